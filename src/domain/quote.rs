//! Quotes: a price with its age. An indication until an order is created (contract 5); the server
//! signs what it showed so that checkout can tell how far the price has moved.

use super::{cart::Item, money::CoinAmount, rail::Rail, time::Timestamp};
use serde::{Deserialize, Serialize};

/// Seconds after which a shown price is asked for again.
pub const PRICE_REFRESH_SECONDS: u32 = 15;

/// Seconds after which a quote is no longer a basis for checkout without showing a new one.
pub const QUOTE_VALID_SECONDS: i64 = 15 * 60;

/// Price movements up to this many basis points need no second consent.
pub const MAX_UNASKED_DRIFT_BPS: u32 = 50;

/// A created order that moved further than this from what was agreed at checkout is not offered for consent:
/// it is no price movement but a mistake.
pub const MAX_ACCEPTED_DRIFT_BPS: u32 = 1_000;

/// What these items cost together on one rail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// Every delivery; a quantity repeats its item.
    pub items: Vec<Item>,
    pub rail: Rail,
    pub price: CoinAmount,
    pub made_at: Timestamp,
    pub good_until: Timestamp,
}

impl Quote {
    /// Whether this quote is too old to be consented to.
    pub const fn has_ended(&self, now: Timestamp) -> bool {
        now.since(self.good_until) >= 0
    }

    /// Whether `newer` needs the shopper's consent again: another coin, or more than 50 basis points.
    pub fn needs_consent(&self, newer: &CoinAmount) -> bool {
        newer.drift_bps(&self.price).is_none_or(|bps| bps > MAX_UNASKED_DRIFT_BPS)
    }
}

/// A price for the eyes: what the picker shows and what its handles say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceView {
    /// Whole coins as plain decimal text.
    pub amount: String,
    pub coin: String,
    /// Seconds ago, at the server, that the price was asked for.
    pub age: u32,
    /// What that is in ordinary money, in words; empty when nobody can say.
    #[serde(default)]
    pub about: String,
    /// Seconds until it should be asked for again; longer when upstream can be asked less often.
    #[serde(default = "usual")]
    pub refresh_after: u32,
}

const fn usual() -> u32 {
    PRICE_REFRESH_SECONDS
}

/// When a price of this age should be asked for again. One that is older than it should be could not be had newer,
/// so the next question may wait as long as it is old, a minute at most.
pub const fn refresh_after(age: u32) -> u32 {
    match age {
        0..PRICE_REFRESH_SECONDS => PRICE_REFRESH_SECONDS,
        PRICE_REFRESH_SECONDS..30 => 30,
        30..60 => age,
        60.. => 60,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_price_is_asked_for_again_later() {
        for (age, after) in [(0, 15), (14, 15), (15, 30), (29, 30), (30, 30), (45, 45), (60, 60), (899, 60)] {
            assert_eq!(refresh_after(age), after, "{age}");
        }
    }
}
