//! What a collector is told, and what it is not.

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

/// A collector, and what it is sent.
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
async fn a_collector_is_told_of_requests_by_their_routes_and_of_nobody() {
    let (url, mut received) = collector().await;
    let settings = Telemetry { log: String::new(), otlp_endpoint: Some(url), sample_percent: 100 };
    let provider = provider(&settings).unwrap();
    let lines = tracing_subscriber::registry().with(provider.as_ref().map(layer));
    let guard = tracing::subscriber::set_default(lines);
    let app = Router::new()
        .route("/orders/{id}", get(async || "an order"))
        .layer(middleware::from_fn(telemetry::log));
    let asked = Request::get("/orders/4711?email=buyer@example.test").header("cookie", "kiosk=s3cret");
    assert_eq!(app.oneshot(asked.body(Body::empty()).unwrap()).await.unwrap().status(), 200);
    drop(guard);
    telemetry::finish(provider).await;
    let told = String::from_utf8_lossy(&received.recv().await.unwrap()).into_owned();
    for word in ["GET /orders/{id}", "http.response.status_code", "kiosk"] {
        assert!(told.contains(word), "no {word} in {told}");
    }
    for secret in ["4711", "buyer", "s3cret"] {
        assert!(!told.contains(secret), "{secret} in {told}");
    }
}

#[tokio::test]
async fn a_collector_is_told_of_calls_to_upstream_and_of_statements_and_of_nobody() {
    let (url, mut received) = collector().await;
    let settings = Telemetry { log: String::new(), otlp_endpoint: Some(url), sample_percent: 100 };
    let provider = provider(&settings).unwrap();
    let lines = tracing_subscriber::registry().with(provider.as_ref().map(layer));
    let guard = tracing::subscriber::set_default(lines);
    // SQLite runs its statements on threads of its own, which this subscriber does not reach.
    let app = App::on_postgres().await;
    let order = shopper::place(&app.browser(), "buyer@example.test").await;
    drop(guard);
    telemetry::finish(provider).await;
    let mut told = String::new();
    while let Ok(batch) = received.try_recv() {
        told += &String::from_utf8_lossy(&batch);
    }
    for word in ["POST place", "POST validations", "outcome", "INSERT INTO orders", "$1"] {
        assert!(told.contains(word), "no {word} in {told}");
    }
    let id = order.rsplit('/').next().unwrap();
    for secret in ["buyer", "example.test", "northstar", "127.0.0.1", id] {
        assert!(!told.contains(secret), "{secret} in {told}");
    }
}

#[test]
fn without_a_collector_nobody_is_told() {
    let settings = Telemetry { log: String::new(), otlp_endpoint: None, sample_percent: 100 };
    assert!(provider(&settings).unwrap().is_none());
}
