//! Litecoin mainnet: `ltc1…`, `L…`, `M…`, and the old `3…`, which Bitcoin shares. Addresses that only Bitcoin
//! has are refused.

use super::AddressError;
use super::output::{Output, looks_like_segwit};

pub(super) fn parse(text: &str) -> Result<Output, AddressError> {
    if ["bc", "tb", "tltc"].iter().any(|prefix| looks_like_segwit(prefix, text)) {
        return Err(AddressError::OtherNetwork);
    }
    if looks_like_segwit("ltc", text) {
        return Output::from_segwit("ltc", text);
    }
    Output::from_base58(&[0x30], &[0x32, 0x05], text)
}
