//! Plans: the sequence of steps of an order. The effect of a step is in `life`.

use std::collections::VecDeque;

use serde::Deserialize;

use super::states::OrderState;
use crate::sandbox::sentinels::{Sentinel, Sentinels};

/// One step of an order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    Wait,
    Partial,
    Start,
    Receive,
    Deliver,
    Finish,
    FinishWithoutCodes,
    FinishHalf,
    Codes,
    Review,
    Quarantine,
    Expire,
    Fail,
    FailDelivery,
    Refund,
    Cancel,
}

/// How a simulated payment is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    #[default]
    Exact,
    Under,
    Over,
    Late,
}

/// The steps after an order was placed. Empty for an ordinary buyer.
pub fn first_plan(sentinels: &Sentinels) -> VecDeque<Step> {
    let has = |sentinel| sentinels.has(sentinel);
    let plan: &[Step] = if has(Sentinel::Expired) {
        &[Step::Wait, Step::Wait, Step::Wait, Step::Expire]
    } else if has(Sentinel::Late) {
        &[
            Step::Wait,
            Step::Wait,
            Step::Wait,
            Step::Expire,
            Step::Wait,
            Step::Receive,
            Step::Deliver,
            Step::Finish,
        ]
    } else if has(Sentinel::Cancel) {
        &[Step::Wait, Step::Wait, Step::Wait, Step::Cancel]
    } else {
        &[]
    };
    plan.iter().copied().collect()
}

/// The steps after a payment. The buyer's sentinels take precedence over `how`.
pub fn paid_plan(sentinels: &Sentinels, state: OrderState, is_first: bool, how: How) -> &'static [Step] {
    let has = |sentinel| sentinels.has(sentinel);
    if has(Sentinel::Expired) {
        &[Step::Expire]
    } else if has(Sentinel::Cancel) {
        &[Step::Cancel]
    } else if state == OrderState::Expired {
        &[Step::Receive, Step::Deliver, Step::Finish]
    } else if has(Sentinel::Late) || how == How::Late {
        &[Step::Expire, Step::Receive, Step::Deliver, Step::Finish]
    } else if (has(Sentinel::Underpaid) || how == How::Under) && is_first {
        &[Step::Partial]
    } else if has(Sentinel::Overpaid) || how == How::Over {
        &[Step::Start, Step::Quarantine]
    } else if has(Sentinel::Review) {
        &[Step::Start, Step::Receive, Step::Review]
    } else if has(Sentinel::Stuck) {
        &[Step::Start]
    } else if has(Sentinel::Failed) {
        &[Step::Start, Step::Fail]
    } else if has(Sentinel::Refund) {
        &[Step::Start, Step::Receive, Step::Deliver, Step::Refund]
    } else if has(Sentinel::SlowCode) {
        &[
            Step::Start,
            Step::Receive,
            Step::Deliver,
            Step::FinishWithoutCodes,
            Step::Wait,
            Step::Wait,
            Step::Codes,
        ]
    } else if has(Sentinel::HalfDone) {
        &[Step::Start, Step::Receive, Step::Deliver, Step::FinishHalf]
    } else {
        &[Step::Start, Step::Receive, Step::Deliver, Step::Finish]
    }
}

/// The default next steps. After a review, the delivery continues to its end.
pub fn default_plan(state: OrderState) -> Option<VecDeque<Step>> {
    let plan: &[Step] = match state {
        OrderState::WaitingForPayment | OrderState::PartialPaymentStarted => &[Step::Start],
        OrderState::PaymentStarted | OrderState::Expired => &[Step::Receive],
        OrderState::PaymentReceived => &[Step::Deliver],
        OrderState::WaitingForDelivery => &[Step::Finish],
        OrderState::WaitingForManualAction => &[Step::Deliver, Step::Finish],
        OrderState::Done
        | OrderState::PaymentFailed
        | OrderState::PaymentSetupFailed
        | OrderState::Refunded
        | OrderState::Canceled => return None,
    };
    Some(plan.iter().copied().collect())
}
