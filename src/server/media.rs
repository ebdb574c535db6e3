//! Brand pictures. The shop fetches and caches them, so that no shopper's browser contacts a third party. If
//! a picture is unavailable, the response is an SVG with the brand's initials on its color.

use crate::{
    domain::{
        brand::{self, Brand, Color, Slug},
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

/// The content security policy of pictures: one that is opened by itself may neither run nor load anything.
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
        Some(image) => picture_response(image.media_type, "public, max-age=86400", image.bytes),
        None => picture_response("image/svg+xml", "public, max-age=300", placeholder_svg(&hit.brand)),
    }
}

fn picture_response(
    media_type: &'static str,
    cache_policy: &'static str,
    body: impl Into<axum::body::Body>,
) -> Response {
    let headers = [
        (header::CONTENT_TYPE, media_type),
        (header::CACHE_CONTROL, cache_policy),
        (header::CONTENT_SECURITY_POLICY, IMAGE_POLICY),
    ];
    (headers, body.into()).into_response()
}

/// An SVG of the brand's initials, in the shape of its card.
fn placeholder_svg(brand: &Brand) -> String {
    let letters = brand::initials(&brand.title());
    let color = brand.color.as_ref().map_or("#3a4650", Color::hex);
    let bright = brand.color.as_ref().is_some_and(Color::is_bright);
    let ink = if bright { "#10181c" } else { "#ffffff" };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 500 318\" width=\"500\" height=\"318\">\
         <rect width=\"500\" height=\"318\" fill=\"{color}\"/>\
         <text x=\"36\" y=\"276\" font-family=\"system-ui, sans-serif\" font-weight=\"700\" font-size=\"104\" \
         fill=\"{ink}\">{letters}</text></svg>"
    )
}
