//! Every recorded body, read through its endpoint.

use super::*;
use crate::domain::{
    offer::{Delivery, Offer},
    order::{Secret, UpstreamOrder},
    time::Timestamp,
};
use wiremock::{Mock, matchers::method};

async fn order(name: &str) -> UpstreamOrder {
    let server = MockServer::start().await;
    Mock::given(method("GET")).respond_with(answer(200, name)).mount(&server).await;
    client(&server).order(&caller(), &id_of(&json(name))).await.unwrap()
}

fn id_of(order: &serde_json::Value) -> Secret {
    Secret::new(order["order_id"].as_str().unwrap().to_owned())
}

async fn offers(name: &str) -> Vec<Offer> {
    let server = MockServer::start().await;
    Mock::given(method("GET")).respond_with(answer(200, name)).mount(&server).await;
    let (us, usdc, en) = ("US".parse().unwrap(), "USDC".parse().unwrap(), "en".parse().unwrap());
    client(&server).products(&caller(), us, "x", &usdc, en).await.unwrap()
}

#[tokio::test]
async fn every_recorded_state_is_read() {
    for (name, state, payment) in [
        ("Created", "created", "Open"),
        ("WaitingForPayment", "waiting_for_payment", "Open"),
        ("PaymentStarted", "payment_started", "Started"),
        ("PartialPaymentStarted", "partial_payment_started", "Partial"),
        ("PaymentReceived", "payment_received", "Received"),
        ("WaitingForDelivery", "waiting_for_delivery", "Received"),
        ("WaitingForManualAction", "waiting_for_manual_action", "Received"),
        ("WaitingForManualAction_quarantined", "waiting_for_manual_action", "Quarantined"),
        ("Expired", "expired", "Expired"),
        ("Expired_after_detection", "expired", "ExpiredAfterDetection"),
        ("PaymentFailed", "payment_failed", "Failed"),
        ("PaymentSetupFailed", "payment_setup_failed", "Failed"),
        ("Refunded", "refunded", "Refunded"),
        ("Canceled", "canceled", "Expired"),
    ] {
        let order = order(&format!("order_state_{name}.json")).await;
        assert_eq!(
            (order.state.code().as_str(), format!("{:?}", order.payment_state).as_str()),
            (state, payment),
            "{name}"
        );
        assert_eq!(order.created_at.map(Timestamp::unix), Some(1_791_540_000), "{name}");
        assert_eq!(order.address.is_empty(), name == "PaymentSetupFailed", "{name}");
        assert_eq!(order.email.as_ref().map(Email::as_str), Some("buyer@example.test"), "{name}");
    }
}

#[tokio::test]
async fn every_created_order_has_a_payment() {
    for (name, network, amount, lines) in [
        ("btc_mainnet", "Mainnet", "0.00028414", 1),
        ("lightning", "Lightning", "0.00028414", 1),
        ("usdc_solana", "Solana", "26.31", 1),
        ("usdc_base_cart", "Base", "197.98", 5),
    ] {
        let order = order(&format!("order_created_{name}.json")).await;
        assert_eq!((order.network.as_str(), order.lines.len()), (network, lines));
        assert_eq!(order.amount, Some(amount.parse().unwrap()));
        assert!(order.qr_text.unwrap().contains(&order.address));
        assert!(order.lines.iter().all(|line| !line.goods.is_present() && !line.failed));
    }
}

#[tokio::test]
async fn every_kind_of_delivered_goods_is_read() {
    let expose = |secret: &Option<Secret>| secret.as_ref().map(|s| s.expose().to_owned());
    for (name, code, receipt) in [
        ("giftcard_code", Some("NSTR-7Q2M-K4VX-91DA"), None),
        ("giftcard_url", Some("https://claim.example.test/r/8f2c1b77"), None),
        ("range", Some("PMLO-55TR-0098-ZQ"), None),
        ("esim", Some("LPA:1$smdp.example.test$K2-1QX9AB-7ZPL0C"), None),
        ("topup", None, Some("VM-20261009-5531908")),
        ("topup_pin", Some("3391 0042 7718 6650"), None),
    ] {
        let order = order(&format!("order_done_{name}.json")).await;
        let goods = &order.lines[0].goods;
        assert_eq!(
            (expose(&goods.code).as_deref(), expose(&goods.operator_reference).as_deref()),
            (code, receipt),
            "{name}"
        );
        assert!(goods.is_present() && order.state.is_terminal(), "{name}");
    }
    let cart = order("order_done_cart_mixed.json").await;
    assert_eq!(cart.lines.iter().filter(|line| line.goods.is_present()).count(), 5);
    assert!(cart.lines[3].by_phone);
}

#[tokio::test]
async fn failed_line_is_read_as_failed() {
    assert!(order("order_state_Refunded.json").await.lines[0].failed);
}

#[tokio::test]
async fn every_recorded_offer_is_read() {
    for (name, expected) in [
        ("fixed", "Northstar Play: 10 USD, 25 USD, 50 USD"),
        ("range", "Pomelo Market: 5..500 USD by 1"),
        ("label_only", "Blockyard: Classic & Deluxe Ed"),
        ("emoney", "Tangerine Voucher: 10 USD"),
        ("esim", "eSIM: 1 GB 7 days, 10 GB 30 days, Unlimited 3 days"),
        ("mobile_topup", "Vela Mobile: 5 EUR (phone), 5 EUR - PIN, 20 EUR (phone)"),
        ("mobile_topup_range", "Kestrel Prepaid: 10..60 USD by 1 (phone)"),
        ("multi_entry", "Andorinha Credits: 15 BRL (phone); Andorinha Data: 20 MB -30 days (phone)"),
        ("by_account", "Citylight Energy: 20 BRL (unsupported)"),
        ("empty", ""),
    ] {
        let offers = offers(&format!("products_{name}.json")).await;
        assert_eq!(offers.iter().map(describe).collect::<Vec<_>>().join("; "), expected);
    }
}

fn describe(offer: &Offer) -> String {
    let suffix = |delivery| match delivery {
        Delivery::ByEmail => "",
        Delivery::ByPhone => " (phone)",
        Delivery::Unsupported => " (unsupported)",
    };
    let fixed = offer.fixed.iter().map(|p| format!("{}{}", p.denomination, suffix(p.delivery)));
    let range = offer.range.iter().map(|r| {
        let step = r.step.map(|s| format!(" by {}", s.normalize())).unwrap_or_default();
        format!("{}..{} {}{step}{}", r.min.normalize(), r.max.normalize(), r.currency, suffix(r.delivery))
    });
    format!("{}: {}", offer.brand, fixed.chain(range).collect::<Vec<_>>().join(", "))
}

#[tokio::test]
async fn every_recorded_validation_is_read() {
    for (name, amount, problems) in [
        ("ok_fixed", Some("26.31"), 0),
        ("ok_range", Some("102.15"), 0),
        ("ok_topup", Some("23.31"), 0),
        ("ok_esim", Some("19.9"), 0),
        ("ok_cart", Some("197.98"), 0),
        ("no_price_no_problem", None, 0),
        ("problem_200", None, 1),
        ("problem_200_coin", None, 1),
        ("problem_200_limits", Some("102.15"), 2),
    ] {
        let server = MockServer::start().await;
        Mock::given(method("POST"))
            .respond_with(answer(200, &format!("validation_{name}.json")))
            .mount(&server)
            .await;
        let read = client(&server).validate(&caller(), &fixed()).await.unwrap();
        assert_eq!(read.amount.map(|a| a.amount().to_string()).as_deref(), amount, "{name}");
        assert_eq!(read.problems.len(), problems, "{name}");
    }
}

#[tokio::test]
async fn lines_are_read_nested_and_flat() {
    let nested = json("order_done_cart_mixed.json");
    let mut flat = nested.clone();
    for delivery in flat["deliveries"].as_array_mut().unwrap() {
        let state = delivery["delivery_state"].clone();
        *delivery = delivery["deliverable"].take();
        delivery["delivery_state"] = state;
    }
    let mut lines = Vec::new();
    for body in [nested, flat] {
        let (server, id) = (MockServer::start().await, id_of(&body));
        let answer = ResponseTemplate::new(200).set_body_json(body);
        Mock::given(method("GET")).respond_with(answer).mount(&server).await;
        let order = client(&server).order(&caller(), &id).await.unwrap();
        assert!(order.lines.iter().all(|line| line.goods.is_present() && !line.brand.is_empty()));
        lines.push(order.lines);
    }
    assert_eq!(lines[0], lines[1]);
}
