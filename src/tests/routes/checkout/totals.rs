//! Tests of a single total everywhere: the amount of an order is the amount that a validation will return.

use crate::tests::{
    app::{App, open},
    browser::{Answer, Browser},
    double::Double,
    form::{Form, attribute},
    shopper::{RAIL, filled_form, id_of, place, until},
};
use serde_json::json;

const CHECKOUT: &str = "/en-us/checkout?brand=northstar-play&amount=%3D25+USD&pay=USDC%3ASolana";

/// The price that a page shows, from its element.
fn price(page: &Answer) -> String {
    let (_, rest) = page.body.split_once("data-testid=\"live-price\"").unwrap();
    attribute(rest, "data-amount").unwrap()
}

/// The amount to send for an order.
async fn asked(browser: &Browser, order: &str) -> String {
    let told = until(browser, order, "awaiting_payment").await;
    told["payment"]["amount"].as_str().unwrap().to_owned()
}

/// A shop whose upstream prices do not change.
async fn still() -> (Double, App) {
    let (double, app) = open().await;
    double.pull("clock", json!({"set": crate::shop::now().unix()})).await;
    (double, app)
}

#[tokio::test]
async fn slightly_dearer_order_has_one_total_everywhere() {
    let (double, app) = still().await;
    let browser = app.browser();
    let agreed = price(&browser.get(CHECKOUT).await);
    let order = place(&browser, "nearly@example.test").await;
    let asked = asked(&browser, &order).await;
    assert_ne!(asked, agreed);
    let receipt = format!("{order}/receipt");
    for away in [false, true] {
        if away {
            double.fault("order", "500").await;
            tokio::time::sleep(std::time::Duration::from_millis(3_100)).await;
        }
        for path in [order.as_str(), "/en-us/orders", &receipt] {
            let words = browser.get(path).await.words();
            assert!(words.contains(&asked) && !words.contains(&agreed), "{path} ({away}): {words}");
        }
        let json = browser.get(&format!("/api/orders/{}/receipt", id_of(&order))).await.json();
        assert_eq!(json["amount"], asked);
    }
}

/// Buys a card. Returns the statuses on the way, and the price that was shown before.
async fn buy(browser: &Browser, email: &str) -> (Vec<u16>, String) {
    let shown = price(&browser.get(CHECKOUT).await);
    let mut answer = browser.submit(&filled_form(browser, email).await).await;
    let mut statuses = vec![answer.status];
    if answer.status == 409 {
        answer = browser.submit(&Form::of(&answer.body, "/checkout")).await;
        statuses.push(answer.status);
    }
    let order = answer.location().to_owned();
    let asked = asked(browser, &order).await;
    let ends_as_shown = if shown == asked { "as shown" } else { "otherwise" };
    (statuses, ends_as_shown.to_owned())
}

async fn quoted(browser: &Browser, rail: &str) -> String {
    let rail = rail.replace(':', "%3A");
    let path = format!("/api/quote?locale=en-us&country=US&brand=northstar-play&amount=%3D25+USD&pay={rail}");
    browser.get(&path).await.json()["amount"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn dearer_rail_asks_for_consent_once() {
    let (double, app) = still().await;
    let (solana, base) = (quoted(&app.browser(), RAIL).await, quoted(&app.browser(), "USDC:Base").await);
    double.pull("prices", json!({"coin": "USDC", "network": "Solana", "fee_bps": 51})).await;
    let first = buy(&app.browser(), "first@example.test").await;
    assert_eq!(first, (vec![409, 303], "otherwise".to_owned()));
    let browser = app.browser();
    let brand = price(&browser.get("/en-us/brands/northstar-play?amount=%3D25+USD&pay=USDC%3ASolana").await);
    let learned = quoted(&browser, RAIL).await;
    assert!(brand == learned && learned != solana, "{brand} {learned} {solana}");
    assert_eq!(quoted(&browser, "USDC:Base").await, base, "another network costs what it did");
    let second = buy(&browser, "second@example.test").await;
    assert_eq!(second, (vec![303], "as shown".to_owned()));
}

#[tokio::test]
async fn learned_ratio_does_not_weaken_consent() {
    let (double, app) = still().await;
    double.pull("prices", json!({"coin": "USDC", "network": "Solana", "fee_bps": 51})).await;
    buy(&app.browser(), "first@example.test").await;
    for fee_bps in [0, 110] {
        double.pull("prices", json!({"coin": "USDC", "network": "Solana", "fee_bps": fee_bps})).await;
        let browser = app.browser();
        let form = filled_form(&browser, &format!("buyer-{fee_bps}@example.test")).await;
        assert_eq!(browser.submit(&form).await.status, 409, "{fee_bps}");
    }
}
