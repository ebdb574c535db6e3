//! Islands: the interactive parts of pages. The picker with its live price, the cart's total, the order that
//! updates itself, and the button that can be pressed once.
//!
//! Islands get values and texts as props, and render the same tree on both sides. Everything around them is
//! rendered only by the server and never shipped. Each island works with plain links and forms before, or
//! without, its WebAssembly.

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
mod network_chip;
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
pub use goods::LineCard;
pub use network_chip::NetworkChip;
pub use order::{OrderTracker, TrackedOrder};
pub use picker::{Picker, Purchase};
pub use place::PlaceButton;
pub use price::{AGE_TEXTS, PRICE_TEXTS};
pub use texts::Texts;
