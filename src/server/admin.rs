//! The operators' listener: metrics, and whether the process is well. It stands apart from the shop's so that no
//! proxy in front of the shop can lead a shopper to it.
//!
//! It answers whoever reaches it, as Prometheus expects; who that is, is the network's affair. What it tells holds no
//! secret and nothing about a shopper. See ADR 29.

use super::{health, metrics};
use crate::shop::Shop;
use ::metrics::gauge;
use axum::{
    Router,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use std::{sync::Arc, time::Duration};
use tokio_util::sync::CancellationToken;

/// Between two times that samples are put into their buckets; without, they would pile up unread.
const HISTOGRAM_UPKEEP_INTERVAL: Duration = Duration::from_secs(5);

/// Everything that operators are answered.
pub fn router(shop: &Arc<Shop>) -> Router {
    Router::new()
        .route("/metrics", get(tell))
        .route("/livez", get(health::live))
        .route("/readyz", get(health::ready))
        .with_state(Arc::clone(shop))
}

/// Keeps the numbers in order until `stop`.
pub async fn upkeep(stop: CancellationToken) {
    let mut pace = tokio::time::interval(HISTOGRAM_UPKEEP_INTERVAL);
    while stop.run_until_cancelled(pace.tick()).await.is_some() {
        metrics::start().run_upkeep();
    }
}

/// The numbers as text; those that nobody counts are looked up now.
async fn tell(State(shop): State<Arc<Shop>>) -> Response {
    metrics::look_at_process();
    gauge!("kiosk_order_streams").set(number(shop.hub.open_streams()));
    gauge!("kiosk_orders_followed").set(number(shop.hub.followed()));
    for (endpoint, left) in shop.budgets_left().await {
        gauge!("kiosk_upstream_budget_remaining", "endpoint" => endpoint).set(number(left));
    }
    let kind = [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")];
    (kind, metrics::start().render()).into_response()
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
