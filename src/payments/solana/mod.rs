//! Solana, as far as a shop needs it to prepare a payment: accounts, the payment transaction, and an RPC
//! client for data that changes by the minute.
//!
//! This module signs and sends nothing; the shopper's wallet does both. It knows nothing about orders or the
//! shop. The layouts are those of the system, token and associated-token programs. They are written out here
//! because they are frozen and short; the tests compare them with the output of Solana's own libraries.

mod associated;
mod key;
mod message;
mod node;
mod payment;

#[cfg(test)]
mod tests;

pub use key::{Key, NotAKey};
pub use node::{Node, NodeError, NotANode};
pub use payment::{Account, Ledger, Missing, Payment, Refused, Token};
