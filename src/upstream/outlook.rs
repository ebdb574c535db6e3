//! What a call would meet at the gate if it were made now. Nothing is sent and nothing is counted.

use super::{caller::Caller, client::Upstream, gate::Endpoint};
use std::time::Duration;

impl Upstream {
    /// How long this shopper's order has to wait until upstream may be asked to validate and place it, when so many others are
    /// placed first; `None` when that may be now. Nothing is sent and nothing is counted.
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

    /// Whether what a checkout is priced by may not be asked for at the moment.
    pub fn prices_wait(&self, caller: &Caller) -> Option<Duration> {
        let wait = |endpoint| self.gate().wait(caller, endpoint, 0);
        wait(Endpoint::Price).max(wait(Endpoint::Products)).max(wait(Endpoint::PaymentVias))
    }
}
