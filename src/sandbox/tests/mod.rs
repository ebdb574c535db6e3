//! Tests of the whole sandbox: over its router with `oneshot`, and over a socket where the
//! connection matters.

mod catalogue;
mod faults;
mod life;
mod money;
mod placing;
mod socket;
mod solana;
mod stream;
mod validations;

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use http::{Request, Response, StatusCode};
use serde_json::{Value, json};
use tower::ServiceExt;

use super::{World, router};

/// A sandbox without a server, whose orders take a step every ten milliseconds.
struct Double(Arc<World>);

impl Double {
    fn new() -> Self {
        Self(World::new(1, Duration::from_millis(10), "http://127.0.0.1:9".to_owned()))
    }

    /// A sandbox whose orders take steps only through the control API.
    fn paused() -> Self {
        Self(World::new(1, Duration::from_hours(1), "http://127.0.0.1:9".to_owned()))
    }

    async fn send(&self, request: Request<Body>) -> Response<Body> {
        router(Arc::clone(&self.0)).oneshot(request).await.unwrap()
    }

    async fn get(&self, path: &str) -> (StatusCode, Value) {
        let request = Request::get(path).header("x-cr-application", "partner").body(Body::empty()).unwrap();
        answer(self.send(request).await).await
    }

    async fn ok(&self, path: &str) -> Value {
        let (status, body) = self.get(path).await;
        assert_eq!(status, StatusCode::OK, "{path}: {body}");
        body
    }

    async fn post(&self, path: &str, body: &Value) -> (StatusCode, Value) {
        let request = Request::post(path).body(Body::from(body.to_string())).unwrap();
        answer(self.send(request).await).await
    }

    async fn place(&self, body: &Value) -> Value {
        let (status, body) = self.post("/v5/orders", body).await;
        assert_eq!(status, StatusCode::CREATED, "{body}");
        body
    }

    async fn validate(&self, body: &Value) -> Value {
        let (status, body) = self.post("/v5/orders/validations", body).await;
        assert_eq!(status, StatusCode::OK, "{body}");
        body
    }

    async fn control(&self, order: &Value, action: &str) -> Value {
        let path = format!("/control/orders/{}/{action}", id(order));
        let (status, body) = self.post(&path, &json!({})).await;
        assert_eq!(status, StatusCode::OK, "{body}");
        body
    }

    async fn read(&self, order: &Value) -> Value {
        self.ok(&format!("/v5/orders/{}", id(order))).await
    }

    /// Waits until the order is in this state.
    async fn until(&self, order: &Value, state: &str) -> Value {
        for _ in 0..300 {
            let now = self.read(order).await;
            if now["order_state"] == state || now["status"] == state {
                return now;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("never {state}: {}", self.read(order).await);
    }
}

async fn answer(response: Response<Body>) -> (StatusCode, Value) {
    let status = response.status();
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    let text = String::from_utf8_lossy(&body).into_owned();
    (status, serde_json::from_slice(&body).unwrap_or(Value::String(text)))
}

fn id(order: &Value) -> &str {
    order["order_id"].as_str().or_else(|| order["id"].as_str()).unwrap()
}

/// A flat order body with one line.
fn order_body(email: &str, rail: (&str, &str), line: Value) -> Value {
    order_body_with(email, rail, vec![line])
}

fn order_body_with(email: &str, (coin, network): (&str, &str), lines: Vec<Value>) -> Value {
    json!({
        "email": email,
        "user": { "email": email },
        "payment": { "type": "via", "payment_via": "USER_WALLET", "coin": coin, "network": network },
        "deliveries": lines,
        "lang": "en",
    })
}

const SOLANA: (&str, &str) = ("USDC", "Solana");

fn card(brand: &str, denomination: &str) -> Value {
    json!({
        "beneficiary_account": "buyer@example.test", "brand_name": brand, "country_code": "US",
        "denomination": denomination,
    })
}

fn range(brand: &str, value: Value) -> Value {
    let mut line = card(brand, "range");
    line["product_value"] = value;
    line
}

fn top_up(phone: &str) -> Value {
    json!({
        "beneficiary_account": phone, "brand_name": "Vela Mobile", "country_code": "IT", "denomination": "20 EUR",
    })
}
