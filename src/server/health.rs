//! Whether the process lives, and whether it can serve.

use crate::shop::Shop;
use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::json;
use std::sync::Arc;

/// The process answers.
pub async fn live() -> &'static str {
    "alive"
}

/// The store answers too; else 503. Upstream is named only to warn: a shop whose upstream is down still serves.
pub async fn ready(State(shop): State<Arc<Shop>>) -> Response {
    let store = shop.is_ready().await;
    let status = if store { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let parts = json!({
        "store": if store { "ready" } else { "unavailable" },
        "upstream": if shop.asks_upstream() { "ready" } else { "unavailable" },
    });
    (status, Json(parts)).into_response()
}
