//! Tests of upstream's token data, which is compared with the pinned data: nothing is paid by upstream's data
//! alone.

use crate::tests::{
    app::App,
    double::Double,
    faults::tampered::Log,
    shopper::{CARD, checkout_form, id_of, json_of, until},
};
use serde_json::{Value, json};

/// An order on a rail for whose token upstream reports `said`: its page and its JSON.
async fn ordered(rail: &str, said: Value) -> (crate::tests::browser::Answer, Value, String, App, Double) {
    let double = Double::plain().await;
    if !said.is_null() {
        double.pull("tokens", said).await;
    }
    let app = App::over(&double).await;
    let browser = app.browser();
    let form = checkout_form(&browser, CARD, rail).await.with("email", "buyer@example.test");
    let order = browser.submit(&form).await.location().to_owned();
    let page = browser.get(&order).await;
    let told = browser.get(&json_of(&order)).await.json();
    (page, told, order, app, double)
}

#[tokio::test]
async fn order_is_parked_when_upstream_misstates_its_token() {
    let log = Log::listen();
    for said in [
        json!({"coin": "USDC", "network": "Base", "decimals": 8}),
        json!({"coin": "USDC", "network": "Base", "decimals": 18}),
        json!({"coin": "USDC", "network": "Base", "contract": "0x2222222222222222222222222222222222222222"}),
        json!({"coin": "USDC", "network": "Base", "contract": "soon"}),
    ] {
        let (page, told, order, ..) = ordered("USDC:Base", said.clone()).await;
        assert_eq!((&told["phase"], &told["payment"]), (&json!("parked"), &Value::Null), "{said}");
        for part in ["pay-address", "pay-qr", "pay-uri", "pay-amount"] {
            assert!(!page.body.contains(part), "{said} shows {part}");
        }
        let logged = log.about(id_of(&order)).join("\n");
        assert!(logged.contains("contract or decimals"), "{said}: {logged}");
    }
}

#[tokio::test]
async fn known_token_is_paid_with_pinned_data_if_upstream_sends_none() {
    let silent = json!({"coin": "USDC", "network": "Base", "silent": true});
    let (_, told, ..) = ordered("USDC:Base", silent).await;
    let (_, stated, ..) = ordered("USDC:Base", Value::Null).await;
    assert_eq!((&told["phase"], &stated["phase"]), (&json!("awaiting_payment"), &json!("awaiting_payment")));
    for told in [told, stated] {
        let uri = told["payment"]["uri"].as_str().unwrap();
        assert!(
            uri.starts_with("ethereum:0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913@8453/transfer?"),
            "{uri}"
        );
        assert_eq!(told["payment"]["wallet"], "evm");
    }
}

#[tokio::test]
async fn unknown_token_has_amount_and_address_alone() {
    let (page, told, ..) = ordered("USDT.e:Arbitrum", Value::Null).await;
    assert_eq!(told["phase"], "awaiting_payment");
    assert_eq!((&told["payment"]["uri"], &told["payment"]["wallet"]), (&Value::Null, &Value::Null));
    assert!(page.body.contains("pay-amount") && page.body.contains("pay-address"), "{}", page.words());
    assert!(!page.body.contains("pay-uri"), "{}", page.words());
}

#[tokio::test]
async fn order_without_optional_token_data_is_paid() {
    let double = Double::plain().await;
    let app = App::over(&double).await;
    for choice in [CARD, ("pomelo-market", "37")] {
        let browser = app.browser();
        let form = checkout_form(&browser, choice, "USDC:Base").await.with("email", "silent@example.test");
        let order = browser.submit(&form).await.location().to_owned();
        let told = until(&browser, &order, "awaiting_payment").await;
        assert!(told["payment"]["uri"].is_string(), "{choice:?}: {told}");
    }
}
