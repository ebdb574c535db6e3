//! Records: what the journal keeps of one order. Never a code, an e-mail address, a phone number or an
//! IP address; the upstream id is a [`Secret`].

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

/// Seconds after which a row that is still "started" is taken for lost: four times the longest call.
pub const LOST_AFTER_SECONDS: i64 = 60;

/// What makes two submits of one checkout form one order.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct IdempotencyKey(String);

/// The text is no idempotency key.
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
    /// The amount in the shop's own words (`$25`), shown wherever upstream would say `range`.
    pub amount: String,
    pub choice: Choice,
    pub kind: Kind,
    /// The product's country.
    pub country: CountryCode,
    /// Credited to a phone: no code will come.
    pub by_phone: bool,
}

/// What the shopper agreed to pay, and the facts of the rail at that moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreedTerms {
    pub rail: RailOption,
    /// The whole price that was shown and consented to.
    pub price: CoinAmount,
    /// What was agreed before, the price of the checkout first; empty unless the created order differed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<CoinAmount>,
    /// What the created order asks for, where that is covered by the price and is not just that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<CoinAmount>,
}

/// Whether an amount is covered by what the shopper agreed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    Given,
    /// It moved more than is tolerated: the shopper decides.
    Needed,
    /// It moved further than a price moves, or is of another coin: nobody is asked.
    Absurd,
}

impl AgreedTerms {
    /// What was agreed at the checkout.
    pub const fn new(rail: RailOption, price: CoinAmount) -> Self {
        Self { rail, price, before: Vec::new(), asked: None }
    }

    /// The one total of the order: what is to be paid for it, as far as it is known.
    pub fn total(&self) -> &CoinAmount {
        self.asked.as_ref().unwrap_or(&self.price)
    }

    /// The same once the created order asks for `asked`; `None` where that is known, or is not covered.
    #[must_use]
    pub fn asking(&self, asked: &CoinAmount) -> Option<Self> {
        let is_news = self.total() != asked && self.consent(asked) == Consent::Given;
        is_news
            .then(|| Self { asked: Some(asked.clone()).filter(|asked| *asked != self.price), ..self.clone() })
    }

    /// Compares what an order asks for with the price agreed last, and with the checkout's own.
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

    /// The same after the shopper accepted another price.
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
    /// Of the form's content: tells a double click from another order under the same key.
    pub fingerprint: Digest,
    /// Of the lines and the rail, see [`super::keys::Keys::kind`].
    pub kind: Digest,
    pub device: Digest,
    pub email: Digest,
    pub lines: Vec<OrderedLine>,
    pub agreed: AgreedTerms,
    pub language: Language,
    pub country: CountryCode,
    /// Who places it.
    pub node: String,
}

/// How far placing went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlacementStatus {
    /// Written before the call to upstream; nobody has written a result yet.
    Started,
    /// Upstream made the order under this id.
    Placed(Secret),
    /// Upstream made the order, and it ended so long ago that its id is no longer kept.
    Retired,
    /// Upstream said no, and why.
    Refused(Vec<Problem>),
    /// The request never left this machine, or upstream turned it away unread.
    NotSent,
    /// Nobody can say whether upstream made the order.
    Ambiguous,
}

impl PlacementStatus {
    /// The word in the journal.
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

/// What upstream last said about an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastState {
    pub state: OrderState,
    pub phase: Phase,
    pub paid_at: Option<Timestamp>,
    pub delivered_at: Option<Timestamp>,
    /// When the payment window ends, as far as it is known.
    pub expires_at: Option<Timestamp>,
}

/// One order of the journal.
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

    /// Whether the same goods were ordered for the same coin, whatever became of it.
    pub fn orders_same_as(&self, other: &Self) -> bool {
        self.lines == other.lines && self.agreed.rail == other.agreed.rail
    }

    /// Whether money for it has arrived, as far as upstream told.
    pub fn is_paid(&self) -> bool {
        self.seen.as_ref().is_some_and(|seen| seen.paid_at.is_some())
    }

    /// Whether it ended so long ago that its codes cannot be shown any more.
    pub fn is_retired(&self) -> bool {
        self.standing == PlacementStatus::Retired
    }

    /// Whether it is still being placed this moment; later nobody works on it any more.
    pub fn is_being_placed(&self, now: Timestamp) -> bool {
        self.standing == PlacementStatus::Started && now.since(self.created_at) < LOST_AFTER_SECONDS
    }
}
