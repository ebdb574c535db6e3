//! Tests of the routes under `/api/`: server functions, order streams, prices and wallets.

mod calls;
mod news;
mod price_comparison;
mod solana_pay;
mod transfers;
