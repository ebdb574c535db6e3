//! Lenient JSON values, because upstream varies its types (contract 1.3, 15). Each of these types
//! accepts any JSON. What it cannot read counts as absent, so that one bad field does not affect
//! the others.
//!
//! JSON numbers keep 15 significant digits, which is the precision that survives JSON. Amounts
//! normally come as strings and are read exactly.
//!
//! No JSON tree is built: unknown data is skipped while it is read, and [`read`] limits what the
//! lists of one answer may keep
//! ([ADR 42](../../docs/adr/0042-bound-memory-per-upstream-answer.md)).

mod allowance;
mod list;
mod object;
mod scalar;

pub use allowance::read;
pub use list::{List, ListBody};
pub use object::{NumberOr, ObjectBody, OptionalObject};

use crate::domain::{label, time::Timestamp};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use scalar::{Scalar, ScalarVisitor};
use serde::{Deserialize, Deserializer};
use std::str::FromStr;

/// Longest text of a number or a time that is read.
const MAX_NUMBER_BYTES: usize = 64;

macro_rules! lenient {
    ($(#[$doc:meta])* $name:ident($inner:ty) = $read:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct $name(pub Option<$inner>);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(ScalarVisitor($read)).map(Self)
            }
        }
    };
}

lenient! {
    /// The exact text. A number counts as its text, a blank text as absent.
    Text(String) = text
}
lenient! {
    /// A boolean, or its name as text.
    Flag(bool) = flag
}
lenient! {
    /// A decimal, as a string or a number ("decimal-ish").
    Number(Decimal) = decimal
}
lenient! {
    /// Unix seconds as a string, an integer or a fraction, or an RFC 3339 time ("epoch-ish").
    Epoch(Timestamp) = epoch
}

/// A decimal, or an object that contains one ("money bound").
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MoneyBound(pub Option<Decimal>);

#[derive(Default, Deserialize)]
#[serde(default)]
struct Amounts {
    amount: Number,
    price: Number,
    value: Number,
}

impl<'de> Deserialize<'de> for MoneyBound {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let NumberOr::<Amounts> { number, object } = NumberOr::deserialize(deserializer)?;
        let within = object.and_then(|within| within.amount.0.or(within.price.0).or(within.value.0));
        Ok(Self(number.or(within)))
    }
}

impl Text {
    /// The exact text.
    pub fn as_str(&self) -> Option<&str> {
        self.0.as_deref()
    }

    /// The text for display: one clean, bounded line.
    pub fn label(&self) -> Option<String> {
        self.as_str().map(label::clean).filter(|line| !line.is_empty())
    }

    /// The text as a domain value, if it is valid.
    pub fn parse<T: FromStr>(&self) -> Option<T> {
        self.as_str()?.trim().parse().ok()
    }

    /// The exact text on one line without hidden characters, if it is at most `longest` bytes long.
    /// For addresses and codes, which the bound of [`Self::label`] would cut.
    pub fn visible(&self, longest: usize) -> Option<String> {
        let characters = self.as_str()?.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
        let text: String = characters.filter(|c| !label::is_hidden(*c)).collect();
        let text = text.trim();
        (!text.is_empty() && text.len() <= longest).then(|| text.to_owned())
    }

    /// The first of two alternative names of a field that is present.
    pub fn or(self, other: Self) -> Self {
        Self(self.0.or(other.0))
    }
}

fn text(value: &Scalar<'_>) -> Option<String> {
    match value {
        Scalar::Text(text) => (!text.trim().is_empty()).then(|| (*text).to_owned()),
        Scalar::Number(number) => Some(number.to_string()),
        Scalar::Flag(_) => None,
    }
}

fn flag(value: &Scalar<'_>) -> Option<bool> {
    match value {
        Scalar::Flag(value) => Some(*value),
        Scalar::Text(word) if word.len() <= MAX_NUMBER_BYTES => word.trim().to_ascii_lowercase().parse().ok(),
        Scalar::Text(_) | Scalar::Number(_) => None,
    }
}

fn decimal(value: &Scalar<'_>) -> Option<Decimal> {
    match value {
        Scalar::Text(text) => parse_decimal(text.trim()),
        Scalar::Number(number) => {
            let read = parse_decimal(&number.to_string())?;
            if number.is_f64() { read.round_sf(15) } else { Some(read) }
        }
        Scalar::Flag(_) => None,
    }
}

fn parse_decimal(text: &str) -> Option<Decimal> {
    if text.len() > MAX_NUMBER_BYTES {
        return None;
    }
    text.parse().ok().or_else(|| Decimal::from_scientific(text).ok())
}

fn epoch(value: &Scalar<'_>) -> Option<Timestamp> {
    if let Some(seconds) = decimal(value) {
        let seconds = seconds.floor().to_i64()?;
        return (0..100_000_000_000).contains(&seconds).then(|| Timestamp::from_unix(seconds));
    }
    let Scalar::Text(text) = value else { return None };
    let text = Some(text.trim()).filter(|text| text.len() <= MAX_NUMBER_BYTES)?;
    let time: jiff::Timestamp = text.parse().ok()?;
    Some(Timestamp::from_unix(time.as_second()))
}

#[cfg(test)]
mod tests;
