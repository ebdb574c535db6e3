//! What comes alive in the browser: the picker with its live price, the cart's total, the order that follows itself, the
//! button that is pressed once.
//!
//! Islands get ready values and ready words as props and draw the same tree on both sides; everything
//! around them is drawn by the server alone and never shipped. Each works as plain links and forms before,
//! or without, its WebAssembly.

mod cart;
mod copy;
mod countdown;
mod field;
mod goods;
mod help;
mod hydration;
mod icon;
mod install;
mod live_text;
mod order;
mod payment;
mod picker;
mod place;
mod price;
mod reprice;
mod support;
mod texts;
mod timeline;
mod wallet;

pub use cart::{CartTotal, Total};
pub use order::{LineCard, OrderTracker, TrackedOrder};
pub use payment::network_key;
pub use picker::{Picker, Purchase};
pub use place::PlaceButton;
pub use price::{AGE_TEXTS, PRICE_TEXTS};
pub use texts::Texts;
