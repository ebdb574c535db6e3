//! The server's own secrets and what is derived from them: signatures of quotes, of the visitor's cookie, of
//! checkout forms. One derived key a purpose, so that a value signed for one can never pass for another. Of several
//! secrets the first signs and all verify, so that a secret can be replaced while shoppers are in the shop.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Serialize, de::DeserializeOwned};
use sha2::Sha256;
use std::sync::{Arc, PoisonError, RwLock};

/// What a signature is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The quote that a checkout form carries.
    Quote,
    /// The visitor's cookie.
    Device,
    /// The cart in the visitor's cookie.
    Cart,
    /// The idempotency key of a checkout form.
    Checkout,
    /// The fingerprint of a form's content in the journal.
    Journal,
    /// The link that opens orders on another device.
    Recovery,
    /// The digests of addresses that the nodes share.
    SharedRedis,
    /// The address at which a wallet asks for an order's transaction, and the tag over what is in it.
    SolanaPay,
    SolanaPayTag,
}

impl Purpose {
    const fn label(self) -> &'static [u8] {
        match self {
            Self::Quote => b"kiosk quote 1",
            Self::Device => b"kiosk device 1",
            Self::Cart => b"kiosk cart 1",
            Self::Checkout => b"kiosk checkout 1",
            Self::Journal => b"kiosk journal 1",
            Self::Recovery => b"kiosk recovery 1",
            Self::SharedRedis => b"kiosk commons 1",
            Self::SolanaPay => b"kiosk solana pay 1",
            Self::SolanaPayTag => b"kiosk solana pay tag 1",
        }
    }
}

/// Derives and checks signatures. Cheap to clone; clones change together. `Debug` says nothing.
#[derive(Clone)]
pub struct Keys {
    masters: Arc<RwLock<SigningKeys>>,
}

/// What secrets come down to: the first signs, the others verify too.
#[derive(Clone)]
pub struct SigningKeys {
    pub first: [u8; 32],
    pub others: Vec<[u8; 32]>,
}

impl SigningKeys {
    /// Of one secret, whatever its length.
    pub fn of(secret: &[u8]) -> Self {
        Self { first: Keys::master(secret), others: Vec::new() }
    }
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(…)")
    }
}

impl Keys {
    /// From the operator's or the generated secret, whatever its length.
    pub fn new(secret: &[u8]) -> Self {
        Self::of_masters(SigningKeys::of(secret))
    }

    pub fn of_masters(masters: SigningKeys) -> Self {
        Self { masters: Arc::new(RwLock::new(masters)) }
    }

    /// What a secret comes down to.
    pub fn master(secret: &[u8]) -> [u8; 32] {
        mac(&[0; 32], &[b"kiosk master 1", secret])
    }

    /// Goes on with other masters, in every clone.
    pub fn replace(&self, masters: SigningKeys) {
        *self.masters.write().unwrap_or_else(PoisonError::into_inner) = masters;
    }

    /// The key for one purpose, which signs.
    pub fn derive(&self, purpose: Purpose) -> [u8; 32] {
        let masters = self.masters.read().unwrap_or_else(PoisonError::into_inner);
        mac(&masters.first, &[purpose.label()])
    }

    /// Every key for one purpose that verifies, the one that signs first.
    pub fn derive_all(&self, purpose: Purpose) -> Vec<[u8; 32]> {
        let masters = self.masters.read().unwrap_or_else(PoisonError::into_inner);
        let all = std::iter::once(&masters.first).chain(&masters.others);
        all.map(|master| mac(master, &[purpose.label()])).collect()
    }

    /// A tag over parts as lower-case hexadecimal digits; the parts' borders count.
    pub fn tag(&self, purpose: Purpose, parts: &[&[u8]]) -> String {
        hex::encode(mac(&self.derive(purpose), parts))
    }

    /// A value as text that only this server can have made: `payload.tag` in URL-safe base64.
    /// `None` when the value cannot be written as JSON.
    pub fn seal<T: Serialize>(&self, purpose: Purpose, value: &T) -> Option<String> {
        let payload = serde_json::to_vec(value).ok()?;
        let tag = mac(&self.derive(purpose), &[&payload]);
        Some(format!("{}.{}", BASE64_URL_SAFE_NO_PAD.encode(&payload), BASE64_URL_SAFE_NO_PAD.encode(tag)))
    }

    /// Reads back what [`Self::seal`] made; `None` for anything else.
    pub fn open<T: DeserializeOwned>(&self, purpose: Purpose, text: &str) -> Option<T> {
        let (payload, tag) = text.split_once('.')?;
        let payload = BASE64_URL_SAFE_NO_PAD.decode(payload).ok()?;
        let tag = BASE64_URL_SAFE_NO_PAD.decode(tag).ok()?;
        let keys = self.derive_all(purpose);
        let is_ours = keys.iter().any(|key| keyed(key, &[&payload]).verify_slice(&tag).is_ok());
        if is_ours { serde_json::from_slice(&payload).ok() } else { None }
    }
}

fn mac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    keyed(key, parts).finalize().into_bytes().into()
}

fn keyed(key: &[u8; 32], parts: &[&[u8]]) -> Hmac<Sha256> {
    #[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes any key");
    for part in parts {
        mac.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        mac.update(part);
    }
    mac
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// As long and as mixed as what a checkout form carries.
    type Quoted = (String, String, String, Vec<String>, i64);

    fn quoted() -> Quoted {
        let items = ["northstar-play =25 USD", "pomelo-market ~37.50"].map(str::to_owned).into();
        ("US".into(), "USDC:Polygon (Matic)".into(), "63.28".into(), items, 1_791_540_900)
    }

    #[test]
    fn what_is_sealed_opens_for_its_purpose_only() {
        let keys = Keys::new(b"a");
        let sealed = keys.seal(Purpose::Quote, &("x", 1)).unwrap();
        assert_eq!(keys.open::<(String, i32)>(Purpose::Quote, &sealed), Some(("x".into(), 1)));
        assert_eq!(keys.open::<(String, i32)>(Purpose::Device, &sealed), None);
        assert_eq!(Keys::new(b"b").open::<(String, i32)>(Purpose::Quote, &sealed), None);
    }

    #[test]
    fn replaced_secret_still_verifies_and_no_longer_signs() {
        let keys = Keys::new(b"old");
        let clone = keys.clone();
        let of_old = keys.seal(Purpose::Cart, &1).unwrap();
        keys.replace(SigningKeys { first: Keys::master(b"new"), others: vec![Keys::master(b"old")] });
        assert_eq!(clone.open::<i32>(Purpose::Cart, &of_old), Some(1));
        let of_new = clone.seal(Purpose::Cart, &2).unwrap();
        assert_eq!(Keys::new(b"new").open::<i32>(Purpose::Cart, &of_new), Some(2));
        assert_eq!(Keys::new(b"old").open::<i32>(Purpose::Cart, &of_new), None);
        keys.replace(SigningKeys::of(b"new"));
        assert_eq!(clone.open::<i32>(Purpose::Cart, &of_old), None);
    }

    #[test]
    fn the_borders_of_parts_count() {
        let keys = Keys::new(b"a");
        assert_ne!(keys.tag(Purpose::Checkout, &[b"ab", b"c"]), keys.tag(Purpose::Checkout, &[b"a", b"bc"]));
    }

    proptest! {
        #[test]
        fn no_changed_byte_opens(at in 0usize..80, to in any::<char>()) {
            let keys = Keys::new(b"a");
            let sealed = keys.seal(Purpose::Quote, &"some value of a quote that is long enough").unwrap();
            let mut changed: Vec<char> = sealed.chars().collect();
            let at = at % changed.len();
            prop_assume!(changed[at] != to);
            changed[at] = to;
            let changed: String = changed.into_iter().collect();
            prop_assert_eq!(keys.open::<String>(Purpose::Quote, &changed), None);
        }

        #[test]
        fn no_changed_letter_of_a_quote_opens(at in any::<prop::sample::Index>(), to in any::<char>()) {
            let keys = Keys::new(b"a");
            let sealed = keys.seal(Purpose::Quote, &quoted()).unwrap();
            prop_assert_eq!(keys.open::<Quoted>(Purpose::Quote, &sealed), Some(quoted()));
            let mut changed: Vec<char> = sealed.chars().collect();
            let at = at.index(changed.len());
            prop_assume!(changed[at] != to);
            changed[at] = to;
            let changed: String = changed.into_iter().collect();
            prop_assert_eq!(keys.open::<Quoted>(Purpose::Quote, &changed), None);
        }

        #[test]
        fn a_quote_that_was_cut_or_grown_does_not_open(length in 0usize..400, more in "[A-Za-z0-9_.-]{1,9}") {
            let keys = Keys::new(b"a");
            let sealed = keys.seal(Purpose::Quote, &quoted()).unwrap();
            let cut: String = sealed.chars().take(length.min(sealed.len() - 1)).collect();
            prop_assert_eq!(keys.open::<Quoted>(Purpose::Quote, &cut), None);
            prop_assert_eq!(keys.open::<Quoted>(Purpose::Quote, &format!("{sealed}{more}")), None);
        }

        #[test]
        fn no_foreign_text_opens_or_panics(text in ".*") {
            prop_assert_eq!(Keys::new(b"a").open::<String>(Purpose::Quote, &text), None);
        }
    }
}
