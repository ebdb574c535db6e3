//! QR codes and barcodes of orders. Logos are in `logos`.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use fast_qr::QRBuilder;
use fast_qr::convert::svg::SvgBuilder;
use http::header;
use uuid::Uuid;

use super::chance::Dice;
use super::orders::code_of;
use super::refusal::Refusal;
use super::world::World;

/// `GET /v3/qrs/{id}`: an order's payment text or a delivered eSIM's profile, as an SVG.
pub async fn qr(State(world): State<Arc<World>>, Path(id): Path<String>) -> Result<Response, Refusal> {
    let missing = || Refusal::NotFound("order not found");
    let id: Uuid = id.parse().map_err(|_| missing())?;
    let payment = world.book.with(id, |order| order.qr_text.clone());
    let profile = || {
        let codes = world.book.all(|order| code_of(&world, order, id));
        codes.into_iter().flatten().next()
    };
    let text = payment.or_else(profile).filter(|text| !text.is_empty()).ok_or_else(missing)?;
    let code = QRBuilder::new(text).build().map_err(|_| Refusal::Internal)?;
    Ok(svg(SvgBuilder::default().to_str(&code)))
}

/// `GET /barcodes/{file}`: placeholder bars for a delivered card.
pub async fn barcode(State(world): State<Arc<World>>, Path(file): Path<String>) -> Response {
    let mut dice = Dice::new(world.seed, &["barcode", &file]);
    let (mut bars, mut at) = (String::new(), 8);
    while at < 184 {
        let width = 1 + dice.below(4);
        let bar = format!("<rect x=\"{at}\" y=\"8\" width=\"{width}\" height=\"64\"/>");
        bars.push_str(&bar);
        at += width + 1 + dice.below(4);
    }
    svg(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 80\" width=\"200\" height=\"80\">\
         <rect width=\"200\" height=\"80\" fill=\"#fff\"/>{bars}</svg>"
    ))
}

/// An answer with an SVG.
pub fn svg(drawing: String) -> Response {
    let headers = [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "public, max-age=86400")];
    (headers, drawing).into_response()
}
