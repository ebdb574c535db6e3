//! What a browser wallet is asked to sign for an order, for its owner only.

use crate::domain::{
    failure::Failure,
    order_id::OrderId,
    transfer::{Payer, Transfer},
};
use leptos::prelude::*;

/// Reads the order from upstream this moment and makes its transfer, if it may be paid now. A POST, so that
/// nothing on the way keeps it; any other browser gets a 404.
#[server(prefix = "/api", endpoint = "transfer")]
pub async fn prepare_transfer(order: OrderId, payer: Payer) -> Result<Transfer, Failure> {
    use crate::shop::{reply, shop, visitor};
    reply(shop()?.transfer(&visitor(), &order, &payer).await)
}
