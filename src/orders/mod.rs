//! Orders: placed once, recorded, followed, and shown to their owner.
//!
//! The flow of a purchase: [`place`] writes a row into the [`journal`] and calls upstream once. The [`hub`]
//! follows the order for its watchers. [`view`] builds what the owner sees, [`crate::payments`] checks what
//! may be paid, and [`goods`] returns what was delivered. This module knows no pages, cookies or prices. It
//! writes no code, email address, phone number or IP address to disk.

pub mod goods;
pub mod hub;
pub mod journal;
pub mod keys;
pub mod place;
pub mod reader;
pub mod record;
pub mod retention;
pub mod snapshot;
pub mod vault;
pub mod view;

mod clock;
mod keyed_mutex;
mod lines;
mod payable;
mod phase_of;
mod phase_timeouts;
mod pictures;
mod shared_snapshot;
mod trace;

#[cfg(test)]
pub(crate) mod tests;
