//! x
use crate::domain::{
    brand::Slug, choice::Choice, failure::Failure, locale::Locale, quote::PriceView, rail::Rail,
};
use leptos::{prelude::*, server_fn::codec::GetUrl};
#[server(prefix = "/api", endpoint = "quote", input = GetUrl)]
pub async fn fetch_quote(
    locale: Locale,
    brand: Slug,
    amount: Choice,
    pay: Rail,
) -> Result<PriceView, Failure> {
    Err(Failure::Internal)
}
