//! Base58check with a version byte and a 20-byte hash: the notation of Bitcoin, Litecoin, Dogecoin and Tron.

use super::AddressError;

/// Decodes the version byte and the hash. A hash of zeros is refused, because it has no known key.
pub(super) fn versioned_hash(text: &str) -> Result<(u8, [u8; 20]), AddressError> {
    if !(25..=36).contains(&text.len()) {
        return Err(AddressError::Malformed);
    }
    let bytes = bs58::decode(text).with_check(None).into_vec().map_err(|error| match error {
        bs58::decode::Error::InvalidChecksum { .. } => AddressError::Checksum,
        _ => AddressError::Malformed,
    })?;
    let [version, hash @ ..] = bytes.as_slice() else {
        return Err(AddressError::Malformed);
    };
    let hash = <[u8; 20]>::try_from(hash).map_err(|_| AddressError::Malformed)?;
    if hash == [0; 20] { Err(AddressError::Unspendable) } else { Ok((*version, hash)) }
}
