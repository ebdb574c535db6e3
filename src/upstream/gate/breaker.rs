//! The circuit breaker of one host: after several reads in a row without an answer nothing is sent for some seconds, then
//! one call at a time tries whether the host is back.

use std::time::Duration;
use tokio::time::Instant;

/// Failed reads in a row after which the host counts as gone.
const TOO_MANY: u32 = 8;

/// How long nothing is sent: short, so that a host that is back is soon seen.
const OPEN: Duration = Duration::from_secs(5);

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
pub enum Part {
    Ordinary,
    /// The one call that tries; everybody else waits for what becomes of it.
    Probe,
}

impl Breaker {
    /// Whether a call may be made. Only a read tries: an order is never a trial.
    pub fn admit(&mut self, is_read: bool, now: Instant) -> Option<Part> {
        match self.state {
            State::Closed => Some(Part::Ordinary),
            State::Open { until } if is_read && now >= until => {
                self.state = State::Trying;
                Some(Part::Probe)
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
    pub fn failed(&mut self, part: Part, now: Instant) -> bool {
        self.failures = self.failures.saturating_add(1);
        match (&self.state, part) {
            (State::Trying, Part::Probe) => {
                self.state = State::Open { until: now + OPEN };
                false
            }
            (State::Closed, _) if self.failures >= TOO_MANY => {
                self.state = State::Open { until: now + OPEN };
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
    pub fn abandoned(&mut self, part: Part, now: Instant) {
        if part == Part::Probe && matches!(self.state, State::Trying) {
            self.state = State::Open { until: now };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(now: Instant) -> Breaker {
        let mut breaker = Breaker::default();
        let opened = (0..TOO_MANY).filter(|_| breaker.failed(Part::Ordinary, now)).count();
        assert_eq!(opened, 1);
        breaker
    }

    #[test]
    fn one_answer_in_between_keeps_it_closed() {
        let (mut breaker, now) = (Breaker::default(), Instant::now());
        for _ in 0..100 {
            (1..TOO_MANY).for_each(|_| assert!(!breaker.failed(Part::Ordinary, now)));
            assert!(!breaker.succeeded());
        }
        assert_eq!(breaker.admit(true, now), Some(Part::Ordinary));
    }

    #[test]
    fn an_open_breaker_is_tried_by_one_read_at_a_time() {
        let now = Instant::now();
        let mut breaker = broken(now);
        assert_eq!(breaker.admit(true, now), None);
        let later = now + OPEN;
        assert_eq!(breaker.admit(false, later), None, "an order is no trial");
        assert_eq!(breaker.admit(true, later), Some(Part::Probe));
        assert_eq!(breaker.admit(true, later), None);
        breaker.failed(Part::Probe, later);
        assert_eq!(breaker.admit(true, later), None);
        assert_eq!(breaker.admit(true, later + OPEN), Some(Part::Probe));
        assert!(breaker.succeeded());
        assert_eq!(breaker.admit(false, later + OPEN), Some(Part::Ordinary));
    }

    #[test]
    fn a_trial_that_nobody_waits_for_makes_room_for_another() {
        let now = Instant::now();
        let mut breaker = broken(now);
        let later = now + OPEN;
        assert_eq!(breaker.admit(true, later), Some(Part::Probe));
        breaker.abandoned(Part::Probe, later);
        assert_eq!(breaker.admit(true, later), Some(Part::Probe));
    }
}
