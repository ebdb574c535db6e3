//! The permission to make a call, and what the gate records when the call has ended.

use super::{Admission, BreakerPermit, CallKind, Gate, Outcome, State, is_api_down_in, named_shopper};
use crate::upstream::caller::Caller;
use std::net::IpAddr;
use tokio::time::Instant;

/// Permission to make one call. The call counts as in flight until the permit is closed or dropped.
pub struct CallPermit<'a> {
    gate: &'a Gate,
    kind: CallKind,
    breaker_permit: BreakerPermit,
    /// The shopper whose address the call carries.
    shopper: Option<IpAddr>,
    /// Whether this call probes the endpoint and all others wait for its answer.
    probes: bool,
    began: Instant,
    is_closed: bool,
}

impl<'a> CallPermit<'a> {
    /// The permit for an admitted call.
    pub(super) fn new(
        gate: &'a Gate,
        kind: CallKind,
        caller: &Caller,
        admission: &Admission,
        began: Instant,
    ) -> Self {
        let shopper = named_shopper(caller, kind.endpoint);
        Self {
            gate,
            kind,
            breaker_permit: admission.breaker_permit,
            shopper,
            probes: admission.probes,
            began,
            is_closed: false,
        }
    }

    /// Ends the call and records what its outcome says about the endpoint and the host.
    pub fn close(mut self, outcome: &Outcome<'_>) {
        self.is_closed = true;
        let (now, endpoint) = (Instant::now(), self.kind.endpoint);
        let mut state = self.gate.state();
        state.bulkhead.finish(endpoint);
        if self.kind.is_read {
            let breaker = state.hosts.entry(self.kind.host).or_default();
            if outcome.is_failure() {
                if breaker.failed(self.breaker_permit, now) {
                    tracing::warn!(host = ?self.kind.host, "upstream does not answer; calls to it pause and are retried");
                }
            } else if breaker.succeeded() {
                tracing::info!(host = ?self.kind.host, "upstream answers again");
            }
            publish_breaker_metric(&state);
        }
        let limiter = state.limiter(endpoint);
        let requested_wait = limiter.record_outcome(outcome, self.shopper, self.gate.window(endpoint), now);
        drop(state);
        if let Some((wait, is_new)) = requested_wait {
            self.gate.share_cooldown(endpoint, wait);
            if is_new {
                tracing::warn!(endpoint = endpoint.name(), seconds = wait.as_secs(), "upstream asks to wait");
            }
        }
        outcome.measure(endpoint, now.duration_since(self.began));
    }
}

impl Drop for CallPermit<'_> {
    fn drop(&mut self) {
        if !self.is_closed {
            let mut state = self.gate.state();
            state.bulkhead.finish(self.kind.endpoint);
            if self.probes {
                state.limiter(self.kind.endpoint).cooldown.abandon_probe();
            }
            if let Some(breaker) = state.hosts.get_mut(&self.kind.host) {
                breaker.abandoned(self.breaker_permit, Instant::now());
            }
        }
    }
}

fn publish_breaker_metric(state: &State) {
    let is_open = is_api_down_in(state);
    metrics::gauge!("kiosk_upstream_breaker_open").set(u8::from(is_open));
}
