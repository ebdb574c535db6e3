//! Server functions as calls of islands and nothing else. Called in a way they cannot read, Leptos blames the server and
//! answers 500; the failure in the body knows better. Called by whoever reads HTML, Leptos takes the call for a form and
//! redirects to its `Referer`, which may be any site's; no form of the shop posts to one.

use crate::domain::failure::Failure;
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::Response,
};

/// Marks the failures of server functions.
const ERROR_HEADER: &str = "serverfnerror";

/// A failure is a line of JSON.
const MAX_ERROR_BYTES: usize = 4096;

/// Under which every server function is.
const PREFIX: &str = "/api/";

/// The layer: answers every call in JSON, and gives a failed one the status of its failure.
pub async fn judge(mut request: Request, next: Next) -> Response {
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

/// Leaves Leptos nothing to redirect for, and nowhere to redirect to.
fn ask_for_json(headers: &mut HeaderMap) {
    headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    headers.remove(header::REFERER);
}
