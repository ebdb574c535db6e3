//! Wallets in the shopper's browser: discovery and requests. EVM wallets announce themselves as in EIP-6963,
//! Solana wallets as in the Wallet Standard.
//!
//! Wallets are untrusted code: names are cleaned, answers are checked, calls have timeouts, and nothing is
//! requested before the shopper has chosen a wallet. This module renders nothing and computes no amounts; the
//! server builds what is sent. Compiled for both sides so that islands can name it; runs only in the browser.

mod error;
mod evm;
mod found;
mod object;
mod sent;
mod solana;
mod timeouts;
mod wallet;

pub use error::WalletError;
pub use found::{Found, discover};
pub use sent::{Sent, on_change, recall, remember};
pub use wallet::{Answer, Wallet};
