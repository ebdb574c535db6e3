//! `POST /v5/orders`: places an order, once (contract 7). There is no idempotency upstream, so what is
//! uncertain stays uncertain and nothing here sends again.

use super::{
    caller::Caller,
    client::{Call, Upstream},
    error::{Fault, PlaceError, UpstreamError},
    order::WireOrder,
    refusal,
    request::OrderRequest,
};
use crate::domain::order::UpstreamOrder;
use serde_json::Value;

impl Upstream {
    /// Places the order. Dropping the future after it was polled leaves it as uncertain as a lost answer.
    pub async fn place(&self, caller: &Caller, request: &OrderRequest) -> Result<UpstreamOrder, PlaceError> {
        let unreadable = || UpstreamError::Unavailable(Fault::Unreadable);
        let body = serde_json::to_vec(&request.order()).map_err(|_| PlaceError::NotSent(unreadable()))?;
        let call = Call::post("create order", &["v5", "orders"], body);
        let answer: Value = self.fetch(caller, call).await.map_err(PlaceError::of)?;
        let problems = refusal::listed(answer.get("problems").unwrap_or(&Value::Null));
        let order = serde_json::from_value::<WireOrder>(answer).ok().and_then(WireOrder::into_order);
        match order {
            Some(order) => Ok(order),
            None if !problems.is_empty() => Err(PlaceError::Refused(problems)),
            None => Err(PlaceError::Ambiguous(unreadable())),
        }
    }
}

impl PlaceError {
    /// What a failed call means for the order.
    fn of(error: UpstreamError) -> Self {
        match error {
            UpstreamError::Refused(problems) => Self::Refused(problems),
            UpstreamError::NotFound
            | UpstreamError::Unauthorised
            | UpstreamError::Unavailable(Fault::Connect(_)) => Self::NotSent(error),
            UpstreamError::Throttled { .. } | UpstreamError::Unavailable(_) => Self::Ambiguous(error),
        }
    }
}
