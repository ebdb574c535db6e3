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

/// The store answers too. Upstream's health is not asked: a shop whose upstream is down still serves.
pub async fn ready(State(shop): State<Arc<Shop>>) -> Response {
    let store = shop.is_ready().await;
    let status = if store { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(json!({ "store": if store { "ready" } else { "unavailable" } }))).into_response()
}
