//! Timing of the hub: how often it polls upstream when there is no stream (contract 8 and 15), and its other
//! durations.

use crate::{
    domain::phase::{Phase, Polling},
    upstream::UpstreamError,
};
use std::{ops::Range, time::Duration};

/// The hub's durations; tests shorten them.
#[derive(Clone, Debug)]
pub struct Timing {
    /// How long a stream may be silent before it counts as dead.
    pub stream_timeout: Duration,
    /// How long a new stream may go without a first order before the order is read.
    pub first_order_timeout: Duration,
    /// How long a live stream may go without an order before the order is read.
    pub order_timeout: Duration,
    /// How long an order is followed after its last watcher has left.
    pub grace: Duration,
    /// How long a caller waits for upstream's answer.
    pub read_timeout: Duration,
    /// How long an answer is reused for other callers.
    pub snapshot_ttl: Duration,
    /// The pause before a failed stream is opened again; doubles up to eight times as long.
    pub stream_retry: Duration,
    /// The pause between two reads while the shopper waits at the screen.
    pub waiting: Range<Duration>,
    /// The pause between two reads while upstream processes the order.
    pub processing: Range<Duration>,
    /// The pause between two reads while the order waits for a person or a late payment.
    pub slow: Range<Duration>,
    /// The interval between two polls of unwatched orders, across all nodes.
    pub unwatched_interval: Duration,
    /// The pause between two polls of the same unwatched order, as a multiple of the pause while it is
    /// watched.
    pub unwatched_factor: u32,
}

impl Default for Timing {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self {
            stream_timeout: seconds(45),
            first_order_timeout: seconds(3),
            order_timeout: seconds(60),
            grace: seconds(5),
            read_timeout: seconds(8),
            snapshot_ttl: seconds(3),
            stream_retry: seconds(60),
            waiting: seconds(5)..seconds(10),
            processing: seconds(27)..seconds(33),
            slow: seconds(55)..seconds(65),
            unwatched_interval: seconds(3),
            unwatched_factor: 12,
        }
    }
}

impl Timing {
    /// The pause before the next read of an order in this phase.
    pub fn poll_pause(&self, phase: Phase) -> Duration {
        random_within(match phase.polling() {
            Polling::Waiting => &self.waiting,
            Polling::Processing => &self.processing,
            Polling::Slow => &self.slow,
        })
    }

    /// The pause after a failed read: what upstream requests, but at least the phase's own pause, doubled
    /// with every consecutive failure, up to sixteenfold.
    pub fn pause_after_failure(
        &self,
        error: Option<&UpstreamError>,
        phase: Phase,
        failures: u32,
    ) -> Duration {
        let pause = self.poll_pause(phase).saturating_mul(1 << failures.min(4));
        error.and_then(requested_pause).map_or(pause, |wait| pause.max(wait))
    }

    /// The pause before the next poll of an unwatched order in this phase.
    pub fn unwatched_pause(&self, phase: Phase) -> Duration {
        self.poll_pause(phase).saturating_mul(self.unwatched_factor)
    }

    /// The pause before a stream is opened again.
    pub fn stream_retry_pause(&self, failures: u32) -> Duration {
        self.stream_retry.saturating_mul(1 << failures.saturating_sub(1).min(3))
    }
}

/// The pause that upstream requests.
pub(super) const fn requested_pause(error: &UpstreamError) -> Option<Duration> {
    match error {
        UpstreamError::Throttled { retry_after, .. } | UpstreamError::Blocked { retry_after } => {
            Some(*retry_after)
        }
        UpstreamError::Unavailable(_)
        | UpstreamError::Refused(_)
        | UpstreamError::NotFound
        | UpstreamError::Unauthorized => None,
    }
}

/// A random duration within the range, so that orders are not polled in lockstep.
fn random_within(span: &Range<Duration>) -> Duration {
    let millis = |d: Duration| u64::try_from(d.as_millis()).unwrap_or(u64::MAX);
    let (from, to) = (millis(span.start), millis(span.end));
    Duration::from_millis(if from < to { rand::random_range(from..to) } else { from })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn poll_pause_depends_on_how_soon_a_change_is_likely() {
        let timing = Timing::default();
        for (phase, from, to) in
            [(Phase::AwaitingPayment, 5, 10), (Phase::Sourcing, 27, 33), (Phase::Expired, 55, 65)]
        {
            let pause = timing.poll_pause(phase).as_secs();
            assert!((from..=to).contains(&pause), "{phase:?}: {pause}");
        }
    }

    #[test]
    fn pause_after_failure_respects_upstreams_retry_after() {
        let error = UpstreamError::Throttled { retry_after: Duration::from_mins(5), was_sent: true };
        let pause = Timing::default().pause_after_failure(Some(&error), Phase::AwaitingPayment, 1);
        assert_eq!(pause, Duration::from_mins(5));
    }
}
