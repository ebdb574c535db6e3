//! The browser's side of live data (prices and orders), and of browser wallets.
//!
//! Compiled for both sides so that islands can name it; its effects run only in the browser. It renders
//! nothing.

pub mod live;
pub mod wallets;
