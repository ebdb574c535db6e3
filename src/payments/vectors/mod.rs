//! The published test vectors of the standards: valid ones must parse as published, and invalid ones must be
//! refused.

mod bitcoin;
mod evm;
mod lightning;
mod litecoin_dogecoin;
mod solana;
mod ton;
mod uris;

use super::address::{Address, AddressError, Recipient};
use super::{RailFacts, rails};

fn parse(rail: &RailFacts, text: &str) -> Result<Recipient, AddressError> {
    Address::parse(rail, text).map(|address| address.recipient().clone())
}
