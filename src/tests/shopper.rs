//! The steps of a shopper without scripts: each step is a page, a link or a form.

use super::{
    browser::{Answer, Browser},
    form::Form,
};
use crate::domain::goods::{Revealed, Voucher};
use serde_json::Value;
use std::time::Duration;

/// The cheapest rail, and a card that always sells.
pub const RAIL: &str = "USDC:Solana";
pub const CARD: (&str, &str) = ("northstar-play", "=25 USD");

/// The checkout form of a card, reached through the brand's page.
pub async fn checkout_form(browser: &Browser, (brand, amount): (&str, &str), rail: &str) -> Form {
    let page = browser.get(&format!("/en-us/brands/{brand}")).await;
    assert_eq!(page.status, 200, "{}", page.words());
    let mut panel = Form::of(&page.body, "/checkout").with("pay", rail);
    panel = match amount.strip_prefix('=') {
        Some(_) => panel.with("amount", amount),
        None => panel.with("amount", "custom").with("custom", amount),
    };
    let checkout = browser.submit(&panel).await;
    assert_eq!(checkout.status, 200, "{}", checkout.words());
    Form::of(&checkout.body, "/checkout")
}

/// A checkout form that is ready to be submitted.
pub async fn filled_form(browser: &Browser, email: &str) -> Form {
    checkout_form(browser, CARD, RAIL).await.with("email", email)
}

/// Places an order and returns the path of its page.
pub async fn place(browser: &Browser, email: &str) -> String {
    let form = filled_form(browser, email).await;
    browser.submit(&form).await.location().to_owned()
}

/// The URL of the order's JSON.
pub fn json_of(order_path: &str) -> String {
    format!("/api/orders/{}", id_of(order_path))
}

/// The pages of the orders that this browser may see.
pub async fn listed(browser: &Browser) -> Vec<String> {
    let page = browser.get("/en-us/orders").await.body;
    let links = page.split("href=\"/en-us/orders/").skip(1);
    let ids = links.filter_map(|rest| rest.get(..32)).filter(|id| id.bytes().all(|b| b.is_ascii_hexdigit()));
    ids.map(|id| format!("/en-us/orders/{id}")).collect()
}

pub fn id_of(order_path: &str) -> &str {
    order_path.rsplit('/').next().unwrap()
}

/// Polls the order until it is in this phase.
pub async fn until(browser: &Browser, order_path: &str, phase: &str) -> Value {
    let mut last = Value::Null;
    for _ in 0..200 {
        last = browser.get(&json_of(order_path)).await.json();
        if last["phase"] == phase {
            return last;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("never {phase}: {last}");
}

/// The codes, as the island requests them.
pub async fn codes(browser: &Browser, order_path: &str) -> Answer {
    browser.post("/api/codes", &[("order", id_of(order_path))]).await
}

/// The text of the first code in a response of [`codes`].
pub fn first_code(answer: &Answer) -> String {
    let told: Vec<Revealed> = serde_json::from_value(answer.json()).unwrap();
    match told[0].voucher.clone().unwrap() {
        Voucher::Code { text } | Voucher::Pin { text } => text,
        Voucher::Link { url } => url,
        Voucher::Esim { lpa, .. } => lpa,
    }
}
