//! Where a phase stands: its place among the four stages of the timeline, the tone it is told in, and what the
//! page offers with it.

use super::phase::Phase;
use serde::{Deserialize, Serialize};

/// The four stages of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    Placed,
    Paid,
    Sourced,
    Delivered,
}

impl Stage {
    pub const ALL: [Self; 4] = [Self::Placed, Self::Paid, Self::Sourced, Self::Delivered];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Placed => "placed",
            Self::Paid => "paid",
            Self::Sourced => "sourced",
            Self::Delivered => "delivered",
        }
    }

    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Placed => "stage-placed",
            Self::Paid => "stage-paid",
            Self::Sourced => "stage-sourced",
            Self::Delivered => "stage-delivered",
        }
    }
}

/// How far a stage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Done,
    Now,
    /// Nothing moves until somebody has looked at it.
    Held,
    /// Some of it, and no more by itself.
    Part,
    Stopped,
    Todo,
}

impl Mark {
    /// How far `stage` is in this phase.
    pub fn of(phase: Phase, stage: Stage) -> Self {
        match stage.cmp(&phase.stage()) {
            std::cmp::Ordering::Less => Self::Done,
            std::cmp::Ordering::Equal => phase.mark(),
            std::cmp::Ordering::Greater => Self::Todo,
        }
    }

    pub const fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Now => "now",
            Self::Held => "held",
            Self::Part => "part",
            Self::Stopped => "stopped",
            Self::Todo => "todo",
        }
    }

    /// The key of its word; done stages show their time, later ones nothing.
    pub const fn text(self) -> Option<&'static str> {
        match self {
            Self::Now => Some("stage-now"),
            Self::Held => Some("stage-held"),
            Self::Part => Some("stage-part"),
            Self::Stopped => Some("stage-stopped"),
            Self::Done | Self::Todo => None,
        }
    }
}

/// The tone of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    Plain,
    Good,
    Caution,
    Bad,
}

impl Tone {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Good => "good",
            Self::Caution => "caution",
            Self::Bad => "bad",
        }
    }
}

impl Phase {
    /// The furthest of the four stages that is reached or under way.
    pub const fn stage(self) -> Stage {
        match self {
            Self::Placing | Self::Unconfirmed | Self::NotPlaced | Self::SetupFailed => Stage::Placed,
            Self::Preparing
            | Self::AwaitingPayment
            | Self::Repriced
            | Self::Underpaid
            | Self::Seen
            | Self::Confirming
            | Self::Overpaid
            | Self::Held
            | Self::Parked
            | Self::Expired
            | Self::ExpiredUnderpaid
            | Self::ExpiredAfterPayment
            | Self::PaymentFailed
            | Self::Canceled
            | Self::InProgress => Stage::Paid,
            Self::Sourcing | Self::Recovered | Self::Review | Self::Undelivered | Self::Refunded => {
                Stage::Sourced
            }
            Self::Arriving
            | Self::Delivered
            | Self::DeliveredLate
            | Self::DeliveredWithoutCode
            | Self::CodeMissing
            | Self::PartlyDelivered => Stage::Delivered,
        }
    }

    /// How far the stage of this phase is.
    const fn mark(self) -> Mark {
        match self {
            Self::Delivered | Self::DeliveredLate => Mark::Done,
            Self::PartlyDelivered => Mark::Part,
            Self::Overpaid | Self::Held | Self::CodeMissing => Mark::Held,
            Self::NotPlaced
            | Self::Parked
            | Self::Undelivered
            | Self::Expired
            | Self::ExpiredUnderpaid
            | Self::ExpiredAfterPayment
            | Self::PaymentFailed
            | Self::SetupFailed
            | Self::Refunded
            | Self::Canceled => Mark::Stopped,
            Self::Placing
            | Self::Unconfirmed
            | Self::Preparing
            | Self::AwaitingPayment
            | Self::Repriced
            | Self::Underpaid
            | Self::Seen
            | Self::Confirming
            | Self::Sourcing
            | Self::Recovered
            | Self::Arriving
            | Self::Review
            | Self::DeliveredWithoutCode
            | Self::InProgress => Mark::Now,
        }
    }

    /// How the phase is told: plainly, as good news, with caution, as bad news.
    pub const fn tone(self) -> Tone {
        match self {
            Self::Placing
            | Self::Preparing
            | Self::AwaitingPayment
            | Self::Seen
            | Self::Confirming
            | Self::Sourcing
            | Self::Recovered
            | Self::Arriving
            | Self::InProgress
            | Self::DeliveredWithoutCode => Tone::Plain,
            Self::Delivered | Self::DeliveredLate | Self::Refunded => Tone::Good,
            Self::Unconfirmed
            | Self::Repriced
            | Self::Underpaid
            | Self::Review
            | Self::Overpaid
            | Self::Held
            | Self::CodeMissing
            | Self::PartlyDelivered
            | Self::Expired
            | Self::ExpiredUnderpaid
            | Self::ExpiredAfterPayment => Tone::Caution,
            Self::NotPlaced
            | Self::Parked
            | Self::Undelivered
            | Self::PaymentFailed
            | Self::SetupFailed
            | Self::Canceled => Tone::Bad,
        }
    }

    /// Whether the order still waits for (the rest of) its payment.
    pub const fn awaits_payment(self) -> bool {
        matches!(self, Self::Preparing | Self::AwaitingPayment | Self::Underpaid)
    }

    /// Whether everything that was ordered is here.
    pub const fn is_delivered(self) -> bool {
        matches!(self, Self::Delivered | Self::DeliveredLate)
    }

    /// Whether the time to pay is over and nothing was delivered since.
    pub const fn is_lapsed(self) -> bool {
        matches!(self, Self::Expired | Self::ExpiredUnderpaid | Self::ExpiredAfterPayment)
    }

    /// Whether the ordered cards are shown even before the first has come: from the moment they are paid for.
    pub const fn shows_cards(self) -> bool {
        matches!(
            self,
            Self::Sourcing
                | Self::Recovered
                | Self::Arriving
                | Self::Delivered
                | Self::DeliveredLate
                | Self::DeliveredWithoutCode
                | Self::CodeMissing
                | Self::PartlyDelivered
                | Self::Undelivered
        )
    }

    /// Whether its words send the shopper to order again.
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
    fn every_phase_has_one_stage_under_way_unless_everything_is_here() {
        for phase in Phase::ALL {
            let marks = Stage::ALL.map(|stage| Mark::of(phase, stage));
            let under_way = marks.iter().filter(|m| !matches!(m, Mark::Done | Mark::Todo)).count();
            assert_eq!(under_way, usize::from(!phase.is_delivered()), "{phase:?} {marks:?}");
        }
    }

    #[test]
    fn whoever_may_still_pay_is_not_sent_to_order_again() {
        for phase in Phase::ALL {
            assert!(!(phase.awaits_payment() && phase.sends_again()), "{phase:?}");
        }
    }
}
