//! What a shopper sees of an order: the phase it is in, what to pay, how far each line is. Where a phase stands
//! on the timeline and in which tone it is told, is [`super::stage`].
//!
//! These values travel to the browser, so nothing secret is in them: no upstream id, no code, no e-mail.

pub use super::stage::{Mark, Stage, Tone};

use super::{reprice::Reprice, time::Timestamp, transfer::WalletKind};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use thiserror::Error;

/// The shop's own order id: 128 random bits as 32 lower-case hexadecimal digits. It opens nothing by
/// itself; only its owner's browser is shown the order.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize, Debug)]
#[serde(try_from = "String", into = "String")]
pub struct OrderId(String);

/// The text is no order id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("an order id is 32 hexadecimal digits")]
pub struct NotAnOrderId;

impl OrderId {
    /// From 128 random bits.
    pub fn from_bits(bits: u128) -> Self {
        Self(format!("{bits:032x}"))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for OrderId {
    type Err = NotAnOrderId;

    fn from_str(text: &str) -> Result<Self, NotAnOrderId> {
        let fits = text.len() == 32 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if fits { Ok(Self(text.to_owned())) } else { Err(NotAnOrderId) }
    }
}

impl TryFrom<String> for OrderId {
    type Error = NotAnOrderId;
    fn try_from(text: String) -> Result<Self, NotAnOrderId> {
        text.parse()
    }
}

impl From<OrderId> for String {
    fn from(id: OrderId) -> Self {
        id.0
    }
}

impl fmt::Display for OrderId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where an order stands, in the words of the shop. Every phase has a title, an explanation and a next
/// step in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Being sent to upstream this very moment.
    Placing,
    /// The answer was lost: nobody can say whether the order exists. Nothing was charged.
    Unconfirmed,
    /// Upstream refused it; nothing to pay.
    NotPlaced,
    /// Upstream is making the address.
    Preparing,
    AwaitingPayment,
    /// The created order costs another amount than was agreed: nothing is to be paid until its owner accepts it.
    Repriced,
    /// Less than owed was seen, and the window is open.
    Underpaid,
    /// The whole payment was seen; upstream has not taken it up yet.
    Seen,
    /// Upstream waits for the network to confirm the payment.
    Confirming,
    /// Paid; the code is being sourced.
    Sourcing,
    /// Paid after its time was over, found all the same; the code is being sourced.
    Recovered,
    /// Some lines are here, upstream works on the others.
    Arriving,
    /// A person at upstream looks at it.
    Review,
    /// The payment is held because more arrived than was owed.
    Overpaid,
    /// The payment is held for another reason.
    Held,
    /// What upstream answered is not what was quoted: nothing may be paid.
    Parked,
    Delivered,
    /// Paid after its time was over, and delivered after all.
    DeliveredLate,
    /// Done, but a code is a moment behind.
    DeliveredWithoutCode,
    /// Done for a good while, and still no code to read.
    CodeMissing,
    /// Done: some lines are here, the others will not come by themselves.
    PartlyDelivered,
    /// Done, and every line failed.
    Undelivered,
    /// The window closed without money.
    Expired,
    /// The window closed with a part of the money there.
    ExpiredUnderpaid,
    /// Money was seen after or while it expired.
    ExpiredAfterPayment,
    PaymentFailed,
    SetupFailed,
    Refunded,
    Canceled,
    /// A state nobody here knows; it goes on.
    InProgress,
}

impl Phase {
    /// Every phase, for tables of words.
    pub const ALL: [Self; 30] = [
        Self::Placing,
        Self::Unconfirmed,
        Self::NotPlaced,
        Self::Preparing,
        Self::AwaitingPayment,
        Self::Repriced,
        Self::Underpaid,
        Self::Seen,
        Self::Confirming,
        Self::Sourcing,
        Self::Recovered,
        Self::Arriving,
        Self::Review,
        Self::Overpaid,
        Self::Held,
        Self::Parked,
        Self::Delivered,
        Self::DeliveredLate,
        Self::DeliveredWithoutCode,
        Self::CodeMissing,
        Self::PartlyDelivered,
        Self::Undelivered,
        Self::Expired,
        Self::ExpiredUnderpaid,
        Self::ExpiredAfterPayment,
        Self::PaymentFailed,
        Self::SetupFailed,
        Self::Refunded,
        Self::Canceled,
        Self::InProgress,
    ];

    /// The word in keys and attributes: `awaiting-payment`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Placing => "placing",
            Self::Unconfirmed => "unconfirmed",
            Self::NotPlaced => "not-placed",
            Self::Preparing => "preparing",
            Self::AwaitingPayment => "awaiting-payment",
            Self::Repriced => "repriced",
            Self::Underpaid => "underpaid",
            Self::Seen => "seen",
            Self::Confirming => "confirming",
            Self::Sourcing => "sourcing",
            Self::Recovered => "recovered",
            Self::Arriving => "arriving",
            Self::Review => "review",
            Self::Overpaid => "overpaid",
            Self::Held => "held",
            Self::Parked => "parked",
            Self::Delivered => "delivered",
            Self::DeliveredLate => "delivered-late",
            Self::DeliveredWithoutCode => "delivered-without-code",
            Self::CodeMissing => "code-missing",
            Self::PartlyDelivered => "partly-delivered",
            Self::Undelivered => "undelivered",
            Self::Expired => "expired",
            Self::ExpiredUnderpaid => "expired-underpaid",
            Self::ExpiredAfterPayment => "expired-after-payment",
            Self::PaymentFailed => "payment-failed",
            Self::SetupFailed => "setup-failed",
            Self::Refunded => "refunded",
            Self::Canceled => "canceled",
            Self::InProgress => "in-progress",
        }
    }
}

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
