//! Tests of the lifecycle of orders: the ordinary one, those of the sentinels, and control actions.

use http::StatusCode;
use serde_json::{Value, json};

use super::{Double, SOLANA, card, id, order_body, order_body_with, range, top_up};

fn card_for(email: &str) -> Value {
    order_body(&format!("{email}@example.test"), SOLANA, card("Northstar Play", "25 USD"))
}

#[tokio::test]
async fn paid_order_has_four_states() {
    let double = Double::paused();
    let order = double.place(&card_for("buyer")).await;
    let mut seen = vec![double.control(&order, "pay").await];
    for _ in 0..3 {
        seen.push(double.control(&order, "advance").await);
    }
    let states: Vec<_> = seen.iter().map(|order| order["order_state"].as_str().unwrap()).collect();
    assert_eq!(states, ["PaymentStarted", "PaymentReceived", "WaitingForDelivery", "Done"]);
    let done = &seen[3];
    assert_eq!(done["sent_coin_amount"], done["coin_amount"]);
    assert!(done["updated_at"].is_string());
    let code = done["deliveries"][0]["deliverable"]["pin_code"].as_str().unwrap();
    assert!(code.starts_with("NRTH-"), "{code}");
}

#[tokio::test]
async fn each_kind_of_goods_has_its_own_fields() {
    let mut pin = top_up("buyer@example.test");
    pin["denomination"] = json!("5 EUR - PIN");
    let lines = vec![
        card("Northstar Play", "25 USD"),
        range("Pomelo Market", json!(100)),
        top_up("+393331234567"),
        pin,
        card("eSIM", "10 GB 30 days"),
    ];
    let double = Double::new();
    let order = double.place(&order_body_with("buyer@example.test", SOLANA, lines)).await;
    double.control(&order, "pay").await;
    let done = double.until(&order, "Done").await;
    let part = |at: usize| &done["deliveries"][at]["deliverable"];
    assert!(part(0)["barcode_image_url"].as_str().unwrap().contains("w=64"));
    assert_eq!((&part(1)["denomination"], &part(1)["product_value"]), (&json!("range"), &json!(100)));
    assert_eq!(part(2)["pin_code"], Value::Null);
    assert!(part(2)["operator_reference"].is_string());
    assert!(part(3)["pin_usage_instructions"].is_string());
    assert!(part(4)["pin_code"].as_str().unwrap().starts_with("LPA:1$"));
    let picture = double
        .ok(part(4)["qr_image_url"].as_str().unwrap().strip_prefix("http://127.0.0.1:9").unwrap())
        .await;
    assert!(picture.as_str().unwrap().contains("<svg"));
}

#[tokio::test]
async fn email_words_choose_the_final_state() {
    let table = [
        ("overpaid", "WaitingForManualAction", "PaymentQuarantined"),
        ("review", "WaitingForManualAction", "PaymentReceived"),
        ("refund", "Refunded", "Refunded"),
        ("failed", "PaymentFailed", "PaymentFailed"),
        ("expired", "Expired", "Expired"),
        ("cancel", "Canceled", "Expired"),
        ("late", "Done", "PaymentReceived"),
        ("halfdone", "Done", "PaymentReceived"),
        ("underpaid", "PartialPaymentStarted", "PartialPaymentStarted"),
    ];
    let double = Double::new();
    for (email, state, payment) in table {
        let order = double.place(&card_for(email)).await;
        double.control(&order, "pay").await;
        let now = double.until(&order, state).await;
        assert_eq!(now["payment_state"], payment, "{email}");
    }
}

#[tokio::test]
async fn some_orders_end_without_a_payment() {
    let double = Double::new();
    for (email, state) in [("expired", "Expired"), ("cancel", "Canceled"), ("late", "Done")] {
        let order = double.place(&card_for(email)).await;
        double.until(&order, state).await;
    }
}

#[tokio::test]
async fn second_payment_completes_an_underpaid_order() {
    let double = Double::new();
    let order = double.place(&card_for("underpaid")).await;
    let part = double.control(&order, "pay").await;
    assert_eq!(part["order_state"], "PartialPaymentStarted");
    assert_ne!(part["sent_coin_amount"], "0");
    double.control(&order, "pay").await;
    double.until(&order, "Done").await;
}

#[tokio::test]
async fn how_chooses_the_final_state_without_an_email_word() {
    let double = Double::new();
    let table = [
        ("exact", "Done"),
        ("under", "PartialPaymentStarted"),
        ("over", "WaitingForManualAction"),
        ("late", "Done"),
    ];
    for (how, state) in table {
        let order = double.place(&card_for("buyer")).await;
        double.post(&format!("/control/orders/{}/pay", id(&order)), &json!({ "how": how })).await;
        double.until(&order, state).await;
    }
}

#[tokio::test]
async fn order_in_review_continues_when_advanced() {
    let double = Double::new();
    let order = double.place(&card_for("review")).await;
    double.control(&order, "pay").await;
    double.until(&order, "WaitingForManualAction").await;
    assert_eq!(double.control(&order, "advance").await["order_state"], "WaitingForDelivery");
    double.until(&order, "Done").await;
}

#[tokio::test]
async fn slow_codes_arrive_after_done() {
    let double = Double::paused();
    let order = double.place(&card_for("slowcode")).await;
    double.control(&order, "pay").await;
    for _ in 0..2 {
        double.control(&order, "advance").await;
    }
    let done = double.control(&order, "advance").await;
    assert_eq!(done["order_state"], "Done");
    assert!(done["deliveries"][0]["deliverable"].get("pin_code").is_none());
    let later = double.control(&order, "advance").await;
    assert!(later["deliveries"][0]["deliverable"]["pin_code"].is_string());
}

#[tokio::test]
async fn every_control_action_has_its_state() {
    let double = Double::paused();
    for (action, state) in [
        ("review", "WaitingForManualAction"),
        ("quarantine", "WaitingForManualAction"),
        ("fail", "WaitingForManualAction"),
        ("refund", "Refunded"),
        ("expire", "Expired"),
        ("cancel", "Canceled"),
        ("advance", "PaymentStarted"),
    ] {
        let order = double.place(&card_for("buyer")).await;
        assert_eq!(double.control(&order, action).await["order_state"], state, "{action}");
    }
    let order = double.place(&card_for("buyer")).await;
    let failed = double.control(&order, "fail").await;
    assert_eq!(failed["deliveries"][0]["delivery_state"], "Failed");
    let refunded = double.control(&order, "refund").await;
    assert_eq!(refunded["refund"]["currency"], "USDC");
}

#[tokio::test]
async fn finished_order_cannot_be_paid() {
    let double = Double::new();
    let order = double.place(&card_for("buyer")).await;
    double.control(&order, "pay").await;
    double.until(&order, "Done").await;
    let (status, _) = double.post(&format!("/control/orders/{}/pay", id(&order)), &json!({})).await;
    assert_eq!(status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn expired_order_is_delivered_after_a_late_payment() {
    let double = Double::new();
    let order = double.place(&card_for("buyer")).await;
    double.post("/control/clock", &json!({ "step": 1799 })).await;
    assert_eq!(double.read(&order).await["order_state"], "WaitingForPayment");
    double.post("/control/clock", &json!({ "step": 2 })).await;
    assert_eq!(double.read(&order).await["order_state"], "Expired");
    double.control(&order, "pay").await;
    double.until(&order, "Done").await;
}

#[tokio::test]
async fn lightning_payment_window_is_one_hour() {
    let double = Double::paused();
    let order = double
        .place(&order_body("a@example.test", ("BTC", "Lightning"), card("Northstar Play", "25 USD")))
        .await;
    double.post("/control/clock", &json!({ "step": 3599 })).await;
    assert_eq!(double.read(&order).await["order_state"], "WaitingForPayment");
    double.post("/control/clock", &json!({ "step": 2 })).await;
    assert_eq!(double.read(&order).await["order_state"], "Expired");
}

#[tokio::test]
async fn payment_is_requested_soon_after_the_wallet_is_created() {
    let double = Double::paused();
    let order = double.place(&card_for("buyer")).await;
    double.0.clock.step(5);
    assert_eq!(double.read(&order).await["payment_state"], "PaymentRequested");
}
