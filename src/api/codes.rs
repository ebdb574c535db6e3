//! The codes of a delivered order, for its owner only.

use crate::domain::{failure::Failure, goods::Revealed, order_id::OrderId};
use leptos::prelude::*;

/// Returns what was delivered. A POST, so that no intermediary caches the response. Any other browser gets a
/// 404.
#[server(prefix = "/api", endpoint = "codes")]
pub async fn reveal_codes(order: OrderId) -> Result<Vec<Revealed>, Failure> {
    use crate::shop::{reply, shop, visitor};
    reply(shop()?.orders.reveal(&visitor(), &order).await)
}
