//! Tests of what a visitor requests, by route; those about all routes are directly in here.

mod addresses;
mod api;
mod catalog;
mod checkout;
mod headers;
mod leaks;
mod operators;
mod orders;
mod statuses;
