//! What becomes of orders: the ordinary way, the sentinels' ways, and by hand.

use http::StatusCode;
use serde_json::{Value, json};

use super::{Double, SOLANA, asked, asked_for, card, id, range, top_up};

fn card_for(email: &str) -> Value {
    asked(&format!("{email}@example.test"), SOLANA, card("Northstar Play", "25 USD"))
}

#[tokio::test]
async fn a_paid_order_goes_through_four_states_to_done() {
    let double = Double::still();
    let order = double.place(&card_for("buyer")).await;
    let mut seen = vec![double.deed(&order, "pay").await];
    for _ in 0..3 {
        seen.push(double.deed(&order, "advance").await);
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
async fn each_kind_is_delivered_in_its_own_way() {
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
    let order = double.place(&asked_for("buyer@example.test", SOLANA, lines)).await;
    double.deed(&order, "pay").await;
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
async fn buyers_choose_the_end_of_their_orders() {
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
        double.deed(&order, "pay").await;
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
async fn the_rest_of_an_underpayment_settles_it() {
    let double = Double::new();
    let order = double.place(&card_for("underpaid")).await;
    let part = double.deed(&order, "pay").await;
    assert_eq!(part["order_state"], "PartialPaymentStarted");
    assert_ne!(part["sent_coin_amount"], "0");
    double.deed(&order, "pay").await;
    double.until(&order, "Done").await;
}

#[tokio::test]
async fn how_decides_when_the_buyer_does_not() {
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
async fn a_review_goes_on_when_advanced() {
    let double = Double::new();
    let order = double.place(&card_for("review")).await;
    double.deed(&order, "pay").await;
    double.until(&order, "WaitingForManualAction").await;
    assert_eq!(double.deed(&order, "advance").await["order_state"], "WaitingForDelivery");
    double.until(&order, "Done").await;
}

#[tokio::test]
async fn slow_codes_follow_done() {
    let double = Double::still();
    let order = double.place(&card_for("slowcode")).await;
    double.deed(&order, "pay").await;
    for _ in 0..2 {
        double.deed(&order, "advance").await;
    }
    let done = double.deed(&order, "advance").await;
    assert_eq!(done["order_state"], "Done");
    assert!(done["deliveries"][0]["deliverable"].get("pin_code").is_none());
    let later = double.deed(&order, "advance").await;
    assert!(later["deliveries"][0]["deliverable"]["pin_code"].is_string());
}

#[tokio::test]
async fn every_deed_of_the_control_has_its_state() {
    let double = Double::still();
    for (deed, state) in [
        ("review", "WaitingForManualAction"),
        ("quarantine", "WaitingForManualAction"),
        ("fail", "WaitingForManualAction"),
        ("refund", "Refunded"),
        ("expire", "Expired"),
        ("cancel", "Canceled"),
        ("advance", "PaymentStarted"),
    ] {
        let order = double.place(&card_for("buyer")).await;
        assert_eq!(double.deed(&order, deed).await["order_state"], state, "{deed}");
    }
    let order = double.place(&card_for("buyer")).await;
    let failed = double.deed(&order, "fail").await;
    assert_eq!(failed["deliveries"][0]["delivery_state"], "Failed");
    let refunded = double.deed(&order, "refund").await;
    assert_eq!(refunded["refund"]["currency"], "USDC");
}

#[tokio::test]
async fn a_finished_order_takes_no_more_money() {
    let double = Double::new();
    let order = double.place(&card_for("buyer")).await;
    double.deed(&order, "pay").await;
    double.until(&order, "Done").await;
    let (status, _) = double.post(&format!("/control/orders/{}/pay", id(&order)), &json!({})).await;
    assert_eq!(status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn windows_close_with_the_clock_and_late_money_is_still_delivered() {
    let double = Double::new();
    let order = double.place(&card_for("buyer")).await;
    double.post("/control/clock", &json!({ "step": 1799 })).await;
    assert_eq!(double.read(&order).await["order_state"], "WaitingForPayment");
    double.post("/control/clock", &json!({ "step": 2 })).await;
    assert_eq!(double.read(&order).await["order_state"], "Expired");
    double.deed(&order, "pay").await;
    double.until(&order, "Done").await;
}

#[tokio::test]
async fn a_lightning_window_is_an_hour() {
    let double = Double::still();
    let order =
        double.place(&asked("a@example.test", ("BTC", "Lightning"), card("Northstar Play", "25 USD"))).await;
    double.post("/control/clock", &json!({ "step": 3599 })).await;
    assert_eq!(double.read(&order).await["order_state"], "WaitingForPayment");
    double.post("/control/clock", &json!({ "step": 2 })).await;
    assert_eq!(double.read(&order).await["order_state"], "Expired");
}

#[tokio::test]
async fn a_new_wallet_soon_asks_for_its_payment() {
    let double = Double::still();
    let order = double.place(&card_for("buyer")).await;
    double.0.clock.step(5);
    assert_eq!(double.read(&order).await["payment_state"], "PaymentRequested");
}
