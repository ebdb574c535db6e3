//! Tests of a created order whose amount differs from the agreed one. It cannot be paid before its owner
//! accepts the new amount.

use crate::tests::{
    app::{App, open},
    browser::{Answer, Browser, read_until},
    double::Double,
    form::Form,
    shopper::{json_of, place, until},
    tamper::Hand,
};
use axum::{body::Body, http::Method};
use rust_decimal::Decimal;
use serde_json::json;

const MOVED: &str = "reprice@example.test";

/// The new amount that the order's page asks the owner to accept, if it does. Checks that the page then shows
/// no payment details.
fn asks(page: &Answer) -> Option<String> {
    let form = Form::find(&page.body, "/accept")?;
    assert!(page.body.contains(r#"data-phase="repriced""#), "{}", page.words());
    for part in ["pay-address", "pay-qr", "pay-uri", "pay-amount"] {
        assert!(!page.body.contains(part), "{part}: {}", page.words());
    }
    Some(form.value("amount").to_owned())
}

async fn accept(browser: &Browser, order: &str, amount: &str) -> Answer {
    browser.post(&format!("{order}/accept"), &[("amount", amount)]).await
}

#[tokio::test]
async fn changed_amount_is_accepted_by_a_form_and_then_paid() {
    let (double, app) = open().await;
    let browser = app.browser();
    let order = place(&browser, MOVED).await;
    let page = browser.get(&order).await;
    let asked = asks(&page).unwrap();
    let question = browser.get(&json_of(&order)).await.json()["repriced"].clone();
    assert_eq!((&question["asked"], &question["is_dearer"]), (&json!(asked), &json!(true)));
    for amount in [&question["agreed"], &question["asked"], &question["difference"]] {
        assert!(page.words().contains(amount.as_str().unwrap()), "{amount}: {}", page.words());
    }
    let accepted = browser.submit(&Form::of(&page.body, "/accept")).await;
    assert_eq!(accepted.location(), order);
    let page = browser.get(&order).await;
    assert_eq!(asks(&page), None);
    assert!(page.body.contains("pay-address") && page.body.contains("pay-amount"), "{}", page.words());
    assert!(page.body.contains(&format!(r#"data-amount="{asked}""#)), "{}", page.words());
    double.pay(&double.order_of(MOVED).await).await;
    until(&browser, &order, "delivered").await;
}

#[tokio::test]
async fn watchers_are_updated_after_the_acceptance() {
    let (_double, app) = open().await;
    let browser = app.browser();
    let order = place(&browser, MOVED).await;
    let request = browser.request(Method::GET, &format!("{}/subscribe", json_of(&order))).body(Body::empty());
    let mut stream = browser.open(request.unwrap()).await.into_body().into_data_stream();
    read_until(&mut stream, r#""phase":"repriced""#).await;
    let asked = asks(&browser.get(&order).await).unwrap();
    assert_eq!(accept(&browser, &order, &asked).await.status, 303);
    read_until(&mut stream, r#""phase":"awaiting_payment""#).await;
}

#[tokio::test]
async fn amount_that_changes_again_asks_again() {
    let hand = Hand::default();
    let double = Double::with(|router| hand.on(router)).await;
    let app = App::over(&double).await;
    let browser = app.browser();
    let order = place(&browser, MOVED).await;
    let looked_at = asks(&browser.get(&order).await).unwrap();
    let further = looked_at.parse::<Decimal>().unwrap() + Decimal::ONE;
    hand.does(move |told| told["coin_amount"] = json!(further));
    let answer = accept(&browser, &order, &looked_at).await;
    assert_eq!(answer.location(), order);
    let asked = asks(&browser.get(&order).await).unwrap();
    assert_eq!(asked, further.to_string());
    assert_eq!(accept(&browser, &order, &asked).await.status, 303);
    let page = browser.get(&order).await;
    assert!(page.body.contains(&format!(r#"data-amount="{asked}""#)), "{}", page.words());
    assert!(page.body.contains("pay-address"), "{}", page.words());
}

#[tokio::test]
async fn accepted_amount_stays_accepted() {
    let (_double, app) = open().await;
    let browser = app.browser();
    let order = place(&browser, MOVED).await;
    let asked = asks(&browser.get(&order).await).unwrap();
    for _ in 0..3 {
        assert_eq!(accept(&browser, &order, &asked).await.location(), order);
    }
    let view = browser.get(&json_of(&order)).await.json();
    assert_eq!((&view["phase"], &view["payment"]["amount"]), (&json!("awaiting_payment"), &json!(asked)));
}

#[tokio::test]
async fn only_the_owner_accepts_only_the_asked_amount() {
    let (_double, app) = open().await;
    let (browser, stranger) = (app.browser(), app.browser());
    let order = place(&browser, MOVED).await;
    let asked = asks(&browser.get(&order).await).unwrap();
    stranger.get("/en-us/orders").await;
    assert_eq!(accept(&stranger, &order, &asked).await.status, 404);
    for amount in ["", "-1", "0", "1e3", "26,84", "NaN", "99999999999999999999999999999999"] {
        let answer = accept(&browser, &order, amount).await;
        assert_eq!((answer.status, answer.is_page()), (400, true), "{amount}: {}", answer.words());
    }
    assert_eq!(browser.post(&format!("{order}/accept"), &[]).await.status, 400);
    assert_eq!(browser.post("/en-us/orders/nonsense/accept", &[("amount", "1")]).await.status, 404);
    assert_eq!(browser.get(&format!("{order}/accept")).await.status, 405);
    for amount in ["1", "26", "2600000000"] {
        assert_eq!(accept(&browser, &order, amount).await.location(), order);
    }
    assert_eq!(asks(&browser.get(&order).await), Some(asked));
}

#[tokio::test]
async fn order_at_its_agreed_price_asks_nothing() {
    let (_double, app) = open().await;
    let browser = app.browser();
    let order = place(&browser, "buyer@example.test").await;
    let before = browser.get(&json_of(&order)).await.json();
    assert_eq!(accept(&browser, &order, "1").await.location(), order);
    let after = browser.get(&json_of(&order)).await.json();
    assert_eq!((&after["phase"], &after["payment"]), (&before["phase"], &before["payment"]));
}

#[tokio::test]
async fn nothing_is_accepted_while_upstream_is_down() {
    let (double, app) = open().await;
    let browser = app.browser();
    let order = place(&browser, MOVED).await;
    let asked = asks(&browser.get(&order).await).unwrap();
    double.fault("order", "500").await;
    let answer = accept(&browser, &order, &asked).await;
    assert_eq!((answer.status, answer.is_page()), (503, true), "{}", answer.words());
    double.heal().await;
    assert_eq!(asks(&browser.get(&order).await), Some(asked));
}
