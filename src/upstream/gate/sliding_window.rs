//! The calls of one node in a rolling window, the oldest first, and which of them the other nodes know.

use super::{super::caller::Priority, budget::Budget, endpoint::Endpoint};
use crate::cluster::{Call, NETWORK_SHARES, network_of};
use std::{collections::VecDeque, net::IpAddr, time::Duration};
use tokio::time::Instant;

/// Why a budget refuses, with the time after which it may not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exhausted {
    /// Too little is left for this occasion.
    Budget(Duration),
    /// This shopper has had a share of what is short.
    Share(Duration),
}

/// The calls within one window.
#[derive(Default)]
pub struct SlidingWindow(VecDeque<Counted>);

struct Counted {
    call: Call,
    at: Instant,
    known: Known,
}

/// Whether the other nodes know a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    /// They are being asked.
    Asked,
    /// It was made without asking them.
    Alone,
    /// It is in the common log, which may lack yet what others made alone.
    Early,
    /// It is in the common log.
    Common,
    /// It was in a common log that is no more.
    Lost,
}

impl SlidingWindow {
    /// Counts a call, or says why it may not be made.
    pub fn spend(
        &mut self,
        endpoint: Endpoint,
        budget: Budget,
        occasion: Priority,
        who: Option<IpAddr>,
        now: Instant,
    ) -> Result<Call, Exhausted> {
        self.forget(budget, now);
        let until = |counted: &Counted| (counted.at + budget.counted()).saturating_duration_since(now);
        if let Some(over) = self.0.len().checked_sub(budget.ceiling(occasion)) {
            return Err(Exhausted::Budget(self.0.get(over).map_or(budget.window, until)));
        }
        if let (Some(share), Some(who)) = (endpoint.share(budget, occasion), who)
            && let Some(wait) = self.share_wait(share, who, until)
        {
            return Err(Exhausted::Share(wait));
        }
        let call = Call { id: rand::random(), who };
        self.0.push_back(Counted { call, at: now, known: Known::Asked });
        Ok(call)
    }

    /// How long a call has to wait after `ahead` others, of which `others` more are in the window than this node knows; `None`
    /// when it need not.
    pub fn wait(
        &mut self,
        share: Option<(usize, IpAddr)>,
        ceiling: usize,
        (ahead, others): (usize, usize),
        budget: Budget,
        now: Instant,
    ) -> Option<Duration> {
        self.forget(budget, now);
        let until = |counted: &Counted| (counted.at + budget.counted()).saturating_duration_since(now);
        let over = (self.0.len() + ahead + others).checked_sub(ceiling);
        let of_all = over.map(|over| self.0.get(over).map_or(budget.window, until));
        let of_shopper = share.and_then(|(share, who)| self.share_wait(share, who, until));
        of_all.max(of_shopper)
    }

    /// How long a shopper who has had their share waits.
    fn share_wait(
        &self,
        share: usize,
        who: IpAddr,
        until: impl Fn(&Counted) -> Duration,
    ) -> Option<Duration> {
        let of_shopper = self.nth_last(share, |other| other == who);
        let of_network = self.nth_last(share * NETWORK_SHARES, |other| network_of(other) == network_of(who));
        [of_shopper, of_network].into_iter().flatten().map(until).max()
    }

    /// The call that has to leave the window before there are fewer than `count` of these callers; `None` when there are
    /// fewer.
    fn nth_last(&self, count: usize, is_theirs: impl Fn(IpAddr) -> bool) -> Option<&Counted> {
        self.0.iter().rev().filter(|counted| counted.call.who.is_some_and(&is_theirs)).nth(count.max(1) - 1)
    }

    /// How many calls were counted when it was last asked for one.
    pub fn calls(&self) -> usize {
        self.0.len()
    }

    /// How many of them the others may have made the like of, unheard.
    pub fn alone(&self) -> usize {
        let is_alone = |known| matches!(known, Known::Asked | Known::Alone | Known::Early);
        self.0.iter().filter(|counted| is_alone(counted.known)).count()
    }

    /// A call is in the common log now, of which it is doubtful or not whether it is whole.
    pub fn is_common(&mut self, call: Call, is_early: bool) {
        self.set(call, if is_early { Known::Early } else { Known::Common });
    }

    /// The common log is whole.
    pub fn is_whole(&mut self) {
        for counted in self.0.iter_mut().filter(|counted| counted.known == Known::Early) {
            counted.known = Known::Common;
        }
    }

    /// A call is made without the others.
    pub fn is_alone(&mut self, call: Call) {
        self.set(call, Known::Alone);
    }

    /// Takes a call back that is not made after all.
    pub fn take_back(&mut self, call: Call) {
        if let Some(place) = self.place(call) {
            self.0.remove(place);
        }
    }

    /// The common log is lost. Whether it held anything of this node.
    pub fn lose(&mut self) -> bool {
        let mut held = false;
        for counted in
            self.0.iter_mut().filter(|counted| matches!(counted.known, Known::Common | Known::Early))
        {
            counted.known = Known::Lost;
            held = true;
        }
        held
    }

    /// What was made and is not in the common log, and how long ago that was; no more than so many at a time.
    pub fn untold(&mut self, budget: Budget, most: usize, now: Instant) -> Vec<(Call, Duration)> {
        self.forget(budget, now);
        let untold = self.0.iter().filter(|counted| matches!(counted.known, Known::Alone | Known::Lost));
        untold.take(most).map(|counted| (counted.call, now.saturating_duration_since(counted.at))).collect()
    }

    /// How many calls for whoever pays are left.
    pub fn left(&mut self, budget: Budget, now: Instant) -> usize {
        self.forget(budget, now);
        budget.calls.saturating_sub(self.0.len())
    }

    /// Until the oldest call leaves the window.
    pub fn next_leaves(&self, budget: Budget, now: Instant) -> Option<Duration> {
        self.0.front().map(|counted| (counted.at + budget.counted()).saturating_duration_since(now))
    }

    fn set(&mut self, call: Call, known: Known) {
        if let Some(counted) = self.place(call).and_then(|place| self.0.get_mut(place)) {
            counted.known = known;
        }
    }

    fn place(&self, call: Call) -> Option<usize> {
        self.0.iter().rposition(|counted| counted.call.id == call.id)
    }

    fn forget(&mut self, budget: Budget, now: Instant) {
        while self.0.front().is_some_and(|counted| counted.at + budget.counted() <= now) {
            self.0.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIXTEEN: Budget = Budget { calls: 16, window: Duration::from_mins(1) };

    fn seconds(n: u64) -> Duration {
        Duration::from_secs(n)
    }

    #[test]
    fn no_window_wherever_it_begins_holds_more_calls_than_the_budget() {
        let (mut window, start) = (SlidingWindow::default(), Instant::now());
        let mut made = Vec::new();
        for tick in 0..4_000 {
            let now = start + Duration::from_millis(tick * 50);
            if window.spend(Endpoint::Orders, SIXTEEN, Priority::Purchase, None, now).is_ok() {
                made.push(now);
            }
        }
        assert!(made.len() > 40, "{}", made.len());
        for first in &made {
            let within = made.iter().filter(|at| *at >= first && **at < *first + SIXTEEN.window).count();
            assert!(within <= SIXTEEN.calls, "{within}");
        }
    }

    #[test]
    fn what_is_left_is_kept_for_whoever_pays() {
        for (occasion, made) in [
            (Priority::Crawler, 4),
            (Priority::Unknown, 8),
            (Priority::Refresh, 10),
            (Priority::Page, 14),
            (Priority::Purchase, 16),
        ] {
            let (mut window, now) = (SlidingWindow::default(), Instant::now());
            let spent = (0..50)
                .filter(|_| window.spend(Endpoint::Brands, SIXTEEN, occasion, None, now).is_ok())
                .count();
            assert_eq!(spent, made, "{occasion:?}");
        }
    }

    #[test]
    fn a_refusal_says_when_the_call_may_be_made() {
        let (mut window, start) = (SlidingWindow::default(), Instant::now());
        for n in 0..16 {
            window.spend(Endpoint::Orders, SIXTEEN, Priority::Purchase, None, start + seconds(n)).unwrap();
        }
        let now = start + seconds(20);
        let mut ask = |occasion| window.spend(Endpoint::Orders, SIXTEEN, occasion, None, now);
        assert_eq!(ask(Priority::Purchase), Err(Exhausted::Budget(seconds(41))));
        assert_eq!(ask(Priority::Page), Err(Exhausted::Budget(seconds(43))));
    }

    #[test]
    fn one_shopper_has_only_a_share_from_the_first_call_on() {
        for endpoint in [Endpoint::Place, Endpoint::Validations, Endpoint::Price, Endpoint::Orders] {
            let (mut window, now) = (SlidingWindow::default(), Instant::now());
            let (one, other) = ("203.0.113.1".parse().ok(), "203.0.113.2".parse().ok());
            let mut ask = |who| window.spend(endpoint, SIXTEEN, Priority::Purchase, who, now);
            assert_eq!((0..50).filter(|_| ask(one).is_ok()).count(), 4, "{endpoint:?}");
            assert_eq!(ask(one), Err(Exhausted::Share(seconds(61))));
            assert_eq!((0..50).filter(|_| ask(other).is_ok()).count(), 4, "{endpoint:?}");
            assert!(ask(None).is_ok());
        }
    }

    #[test]
    fn a_place_in_the_queue_is_told_by_the_calls_that_leave_before_it() {
        let (mut window, start, one) =
            (SlidingWindow::default(), Instant::now(), "203.0.113.1".parse().unwrap());
        for at in 0..16 {
            window.spend(Endpoint::Place, SIXTEEN, Priority::Purchase, None, start + seconds(at)).unwrap();
        }
        let now = start + seconds(20);
        for (ahead, others, wait) in [(0, 0, 41), (3, 0, 44), (1, 2, 44), (40, 0, 60)] {
            let told = window.wait(None, 16, (ahead, others), SIXTEEN, now);
            assert_eq!(told, Some(seconds(wait)), "{ahead} {others}");
        }
        assert_eq!(window.wait(Some((4, one)), 16, (0, 0), SIXTEEN, start + seconds(80)), None);
    }

    #[test]
    fn a_large_ipv6_network_has_the_share_of_two_shoppers() {
        let (mut window, now) = (SlidingWindow::default(), Instant::now());
        let mut ask = |who: String| {
            window.spend(Endpoint::Place, SIXTEEN, Priority::Purchase, who.parse().ok(), now).is_ok()
        };
        let of_one_network = (0..50).filter(|subnet| ask(format!("2001:db8:7:{subnet:x}::"))).count();
        assert_eq!(of_one_network, 8);
        assert!(ask("2001:db8:8::".to_owned()), "another network has shares of its own");
    }

    #[test]
    fn a_share_is_free_again_when_the_oldest_call_leaves_the_window() {
        let (mut window, start, one) = (SlidingWindow::default(), Instant::now(), "203.0.113.1".parse().ok());
        let mut ask =
            |at| window.spend(Endpoint::Place, SIXTEEN, Priority::Purchase, one, start + seconds(at));
        for at in 0..4 {
            ask(at).unwrap();
        }
        assert_eq!(ask(10), Err(Exhausted::Share(seconds(51))));
        ask(61).unwrap();
        assert_eq!(ask(61), Err(Exhausted::Share(seconds(1))));
    }

    #[test]
    fn what_the_others_do_not_know_is_told_while_it_counts() {
        let (mut window, start) = (SlidingWindow::default(), Instant::now());
        let spend = |window: &mut SlidingWindow, at| {
            window.spend(Endpoint::Orders, SIXTEEN, Priority::Purchase, None, start + seconds(at)).unwrap()
        };
        let calls = [0, 10, 20, 30].map(|at| spend(&mut window, at));
        let untold = |window: &mut SlidingWindow, at| {
            let untold = window.untold(SIXTEEN, 2, start + seconds(at));
            untold.into_iter().map(|(call, ago)| (call, ago.as_secs())).collect::<Vec<_>>()
        };
        assert_eq!((untold(&mut window, 30), window.alone()), (vec![], 4), "they are being asked");
        window.is_alone(calls[0]);
        window.is_common(calls[1], true);
        window.is_whole();
        window.is_alone(calls[2]);
        window.is_alone(calls[3]);
        assert_eq!(untold(&mut window, 40), [(calls[0], 40), (calls[2], 20)], "so many at a time");
        assert_eq!((untold(&mut window, 61), window.alone()), (vec![(calls[2], 41), (calls[3], 31)], 2));
        assert!(window.lose());
        assert_eq!((untold(&mut window, 62), window.alone()), (vec![(calls[1], 52), (calls[2], 42)], 2));
        assert!(!window.lose());
    }

    #[test]
    fn whoever_buys_may_read_more_products_and_never_all() {
        let one = "203.0.113.1".parse().ok();
        for (occasion, made) in [(Priority::Page, 4), (Priority::Purchase, 12)] {
            let (mut window, now) = (SlidingWindow::default(), Instant::now());
            let spent = (0..50)
                .filter(|_| window.spend(Endpoint::Products, SIXTEEN, occasion, one, now).is_ok())
                .count();
            assert_eq!(spent, made, "{occasion:?}");
        }
    }
}
