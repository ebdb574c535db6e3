//! EVM chains: `0x` and 40 hexadecimal digits, with the EIP-55 checksum if the case is mixed.

use sha3::{Digest, Keccak256};

use super::AddressError;

/// The placeholder that many contracts use for the chain's own coin; it has no key.
const NATIVE_PLACEHOLDER: [u8; 20] = [0xee; 20];

pub(super) fn parse(text: &str) -> Result<[u8; 20], AddressError> {
    let digits = text.strip_prefix("0x").ok_or(AddressError::Malformed)?;
    let mut bytes = [0; 20];
    hex::decode_to_slice(digits, &mut bytes).map_err(|_| AddressError::Malformed)?;
    let lower = digits.chars().any(|digit| digit.is_ascii_lowercase());
    let upper = digits.chars().any(|digit| digit.is_ascii_uppercase());
    if lower && upper && digits != checksummed(&bytes) {
        return Err(AddressError::Checksum);
    }
    // Zero, the precompiles and the burn address 0x…dEaD all start with 18 zeros.
    if bytes.starts_with(&[0; 18]) || bytes == NATIVE_PLACEHOLDER {
        return Err(AddressError::Unspendable);
    }
    Ok(bytes)
}

/// Formats the address with its EIP-55 checksum: a letter is upper case if the corresponding nibble of the
/// hash of the lower-case digits is 8 or more.
fn checksummed(bytes: &[u8; 20]) -> String {
    let digits = hex::encode(bytes);
    let nibbles = hex::encode(Keccak256::digest(digits.as_bytes()));
    digits
        .chars()
        .zip(nibbles.chars())
        .map(|(digit, nibble)| if nibble >= '8' { digit.to_ascii_uppercase() } else { digit })
        .collect()
}
