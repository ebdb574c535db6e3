//! What was asked of the double, so that tests can assert what was sent: the headers of contract 1.1,
//! counters per endpoint, streams that are open now.

use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use axum::extract::Request;
use serde_json::{Value, json};

use super::faults::Endpoint;

/// How many requests are remembered.
const MAX_REQUESTS: usize = 2000;

/// The record of all requests but those to `/control`.
#[derive(Default)]
pub struct Recorder {
    kept: Mutex<Kept>,
    open_streams: AtomicU64,
}

#[derive(Default)]
struct Kept {
    requests: VecDeque<Value>,
    counters: BTreeMap<&'static str, u64>,
    total: u64,
    without_partner: u64,
}

impl Recorder {
    /// Remembers a request, before anything is done about it.
    pub fn note(&self, endpoint: Option<Endpoint>, request: &Request, now: i64) {
        let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
        let partner = header("x-cr-application").filter(|partner| !partner.is_empty());
        let entry = json!({
            "at": now,
            "method": request.method().as_str(),
            "path": request.uri().path(),
            "path_and_query": request.uri().path_and_query().map(http::uri::PathAndQuery::as_str),
            "endpoint": endpoint.map(Endpoint::name),
            "x_cr_application": partner,
            "x_cr_version": header("x-cr-version"),
            "x_forwarded_for": header("x-forwarded-for"),
            "user_agent": header("user-agent"),
            "x_country_iso_code": header("x-country-iso-code"),
            "content_type": header("content-type"),
            "accept": header("accept"),
        });
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.total += 1;
        if let Some(endpoint) = endpoint {
            *kept.counters.entry(endpoint.name()).or_default() += 1;
            kept.without_partner += u64::from(partner.is_none());
        }
        if kept.requests.len() == MAX_REQUESTS {
            kept.requests.pop_front();
        }
        kept.requests.push_back(entry);
    }

    /// A stream was opened; it counts until the guard is dropped.
    pub fn stream_opened(&self) {
        self.open_streams.fetch_add(1, Ordering::Relaxed);
    }

    /// A stream has ended.
    pub fn stream_closed(&self) {
        self.open_streams.fetch_sub(1, Ordering::Relaxed);
    }

    /// The body of `GET /control/requests`.
    pub fn told(&self) -> Value {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        json!({
            "total": kept.total,
            "without_partner": kept.without_partner,
            "open_streams": self.open_streams.load(Ordering::Relaxed),
            "counters": kept.counters,
            "requests": kept.requests,
        })
    }

    /// Forgets all requests; open streams are still open.
    pub fn clear(&self) {
        *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = Kept::default();
    }
}
