//! What one amount of one brand costs on one rail, right now.

use crate::domain::{
    brand::Slug, choice::Choice, failure::Failure, locale::Locale, quote::PriceView, rail::Rail,
};
use leptos::{prelude::*, server_fn::codec::GetUrl};

/// Asks for a price. Reads only; an indication until checkout (contract 5).
#[server(prefix = "/api", endpoint = "quote", input = GetUrl)]
pub async fn fetch_quote(
    locale: Locale,
    brand: Slug,
    amount: Choice,
    pay: Rail,
) -> Result<PriceView, Failure> {
    use crate::shop::{reply, shop, visitor};
    reply(shop()?.price(&visitor(), locale, &brand, &amount, &pay).await)
}
