//! The transfer that a browser wallet signs for an order, for the order's owner only.

use crate::domain::{
    failure::Failure,
    order_id::OrderId,
    transfer::{Payer, Transfer},
};
use leptos::prelude::*;

/// Reads the order from upstream now, and builds its transfer if it may be paid. A POST, so that no
/// intermediary caches the response. Any other browser gets a 404.
#[server(prefix = "/api", endpoint = "transfer")]
pub async fn prepare_transfer(order: OrderId, payer: Payer) -> Result<Transfer, Failure> {
    use crate::shop::{reply, shop, visitor};
    reply(shop()?.orders.transfer(&visitor(), &order, &payer).await)
}
