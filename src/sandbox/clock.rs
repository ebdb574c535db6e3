//! The double's clock: the machine's, until a test steps or pins it. Prices and payment windows are
//! read from it; the pace of deliveries is not, that is real time.

use std::sync::{Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

/// Unix seconds, steppable.
#[derive(Default)]
pub struct Clock(Mutex<Hand>);

#[derive(Clone, Copy)]
enum Hand {
    Ahead(i64),
    Pinned(i64),
}

impl Default for Hand {
    fn default() -> Self {
        Self::Ahead(0)
    }
}

impl Clock {
    /// The time now, in unix seconds.
    pub fn now(&self) -> i64 {
        match self.hand() {
            Hand::Ahead(seconds) => machine().saturating_add(seconds),
            Hand::Pinned(at) => at,
        }
    }

    /// Moves the clock by so many seconds, whether it runs or is pinned.
    pub fn step(&self, seconds: i64) {
        self.turn(match self.hand() {
            Hand::Ahead(ahead) => Hand::Ahead(ahead.saturating_add(seconds)),
            Hand::Pinned(at) => Hand::Pinned(at.saturating_add(seconds)),
        });
    }

    /// Stops the clock at this moment.
    pub fn pin(&self, at: i64) {
        self.turn(Hand::Pinned(at));
    }

    /// Back to the machine's time.
    pub fn run(&self) {
        self.turn(Hand::default());
    }

    fn hand(&self) -> Hand {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn turn(&self, hand: Hand) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = hand;
    }
}

fn machine() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
