//! Tests of an upstream that contradicts the request or sends unknown values. Nothing is paid or ordered
//! because of them, and the pages stay helpful.

use super::lenient_input::{EMAIL, Twist, twisted};
use crate::tests::{
    app::App,
    double::Double,
    shopper::{filled_form, json_of, place, until},
};
use serde_json::{Value, json};

/// The phase and the page of a paid order if upstream's answers are changed like this.
async fn told_of(twist: Twist) -> (String, String) {
    let double = Double::with(|router| twisted(router, twist)).await;
    let app = App::over(&double).await;
    let browser = app.browser();
    let form = filled_form(&browser, EMAIL).await;
    let order = browser.submit(&form).await.location().to_owned();
    let page = browser.get(&order).await;
    assert_eq!(page.status, 200, "{}", page.words());
    (browser.get(&json_of(&order)).await.json()["phase"].as_str().unwrap().to_owned(), page.words())
}

#[tokio::test]
async fn unknown_state_is_in_progress() {
    let (phase, words) = told_of(|path, body| {
        if path.starts_with("/v5/orders/") {
            body["order_state"] = json!("Teleporting");
        }
    })
    .await;
    assert_eq!(phase, "in_progress", "{words}");
    assert!(!words.contains("Teleporting"), "{words}");
}

#[tokio::test]
async fn order_without_a_state_asks_for_no_payment() {
    let (phase, words) = told_of(|path, body| {
        if path.starts_with("/v5/orders/") {
            *body = json!({"order_id": body["order_id"]});
        }
    })
    .await;
    assert_eq!(phase, "in_progress", "{words}");
}

/// Whether the body is an order rather than a validation.
fn is_order(path: &str) -> bool {
    path.contains("/v5/orders") && !path.ends_with("/validations")
}

fn changed(path: &str, body: &mut Value, pointer: &str, to: &str) {
    if is_order(path) {
        *body.pointer_mut(pointer).unwrap() = to.into();
    }
}

#[tokio::test]
async fn contradictory_payment_details_are_never_shown() {
    let twists: [Twist; 6] = [
        |path, body| changed(path, body, "/network", "Base"),
        |path, body| changed(path, body, "/coin", "USDT"),
        |path, body| changed(path, body, "/coin_amount", "999.5"),
        |path, body| changed(path, body, "/wallet_address", "0x0000000000000000000000000000000000000001"),
        |path, body| changed(path, body, "/deliveries/0/deliverable/brand_name", "Other"),
        |path, body| changed(path, body, "/deliveries/0/deliverable/denomination", "50 USD"),
    ];
    for (at, twist) in twists.into_iter().enumerate() {
        let double = Double::with(|router| twisted(router, twist)).await;
        let app = App::over(&double).await;
        let browser = app.browser();
        let order = browser.submit(&filled_form(&browser, EMAIL).await).await.location().to_owned();
        let page = browser.get(&order).await;
        assert!(!page.body.contains("pay-address"), "{at}: {}", page.words());
        assert!(page.body.contains(r#"data-phase="parked""#), "{at}: {}", page.words());
    }
}

#[tokio::test]
async fn underpaid_order_without_received_amount_asks_for_no_rest() {
    let double = Double::with(|router| {
        twisted(router, |path, body| {
            if path.starts_with("/v5/orders/") {
                body["received_amount"] = Value::Null;
                body["sent_coin_amount"] = Value::Null;
            }
        })
    })
    .await;
    let app = App::over(&double).await;
    let (browser, email) = (app.browser(), "underpaid@example.test");
    let order = place(&browser, email).await;
    double.pay(&double.order_of(email).await).await;
    until(&browser, &order, "underpaid").await;
    let words = browser.get(&order).await.words();
    assert!(words.contains("Don’t send anything more until it appears here"), "{words}");
    assert!(!words.contains("Send the rest"), "{words}");
}

#[tokio::test]
async fn validation_echo_of_something_else_orders_nothing() {
    let twists: [Twist; 2] = [
        |path, body| {
            if path.ends_with("/validations") {
                body["deliveries"][0]["deliverable"]["denomination"] = json!("10 USD");
            }
        },
        |path, body| {
            if path.ends_with("/validations") {
                body["coin"] = json!("BTC");
            }
        },
    ];
    for (at, twist) in twists.into_iter().enumerate() {
        let double = Double::with(|router| twisted(router, twist)).await;
        let app = App::over(&double).await;
        let browser = app.browser();
        let answer = browser.submit(&filled_form(&browser, EMAIL).await).await;
        assert_eq!((answer.status, double.calls("orders").await), (409, 0), "{at}: {}", answer.words());
        assert!(answer.body.contains(r#"role="alert""#));
    }
}

#[tokio::test]
async fn very_long_texts_still_make_a_page() {
    let double = Double::with(|router| {
        twisted(router, |path, body| {
            if path.starts_with("/v5/products/") {
                let long = "<p>a & b</p>".repeat(40_000);
                for name in ["description", "how_to_redeem", "term_and_conditions", "note"] {
                    body[0]["rich_description"][name] = long.clone().into();
                }
                body[0]["product_tc"] = "x & y ".repeat(40_000).into();
            }
        })
    })
    .await;
    let app = App::over(&double).await;
    let browser = app.browser();
    for _ in 0..2 {
        let page = browser.get("/en-us/brands/northstar-play").await;
        assert_eq!((page.status, page.is_page()), (200, true), "{}", page.body.len());
    }
}
