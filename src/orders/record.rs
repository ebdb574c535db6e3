//! Records: what the journal keeps of one order. Never a code, an email address, a phone number or an IP
//! address; the upstream ID is a [`Secret`].

use super::keys::Digest;
use crate::domain::{
    brand::Kind,
    choice::Choice,
    locale::{CountryCode, Language},
    money::CoinAmount,
    order::{OrderState, Secret},
    order_id::OrderId,
    phase::Phase,
    problem::Problem,
    quote::{MAX_ACCEPTED_DRIFT_BPS, MAX_UNASKED_DRIFT_BPS},
    rail::RailOption,
    time::Timestamp,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;
use thiserror::Error;

/// Seconds after which a row that is still "started" counts as lost: four times the longest call.
pub const LOST_AFTER_SECONDS: i64 = 60;

/// The key by which two submits of one checkout form become one order.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct IdempotencyKey(String);

/// The text is not a valid idempotency key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("an idempotency key is 16 to 64 letters, digits, dashes or underscores")]
pub struct NotAnIdempotencyKey;

impl IdempotencyKey {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for IdempotencyKey {
    type Err = NotAnIdempotencyKey;

    fn from_str(text: &str) -> Result<Self, NotAnIdempotencyKey> {
        let fits = (16..=64).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
        if fits { Ok(Self(text.to_owned())) } else { Err(NotAnIdempotencyKey) }
    }
}

/// One line as the shopper ordered it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderedLine {
    /// The exact `brand_name`.
    pub brand: String,
    /// The amount with the shop's own label (`$25`), shown even if upstream echoes `range`.
    pub amount: String,
    pub choice: Choice,
    pub kind: Kind,
    /// The product's country.
    pub country: CountryCode,
    /// Credited to a phone: there will be no code.
    pub by_phone: bool,
}

/// What the shopper agreed to pay, and the data of the rail at that time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreedTerms {
    pub rail: RailOption,
    /// The total price that was shown and agreed to.
    pub price: CoinAmount,
    /// Earlier agreed prices, starting with the checkout's. Empty unless the created order asked for another
    /// amount.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<CoinAmount>,
    /// The amount that the created order asks for, if the agreement covers it and it differs from `price`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<CoinAmount>,
}

/// Whether an amount is covered by what the shopper agreed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    Given,
    /// The amount moved further than is tolerated: the shopper decides.
    Needed,
    /// The amount moved further than a price moves, or is in another coin. The shopper is not asked.
    Absurd,
}

impl AgreedTerms {
    /// The terms agreed at checkout.
    pub const fn new(rail: RailOption, price: CoinAmount) -> Self {
        Self { rail, price, before: Vec::new(), asked: None }
    }

    /// The order's total: what is to be paid, as far as known.
    pub fn total(&self) -> &CoinAmount {
        self.asked.as_ref().unwrap_or(&self.price)
    }

    /// Returns the terms once the created order asks for `asked`. `None` if that is already recorded, or not
    /// covered.
    #[must_use]
    pub fn asking(&self, asked: &CoinAmount) -> Option<Self> {
        let is_news = self.total() != asked && self.consent(asked) == Consent::Given;
        is_news
            .then(|| Self { asked: Some(asked.clone()).filter(|asked| *asked != self.price), ..self.clone() })
    }

    /// Compares an amount that an order asks for with the last agreed price and with the checkout's price.
    pub fn consent(&self, asked: &CoinAmount) -> Consent {
        let within = |reference: &CoinAmount, bound: u32| {
            asked.drift_bps(reference).is_some_and(|drift| drift <= bound)
        };
        if within(&self.price, MAX_UNASKED_DRIFT_BPS) {
            Consent::Given
        } else if within(self.before.first().unwrap_or(&self.price), MAX_ACCEPTED_DRIFT_BPS) {
            Consent::Needed
        } else {
            Consent::Absurd
        }
    }

    /// Returns the terms after the shopper has accepted another price.
    #[must_use]
    pub fn accepting(mut self, price: CoinAmount) -> Self {
        self.asked = None;
        self.before.push(std::mem::replace(&mut self.price, price));
        self
    }
}

/// An order that is about to be placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOrder {
    pub key: IdempotencyKey,
    /// A hash of the form's content. Distinguishes a double click from another order under the same key.
    pub fingerprint: Digest,
    /// A hash of the lines and the rail, see [`super::keys::Keys::kind`].
    pub kind: Digest,
    pub device: Digest,
    pub email: Digest,
    pub lines: Vec<OrderedLine>,
    pub agreed: AgreedTerms,
    pub language: Language,
    pub country: CountryCode,
    /// The node that places it.
    pub node: String,
}

/// How far placing went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlacementStatus {
    /// Written before the call to upstream; there is no result yet.
    Started,
    /// Upstream created the order with this ID.
    Placed(Secret),
    /// Upstream created the order, but it ended so long ago that its ID is no longer kept.
    Retired,
    /// Upstream refused the order for these reasons.
    Refused(Vec<Problem>),
    /// The request never left this machine, or upstream rejected it unread.
    NotSent,
    /// It is unknown whether upstream created the order.
    Ambiguous,
}

impl PlacementStatus {
    /// The code in the journal.
    pub(super) const fn code(&self) -> &'static str {
        match self {
            Self::Started => "started",
            Self::Placed(_) | Self::Retired => "placed",
            Self::Refused(_) => "refused",
            Self::NotSent => "not_sent",
            Self::Ambiguous => "ambiguous",
        }
    }
}

/// The state that upstream last reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastState {
    pub state: OrderState,
    pub phase: Phase,
    pub paid_at: Option<Timestamp>,
    pub delivered_at: Option<Timestamp>,
    /// The end of the payment window, as far as known.
    pub expires_at: Option<Timestamp>,
}

/// One order in the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub id: OrderId,
    pub fingerprint: Digest,
    pub device: Digest,
    pub email: Digest,
    pub lines: Vec<OrderedLine>,
    pub agreed: AgreedTerms,
    pub language: Language,
    pub country: CountryCode,
    pub standing: PlacementStatus,
    pub seen: Option<LastState>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

impl Record {
    /// Whether this device placed it.
    pub fn is_of(&self, device: &Digest) -> bool {
        self.device == *device
    }

    /// Whether both orders have the same lines and rail, whatever became of them.
    pub fn orders_same_as(&self, other: &Self) -> bool {
        self.lines == other.lines && self.agreed.rail == other.agreed.rail
    }

    /// Whether it is paid, as far as upstream reported.
    pub fn is_paid(&self) -> bool {
        self.seen.as_ref().is_some_and(|seen| seen.paid_at.is_some())
    }

    /// Whether it ended so long ago that its codes can no longer be shown.
    pub fn is_retired(&self) -> bool {
        self.standing == PlacementStatus::Retired
    }

    /// Whether it is being placed right now. After that nobody works on it.
    pub fn is_being_placed(&self, now: Timestamp) -> bool {
        self.standing == PlacementStatus::Started && now.since(self.created_at) < LOST_AFTER_SECONDS
    }
}
