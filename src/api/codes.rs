//! x
use crate::domain::{failure::Failure, goods::Revealed, phase::OrderId};
use leptos::prelude::*;
#[server(prefix = "/api", endpoint = "codes")]
pub async fn reveal_codes(order: OrderId) -> Result<Vec<Revealed>, Failure> {
    Err(Failure::Internal)
}
