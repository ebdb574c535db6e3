//! The texts of the wallet island: every step of a payment from a browser wallet, and every obstacle.

use crate::i18n::Words;

/// Texts without variables.
const PLAIN: [&str; 31] = [
    "wallet-open",
    "wallet-open-why",
    "wallet-missing",
    "wallet-choose",
    "wallet-another",
    "wallet-fact-amount",
    "wallet-fact-to",
    "wallet-fact-from",
    "wallet-compare",
    "wallet-checking",
    "wallet-sandbox-evm",
    "wallet-sandbox-solana",
    "wallet-sent",
    "wallet-sent-next",
    "wallet-hash",
    "wallet-copy-hash",
    "wallet-unclear",
    "wallet-unclear-next",
    "wallet-unclear-again",
    "wallet-rejected",
    "wallet-unknown-chain",
    "wallet-busy",
    "wallet-silent",
    "wallet-failed",
    "wallet-no-account",
    "wallet-other-account",
    "wallet-still-elsewhere",
    "wallet-changed",
    "wallet-not-payable",
    "wallet-no-way",
    "wallet-not-prepared",
];

/// Templates that the island fills in.
const TEMPLATES: [(&str, &[&str]); 8] = [
    ("wallet-none", &["network"]),
    ("wallet-connecting", &["wallet"]),
    ("wallet-elsewhere", &["wallet", "network"]),
    ("wallet-switch", &["network"]),
    ("wallet-switching", &["wallet"]),
    ("wallet-amount-on", &["amount", "coin", "network"]),
    ("wallet-send", &["amount", "coin"]),
    ("wallet-sending", &["wallet"]),
];

/// All texts about a payment from a wallet.
pub fn wallet_texts(words: Words) -> impl Iterator<Item = (String, String)> {
    let plain = PLAIN.into_iter().map(move |key| (key.to_owned(), words.say(key)));
    plain.chain(TEMPLATES.into_iter().map(move |(key, names)| (key.to_owned(), words.template(key, names))))
}
