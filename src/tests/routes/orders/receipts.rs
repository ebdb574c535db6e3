//! Tests of what an owner keeps of an order and gives to support: the receipt, its JSON, and the details for
//! support.

use crate::tests::{
    app::{App, open},
    browser::Browser,
    double::Double,
    shopper::{codes, first_code, id_of, place, until},
};
use serde_json::json;

const EMAIL: &str = "secret.buyer@example.test";

async fn delivered(app: &App, double: &Double) -> (Browser, String) {
    let browser = app.browser();
    let order = place(&browser, EMAIL).await;
    double.pay(&double.order_of(EMAIL).await).await;
    until(&browser, &order, "delivered").await;
    (browser, order)
}

fn json_of(order: &str) -> String {
    format!("/api/orders/{}/receipt", id_of(order))
}

#[tokio::test]
async fn receipt_contains_items_and_payment_but_no_code() {
    let (double, app) = open().await;
    let (browser, order) = delivered(&app, &double).await;
    let code = first_code(&codes(&browser, &order).await);
    let page = browser.get(&format!("{order}/receipt")).await;
    let said = browser.get(&json_of(&order)).await;
    let receipt = said.json();
    assert_eq!(receipt["seller"], "Cryptorefills");
    assert_eq!((&receipt["shop"], &receipt["order"]), (&json!("Kiosk"), &json!(id_of(&order))));
    assert_eq!((&receipt["coin"], &receipt["network"]), (&json!("USDC"), &json!("Solana")));
    assert_eq!(receipt["lines"][0]["brand"], "Northstar Play");
    assert!(receipt["paid_at"].as_str().is_some_and(|at| at.ends_with('Z')), "{receipt}");
    let amount = receipt["amount"].as_str().unwrap();
    for told in [id_of(&order), "Northstar Play", "$25", "Cryptorefills", "Solana", amount] {
        assert!(page.words().contains(told), "{told}: {}", page.words());
    }
    let upstream = double.order_of(EMAIL).await;
    for (what, text) in [("page", page.everything()), ("JSON", said.everything())] {
        for secret in [code.as_str(), EMAIL, upstream.as_str()] {
            assert!(!text.contains(secret), "the receipt's {what} tells {secret}");
        }
        assert!(text.to_lowercase().contains("no-store"), "the receipt's {what} may be kept");
    }
}

#[tokio::test]
async fn unpaid_order_has_no_receipt_yet() {
    let app = App::sandbox().await;
    let browser = app.browser();
    let order = place(&browser, "buyer@example.test").await;
    assert_eq!(browser.get(&json_of(&order)).await.json()["paid_at"], json!(null));
    let page = browser.get(&format!("{order}/receipt")).await;
    assert!(page.words().contains("Not paid yet"), "{}", page.words());
}

#[tokio::test]
async fn receipt_is_hidden_from_others() {
    let app = App::sandbox().await;
    let order = place(&app.browser(), "buyer@example.test").await;
    let stranger = app.browser();
    stranger.get("/en-us/checkout").await;
    let nobodys = format!("/en-us/orders/{}", "0".repeat(32));
    for path in [format!("{order}/receipt"), json_of(&order), format!("{nobodys}/receipt"), json_of(&nobodys)]
    {
        let answer = stranger.get(&path).await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.words().contains("Northstar"), "{path}: {}", answer.words());
    }
}

#[tokio::test]
async fn support_details_contain_facts_and_no_secrets() {
    let (double, app) = open().await;
    let (browser, order) = delivered(&app, &double).await;
    let code = first_code(&codes(&browser, &order).await);
    let page = browser.get(&format!("{order}?help=1&tx=0xabc123%3Cb%3E")).await;
    let after = page.body.split(r#"data-testid="support-note""#).nth(1).unwrap();
    let note = after.split("</pre>").next().unwrap();
    for told in [id_of(&order), "USDC", "Solana", "done / delivered", "0xabc123b", "Address: "] {
        assert!(note.contains(told), "{told}: {note}");
    }
    let upstream = double.order_of(EMAIL).await;
    for secret in [code.as_str(), EMAIL, upstream.as_str()] {
        assert!(!page.body.contains(secret), "the details tell {secret}");
    }
    assert!(page.body.contains("mailto:support@cryptorefills.com?subject="), "no support address");
    assert!(!page.body.contains(r#"http-equiv="refresh""#), "the page reloads itself");
}
