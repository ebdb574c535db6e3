//! The outcome of a call: what it says about the host, and how it is counted.

use super::{super::error::Fault, Endpoint, Throttle};
use reqwest::{StatusCode, header::HeaderMap};
use std::time::Duration;

/// The outcome of a call.
pub enum Outcome<'a> {
    Answered {
        status: StatusCode,
        headers: &'a HeaderMap,
        /// What the answer asks of later calls.
        throttle: Option<Throttle>,
    },
    /// There was no complete answer.
    Failed(&'a Fault),
}

impl Outcome<'_> {
    /// Whether the host gave no sign of being up, or answered with a server error.
    pub fn is_failure(&self) -> bool {
        match self {
            Self::Answered { status, .. } => status.is_server_error(),
            Self::Failed(Fault::TooLarge(_)) => false,
            Self::Failed(_) => true,
        }
    }

    fn name(&self) -> &'static str {
        match self {
            Self::Answered { status, .. } if status.is_success() => "ok",
            Self::Answered { status, .. } if *status == StatusCode::TOO_MANY_REQUESTS => "throttled",
            Self::Answered { status, .. } if status.is_server_error() => "server_error",
            Self::Answered { .. } => "refused",
            Self::Failed(Fault::Timeout) => "timeout",
            Self::Failed(Fault::Connect(_)) => "no_connection",
            Self::Failed(_) => "broken",
        }
    }

    /// Records the call and its duration in the metrics, and the outcome in the current span.
    pub fn measure(&self, endpoint: Endpoint, took: Duration) {
        let endpoint = endpoint.name();
        tracing::Span::current().record("outcome", self.name());
        metrics::counter!("kiosk_upstream_requests_total", "endpoint" => endpoint, "outcome" => self.name())
            .increment(1);
        metrics::histogram!("kiosk_upstream_request_seconds", "endpoint" => endpoint).record(took);
    }
}
