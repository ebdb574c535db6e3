//! Keyed hashes of values that the journal must recognize but never reveal: devices, email addresses, the
//! content of checkout forms. They are not for passwords. The store alone is not enough to reverse them.

use crate::{
    domain::{choice::Choice, email::Email, locale::CountryCode, rail::Rail},
    upstream::Caller,
};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::fmt;
use thiserror::Error;

/// Minimum length of a server key, in bytes.
const MIN_KEY_BYTES: usize = 16;

/// The server's key for the journal's hashes. If it changes, shoppers lose access to their orders.
#[derive(Clone)]
pub struct Keys(Hmac<Sha256>);

/// The key is too short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the server key needs at least 16 bytes")]
pub struct KeyTooShort;

/// A keyed hash as 64 hexadecimal digits. Reveals nothing without the key.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Digest(String);

impl Digest {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Wraps a digest that the journal stored.
    pub(super) const fn stored(text: String) -> Self {
        Self(text)
    }
}

/// Where an order was placed from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The hash of the address; for IPv6, of its /64, which belongs to one subscriber.
    pub address: Digest,
    /// The hash of the network that is assigned to one site.
    pub network: Digest,
}

impl Keys {
    /// Creates keys from a secret of at least 16 bytes.
    pub fn new(secret: &[u8]) -> Result<Self, KeyTooShort> {
        if secret.len() < MIN_KEY_BYTES {
            return Err(KeyTooShort);
        }
        Hmac::new_from_slice(secret).map(Self).map_err(|_| KeyTooShort)
    }

    /// Hashes the device ID in the owner's cookie.
    pub fn device(&self, id: &str) -> Digest {
        self.digest("device", [id])
    }

    /// Hashes an email address, ignoring the case of ASCII letters. Other letters are not folded: different
    /// letters could become equal (the Kelvin sign becomes a `k`), and another person's address would match.
    pub fn email(&self, email: &Email) -> Digest {
        self.digest("email", [email.as_str().to_ascii_lowercase().as_str()])
    }

    /// Hashes the origin of a call. It is kept while the call's order is unpaid. `None` if callers cannot be
    /// distinguished.
    pub fn origin(&self, caller: &Caller) -> Option<Origin> {
        let (address, network) = (caller.subscriber()?, caller.network()?);
        Some(Origin {
            address: self.digest("address", [address.to_string().as_str()]),
            network: self.digest("network", [network.to_string().as_str()]),
        })
    }

    /// Hashes what is bought on which rail, ignoring the order of lines. Orders of one kind are repetitions
    /// of the same purchase.
    pub fn kind<'a>(
        &self,
        rail: &Rail,
        lines: impl IntoIterator<Item = (&'a str, &'a Choice, CountryCode)>,
    ) -> Digest {
        let lines = lines.into_iter();
        let mut lines: Vec<_> =
            lines.map(|(brand, choice, country)| format!("{country} {choice} {brand}")).collect();
        lines.sort_unstable();
        let rail = rail.to_string();
        self.digest("kind", std::iter::once(rail.as_str()).chain(lines.iter().map(String::as_str)))
    }

    /// Hashes a form's fields, in order. Different lists of fields have different hashes.
    pub(super) fn form<'a>(&self, fields: impl IntoIterator<Item = &'a str>) -> Digest {
        self.digest("form", fields)
    }

    fn digest<'a>(&self, purpose: &'a str, fields: impl IntoIterator<Item = &'a str>) -> Digest {
        let mut mac = self.0.clone();
        for field in std::iter::once(purpose).chain(fields) {
            mac.update(&u64::try_from(field.len()).unwrap_or(u64::MAX).to_be_bytes());
            mac.update(field.as_bytes());
        }
        Digest(hex::encode(mac.finalize().into_bytes()))
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(secret: &str) -> Keys {
        Keys::new(secret.as_bytes()).unwrap()
    }

    #[test]
    fn a_short_key_is_refused() {
        assert_eq!(Keys::new(b"too short").err(), Some(KeyTooShort));
    }

    #[test]
    fn hashes_depend_on_key_purpose_and_content() {
        let ours = keys("0123456789abcdef");
        let email: Email = "a@b.co".parse().unwrap();
        assert_eq!(ours.device("d"), ours.device("d"));
        assert_ne!(ours.device("d"), ours.device("e"));
        assert_ne!(ours.device("d"), keys("0123456789abcdeF").device("d"));
        assert_ne!(ours.device("a@b.co"), ours.email(&email));
    }

    #[test]
    fn form_hashes_separate_the_fields() {
        let ours = keys("0123456789abcdef");
        assert_ne!(ours.form(["ab", "c"]), ours.form(["a", "bc"]));
    }

    #[test]
    fn kind_ignores_the_order_of_lines() {
        let ours = keys("0123456789abcdef");
        let (five, six): (Choice, Choice) = ("=5 USD".parse().unwrap(), "=6 USD".parse().unwrap());
        let kind = |rail: &str, lines: [(&'static str, &Choice); 2]| {
            let lines = lines.map(|(brand, choice)| (brand, choice, CountryCode::US));
            ours.kind(&rail.parse().unwrap(), lines.iter().map(|(b, c, p)| (*b, *c, *p)))
        };
        let first = kind("USDC:Solana", [("A", &five), ("B", &six)]);
        assert_eq!(first, kind("USDC:Solana", [("B", &six), ("A", &five)]));
        for other in [
            kind("USDC:Base", [("A", &five), ("B", &six)]),
            kind("USDC:Solana", [("A", &six), ("B", &five)]),
            kind("USDC:Solana", [("A", &five), ("A", &six)]),
        ] {
            assert_ne!(first, other);
        }
    }

    #[test]
    fn email_hashes_ignore_ascii_case() {
        let ours = keys("0123456789abcdef");
        assert_eq!(ours.email(&"A@B.co".parse().unwrap()), ours.email(&"a@b.co".parse().unwrap()));
    }

    #[test]
    fn email_hashes_distinguish_lookalike_letters() {
        let ours = keys("0123456789abcdef");
        let kelvin: Email = "\u{212a}ate@b.co".parse().unwrap();
        assert_ne!(ours.email(&kelvin), ours.email(&"kate@b.co".parse().unwrap()));
    }
}
