//! The calls of one node in a sliding window, oldest first.

use super::{super::caller::Priority, budget::Budget, endpoint::Endpoint};
use crate::cluster::{Call, NETWORK_SHARES, network_of};
use std::{collections::VecDeque, net::IpAddr, time::Duration};
use tokio::time::Instant;

/// Why a call is refused, with the wait after which it may be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exhausted {
    /// The remaining budget is too small for this priority.
    Budget(Duration),
    /// The shopper's share is used up.
    Share(Duration),
}

/// The calls within one window.
#[derive(Default)]
pub struct SlidingWindow(VecDeque<Counted>);

struct Counted {
    call: Call,
    at: Instant,
}

impl SlidingWindow {
    /// Counts a call, or returns why it may not be made.
    pub fn spend(
        &mut self,
        endpoint: Endpoint,
        budget: Budget,
        priority: Priority,
        shopper: Option<IpAddr>,
        now: Instant,
    ) -> Result<Call, Exhausted> {
        self.forget(budget, now);
        let until = |counted: &Counted| (counted.at + budget.counted()).saturating_duration_since(now);
        if let Some(over) = self.0.len().checked_sub(budget.ceiling(priority)) {
            return Err(Exhausted::Budget(self.0.get(over).map_or(budget.window, until)));
        }
        if let (Some(share), Some(shopper)) = (endpoint.share(budget, priority), shopper)
            && let Some(wait) = self.share_wait(share, shopper, until)
        {
            return Err(Exhausted::Share(wait));
        }
        let call = Call { id: rand::random(), shopper };
        self.0.push_back(Counted { call, at: now });
        Ok(call)
    }

    /// How long a call has to wait after `ahead` other calls. `others` calls of other nodes are in
    /// the window too. `None` if the call may be made now.
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
        let of_shopper = share.and_then(|(share, shopper)| self.share_wait(share, shopper, until));
        of_all.max(of_shopper)
    }

    /// How long a shopper has to wait whose share is used up.
    fn share_wait(
        &self,
        share: usize,
        shopper: IpAddr,
        until: impl Fn(&Counted) -> Duration,
    ) -> Option<Duration> {
        let of_shopper = self.nth_last(share, |other| other == shopper);
        let of_network =
            self.nth_last(share * NETWORK_SHARES, |other| network_of(other) == network_of(shopper));
        [of_shopper, of_network].into_iter().flatten().map(until).max()
    }

    /// The call that has to leave the window before fewer than `count` calls of these callers are
    /// in it. `None` if there are already fewer.
    fn nth_last(&self, count: usize, is_theirs: impl Fn(IpAddr) -> bool) -> Option<&Counted> {
        self.0
            .iter()
            .rev()
            .filter(|counted| counted.call.shopper.is_some_and(&is_theirs))
            .nth(count.max(1) - 1)
    }

    /// Number of calls in the window at the last `spend`, `wait` or `left`.
    pub fn calls(&self) -> usize {
        self.0.len()
    }

    /// Takes back a call that is not made after all.
    pub fn take_back(&mut self, call: Call) {
        if let Some(place) = self.0.iter().rposition(|counted| counted.call.id == call.id) {
            self.0.remove(place);
        }
    }

    /// Remaining calls for purchases.
    pub fn left(&mut self, budget: Budget, now: Instant) -> usize {
        self.forget(budget, now);
        budget.calls.saturating_sub(self.0.len())
    }

    /// Time until the oldest call leaves the window.
    pub fn next_leaves(&self, budget: Budget, now: Instant) -> Option<Duration> {
        self.0.front().map(|counted| (counted.at + budget.counted()).saturating_duration_since(now))
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
    fn no_window_holds_more_calls_than_the_budget() {
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
    fn remaining_calls_are_reserved_for_purchases() {
        for (priority, made) in [
            (Priority::Crawler, 4),
            (Priority::Unknown, 8),
            (Priority::Refresh, 10),
            (Priority::Page, 14),
            (Priority::Purchase, 16),
        ] {
            let (mut window, now) = (SlidingWindow::default(), Instant::now());
            let spent = (0..50)
                .filter(|_| window.spend(Endpoint::Brands, SIXTEEN, priority, None, now).is_ok())
                .count();
            assert_eq!(spent, made, "{priority:?}");
        }
    }

    #[test]
    fn refusal_returns_when_the_call_may_be_made() {
        let (mut window, start) = (SlidingWindow::default(), Instant::now());
        for n in 0..16 {
            window.spend(Endpoint::Orders, SIXTEEN, Priority::Purchase, None, start + seconds(n)).unwrap();
        }
        let now = start + seconds(20);
        let mut ask = |priority| window.spend(Endpoint::Orders, SIXTEEN, priority, None, now);
        assert_eq!(ask(Priority::Purchase), Err(Exhausted::Budget(seconds(41))));
        assert_eq!(ask(Priority::Page), Err(Exhausted::Budget(seconds(43))));
    }

    #[test]
    fn shopper_has_a_share_of_the_budget() {
        for endpoint in [Endpoint::Place, Endpoint::Validations, Endpoint::Price, Endpoint::Orders] {
            let (mut window, now) = (SlidingWindow::default(), Instant::now());
            let (one, other) = ("203.0.113.1".parse().ok(), "203.0.113.2".parse().ok());
            let mut ask = |shopper| window.spend(endpoint, SIXTEEN, Priority::Purchase, shopper, now);
            assert_eq!((0..50).filter(|_| ask(one).is_ok()).count(), 4, "{endpoint:?}");
            assert_eq!(ask(one), Err(Exhausted::Share(seconds(61))));
            assert_eq!((0..50).filter(|_| ask(other).is_ok()).count(), 4, "{endpoint:?}");
            assert!(ask(None).is_ok());
        }
    }

    #[test]
    fn wait_depends_on_the_calls_ahead() {
        let (mut window, start, one) =
            (SlidingWindow::default(), Instant::now(), "203.0.113.1".parse().unwrap());
        for at in 0..16 {
            window.spend(Endpoint::Place, SIXTEEN, Priority::Purchase, None, start + seconds(at)).unwrap();
        }
        let now = start + seconds(20);
        for (ahead, others, wait) in [(0, 0, 41), (3, 0, 44), (1, 2, 44), (40, 0, 60)] {
            let result = window.wait(None, 16, (ahead, others), SIXTEEN, now);
            assert_eq!(result, Some(seconds(wait)), "{ahead} {others}");
        }
        assert_eq!(window.wait(Some((4, one)), 16, (0, 0), SIXTEEN, start + seconds(80)), None);
    }

    #[test]
    fn ipv6_network_has_the_share_of_two_shoppers() {
        let (mut window, now) = (SlidingWindow::default(), Instant::now());
        let mut ask = |shopper: String| {
            window.spend(Endpoint::Place, SIXTEEN, Priority::Purchase, shopper.parse().ok(), now).is_ok()
        };
        let of_one_network = (0..50).filter(|subnet| ask(format!("2001:db8:7:{subnet:x}::"))).count();
        assert_eq!(of_one_network, 8);
        assert!(ask("2001:db8:8::".to_owned()), "another network has its own shares");
    }

    #[test]
    fn share_is_free_when_the_oldest_call_leaves_the_window() {
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
    fn buyer_may_read_more_products_but_not_all() {
        let one = "203.0.113.1".parse().ok();
        for (priority, made) in [(Priority::Page, 4), (Priority::Purchase, 12)] {
            let (mut window, now) = (SlidingWindow::default(), Instant::now());
            let spent = (0..50)
                .filter(|_| window.spend(Endpoint::Products, SIXTEEN, priority, one, now).is_ok())
                .count();
            assert_eq!(spent, made, "{priority:?}");
        }
    }
}
