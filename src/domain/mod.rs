//! The shop's types: money, countries, brands, amounts, rails, quotes and orders.
//!
//! This module is pure: no I/O, no clock, no signals, no framework. Values are validated once, when they are
//! parsed, and trusted afterwards. Functions that depend on time take it as an argument. Server and browser
//! both use these types.

pub mod amount_text;
pub mod brand;
pub mod cart;
pub mod choice;
pub mod choice_error;
pub mod digits;
pub mod email;
pub mod expected_time;
pub mod failure;
pub mod goods;
pub mod label;
pub mod locale;
pub mod lpa;
pub mod money;
pub mod network;
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
pub mod selection;
pub mod stage;
mod text_form;
pub mod time;
pub mod transfer;
pub mod typed_amount;
