//! One order at one moment, for its owner: what to pay, and the progress of each line.
//!
//! These values are sent to the browser, so they contain nothing secret: no upstream ID, no code, no email
//! address.

use super::{order_id::OrderId, phase::Phase, reprice::Reprice, time::Timestamp, transfer::WalletKind};
use serde::{Deserialize, Serialize};

/// What to pay, where, and until when. Made only from parts that were checked against the quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentView {
    /// The exact amount still to send, in whole coins, as plain decimal text.
    pub amount: String,
    pub coin: String,
    /// The network's key in style sheets.
    #[serde(default)]
    pub network_key: String,
    /// The network's display name, and its exact string.
    pub network_label: String,
    pub network: String,
    pub address: String,
    /// The address in groups of four characters.
    pub groups: Vec<String>,
    /// A payment link for wallets, if the network has a standard one.
    pub uri: Option<String>,
    /// The QR code as a picture in a `data:` URL; `None` if a wallet could misread it.
    pub qr: Option<String>,
    /// The end of the payment window.
    pub until: Option<Timestamp>,
    /// The amount seen so far, if it is less than the amount owed.
    pub received: Option<String>,
    /// The order's whole amount, if `amount` is only the remainder.
    pub total: Option<String>,
    /// The kind of browser wallet that can pay the order.
    pub wallet: Option<WalletKind>,
    /// How to pay if the address may not be a wallet.
    pub token_account: Option<TokenAccount>,
}

/// How to pay a Solana address that may be a token account instead of a wallet. Most wallets refuse such an
/// address when it is typed by hand, and a careless wallet sends to a wrong place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TokenAccount {
    /// By the link or QR code, through which the wallet requests the transaction from the shop.
    Requested,
    /// By the button for browser wallets.
    ByButton,
    /// By hand only, from a wallet or exchange where that works.
    Unaided,
}

/// The facts by which support can find a payment: public network data, as plain decimal text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// The whole agreed amount, in whole coins.
    pub amount: String,
    pub coin: String,
    /// The network's exact string.
    pub network: String,
    /// The payment address; `None` if it is not the agreed one.
    pub address: Option<String>,
    /// The amount that upstream has seen so far.
    pub received: Option<String>,
    /// The part of it that exceeds the requested amount.
    pub surplus: Option<String>,
    /// The amount that was refunded, with its coin: `26.31 USDC`.
    pub refunded: Option<String>,
}

/// One line of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineView {
    pub brand: String,
    pub amount: String,
    pub delivered: bool,
    pub failed: bool,
    /// Whether the owner may request the code.
    pub revealable: bool,
}

/// One order at one moment, for its owner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderView {
    pub id: OrderId,
    /// Upstream's state in snake case, or `placing`, `unconfirmed` or `not_placed` if there is none yet.
    pub state: String,
    pub phase: Phase,
    pub payment: Option<PaymentView>,
    pub trace: Trace,
    /// What the owner must accept before there is anything to pay.
    pub repriced: Option<Reprice>,
    pub lines: Vec<LineView>,
    pub placed_at: Timestamp,
    pub paid_at: Option<Timestamp>,
    pub delivered_at: Option<Timestamp>,
    /// When the order entered this phase, as far as the shop knows.
    pub since: Timestamp,
    /// The server's clock when this view was made; countdowns start from it.
    pub now: Timestamp,
    /// When upstream reported this state. Set only if upstream cannot be asked at the moment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked_at: Option<Timestamp>,
    /// Whether nothing more will happen; streams end.
    pub settled: bool,
}
