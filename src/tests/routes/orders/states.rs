//! Tests of all outcomes of an order: the text on its page, with or without a payment panel.

use crate::tests::{
    app::open,
    browser::{Browser, read_until},
    form::attribute,
    shopper::{filled_form, json_of, until},
};
use axum::{body::Body, http::Method};
use futures::future::join_all;
use serde_json::json;

/// The name before the @, whether the order is paid, its final phase, and whether it can still be paid.
const FATES: [(&str, bool, &str, bool); 18] = [
    ("buyer", false, "awaiting_payment", true),
    ("underpaid", true, "underpaid", true),
    ("overpaid", true, "overpaid", false),
    ("review", true, "review", false),
    ("refund", true, "refunded", false),
    ("failed", true, "payment_failed", false),
    ("setupfail", false, "setup_failed", false),
    ("cancel", false, "canceled", false),
    ("expired", false, "expired", false),
    ("slowcode", true, "delivered", false),
    ("halfdone", true, "undelivered", false),
    ("numbers", true, "delivered", false),
    ("nested", true, "delivered", false),
    ("wrongnet", false, "parked", false),
    ("badaddress", false, "parked", false),
    ("wrongqr", false, "parked", false),
    ("reprice", false, "repriced", false),
    ("triple", false, "parked", false),
];

async fn placed(browser: &Browser, email: &str) -> String {
    let form = filled_form(browser, email).await;
    browser.submit(&form).await.location().to_owned()
}

#[tokio::test]
async fn every_outcome_of_an_order_has_its_text() {
    let (double, app) = open().await;
    join_all(FATES.into_iter().map(async |(word, paid, phase, payable)| {
        let (browser, email) = (app.browser(), format!("{word}@example.test"));
        let order = placed(&browser, &email).await;
        if paid {
            double.pay(&double.order_of(&email).await).await;
        }
        until(&browser, &order, phase).await;
        let page = browser.get(&order).await;
        let told = attribute(page.body.split("<article").nth(1).unwrap(), "data-phase").unwrap();
        assert_eq!(told.replace('-', "_"), phase, "{word}");
        assert_eq!(page.body.contains("pay-address"), payable, "{word}: {}", page.words());
        assert!(page.words().len() > 150, "{word}: {}", page.words());
        assert_eq!(browser.get("/en-us/orders").await.status, 200, "{word}");
    }))
    .await;
}

#[tokio::test]
async fn late_payment_is_shown_as_late() {
    let (double, app) = open().await;
    let browser = app.browser();
    let order = placed(&browser, "buyer@example.test").await;
    let upstream = double.order_of("buyer@example.test").await;
    double.pull(&format!("orders/{upstream}/expire"), json!({})).await;
    until(&browser, &order, "expired").await;
    double.pull(&format!("orders/{upstream}/pay"), json!({"how": "late"})).await;
    let told = until(&browser, &order, "delivered_late").await;
    assert_eq!((&told["state"], &told["settled"]), (&json!("done"), &json!(true)));
    let page = browser.get(&order).await;
    assert!(page.words().contains("Paid late, still delivered"), "{}", page.words());
}

#[tokio::test]
async fn order_with_a_lost_answer_is_unconfirmed_everywhere() {
    let (double, app) = open().await;
    let browser = app.browser();
    double.fault("orders", "reset").await;
    let order = placed(&browser, "buyer@example.test").await;
    assert_eq!(browser.get(&json_of(&order)).await.json()["phase"], "unconfirmed");
    let request = browser.request(Method::GET, &format!("{}/subscribe", json_of(&order))).body(Body::empty());
    let mut stream = browser.open(request.unwrap()).await.into_body().into_data_stream();
    let told = read_until(&mut stream, "event: stop").await;
    assert!(told.contains(r#""phase":"unconfirmed""#), "{told}");
    let list = browser.get("/en-us/orders").await;
    assert!(list.body.contains(&order), "{}", list.words());
    assert_eq!((double.calls("orders").await, double.orders().await.len()), (1, 1));
    assert_eq!(crate::tests::shopper::codes(&browser, &order).await.body, "[]");
}
