//! The circuit breaker of one host. After several reads in a row without an answer, nothing is sent
//! for some seconds. Then one call at a time tests whether the host is back.

use std::time::Duration;
use tokio::time::Instant;

/// Number of failed reads in a row that opens the breaker.
const MAX_FAILURES: u32 = 8;

/// How long nothing is sent. Short, so that the recovery is noticed soon.
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
    /// One call is testing the host.
    HalfOpen,
}

/// The role of an admitted call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BreakerPermit {
    Ordinary,
    /// The one call that tests the host. All other calls wait for its result.
    Probe,
}

impl Breaker {
    /// Whether a call may be made. Only a read may test the host, never an order.
    pub fn admit(&mut self, is_read: bool, now: Instant) -> Option<BreakerPermit> {
        match self.state {
            State::Closed => Some(BreakerPermit::Ordinary),
            State::Open { until } if is_read && now >= until => {
                self.state = State::HalfOpen;
                Some(BreakerPermit::Probe)
            }
            State::Open { .. } | State::HalfOpen => None,
        }
    }

    /// Records an answer. Returns whether it closes an open breaker.
    pub fn succeeded(&mut self) -> bool {
        self.failures = 0;
        !matches!(std::mem::take(&mut self.state), State::Closed)
    }

    /// Records a failure: no answer, or a server error. Returns whether it opens the breaker.
    pub fn failed(&mut self, permit: BreakerPermit, now: Instant) -> bool {
        self.failures = self.failures.saturating_add(1);
        match (&self.state, permit) {
            (State::HalfOpen, BreakerPermit::Probe) => {
                self.state = State::Open { until: now + OPEN_FOR };
                false
            }
            (State::Closed, _) if self.failures >= MAX_FAILURES => {
                self.state = State::Open { until: now + OPEN_FOR };
                true
            }
            (State::Closed | State::Open { .. } | State::HalfOpen, _) => false,
        }
    }

    /// Whether the breaker is open.
    pub const fn is_open(&self) -> bool {
        !matches!(self.state, State::Closed)
    }

    /// Records that the caller gave up on a call. Another call may test the host at once.
    pub fn abandoned(&mut self, permit: BreakerPermit, now: Instant) {
        if permit == BreakerPermit::Probe && matches!(self.state, State::HalfOpen) {
            self.state = State::Open { until: now };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open_breaker(now: Instant) -> Breaker {
        let mut breaker = Breaker::default();
        let opened = (0..MAX_FAILURES).filter(|_| breaker.failed(BreakerPermit::Ordinary, now)).count();
        assert_eq!(opened, 1);
        breaker
    }

    #[test]
    fn breaker_stays_closed_if_any_read_succeeds() {
        let (mut breaker, now) = (Breaker::default(), Instant::now());
        for _ in 0..100 {
            (1..MAX_FAILURES).for_each(|_| assert!(!breaker.failed(BreakerPermit::Ordinary, now)));
            assert!(!breaker.succeeded());
        }
        assert_eq!(breaker.admit(true, now), Some(BreakerPermit::Ordinary));
    }

    #[test]
    fn open_breaker_is_tested_by_one_read_at_a_time() {
        let now = Instant::now();
        let mut breaker = open_breaker(now);
        assert_eq!(breaker.admit(true, now), None);
        let later = now + OPEN_FOR;
        assert_eq!(breaker.admit(false, later), None, "an order does not test the host");
        assert_eq!(breaker.admit(true, later), Some(BreakerPermit::Probe));
        assert_eq!(breaker.admit(true, later), None);
        breaker.failed(BreakerPermit::Probe, later);
        assert_eq!(breaker.admit(true, later), None);
        assert_eq!(breaker.admit(true, later + OPEN_FOR), Some(BreakerPermit::Probe));
        assert!(breaker.succeeded());
        assert_eq!(breaker.admit(false, later + OPEN_FOR), Some(BreakerPermit::Ordinary));
    }

    #[test]
    fn abandoned_test_allows_another() {
        let now = Instant::now();
        let mut breaker = open_breaker(now);
        let later = now + OPEN_FOR;
        assert_eq!(breaker.admit(true, later), Some(BreakerPermit::Probe));
        breaker.abandoned(BreakerPermit::Probe, later);
        assert_eq!(breaker.admit(true, later), Some(BreakerPermit::Probe));
    }
}
