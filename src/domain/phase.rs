//! What a shopper sees of an order: the phase it is in, its place on the timeline, what to pay.
//!
//! These values travel to the browser, so nothing secret is in them: no upstream id, no code, no e-mail.

use super::{reprice::Reprice, time::Timestamp};
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
    Underpaid,
    /// Payment seen, not confirmed.
    Confirming,
    /// Paid; the code is being sourced.
    Sourcing,
    /// A person at upstream looks at it.
    Review,
    /// The payment is held, for instance after an overpayment.
    Held,
    /// What upstream answered is not what was quoted: nothing may be paid.
    Parked,
    Delivered,
    /// Done, but the code is a moment behind.
    DeliveredWithoutCode,
    PartlyDelivered,
    Expired,
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
    pub const ALL: [Self; 22] = [
        Self::Placing,
        Self::Unconfirmed,
        Self::NotPlaced,
        Self::Preparing,
        Self::AwaitingPayment,
        Self::Repriced,
        Self::Underpaid,
        Self::Confirming,
        Self::Sourcing,
        Self::Review,
        Self::Held,
        Self::Parked,
        Self::Delivered,
        Self::DeliveredWithoutCode,
        Self::PartlyDelivered,
        Self::Expired,
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
            Self::Confirming => "confirming",
            Self::Sourcing => "sourcing",
            Self::Review => "review",
            Self::Held => "held",
            Self::Parked => "parked",
            Self::Delivered => "delivered",
            Self::DeliveredWithoutCode => "delivered-without-code",
            Self::PartlyDelivered => "partly-delivered",
            Self::Expired => "expired",
            Self::ExpiredAfterPayment => "expired-after-payment",
            Self::PaymentFailed => "payment-failed",
            Self::SetupFailed => "setup-failed",
            Self::Refunded => "refunded",
            Self::Canceled => "canceled",
            Self::InProgress => "in-progress",
        }
    }

    /// The furthest of the four stages that is reached or under way.
    pub const fn stage(self) -> Stage {
        match self {
            Self::Placing | Self::Unconfirmed | Self::NotPlaced | Self::SetupFailed => Stage::Placed,
            Self::Preparing
            | Self::AwaitingPayment
            | Self::Repriced
            | Self::Underpaid
            | Self::Confirming
            | Self::Held
            | Self::Parked
            | Self::Expired
            | Self::ExpiredAfterPayment
            | Self::PaymentFailed
            | Self::Canceled
            | Self::InProgress => Stage::Paid,
            Self::Sourcing | Self::Review | Self::Refunded => Stage::Sourced,
            Self::Delivered | Self::DeliveredWithoutCode | Self::PartlyDelivered => Stage::Delivered,
        }
    }

    /// Whether the order still waits for (the rest of) its payment.
    pub const fn awaits_payment(self) -> bool {
        matches!(self, Self::Preparing | Self::AwaitingPayment | Self::Underpaid)
    }

    /// Whether the ordered cards are shown: from the moment they are paid for.
    pub const fn shows_cards(self) -> bool {
        matches!(self, Self::Sourcing | Self::Delivered | Self::DeliveredWithoutCode | Self::PartlyDelivered)
    }

    /// How the phase is told: plainly, as good news, with caution, as bad news.
    pub const fn tone(self) -> Tone {
        match self {
            Self::Placing
            | Self::Preparing
            | Self::AwaitingPayment
            | Self::Confirming
            | Self::Sourcing
            | Self::InProgress
            | Self::DeliveredWithoutCode => Tone::Plain,
            Self::Delivered | Self::Refunded => Tone::Good,
            Self::Unconfirmed
            | Self::Repriced
            | Self::Underpaid
            | Self::Review
            | Self::Held
            | Self::PartlyDelivered
            | Self::Expired
            | Self::ExpiredAfterPayment => Tone::Caution,
            Self::NotPlaced | Self::Parked | Self::PaymentFailed | Self::SetupFailed | Self::Canceled => {
                Tone::Bad
            }
        }
    }
}

/// The four stages of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    Placed,
    Paid,
    Sourced,
    Delivered,
}

impl Stage {
    pub const ALL: [Self; 4] = [Self::Placed, Self::Paid, Self::Sourced, Self::Delivered];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Placed => "placed",
            Self::Paid => "paid",
            Self::Sourced => "sourced",
            Self::Delivered => "delivered",
        }
    }

    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Placed => "stage-placed",
            Self::Paid => "stage-paid",
            Self::Sourced => "stage-sourced",
            Self::Delivered => "stage-delivered",
        }
    }
}

/// The tone of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    Plain,
    Good,
    Caution,
    Bad,
}

impl Tone {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Good => "good",
            Self::Caution => "caution",
            Self::Bad => "bad",
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
    /// The QR code: modules a side with the quiet zone, and the path data of its dark modules.
    pub qr_side: u32,
    pub qr_path: String,
    /// When the payment window ends.
    pub until: Option<Timestamp>,
    /// What has been seen so far, when it is less than what was owed.
    pub received: Option<String>,
    /// The whole amount of the order, when `amount` is only what remains.
    pub total: Option<String>,
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
    /// What its owner has to accept before there is anything to pay.
    pub repriced: Option<Reprice>,
    pub lines: Vec<LineView>,
    pub placed_at: Timestamp,
    pub paid_at: Option<Timestamp>,
    pub delivered_at: Option<Timestamp>,
    /// The server's clock when this was made; countdowns count from it.
    pub now: Timestamp,
    /// Nothing more will happen; streams end.
    pub settled: bool,
}
