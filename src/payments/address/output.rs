//! What an address of the Bitcoin family pays to, and the two notations they share: segwit and base58check.

use bech32::Hrp;
use bech32::primitives::decode::SegwitHrpstringError;

use super::AddressError;
use super::base58;

/// The script an output pays to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Output {
    Segwit { version: u8, program: Vec<u8> },
    KeyHash([u8; 20]),
    ScriptHash([u8; 20]),
}

impl Output {
    /// BIP-173 and BIP-350, witness versions 0 to 16.
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

    /// Base58check with one of the network's version bytes.
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

    /// Segwit notation may be written in either case; base58 may not.
    pub(in super::super) fn is_segwit(&self) -> bool {
        matches!(self, Self::Segwit { .. })
    }
}

/// Whether the text begins like segwit notation of this prefix, and is like it in one case or the other throughout: an
/// address in base58 may begin with `LTC1` as well.
pub(super) fn looks_like_segwit(prefix: &str, text: &str) -> bool {
    let is_mixed =
        text.contains(|c: char| c.is_ascii_lowercase()) && text.contains(|c: char| c.is_ascii_uppercase());
    !is_mixed && text.split_once('1').is_some_and(|(found, _)| found.eq_ignore_ascii_case(prefix))
}
