//! What the standards publish to be tested with, as it stands there: what is valid is read as they say it is
//! to be read, what is invalid is refused.

mod bitcoin;
mod evm;
mod kin;
mod lightning;
mod solana;
mod ton;
mod uris;

use super::address::{Address, AddressError, Recipient};
use super::{RailFacts, rails};

fn read(rail: &RailFacts, text: &str) -> Result<Recipient, AddressError> {
    Address::parse(rail, text).map(|address| address.recipient().clone())
}
