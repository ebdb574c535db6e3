//! Leave to make a call, and what the gate learns when it is over.

use super::{Admission, BreakerPermit, CallKind, Gate, Outcome, State, is_gone, shopper};
use crate::upstream::caller::Caller;
use std::net::IpAddr;
use tokio::time::Instant;

/// Leave to make one call. Holds its berth until it is closed or dropped.
pub struct CallPermit<'a> {
    gate: &'a Gate,
    way: CallKind,
    part: BreakerPermit,
    /// The shopper whom upstream is told of.
    who: Option<IpAddr>,
    /// Whether everybody else waits for this call's answer.
    probes: bool,
    began: Instant,
    is_closed: bool,
}

impl<'a> CallPermit<'a> {
    /// Leave that the gate has given at this moment.
    pub(super) fn given(
        gate: &'a Gate,
        way: CallKind,
        caller: &Caller,
        entry: &Admission,
        began: Instant,
    ) -> Self {
        let who = shopper(caller, way.endpoint);
        Self { gate, way, part: entry.part, who, probes: entry.probes, began, is_closed: false }
    }

    /// The call is over: what it says about the endpoint and the host is taken in.
    pub fn close(mut self, outcome: &Outcome<'_>) {
        self.is_closed = true;
        let (now, endpoint) = (Instant::now(), self.way.endpoint);
        let mut state = self.gate.state();
        state.berths.give_back(endpoint);
        if self.way.is_read {
            let breaker = state.hosts.entry(self.way.host).or_default();
            if outcome.is_failure() {
                if breaker.failed(self.part, now) {
                    tracing::warn!(host = ?self.way.host, "upstream does not answer; it is left alone and tried again");
                }
            } else if breaker.succeeded() {
                tracing::info!(host = ?self.way.host, "upstream answers again");
            }
            show(&state);
        }
        let desk = state.desk(endpoint);
        let asked = desk.hear(outcome, self.who, self.gate.window(endpoint), now);
        drop(state);
        if let Some((wait, is_new)) = asked {
            self.gate.tell(endpoint, wait);
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
            state.berths.give_back(self.way.endpoint);
            if self.probes {
                state.desk(self.way.endpoint).cooldown.abandon_probe();
            }
            if let Some(breaker) = state.hosts.get_mut(&self.way.host) {
                breaker.abandoned(self.part, Instant::now());
            }
        }
    }
}

fn show(state: &State) {
    let api_is_gone = is_gone(state);
    metrics::gauge!("kiosk_upstream_breaker_open").set(u8::from(api_is_gone));
}
