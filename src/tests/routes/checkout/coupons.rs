//! Tests of promo codes: accepted only if the operator allows them, and shown before anything is ordered.

use crate::tests::{app::App, double::Double, form::Form, shopper::filled_form};

async fn open(coupons: bool) -> (Double, App) {
    let double = Double::plain().await;
    let url = double.url.clone();
    let app = App::with(|settings| {
        settings.upstream.mode = crate::tests::app::live(&url);
        settings.store.coupons = coupons;
    });
    (double, app.await)
}

#[tokio::test]
async fn accepted_code_shows_its_total_before_it_is_ordered() {
    let (double, app) = open(true).await;
    let browser = app.browser();
    let form = filled_form(&browser, "buyer@example.test").await;
    let told = browser.submit(&form.with("coupon", "SANDBOX5")).await;
    assert_eq!((told.status, double.calls("orders").await), (409, 0), "{}", told.words());
    assert!(told.words().contains("Promo code applied"), "{}", told.words());
    let again = Form::of(&told.body, "/checkout");
    assert_eq!((again.value("coupon"), again.value("email")), ("SANDBOX5", "buyer@example.test"));
    browser.submit(&again).await.location();
    assert_eq!(double.calls("orders").await, 1);
}

#[tokio::test]
async fn refused_code_is_reported_at_its_field_and_nothing_is_ordered() {
    let (double, app) = open(true).await;
    let browser = app.browser();
    let form = filled_form(&browser, "buyer@example.test").await;
    for code in ["FREE", "no code at all", "<b>"] {
        let told = browser.submit(&form.clone().with("coupon", code)).await;
        assert_eq!(told.status, 400, "{code}: {}", told.words());
        assert!(told.body.contains(r#"id="coupon-error""#), "{code}");
    }
    assert_eq!(double.calls("orders").await, 0);
}

#[tokio::test]
async fn shop_without_promo_codes_has_no_field_and_sends_none() {
    let (double, app) = open(false).await;
    let browser = app.browser();
    let form = filled_form(&browser, "buyer@example.test").await;
    assert!(form.fields.iter().all(|(name, _)| name != "coupon"));
    browser.submit(&form.with("coupon", "SANDBOX5")).await.location();
    assert_eq!(double.calls("orders").await, 1);
}
