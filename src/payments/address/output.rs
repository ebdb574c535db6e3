//! The output that a Bitcoin-like address pays to, and the two notations of such addresses: segwit and
//! base58check.

use bech32::Hrp;
use bech32::primitives::decode::SegwitHrpstringError;

use super::AddressError;
use super::base58;

/// The script that an output pays to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Output {
    Segwit { version: u8, program: Vec<u8> },
    KeyHash([u8; 20]),
    ScriptHash([u8; 20]),
}

impl Output {
    /// Parses segwit notation (BIP-173 and BIP-350), witness versions 0 to 16.
    pub(super) fn from_segwit(prefix: &str, text: &str) -> Result<Self, AddressError> {
        let (found, version, program) = bech32::segwit::decode(text).map_err(|error| match error.0 {
            SegwitHrpstringError::Checksum(_) => AddressError::Checksum,
            _ => AddressError::Malformed,
        })?;
        match Hrp::parse(prefix) {
            Ok(wanted) if wanted == found => Ok(Self::Segwit { version: version.to_u8(), program }),
            _ => Err(AddressError::OtherNetwork),
        }
    }

    /// Parses base58check with one of the network's version bytes.
    pub(super) fn from_base58(key: &[u8], script: &[u8], text: &str) -> Result<Self, AddressError> {
        let (version, hash) = base58::versioned_hash(text)?;
        if key.contains(&version) {
            Ok(Self::KeyHash(hash))
        } else if script.contains(&version) {
            Ok(Self::ScriptHash(hash))
        } else {
            Err(AddressError::OtherNetwork)
        }
    }

    /// Whether this is segwit. Segwit notation may be written in either case; base58 may not.
    pub(in super::super) fn is_segwit(&self) -> bool {
        matches!(self, Self::Segwit { .. })
    }
}

/// Whether the text starts like segwit notation with this prefix and has no mixed case. The second condition
/// is needed because a base58 address may also start with `LTC1`.
pub(super) fn looks_like_segwit(prefix: &str, text: &str) -> bool {
    let is_mixed =
        text.contains(|c: char| c.is_ascii_lowercase()) && text.contains(|c: char| c.is_ascii_uppercase());
    !is_mixed && text.split_once('1').is_some_and(|(found, _)| found.eq_ignore_ascii_case(prefix))
}
