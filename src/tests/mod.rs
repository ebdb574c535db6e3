//! Tests of the whole shop through its router, and of the rules between modules.

mod addresses;
pub mod app;
mod browser;
mod calls;
mod cart;
mod contradictions;
mod coupons;
mod crash;
mod crawlers;
pub mod double;
mod economy;
mod endings;
mod evidence;
mod form;
mod fuzz;
mod gifts;
mod headers;
mod image;
mod injection;
mod invoices;
mod journey;
mod layers;
mod leaks;
mod lenient_input;
mod limits;
mod load;
mod news;
mod operators;
mod outages;
mod places;
mod price_comparison;
mod purchase;
mod quotes;
mod rails;
mod receipts;
mod recovery;
mod refunds;
mod refusals;
mod repeats;
mod reprice;
mod restart;
mod shares;
pub(crate) mod shopper;
mod solana_pay;
mod states;
mod statuses;
mod storm;
mod tamper;
mod tampered;
mod tokens;
mod totals;
mod transfers;

/// The `PostgreSQL` server of the tests.
pub fn postgres() -> String {
    crate::shop::settings::tests::test_postgres()
}
