//! Logs: one JSON object a line, readable alone. Never an e-mail, a code, a query string or a body. What happens while
//! a request is answered carries the request's id, which its answer tells too.

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

/// Starts logging to standard error, panics too. Where the settings name a collector, traces go there; what is still on its
/// way is sent by [`finish`].
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
    // A second start, as tests may do, changes nothing.
    if lines.try_init().is_ok() {
        panic::set_hook(Box::new(tell_panic));
    }
    if let Some(error) = fault {
        tracing::error!(%error, "traces cannot be sent");
    }
    provider
}

/// A panic is a line like any other. It says where, and not what: its text may hold what a shopper has typed.
fn tell_panic(panic: &PanicHookInfo<'_>) {
    let location = panic.location().map(place);
    tracing::error!(location, "a panic");
}

fn place(location: &Location<'_>) -> String {
    format!("{}:{}", location.file(), location.line())
}

/// Sends the traces that are still here.
pub async fn finish(provider: Option<SdkTracerProvider>) {
    let Some(provider) = provider else { return };
    // It waits for the collector, which is no work for a thread that serves.
    let sent = tokio::task::spawn_blocking(move || provider.shutdown()).await;
    if !matches!(sent, Ok(Ok(()))) {
        tracing::warn!("the last traces were not sent");
    }
}

/// One line a request, by its route and not by its path: paths carry order ids.
pub async fn log(request: Request, next: Next) -> Response {
    let began = Instant::now();
    let method = request.method().clone();
    let route = metrics::route(&request);
    let id = format!("{:016x}", rand::random::<u64>());
    // Of the highest level, so that no filter of lines takes their ids away.
    let span = tracing::error_span!(
        "request",
        id,
        otel.name = format!("{} {route}", metrics::method(&method)),
        otel.kind = "server",
        http.route = route,
        http.response.status_code = field::Empty,
    );
    let answering = async {
        let mut answer = next.run(request).await;
        let (status, ms) = (answer.status().as_u16(), began.elapsed().as_millis());
        tracing::Span::current().record("http.response.status_code", status);
        if status >= 500 {
            tracing::warn!(%method, route, status, ms, "request answered with a fault");
        } else {
            tracing::debug!(%method, route, status, ms, "request answered");
        }
        if let Ok(id) = HeaderValue::from_str(&id) {
            answer.headers_mut().insert(REQUEST_ID, id);
        }
        answer
    };
    answering.instrument(span.clone()).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_told_by_file_and_line() {
        assert_eq!(place(Location::caller()), format!("{}:{}", file!(), line!()));
    }
}
