//! Solana, as far as a shop must know it to prepare a payment: accounts, the one message that pays, and a
//! node that is asked for what changes by the minute.
//!
//! Nothing is signed and nothing is sent from here: the shopper's wallet does both. It knows no
//! order and no shop. The layouts are those of the system, token and associated-token programs, written out
//! because they are frozen and short; the tests hold them against what Solana's own libraries make.

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
