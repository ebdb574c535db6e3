//! Keyed hashes of what the journal must recognise but never tell: devices, e-mail addresses, the
//! content of a checkout form. Not for passwords, and not reversible by whoever holds only the store.

use crate::{
    domain::{choice::Choice, email::Email, locale::CountryCode, rail::Rail},
    upstream::Caller,
};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::fmt;
use thiserror::Error;

/// The least length of a server key, in bytes.
const MIN_KEY_BYTES: usize = 16;

/// The server's key for the journal. Changing it cuts every shopper off from their orders.
#[derive(Clone)]
pub struct Keys(Hmac<Sha256>);

/// The key is too short to protect anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the server key needs at least 16 bytes")]
pub struct KeyTooShort;

/// A keyed hash as 64 hexadecimal digits. Tells nothing without the key.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Digest(String);

impl Digest {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As the journal wrote it.
    pub(super) const fn stored(text: String) -> Self {
        Self(text)
    }
}

/// Where an order was placed from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Of the address; of an IPv6 address its /64, which is one subscriber's.
    pub address: Digest,
    /// Of the network that one site is handed.
    pub network: Digest,
}

impl Keys {
    /// Takes the key's bytes, at least 16 of them.
    pub fn new(secret: &[u8]) -> Result<Self, KeyTooShort> {
        if secret.len() < MIN_KEY_BYTES {
            return Err(KeyTooShort);
        }
        Hmac::new_from_slice(secret).map(Self).map_err(|_| KeyTooShort)
    }

    /// The hash of the device id in the owner's cookie.
    pub fn device(&self, id: &str) -> Digest {
        self.digest("device", [id])
    }

    /// The hash of an address, the same for every spelling of its case. Latin letters only: beyond them
    /// other letters become the same (the Kelvin sign a `k`), and somebody else's address would be this one.
    pub fn email(&self, email: &Email) -> Digest {
        self.digest("email", [email.as_str().to_ascii_lowercase().as_str()])
    }

    /// The hashes of where a call comes from, for the time that its order is unpaid; `None` where nobody is told apart.
    pub fn origin(&self, caller: &Caller) -> Option<Origin> {
        let (address, network) = (caller.subscriber()?, caller.network()?);
        Some(Origin {
            address: self.digest("address", [address.to_string().as_str()]),
            network: self.digest("network", [network.to_string().as_str()]),
        })
    }

    /// The hash of what is bought on which rail, whatever the order of its lines: orders of one kind are the same
    /// purchase again.
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

    /// The hash of a form's fields, in their order; no two lists of fields share one.
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
    fn fields_do_not_run_into_each_other() {
        let ours = keys("0123456789abcdef");
        assert_ne!(ours.form(["ab", "c"]), ours.form(["a", "bc"]));
    }

    #[test]
    fn orders_are_of_one_kind_whatever_the_order_of_their_lines() {
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
    fn an_address_is_one_in_any_case() {
        let ours = keys("0123456789abcdef");
        assert_eq!(ours.email(&"A@B.co".parse().unwrap()), ours.email(&"a@b.co".parse().unwrap()));
    }

    #[test]
    fn an_address_that_only_looks_alike_is_another_one() {
        let ours = keys("0123456789abcdef");
        let kelvin: Email = "\u{212a}ate@b.co".parse().unwrap();
        assert_ne!(ours.email(&kelvin), ours.email(&"kate@b.co".parse().unwrap()));
    }
}
