//! Whether the server answers: after a failure it is left alone for a moment, so that its loss slows no page, and the
//! loss is told once, as is the return.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::time::Instant;

/// How long nothing is asked after a failure.
const RETRY_PAUSE: Duration = Duration::from_millis(250);

/// How long after its return the server may not have been told what happened meanwhile: every node has to find it back first,
/// and to tell.
const CATCHING_UP: Duration = Duration::from_millis(1_500);

/// The state of the line to the server.
#[derive(Default)]
pub struct ConnectionHealth(Mutex<State>);

#[derive(Default)]
struct State {
    loss: Option<Outage>,
    caught_up_at: Option<Instant>,
}

/// A line that does not work.
struct Outage {
    ask_again: Instant,
    /// In a word or two.
    why: String,
}

impl ConnectionHealth {
    pub fn is_up(&self) -> bool {
        self.state().loss.is_none()
    }

    /// Whether it is back, and has been for too short a time to know everything.
    pub fn is_catching_up(&self) -> bool {
        let state = self.state();
        state.loss.is_none() && state.caught_up_at.is_some_and(|at| Instant::now() < at)
    }

    /// Why the last question was not answered.
    pub fn why(&self) -> Option<String> {
        self.state().loss.as_ref().map(|loss| loss.why.clone())
    }

    /// Whether to ask now. While it is down, one question at a time finds out.
    pub fn may_ask(&self) -> bool {
        let now = Instant::now();
        match &mut self.state().loss {
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
        let mut state = self.state();
        if state.loss.take().is_some() {
            state.caught_up_at = Some(Instant::now() + CATCHING_UP);
            tracing::info!("redis answers again; budgets, limits and answers are shared");
        }
    }

    pub fn failed(&self, why: &str) {
        metrics::gauge!("kiosk_redis_up").set(0);
        let loss = Outage { ask_again: Instant::now() + RETRY_PAUSE, why: why.to_owned() };
        let was_up = self.state().loss.replace(loss).is_none();
        if was_up {
            tracing::warn!(
                why,
                "redis does not answer; each node takes its part of the budgets, and has limits and answers of its own"
            );
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_server_that_is_back_does_not_know_everything_at_once() {
        let link = ConnectionHealth::default();
        link.worked();
        assert!(!link.is_catching_up());
        link.failed("test");
        assert!(!link.is_catching_up(), "it is away");
        link.worked();
        assert!(link.is_catching_up() && link.is_up());
        tokio::time::sleep(CATCHING_UP).await;
        assert!(!link.is_catching_up());
    }

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
