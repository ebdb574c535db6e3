//! Metrics in the Prometheus format. Modules update them through the `metrics` facade where things happen.
//! This file describes and stores them, and counts requests.
//!
//! No label comes from a shopper or from upstream: a route is its template, a status its class.

use crate::shop::StoreError;
use axum::{
    extract::{MatchedPath, Request},
    http::{Method, StatusCode},
    middleware::Next,
    response::Response,
};
use metrics::{counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use std::{
    sync::OnceLock,
    time::{Instant, SystemTime, UNIX_EPOCH},
};

/// Upper bounds of the histogram buckets, in seconds: from a cached page to the longest upstream call.
const SECONDS_BUCKETS: [f64; 14] =
    [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 15.0];

const COUNTERS: [(&str, &str); 9] = [
    ("kiosk_http_requests_total", "HTTP requests, by method, route and status class."),
    ("kiosk_limited_total", "Requests refused by a rate limit or quota, by limit."),
    ("kiosk_upstream_requests_total", "Calls sent to upstream, by endpoint and outcome."),
    ("kiosk_upstream_refused_total", "Upstream calls that the shop refused to send, by endpoint and reason."),
    ("kiosk_cache_requests_total", "Cache lookups, by cache and result: fresh, stale, kept, miss or failed."),
    ("kiosk_orders_placed_total", "Attempts to place an order, by outcome."),
    ("kiosk_checkouts_queued_total", "Checkouts that waited for upstream's budget."),
    ("kiosk_store_errors_total", "Database errors, by kind."),
    ("kiosk_panics_total", "Requests that panicked. Every panic is a bug."),
];

const GAUGES: [(&str, &str); 14] = [
    ("kiosk_build_info", "Always 1. The version label is the running version."),
    ("kiosk_connections", "Open connections to the shop."),
    ("kiosk_order_watchers", "Open order streams to shoppers."),
    ("kiosk_order_streams", "Open order streams from upstream."),
    ("kiosk_orders_followed", "Orders that this node follows, by stream or by polling."),
    ("kiosk_orders", "Open orders of all nodes, by last known phase."),
    ("kiosk_upstream_budget_remaining", "Calls that may still be sent to an endpoint now."),
    ("kiosk_upstream_breaker_open", "1 while the circuit breaker blocks calls to upstream."),
    ("kiosk_cache_age_seconds", "Age of the last answer served from a cache, in seconds."),
    ("kiosk_redis_up", "1 while Redis responds."),
    ("process_start_time_seconds", "Start time of the process, in seconds since 1970."),
    ("process_resident_memory_bytes", "Resident memory of the process, in bytes."),
    ("process_open_fds", "Open file descriptors of the process."),
    ("process_max_fds", "Maximum number of open file descriptors of the process."),
];

const HISTOGRAMS: [(&str, &str); 2] = [
    ("kiosk_http_request_seconds", "Time until a response began, in seconds, by method and route."),
    ("kiosk_upstream_request_seconds", "Duration of upstream calls, in seconds, by endpoint."),
];

/// Installs the metrics recorder. Does so once per process; further calls return the same handle.
pub fn start() -> &'static PrometheusHandle {
    static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();
    HANDLE.get_or_init(|| {
        let seconds = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &SECONDS_BUCKETS)
            .unwrap_or_default();
        let recorder = seconds.build_recorder();
        let handle = recorder.handle();
        if metrics::set_global_recorder(recorder).is_err() {
            tracing::error!("another metrics recorder is already installed: /metrics stays empty");
        }
        describe();
        initialize_error_counters();
        gauge!("kiosk_build_info", "version" => env!("CARGO_PKG_VERSION")).set(1.0);
        let began = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        gauge!("process_start_time_seconds").set(began.as_secs_f64());
        handle
    })
}

fn describe() {
    for (name, help) in COUNTERS {
        describe_counter!(name, help);
    }
    for (name, help) in GAUGES {
        describe_gauge!(name, help);
    }
    for (name, help) in HISTOGRAMS {
        describe_histogram!(name, help);
    }
}

/// Initializes error counters with zero. A series that begins with its first event shows no increase, so no
/// alert fires.
fn initialize_error_counters() {
    counter!("kiosk_panics_total").increment(0);
    for kind in StoreError::KINDS {
        counter!("kiosk_store_errors_total", "kind" => kind).increment(0);
    }
}

/// Middleware: counts requests and measures their duration.
pub async fn count(request: Request, next: Next) -> Response {
    let began = Instant::now();
    let method = method(request.method());
    let route = route(&request);
    let answer = next.run(request).await;
    let class = class(answer.status());
    counter!("kiosk_http_requests_total", "method" => method, "route" => route.clone(), "status" => class)
        .increment(1);
    histogram!("kiosk_http_request_seconds", "method" => method, "route" => route)
        .record(began.elapsed().as_secs_f64());
    answer
}

/// The route template of the request, or `-` if no route matches. Paths themselves contain order IDs.
pub fn route(request: &Request) -> String {
    request.extensions().get::<MatchedPath>().map_or_else(|| "-".to_owned(), |path| path.as_str().to_owned())
}

/// The method as a label. Clients may send any word as the method, so unknown ones become `other`.
pub fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    }
}

fn class(status: StatusCode) -> &'static str {
    match status.as_u16() {
        429 => "429",
        100..=199 => "1xx",
        200..=299 => "2xx",
        300..=399 => "3xx",
        400..=499 => "4xx",
        _ => "5xx",
    }
}

/// Updates the gauges of this process from `/proc`. Skips values that are not available.
pub fn update_process_metrics() {
    let read = |file: &str| std::fs::read_to_string(format!("/proc/self/{file}")).unwrap_or_default();
    if let Some(kilobytes) = number_after(&read("status"), "VmRSS:") {
        gauge!("process_resident_memory_bytes").set(kilobytes * 1024.0);
    }
    if let Some(limit) = number_after(&read("limits"), "Max open files") {
        gauge!("process_max_fds").set(limit);
    }
    if let Ok(open) = std::fs::read_dir("/proc/self/fd") {
        gauge!("process_open_fds").set(f64::from(u32::try_from(open.count()).unwrap_or(u32::MAX)));
    }
}

/// The first number after a prefix, on the line that begins with it.
fn number_after(text: &str, word: &str) -> Option<f64> {
    let rest = text.lines().find_map(|line| line.strip_prefix(word))?;
    rest.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_methods_share_one_label() {
        for (sent, label) in [("GET", "GET"), ("POST", "POST"), ("BREW", "other"), ("get", "other")] {
            assert_eq!(method(&Method::from_bytes(sent.as_bytes()).unwrap()), label);
        }
    }

    #[test]
    fn number_after_reads_the_number_of_a_line() {
        assert_eq!(number_after("VmPeak:\t 9 kB\nVmRSS:\t  1234 kB\n", "VmRSS:"), Some(1234.0));
        assert_eq!(
            number_after("Max open files            1024    4096  files", "Max open files"),
            Some(1024.0)
        );
        assert_eq!(number_after("", "VmRSS:"), None);
    }

    #[test]
    fn error_counters_start_at_zero() {
        let recorder = PrometheusBuilder::new().build_recorder();
        metrics::with_local_recorder(&recorder, initialize_error_counters);
        let rendered = recorder.handle().render();
        assert!(rendered.contains("\nkiosk_panics_total 0\n"), "{rendered}");
        for kind in StoreError::KINDS {
            let line = format!("\nkiosk_store_errors_total{{kind=\"{kind}\"}} 0\n");
            assert!(rendered.contains(&line), "{line} is missing in {rendered}");
        }
    }

    #[test]
    fn every_name_is_described_once_and_in_prometheus_style() {
        let described = COUNTERS.iter().chain(&GAUGES).chain(&HISTOGRAMS).map(|(name, _)| *name);
        let mut names: Vec<_> = described.collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
        assert!(COUNTERS.iter().all(|(name, _)| name.ends_with("_total")));
        assert!(HISTOGRAMS.iter().all(|(name, _)| name.ends_with("_seconds")));
    }
}
