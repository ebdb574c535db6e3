//! Tests of the pages of placed orders: states, receipts, new amounts and other devices.

mod endings;
mod receipts;
mod recovery;
mod reprice;
mod states;
