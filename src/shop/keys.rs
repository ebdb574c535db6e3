//! Signing keys, derived from the server's secrets: for quotes, for cookies, for checkout forms. Each purpose
//! has its own key, so a value signed for one purpose is never valid for another. The first secret signs and
//! all of them verify, so a secret can be replaced during operation.

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
    /// The visitor's device cookie.
    Device,
    /// The cart cookie.
    Cart,
    /// The idempotency key of a checkout form.
    Checkout,
    /// The fingerprint of a form's content in the journal.
    Journal,
    /// The link in an email that opens orders on another device.
    Recovery,
    /// The digests of addresses that nodes share through Redis.
    SharedRedis,
    /// The token in the URL of a Solana Pay transaction request, and the tag over its content.
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

/// Derives keys, and signs and verifies values. Cheap to clone; replacing the keys affects all clones.
/// `Debug` shows nothing.
#[derive(Clone)]
pub struct Keys {
    masters: Arc<RwLock<SigningKeys>>,
}

/// The master keys of the secrets: the first one signs, all of them verify.
#[derive(Clone)]
pub struct SigningKeys {
    pub first: [u8; 32],
    pub others: Vec<[u8; 32]>,
}

impl SigningKeys {
    /// The master key of a single secret, which may have any length.
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
    /// Creates keys from the configured or generated secret, which may have any length.
    pub fn new(secret: &[u8]) -> Self {
        Self::of_masters(SigningKeys::of(secret))
    }

    pub fn of_masters(masters: SigningKeys) -> Self {
        Self { masters: Arc::new(RwLock::new(masters)) }
    }

    /// The master key that is derived from a secret.
    pub fn master(secret: &[u8]) -> [u8; 32] {
        mac(&[0; 32], &[b"kiosk master 1", secret])
    }

    /// Replaces the master keys in all clones.
    pub fn replace(&self, masters: SigningKeys) {
        *self.masters.write().unwrap_or_else(PoisonError::into_inner) = masters;
    }

    /// The key that signs for one purpose.
    pub fn derive(&self, purpose: Purpose) -> [u8; 32] {
        let masters = self.masters.read().unwrap_or_else(PoisonError::into_inner);
        mac(&masters.first, &[purpose.label()])
    }

    /// All keys that verify for one purpose. The first one is the key that signs.
    pub fn derive_all(&self, purpose: Purpose) -> Vec<[u8; 32]> {
        let masters = self.masters.read().unwrap_or_else(PoisonError::into_inner);
        let all = std::iter::once(&masters.first).chain(&masters.others);
        all.map(|master| mac(master, &[purpose.label()])).collect()
    }

    /// A tag over the parts, as lower-case hexadecimal digits. The boundaries between the parts are part of
    /// the tag.
    pub fn tag(&self, purpose: Purpose, parts: &[&[u8]]) -> String {
        hex::encode(mac(&self.derive(purpose), parts))
    }

    /// Encodes and signs a value as `payload.tag` in URL-safe base64. `None` if the value cannot be written
    /// as JSON.
    pub fn seal<T: Serialize>(&self, purpose: Purpose, value: &T) -> Option<String> {
        let payload = serde_json::to_vec(value).ok()?;
        let tag = mac(&self.derive(purpose), &[&payload]);
        Some(format!("{}.{}", BASE64_URL_SAFE_NO_PAD.encode(&payload), BASE64_URL_SAFE_NO_PAD.encode(tag)))
    }

    /// Verifies and decodes a value from [`Self::seal`]. `None` for any other text.
    pub fn open<T: DeserializeOwned>(&self, purpose: Purpose, text: &str) -> Option<T> {
        let (payload, tag) = text.split_once('.')?;
        let payload = BASE64_URL_SAFE_NO_PAD.decode(payload).ok()?;
        let tag = BASE64_URL_SAFE_NO_PAD.decode(tag).ok()?;
        let keys = self.derive_all(purpose);
        let is_ours = keys.iter().any(|key| mac_of(key, &[&payload]).verify_slice(&tag).is_ok());
        if is_ours { serde_json::from_slice(&payload).ok() } else { None }
    }
}

fn mac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    mac_of(key, parts).finalize().into_bytes().into()
}

fn mac_of(key: &[u8; 32], parts: &[&[u8]]) -> Hmac<Sha256> {
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

    /// As long and as varied as the quote of a checkout form.
    type Quoted = (String, String, String, Vec<String>, i64);

    fn quoted() -> Quoted {
        let items = ["northstar-play =25 USD", "pomelo-market ~37.50"].map(str::to_owned).into();
        ("US".into(), "USDC:Polygon (Matic)".into(), "63.28".into(), items, 1_791_540_900)
    }

    #[test]
    fn signed_value_opens_for_its_purpose_only() {
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
    fn tag_depends_on_the_boundaries_of_parts() {
        let keys = Keys::new(b"a");
        assert_ne!(keys.tag(Purpose::Checkout, &[b"ab", b"c"]), keys.tag(Purpose::Checkout, &[b"a", b"bc"]));
    }

    proptest! {
        #[test]
        fn changed_value_does_not_open(at in 0usize..80, to in any::<char>()) {
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
        fn changed_quote_does_not_open(at in any::<prop::sample::Index>(), to in any::<char>()) {
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
        fn truncated_or_extended_quote_does_not_open(length in 0usize..400, more in "[A-Za-z0-9_.-]{1,9}") {
            let keys = Keys::new(b"a");
            let sealed = keys.seal(Purpose::Quote, &quoted()).unwrap();
            let cut: String = sealed.chars().take(length.min(sealed.len() - 1)).collect();
            prop_assert_eq!(keys.open::<Quoted>(Purpose::Quote, &cut), None);
            prop_assert_eq!(keys.open::<Quoted>(Purpose::Quote, &format!("{sealed}{more}")), None);
        }

        #[test]
        fn arbitrary_text_does_not_open(text in ".*") {
            prop_assert_eq!(Keys::new(b"a").open::<String>(Purpose::Quote, &text), None);
        }
    }
}
