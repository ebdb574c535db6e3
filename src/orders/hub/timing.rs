//! How often upstream is asked when it does not tell by itself (contract 8 and 15), and the other spans
//! of time the hub lives by.

use crate::{
    domain::phase::{Phase, Polling},
    upstream::UpstreamError,
};
use std::{ops::Range, time::Duration};

/// The hub's spans of time; tests shorten them.
#[derive(Clone, Debug)]
pub struct Timing {
    /// How long a stream may be silent before it counts as dead.
    pub silence: Duration,
    /// How long a stream may stay without a first message before the order is read.
    pub first_word: Duration,
    /// How long a stream that is alive may not speak of the order before it is read.
    pub unspoken: Duration,
    /// How long an order is followed after its last watcher left.
    pub grace: Duration,
    /// How long somebody who joins waits for upstream's first word.
    pub patience: Duration,
    /// How long an answer serves everybody who asks.
    pub keep: Duration,
    /// The pause before a failed stream is tried again; doubles up to eight times as much.
    pub retry: Duration,
    /// Between two reads while somebody waits at the screen.
    pub waiting: Range<Duration>,
    /// Between two reads while upstream works on it.
    pub processing: Range<Duration>,
    /// Between two reads while a person or a late payment is waited for.
    pub slow: Range<Duration>,
    /// Between two looks at orders that nobody watches, of all nodes together.
    pub round: Duration,
    /// Between two looks at the same one, as a multiple of the pause while it is watched.
    pub unwatched: u32,
}

impl Default for Timing {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self {
            silence: seconds(45),
            first_word: seconds(3),
            unspoken: seconds(60),
            grace: seconds(5),
            patience: seconds(8),
            keep: seconds(3),
            retry: seconds(60),
            waiting: seconds(5)..seconds(10),
            processing: seconds(27)..seconds(33),
            slow: seconds(55)..seconds(65),
            round: seconds(3),
            unwatched: 12,
        }
    }
}

impl Timing {
    /// The pause before the next read of an order in this phase.
    pub fn after(&self, phase: Phase) -> Duration {
        pick(match phase.polling() {
            Polling::Waiting => &self.waiting,
            Polling::Processing => &self.processing,
            Polling::Slow => &self.slow,
        })
    }

    /// The pause after a read that failed: what upstream asks for, else the phase's own, at least
    /// doubled with every failure in a row up to sixteenfold.
    pub fn after_failure(&self, error: Option<&UpstreamError>, phase: Phase, failures: u32) -> Duration {
        let usual = self.after(phase).saturating_mul(1 << failures.min(4));
        error.and_then(asked_to_wait).map_or(usual, |wait| usual.max(wait))
    }

    /// The pause before the next look at an order in this phase that nobody watches.
    pub fn unwatched(&self, phase: Phase) -> Duration {
        self.after(phase).saturating_mul(self.unwatched)
    }

    /// The pause before a stream is opened again.
    pub fn before_stream(&self, failures: u32) -> Duration {
        self.retry.saturating_mul(1 << failures.saturating_sub(1).min(3))
    }
}

/// How long upstream asks to be left alone.
pub(super) const fn asked_to_wait(error: &UpstreamError) -> Option<Duration> {
    match error {
        UpstreamError::Throttled { retry_after, .. } | UpstreamError::Blocked { retry_after } => {
            Some(*retry_after)
        }
        UpstreamError::Unavailable(_)
        | UpstreamError::Refused(_)
        | UpstreamError::NotFound
        | UpstreamError::Unauthorised => None,
    }
}

/// Somewhere in the span, so that orders do not march in step.
fn pick(span: &Range<Duration>) -> Duration {
    let millis = |d: Duration| u64::try_from(d.as_millis()).unwrap_or(u64::MAX);
    let (from, to) = (millis(span.start), millis(span.end));
    Duration::from_millis(if from < to { rand::random_range(from..to) } else { from })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_is_read_the_more_often_the_sooner_news_are_likely() {
        let pace = Timing::default();
        for (phase, from, to) in
            [(Phase::AwaitingPayment, 5, 10), (Phase::Sourcing, 27, 33), (Phase::Expired, 55, 65)]
        {
            let pause = pace.after(phase).as_secs();
            assert!((from..=to).contains(&pause), "{phase:?}: {pause}");
        }
    }

    #[test]
    fn upstreams_own_pause_is_kept() {
        let asked = UpstreamError::Throttled { retry_after: Duration::from_mins(5), was_sent: true };
        let pause = Timing::default().after_failure(Some(&asked), Phase::AwaitingPayment, 1);
        assert_eq!(pause, Duration::from_mins(5));
    }
}
