//! The vault seals values that a stolen database must not reveal, with keys that are kept outside of it.
//!
//! Upstream's order ID is enough to read an order's codes. A sealed value is bound to its row, so that a
//! person who can write to the database cannot move one order's ID to another order. See ADR 40.

use super::keys::KeyTooShort;
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::{fmt, sync::Arc};

/// Prefix of every sealed value. No plain-text value starts with it.
const PREFIX: &str = "sealed1.";

/// Minimum length of a key as operators write it, in bytes.
pub const MIN_KEY_BYTES: usize = 32;

const NONCE_BYTES: usize = 24;

/// The keys: the first one seals, all of them open. Cheap to clone. `Debug` hides them.
#[derive(Clone)]
pub struct Vault(Arc<[VaultKey]>);

struct VaultKey {
    /// Identifies the key in sealed values. Reveals nothing about the key.
    id: String,
    cipher: XChaCha20Poly1305,
}

/// None of the keys opens the sealed value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongKey;

impl Vault {
    /// Creates a vault from at least one key; each must have at least [`MIN_KEY_BYTES`].
    pub fn new<K: AsRef<[u8]>>(keys: &[K]) -> Result<Self, KeyTooShort> {
        if keys.is_empty() || keys.iter().any(|key| key.as_ref().len() < MIN_KEY_BYTES) {
            return Err(KeyTooShort);
        }
        Ok(Self(keys.iter().map(|key| VaultKey::of(key.as_ref())).collect()))
    }

    /// Seals a text and binds it to a place, such as the ID of its row.
    pub fn seal(&self, place: &str, text: &str) -> Option<String> {
        let key = self.0.first()?;
        let nonce: [u8; NONCE_BYTES] = rand::random();
        let payload = Payload { msg: text.as_bytes(), aad: place.as_bytes() };
        let sealed = key.cipher.encrypt(&XNonce::from(nonce), payload).ok()?;
        let bytes = [nonce.as_slice(), sealed.as_slice()].concat();
        Some(format!("{PREFIX}{}.{}", key.id, BASE64_URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// Opens a text that was sealed for this place. Plain text from an older version is returned unchanged.
    pub fn open(&self, place: &str, text: &str) -> Result<String, WrongKey> {
        let Some(sealed) = text.strip_prefix(PREFIX) else { return Ok(text.to_owned()) };
        let (id, bytes) = sealed.split_once('.').ok_or(WrongKey)?;
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(bytes).map_err(|_| WrongKey)?;
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE_BYTES>().ok_or(WrongKey)?;
        let nonce = XNonce::from(*nonce);
        let opened =
            self.0.iter().filter(|key| key.id == id).find_map(|key| {
                key.cipher.decrypt(&nonce, Payload { msg: sealed, aad: place.as_bytes() }).ok()
            });
        String::from_utf8(opened.ok_or(WrongKey)?).map_err(|_| WrongKey)
    }

    /// The prefix of every text that was sealed with the first key.
    pub fn current_prefix(&self) -> String {
        self.0.first().map(|key| format!("{PREFIX}{}.", key.id)).unwrap_or_default()
    }
}

impl VaultKey {
    fn of(secret: &[u8]) -> Self {
        let key = derive(secret, b"kiosk vault key 1");
        let id = derive(secret, b"kiosk vault key id 1");
        Self { id: hex::encode(&id[..4]), cipher: XChaCha20Poly1305::new(&key.into()) }
    }
}

fn derive(secret: &[u8], label: &[u8]) -> [u8; 32] {
    #[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("HMAC takes any key");
    mac.update(label);
    mac.finalize().into_bytes().into()
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Vault(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const OLD_KEY: &str = "an old journal key that is long enough";
    const NEW_KEY: &str = "a new journal key that is long enough!";

    fn vault(keys: &[&str]) -> Vault {
        Vault::new(keys).unwrap()
    }

    #[test]
    fn sealed_text_opens_only_in_its_place_and_with_its_key() {
        let ours = vault(&[OLD_KEY]);
        let sealed = ours.seal("order 1", "upstream-id").unwrap();
        assert!(!sealed.contains("upstream-id") && sealed.starts_with(&ours.current_prefix()), "{sealed}");
        assert_eq!(ours.open("order 1", &sealed), Ok("upstream-id".to_owned()));
        assert_eq!(ours.open("order 2", &sealed), Err(WrongKey));
        assert_eq!(vault(&[NEW_KEY]).open("order 1", &sealed), Err(WrongKey));
        assert_ne!(ours.seal("order 1", "upstream-id").unwrap(), sealed, "no two are alike");
    }

    #[test]
    fn every_key_opens_and_the_first_seals() {
        let sealed = vault(&[OLD_KEY]).seal("p", "x").unwrap();
        let both = vault(&[NEW_KEY, OLD_KEY]);
        assert_eq!(both.open("p", &sealed), Ok("x".to_owned()));
        let again = both.seal("p", "x").unwrap();
        assert_eq!(vault(&[NEW_KEY]).open("p", &again), Ok("x".to_owned()));
        assert!(!sealed.starts_with(&both.current_prefix()) && again.starts_with(&both.current_prefix()));
    }

    #[test]
    fn plain_text_of_an_older_version_is_returned_unchanged() {
        let id = "fee10a91-3c07-414e-ad9b-ec46fa2179f8";
        assert_eq!(vault(&[OLD_KEY]).open("p", id), Ok(id.to_owned()));
    }

    #[test]
    fn a_vault_refuses_short_keys_and_no_keys() {
        assert_eq!(Vault::new(&["short"]).err(), Some(KeyTooShort));
        assert_eq!(Vault::new(&[OLD_KEY, "short"]).err(), Some(KeyTooShort));
        assert_eq!(Vault::new::<&str>(&[]).err(), Some(KeyTooShort));
    }

    proptest! {
        #[test]
        fn a_changed_sealed_text_does_not_open(at in any::<prop::sample::Index>(), to in "[A-Za-z0-9_.-]") {
            let ours = vault(&[OLD_KEY]);
            let sealed = ours.seal("p", "upstream-id").unwrap();
            let at = PREFIX.len() + at.index(sealed.len() - PREFIX.len());
            let mut changed = sealed.clone();
            changed.replace_range(at..=at, &to);
            prop_assume!(changed != sealed);
            prop_assert_eq!(ours.open("p", &changed), Err(WrongKey));
        }

        #[test]
        fn foreign_text_does_not_open(text in "sealed1\\.[ -~]{0,80}") {
            prop_assert_eq!(vault(&[OLD_KEY]).open("p", &text), Err(WrongKey));
        }
    }
}
