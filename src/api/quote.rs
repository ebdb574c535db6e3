//! The current price of one amount of a brand, or of the visitor's cart, on one rail.

use crate::domain::{
    brand::Slug,
    choice::Choice,
    failure::Failure,
    locale::{CountryCode, Locale},
    quote::PriceView,
    rail::Rail,
};
use leptos::{prelude::*, server_fn::codec::GetUrl};

/// Returns the price of one item. Read-only; the price is an indication until checkout (contract 5).
#[server(prefix = "/api", endpoint = "quote", input = GetUrl)]
pub async fn fetch_quote(
    locale: Locale,
    country: CountryCode,
    brand: Slug,
    amount: Choice,
    pay: Rail,
) -> Result<PriceView, Failure> {
    use crate::{
        domain::cart::Item,
        shop::{reply, request_in, shop},
    };
    let item = Item { country, brand, choice: amount, to: None };
    reply(shop()?.pricing.price(&request_in(locale), &item, &pay).await)
}

/// Returns the price of everything in the visitor's cart. Read-only; the price is an indication until
/// checkout.
#[server(prefix = "/api", endpoint = "cart-quote", input = GetUrl)]
pub async fn fetch_cart_quote(locale: Locale, pay: Rail) -> Result<PriceView, Failure> {
    use crate::shop::{reply, request_in, shop};
    reply(shop()?.carts.price(&request_in(locale), &pay).await)
}
