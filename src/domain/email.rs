//! E-mail addresses: where codes and receipts go.

use email_address::EmailAddress;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use thiserror::Error;

/// An address that can be delivered to, as far as its form tells. `Debug` hides it; logs never see it.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

/// The text is no e-mail address on a domain with a dot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("not an e-mail address")]
pub struct NotAnEmail;

/// Domains people mean most often; near misses of these are pointed out.
const COMMON: [&str; 12] = [
    "gmail.com",
    "yahoo.com",
    "hotmail.com",
    "outlook.com",
    "icloud.com",
    "proton.me",
    "protonmail.com",
    "live.com",
    "aol.com",
    "gmx.de",
    "libero.it",
    "qq.com",
];

impl Email {
    /// The address as it is sent to upstream.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address this one is probably a slip of: `a@gmial.com` → `a@gmail.com`.
    pub fn probably_meant(&self) -> Option<Self> {
        let (local, domain) = self.0.rsplit_once('@')?;
        let domain = domain.to_ascii_lowercase();
        if COMMON.contains(&domain.as_str()) {
            return None;
        }
        let near = COMMON.iter().find(|known| strsim::osa_distance(known, &domain) == 1)?;
        Some(Self(format!("{local}@{near}")))
    }
}

impl FromStr for Email {
    type Err = NotAnEmail;

    fn from_str(text: &str) -> Result<Self, NotAnEmail> {
        let text = text.trim();
        let parsed = EmailAddress::from_str(text).map_err(|_| NotAnEmail)?;
        let plain = text.len() <= 254
            && parsed.display_part().is_empty()
            && parsed.email() == text
            && !text.contains(['"', '[', ' '])
            && parsed.domain().contains('.')
            && !text.chars().any(super::label::is_hidden);
        if plain { Ok(Self(text.to_owned())) } else { Err(NotAnEmail) }
    }
}

impl TryFrom<String> for Email {
    type Error = NotAnEmail;
    fn try_from(text: String) -> Result<Self, NotAnEmail> {
        text.parse()
    }
}

impl From<Email> for String {
    fn from(email: Email) -> Self {
        email.0
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_addresses_are_taken() {
        for (given, fits) in [
            ("a@b.co", true),
            (" a.b+c@example.test ", true),
            ("a@b", false),
            ("a b@c.de", false),
            ("A <a@b.co>", false),
            ("@b.co", false),
            ("", false),
            ("a@b.co\u{202E}", false),
            ("\"a b\"@c.de", false),
        ] {
            assert_eq!(given.parse::<Email>().is_ok(), fits, "{given}");
        }
    }

    #[test]
    fn slips_of_common_domains_are_pointed_out() {
        for (given, meant) in [
            ("a@gmial.com", Some("a@gmail.com")),
            ("a@gmail.com", None),
            ("a@hotmial.com", Some("a@hotmail.com")),
            ("a@example.test", None),
            ("a@yahoo.co", Some("a@yahoo.com")),
        ] {
            let found = given.parse::<Email>().unwrap().probably_meant();
            assert_eq!(found.as_ref().map(Email::as_str), meant, "{given}");
        }
    }

    #[test]
    fn an_address_is_never_printed_for_debugging() {
        assert_eq!(format!("{:?}", "a@b.co".parse::<Email>().unwrap()), "Email(…)");
    }
}
