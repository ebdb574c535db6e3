//! Dogecoin mainnet: `D…` and the script hashes `9…`, `A…`. Dogecoin has no segwit.

use super::AddressError;
use super::output::Output;

pub(super) fn parse(text: &str) -> Result<Output, AddressError> {
    Output::from_base58(&[0x1e], &[0x16], text)
}
