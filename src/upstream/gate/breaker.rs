//! The circuit breaker of one host: after several reads in a row without an answer nothing is sent for some seconds, then
//! one call at a time tries whether the host is back.

use std::time::Duration;
use tokio::time::Instant;

/// Failed reads in a row after which the host counts as gone.
const MAX_FAILURES: u32 = 8;

/// How long nothing is sent: short, so that a host that is back is soon seen.
const OPEN_FOR: Duration = Duration::from_secs(5);

/// Whether a host answers.
#[derive(Default)]
pub struct Breaker {
    failures: u32,
    state: State,
}

#[derive(Default)]
enum State {
    #[default]
    Closed,
    Open {
        until: Instant,
    },
    /// One call is trying.
    Trying,
}

/// How a call that was let through stands to the breaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BreakerPermit {
    Ordinary,
    /// The one call that tries; everybody else waits for what becomes of it.
    Probe,
}

impl Breaker {
    /// Whether a call may be made. Only a read tries: an order is never a trial.
    pub fn admit(&mut self, is_read: bool, now: Instant) -> Option<BreakerPermit> {
        match self.state {
            State::Closed => Some(BreakerPermit::Ordinary),
            State::Open { until } if is_read && now >= until => {
                self.state = State::Trying;
                Some(BreakerPermit::Probe)
            }
            State::Open { .. } | State::Trying => None,
        }
    }

    /// The host answered. Whether this closes an open breaker.
    pub fn succeeded(&mut self) -> bool {
        self.failures = 0;
        !matches!(std::mem::take(&mut self.state), State::Closed)
    }

    /// The host did not answer, or with nothing but its own fault. Whether this opens the breaker.
    pub fn failed(&mut self, part: BreakerPermit, now: Instant) -> bool {
        self.failures = self.failures.saturating_add(1);
        match (&self.state, part) {
            (State::Trying, BreakerPermit::Probe) => {
                self.state = State::Open { until: now + OPEN_FOR };
                false
            }
            (State::Closed, _) if self.failures >= MAX_FAILURES => {
                self.state = State::Open { until: now + OPEN_FOR };
                true
            }
            (State::Closed | State::Open { .. } | State::Trying, _) => false,
        }
    }

    /// Whether the host counts as gone.
    pub const fn is_open(&self) -> bool {
        !matches!(self.state, State::Closed)
    }

    /// Nobody waited for the answer. Another call may try at once.
    pub fn abandoned(&mut self, part: BreakerPermit, now: Instant) {
        if part == BreakerPermit::Probe && matches!(self.state, State::Trying) {
            self.state = State::Open { until: now };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(now: Instant) -> Breaker {
        let mut breaker = Breaker::default();
        let opened = (0..MAX_FAILURES).filter(|_| breaker.failed(BreakerPermit::Ordinary, now)).count();
        assert_eq!(opened, 1);
        breaker
    }

    #[test]
    fn one_answer_in_between_keeps_it_closed() {
        let (mut breaker, now) = (Breaker::default(), Instant::now());
        for _ in 0..100 {
            (1..MAX_FAILURES).for_each(|_| assert!(!breaker.failed(BreakerPermit::Ordinary, now)));
            assert!(!breaker.succeeded());
        }
        assert_eq!(breaker.admit(true, now), Some(BreakerPermit::Ordinary));
    }

    #[test]
    fn an_open_breaker_is_tried_by_one_read_at_a_time() {
        let now = Instant::now();
        let mut breaker = broken(now);
        assert_eq!(breaker.admit(true, now), None);
        let later = now + OPEN_FOR;
        assert_eq!(breaker.admit(false, later), None, "an order is no trial");
        assert_eq!(breaker.admit(true, later), Some(BreakerPermit::Probe));
        assert_eq!(breaker.admit(true, later), None);
        breaker.failed(BreakerPermit::Probe, later);
        assert_eq!(breaker.admit(true, later), None);
        assert_eq!(breaker.admit(true, later + OPEN_FOR), Some(BreakerPermit::Probe));
        assert!(breaker.succeeded());
        assert_eq!(breaker.admit(false, later + OPEN_FOR), Some(BreakerPermit::Ordinary));
    }

    #[test]
    fn a_trial_that_nobody_waits_for_makes_room_for_another() {
        let now = Instant::now();
        let mut breaker = broken(now);
        let later = now + OPEN_FOR;
        assert_eq!(breaker.admit(true, later), Some(BreakerPermit::Probe));
        breaker.abandoned(BreakerPermit::Probe, later);
        assert_eq!(breaker.admit(true, later), Some(BreakerPermit::Probe));
    }
}
