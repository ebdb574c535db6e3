//! Tests of the whole shop through its router, and of the rules between modules.
//!
//! The directories hold the tests, sorted by route and subject. The files next to them are shared helpers.

pub mod app;
mod browser;
mod capacity;
pub mod double;
mod faults;
mod form;
mod invoices;
mod payments;
mod routes;
mod rules;
pub(crate) mod shopper;
mod tamper;

/// The `PostgreSQL` server of the tests.
pub fn postgres() -> String {
    crate::shop::settings::tests::test_postgres()
}
