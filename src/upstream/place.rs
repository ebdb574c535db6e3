//! `POST /v5/orders`: places an order, once (contract 7). There is no idempotency upstream, so what is
//! uncertain stays uncertain and nothing here sends again.

use super::{
    answer::Answer,
    call::Call,
    caller::Caller,
    client::Upstream,
    error::{Fault, PlaceError, UpstreamError},
    gate::Endpoint,
    lenient::OptionalObject,
    order::WireOrder,
    refusal::{self, Problems},
    request::OrderRequest,
};
use crate::domain::order::UpstreamOrder;
use serde::Deserialize;

/// What is read of a 2xx without an order.
#[derive(Default, Deserialize)]
#[serde(default)]
struct NoOrder {
    problems: Problems,
}

impl Upstream {
    /// Places the order. Dropping the future after it was polled leaves it as uncertain as a lost answer.
    pub async fn place(&self, caller: &Caller, request: &OrderRequest) -> Result<UpstreamOrder, PlaceError> {
        let unsendable = |_| PlaceError::NotSent(UpstreamError::Unavailable(Fault::Unreadable));
        let body = serde_json::to_vec(&request.order()).map_err(unsendable)?;
        let call = Call::post(Endpoint::Place, &["v5", "orders"], body);
        let answer = self.exchange(caller, &call).await.map_err(PlaceError::of_error)?;
        if answer.status.is_success() {
            placed(&answer)
        } else {
            Err(PlaceError::of_refusal(self.judge(&answer, Endpoint::Place)))
        }
    }
}

/// Reads a 2xx: an order, problems without one, or something nobody can make sense of.
pub fn placed(answer: &Answer) -> Result<UpstreamOrder, PlaceError> {
    let told: OptionalObject<WireOrder> = answer.json().map_err(PlaceError::of_fault)?;
    if let Some(order) = told.0.and_then(WireOrder::into_order) {
        return Ok(order);
    }
    let told: OptionalObject<NoOrder> = answer.json().map_err(PlaceError::of_fault)?;
    let problems = told.0.map(|told| refusal::listed(&told.problems)).unwrap_or_default();
    if problems.is_empty() {
        Err(PlaceError::of_fault(Fault::Unreadable))
    } else {
        Err(PlaceError::Refused(problems))
    }
}

impl PlaceError {
    fn of_fault(fault: Fault) -> Self {
        Self::of_error(UpstreamError::Unavailable(fault))
    }

    /// What it means that there is no answer. Only what the gate did not let through, and a connection that was
    /// never made, are certain to have created nothing.
    fn of_error(error: UpstreamError) -> Self {
        match error {
            UpstreamError::Throttled { .. }
            | UpstreamError::Blocked { .. }
            | UpstreamError::Unavailable(Fault::BreakerOpen | Fault::Connect(_)) => Self::NotSent(error),
            UpstreamError::Unavailable(_)
            | UpstreamError::Refused(_)
            | UpstreamError::NotFound
            | UpstreamError::Unauthorised => Self::Ambiguous(error),
        }
    }

    /// What an answer outside 2xx means for the order. A 401, a 403 and a 429 turn the request away before anything is
    /// created: the shopper may press again.
    fn of_refusal(error: UpstreamError) -> Self {
        match error {
            UpstreamError::Refused(problems) => Self::Refused(problems),
            UpstreamError::NotFound
            | UpstreamError::Unauthorised
            | UpstreamError::Throttled { .. }
            | UpstreamError::Blocked { .. } => Self::NotSent(error),
            UpstreamError::Unavailable(_) => Self::Ambiguous(error),
        }
    }
}
