//! What comes alive in the browser: the picker with its live price, the order that follows itself, the
//! button that is pressed once.
//!
//! Islands get ready values and ready words as props and draw the same tree on both sides; everything
//! around them is drawn by the server alone and never shipped. Each works as plain links and forms before,
//! or without, its WebAssembly.

mod copy;
mod countdown;
mod goods;
mod icon;
pub mod order;
mod payment;
pub mod picker;
pub mod place;
mod price;
mod rails;
mod timeline;

pub use goods::GoodsWords;
pub use order::{LineFace, OrderTracker, OrderWords, PhaseWords, Tracked};
pub use payment::{PaymentWords, network_key};
pub use picker::{AmountOption, CustomOption, Picker, PickerWords, Purchase};
pub use place::PlaceButton;
pub use price::PriceWords;
pub use rails::{RailGroup, RailPick};
pub use timeline::TimelineWords;
