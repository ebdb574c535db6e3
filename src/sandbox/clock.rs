//! The sandbox's clock: the machine's, until a test steps or pins it. Prices and payment windows
//! use it. Deliveries use real time.

use std::sync::{Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

/// An adjustable clock with unix seconds.
#[derive(Default)]
pub struct Clock(Mutex<Mode>);

#[derive(Clone, Copy)]
enum Mode {
    Offset(i64),
    Pinned(i64),
}

impl Default for Mode {
    fn default() -> Self {
        Self::Offset(0)
    }
}

impl Clock {
    /// The current time in unix seconds.
    pub fn now(&self) -> i64 {
        match self.mode() {
            Mode::Offset(seconds) => machine().saturating_add(seconds),
            Mode::Pinned(at) => at,
        }
    }

    /// Moves the clock by this many seconds, whether it runs or is pinned.
    pub fn step(&self, seconds: i64) {
        self.set_mode(match self.mode() {
            Mode::Offset(offset) => Mode::Offset(offset.saturating_add(seconds)),
            Mode::Pinned(at) => Mode::Pinned(at.saturating_add(seconds)),
        });
    }

    /// Stops the clock at this time.
    pub fn pin(&self, at: i64) {
        self.set_mode(Mode::Pinned(at));
    }

    /// Returns to the machine's time.
    pub fn run(&self) {
        self.set_mode(Mode::default());
    }

    fn mode(&self) -> Mode {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set_mode(&self, mode: Mode) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = mode;
    }
}

fn machine() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
