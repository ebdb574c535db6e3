//! Turns the parts of an upstream order into something a shopper can safely pay: validated addresses, payment
//! URIs and QR codes, all built here from parts.
//!
//! This module is pure: no I/O, no clock (time is an argument), no pages. It does not decide whether an order
//! may still be paid; the order's state does. It never repeats upstream's own payment text, and only compares
//! it with its own.

mod address;
mod asset;
mod atomic;
mod claim;
mod instructions;
mod network;
mod qr;
mod refund;
mod request;
pub mod solana;
mod transfer;
mod uri;
mod wallet_call;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod rails;
#[cfg(test)]
mod vectors;

pub use address::{Address, AddressError};
pub use instructions::{Answered, Parked, PaymentInstructions, Quoted, check};
#[cfg(test)]
pub(crate) use qr::tests::{photographed, pixels};
pub use qr::{Qr, QrError};
pub use refund::{RefundError, refund_address};
pub use request::{DecodeError, PaymentRequest, RequestedAmount, Scheme, decode};
pub use transfer::{Outgoing, outgoing};
pub use uri::{PaymentUri, UriError, payment_uri, token_transfer_uri};
pub use wallet_call::{ask_shop, ask_wallet, transfer, wallet_kind};

use crate::domain::{network::NetworkFamily, rail::RailOption};

/// Whether payments on this network may need a memo or tag to arrive. True for unknown networks.
pub fn may_need_memo(rail: &RailFacts) -> bool {
    matches!(network::family(rail), Some(NetworkFamily::Ton) | None)
}

/// Whether the address may be a token account instead of a wallet: true for every token on Solana (contract
/// 7).
pub fn may_be_token_account(rail: &RailFacts) -> bool {
    network::family(rail) == Some(NetworkFamily::Solana) && !asset::is_native(rail)
}

/// Upstream's data about a token, from `payment_vias` (contract section 2). It is compared with the pinned
/// token, never used for a payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The token's contract or mint address, in the network's own notation; empty if unknown.
    pub contract: String,
    /// The token's decimal places on this network, if known.
    pub decimals: Option<u32>,
    /// The ticker in the contract; empty if unknown.
    pub symbol: String,
}

/// The rail as upstream names it (contract section 2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RailFacts {
    /// The coin's ticker, `USDC`.
    pub coin: String,
    /// The network's name, `Polygon (Matic)`.
    pub network: String,
    /// The EIP-155 chain ID; EVM networks only.
    pub chain_id: Option<u64>,
    /// The token's contract. `None` for a network's own coin, and if upstream names none.
    pub token: Option<Token>,
}

impl From<&RailOption> for RailFacts {
    fn from(option: &RailOption) -> Self {
        Self {
            coin: option.rail.coin().ticker().to_owned(),
            network: option.rail.network().to_owned(),
            chain_id: option.chain_id,
            token: option.token.as_ref().map(|token| Token {
                contract: token.address.clone(),
                decimals: token.decimals,
                symbol: token.symbol.clone(),
            }),
        }
    }
}
