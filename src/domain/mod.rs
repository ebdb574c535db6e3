//! The shop's words: money, places, brands, amounts, rails, quotes and orders.
//!
//! Pure: no I/O, no clock, no signals, no framework. What is parsed here once is trusted everywhere;
//! what depends on time takes it as an argument. Both sides of the shop speak these words.

pub mod amount_text;
pub mod brand;
pub mod cart;
pub mod choice;
pub mod digits;
pub mod email;
pub mod expected_time;
pub mod failure;
pub mod goods;
pub mod label;
pub mod locale;
pub mod lpa;
pub mod money;
pub mod offer;
pub mod order;
pub mod order_id;
pub mod order_view;
pub mod phase;
pub mod phone;
pub mod plan;
pub mod problem;
pub mod quote;
pub mod rail;
pub mod reprice;
pub mod stage;
pub mod time;
pub mod transfer;
pub mod typed_amount;
