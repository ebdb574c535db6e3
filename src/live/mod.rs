//! Data that changes while a page is open: the updates of an order, a price and its age.
//!
//! Returns signals and renders nothing. Compiled for both sides so that islands can name it; on the server
//! its effects never run.

pub mod backoff;
pub mod clock;
mod hold;
pub mod news;
pub mod price;
mod source;
mod stream_slot;
