//! Tests of orders that are tampered with in every part: the order is parked, nothing of it can be paid, and
//! only the log says what is wrong. If only the notation differs, the order can be paid.

mod deeds;
mod listener;

use crate::tests::{
    app::App,
    browser::Browser,
    double::Double,
    shopper::{CARD, checkout_form, id_of, json_of},
    tamper::Hand,
};
use deeds::{HARMLESS, MUTATIONS, Mutation, SPELLINGS};
pub use listener::Log;
use serde_json::Value;

/// A shop whose orders a test can change.
struct Counter {
    hand: Hand,
    app: App,
    /// Keeps the double running.
    _double: Double,
}

impl Counter {
    async fn open() -> Self {
        let hand = Hand::default();
        let double = Double::with(|router| hand.on(router)).await;
        Self { app: App::over(&double).await, hand, _double: double }
    }

    /// Places an order that upstream returns with this mutation, from a browser of its own.
    async fn order(&self, mutation: &Mutation) -> (Browser, String) {
        let browser = self.app.browser();
        let choice = if mutation.rail.is_range() { ("pomelo-market", "37") } else { CARD };
        let form = checkout_form(&browser, choice, mutation.rail.text()).await;
        let deed = mutation.deed;
        self.hand.does(deed);
        let placed = browser.submit(&form.with("email", "buyer@example.test")).await;
        (browser, placed.location().to_owned())
    }
}

/// Reasons that only the log may contain.
const REASONS: [&str; 9] = [
    "the answer",
    "the quote",
    "checksum",
    "payment text",
    "another network",
    "not positive",
    "sent exactly",
    "signed",
    "token itself",
];

#[tokio::test]
async fn every_tampering_parks_the_order() {
    let log = Log::listen();
    let counter = Counter::open().await;
    assert!(MUTATIONS.len() >= 30);
    for mutation in &MUTATIONS {
        let name = mutation.name;
        let (browser, order) = counter.order(mutation).await;
        let page = browser.get(&order).await;
        let told = browser.get(&json_of(&order)).await.json();
        assert_eq!(told["phase"], mutation.phase, "{name}: {}", page.words());
        assert_eq!((&told["payment"], &told["repriced"]), (&Value::Null, &Value::Null), "{name}");
        for part in ["pay-address", "pay-qr", "pay-uri", "pay-amount", "/accept\""] {
            assert!(!page.body.contains(part), "{name} shows {part}: {}", page.words());
        }
        let words = page.words();
        assert!(words.contains("Don’t pay"), "{name}: {words}");
        for reason in REASONS {
            assert!(!words.contains(reason) && !told.to_string().contains(reason), "{name} tells: {words}");
        }
        let logged = log.about(id_of(&order));
        let is_noted = logged.iter().any(|line| line.contains("an order is not what was agreed"));
        assert!(is_noted || mutation.phase != "parked", "{name} is not in the log: {logged:?}");
    }
}

#[tokio::test]
async fn other_notations_can_be_paid() {
    let counter = Counter::open().await;
    for mutation in HARMLESS.iter().chain(&SPELLINGS) {
        let name = mutation.name;
        let (browser, order) = counter.order(mutation).await;
        let page = browser.get(&order).await;
        let told = browser.get(&json_of(&order)).await.json();
        assert_eq!(told["phase"], "awaiting_payment", "{name}: {}", page.words());
        // Without a Solana node, a token on Solana has no QR code (ADR 38).
        let has_code = !mutation.rail.text().ends_with(":Solana");
        assert_eq!(page.body.contains("pay-qr"), has_code, "{name}: {}", page.words());
        assert!(page.body.contains("pay-address"), "{name}: {}", page.words());
    }
}
