//! Solana Pay's transaction requests: a wallet asks who wants something of it, then for the transaction. It has no cookie and
//! comes from anywhere; what it may have stands in the address alone, see `shop::solana_pay`.

use crate::{
    domain::failure::Failure,
    shop::{Shop, WalletRefusal, visitor::Visitor},
};
use axum::{
    Extension, Json,
    extract::{Path, Request, State, rejection::JsonRejection},
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::json;
use std::sync::Arc;

/// The addresses of these requests begin so.
pub const PREFIX: &str = "/api/solana-pay/";

/// What a wallet sends; more fields may come with later versions of the standard.
#[derive(Deserialize)]
pub struct TransactionRequest {
    account: String,
}

/// Wallets in browsers ask from their own origins, and without anybody's cookies.
const CORS_HEADERS: [(HeaderName, &str); 4] = [
    (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, OPTIONS"),
    (header::ACCESS_CONTROL_ALLOW_HEADERS, "Content-Type, Content-Encoding, Accept-Encoding"),
    (header::ACCESS_CONTROL_MAX_AGE, "86400"),
];

/// A layer that lets every origin ask.
pub async fn allow(request: Request, next: Next) -> Response {
    let mut answer = next.run(request).await;
    for (name, value) in CORS_HEADERS {
        answer.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    answer
}

/// Whether one may ask, before one does.
pub async fn preflight() -> StatusCode {
    StatusCode::NO_CONTENT
}

/// Who asks, for the wallet to show.
pub async fn requester(State(shop): State<Arc<Shop>>, Path(token): Path<String>) -> Response {
    match shop.requester(&token) {
        Some(requester) => Json(json!({ "label": requester.label, "icon": requester.icon })).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The transaction, for the wallet to sign.
pub async fn transaction(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Visitor>,
    Path(token): Path<String>,
    asked: Result<Json<TransactionRequest>, JsonRejection>,
) -> Response {
    let Ok(Json(TransactionRequest { account })) = asked else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    match shop.requested_transaction(&visitor, &token, &account).await {
        Ok(made) => Json(json!({ "transaction": made.transaction, "message": made.message })).into_response(),
        Err(declined) => refused(&declined),
    }
}

/// A refusal in words that the wallet shows.
fn refused(WalletRefusal { failure, message }: &WalletRefusal) -> Response {
    let status = StatusCode::from_u16(failure.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut answer = (status, Json(json!({ "message": message }))).into_response();
    if let Failure::TooMany { retry_after } = failure {
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*retry_after));
    }
    answer
}
