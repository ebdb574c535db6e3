//! `POST /v5/orders`: places an order, once (contract 7). Upstream has no idempotency, so an
//! uncertain result stays uncertain and nothing is sent again.

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

/// The fields that are read of a 2xx without an order.
#[derive(Default, Deserialize)]
#[serde(default)]
struct NoOrder {
    problems: Problems,
}

impl Upstream {
    /// Places the order. If the future is dropped after it was polled, the result is as uncertain
    /// as a lost answer.
    pub async fn place(&self, caller: &Caller, request: &OrderRequest) -> Result<UpstreamOrder, PlaceError> {
        let unsendable = |_| PlaceError::NotSent(UpstreamError::Unavailable(Fault::Unreadable));
        let body = serde_json::to_vec(&request.order()).map_err(unsendable)?;
        let call = Call::post(Endpoint::Place, &["v5", "orders"], body);
        let answer = self.exchange(caller, &call).await.map_err(PlaceError::of_error)?;
        if answer.status.is_success() {
            placed(&answer)
        } else {
            Err(PlaceError::of_refusal(self.classify(&answer, Endpoint::Place)))
        }
    }
}

/// Reads a 2xx: an order, problems without an order, or an unreadable body.
pub fn placed(answer: &Answer) -> Result<UpstreamOrder, PlaceError> {
    let body: OptionalObject<WireOrder> = answer.json().map_err(PlaceError::of_fault)?;
    if let Some(order) = body.0.and_then(WireOrder::into_order) {
        return Ok(order);
    }
    let body: OptionalObject<NoOrder> = answer.json().map_err(PlaceError::of_fault)?;
    let problems = body.0.map(|no_order| refusal::listed(&no_order.problems)).unwrap_or_default();
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

    /// Classifies a missing answer. Only a call that the gate refused, or a connection that was
    /// never established, is certain to have created nothing.
    fn of_error(error: UpstreamError) -> Self {
        match error {
            UpstreamError::Throttled { .. }
            | UpstreamError::Blocked { .. }
            | UpstreamError::Unavailable(Fault::BreakerOpen | Fault::Connect(_)) => Self::NotSent(error),
            UpstreamError::Unavailable(_)
            | UpstreamError::Refused(_)
            | UpstreamError::NotFound
            | UpstreamError::Unauthorized => Self::Ambiguous(error),
        }
    }

    /// Classifies an answer outside 2xx. A 401, 403 and 429 reject the request before anything is
    /// created, so the shopper may try again.
    fn of_refusal(error: UpstreamError) -> Self {
        match error {
            UpstreamError::Refused(problems) => Self::Refused(problems),
            UpstreamError::NotFound
            | UpstreamError::Unauthorized
            | UpstreamError::Throttled { .. }
            | UpstreamError::Blocked { .. } => Self::NotSent(error),
            UpstreamError::Unavailable(_) => Self::Ambiguous(error),
        }
    }
}
