//! Quotes: prices with an age. A price is an indication until an order is created (contract 5). The server
//! signs the quote that it showed, so that checkout can tell how far the price has moved.

use super::{cart::Item, money::CoinAmount, rail::Rail, time::Timestamp};
use serde::{Deserialize, Serialize};

/// Seconds after which a displayed price is refreshed.
pub const PRICE_REFRESH_SECONDS: u32 = 15;

/// Seconds for which a quote is valid. After that, checkout must show a new one.
pub const QUOTE_VALID_SECONDS: i64 = 15 * 60;

/// Maximum price movement that needs no new consent, in basis points.
pub const MAX_UNASKED_DRIFT_BPS: u32 = 50;

/// Maximum movement between the price agreed at checkout and the created order for which consent is
/// requested, in basis points. A larger one is treated as an error, not as a price movement.
pub const MAX_ACCEPTED_DRIFT_BPS: u32 = 1_000;

/// The total price of these items on one rail.
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
    /// Whether this quote is too old to consent to.
    pub const fn has_ended(&self, now: Timestamp) -> bool {
        now.since(self.good_until) >= 0
    }

    /// Whether `newer` needs the shopper's consent again: another coin, or a difference of more than 50 basis
    /// points.
    pub fn needs_consent(&self, newer: &CoinAmount) -> bool {
        newer.drift_bps(&self.price).is_none_or(|bps| bps > MAX_UNASKED_DRIFT_BPS)
    }
}

/// A price for display in the picker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceView {
    /// Whole coins as plain decimal text.
    pub amount: String,
    pub coin: String,
    /// Age of the price at the server, in seconds.
    pub age: u32,
    /// The approximate price in fiat money, formatted; empty if unknown.
    #[serde(default)]
    pub about: String,
    /// Seconds until the next refresh; longer if upstream can be asked less often.
    #[serde(default = "default_refresh_after")]
    pub refresh_after: u32,
}

const fn default_refresh_after() -> u32 {
    PRICE_REFRESH_SECONDS
}

/// Returns the seconds until a price of this age is refreshed. A price older than [`PRICE_REFRESH_SECONDS`]
/// could not be refreshed in time, so the next request may wait for as long as the price is old, but at most
/// a minute.
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
    fn refresh_after_grows_with_the_age_of_the_price() {
        for (age, after) in [(0, 15), (14, 15), (15, 30), (29, 30), (30, 30), (45, 45), (60, 60), (899, 60)] {
            assert_eq!(refresh_after(age), after, "{age}");
        }
    }
}
