//! What the gate would decide about a call now. Nothing is sent and nothing is counted.

use super::{caller::Caller, client::Upstream, gate::Endpoint};
use std::time::Duration;

impl Upstream {
    /// How long a shopper's order has to wait until upstream may be asked to validate and place it,
    /// after `ahead` other orders. `None` if it may be sent now. Nothing is sent and nothing is
    /// counted.
    pub fn checkout_wait(&self, caller: &Caller, ahead: usize) -> Option<Duration> {
        let wait = |endpoint| self.gate().wait(caller, endpoint, ahead);
        wait(Endpoint::Validations).max(wait(Endpoint::Place))
    }

    /// Whether upstream refuses to validate or place this shopper's orders.
    pub fn is_blocked(&self, caller: &Caller) -> bool {
        [Endpoint::Validations, Endpoint::Place]
            .iter()
            .any(|endpoint| self.gate().is_blocked(caller, *endpoint))
    }

    /// How long the calls that price a checkout have to wait; `None` if they may be sent now.
    pub fn prices_wait(&self, caller: &Caller) -> Option<Duration> {
        let wait = |endpoint| self.gate().wait(caller, endpoint, 0);
        wait(Endpoint::Price).max(wait(Endpoint::Products)).max(wait(Endpoint::PaymentVias))
    }
}
