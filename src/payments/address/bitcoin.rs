//! Bitcoin mainnet: segwit (BIP-173, BIP-350), P2PKH and P2SH.

use super::AddressError;
use super::output::{Output, looks_like_segwit};

pub(super) fn parse(text: &str) -> Result<Output, AddressError> {
    if ["tb", "bcrt"].iter().any(|prefix| looks_like_segwit(prefix, text)) {
        return Err(AddressError::OtherNetwork);
    }
    if looks_like_segwit("bc", text) {
        return Output::from_segwit("bc", text);
    }
    Output::from_base58(&[0x00], &[0x05], text)
}
