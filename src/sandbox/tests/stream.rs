//! Tests of the event stream, regular and broken.

use axum::body::{Body, Bytes};
use futures::StreamExt;
use http::{Request, StatusCode};
use serde_json::Value;

use super::{Double, SOLANA, card, id, order_body};

async fn place(double: &Double, email: &str) -> Value {
    double
        .place(&order_body(&format!("{email}@example.test"), SOLANA, card("Northstar Play", "25 USD")))
        .await
}

async fn subscribe(double: &Double, order: &Value) -> axum::body::BodyDataStream {
    let path = format!("/v5/orders/{}/subscribe", id(order));
    let response = double.send(Request::get(path).body(Body::empty()).unwrap()).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    response.into_body().into_data_stream()
}

fn text(chunk: Result<Bytes, axum::Error>) -> String {
    String::from_utf8(chunk.unwrap().to_vec()).unwrap()
}

fn state(chunk: &str) -> String {
    let body: Value = serde_json::from_str(chunk.strip_prefix("data: ").unwrap().trim()).unwrap();
    body["order_state"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn stream_has_a_snapshot_every_change_and_a_stop() {
    let double = Double::new();
    let order = place(&double, "buyer").await;
    let mut stream = subscribe(&double, &order).await;
    assert_eq!(state(&text(stream.next().await.unwrap())), "WaitingForPayment");
    double.control(&order, "pay").await;
    let mut states = Vec::new();
    while let Some(chunk) = stream.next().await {
        let chunk = text(chunk);
        if chunk.starts_with("event: stop") {
            assert_eq!(chunk, "event: stop\ndata: {}\n\n");
            break;
        }
        states.push(state(&chunk));
    }
    assert_eq!(states, ["PaymentStarted", "PaymentReceived", "WaitingForDelivery", "Done"]);
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn open_streams_are_counted() {
    let double = Double::new();
    let order = place(&double, "buyer").await;
    let stream = subscribe(&double, &order).await;
    assert_eq!(double.ok("/control/requests").await["open_streams"], 1);
    drop(stream);
    for _ in 0..100 {
        if double.ok("/control/requests").await["open_streams"] == 0 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("the stream is still counted");
}

#[tokio::test]
async fn dropped_stream_breaks_after_one_message() {
    let double = Double::new();
    let order = place(&double, "drop").await;
    let mut stream = subscribe(&double, &order).await;
    assert_eq!(state(&text(stream.next().await.unwrap())), "WaitingForPayment");
    assert!(stream.next().await.unwrap().is_err());
}

#[tokio::test]
async fn nostop_stream_stays_open_after_done() {
    let double = Double::new();
    let order = place(&double, "nostop").await;
    double.control(&order, "pay").await;
    double.until(&order, "Done").await;
    let mut stream = subscribe(&double, &order).await;
    assert_eq!(state(&text(stream.next().await.unwrap())), "Done");
    let more = tokio::time::timeout(std::time::Duration::from_millis(80), stream.next()).await;
    assert!(more.is_err(), "{more:?}");
}

#[tokio::test]
async fn garbage_stream_contains_the_order() {
    let double = Double::new();
    let order = place(&double, "garbage").await;
    let mut stream = subscribe(&double, &order).await;
    let noise = text(stream.next().await.unwrap());
    assert!(noise.contains("event: weather"));
    let message = text(stream.next().await.unwrap());
    let event = message.split("\r\n\r\n").next().unwrap();
    let json: String = event.lines().filter_map(|line| line.strip_prefix("data: ")).collect();
    let body: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(body["order_id"], order["order_id"]);
}

#[tokio::test]
async fn subscription_can_be_refused() {
    let double = Double::new();
    let order = place(&double, "nosse").await;
    let (status, _) = double.get(&format!("/v5/orders/{}/subscribe", id(&order))).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    let (status, _) = double.get("/v5/orders/0f11a610-8669-41af-a4c2-721b8e92f22c/subscribe").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}
