//! Brand pictures, fetched by the shop and kept by it: no shopper's browser talks to a third party. A
//! picture that cannot be had is drawn: the brand's initials on its colour.

use crate::{
    domain::{
        brand::{self, Brand, Colour, Slug},
        locale::CountryCode,
    },
    shop::{Shop, visitor::Visitor},
};
use axum::{
    Extension,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use std::sync::Arc;

/// What a foreign picture may do when somebody opens it by itself: nothing.
const IMAGE_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/// The picture of one brand.
pub async fn brand(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Visitor>,
    Path((country, slug)): Path<(String, String)>,
) -> Response {
    let country = country.parse().ok().filter(CountryCode::exists);
    let (Some(country), Ok(slug)) = (country, slug.parse::<Slug>()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let Ok(index) = shop.catalogue.brands(&visitor.caller(country)).await else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    let Some(hit) = index.resolve(&slug) else { return StatusCode::NOT_FOUND.into_response() };
    let picture = match &hit.brand.picture {
        Some(url) => shop.catalogue.image(url).await.ok(),
        None => None,
    };
    match picture {
        Some(image) => served(image.media_type, "public, max-age=86400", image.bytes),
        None => served("image/svg+xml", "public, max-age=300", drawn(&hit.brand)),
    }
}

fn served(media_type: &'static str, kept: &'static str, body: impl Into<axum::body::Body>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, media_type),
        (header::CACHE_CONTROL, kept),
        (header::CONTENT_SECURITY_POLICY, IMAGE_POLICY),
    ];
    (headers, body.into()).into_response()
}

/// The brand's initials in the shape of its card.
fn drawn(brand: &Brand) -> String {
    let letters = brand::initials(&brand.title());
    let colour = brand.colour.as_ref().map_or("#3a4650", Colour::hex);
    let bright = brand.colour.as_ref().is_some_and(Colour::is_bright);
    let ink = if bright { "#10181c" } else { "#ffffff" };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 500 318\" width=\"500\" height=\"318\">\
         <rect width=\"500\" height=\"318\" fill=\"{colour}\"/>\
         <text x=\"36\" y=\"276\" font-family=\"system-ui, sans-serif\" font-weight=\"700\" font-size=\"104\" \
         fill=\"{ink}\">{letters}</text></svg>"
    )
}
