//! Values as loosely as upstream writes them (contract 1.3, 15): each of these reads any JSON at all, and
//! what it cannot make sense of counts as absent, so one bad field never spoils its neighbours.
//!
//! JSON numbers keep 15 significant digits, which is what survives their way through JSON; amounts
//! normally come as strings, which are read exactly.

use crate::domain::{label, time::Timestamp};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::Value;
use std::str::FromStr;

/// Longer texts of a number or a time are not read.
const LONGEST_NUMBER: usize = 64;

macro_rules! loose {
    ($(#[$doc:meta])* $name:ident($inner:ty) = $read:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct $name(pub Option<$inner>);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Value::deserialize(deserializer).map(|value| Self($read(&value)))
            }
        }
    };
}

loose! {
    /// A text exactly as it came; a number counts as its own text, a blank one as none.
    Text(String) = text
}
loose! {
    /// A truth, or its word.
    Flag(bool) = flag
}
loose! {
    /// A decimal, as a string or a number ("decimal-ish").
    Number(Decimal) = decimal
}
loose! {
    /// A decimal, or an object that holds one ("money bound").
    Bound(Decimal) = bound
}
loose! {
    /// Unix seconds as a string, an integer or a fraction, or an RFC 3339 time ("epoch-ish").
    Epoch(Timestamp) = epoch
}

impl Text {
    /// The exact text.
    pub fn as_str(&self) -> Option<&str> {
        self.0.as_deref()
    }

    /// The text for people: one clean, bounded line.
    pub fn label(&self) -> Option<String> {
        self.as_str().map(label::clean).filter(|line| !line.is_empty())
    }

    /// The text as a domain value, if it is one.
    pub fn parse<T: FromStr>(&self) -> Option<T> {
        self.as_str()?.trim().parse().ok()
    }

    /// The exact text on one line with hidden characters taken out, if it is at most `longest` bytes long: for
    /// addresses and codes, which a label's bound would cut.
    pub fn visible(&self, longest: usize) -> Option<String> {
        let blanks = self.as_str()?.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
        let text: String = blanks.filter(|c| !label::is_hidden(*c)).collect();
        let text = text.trim();
        (!text.is_empty() && text.len() <= longest).then(|| text.to_owned())
    }

    /// The first of two spellings of one field that is there.
    pub fn or(self, other: Self) -> Self {
        Self(self.0.or(other.0))
    }
}

impl Bound {
    /// Reads a bound out of JSON that has been read already.
    pub fn of(value: &Value) -> Self {
        Self(bound(value))
    }
}

fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.trim().is_empty()).then_some(text)
}

fn flag(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(truth) => Some(*truth),
        Value::String(word) => word.trim().to_ascii_lowercase().parse().ok(),
        _ => None,
    }
}

fn decimal(value: &Value) -> Option<Decimal> {
    match value {
        Value::String(text) => parse_decimal(text.trim()),
        Value::Number(number) => {
            let read = parse_decimal(&number.to_string())?;
            if number.is_f64() { read.round_sf(15) } else { Some(read) }
        }
        _ => None,
    }
}

fn parse_decimal(text: &str) -> Option<Decimal> {
    if text.len() > LONGEST_NUMBER {
        return None;
    }
    text.parse().ok().or_else(|| Decimal::from_scientific(text).ok())
}

fn bound(value: &Value) -> Option<Decimal> {
    match value {
        Value::Object(object) => {
            ["amount", "price", "value"].iter().find_map(|key| decimal(object.get(*key)?))
        }
        other => decimal(other),
    }
}

fn epoch(value: &Value) -> Option<Timestamp> {
    if let Some(seconds) = decimal(value) {
        let seconds = seconds.floor().to_i64()?;
        return (0..100_000_000_000).contains(&seconds).then(|| Timestamp::from_unix(seconds));
    }
    let text = value.as_str().filter(|t| t.len() <= LONGEST_NUMBER)?;
    let time: jiff::Timestamp = text.trim().parse().ok()?;
    Some(Timestamp::from_unix(time.as_second()))
}

/// A list, element by element: what cannot be read is left out, and anything but a list is empty.
#[derive(Clone, Debug)]
pub struct List<T>(pub Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Value::deserialize(deserializer)? {
            Value::Array(items) => Self(readable(items)),
            _ => Self::default(),
        })
    }
}

/// A whole body that has to be a list; its elements are read as in [`List`].
pub struct Rows<T>(pub Vec<T>);

impl<'de, T: DeserializeOwned> Deserialize<'de> for Rows<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(|items| Self(readable(items)))
    }
}

fn readable<T: DeserializeOwned>(items: Vec<Value>) -> Vec<T> {
    items.into_iter().filter_map(|item| serde_json::from_value(item).ok()).collect()
}

/// An object, or nothing.
#[derive(Clone, Debug)]
pub struct Maybe<T>(pub Option<T>);

impl<T> Default for Maybe<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Maybe<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(|value| Self(object(value)))
    }
}

/// A whole body that has to be an object.
pub struct Whole<T>(pub T);

impl<'de, T: DeserializeOwned> Deserialize<'de> for Whole<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = object(Value::deserialize(deserializer)?);
        read.map(Self).ok_or_else(|| serde::de::Error::custom("not the object expected"))
    }
}

/// The value as a `T`, if it is an object at all: a derived reader would take a list for one too.
pub fn object<T: DeserializeOwned>(value: Value) -> Option<T> {
    if value.is_object() { serde_json::from_value(value).ok() } else { None }
}

#[cfg(test)]
mod tests;
