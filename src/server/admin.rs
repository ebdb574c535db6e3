//! The admin listener: metrics and health checks. It is separate from the shop's listener, so no proxy in
//! front of the shop can expose it to shoppers.
//!
//! It answers everyone who can reach it, as Prometheus expects; the network has to restrict access. Its
//! responses contain no secrets and nothing about shoppers. See ADR 29.

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

/// How often histogram samples are moved into their buckets. Without this, they would pile up in memory.
const HISTOGRAM_UPKEEP_INTERVAL: Duration = Duration::from_secs(5);

/// The routes of the admin listener.
pub fn router(shop: &Arc<Shop>) -> Router {
    Router::new()
        .route("/metrics", get(render_metrics))
        .route("/livez", get(health::live))
        .route("/readyz", get(health::ready))
        .with_state(Arc::clone(shop))
}

/// Runs the upkeep of the metrics until `stop`.
pub async fn upkeep(stop: CancellationToken) {
    let mut interval = tokio::time::interval(HISTOGRAM_UPKEEP_INTERVAL);
    while stop.run_until_cancelled(interval.tick()).await.is_some() {
        metrics::start().run_upkeep();
    }
}

/// Renders the metrics. Gauges that no code updates are computed here.
async fn render_metrics(State(shop): State<Arc<Shop>>) -> Response {
    metrics::update_process_metrics();
    gauge!("kiosk_order_streams").set(gauge_value(shop.hub.open_streams()));
    gauge!("kiosk_orders_followed").set(gauge_value(shop.hub.followed()));
    for (endpoint, left) in shop.budgets_left().await {
        gauge!("kiosk_upstream_budget_remaining", "endpoint" => endpoint).set(gauge_value(left));
    }
    let kind = [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")];
    (kind, metrics::start().render()).into_response()
}

fn gauge_value(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
