//! Account addresses: 32 bytes, written in base58, without a checksum.

use curve25519_dalek::edwards::CompressedEdwardsY;
use std::{fmt, str::FromStr};
use thiserror::Error;

/// An account's address.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key([u8; 32]);

/// The text is not an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a Solana address is 32 bytes in base58")]
pub struct NotAKey;

impl Key {
    /// The system program, which owns wallets: `1111…`.
    pub(super) const SYSTEM: Self = Self([0; 32]);
    /// The token program: `TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA`.
    pub(super) const TOKEN: Self = Self([
        0x06, 0xdd, 0xf6, 0xe1, 0xd7, 0x65, 0xa1, 0x93, 0xd9, 0xcb, 0xe1, 0x46, 0xce, 0xeb, 0x79, 0xac, 0x1c,
        0xb4, 0x85, 0xed, 0x5f, 0x5b, 0x37, 0x91, 0x3a, 0x8c, 0xf5, 0x85, 0x7e, 0xff, 0x00, 0xa9,
    ]);
    /// The associated-token program, which creates a wallet's token account:
    /// `ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL`.
    pub(super) const ASSOCIATED: Self = Self([
        0x8c, 0x97, 0x25, 0x8f, 0x4e, 0x24, 0x89, 0xf1, 0xbb, 0x3d, 0x10, 0x29, 0x14, 0x8e, 0x0d, 0x83, 0x0b,
        0x5a, 0x13, 0x99, 0xda, 0xff, 0x10, 0x84, 0x04, 0x8e, 0x7b, 0xd8, 0xdb, 0xe9, 0xf8, 0x59,
    ]);

    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Whether a private key can exist for it: it is a point on the curve. Addresses that programs derive are
    /// not.
    pub fn is_on_curve(&self) -> bool {
        CompressedEdwardsY(self.0).decompress().is_some()
    }
}

impl FromStr for Key {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        if !(32..=44).contains(&text.len()) {
            return Err(NotAKey);
        }
        let bytes = bs58::decode(text).into_vec().map_err(|_| NotAKey)?;
        <[u8; 32]>::try_from(bytes).map(Self).map_err(|_| NotAKey)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&bs58::encode(self.0).into_string())
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(Key::SYSTEM, "11111111111111111111111111111111")]
    #[case(Key::TOKEN, "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA")]
    #[case(Key::ASSOCIATED, "ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL")]
    fn program_keys_have_the_right_addresses(#[case] key: Key, #[case] text: &str) {
        assert_eq!((key.to_string().as_str(), text.parse()), (text, Ok(key)));
    }

    #[rstest::rstest]
    #[case("")]
    #[case("EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTD")]
    #[case("EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1vv")]
    #[case("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    #[case("0OIl5555555555555555555555555555")]
    fn invalid_addresses_do_not_parse(#[case] text: &str) {
        assert_eq!(text.parse::<Key>(), Err(NotAKey));
    }
}
