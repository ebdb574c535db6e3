//! The phases of an order, as its owner sees them: one table of everything that depends on the phase alone.

pub use super::stage::{Mark, Polling, Stage, Tone};

use super::expected_time::{ExpectedTime, Help, QUIET_SECONDS, Stay};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// Writes the phases of an order, one row each.
macro_rules! phases {
    ($($(#[$doc:meta])* $phase:ident = $code:literal: $stage:ident, $mark:ident, $tone:ident, $stay:ident, $polling:ident, $help:tt;)*) => {
        /// Where an order is, as its owner sees it. Each phase has a title, an explanation and a next step in every language.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Phase {
            $($(#[$doc])* $phase,)*
        }

        impl Phase {
            pub const ALL: [Self; [$($code),*].len()] = [$(Self::$phase),*];

            /// The word in keys of texts and in attributes: `awaiting-payment`.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$phase => $code,)* }
            }

            /// The furthest of the four stages that is reached or in progress.
            pub const fn stage(self) -> Stage {
                match self { $(Self::$phase => Stage::$stage,)* }
            }

            /// How far the stage of this phase is.
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

            /// How often the upstream is asked about an order in this phase.
            pub const fn polling(self) -> Polling {
                match self { $(Self::$phase => Polling::$polling,)* }
            }

            /// What helps if the phase takes long; `None` if its own text already refers to support.
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
    /// The shop is sending it to the upstream.
    Placing = "placing": Placed, Now, Plain, Seconds, Waiting, Preparing;
    /// The upstream's answer was lost, so it is unknown whether the order exists. Nothing was charged.
    Unconfirmed = "unconfirmed": Placed, Now, Caution, Open, Slow, _;
    /// The upstream refused it. There is nothing to pay.
    NotPlaced = "not-placed": Placed, Stopped, Bad, Open, Slow, _;
    /// The upstream is creating the payment address.
    Preparing = "preparing": Paid, Now, Plain, Minute, Waiting, Preparing;
    AwaitingPayment = "awaiting-payment": Paid, Now, Plain, OnNetwork, Waiting, Unseen;
    /// The created order costs another amount than agreed. Nothing is to be paid until its owner accepts it.
    Repriced = "repriced": Paid, Now, Caution, Open, Waiting, _;
    /// Less than the amount due was seen, and the payment window is open.
    Underpaid = "underpaid": Paid, Now, Caution, OnNetwork, Waiting, Unseen;
    /// The whole payment was seen. The upstream has not processed it yet.
    Seen = "seen": Paid, Now, Plain, OnNetwork, Waiting, Confirming;
    /// The upstream waits for the network to confirm the payment.
    Confirming = "confirming": Paid, Now, Plain, OnNetwork, Waiting, Confirming;
    /// Paid. The code is being sourced.
    Sourcing = "sourcing": Sourced, Now, Plain, FiveMinutes, Processing, Issuing;
    /// The payment was found after the window had closed. The code is being sourced.
    Recovered = "recovered": Sourced, Now, Plain, FiveMinutes, Processing, Issuing;
    /// Some lines are delivered, the upstream works on the others.
    Arriving = "arriving": Delivered, Now, Plain, FiveMinutes, Processing, Issuing;
    /// A person at the upstream reviews it.
    Review = "review": Sourced, Now, Caution, Day, Slow, _;
    /// The payment is held because more arrived than was due.
    Overpaid = "overpaid": Paid, Held, Caution, Day, Slow, _;
    /// The payment is held for another reason.
    Held = "held": Paid, Held, Caution, Day, Slow, _;
    /// The upstream's order differs from what was agreed. Nothing may be paid.
    Parked = "parked": Paid, Stopped, Bad, Open, Slow, _;
    Delivered = "delivered": Delivered, Done, Good, Open, Slow, _;
    /// Delivered although the payment came after the window had closed.
    DeliveredLate = "delivered-late": Delivered, Done, Good, Open, Slow, _;
    /// Done, but a code is not there yet.
    DeliveredWithoutCode = "delivered-without-code": Delivered, Now, Plain, Minute, Waiting, Issuing;
    /// Done for a while, and a code is still missing.
    CodeMissing = "code-missing": Delivered, Held, Caution, Open, Slow, _;
    /// Done: some lines are delivered, the others will not follow by themselves.
    PartlyDelivered = "partly-delivered": Delivered, Part, Caution, Open, Slow, _;
    /// Done, and every line failed.
    Undelivered = "undelivered": Sourced, Stopped, Bad, Open, Slow, _;
    /// The window closed without money.
    Expired = "expired": Paid, Stopped, Caution, Open, Slow, _;
    /// The window closed when a part of the money had arrived.
    ExpiredUnderpaid = "expired-underpaid": Paid, Stopped, Caution, Open, Slow, _;
    /// Money was seen while or after the window closed.
    ExpiredAfterPayment = "expired-after-payment": Paid, Stopped, Caution, Day, Slow, _;
    PaymentFailed = "payment-failed": Paid, Stopped, Bad, Open, Slow, _;
    SetupFailed = "setup-failed": Placed, Stopped, Bad, Open, Slow, _;
    Refunded = "refunded": Sourced, Stopped, Good, Open, Slow, _;
    Canceled = "canceled": Paid, Stopped, Bad, Open, Slow, _;
    /// A state that this version doesn't know. The order goes on.
    InProgress = "in-progress": Paid, Now, Plain, Open, Processing, _;
}

impl Phase {
    /// How far a stage of the timeline is in this phase.
    pub fn mark_of(self, stage: Stage) -> Mark {
        match stage.cmp(&self.stage()) {
            Ordering::Less => Mark::Done,
            Ordering::Equal => self.mark(),
            Ordering::Greater => Mark::Todo,
        }
    }

    /// How long an order usually stays in this phase, if a payment on its network takes `network`. `None` for phases that
    /// end an order, and where the shopper decides.
    pub const fn expected_time(self, network: Option<ExpectedTime>) -> Option<ExpectedTime> {
        self.stay().expected_time(network)
    }

    /// What helps an order that was silent in this phase for so many seconds: after two minutes, or after the usual time if
    /// that is longer. An unknown network gets as long as the slowest one.
    pub fn help_after(self, silence: i64, network: Option<ExpectedTime>) -> Option<Help> {
        let usual = self.expected_time(network).unwrap_or(ExpectedTime::SLOWEST_NETWORK);
        self.help().filter(|_| silence >= QUIET_SECONDS.max(i64::from(usual.most)))
    }

    /// Whether the order still waits for its payment, or for the rest of it.
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

    /// Whether the ordered cards are shown before the first one is delivered: once they are paid for.
    pub const fn shows_cards(self) -> bool {
        matches!(self.stage(), Stage::Sourced | Stage::Delivered)
            && !matches!(self, Self::Review | Self::Refunded)
    }

    /// Whether its text suggests ordering again.
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
        let on = |rail: &str| ExpectedTime::on(&rail.parse().unwrap());
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
