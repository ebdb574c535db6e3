//! One order at one moment, for its owner: what to pay, and how far each line is.
//!
//! These values travel to the browser, so they contain no secrets: no upstream id, no code, no email address.

use super::{order_id::OrderId, phase::Phase, reprice::Reprice, time::Timestamp, transfer::WalletKind};
use serde::{Deserialize, Serialize};

/// What to pay, where, until when: only ever made of parts that were checked against the quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentView {
    /// The exact amount still to send, in whole coins, as plain decimal text.
    pub amount: String,
    pub coin: String,
    /// The network's name for people, and the exact string.
    pub network_label: String,
    pub network: String,
    pub address: String,
    /// The address in groups of four characters.
    pub groups: Vec<String>,
    /// A link for wallets, where the network has a standard one.
    pub uri: Option<String>,
    /// The QR code, as a picture in a `data:` address; none where a wallet could misread it.
    pub qr: Option<String>,
    /// When the payment window ends.
    pub until: Option<Timestamp>,
    /// What has been seen so far, when it is less than what was owed.
    pub received: Option<String>,
    /// The whole amount of the order, when `amount` is only what remains.
    pub total: Option<String>,
    /// The browser wallets that can be asked to pay it.
    pub wallet: Option<WalletKind>,
    /// How it is paid where the address may be no wallet.
    pub token_account: Option<TokenAccount>,
}

/// How an address on Solana is paid that may be an account of the token and no wallet: most wallets refuse it when it is
/// typed by hand, and a careless one sends to a wrong place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TokenAccount {
    /// By the link and the code, at which the wallet asks the shop for the transaction.
    Requested,
    /// By the button for browser wallets.
    ByButton,
    /// By hand alone, from where that works.
    Unaided,
}

/// What a payment can be found by, for whoever helps: public facts of the network, in plain decimal text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// The whole amount that was agreed on, in whole coins.
    pub amount: String,
    pub coin: String,
    /// The network's exact string.
    pub network: String,
    /// Where it was to be paid to; absent where that is not what was agreed on.
    pub address: Option<String>,
    /// What upstream has seen so far.
    pub received: Option<String>,
    /// What of it is more than was asked for.
    pub surplus: Option<String>,
    /// What was given back, and of what: `26.31 USDC`.
    pub refunded: Option<String>,
}

/// One line of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineView {
    pub brand: String,
    pub amount: String,
    pub delivered: bool,
    pub failed: bool,
    /// Its owner may ask for the code.
    pub revealable: bool,
}

/// One order at one moment, for its owner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderView {
    pub id: OrderId,
    /// Upstream's state in snake case, or `placing`, `unconfirmed`, `not_placed` before there is one.
    pub state: String,
    pub phase: Phase,
    pub payment: Option<PaymentView>,
    pub trace: Trace,
    /// What its owner has to accept before there is anything to pay.
    pub repriced: Option<Reprice>,
    pub lines: Vec<LineView>,
    pub placed_at: Timestamp,
    pub paid_at: Option<Timestamp>,
    pub delivered_at: Option<Timestamp>,
    /// When the order came into this phase, as far as the shop noticed.
    pub since: Timestamp,
    /// The server's clock when this was made; countdowns count from it.
    pub now: Timestamp,
    /// When upstream told this, where it cannot be asked at the moment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked_at: Option<Timestamp>,
    /// Nothing more will happen; streams end.
    pub settled: bool,
}
