//! The order's words, as its island takes them: every phase, for the order may come into any of them while
//! the page is open.

use crate::{
    domain::phase::{Phase, Stage},
    islands::Texts,
    words::Words,
};

/// Texts without variables.
const PLAIN: [&str; 39] = [
    "order-number",
    "order-send-exactly",
    "order-to-address",
    "order-fee-hint",
    "order-copy-amount",
    "order-copy-address",
    "order-copied",
    "order-time-left",
    "order-open-wallet",
    "order-only-why",
    "order-reveal",
    "order-on-its-way",
    "order-line-failed",
    "order-credited",
    "order-code",
    "order-copy-code",
    "order-open-link",
    "order-serial",
    "order-security-code",
    "order-reference",
    "order-how-to-redeem",
    "order-reveal-failed",
    "order-esim-qr",
    "order-esim-iphone",
    "order-esim-server",
    "order-esim-copy-server",
    "order-esim-activation",
    "order-esim-copy-activation",
    "order-esim-how",
    "order-esim-how-iphone",
    "order-esim-how-android",
    "order-esim-once",
    "order-simulate",
    "order-simulate-why",
    "order-support",
    "order-again",
    "timeline-label",
    "stage-now",
    "stage-stopped",
];

/// Templates that the island fills in.
const FILLED: [(&str, &[&str]); 5] = [
    ("order-pay-title", &["coin", "network"]),
    ("order-pay-title-rest", &["coin", "network"]),
    ("order-received", &["received", "total", "coin"]),
    ("order-qr", &["amount", "coin", "network"]),
    ("order-only", &["coin", "network"]),
];

/// What is said when the created order costs another amount.
const REPRICE: [&str; 4] = ["reprice-title", "reprice-agreed", "reprice-asked", "reprice-decline"];
const REPRICE_FILLED: [(&str, &[&str]); 3] = [
    ("reprice-dearer", &["difference", "coin"]),
    ("reprice-cheaper", &["difference", "coin"]),
    ("reprice-accept", &["amount", "coin"]),
];

/// Everything an order may say.
pub fn order_texts(words: Words) -> Texts {
    let stages = Stage::ALL.into_iter().map(|stage| stage.text().to_owned());
    let phases = Phase::ALL
        .into_iter()
        .flat_map(|phase| ["title", "text", "next"].map(|part| format!("phase-{}-{part}", phase.code())));
    let plain = PLAIN.into_iter().chain(REPRICE).map(str::to_owned).chain(stages).chain(phases);
    let plain = plain.map(|key| {
        let text = words.say(&key);
        (key, text)
    });
    let filled = FILLED
        .into_iter()
        .chain(REPRICE_FILLED)
        .map(|(key, names)| (key.to_owned(), words.template(key, names)));
    plain.chain(filled).collect()
}
