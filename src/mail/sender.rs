//! The sender of all emails.

use crate::domain::{email::Email, label};
use std::{fmt, str::FromStr};
use thiserror::Error;

/// A sender, such as `help@shop.example` or `A shop <help@shop.example>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    pub(super) name: Option<String>,
    pub(super) address: Email,
}

/// The text is not a sender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("must be an address such as help@shop.example, or A shop <help@shop.example>")]
pub struct NotASender;

impl Sender {
    /// The part of the address after the `@`.
    pub(super) fn domain(&self) -> &str {
        self.address.as_str().rsplit_once('@').map_or("localhost", |(_, domain)| domain)
    }
}

impl FromStr for Sender {
    type Err = NotASender;

    fn from_str(text: &str) -> Result<Self, NotASender> {
        let (name, address) = match text.trim().strip_suffix('>') {
            Some(named) => named.split_once('<').ok_or(NotASender)?,
            None => ("", text),
        };
        let name = Some(label::clean(name.trim().trim_matches('"'))).filter(|name| !name.is_empty());
        Ok(Self { name, address: address.parse().map_err(|_| NotASender)? })
    }
}

impl fmt::Display for Sender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(f, "{name} <{}>", self.address.as_str()),
            None => f.write_str(self.address.as_str()),
        }
    }
}
