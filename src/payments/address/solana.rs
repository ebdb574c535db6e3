//! Solana: base58, 32 bytes, no checksum.

use super::AddressError;

/// System accounts that nobody holds a key to.
const RESERVED: &[&str] = &[
    "11111111111111111111111111111111",
    "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA",
    "TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb",
    "ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL",
    "So11111111111111111111111111111111111111112",
    "1nc1nerator11111111111111111111111111111111",
    "ComputeBudget111111111111111111111111111111",
    "MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr",
];

/// A Solana account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct SolanaKey([u8; 32]);

impl SolanaKey {
    pub(super) fn parse(text: &str) -> Result<Self, AddressError> {
        if !(32..=44).contains(&text.len()) {
            return Err(AddressError::Malformed);
        }
        let bytes = bs58::decode(text).into_vec().map_err(|_| AddressError::Malformed)?;
        let key = <[u8; 32]>::try_from(bytes).map_err(|_| AddressError::Malformed)?;
        if RESERVED.contains(&text) { Err(AddressError::Unspendable) } else { Ok(Self(key)) }
    }

    pub(in super::super) const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}
