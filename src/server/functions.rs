//! Server functions called in a way they cannot read. Leptos blames the server and answers 500; the
//! failure in the body knows better.

use crate::domain::failure::Failure;
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::StatusCode,
    middleware::Next,
    response::Response,
};

/// Marks the failures of server functions.
const MARK: &str = "serverfnerror";

/// A failure is a line of JSON.
const LONGEST: usize = 4096;

/// The layer: gives a failed call the status of its failure.
pub async fn judge(request: Request, next: Next) -> Response {
    let answer = next.run(request).await;
    if answer.status() != StatusCode::INTERNAL_SERVER_ERROR || !answer.headers().contains_key(MARK) {
        return answer;
    }
    let (mut parts, body) = answer.into_parts();
    let body = to_bytes(body, LONGEST).await.unwrap_or_default();
    let failure = serde_json::from_slice::<Failure>(&body).unwrap_or(Failure::Internal);
    parts.status = StatusCode::from_u16(failure.status()).unwrap_or(parts.status);
    Response::from_parts(parts, Body::from(body))
}
