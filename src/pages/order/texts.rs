//! The texts of the order island. They cover every phase, because the order may enter any of them while the
//! page is open.

use super::wallet_texts::wallet_texts;
use crate::{
    domain::{
        expected_time::Help,
        phase::{Phase, Stage},
        rail::RailOption,
    },
    i18n::Words,
    islands::Texts,
};

/// Texts without variables.
const PLAIN: [&str; 74] = [
    "order-number",
    "order-send-exactly",
    "order-to-address",
    "order-fee-hint",
    "order-copy-amount",
    "order-copy-address",
    "order-copied",
    "order-copy-by-hand",
    "order-time-left",
    "order-open-wallet",
    "order-only-why",
    "order-reveal",
    "order-on-its-way",
    "order-line-failed",
    "order-line-missing",
    "order-credited",
    "order-code",
    "order-pin",
    "order-link",
    "order-barcode",
    "order-code-qr",
    "order-picture-elsewhere",
    "order-copy-picture",
    "order-open-picture",
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
    "order-token-account-link",
    "order-token-account-button",
    "order-simulate-why",
    "order-support",
    "order-again",
    "order-print",
    "phase-awaiting-payment-unshown",
    "phase-underpaid-unshown",
    "help-how",
    "support-title",
    "support-why",
    "support-hold",
    "support-copy",
    "support-add",
    "support-hash",
    "support-hash-hint",
    "support-state",
    "support-network",
    "support-coin",
    "support-amount",
    "support-received",
    "support-address",
    "support-placed",
    "support-paid",
    "support-delivered",
    "support-since",
    "support-told",
    "timeline-label",
    "stage-now",
    "stage-held",
    "stage-part",
    "stage-stopped",
];

/// Templates that the island fills in.
const TEMPLATES: [(&str, &[&str]); 9] = [
    ("order-pay-title", &["coin", "network"]),
    ("order-pay-title-rest", &["coin", "network"]),
    ("order-received", &["received", "total", "coin"]),
    ("order-qr", &["amount", "coin", "network"]),
    ("order-only", &["coin", "network"]),
    ("order-token-account", &["coin"]),
    ("order-surplus", &["surplus", "coin"]),
    ("order-refunded", &["sum"]),
    ("order-checked", &["age"]),
];

/// The texts for a created order that costs another amount than agreed.
const REPRICE: [&str; 4] = ["reprice-title", "reprice-agreed", "reprice-asked", "reprice-decline"];
const REPRICE_TEMPLATES: [(&str, &[&str]); 3] = [
    ("reprice-dearer", &["difference", "coin"]),
    ("reprice-cheaper", &["difference", "coin"]),
    ("reprice-accept", &["amount", "coin"]),
];

/// All texts that an order on this rail may need. `other` is the rail to recommend instead of it.
pub fn order_texts(words: Words, rail: &RailOption, other: Option<&RailOption>) -> Texts {
    let stages = Stage::ALL.into_iter().map(|stage| stage.text().to_owned());
    let phases = Phase::ALL
        .into_iter()
        .flat_map(|phase| ["title", "text", "next"].map(|part| format!("phase-{}-{part}", phase.code())));
    let helps = Help::ALL
        .into_iter()
        .flat_map(|help| ["title", "text"].map(|part| format!("help-{}-{part}", help.code())));
    let fixed = PLAIN.into_iter().chain(REPRICE).map(str::to_owned);
    let plain = fixed.chain(stages).chain(phases).chain(helps);
    let plain = plain.map(|key| {
        let text = words.say(key_on_rail(&key, rail));
        (key, text)
    });
    let templates = TEMPLATES
        .into_iter()
        .chain(REPRICE_TEMPLATES)
        .map(|(key, names)| (key.to_owned(), words.template(key, names)));
    plain
        .chain(templates)
        .chain(expected_time_texts(words, rail))
        .chain(wallet_texts(words))
        .chain([other_rail(words, other)])
        .collect()
}

/// The text for token payments on Solana for which no payment help is available.
fn other_rail(words: Words, other: Option<&RailOption>) -> (String, String) {
    let key = "order-token-account-other";
    let text = match other.map(|other| (other.rail.coin().ticker(), other.network_name())) {
        Some((coin, network)) => {
            words.say_with("order-token-account-such-as", &[("coin", coin), ("network", network)])
        }
        None => words.say(key),
    };
    (key.to_owned(), text)
}

/// The key of the text to use. Rails that pay an invoice instead of an address have their own texts.
fn key_on_rail<'a>(key: &'a str, rail: &RailOption) -> &'a str {
    match key {
        "order-to-address" if rail.rail.is_by_invoice() => "order-to-invoice",
        "order-copy-address" if rail.rail.is_by_invoice() => "order-copy-invoice",
        "phase-underpaid-next" | "phase-underpaid-unshown" if rail.rail.is_by_invoice() => {
            "phase-underpaid-next-invoice"
        }
        _ => key,
    }
}

/// The usual duration of each phase, under `usual-<phase>`, if it is known.
fn expected_time_texts(words: Words, rail: &RailOption) -> impl Iterator<Item = (String, String)> {
    let (network, network_time) = (rail.network_name(), rail.rail.expected_time());
    Phase::ALL.into_iter().filter_map(move |phase| {
        let span = words.span(phase.expected_time(network_time)?);
        let values = [("network", network), ("span", span.as_str())];
        let text = match phase {
            Phase::AwaitingPayment | Phase::Underpaid => words.say_with("usual-sent", &values),
            Phase::Seen | Phase::Confirming => words.say_with("usual-network", &values),
            _ => words.say_with("usual-step", &[("span", span.as_str())]),
        };
        Some((format!("usual-{}", phase.code()), text))
    })
}
