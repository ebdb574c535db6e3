//! The token in the URL of a transaction request. It contains the order's ID and an expiry, and only this
//! shop can read it.
//!
//! It is encrypted as in SIV (RFC 5297), with HMAC-SHA-256 as both functions: a tag over the plaintext, and
//! the plaintext encrypted with a stream derived from the tag. The encryption is deterministic, so a page
//! that is rendered again shows the same QR code.

use crate::{
    domain::{order_id::OrderId, time::Timestamp},
    shop::keys::{Keys, Purpose},
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

/// The length of the tag, of an order ID, and of a time, in bytes.
const TAG_BYTES: usize = 16;
const ORDER_BYTES: usize = 16;
const TIME_BYTES: usize = 8;
const PLAIN_BYTES: usize = ORDER_BYTES + TIME_BYTES;

/// The order of a request, and when the request expires.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub order: OrderId,
    pub until: Timestamp,
}

impl Token {
    /// Encrypts the token to text for a URL.
    pub fn sealed(&self, keys: &Keys) -> Option<String> {
        let order = u128::from_str_radix(self.order.as_str(), 16).ok()?;
        let plain = [order.to_be_bytes().as_slice(), &self.until.unix().to_be_bytes()].concat();
        let tag = tag_of(keys, &plain)?;
        Some(BASE64_URL_SAFE_NO_PAD.encode([tag.as_slice(), &apply_stream(keys, &tag, &plain)?].concat()))
    }

    /// Decrypts the text from [`Self::sealed`]. `None` for any other text.
    pub fn open(keys: &Keys, text: &str) -> Option<Self> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).ok()?;
        let (tag, sealed) =
            bytes.split_at_checked(TAG_BYTES).filter(|(_, rest)| rest.len() == PLAIN_BYTES)?;
        let plain = apply_stream(keys, tag, sealed)?;
        // The comparison need not be constant-time: an attacker who learns how many bytes of the tag are
        // correct still has 2^128 values to guess, with one guess per request.
        if tag_of(keys, &plain)? != tag {
            return None;
        }
        let (order, until) = plain.split_at_checked(ORDER_BYTES)?;
        Some(Self {
            order: OrderId::from_bits(u128::from_be_bytes(order.try_into().ok()?)),
            until: Timestamp::from_unix(i64::from_be_bytes(until.try_into().ok()?)),
        })
    }
}

fn tag_of(keys: &Keys, plain: &[u8]) -> Option<Vec<u8>> {
    digest(keys, Purpose::SolanaPayTag, plain)?.get(..TAG_BYTES).map(<[u8]>::to_vec)
}

/// Encrypts or decrypts; both are the same operation.
fn apply_stream(keys: &Keys, tag: &[u8], bytes: &[u8]) -> Option<Vec<u8>> {
    let stream = digest(keys, Purpose::SolanaPay, tag)?;
    Some(bytes.iter().zip(stream).map(|(byte, mask)| byte ^ mask).collect())
}

fn digest(keys: &Keys, purpose: Purpose, bytes: &[u8]) -> Option<Vec<u8>> {
    hex::decode(keys.tag(purpose, &[bytes])).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn token(bits: u128, until: i64) -> Token {
        Token { order: OrderId::from_bits(bits), until: Timestamp::from_unix(until) }
    }

    proptest! {
        #[test]
        fn token_decrypts_and_hides_the_order(bits in any::<u128>(), until in any::<i64>()) {
            let (keys, token) = (Keys::new(b"a"), token(bits, until));
            let sealed = token.sealed(&keys).unwrap();
            prop_assert_eq!(token.sealed(&keys).unwrap(), sealed.clone());
            prop_assert_eq!(Token::open(&keys, &sealed), Some(token.clone()));
            prop_assert_eq!(Token::open(&Keys::new(b"b"), &sealed), None);
            let bytes = BASE64_URL_SAFE_NO_PAD.decode(&sealed).unwrap();
            let id = bits.to_be_bytes();
            prop_assert!(!bytes.windows(id.len()).any(|window| window == id));
            prop_assert!(sealed.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'));
        }

        #[test]
        fn changed_or_foreign_token_does_not_open(at in 0_usize..TAG_BYTES + PLAIN_BYTES, bit in 0_u8..8, text in ".*") {
            let keys = Keys::new(b"a");
            let sealed = token(7, 1_791_540_000).sealed(&keys).unwrap();
            let mut bytes = BASE64_URL_SAFE_NO_PAD.decode(&sealed).unwrap();
            bytes[at] ^= 1 << bit;
            prop_assert_eq!(Token::open(&keys, &BASE64_URL_SAFE_NO_PAD.encode(bytes)), None);
            prop_assert_eq!(Token::open(&keys, &text), None);
        }
    }
}
