//! The clock of the caches: monotonic, and advanced manually in tests. It is not the time of day.

use std::{sync::Arc, time::Instant};

/// Returns the current moment. Cheap to clone; clones share the clock.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Instant + Send + Sync>);

impl Clock {
    /// The machine's monotonic clock.
    pub fn running() -> Self {
        Self(Arc::new(Instant::now))
    }

    /// The current moment.
    pub fn now(&self) -> Instant {
        (self.0)()
    }
}

#[cfg(test)]
pub mod manual {
    use super::Clock;
    use std::{
        sync::{Arc, Mutex},
        time::{Duration, Instant},
    };

    /// Advances a stopped clock.
    pub struct ManualClock(Arc<Mutex<Instant>>);

    /// A stopped clock, and the value that advances it.
    pub fn clock() -> (Clock, ManualClock) {
        let now = Arc::new(Mutex::new(Instant::now()));
        let manual = ManualClock(now.clone());
        (Clock(Arc::new(move || *now.lock().unwrap())), manual)
    }

    impl ManualClock {
        pub fn advance(&self, seconds: u64) {
            *self.0.lock().unwrap() += Duration::from_secs(seconds);
        }
    }
}
