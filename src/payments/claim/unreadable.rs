//! Checks texts that cannot be parsed as a whole. Their readable parts still count: another network, chain,
//! token, amount or address is a contradiction; nothing else is.

use rust_decimal::Decimal;

use super::same_amount;
use crate::payments::{
    Parked, RailFacts,
    address::{Address, contract, same_contract},
    asset::token_contract,
    network::{family, known_chain_id},
    request::{Fragments, fragments},
};

/// Looks for a contradiction in a text of a known scheme that is malformed or asks for something unknown.
pub(super) fn check_fragments(
    rail: &RailFacts,
    address: &Address,
    amount: Decimal,
    text: &str,
) -> Result<(), Parked> {
    let Some(Fragments { scheme, chain_ids, tokens, amounts }) = fragments(text) else { return Ok(()) };
    let is_other_chain = |id: &u64| known_chain_id(rail).is_some_and(|known| known != *id);
    if Some(scheme.family()) != family(rail) || chain_ids.iter().any(is_other_chain) {
        return Err(Parked::ClaimNetwork);
    }
    if tokens.iter().any(|token| is_other_token(rail, token)) {
        return Err(Parked::ClaimToken);
    }
    if amounts.into_iter().any(|asked| !same_amount(rail, amount, Some(asked))) {
        return Err(Parked::ClaimAmount);
    }
    names_no_other_address(rail, address, text)
}

/// Whether the text is a contract on this network, but not the one of the rail's token.
fn is_other_token(rail: &RailFacts, token: &str) -> bool {
    contract(rail, token).is_some()
        && !token_contract(rail).is_some_and(|known| same_contract(rail, token, known))
}

/// Checks that no word of the text is a valid address other than the one to be paid. If the text contains
/// that one, other addresses are allowed: they may be a reference or a contract.
pub(super) fn names_no_other_address(rail: &RailFacts, address: &Address, text: &str) -> Result<(), Parked> {
    if address.occurs_in(text) {
        return Ok(());
    }
    let named = text
        .split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-' && letter != '_')
        .filter_map(|word| Address::parse(rail, word).ok())
        .filter(Address::is_verified);
    let mut named = named.peekable();
    if named.peek().is_none() || named.any(|other| other.is_same_as(address)) {
        Ok(())
    } else {
        Err(Parked::ClaimAddress)
    }
}
