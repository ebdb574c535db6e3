//! The shop's own order IDs.

use super::text_form::text_form;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use thiserror::Error;

/// The shop's own order ID: 128 random bits as 32 lower-case hexadecimal digits. The ID alone grants no
/// access; only its owner's browser can see the order.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize, Debug)]
#[serde(try_from = "String", into = "String")]
pub struct OrderId(String);

/// The text is not an order ID.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("an order id is 32 hexadecimal digits")]
pub struct NotAnOrderId;

impl OrderId {
    /// Creates an ID from 128 random bits.
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

text_form!(OrderId, NotAnOrderId);

impl fmt::Display for OrderId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
