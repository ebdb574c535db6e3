//! Tests of what a collector receives, and of what it must not receive.

use super::*;
use crate::{
    server::telemetry,
    tests::{app::App, shopper},
};
use axum::{Router, body::Body, http::Request, middleware, routing::get};
use bytes::Bytes;
use tokio::{net::TcpListener, sync::mpsc};
use tower::ServiceExt;
use tracing_subscriber::layer::SubscriberExt;

/// Starts a collector. Returns its URL and the bodies that it receives.
async fn collector() -> (url::Url, mpsc::UnboundedReceiver<Bytes>) {
    let (sent, received) = mpsc::unbounded_channel();
    let take = async move |body: Bytes| sent.send(body).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap()).parse().unwrap();
    let app = Router::new().route("/v1/traces", axum::routing::post(take));
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    (url, received)
}

#[tokio::test]
async fn request_spans_contain_the_route_and_nothing_about_the_shopper() {
    let (url, mut received) = collector().await;
    let settings = Telemetry { log: String::new(), otlp_endpoint: Some(url), sample_percent: 100 };
    let provider = provider(&settings).unwrap();
    let lines = tracing_subscriber::registry().with(provider.as_ref().map(layer));
    let guard = tracing::subscriber::set_default(lines);
    let app = Router::new()
        .route("/orders/{id}", get(async || "an order"))
        .layer(middleware::from_fn(telemetry::log));
    let request = Request::get("/orders/4711?email=buyer@example.test").header("cookie", "kiosk=s3cret");
    assert_eq!(app.oneshot(request.body(Body::empty()).unwrap()).await.unwrap().status(), 200);
    drop(guard);
    telemetry::finish(provider).await;
    let exported = String::from_utf8_lossy(&received.recv().await.unwrap()).into_owned();
    for word in ["GET /orders/{id}", "http.response.status_code", "kiosk"] {
        assert!(exported.contains(word), "no {word} in {exported}");
    }
    for secret in ["4711", "buyer", "s3cret"] {
        assert!(!exported.contains(secret), "{secret} in {exported}");
    }
}

#[tokio::test]
async fn upstream_and_statement_spans_contain_nothing_about_the_shopper() {
    let (url, mut received) = collector().await;
    let settings = Telemetry { log: String::new(), otlp_endpoint: Some(url), sample_percent: 100 };
    let provider = provider(&settings).unwrap();
    let lines = tracing_subscriber::registry().with(provider.as_ref().map(layer));
    let guard = tracing::subscriber::set_default(lines);
    // SQLite runs its statements on threads of its own, which this subscriber does not cover.
    let app = App::on_postgres().await;
    let order = shopper::place(&app.browser(), "buyer@example.test").await;
    drop(guard);
    telemetry::finish(provider).await;
    let mut exported = String::new();
    while let Ok(batch) = received.try_recv() {
        exported += &String::from_utf8_lossy(&batch);
    }
    for word in ["POST place", "POST validations", "outcome", "INSERT INTO orders", "$1"] {
        assert!(exported.contains(word), "no {word} in {exported}");
    }
    let id = order.rsplit('/').next().unwrap();
    for secret in ["buyer", "example.test", "northstar", "127.0.0.1", id] {
        assert!(!exported.contains(secret), "{secret} in {exported}");
    }
}

#[test]
fn no_provider_without_a_collector() {
    let settings = Telemetry { log: String::new(), otlp_endpoint: None, sample_percent: 100 };
    assert!(provider(&settings).unwrap().is_none());
}
