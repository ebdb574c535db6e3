//! Tests of the quote in a checkout form: whatever a client does to it, nothing is ordered at a price that
//! the shopper was not shown.

use crate::tests::{
    app::open,
    shopper::{checkout_form, filled_form, until},
};

const EMAIL: &str = "buyer@example.test";

#[tokio::test]
async fn changed_quote_needs_consent() {
    let (double, app) = open().await;
    let browser = app.browser();
    let form = filled_form(&browser, EMAIL).await;
    let quote = form.value("quote").to_owned();
    for at in (0..quote.len()).step_by(quote.len() / 20) {
        let mut bytes = quote.clone().into_bytes();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(bytes).unwrap();
        let told = browser.submit(&form.clone().with("quote", &changed)).await;
        assert_eq!(told.status, 409, "byte {at}: {}", told.words());
    }
    assert_eq!(double.calls("orders").await, 0);
}

#[tokio::test]
async fn quote_of_another_basket_needs_consent() {
    let (double, app) = open().await;
    let browser = app.browser();
    let small = filled_form(&browser, EMAIL).await;
    let large = checkout_form(&browser, ("northstar-play", "=50 USD"), "USDC:Solana").await;
    let base = checkout_form(&browser, ("northstar-play", "=50 USD"), "USDC:Base").await;
    for quote in [small.value("quote"), base.value("quote"), ""] {
        let told = browser.submit(&large.clone().with("email", EMAIL).with("quote", quote)).await;
        assert_eq!(told.status, 409, "{}", told.words());
    }
    assert_eq!(double.calls("orders").await, 0);
}

#[tokio::test]
async fn resubmitted_form_of_a_delivered_order_orders_nothing() {
    let (double, app) = open().await;
    let browser = app.browser();
    let form = filled_form(&browser, EMAIL).await;
    let order = browser.submit(&form).await.location().to_owned();
    double.pay(&double.order_of(EMAIL).await).await;
    until(&browser, &order, "delivered").await;
    assert_eq!(browser.submit(&form).await.location(), order);
    assert_eq!(double.calls("orders").await, 1);
}
