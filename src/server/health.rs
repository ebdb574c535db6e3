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

/// The store answers too; else 503. Upstream and the shared cache are named only to warn: a shop without them still serves.
pub async fn ready(State(shop): State<Arc<Shop>>) -> Response {
    let store = shop.is_ready().await;
    let status = if store { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let word = |is_ready| if is_ready { "ready" } else { "unavailable" };
    let parts = json!({
        "store": word(store),
        "cache": shop.has_commons().map_or("none", word),
        "upstream": word(shop.asks_upstream()),
    });
    (status, Json(parts)).into_response()
}
