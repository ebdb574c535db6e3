//! What is counted, as Prometheus reads it. Rooms count where things happen, by the `metrics` facade; this file says
//! what the numbers mean, keeps them, and counts requests.
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

/// Upper borders of what lasts seconds: from a page out of memory to the longest call to upstream.
const SECONDS_BUCKETS: [f64; 14] =
    [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 15.0];

const COUNTERS: [(&str, &str); 8] = [
    ("kiosk_http_requests_total", "Requests answered, by method, route and class of status."),
    (
        "kiosk_limited_total",
        "Requests refused because somebody asked too often or held too much, by what was asked.",
    ),
    ("kiosk_upstream_requests_total", "Calls that were sent to upstream, by endpoint and how they ended."),
    ("kiosk_upstream_refused_total", "Calls that the shop itself did not send, by endpoint and reason."),
    (
        "kiosk_cache_requests_total",
        "Reads of what is kept, by cache and what was found: fresh, stale, kept, miss or failed.",
    ),
    ("kiosk_orders_placed_total", "Orders that the shop tried to place, by how that ended."),
    ("kiosk_store_errors_total", "Times the store did not do what it was asked, by kind."),
    ("kiosk_panics_total", "Requests that ended in a panic. Each is a fault of the program."),
];

const GAUGES: [(&str, &str); 14] = [
    ("kiosk_build_info", "Always 1; the label says which version runs."),
    ("kiosk_connections", "Connections to the shop that are open."),
    ("kiosk_order_watchers", "Order streams to shoppers that are open."),
    ("kiosk_order_streams", "Order streams from upstream that are open."),
    ("kiosk_orders_followed", "Orders that this node follows, by stream or by asking."),
    ("kiosk_orders", "Open orders, of all nodes, by the phase they were last seen in."),
    ("kiosk_upstream_budget_remaining", "Calls to an endpoint that may still be sent now."),
    ("kiosk_upstream_breaker_open", "1 while upstream is not asked because it failed too often."),
    ("kiosk_cache_age_seconds", "Age of what was last served from a cache."),
    ("kiosk_redis_up", "1 while the shared cache answers."),
    ("process_start_time_seconds", "When the process began, in seconds since 1970."),
    ("process_resident_memory_bytes", "Memory of the process that is not swapped out."),
    ("process_open_fds", "File descriptors of the process that are open."),
    ("process_max_fds", "File descriptors that the process may open."),
];

const HISTOGRAMS: [(&str, &str); 2] = [
    ("kiosk_http_request_seconds", "Time until an answer began, by method and route."),
    ("kiosk_upstream_request_seconds", "Time that calls to upstream took, by endpoint."),
];

/// Starts to count, once a process however often it is called.
pub fn start() -> &'static PrometheusHandle {
    static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();
    HANDLE.get_or_init(|| {
        let seconds = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &SECONDS_BUCKETS)
            .unwrap_or_default();
        let recorder = seconds.build_recorder();
        let handle = recorder.handle();
        if metrics::set_global_recorder(recorder).is_err() {
            tracing::error!("something else in this process counts already: /metrics stays empty");
        }
        describe();
        begin();
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

/// Faults are counted from zero on: a series that begins with its first event has not risen, and no alert hears of it.
fn begin() {
    counter!("kiosk_panics_total").increment(0);
    for kind in StoreError::KINDS {
        counter!("kiosk_store_errors_total", "kind" => kind).increment(0);
    }
}

/// The layer that counts requests.
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

/// The template of the request's path; `-` where no route answers. Paths themselves carry order ids.
pub fn route(request: &Request) -> String {
    request.extensions().get::<MatchedPath>().map_or_else(|| "-".to_owned(), |path| path.as_str().to_owned())
}

/// A client may send any word as its method.
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

/// What the system knows of this process, as far as it tells.
pub fn look_at_process() {
    let read = |file: &str| std::fs::read_to_string(format!("/proc/self/{file}")).unwrap_or_default();
    if let Some(kilobytes) = number_after(&read("status"), "VmRSS:") {
        gauge!("process_resident_memory_bytes").set(kilobytes * 1024.0);
    }
    if let Some(most) = number_after(&read("limits"), "Max open files") {
        gauge!("process_max_fds").set(most);
    }
    if let Ok(open) = std::fs::read_dir("/proc/self/fd") {
        gauge!("process_open_fds").set(f64::from(u32::try_from(open.count()).unwrap_or(u32::MAX)));
    }
}

/// The first number behind a word at a line's beginning.
fn number_after(text: &str, word: &str) -> Option<f64> {
    let rest = text.lines().find_map(|line| line.strip_prefix(word))?;
    rest.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_method_that_nobody_knows_is_no_label() {
        for (sent, label) in [("GET", "GET"), ("POST", "POST"), ("BREW", "other"), ("get", "other")] {
            assert_eq!(method(&Method::from_bytes(sent.as_bytes()).unwrap()), label);
        }
    }

    #[test]
    fn numbers_are_found_behind_their_words() {
        assert_eq!(number_after("VmPeak:\t 9 kB\nVmRSS:\t  1234 kB\n", "VmRSS:"), Some(1234.0));
        assert_eq!(
            number_after("Max open files            1024    4096  files", "Max open files"),
            Some(1024.0)
        );
        assert_eq!(number_after("", "VmRSS:"), None);
    }

    #[test]
    fn faults_that_never_happened_are_told_as_none() {
        let recorder = PrometheusBuilder::new().build_recorder();
        metrics::with_local_recorder(&recorder, begin);
        let told = recorder.handle().render();
        assert!(told.contains("\nkiosk_panics_total 0\n"), "{told}");
        for kind in StoreError::KINDS {
            let line = format!("\nkiosk_store_errors_total{{kind=\"{kind}\"}} 0\n");
            assert!(told.contains(&line), "{line} is missing in {told}");
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
