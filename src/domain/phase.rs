//! The phases of an order, as its owner sees them: one table of everything that depends on the phase alone.

pub use super::stage::{Mark, Polling, Stage, Tone};

use super::expected_time::{ExpectedTime, Help, QUIET_SECONDS, Stay};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// Generates the phases of an order from one row each.
macro_rules! phases {
    ($($(#[$doc:meta])* $phase:ident = $code:literal: $stage:ident, $mark:ident, $tone:ident, $stay:ident, $polling:ident, $help:tt;)*) => {
        /// The state of an order in the shop's terms. Every phase has a title, an explanation and a next step
        /// in every language.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Phase {
            $($(#[$doc])* $phase,)*
        }

        impl Phase {
            pub const ALL: [Self; [$($code),*].len()] = [$(Self::$phase),*];

            /// The code in text keys and attributes: `awaiting-payment`.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$phase => $code,)* }
            }

            /// The furthest of the four stages that is reached or in progress.
            pub const fn stage(self) -> Stage {
                match self { $(Self::$phase => Stage::$stage,)* }
            }

            /// The progress of this phase's stage.
            const fn mark(self) -> Mark {
                match self { $(Self::$phase => Mark::$mark,)* }
            }

            /// The tone in which the phase is shown.
            pub const fn tone(self) -> Tone {
                match self { $(Self::$phase => Tone::$tone,)* }
            }

            /// How long an order usually stays in this phase.
            const fn stay(self) -> Stay {
                match self { $(Self::$phase => Stay::$stay,)* }
            }

            /// How often upstream is asked about an order in this phase.
            pub const fn polling(self) -> Polling {
                match self { $(Self::$phase => Polling::$polling,)* }
            }

            /// The help that is shown if the phase takes long; `None` if the phase's own text already refers
            /// to support.
            const fn help(self) -> Option<Help> {
                match self { $(Self::$phase => phases!(@help $help),)* }
            }
        }
    };
    (@help _) => { None };
    (@help $help:ident) => { Some(Help::$help) };
}

phases! {
    // phase = code: stage, mark, tone, usual stay, polling, help
    /// The order is being sent to upstream right now.
    Placing = "placing": Placed, Now, Plain, Seconds, Waiting, Preparing;
    /// Upstream's answer was lost, so it is unknown whether the order exists. Nothing was charged.
    Unconfirmed = "unconfirmed": Placed, Now, Caution, Open, Slow, _;
    /// Upstream refused the order; there is nothing to pay.
    NotPlaced = "not-placed": Placed, Stopped, Bad, Open, Slow, _;
    /// Upstream is creating the payment address.
    Preparing = "preparing": Paid, Now, Plain, Minute, Waiting, Preparing;
    AwaitingPayment = "awaiting-payment": Paid, Now, Plain, OnNetwork, Waiting, Unseen;
    /// The created order costs another amount than was agreed. Nothing is to be paid until its owner accepts
    /// it.
    Repriced = "repriced": Paid, Now, Caution, Open, Waiting, _;
    /// A part of the amount was seen, and the payment window is open.
    Underpaid = "underpaid": Paid, Now, Caution, OnNetwork, Waiting, Unseen;
    /// The whole payment was seen, but upstream has not registered it yet.
    Seen = "seen": Paid, Now, Plain, OnNetwork, Waiting, Confirming;
    /// Upstream is waiting for the network to confirm the payment.
    Confirming = "confirming": Paid, Now, Plain, OnNetwork, Waiting, Confirming;
    /// Paid; the code is being sourced.
    Sourcing = "sourcing": Sourced, Now, Plain, FiveMinutes, Processing, Issuing;
    /// Paid after the window closed, but found by upstream; the code is being sourced.
    Recovered = "recovered": Sourced, Now, Plain, FiveMinutes, Processing, Issuing;
    /// Some lines are delivered; upstream is working on the others.
    Arriving = "arriving": Delivered, Now, Plain, FiveMinutes, Processing, Issuing;
    /// A person at upstream is reviewing the order.
    Review = "review": Sourced, Now, Caution, Day, Slow, _;
    /// The payment is held because it was larger than the amount owed.
    Overpaid = "overpaid": Paid, Held, Caution, Day, Slow, _;
    /// The payment is held for another reason.
    Held = "held": Paid, Held, Caution, Day, Slow, _;
    /// Upstream's order differs from what was agreed: nothing may be paid.
    Parked = "parked": Paid, Stopped, Bad, Open, Slow, _;
    Delivered = "delivered": Delivered, Done, Good, Open, Slow, _;
    /// Paid after the window closed, and delivered.
    DeliveredLate = "delivered-late": Delivered, Done, Good, Open, Slow, _;
    /// Done, but a code is delayed by a moment.
    DeliveredWithoutCode = "delivered-without-code": Delivered, Now, Plain, Minute, Waiting, Issuing;
    /// Done for a long time, but there is still no code.
    CodeMissing = "code-missing": Delivered, Held, Caution, Open, Slow, _;
    /// Done: some lines are delivered; the others will not come without help.
    PartlyDelivered = "partly-delivered": Delivered, Part, Caution, Open, Slow, _;
    /// Done, but every line failed.
    Undelivered = "undelivered": Sourced, Stopped, Bad, Open, Slow, _;
    /// The window closed without a payment.
    Expired = "expired": Paid, Stopped, Caution, Open, Slow, _;
    /// The window closed with only a part of the amount paid.
    ExpiredUnderpaid = "expired-underpaid": Paid, Stopped, Caution, Open, Slow, _;
    /// A payment was seen during or after expiry.
    ExpiredAfterPayment = "expired-after-payment": Paid, Stopped, Caution, Day, Slow, _;
    PaymentFailed = "payment-failed": Paid, Stopped, Bad, Open, Slow, _;
    SetupFailed = "setup-failed": Placed, Stopped, Bad, Open, Slow, _;
    Refunded = "refunded": Sourced, Stopped, Good, Open, Slow, _;
    Canceled = "canceled": Paid, Stopped, Bad, Open, Slow, _;
    /// A state that this version does not know; the order continues.
    InProgress = "in-progress": Paid, Now, Plain, Open, Processing, _;
}

impl Phase {
    /// Returns the progress of `stage` in this phase.
    pub fn mark_of(self, stage: Stage) -> Mark {
        match stage.cmp(&self.stage()) {
            Ordering::Less => Mark::Done,
            Ordering::Equal => self.mark(),
            Ordering::Greater => Mark::Todo,
        }
    }

    /// How long an order usually stays in this phase, on a network that takes `network`. `None` for final
    /// phases and if the shopper decides.
    pub const fn expected_time(self, network: Option<ExpectedTime>) -> Option<ExpectedTime> {
        self.stay().expected_time(network)
    }

    /// Returns the help for a phase that has been silent for `silence` seconds. Help appears after two
    /// minutes or after the phase's usual time, whichever is longer. An unknown network gets as long as the
    /// slowest known one.
    pub fn help_after(self, silence: i64, network: Option<ExpectedTime>) -> Option<Help> {
        let expected = self.expected_time(network).unwrap_or(ExpectedTime::SLOWEST_NETWORK);
        self.help().filter(|_| silence >= QUIET_SECONDS.max(i64::from(expected.most)))
    }

    /// Whether the order still waits for its payment or the rest of it.
    pub const fn awaits_payment(self) -> bool {
        matches!(self, Self::Preparing | Self::AwaitingPayment | Self::Underpaid)
    }

    /// Whether everything that was ordered is delivered.
    pub const fn is_delivered(self) -> bool {
        matches!(self, Self::Delivered | Self::DeliveredLate)
    }

    /// Whether the payment window is over and nothing was delivered since.
    pub const fn is_lapsed(self) -> bool {
        matches!(self, Self::Expired | Self::ExpiredUnderpaid | Self::ExpiredAfterPayment)
    }

    /// Whether the ordered cards are shown, even before the first is delivered: from payment on.
    pub const fn shows_cards(self) -> bool {
        matches!(self.stage(), Stage::Sourced | Stage::Delivered)
            && !matches!(self, Self::Review | Self::Refunded)
    }

    /// Whether the phase's text asks the shopper to order again.
    pub const fn sends_again(self) -> bool {
        matches!(
            self,
            Self::NotPlaced
                | Self::Parked
                | Self::Expired
                | Self::PaymentFailed
                | Self::SetupFailed
                | Self::Canceled
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rail::Rail;

    #[test]
    fn every_phase_has_one_stage_in_progress_unless_all_is_delivered() {
        for phase in Phase::ALL {
            let marks = Stage::ALL.map(|stage| phase.mark_of(stage));
            let in_progress = marks.iter().filter(|m| !matches!(m, Mark::Done | Mark::Todo)).count();
            assert_eq!(in_progress, usize::from(!phase.is_delivered()), "{phase:?} {marks:?}");
        }
    }

    #[test]
    fn phases_that_await_payment_do_not_suggest_ordering_again() {
        for phase in Phase::ALL {
            assert!(!(phase.awaits_payment() && phase.sends_again()), "{phase:?}");
        }
    }

    #[test]
    fn help_comes_after_two_minutes_or_the_usual_time() {
        let on = |rail: &str| rail.parse::<Rail>().unwrap().expected_time();
        let (fast, slow) = (on("USDC:Solana"), on("BTC:Mainnet"));
        for (phase, network, silence, help) in [
            (Phase::Confirming, fast, 119, None),
            (Phase::Confirming, fast, 120, Some(Help::Confirming)),
            (Phase::Confirming, slow, 3599, None),
            (Phase::Confirming, slow, 3600, Some(Help::Confirming)),
            (Phase::Confirming, None, 3599, None),
            (Phase::AwaitingPayment, fast, 120, Some(Help::Unseen)),
            (Phase::Preparing, slow, 120, Some(Help::Preparing)),
            (Phase::Sourcing, fast, 299, None),
            (Phase::Sourcing, fast, 300, Some(Help::Issuing)),
            (Phase::Delivered, fast, 100_000, None),
            (Phase::Review, fast, 100_000, None),
        ] {
            assert_eq!(phase.help_after(silence, network), help, "{phase:?} {silence}");
        }
    }
}
