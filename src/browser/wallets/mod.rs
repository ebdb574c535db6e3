//! Wallets in the shopper's browser: how they are found, and what they are asked. Those of EVM chains announce
//! themselves as EIP-6963 says, those of Solana as the Wallet Standard says.
//!
//! Everything in here is foreign code: names are cleaned, answers are checked, silence has an end, and nothing is
//! asked before the shopper has chosen a wallet. Nothing is drawn here, and no amount is known: what is sent is
//! made by the server. Compiled for both sides so that islands can name it; runs in the browser only.

mod error;
mod evm;
mod found;
mod object;
mod sent;
mod solana;
mod wallet;

pub use error::WalletError;
pub use found::{Found, discover};
pub use sent::{Sent, on_change, recall, remember};
pub use wallet::{Answer, Wallet};
