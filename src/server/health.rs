//! The health endpoints: whether the process runs, and whether it can serve.

use crate::shop::Shop;
use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::json;
use std::sync::Arc;

/// `GET /livez`: 200 while the process responds.
pub async fn live() -> &'static str {
    "alive"
}

/// `GET /readyz`: 200 if the database responds too, else 503. Upstream and Redis are only reported, because a
/// shop without them still serves.
pub async fn ready(State(shop): State<Arc<Shop>>) -> Response {
    let store = shop.is_ready().await;
    let status = if store { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let word = |is_ready| if is_ready { "ready" } else { "unavailable" };
    let parts = json!({
        "store": word(store),
        "cache": shop.is_redis_up().map_or("none", word),
        "upstream": word(shop.is_upstream_available()),
    });
    (status, Json(parts)).into_response()
}
