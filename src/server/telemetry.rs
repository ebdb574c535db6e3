//! Logs: one JSON object per line, readable alone. They never contain an email address, a code, a query
//! string or a body. Lines of one request carry its ID, which the response returns as `x-request-id`.

use super::{metrics, traces};
use crate::shop::settings::Telemetry;
use axum::{
    extract::Request,
    http::{HeaderName, HeaderValue},
    middleware::Next,
    response::Response,
};
use opentelemetry_sdk::trace::SdkTracerProvider;
use std::{
    panic::{self, Location, PanicHookInfo},
    time::Instant,
};
use tracing::{Instrument, field};
use tracing_subscriber::{EnvFilter, Layer, layer::SubscriberExt, util::SubscriberInitExt};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Starts logging to standard error, including panics. If the settings name a collector, also starts sending
/// traces to it; call [`finish`] to send the last ones.
pub fn start(settings: &Telemetry) -> Option<SdkTracerProvider> {
    let lines = tracing_subscriber::fmt::layer()
        .json()
        .flatten_event(true)
        .with_current_span(false)
        .with_writer(std::io::stderr)
        .with_filter(EnvFilter::new(&settings.log));
    let (provider, fault) = match traces::provider(settings) {
        Ok(provider) => (provider, None),
        Err(fault) => (None, Some(fault)),
    };
    let lines = tracing_subscriber::registry().with(lines).with(provider.as_ref().map(traces::layer));
    // A second call, as tests may make, changes nothing.
    if lines.try_init().is_ok() {
        panic::set_hook(Box::new(log_panic));
    }
    if let Some(error) = fault {
        tracing::error!(%error, "cannot send traces");
    }
    provider
}

/// Logs a panic as an ordinary line. It contains only the location, because the message may contain text that
/// a shopper typed.
fn log_panic(panic: &PanicHookInfo<'_>) {
    let location = panic.location().map(format_location);
    tracing::error!(location, "panic");
}

fn format_location(location: &Location<'_>) -> String {
    format!("{}:{}", location.file(), location.line())
}

/// Sends the remaining traces.
pub async fn finish(provider: Option<SdkTracerProvider>) {
    let Some(provider) = provider else { return };
    // Shutting down waits for the collector, which would block a thread that serves requests.
    let sent = tokio::task::spawn_blocking(move || provider.shutdown()).await;
    if !matches!(sent, Ok(Ok(()))) {
        tracing::warn!("could not send the last traces");
    }
}

/// Middleware: logs each request by its route. Paths are not logged, because they contain order IDs.
pub async fn log(request: Request, next: Next) -> Response {
    let began = Instant::now();
    let method = request.method().clone();
    let route = metrics::route(&request);
    let id = format!("{:016x}", rand::random::<u64>());
    // The highest level, so that no log filter drops the request ID.
    let span = tracing::error_span!(
        "request",
        id,
        otel.name = format!("{} {route}", metrics::method(&method)),
        otel.kind = "server",
        http.route = route,
        http.response.status_code = field::Empty,
    );
    let response = async {
        let mut answer = next.run(request).await;
        let (status, ms) = (answer.status().as_u16(), began.elapsed().as_millis());
        tracing::Span::current().record("http.response.status_code", status);
        if status >= 500 {
            tracing::warn!(%method, route, status, ms, "request failed with a server error");
        } else {
            tracing::debug!(%method, route, status, ms, "request completed");
        }
        if let Ok(id) = HeaderValue::from_str(&id) {
            answer.headers_mut().insert(REQUEST_ID, id);
        }
        answer
    };
    response.instrument(span.clone()).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panic_location_is_file_and_line() {
        assert_eq!(format_location(Location::caller()), format!("{}:{}", file!(), line!()));
    }
}
