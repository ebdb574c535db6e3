//! The browser's end of what changes while a page is open: an order's news, a price's age.
//!
//! Signals out, nothing drawn. Compiled for both sides so that islands can name it; on the server the
//! effects in here never run.

pub mod backoff;
pub mod clock;
mod hold;
pub mod news;
pub mod price;
mod source;
mod stream_slot;
