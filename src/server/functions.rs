//! Corrects the responses of server functions, which only islands call. For a call that it cannot read,
//! Leptos answers 500; the failure in the body has the right status. For a client that accepts HTML, Leptos
//! treats the call as a form and redirects to its `Referer`, which may be any site; no form of the shop posts
//! to a server function.

use crate::domain::failure::Failure;
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::Response,
};

/// The header that Leptos sets on failed server functions.
const ERROR_HEADER: &str = "serverfnerror";

/// The maximum length of a failure in JSON, in bytes.
const MAX_ERROR_BYTES: usize = 4096;

/// The path prefix of all server functions.
const PREFIX: &str = "/api/";

/// Middleware: makes every server function answer in JSON, and gives a failed call the status of its failure.
pub async fn answer_in_json(mut request: Request, next: Next) -> Response {
    if request.uri().path().starts_with(PREFIX) {
        ask_for_json(request.headers_mut());
    }
    let answer = next.run(request).await;
    if answer.status() != StatusCode::INTERNAL_SERVER_ERROR || !answer.headers().contains_key(ERROR_HEADER) {
        return answer;
    }
    let (mut parts, body) = answer.into_parts();
    let body = to_bytes(body, MAX_ERROR_BYTES).await.unwrap_or_default();
    let failure = serde_json::from_slice::<Failure>(&body).unwrap_or(Failure::Internal);
    parts.status = StatusCode::from_u16(failure.status()).unwrap_or(parts.status);
    Response::from_parts(parts, Body::from(body))
}

/// Sets `Accept` and removes `Referer`, so that Leptos does not redirect.
fn ask_for_json(headers: &mut HeaderMap) {
    headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    headers.remove(header::REFERER);
}
