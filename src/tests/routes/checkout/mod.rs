//! Tests of the cart and the checkout, up to a whole purchase without scripts.

mod cart;
mod coupons;
mod gifts;
mod journey;
mod quotes;
mod refunds;
mod refusals;
mod repeats;
mod totals;
