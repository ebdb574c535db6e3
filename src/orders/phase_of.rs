//! Determines an order's phase from upstream's answer alone: every combination of order state, payment state
//! and delivered content has one. `payable` decides afterwards whether a payment may be shown.

use super::lines::{Progress, progress};
use crate::domain::{
    order::{OrderState, PaymentState, UpstreamOrder},
    phase::Phase,
};
use rust_decimal::Decimal;

/// How much of an order was delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contents {
    Nothing,
    /// Some lines are delivered; others may follow.
    Some,
    /// Some lines are delivered; the others failed.
    Part,
    /// Some lines failed; the others may follow.
    SomeFailures,
    /// Every line failed.
    OnlyFailures,
    Everything,
}

impl Contents {
    /// Summarizes the lines.
    pub fn of(order: &UpstreamOrder) -> Self {
        let has = |wanted| order.lines.iter().any(|line| progress(line, &order.state) == wanted);
        match (has(Progress::Delivered), has(Progress::Failed), has(Progress::Pending)) {
            (false, false, _) => Self::Nothing,
            (false, true, true) => Self::SomeFailures,
            (false, true, false) => Self::OnlyFailures,
            (true, _, true) => Self::Some,
            (true, true, false) => Self::Part,
            (true, false, false) => Self::Everything,
        }
    }

    /// Whether any line is delivered.
    pub const fn is_any(self) -> bool {
        matches!(self, Self::Some | Self::Part | Self::Everything)
    }
}

/// How much money was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Money {
    None,
    Part,
    Enough,
    /// More than was asked for.
    Over,
}

impl Money {
    /// Compares the received amount with the amount asked for.
    pub fn of(order: &UpstreamOrder) -> Self {
        match (order.received.filter(|r| *r > Decimal::ZERO), order.amount) {
            (None, _) => Self::None,
            (Some(received), Some(amount)) if received > amount => Self::Over,
            (Some(received), Some(amount)) if received == amount => Self::Enough,
            (Some(_), _) => Self::Part,
        }
    }
}

/// Determines the phase from upstream's answer.
pub fn phase_of(order: &UpstreamOrder) -> Phase {
    let (contents, money, payment) = (Contents::of(order), Money::of(order), order.payment_state);
    match &order.state {
        OrderState::Created => waiting(payment, money, Phase::Preparing, Phase::Seen),
        OrderState::WaitingForPayment => waiting(payment, money, Phase::AwaitingPayment, Phase::Seen),
        OrderState::PaymentStarted => match payment {
            PaymentState::Open | PaymentState::Partial => Phase::Confirming,
            PaymentState::Started
            | PaymentState::Received
            | PaymentState::Expired
            | PaymentState::ExpiredAfterDetection
            | PaymentState::Quarantined
            | PaymentState::Failed
            | PaymentState::Refunded => {
                waiting(payment, at_least_seen(money), Phase::Confirming, Phase::Confirming)
            }
        },
        OrderState::PartialPaymentStarted => match money {
            Money::Enough | Money::Over => waiting(payment, money, Phase::Confirming, Phase::Confirming),
            Money::None | Money::Part => waiting(payment, Money::Part, Phase::Underpaid, Phase::Confirming),
        },
        OrderState::PaymentReceived | OrderState::WaitingForDelivery => {
            processing(payment, money, contents, Phase::Sourcing)
        }
        OrderState::WaitingForManualAction => processing(payment, money, contents, Phase::Review),
        OrderState::Unknown(_) => processing(payment, money, contents, Phase::InProgress),
        OrderState::Done => done(payment, money, contents),
        OrderState::Expired => expired(payment, money, contents),
        OrderState::PaymentFailed => failed(payment, money, contents),
        OrderState::PaymentSetupFailed => Phase::SetupFailed,
        OrderState::Refunded => Phase::Refunded,
        OrderState::Canceled if payment == PaymentState::Refunded => Phase::Refunded,
        OrderState::Canceled => Phase::Canceled,
    }
}

/// The phase while the payment is not settled: `unseen` if no payment was seen, `seen` if all of it was.
fn waiting(payment: PaymentState, money: Money, unseen: Phase, seen: Phase) -> Phase {
    match payment {
        PaymentState::Open => match money {
            Money::None => unseen,
            Money::Part => Phase::Underpaid,
            Money::Enough | Money::Over => seen,
        },
        PaymentState::Started => seen,
        PaymentState::Partial if matches!(money, Money::Enough | Money::Over) => seen,
        PaymentState::Partial => Phase::Underpaid,
        PaymentState::Received => Phase::Sourcing,
        PaymentState::Expired if money == Money::None => Phase::Expired,
        PaymentState::Expired | PaymentState::ExpiredAfterDetection => too_late(money),
        PaymentState::Quarantined => held(money),
        PaymentState::Failed => Phase::PaymentFailed,
        PaymentState::Refunded => Phase::Refunded,
    }
}

/// The phase while upstream processes the order; `default` applies if nothing special happened.
fn processing(payment: PaymentState, money: Money, contents: Contents, default: Phase) -> Phase {
    match payment {
        PaymentState::Refunded => Phase::Refunded,
        _ if contents == Contents::Everything => Phase::Delivered,
        PaymentState::Quarantined => held(money),
        _ if contents.is_any() && !matches!(default, Phase::Review) => Phase::Arriving,
        PaymentState::Open
        | PaymentState::Started
        | PaymentState::Partial
        | PaymentState::Received
        | PaymentState::Expired
        | PaymentState::ExpiredAfterDetection
        | PaymentState::Failed => default,
    }
}

/// The phase after upstream reported "done"; the goods decide (contract 9.3).
fn done(payment: PaymentState, money: Money, contents: Contents) -> Phase {
    match contents {
        Contents::Everything => Phase::Delivered,
        Contents::Part => Phase::PartlyDelivered,
        _ if payment == PaymentState::Refunded => Phase::Refunded,
        Contents::Some => Phase::DeliveredWithoutCode,
        _ if payment == PaymentState::Quarantined => held(money),
        Contents::Nothing | Contents::SomeFailures => Phase::DeliveredWithoutCode,
        Contents::OnlyFailures => Phase::Undelivered,
    }
}

/// The phase after the window closed. A late payment may still be delivered.
fn expired(payment: PaymentState, money: Money, contents: Contents) -> Phase {
    match payment {
        PaymentState::Refunded => Phase::Refunded,
        _ if contents == Contents::Everything => Phase::Delivered,
        _ if contents == Contents::Part => Phase::PartlyDelivered,
        _ if contents == Contents::Some => Phase::Arriving,
        PaymentState::Quarantined => held(money),
        PaymentState::Started | PaymentState::Received | PaymentState::ExpiredAfterDetection => {
            too_late(money)
        }
        PaymentState::Partial if money == Money::None => Phase::ExpiredUnderpaid,
        PaymentState::Partial => too_late(money),
        PaymentState::Open | PaymentState::Expired | PaymentState::Failed => match money {
            Money::None => Phase::Expired,
            Money::Part | Money::Enough | Money::Over => too_late(money),
        },
    }
}

fn failed(payment: PaymentState, money: Money, contents: Contents) -> Phase {
    match payment {
        PaymentState::Refunded => Phase::Refunded,
        _ if contents == Contents::Everything => Phase::Delivered,
        PaymentState::Quarantined => held(money),
        PaymentState::ExpiredAfterDetection => too_late(money),
        PaymentState::Open
        | PaymentState::Started
        | PaymentState::Partial
        | PaymentState::Received
        | PaymentState::Expired
        | PaymentState::Failed => Phase::PaymentFailed,
    }
}

/// A started payment was seen, even if upstream does not report its amount.
const fn at_least_seen(money: Money) -> Money {
    match money {
        Money::None => Money::Enough,
        Money::Part | Money::Enough | Money::Over => money,
    }
}

/// The phase if money was seen and the window is over.
const fn too_late(money: Money) -> Phase {
    match money {
        Money::Part => Phase::ExpiredUnderpaid,
        Money::None | Money::Enough | Money::Over => Phase::ExpiredAfterPayment,
    }
}

/// The phase of a held payment (contract 9.2, `PaymentQuarantined`).
const fn held(money: Money) -> Phase {
    match money {
        Money::Over => Phase::Overpaid,
        Money::None | Money::Part | Money::Enough => Phase::Held,
    }
}

/// Whether the payment counts as made according to upstream, for the timeline.
pub fn is_paid(order: &UpstreamOrder) -> bool {
    let by_state = matches!(
        order.state,
        OrderState::PaymentReceived
            | OrderState::WaitingForDelivery
            | OrderState::WaitingForManualAction
            | OrderState::Done
    );
    by_state || order.payment_state == PaymentState::Received
}

#[cfg(test)]
mod tests;
