//! Orders: placed once, written down, followed, shown to their owner.
//!
//! The order of a purchase: [`place`] writes a row into the [`journal`] and calls upstream once; the
//! [`hub`] follows the order for whoever watches; [`view`] makes what the owner sees, and
//! [`crate::payments`] what may be paid; [`goods`] is what was delivered. No pages, no cookies, no prices here; and no code,
//! e-mail address, phone number or IP address on disk.

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
mod forms_in_progress;
mod lines;
mod payable;
mod phase_of;
mod phase_timeouts;
mod pictures;
mod shared_snapshot;
mod trace;

#[cfg(test)]
pub(crate) mod tests;
