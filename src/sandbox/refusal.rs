//! The error bodies of contract 1.4: no single shape, on purpose.

use axum::Json;
use axum::response::{Html, IntoResponse, Response};
use http::{HeaderName, StatusCode, header};
use serde_json::{Value, json};

/// An answer that is not what was asked for.
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
    /// 409 of the control API: the order is not in a state for this deed.
    Conflict(&'static str),
    /// 422 with a machine code in `detail`, perhaps a reason.
    Policy(&'static str, Option<&'static str>),
    /// `problems` with this status.
    Problems(StatusCode, Vec<Problem>),
    /// 429 with `Retry-After` in seconds.
    RetryAfter(i64),
    /// 429 with `X-RateLimit-*` only: limit, and when it resets in unix seconds.
    RateLimit { limit: i64, reset: i64 },
    /// 403 of the burst throttle.
    Burst,
    /// 500 with `error_code`.
    Internal,
    /// 502 with a page of HTML.
    BadGateway,
    /// 503 with a page of HTML.
    Unavailable,
}

/// One entry of `problems` (contract 6.1).
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    pub code: &'static str,
    pub details: Value,
}

impl Problem {
    /// A problem that says no more than its code.
    pub fn plain(code: &'static str) -> Self {
        Self { code, details: Value::Null }
    }

    /// As the supplier lists it.
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
        let told = |status: StatusCode, body: Value| (status, Json(body)).into_response();
        match self {
            Self::BadRequest(detail) => told(
                StatusCode::BAD_REQUEST,
                json!({ "status": "BAD_REQUEST", "detail": detail, "moreDetails": null }),
            ),
            Self::Suspended(code) => {
                told(StatusCode::BAD_REQUEST, json!({ "status": "400", "detail": code, "moreDetails": null }))
            }
            Self::NotAvailable(detail) => {
                told(StatusCode::BAD_REQUEST, json!({ "error": "NOT_AVAILABLE_PRODUCT", "detail": detail }))
            }
            Self::NotFound(detail) => told(
                StatusCode::NOT_FOUND,
                json!({ "status": "NOT_FOUND", "detail": detail, "moreDetails": null }),
            ),
            Self::Conflict(detail) => told(StatusCode::CONFLICT, json!({ "error": detail })),
            Self::Policy(code, None) => told(
                StatusCode::UNPROCESSABLE_ENTITY,
                json!({ "status": 422, "detail": code, "moreDetails": null }),
            ),
            Self::Policy(code, Some(reason)) => told(
                StatusCode::UNPROCESSABLE_ENTITY,
                json!({ "status": 422, "detail": code, "reason": reason }),
            ),
            Self::Problems(status, problems) => {
                told(status, json!({ "problems": problems.iter().map(Problem::listed).collect::<Vec<_>>() }))
            }
            Self::RetryAfter(seconds) => {
                ([(header::RETRY_AFTER, seconds.to_string())], too_many()).into_response()
            }
            Self::RateLimit { limit, reset } => {
                let headers =
                    [(LIMIT, limit.to_string()), (REMAINING, "0".to_owned()), (RESET, reset.to_string())];
                (headers, too_many()).into_response()
            }
            Self::Burst => told(StatusCode::FORBIDDEN, json!({ "message": "Forbidden" })),
            Self::Internal => told(
                StatusCode::INTERNAL_SERVER_ERROR,
                json!({ "error_code": "INTERNAL", "message": "unexpected" }),
            ),
            Self::BadGateway => (StatusCode::BAD_GATEWAY, Html(PAGE)).into_response(),
            Self::Unavailable => (StatusCode::SERVICE_UNAVAILABLE, Html(PAGE)).into_response(),
        }
    }
}

fn too_many() -> Response {
    (StatusCode::TOO_MANY_REQUESTS, Json(json!({ "message": "Too many requests" }))).into_response()
}
