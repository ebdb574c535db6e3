//! Logs: one JSON object a line, readable alone. Never an e-mail, a code, a query string or a body.

use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};
use std::time::Instant;
use tracing_subscriber::{EnvFilter, layer::SubscriberExt, util::SubscriberInitExt};

/// Starts logging to standard error; `KIOSK_LOG` filters as `tracing` directives do (`kiosk=debug`).
pub fn start() {
    let filter = EnvFilter::try_from_env("KIOSK_LOG").unwrap_or_else(|_| EnvFilter::new("warn,kiosk=info"));
    let lines = tracing_subscriber::fmt::layer().json().flatten_event(true).with_writer(std::io::stderr);
    // A second start, as tests may do, changes nothing.
    let _ = tracing_subscriber::registry().with(filter).with(lines).try_init();
}

/// One line a request, by its route and not by its path: paths carry order ids.
pub async fn log(request: Request, next: Next) -> Response {
    let began = Instant::now();
    let method = request.method().clone();
    let route =
        request.extensions().get::<MatchedPath>().map_or_else(|| "-".to_owned(), |p| p.as_str().to_owned());
    let answer = next.run(request).await;
    let (status, ms) = (answer.status().as_u16(), began.elapsed().as_millis());
    if status >= 500 {
        tracing::warn!(%method, route, status, ms, "request answered with a fault");
    } else {
        tracing::debug!(%method, route, status, ms, "request answered");
    }
    answer
}
