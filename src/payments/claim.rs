//! Compares upstream's own payment text (`qr_text`, contract section 7) with the parts that were checked.
//!
//! The text itself is never shown. It is a second source: if it differs, it is unknown which of the two is
//! correct, and nothing may be paid. A text that cannot be parsed counts only as far as its parts can be
//! read.

mod unreadable;

use rust_decimal::Decimal;

use super::address::{Address, AddressError, is_address_elsewhere, same_contract};
use super::asset::{is_native, stated_decimals, token_contract};
use super::atomic::to_atomic;
use super::network::{family, known_chain_id};
use super::request::{DecodeError, PaymentRequest, RequestedAmount, Scheme, decode};
use super::{Parked, RailFacts};

/// Checks that the text asks for this amount at this address, as far as it is understood.
pub(super) fn check_claim(
    rail: &RailFacts,
    address: &Address,
    amount: Decimal,
    text: &str,
) -> Result<(), Parked> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(());
    }
    match decode(text) {
        Ok(request) => compare(rail, address, amount, &request),
        Err(DecodeError::Malformed) => unreadable::check_fragments(rail, address, amount, text),
        Err(DecodeError::UnknownForm) => check_bare(rail, address, text),
    }
}

/// Checks a text that is only an address, or has an unknown form. It must not contain another address.
fn check_bare(rail: &RailFacts, address: &Address, text: &str) -> Result<(), Parked> {
    match Address::parse(rail, text) {
        Ok(other) if other.is_same_as(address) => Ok(()),
        // A text with the form of an address is an address, even if it is invalid otherwise.
        Ok(_) => Err(Parked::ClaimAddress),
        Err(AddressError::Checksum | AddressError::TokenItself | AddressError::Unspendable) => {
            Err(Parked::ClaimAddress)
        }
        Err(AddressError::OtherNetwork) => Err(Parked::ClaimNetwork),
        Err(AddressError::Malformed) if is_address_elsewhere(text) => Err(Parked::ClaimNetwork),
        Err(AddressError::Malformed) => unreadable::names_no_other_address(rail, address, text),
    }
}

fn compare(
    rail: &RailFacts,
    address: &Address,
    amount: Decimal,
    request: &PaymentRequest,
) -> Result<(), Parked> {
    let other_chain = match (request.chain_id, known_chain_id(rail)) {
        (Some(theirs), Some(ours)) => theirs != ours,
        _ => false,
    };
    if Some(request.scheme.family()) != family(rail) || other_chain {
        return Err(Parked::ClaimNetwork);
    }
    match Address::parse(rail, &request.recipient) {
        Ok(other) if other.is_same_as(address) => {}
        Ok(_) | Err(_) => return Err(Parked::ClaimAddress),
    }
    if !same_asset(rail, request) {
        return Err(Parked::ClaimToken);
    }
    if same_amount(rail, amount, request.amount) { Ok(()) } else { Err(Parked::ClaimAmount) }
}

/// Whether the request is for the rail's coin or token. A request without a token asks for the network's own
/// coin, unless it names no amount either; then it is only the address.
fn same_asset(rail: &RailFacts, request: &PaymentRequest) -> bool {
    match (&request.token, token_contract(rail)) {
        (Some(theirs), Some(ours)) => same_contract(rail, theirs, ours),
        (Some(_), None) => !is_native(rail),
        (None, _) => is_native(rail) || request.amount.is_none() || request.scheme == Scheme::Lightning,
    }
}

/// Whether the amounts are equal. Units of a token with unknown decimals cannot be compared.
fn same_amount(rail: &RailFacts, amount: Decimal, asked: Option<RequestedAmount>) -> bool {
    match (asked, stated_decimals(rail)) {
        (None, _) | (Some(RequestedAmount::Atomic(_)), None) => true,
        (Some(RequestedAmount::Coins(coins)), _) => coins == amount,
        (Some(RequestedAmount::Atomic(units)), Some(decimals)) => to_atomic(amount, decimals) == Ok(units),
    }
}
