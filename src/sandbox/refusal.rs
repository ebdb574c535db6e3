//! The error bodies of contract 1.4, which have no common format, on purpose.

use axum::Json;
use axum::response::{Html, IntoResponse, Response};
use http::{HeaderName, StatusCode, header};
use serde_json::{Value, json};

/// An error answer.
#[derive(Debug)]
pub enum Refusal {
    /// 400 with a sentence in `detail`.
    BadRequest(String),
    /// 400 with a machine code in `detail`.
    Suspended(&'static str),
    /// 400 with `error` and a sentence.
    NotAvailable(&'static str),
    /// 404 with `status` and `detail`.
    NotFound(&'static str),
    /// 409 of the control API: the order's state does not permit the action.
    Conflict(&'static str),
    /// 422 with a machine code in `detail`, and an optional reason.
    Policy(&'static str, Option<&'static str>),
    /// `problems` with this status.
    Problems(StatusCode, Vec<Problem>),
    /// 429 with `Retry-After` in seconds.
    RetryAfter(i64),
    /// 429 with `X-RateLimit-*` only: the limit, and when it resets in unix seconds.
    RateLimit { limit: i64, reset: i64 },
    /// 429 without a time to wait.
    TooMany,
    /// 403 of the burst limit.
    Burst,
    /// 500 with `error_code`.
    Internal,
    /// 502 with an HTML page.
    BadGateway,
    /// 503 with an HTML page.
    Unavailable,
}

/// One entry of `problems` (contract 6.1).
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    pub code: &'static str,
    pub details: Value,
}

impl Problem {
    /// A problem with a code only.
    pub fn plain(code: &'static str) -> Self {
        Self { code, details: Value::Null }
    }

    /// The problem as JSON.
    pub fn listed(&self) -> Value {
        json!({ "problem": self.code, "moreDetails": self.details })
    }
}

const PAGE: &str = "<html><head><title>502 Bad Gateway</title></head><body>upstream</body></html>";
const LIMIT: HeaderName = HeaderName::from_static("x-ratelimit-limit");
const REMAINING: HeaderName = HeaderName::from_static("x-ratelimit-remaining");
const RESET: HeaderName = HeaderName::from_static("x-ratelimit-reset");

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        match self {
            Self::RetryAfter(seconds) => {
                ([(header::RETRY_AFTER, seconds.to_string())], too_many()).into_response()
            }
            Self::RateLimit { limit, reset } => {
                let headers =
                    [(LIMIT, limit.to_string()), (REMAINING, "0".to_owned()), (RESET, reset.to_string())];
                (headers, too_many()).into_response()
            }
            Self::TooMany => too_many(),
            Self::BadGateway => (StatusCode::BAD_GATEWAY, Html(PAGE)).into_response(),
            Self::Unavailable => (StatusCode::SERVICE_UNAVAILABLE, Html(PAGE)).into_response(),
            refusal => {
                let (status, body) = refusal.in_json();
                (status, Json(body)).into_response()
            }
        }
    }
}

impl Refusal {
    /// Status and body of refusals in JSON. The others become a general failure.
    fn in_json(self) -> (StatusCode, Value) {
        let bad = StatusCode::BAD_REQUEST;
        match self {
            Self::BadRequest(detail) => {
                (bad, json!({ "status": "BAD_REQUEST", "detail": detail, "moreDetails": null }))
            }
            Self::Suspended(code) => (bad, json!({ "status": "400", "detail": code, "moreDetails": null })),
            Self::NotAvailable(detail) => {
                (bad, json!({ "error": "NOT_AVAILABLE_PRODUCT", "detail": detail }))
            }
            Self::NotFound(detail) => {
                let body = json!({ "status": "NOT_FOUND", "detail": detail, "moreDetails": null });
                (StatusCode::NOT_FOUND, body)
            }
            Self::Conflict(detail) => (StatusCode::CONFLICT, json!({ "error": detail })),
            Self::Policy(code, reason) => {
                let body = match reason {
                    Some(reason) => json!({ "status": 422, "detail": code, "reason": reason }),
                    None => json!({ "status": 422, "detail": code, "moreDetails": null }),
                };
                (StatusCode::UNPROCESSABLE_ENTITY, body)
            }
            Self::Problems(status, problems) => {
                (status, json!({ "problems": problems.iter().map(Problem::listed).collect::<Vec<_>>() }))
            }
            Self::Burst => (StatusCode::FORBIDDEN, json!({ "message": "Forbidden" })),
            Self::Internal
            | Self::RetryAfter(_)
            | Self::TooMany
            | Self::RateLimit { .. }
            | Self::BadGateway
            | Self::Unavailable => {
                let body = json!({ "error_code": "INTERNAL", "message": "unexpected" });
                (StatusCode::INTERNAL_SERVER_ERROR, body)
            }
        }
    }
}

fn too_many() -> Response {
    (StatusCode::TOO_MANY_REQUESTS, Json(json!({ "message": "Too many requests" }))).into_response()
}
