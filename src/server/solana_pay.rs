//! Solana Pay transaction requests: a wallet asks for the requester's name and icon, then for the
//! transaction. It sends no cookie and may come from any origin. The URL alone authorizes it; see
//! `shop::wallet_payments`.

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

/// The path prefix of transaction requests.
pub const PREFIX: &str = "/api/solana-pay/";

/// The body that a wallet sends. Later versions of the standard may add fields.
#[derive(Deserialize)]
pub struct TransactionRequest {
    account: String,
}

/// CORS headers: wallets in browsers send requests from their own origins, without cookies.
const CORS_HEADERS: [(HeaderName, &str); 4] = [
    (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, OPTIONS"),
    (header::ACCESS_CONTROL_ALLOW_HEADERS, "Content-Type, Content-Encoding, Accept-Encoding"),
    (header::ACCESS_CONTROL_MAX_AGE, "86400"),
];

/// Middleware: allows requests from every origin.
pub async fn allow(request: Request, next: Next) -> Response {
    let mut answer = next.run(request).await;
    for (name, value) in CORS_HEADERS {
        answer.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    answer
}

/// `OPTIONS`: answers the preflight request.
pub async fn preflight() -> StatusCode {
    StatusCode::NO_CONTENT
}

/// `GET`: the name and icon of the requester, which the wallet shows.
pub async fn requester(State(shop): State<Arc<Shop>>, Path(token): Path<String>) -> Response {
    match shop.wallets.requester(&token) {
        Some(requester) => Json(json!({ "label": requester.label, "icon": requester.icon })).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// `POST`: the transaction, for the wallet to sign.
pub async fn transaction(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Visitor>,
    Path(token): Path<String>,
    request: Result<Json<TransactionRequest>, JsonRejection>,
) -> Response {
    let Ok(Json(TransactionRequest { account })) = request else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    match shop.wallets.requested_transaction(&visitor, &token, &account).await {
        Ok(transaction) => {
            Json(json!({ "transaction": transaction.transaction, "message": transaction.message }))
                .into_response()
        }
        Err(refusal) => refused(&refusal),
    }
}

/// A refusal with a message that the wallet shows.
fn refused(WalletRefusal { failure, message }: &WalletRefusal) -> Response {
    let status = StatusCode::from_u16(failure.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut answer = (status, Json(json!({ "message": message }))).into_response();
    if let Failure::TooMany { retry_after } = failure {
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*retry_after));
    }
    answer
}
