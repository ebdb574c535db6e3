//! Permission to make a call, and what the gate learns when the call is over.

use super::{Admission, BreakerPermit, CallKind, Gate, Outcome, State, is_api_down_in, shopper};
use crate::upstream::caller::Caller;
use std::net::IpAddr;
use tokio::time::Instant;

/// Permission to make one call. It counts as in flight until it is closed or dropped.
pub struct CallPermit<'a> {
    gate: &'a Gate,
    kind: CallKind,
    breaker_permit: BreakerPermit,
    /// The shopper whom upstream is told of.
    who: Option<IpAddr>,
    /// Whether everybody else waits for this call's answer.
    probes: bool,
    began: Instant,
    is_closed: bool,
}

impl<'a> CallPermit<'a> {
    /// The permission that the gate gave at this moment.
    pub(super) fn new(
        gate: &'a Gate,
        kind: CallKind,
        caller: &Caller,
        admission: &Admission,
        began: Instant,
    ) -> Self {
        let who = shopper(caller, kind.endpoint);
        Self {
            gate,
            kind,
            breaker_permit: admission.breaker_permit,
            who,
            probes: admission.probes,
            began,
            is_closed: false,
        }
    }

    /// The call is over: what it says about the endpoint and the host is taken in.
    pub fn close(mut self, outcome: &Outcome<'_>) {
        self.is_closed = true;
        let (now, endpoint) = (Instant::now(), self.kind.endpoint);
        let mut state = self.gate.state();
        state.bulkhead.finish(endpoint);
        if self.kind.is_read {
            let breaker = state.hosts.entry(self.kind.host).or_default();
            if outcome.is_failure() {
                if breaker.failed(self.breaker_permit, now) {
                    tracing::warn!(host = ?self.kind.host, "upstream does not answer; it is left alone and tried again");
                }
            } else if breaker.succeeded() {
                tracing::info!(host = ?self.kind.host, "upstream answers again");
            }
            publish_breaker_metric(&state);
        }
        let limiter = state.limiter(endpoint);
        let asked = limiter.record_outcome(outcome, self.who, self.gate.window(endpoint), now);
        drop(state);
        if let Some((wait, is_new)) = asked {
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
    let api_is_api_down_in = is_api_down_in(state);
    metrics::gauge!("kiosk_upstream_breaker_open").set(u8::from(api_is_api_down_in));
}
