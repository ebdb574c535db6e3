//! Sui: `0x` and 64 hexadecimal digits, no checksum.

use super::AddressError;

pub(super) fn parse(text: &str) -> Result<[u8; 32], AddressError> {
    let digits = text.strip_prefix("0x").ok_or(AddressError::Malformed)?;
    let mut bytes = [0; 32];
    hex::decode_to_slice(digits, &mut bytes).map_err(|_| AddressError::Malformed)?;
    // The framework's packages and objects have the addresses 0x0 to 0xdee9.
    if bytes.starts_with(&[0; 30]) { Err(AddressError::Unspendable) } else { Ok(bytes) }
}
