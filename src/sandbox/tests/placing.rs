//! Tests of creating an order: its format, and the effects of sentinels.

use http::StatusCode;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::{Double, SOLANA, card, id, order_body, order_body_with, range};

fn card_for(email: &str) -> Value {
    order_body(email, SOLANA, card("Northstar Play", "25 USD"))
}

#[tokio::test]
async fn created_order_has_the_format_of_the_samples() {
    let order = Double::paused().place(&card_for("buyer@example.test")).await;
    for (field, value) in [
        ("order_state", "WaitingForPayment"),
        ("payment_state", "WalletCreated"),
        ("coin", "USDC"),
        ("network", "Solana"),
        ("payment_method", "USDC-SOL"),
        ("sent_coin_amount", "0"),
        ("payment_via", "USER_WALLET"),
    ] {
        assert_eq!(order[field], value, "{field}");
    }
    for field in ["created_at", "payment_requested_at", "coin_amount", "wallet_address", "payment_id"] {
        assert!(order[field].is_string(), "{field}");
    }
    assert!(order["payment_value"].is_number());
    assert_eq!(order["deliveries"][0]["delivery_state"], "WaitingForPayment");
    assert!(order.get("updated_at").is_none());
    assert_eq!(order["original_price"], order["coin_amount"]);
}

#[tokio::test]
async fn nested_body_of_the_documentation_is_accepted() {
    let body = json!({
        "deliveries": [{
            "kind": "giftcard", "quantity": 2,
            "deliverable": { "brand_name": "Northstar Play", "country_code": "US", "denomination": "25" },
        }],
        "payment": { "type": "via", "payment_via": "USER_WALLET", "coin": "USDC", "network": "Solana" },
        "user": { "email": "buyer@example.test", "has_accepted_newsletter": false },
    });
    let order = Double::paused().place(&body).await;
    assert_eq!(order["deliveries"].as_array().unwrap().len(), 2);
    assert_eq!(order["deliveries"][0]["deliverable"]["denomination"], "25 USD");
}

#[tokio::test]
async fn order_with_problems_is_refused_with_400() {
    let lines = vec![card("Northstar Play", "25 USD"), card("Pomelo Market", "range")];
    let (status, body) =
        Double::paused().post("/v5/orders", &order_body_with("a@example.test", SOLANA, lines)).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert_eq!(body["problems"][0]["problem"], "OUT_OF_STOCK");
}

#[tokio::test]
async fn busy_buyer_is_refused_once_with_a_wait() {
    let double = Double::paused();
    let request =
        http::Request::post("/v5/orders").body(card_for("busy@example.test").to_string().into()).unwrap();
    let response = double.send(request).await;
    assert_eq!(response.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(response.headers()["retry-after"], "5");
    assert_eq!(double.ok("/control/orders").await, json!([]));
    let (status, _) = double.post("/v5/orders", &card_for("busy@example.test")).await;
    assert_eq!(status, StatusCode::CREATED, "the second attempt is accepted");
}

#[tokio::test]
async fn repriced_order_costs_two_percent_more() {
    let double = Double::paused();
    double.0.clock.pin(1_791_540_000);
    let amount = |value: &Value| value["coin_amount"].as_str().unwrap().parse::<Decimal>().unwrap();
    let validated = double.validate(&card_for("reprice@example.test")).await;
    let order = double.place(&card_for("reprice@example.test")).await;
    let ratio = amount(&order) / amount(&validated);
    assert!((ratio - Decimal::new(102, 2)).abs() < Decimal::new(1, 3), "{ratio}");
}

#[tokio::test]
async fn sentinels_change_the_created_order() {
    let double = Double::paused();
    let wrong = double.place(&card_for("wrongnet@example.test")).await;
    assert_ne!(wrong["network"], "Solana");
    let failed = double.place(&card_for("setupfail@example.test")).await;
    assert_eq!(failed["order_state"], "PaymentSetupFailed");
    assert_eq!((&failed["wallet_address"], &failed["qr_url"]), (&json!(""), &Value::Null));
    let rail = ("BTC", "Mainnet");
    let bad =
        double.place(&order_body("badaddress@example.test", rail, card("Northstar Play", "25 USD"))).await;
    assert!(bech32::segwit::decode(bad["wallet_address"].as_str().unwrap()).is_err());
}

#[tokio::test]
async fn numbers_are_json_numbers() {
    let order = Double::paused().place(&card_for("numbers@example.test")).await;
    for field in ["created_at", "coin_amount", "sent_coin_amount", "payment_requested_at"] {
        assert!(order[field].is_number(), "{field}");
    }
    assert!(order["payment_value"].is_string());
}

#[tokio::test]
async fn nested_order_has_the_alternative_names() {
    let double = Double::new();
    let order = double.place(&card_for("nested@example.test")).await;
    assert_eq!(order["status"], "WaitingForPayment");
    assert!(order.get("order_id").is_none());
    double.control(&order, "pay").await;
    let done = double.until(&order, "Completed").await;
    assert!(done["deliveries"][0]["deliverable"]["pin"].is_string(), "{done}");
}

#[tokio::test]
async fn flat_order_of_another_clock_has_the_same_fields() {
    let double = Double::new();
    let order = double.place(&card_for("flat+otherclock@example.test")).await;
    let line = &order["deliveries"][0];
    assert!(line.get("deliverable").is_none() && line.get("delivery_type").is_none(), "{line}");
    assert!(line["brand_name"].is_string() && line["delivery_state"].is_string(), "{line}");
    let ordinary = Double::paused().place(&card_for("buyer@example.test")).await;
    let created_at = |order: &Value| order["created_at"].as_str().unwrap().parse::<i64>().unwrap();
    assert!(created_at(&ordinary) - created_at(&order) >= 29 * 24 * 60 * 60);
}

#[tokio::test]
async fn order_ids_are_random_uuids() {
    let double = Double::paused();
    let order = double.place(&card_for("buyer@example.test")).await;
    let parsed: uuid::Uuid = id(&order).parse().unwrap();
    assert_eq!(parsed.get_version_num(), 4);
    for unknown in ["0f11a610-8669-41af-a4c2-721b8e92f22c", "nonsense"] {
        assert_eq!(double.get(&format!("/v5/orders/{unknown}")).await.0, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn refund_wallet_is_recorded() {
    let mut body = order_body("a@example.test", SOLANA, range("Pomelo Market", json!(50)));
    body["refund_wallet_address"] = json!("5t1topZktQwyhU6gDaihA3TTphg6vxyDPDc9SAMW4qtz");
    let order = Double::paused().place(&body).await;
    assert_eq!(order["refund_wallet_address"], body["refund_wallet_address"]);
}
