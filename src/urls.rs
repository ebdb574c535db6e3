//! Every URL of the shop as a function. Paths are written nowhere else, except in the route tables.
//!
//! Names, parameters and shapes must not change, because others depend on them. Values are percent-encoded
//! here.

use crate::domain::{
    brand::{Category, Kind, Slug},
    cart::Item,
    locale::{CountryCode, Locale},
    order_id::OrderId,
    phone::Phone,
    plan::{PlanFilter, PlanSort},
    rail::Rail,
    selection::Selection,
};
use form_urlencoded::Serializer;

/// The shop's home page in a locale.
pub fn home(locale: Locale) -> String {
    format!("/{locale}")
}

/// The whole catalog.
pub fn brands(locale: Locale) -> String {
    format!("/{locale}/brands")
}

/// A part of the catalog. Absent and default values are left out, so that one listing has one URL.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing<'a> {
    pub text: &'a str,
    pub category: Option<&'a Category>,
    pub kind: Option<Kind>,
    pub sort: Option<&'a str>,
    pub page: u32,
}

/// The URL of a listing.
pub fn listing(locale: Locale, listing: &Listing<'_>) -> String {
    let mut query = Serializer::new(String::new());
    if !listing.text.is_empty() {
        query.append_pair("q", listing.text);
    }
    if let Some(category) = listing.category {
        query.append_pair("category", category.code());
    }
    if let Some(kind) = listing.kind {
        query.append_pair("kind", kind.code());
    }
    if let Some(sort) = listing.sort {
        query.append_pair("sort", sort);
    }
    if listing.page > 1 {
        query.append_pair("page", &listing.page.to_string());
    }
    with_query(brands(locale), &query.finish())
}

/// The waiting page of a checkout that upstream cannot take at once, with its ticket and the time since which
/// it waits, in Unix seconds.
pub fn checkout_queue(locale: Locale, ticket: &str, since: i64, from: &str) -> String {
    let mut query = Serializer::new(String::new());
    query.append_pair("ticket", ticket).append_pair("since", &since.to_string());
    if !from.is_empty() {
        query.append_pair("from", from);
    }
    with_query(format!("{}/queue", checkout(locale)), &query.finish())
}

/// One brand.
pub fn brand(locale: Locale, slug: &Slug) -> String {
    format!("/{locale}/brands/{slug}")
}

/// A brand's page in a country's catalog, with the number that a top-up is for.
pub fn brand_in(locale: Locale, slug: &Slug, country: CountryCode, to: &str) -> String {
    with_query(brand(locale, slug), &country_query(Some(country).filter(|c| *c != locale.country), to))
}

/// The operators of a country, with the number that a top-up is for.
pub fn top_up_in(locale: Locale, country: CountryCode, to: &str) -> String {
    with_query(top_up(locale), &country_query(Some(country), to))
}

fn country_query(country: Option<CountryCode>, to: &str) -> String {
    let mut query = Serializer::new(String::new());
    if let Some(country) = country {
        query.append_pair("country", country.as_str());
    }
    if !to.is_empty() {
        query.append_pair("to", to);
    }
    query.finish()
}

/// The plans of a destination.
pub fn esim_in(locale: Locale, destination: CountryCode, filter: &PlanFilter) -> String {
    let mut query = Serializer::new(String::new());
    query.append_pair("country", destination.as_str());
    if let Some(data) = filter.data {
        query.append_pair("data", &data.to_string());
    }
    if let Some(days) = filter.days {
        query.append_pair("days", &days.to_string());
    }
    if filter.order != PlanSort::default() {
        query.append_pair("sort", filter.order.code());
    }
    with_query(esim(locale), &query.finish())
}

/// The checkout of one item.
pub fn buy(locale: Locale, item: &Item, pay: &Rail) -> String {
    with_query(checkout(locale), &selection_query(&selection_of(locale, item, pay)))
}

/// A brand's page with an item and a rail already selected.
pub fn picked(locale: Locale, item: &Item, pay: &Rail) -> String {
    edit_selection(locale, &item.brand, &selection_of(locale, item, pay))
}

/// A brand's page with what was selected and typed there, to be corrected.
pub fn edit_selection(locale: Locale, slug: &Slug, selection: &Selection) -> String {
    with_query(brand(locale, slug), &selection_query(selection))
}

fn selection_of(locale: Locale, item: &Item, pay: &Rail) -> Selection {
    let country = Some(item.country).filter(|country| *country != locale.country);
    Selection {
        brand: item.brand.to_string(),
        amount: item.choice.to_string(),
        custom: String::new(),
        country: country.map(|country| country.to_string()).unwrap_or_default(),
        to: item.to.as_ref().map_or("", Phone::as_str).to_owned(),
        pay: pay.to_string(),
    }
}

fn selection_query(selection: &Selection) -> String {
    let given = selection.fields().into_iter().filter(|(_, value)| !value.is_empty());
    Serializer::new(String::new()).extend_pairs(given).finish()
}

/// The visitor's cart. Forms that change it post here.
pub fn cart(locale: Locale) -> String {
    format!("/{locale}/cart")
}

/// The cart on a rail.
pub fn cart_on(locale: Locale, pay: &Rail) -> String {
    let query = Serializer::new(String::new()).append_pair("pay", &pay.to_string()).finish();
    with_query(cart(locale), &query)
}

/// The checkout of the cart on a rail.
pub fn checkout_on(locale: Locale, pay: &str) -> String {
    let query = Serializer::new(String::new()).append_pair("pay", pay).finish();
    with_query(checkout(locale), &query)
}

/// The checkout form's own URL, for GET and POST.
pub fn checkout(locale: Locale) -> String {
    format!("/{locale}/checkout")
}

/// Mobile top-ups.
pub fn top_up(locale: Locale) -> String {
    format!("/{locale}/top-up")
}

/// The eSIM page.
pub fn esim(locale: Locale) -> String {
    format!("/{locale}/esim")
}

/// The orders of this device.
pub fn orders(locale: Locale) -> String {
    format!("/{locale}/orders")
}

/// The page shown after a link was requested.
pub fn link_asked(locale: Locale) -> String {
    format!("/{locale}/orders/asked")
}

/// The page with the button of an emailed link, and the URL that the button posts to.
pub fn open_by_link(locale: Locale) -> String {
    format!("/{locale}/orders/open")
}

/// The link in an email.
pub fn open_orders(locale: Locale, token: &str) -> String {
    let query = Serializer::new(String::new()).append_pair("token", token).finish();
    with_query(open_by_link(locale), &query)
}

/// Makes a browser forget its orders.
pub fn forget_browser(locale: Locale) -> String {
    format!("/{locale}/orders/forget")
}

/// Shows a device only its own orders again.
pub fn close_orders(locale: Locale) -> String {
    format!("/{locale}/orders/close")
}

/// One order.
pub fn order(locale: Locale, id: &OrderId) -> String {
    format!("/{locale}/orders/{id}")
}

/// One order's receipt, without its codes.
pub fn receipt(locale: Locale, id: &OrderId) -> String {
    format!("/{locale}/orders/{id}/receipt")
}

/// Accepts the amount that a created order asks for instead of the agreed one.
pub fn accept(locale: Locale, id: &OrderId) -> String {
    format!("/{locale}/orders/{id}/accept")
}

/// Sandbox only: pays the order.
pub fn simulate(locale: Locale, id: &OrderId) -> String {
    format!("/{locale}/orders/{id}/simulate")
}

/// Where a Solana wallet requests the transaction of an order, see Solana Pay's transaction requests.
pub fn solana_pay(token: &str) -> String {
    format!("/api/solana-pay/{token}")
}

/// The order as JSON, for polling.
pub fn order_json(id: &OrderId) -> String {
    format!("/api/orders/{id}")
}

/// The order as server-sent events.
pub fn order_events(id: &OrderId) -> String {
    format!("/api/orders/{id}/subscribe")
}

/// A brand's picture, fetched and cached by the shop itself.
pub fn picture(country: CountryCode, slug: &Slug) -> String {
    format!("/media/brands/{}/{slug}", country.as_str().to_ascii_lowercase())
}

/// The same page in another locale: only the first segment changes.
pub fn in_locale(path_and_query: &str, locale: Locale) -> String {
    let rest = path_and_query.strip_prefix('/').unwrap_or(path_and_query);
    let cut = rest.find(['/', '?']).unwrap_or(rest.len());
    format!("/{locale}{}", &rest[cut..])
}

/// The rules that tell browsers which links they may prefetch.
pub const PREFETCH: &str = "/prefetch.json";

/// The pages rendered from the catalog alone, in any locale, as a pattern of the URL Pattern standard.
pub const LISTINGS: &str = "/:locale([a-z]{2}-[a-z]{2}){/brands}?";

/// The pages that need upstream's current prices, as the same kind of pattern.
pub const PRICED: &str = r"/:locale([a-z]{2}-[a-z]{2})/(brands/[^\/]+|top-up|esim)";

fn with_query(path: String, query: &str) -> String {
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_url_has_its_promised_form() {
        let locale: Locale = "it-it".parse().unwrap();
        let slug: Slug = "pomelo-market".parse().unwrap();
        let id = OrderId::from_bits(0xabc);
        let rail: Rail = "USDC:Polygon (Matic)".parse().unwrap();
        let item = |country: &str, to: Option<&str>| Item {
            country: country.parse().unwrap(),
            brand: slug.clone(),
            choice: "=25 USD".parse().unwrap(),
            to: to.map(|to| to.parse().unwrap()),
        };
        let trip = PlanFilter::read(Some("unlimited"), Some("15"), Some("days")).unwrap();
        let games = "games".parse().unwrap();
        let filtered = Listing {
            text: "café & co",
            category: Some(&games),
            kind: Some(Kind::GiftCard),
            sort: Some("name"),
            page: 2,
        };
        for (url, promised) in [
            (home(locale), "/it-it"),
            (listing(locale, &Listing::default()), "/it-it/brands"),
            (
                listing(locale, &filtered),
                "/it-it/brands?q=caf%C3%A9+%26+co&category=games&kind=gift-card&sort=name&page=2",
            ),
            (brand(locale, &slug), "/it-it/brands/pomelo-market"),
            (brand_in(locale, &slug, locale.country, ""), "/it-it/brands/pomelo-market"),
            (
                brand_in(locale, &slug, CountryCode::US, "+12025550143"),
                "/it-it/brands/pomelo-market?country=US&to=%2B12025550143",
            ),
            (top_up_in(locale, CountryCode::US, ""), "/it-it/top-up?country=US"),
            (esim_in(locale, CountryCode::US, &PlanFilter::default()), "/it-it/esim?country=US"),
            (
                esim_in(locale, CountryCode::US, &trip),
                "/it-it/esim?country=US&data=unlimited&days=15&sort=days",
            ),
            (
                buy(locale, &item("IT", None), &rail),
                "/it-it/checkout?brand=pomelo-market&amount=%3D25+USD&pay=USDC%3APolygon+%28Matic%29",
            ),
            (
                picked(locale, &item("NG", Some("+2348031234567")), &rail),
                "/it-it/brands/pomelo-market?brand=pomelo-market&amount=%3D25+USD&country=NG\
                 &to=%2B2348031234567&pay=USDC%3APolygon+%28Matic%29",
            ),
            (cart(locale), "/it-it/cart"),
            (checkout_on(locale, "BTC:Lightning"), "/it-it/checkout?pay=BTC%3ALightning"),
            (order(locale, &id), "/it-it/orders/00000000000000000000000000000abc"),
            (receipt(locale, &id), "/it-it/orders/00000000000000000000000000000abc/receipt"),
            (open_orders(locale, "a-b_c.d"), "/it-it/orders/open?token=a-b_c.d"),
            (accept(locale, &id), "/it-it/orders/00000000000000000000000000000abc/accept"),
            (order_events(&id), "/api/orders/00000000000000000000000000000abc/subscribe"),
            (in_locale("/en-us/brands?q=a", locale), "/it-it/brands?q=a"),
            (in_locale("/en-us", locale), "/it-it"),
        ] {
            assert_eq!(url, promised);
        }
    }
}
