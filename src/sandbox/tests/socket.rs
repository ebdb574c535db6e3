//! Tests over a real connection: starting, stopping and losing answers.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::{SOLANA, card, order_body};
use crate::sandbox::{Options, Sandbox, start};

async fn running() -> Sandbox {
    start(Options { pace: Duration::from_millis(10), ..Options::default() }).await.unwrap()
}

/// A complete HTTP/1.1 exchange. Empty if the connection broke before an answer.
async fn exchange(sandbox: &Sandbox, method: &str, path: &str, body: &str) -> String {
    let address = sandbox.url().strip_prefix("http://").unwrap();
    let mut socket = TcpStream::connect(address).await.unwrap();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    socket.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    socket.read_to_end(&mut answer).await.ok();
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn sandbox_listens_on_loopback_and_links_to_itself() {
    let sandbox = running().await;
    assert!(sandbox.url().starts_with("http://127.0.0.1:"));
    let answer = exchange(&sandbox, "GET", "/v2/brands?country_code=US", "").await;
    assert!(answer.starts_with("HTTP/1.1 200 OK"));
    assert!(answer.contains(&format!("{}/logos/northstar-play.svg", sandbox.url())));
    sandbox.stop().await;
}

#[tokio::test]
async fn crash_sends_nothing_but_records_the_order() {
    let sandbox = running().await;
    let body = order_body("crash@example.test", SOLANA, card("Northstar Play", "25 USD")).to_string();
    assert_eq!(exchange(&sandbox, "POST", "/v5/orders", &body).await, "");
    let orders = exchange(&sandbox, "GET", "/control/orders", "").await;
    assert!(orders.contains("crash@example.test"), "{orders}");
}

#[tokio::test]
async fn timeout_records_the_order_and_answers_late() {
    let sandbox = running().await;
    let body = order_body("timeout@example.test", SOLANA, card("Northstar Play", "25 USD")).to_string();
    let exchange_ = exchange(&sandbox, "POST", "/v5/orders", &body);
    assert!(tokio::time::timeout(Duration::from_millis(300), exchange_).await.is_err());
    let orders = exchange(&sandbox, "GET", "/control/orders", "").await;
    assert!(orders.contains("timeout@example.test"), "{orders}");
}

#[tokio::test]
async fn reset_fault_cuts_the_connection() {
    let sandbox = running().await;
    let fault = json!({ "endpoint": "vias", "kind": "reset", "count": 1 }).to_string();
    exchange(&sandbox, "POST", "/control/faults", &fault).await;
    assert_eq!(exchange(&sandbox, "GET", "/v3/payment_vias", "").await, "");
    assert!(exchange(&sandbox, "GET", "/v3/payment_vias", "").await.contains("USER_WALLET"));
}

#[tokio::test]
async fn stopping_ends_open_streams() {
    let sandbox = running().await;
    let body = order_body("a@example.test", SOLANA, card("Northstar Play", "25 USD")).to_string();
    let answer = exchange(&sandbox, "POST", "/v5/orders", &body).await;
    let order: Value = serde_json::from_str(answer.split("\r\n\r\n").nth(1).unwrap()).unwrap();
    let path = format!("/v5/orders/{}/subscribe", order["order_id"].as_str().unwrap());
    let address = sandbox.url().strip_prefix("http://").unwrap().to_owned();
    let mut socket = TcpStream::connect(&address).await.unwrap();
    socket.write_all(format!("GET {path} HTTP/1.1\r\nHost: {address}\r\n\r\n").as_bytes()).await.unwrap();
    let mut some = [0; 1024];
    assert!(socket.read(&mut some).await.unwrap() > 0);
    sandbox.stop().await;
    let mut rest = Vec::new();
    let ended = tokio::time::timeout(Duration::from_secs(2), socket.read_to_end(&mut rest)).await;
    assert!(ended.is_ok());
    assert!(TcpStream::connect(&address).await.is_err());
}
