//! Tests of a purchase by a shopper without scripts, from the brand's page to the code.

use crate::tests::{
    app::{App, open},
    form::Form,
    shopper::{CARD, checkout_form, codes, first_code, place, until},
};
use futures::future::join_all;

#[tokio::test]
async fn sandbox_sells_a_card_without_scripts() {
    let app = App::sandbox().await;
    let browser = app.browser();
    let order = place(&browser, "buyer@example.test").await;
    let page = browser.get(&order).await;
    assert!(page.body.contains(r#"data-testid="pay-amount""#), "{}", page.words());
    assert_eq!(browser.get(&order).await.status, 200);
    let pay = Form::of(&page.body, "/simulate");
    assert_eq!(browser.submit(&pay).await.location(), order);
    let view = until(&browser, &order, "delivered").await;
    assert_eq!(view["settled"], true);
    let sealed = browser.get(&order).await;
    let code = first_code(&codes(&browser, &order).await);
    assert!(!sealed.body.contains(&code), "the code shows before it is asked for");
    let reveal = sealed.body.split("<form").find(|form| form.contains(r#"name="reveal""#)).unwrap();
    let opened = browser.submit(&Form::of(&format!("<form{reveal}"), &order)).await;
    assert!(opened.body.contains(&code), "{}", opened.words());
}

#[tokio::test]
async fn repeated_simulated_payment_redirects_to_the_order() {
    let app = App::sandbox().await;
    let browser = app.browser();
    let order = place(&browser, "buyer@example.test").await;
    let pay = Form::of(&browser.get(&order).await.body, "/simulate");
    assert_eq!(browser.submit(&pay).await.location(), order);
    assert_eq!(browser.submit(&pay).await.location(), order);
}

#[tokio::test]
async fn card_is_sold_on_every_kind_of_rail() {
    let (double, app) = open().await;
    let rails = ["BTC:Mainnet", "BTC:Lightning", "USDC:Base", "ETH:ETH Mainnet", "LTC:Mainnet"];
    join_all(rails.into_iter().enumerate().map(async |(n, rail)| {
        let (browser, email) = (app.browser(), format!("buyer{n}@example.test"));
        let form = checkout_form(&browser, CARD, rail).await.with("email", &email);
        let order = browser.submit(&form).await.location().to_owned();
        let waiting = until(&browser, &order, "awaiting_payment").await;
        assert!(waiting["payment"]["address"].is_string(), "{rail}: {waiting}");
        double.pay(&double.order_of(&email).await).await;
        until(&browser, &order, "delivered").await;
        let page = browser.get(&format!("{order}?reveal=1")).await;
        assert!(page.body.contains(&first_code(&codes(&browser, &order).await)), "{rail}");
    }))
    .await;
    assert_eq!(double.orders().await.len(), rails.len());
}

#[tokio::test]
async fn free_amount_is_sold_at_the_shown_price() {
    let (_double, app) = open().await;
    let browser = app.browser();
    let form = checkout_form(&browser, ("pomelo-market", "37"), "USDC:Solana").await;
    let order = browser.submit(&form.with("email", "free@example.test")).await.location().to_owned();
    let page = browser.get(&order).await;
    assert!(page.words().contains("$37"), "{}", page.words());
}

#[tokio::test]
async fn changed_price_needs_consent_before_ordering() {
    let (double, app) = open().await;
    let browser = app.browser();
    let form = crate::tests::shopper::filled_form(&browser, "moved@example.test").await;
    double.pull("prices", serde_json::json!({"shift_bps": 300})).await;
    let again = browser.submit(&form).await;
    assert_eq!((again.status, double.orders().await.len()), (409, 0), "{}", again.words());
    let accepted = Form::of(&again.body, "/checkout").with("email", "moved@example.test");
    assert_eq!(browser.submit(&accepted).await.status, 303);
    assert_eq!(double.orders().await.len(), 1);
}

#[tokio::test]
async fn form_errors_are_shown_and_the_corrected_form_works() {
    let (double, app) = open().await;
    let browser = app.browser();
    for (email, said) in
        [("nobody", "email"), ("", "email"), ("limit@example.test", "limit"), ("a@b.invalid", "email")]
    {
        let form = crate::tests::shopper::filled_form(&browser, email).await;
        let again = browser.submit(&form).await;
        let words = again.words().to_lowercase();
        assert!(again.status == 400 && words.contains(said), "{email}: {} {words}", again.status);
        assert!(again.body.contains(r#"role="alert""#), "{email}");
        let mended = Form::of(&again.body, "/checkout").with("email", "");
        assert!(mended.value("lines").contains("northstar-play"));
    }
    assert_eq!(double.orders().await.len(), 0);
}
