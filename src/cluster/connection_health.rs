//! Whether the server answers: after a failure it is left alone for a moment, so that its loss slows no page, and the
//! loss is told once, as is the return.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::time::Instant;

/// How long nothing is asked after a failure.
const RETRY_PAUSE: Duration = Duration::from_millis(250);

/// The state of the line to the server.
#[derive(Default)]
pub struct ConnectionHealth(Mutex<Option<Outage>>);

/// A line that does not work.
struct Outage {
    ask_again: Instant,
    /// In a word or two.
    why: String,
}

impl ConnectionHealth {
    pub fn is_up(&self) -> bool {
        self.outage().is_none()
    }

    /// Why the last question was not answered.
    pub fn why(&self) -> Option<String> {
        self.outage().as_ref().map(|loss| loss.why.clone())
    }

    /// Whether to ask now. While it is down, one question at a time finds out.
    pub fn may_ask(&self) -> bool {
        let now = Instant::now();
        match &mut *self.outage() {
            None => true,
            Some(loss) if now >= loss.ask_again => {
                loss.ask_again = now + RETRY_PAUSE;
                true
            }
            Some(_) => false,
        }
    }

    pub fn worked(&self) {
        metrics::gauge!("kiosk_redis_up").set(1);
        if self.outage().take().is_some() {
            tracing::info!("redis answers again; budgets, limits and answers are shared");
        }
    }

    pub fn failed(&self, why: &str) {
        metrics::gauge!("kiosk_redis_up").set(0);
        let loss = Outage { ask_again: Instant::now() + RETRY_PAUSE, why: why.to_owned() };
        let was_up = self.outage().replace(loss).is_none();
        if was_up {
            tracing::warn!(
                why,
                "redis does not answer; each node takes its part of the budgets, and has limits and answers of its own"
            );
        }
    }

    fn outage(&self) -> MutexGuard<'_, Option<Outage>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_fails_is_left_alone_for_a_moment() {
        let link = ConnectionHealth::default();
        assert!(link.may_ask() && link.is_up());
        link.failed("test");
        assert!((0..50).all(|_| !link.may_ask()) && !link.is_up());
        assert_eq!(link.why().as_deref(), Some("test"));
        link.worked();
        assert!(link.may_ask() && link.is_up());
        assert_eq!(link.why(), None);
    }
}
