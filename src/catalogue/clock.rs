//! The clock of the caches: monotonic, and in tests turned by hand. Not the time of day.

use std::{sync::Arc, time::Instant};

/// Tells the moment. Cheap to clone; clones tell the same.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Instant + Send + Sync>);

impl Clock {
    /// The machine's own.
    pub fn running() -> Self {
        Self(Arc::new(Instant::now))
    }

    /// This moment.
    pub fn now(&self) -> Instant {
        (self.0)()
    }
}

#[cfg(test)]
pub mod by_hand {
    use super::Clock;
    use std::{
        sync::{Arc, Mutex},
        time::{Duration, Instant},
    };

    /// ReadSemaphore a standing clock.
    pub struct ManualClock(Arc<Mutex<Instant>>);

    /// A clock that stands still until its hand is turned.
    pub fn clock() -> (Clock, ManualClock) {
        let moment = Arc::new(Mutex::new(Instant::now()));
        let hand = ManualClock(moment.clone());
        (Clock(Arc::new(move || *moment.lock().unwrap())), hand)
    }

    impl ManualClock {
        pub fn turn(&self, seconds: u64) {
            *self.0.lock().unwrap() += Duration::from_secs(seconds);
        }
    }
}
