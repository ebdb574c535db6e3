//! Builds the same payment as a call for a browser wallet, from the parts of its URI, and only if they are
//! certain.

use rust_decimal::Decimal;

use super::RailFacts;
use super::address::{Address, Recipient, contract};
use super::asset::Asset;
use super::uri::certain_units;
use crate::payments::solana::{Key, Payment, Token};

/// What a browser wallet must send, whoever pays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outgoing {
    /// A call on an EVM chain: to the recipient with a value, or to a token's `transfer`.
    Evm {
        /// The EIP-155 chain ID.
        chain_id: u64,
        /// The recipient, or the token's contract.
        to: [u8; 20],
        /// In wei; zero if a token is called.
        value: u128,
        /// The call data; empty for the chain's own coin.
        data: Vec<u8>,
    },
    /// SOL or a token on Solana.
    Solana(Payment),
}

/// The selector of ERC-20's `transfer(address,uint256)`.
const TRANSFER_SELECTOR: [u8; 4] = [0xa9, 0x05, 0x9c, 0xbb];

/// Builds the transfer of `amount` whole coins to an address that was parsed for the same rail. `None` if
/// browser wallets do not support the rail, or if anything is uncertain.
pub fn outgoing(rail: &RailFacts, address: &Address, amount: Decimal) -> Option<Outgoing> {
    let asset = Asset::of(rail);
    let units = certain_units(rail, address, amount).ok()??;
    match address.recipient() {
        Recipient::Evm(to) => evm(rail, asset, *to, units),
        Recipient::Solana(key) => solana(rail, asset, Key::new(*key.bytes()), units),
        Recipient::Bitcoin(_)
        | Recipient::Lightning(_)
        | Recipient::Tron(_)
        | Recipient::Litecoin(_)
        | Recipient::Dogecoin(_)
        | Recipient::Ton(_)
        | Recipient::Sui(_)
        | Recipient::Unverified(_) => None,
    }
}

fn evm(rail: &RailFacts, asset: Asset, to: [u8; 20], units: u128) -> Option<Outgoing> {
    let chain_id = rail.chain_id?;
    match asset {
        Asset::Native { .. } => Some(Outgoing::Evm { chain_id, to, value: units, data: Vec::new() }),
        Asset::Token(token) => match contract(rail, token.contract)? {
            Recipient::Evm(token) => {
                Some(Outgoing::Evm { chain_id, to: token, value: 0, data: erc20_transfer(&to, units) })
            }
            _ => None,
        },
        Asset::Unknown => None,
    }
}

/// Encodes the call: two words of 32 bytes, with numbers right-aligned.
fn erc20_transfer(to: &[u8; 20], units: u128) -> Vec<u8> {
    [TRANSFER_SELECTOR.as_slice(), &[0; 12], to, &[0; 16], &units.to_be_bytes()].concat()
}

fn solana(rail: &RailFacts, asset: Asset, to: Key, units: u128) -> Option<Outgoing> {
    let units = u64::try_from(units).ok()?;
    let token = match asset {
        Asset::Native { .. } => None,
        Asset::Token(token) => match contract(rail, token.contract)? {
            Recipient::Solana(mint) => {
                Some(Token { mint: Key::new(*mint.bytes()), decimals: u8::try_from(token.decimals).ok()? })
            }
            _ => return None,
        },
        Asset::Unknown => return None,
    };
    Some(Outgoing::Solana(Payment { to, token, units }))
}

#[cfg(test)]
mod tests;
