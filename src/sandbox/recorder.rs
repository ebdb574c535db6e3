//! Records the requests to the sandbox, so that tests can check what was sent: the headers of
//! contract 1.1, counters per endpoint and open streams.

use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use axum::extract::Request;
use serde_json::{Value, json};

use super::faults::Endpoint;

/// Maximum number of recorded requests.
const MAX_REQUESTS: usize = 2000;

/// The record of all requests except those to `/control`.
#[derive(Default)]
pub struct Recorder {
    log: Mutex<Log>,
    open_streams: AtomicU64,
}

#[derive(Default)]
struct Log {
    requests: VecDeque<Value>,
    counters: BTreeMap<&'static str, u64>,
    total: u64,
    without_partner: u64,
}

impl Recorder {
    /// Records a request before it is processed.
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
        let mut log = self.log.lock().unwrap_or_else(PoisonError::into_inner);
        log.total += 1;
        if let Some(endpoint) = endpoint {
            *log.counters.entry(endpoint.name()).or_default() += 1;
            log.without_partner += u64::from(partner.is_none());
        }
        if log.requests.len() == MAX_REQUESTS {
            log.requests.pop_front();
        }
        log.requests.push_back(entry);
    }

    /// Counts an opened stream, until [`Self::stream_closed`].
    pub fn stream_opened(&self) {
        self.open_streams.fetch_add(1, Ordering::Relaxed);
    }

    /// Counts a closed stream.
    pub fn stream_closed(&self) {
        self.open_streams.fetch_sub(1, Ordering::Relaxed);
    }

    /// The body of `GET /control/requests`.
    pub fn to_json(&self) -> Value {
        let log = self.log.lock().unwrap_or_else(PoisonError::into_inner);
        json!({
            "total": log.total,
            "without_partner": log.without_partner,
            "open_streams": self.open_streams.load(Ordering::Relaxed),
            "counters": log.counters,
            "requests": log.requests,
        })
    }

    /// Clears all requests. Open streams still count.
    pub fn clear(&self) {
        *self.log.lock().unwrap_or_else(PoisonError::into_inner) = Log::default();
    }
}
