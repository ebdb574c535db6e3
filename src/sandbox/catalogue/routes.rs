//! The catalogue's endpoints (contract 3, 4 and 5).

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::{Path, Query, State};
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Value, json};

use super::brand::{Brand, Kind, Offer, Product, Quirk};
use super::countries::{COUNTRIES, find_country, usd};
use super::listing;
use crate::sandbox::rails::{Coin, find_coin};
use crate::sandbox::refusal::Refusal;
use crate::sandbox::wire::decimal;
use crate::sandbox::world::World;

/// Delay of the answer for "Slow Lane".
const SLOW_OFFER_DELAY: Duration = Duration::from_secs(3);

impl Brand {
    /// The current margin. "Moving Price" has a higher one after a validation.
    pub fn margin(&self, world: &World) -> i64 {
        let jumped = self.quirk == Some(Quirk::Moving) && world.market.jumped(world.clock.now());
        if jumped { self.margin_bps + 300 } else { self.margin_bps }
    }
}

/// The query of the brand lists.
#[derive(Deserialize)]
pub struct BrandListQuery {
    country_code: Option<String>,
}

/// `GET /v2/brands`.
pub async fn brands(
    State(world): State<Arc<World>>,
    Query(query): Query<BrandListQuery>,
) -> Result<Json<Value>, Refusal> {
    let code =
        query.country_code.ok_or_else(|| Refusal::BadRequest("country_code is required".to_owned()))?;
    let brands = world.catalogue.of(&code);
    let mut all: Vec<Value> = brands.iter().map(|brand| listing::brand(&world, brand)).collect();
    insert_invalid_element(&code, &mut all);
    let mut body = json!({
        "country_code": code,
        "popular_brands": popular(&world, brands),
        "categories": categories(&world, brands),
        "last_user_purchases": [],
        "suggestions": [],
    });
    if find_country(&code).is_none_or(|country| country.all_brands) {
        body["all_brands"] = Value::Array(all);
    }
    Ok(Json(body))
}

/// `GET /api/available-countries` of the website: every country with a catalogue, and one without,
/// because the two lists do not match (contract 1.2).
pub async fn available_countries() -> Json<Value> {
    let codes = COUNTRIES.iter().map(|country| country.code).chain(["SM"]);
    Json(
        json!({ "countries": codes.map(|code| json!({ "isoCode": code, "name": code })).collect::<Vec<_>>() }),
    )
}

/// Inserts an invalid element into some lists. Contract 15 asks clients to keep the other elements.
fn insert_invalid_element(code: &str, all: &mut Vec<Value>) {
    let middle = all.len() / 2;
    match code {
        "US" => all.insert(
            middle,
            json!({ "brand": "Nameless Number", "family": "Nameless Number", "kind": "giftcard" }),
        ),
        "GB" => all.insert(middle, json!(42)),
        _ => {}
    }
}

/// `GET /v2/homepage`, in a format inferred from the brand lists.
pub async fn homepage(
    State(world): State<Arc<World>>,
    Query(query): Query<BrandListQuery>,
) -> Result<Json<Value>, Refusal> {
    let code =
        query.country_code.ok_or_else(|| Refusal::BadRequest("country_code is required".to_owned()))?;
    let brands = world.catalogue.of(&code);
    let mut sections = categories(&world, brands);
    sections.truncate(4);
    Ok(Json(json!({
        "country_code": code,
        "last_user_purchases": [],
        "suggestions": [],
        "popular_brands": popular(&world, brands),
        "categories": sections,
    })))
}

fn popular(world: &World, brands: &[Brand]) -> Vec<Value> {
    brands.iter().filter(|brand| brand.popular).map(|brand| listing::brand(world, brand)).collect()
}

/// One section per category. A brand is in the sections of all its categories; NFTs are in a
/// section without a name.
fn categories(world: &World, brands: &[Brand]) -> Vec<Value> {
    let main_category = |brand: &Brand| (brand.kind != Kind::NftGiftcard).then_some(brand.category);
    let mut sections: Vec<(Kind, Option<&str>)> = Vec::new();
    for brand in brands {
        for category in
            std::iter::once(main_category(brand)).chain(brand.additional.iter().copied().map(Some))
        {
            if !sections.contains(&(brand.kind, category)) {
                sections.push((brand.kind, category));
            }
        }
    }
    let section = |(kind, category): (Kind, Option<&str>)| {
        let is_listed = |brand: &&Brand| {
            brand.kind == kind
                && (main_category(brand) == category
                    || category.is_some_and(|name| brand.additional.contains(&name)))
        };
        let listed: Vec<&Brand> = brands.iter().filter(is_listed).collect();
        let list = |brands: &mut dyn Iterator<Item = &&Brand>| {
            brands.map(|brand| listing::brand(world, brand)).collect::<Vec<_>>()
        };
        json!({
            "kind": kind.name(),
            "category": category,
            "brands": list(&mut listed.iter()),
            "popular_brands": list(&mut listed.iter().filter(|brand| brand.popular)),
        })
    };
    sections.into_iter().map(section).collect()
}

/// The query of a search.
#[derive(Deserialize)]
pub struct SearchQuery {
    q: Option<String>,
}

/// `GET /v2/search/{cc}`: an array of matches. Its keys are a guess.
pub async fn search(
    State(world): State<Arc<World>>,
    Path(code): Path<String>,
    Query(query): Query<SearchQuery>,
) -> Result<Json<Value>, Refusal> {
    let text = query.q.ok_or_else(|| Refusal::BadRequest("q is required".to_owned()))?.to_lowercase();
    let matches = world.catalogue.of(&code).iter().filter(|brand| brand.name.to_lowercase().contains(&text));
    Ok(Json(matches.take(50).map(|brand| listing::brand(&world, brand)).collect()))
}

/// The query of a products read.
#[derive(Deserialize)]
pub struct ProductsQuery {
    family_name: Option<String>,
    brand_name: Option<String>,
    coin: Option<String>,
    lang: Option<String>,
}

/// `GET /v5/products/country/{cc}`.
pub async fn products(
    State(world): State<Arc<World>>,
    Path(code): Path<String>,
    Query(query): Query<ProductsQuery>,
) -> Result<Json<Value>, Refusal> {
    if query.family_name.is_none() && query.brand_name.is_none() {
        return Err(Refusal::BadRequest("family_name or brand_name is required".to_owned()));
    }
    let coin = coin(query.coin.as_deref())?;
    let is_requested = |brand: &&Brand| {
        query.brand_name.as_ref().is_none_or(|name| brand.name == *name)
            && query.family_name.as_ref().is_none_or(|family| brand.family == *family)
            && brand.quirk != Some(Quirk::Ghost)
    };
    let found: Vec<&Brand> = world.catalogue.of(&code).iter().filter(is_requested).collect();
    match found.first().and_then(|brand| brand.quirk) {
        Some(Quirk::Slow) => tokio::time::sleep(SLOW_OFFER_DELAY).await,
        Some(Quirk::Broken) => return Err(Refusal::BadGateway),
        _ => {}
    }
    let locale = query.lang.as_deref().unwrap_or("en");
    Ok(Json(found.into_iter().map(|brand| listing::entry(&world, brand, coin, locale)).collect()))
}

/// The query of a price read.
#[derive(Deserialize)]
pub struct PriceQuery {
    brand_name: Option<String>,
    country_code: Option<String>,
    face_value: Option<String>,
    coin: Option<String>,
}

/// `GET /v4/products/price`: ranges by value; fixed cards too, by the same number.
pub async fn price(
    State(world): State<Arc<World>>,
    Query(query): Query<PriceQuery>,
) -> Result<Json<Value>, Refusal> {
    let missing = |name: &str| Refusal::BadRequest(format!("{name} is required"));
    let name = query.brand_name.ok_or_else(|| missing("brand_name"))?;
    let country = query.country_code.ok_or_else(|| missing("country_code"))?;
    let value = query.face_value.ok_or_else(|| missing("face_value"))?;
    let value = decimal(&Value::String(value))
        .ok_or_else(|| Refusal::BadRequest("face_value is no number".to_owned()))?;
    let coin = coin(query.coin.as_deref())?;
    let brand = world.catalogue.find(&country, &name).ok_or(Refusal::NotAvailable("unknown product"))?;
    let (product, usd) =
        product_of_value(brand, value).ok_or(Refusal::NotAvailable("no product of this value"))?;
    let amount = (brand.quirk != Some(Quirk::Priceless))
        .then(|| world.market.amount(usd, brand.margin(&world), coin, world.clock.now()));
    Ok(Json(listing::priced(brand, product, coin, amount, usd)))
}

/// The product with this face value, and its value in dollars.
fn product_of_value(brand: &Brand, value: Decimal) -> Option<(&Product, Decimal)> {
    brand.products.iter().flatten().find_map(|product| match &product.offer {
        Offer::Range { min, max, step, currency, .. } => {
            (value >= *min && value <= *max && ((value - *min) % *step).is_zero())
                .then(|| (product, usd(value, currency)))
        }
        Offer::Fixed { face: Some(face), usd, .. } => (face.amount == value).then_some((product, *usd)),
        Offer::Fixed { face: None, .. } => None,
    })
}

fn coin(name: Option<&str>) -> Result<&'static Coin, Refusal> {
    let name = name.unwrap_or("USDC");
    let coin =
        find_coin(name).ok_or_else(|| Refusal::BadRequest(format!("unsupported coin {}", text_of(name))))?;
    if coin.suspended { Err(Refusal::Suspended("SUSPENDED_COIN")) } else { Ok(coin) }
}

/// A prefix of the caller's text that is short enough to repeat.
fn text_of(sent: &str) -> String {
    sent.chars().take(16).collect()
}
