//! Which phase an order is in by upstream's word alone: every combination of order state, payment state
//! and delivered content has one. Whether a payment may be shown is decided after, in `payable`.

use super::lines::{Progress, progress};
use crate::domain::{
    order::{OrderState, PaymentState, UpstreamOrder},
    phase::Phase,
};
use rust_decimal::Decimal;

/// What of an order has been delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contents {
    Nothing,
    /// Some lines are here, the others may follow.
    Some,
    /// Some lines are here, at least one failed, the others may follow.
    SomeAndFailures,
    /// Every line that is not pending failed.
    OnlyFailures,
    Everything,
}

impl Contents {
    /// Sums the lines up.
    pub fn of(order: &UpstreamOrder) -> Self {
        let count = |wanted| order.lines.iter().filter(|l| progress(l, &order.state) == wanted).count();
        let (delivered, failed) = (count(Progress::Delivered), count(Progress::Failed));
        match (delivered, failed) {
            (0, 0) => Self::Nothing,
            (0, _) => Self::OnlyFailures,
            (d, 0) if d == order.lines.len() => Self::Everything,
            (_, 0) => Self::Some,
            (_, _) => Self::SomeAndFailures,
        }
    }
}

/// How much money was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Money {
    None,
    Part,
    Enough,
}

impl Money {
    /// Compares what was received with what was asked for.
    pub fn of(order: &UpstreamOrder) -> Self {
        match (order.received.filter(|r| *r > Decimal::ZERO), order.amount) {
            (None, _) => Self::None,
            (Some(received), Some(amount)) if received >= amount => Self::Enough,
            (Some(_), _) => Self::Part,
        }
    }
}

/// The phase by upstream's word.
pub fn phase_of(order: &UpstreamOrder) -> Phase {
    let (contents, money, payment) = (Contents::of(order), Money::of(order), order.payment_state);
    match &order.state {
        OrderState::Created => waiting(payment, money, Phase::Preparing),
        OrderState::WaitingForPayment => waiting(payment, money, Phase::AwaitingPayment),
        OrderState::PaymentStarted => waiting(payment, Money::Enough, Phase::Confirming),
        OrderState::PartialPaymentStarted => match money {
            Money::Enough => waiting(payment, money, Phase::Confirming),
            Money::None | Money::Part => waiting(payment, Money::Part, Phase::Underpaid),
        },
        OrderState::PaymentReceived | OrderState::WaitingForDelivery => {
            at_work(payment, contents, Phase::Sourcing)
        }
        OrderState::WaitingForManualAction => at_work(payment, contents, Phase::Review),
        OrderState::Unknown(_) => at_work(payment, contents, Phase::InProgress),
        OrderState::Done => done(payment, contents),
        OrderState::Expired => lapsed(payment, money, contents),
        OrderState::PaymentFailed => failed(payment, contents),
        OrderState::PaymentSetupFailed => Phase::SetupFailed,
        OrderState::Refunded => Phase::Refunded,
        OrderState::Canceled if payment == PaymentState::Refunded => Phase::Refunded,
        OrderState::Canceled => Phase::Canceled,
    }
}

/// Before money is settled; `calm` is the phase as long as nothing else was seen.
fn waiting(payment: PaymentState, money: Money, calm: Phase) -> Phase {
    match payment {
        PaymentState::Open => match money {
            Money::None => calm,
            Money::Part => Phase::Underpaid,
            Money::Enough => Phase::Confirming,
        },
        PaymentState::Started => Phase::Confirming,
        PaymentState::Partial if money == Money::Enough => Phase::Confirming,
        PaymentState::Partial => Phase::Underpaid,
        PaymentState::Received => Phase::Sourcing,
        PaymentState::Expired if money == Money::None => Phase::Expired,
        PaymentState::Expired | PaymentState::ExpiredAfterDetection => Phase::ExpiredAfterPayment,
        PaymentState::Quarantined => Phase::Held,
        PaymentState::Failed => Phase::PaymentFailed,
        PaymentState::Refunded => Phase::Refunded,
    }
}

/// Upstream works on it.
fn at_work(payment: PaymentState, contents: Contents, calm: Phase) -> Phase {
    match payment {
        PaymentState::Refunded => Phase::Refunded,
        _ if contents == Contents::Everything => Phase::Delivered,
        PaymentState::Quarantined => Phase::Held,
        PaymentState::Open
        | PaymentState::Started
        | PaymentState::Partial
        | PaymentState::Received
        | PaymentState::Expired
        | PaymentState::ExpiredAfterDetection
        | PaymentState::Failed => calm,
    }
}

/// Upstream says "done"; the goods decide what that means (contract 9.3).
fn done(payment: PaymentState, contents: Contents) -> Phase {
    match contents {
        Contents::Everything => Phase::Delivered,
        Contents::SomeAndFailures => Phase::PartlyDelivered,
        _ if payment == PaymentState::Refunded => Phase::Refunded,
        Contents::Some => Phase::DeliveredWithoutCode,
        _ if payment == PaymentState::Quarantined => Phase::Held,
        Contents::Nothing => Phase::DeliveredWithoutCode,
        Contents::OnlyFailures => Phase::Review,
    }
}

/// The window is over; a late payment may still be delivered.
fn lapsed(payment: PaymentState, money: Money, contents: Contents) -> Phase {
    match payment {
        PaymentState::Refunded => Phase::Refunded,
        _ if contents == Contents::Everything => Phase::Delivered,
        PaymentState::Quarantined => Phase::Held,
        PaymentState::Started
        | PaymentState::Partial
        | PaymentState::Received
        | PaymentState::ExpiredAfterDetection => Phase::ExpiredAfterPayment,
        PaymentState::Open | PaymentState::Expired | PaymentState::Failed => match money {
            Money::None => Phase::Expired,
            Money::Part | Money::Enough => Phase::ExpiredAfterPayment,
        },
    }
}

fn failed(payment: PaymentState, contents: Contents) -> Phase {
    match payment {
        PaymentState::Refunded => Phase::Refunded,
        _ if contents == Contents::Everything => Phase::Delivered,
        PaymentState::Quarantined => Phase::Held,
        PaymentState::ExpiredAfterDetection => Phase::ExpiredAfterPayment,
        PaymentState::Open
        | PaymentState::Started
        | PaymentState::Partial
        | PaymentState::Received
        | PaymentState::Expired
        | PaymentState::Failed => Phase::PaymentFailed,
    }
}

/// Whether money counts as paid by upstream's word, for the timeline.
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

/// Whether nothing more will happen: upstream is at an end, and every code it has is here.
pub fn is_settled(order: &UpstreamOrder, phase: Phase) -> bool {
    order.state.is_terminal() && phase != Phase::DeliveredWithoutCode
}

#[cfg(test)]
mod tests;
