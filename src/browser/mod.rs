//! The browser's side of what changes by itself or is foreign to the page: live prices and orders, and wallets.
//!
//! Compiled for both sides, so that islands can name it; its effects run in the browser only. Nothing is drawn here.

pub mod live;
pub mod wallets;
