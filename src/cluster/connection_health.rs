//! Health of the connection to the server. After a failure, nothing is sent for a moment, so that
//! an outage does not slow down pages. The outage and the recovery are each logged once.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::time::Instant;

/// How long nothing is sent after a failure.
const RETRY_PAUSE: Duration = Duration::from_millis(250);

/// Health of the connection.
#[derive(Default)]
pub struct ConnectionHealth(Mutex<Option<Outage>>);

/// An outage that has not ended yet.
struct Outage {
    retry_at: Instant,
    /// In one or two words.
    reason: String,
}

impl ConnectionHealth {
    pub fn is_up(&self) -> bool {
        self.outage().is_none()
    }

    /// Why the last command failed.
    pub fn reason(&self) -> Option<String> {
        self.outage().as_ref().map(|outage| outage.reason.clone())
    }

    /// Whether a command may be sent now. During an outage, one command per pause tests the server.
    pub fn may_try(&self) -> bool {
        let now = Instant::now();
        match &mut *self.outage() {
            None => true,
            Some(outage) if now >= outage.retry_at => {
                outage.retry_at = now + RETRY_PAUSE;
                true
            }
            Some(_) => false,
        }
    }

    pub fn record_success(&self) {
        metrics::gauge!("kiosk_redis_up").set(1);
        if self.outage().take().is_some() {
            tracing::info!("redis answers again; nodes share budgets, rate limits and cached answers");
        }
    }

    pub fn record_failure(&self, reason: &str) {
        metrics::gauge!("kiosk_redis_up").set(0);
        let outage = Outage { retry_at: Instant::now() + RETRY_PAUSE, reason: reason.to_owned() };
        let was_up = self.outage().replace(outage).is_none();
        if was_up {
            tracing::warn!(
                reason,
                "redis does not answer; each node keeps to its part of the budgets and uses its own rate limits and cache"
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
    fn connection_health_pauses_commands_after_a_failure() {
        let health = ConnectionHealth::default();
        assert!(health.may_try() && health.is_up());
        health.record_failure("test");
        assert!((0..50).all(|_| !health.may_try()) && !health.is_up());
        assert_eq!(health.reason().as_deref(), Some("test"));
        health.record_success();
        assert!(health.may_try() && health.is_up());
        assert_eq!(health.reason(), None);
    }
}
