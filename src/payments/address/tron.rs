//! Tron: base58check with the prefix 0x41, always `T…`.

use super::{AddressError, base58};

pub(super) fn parse(text: &str) -> Result<[u8; 20], AddressError> {
    let (version, hash) = base58::versioned_hash(text)?;
    if version == 0x41 { Ok(hash) } else { Err(AddressError::OtherNetwork) }
}
