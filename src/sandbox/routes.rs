//! Every URL of the sandbox.

use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};

use super::gate::gate;
use super::refusal::Refusal;
use super::world::World;
use super::{catalogue, control, logos, orders, pictures, rails, solana, stream};

/// The sandbox as a router, without a server.
pub fn router(world: Arc<World>) -> Router {
    Router::new()
        .route("/v3/payment_vias", get(rails::lists::vias))
        .route("/v3/currencies", get(rails::lists::currencies))
        .route("/v2/brands", get(catalogue::brands))
        .route("/api/available-countries", get(catalogue::available_countries))
        .route("/v2/homepage", get(catalogue::homepage))
        .route("/v2/search/{cc}", get(catalogue::search))
        .route("/v5/products/country/{cc}", get(catalogue::products))
        .route("/v4/products/price", get(catalogue::price))
        .route("/v5/orders/validations", post(orders::validate))
        .route("/v5/orders", post(orders::create))
        .route("/v5/orders/{id}", get(orders::read))
        .route("/v5/orders/{id}/subscribe", get(stream::subscribe))
        .route("/v3/qrs/{id}", get(pictures::qr))
        .route("/barcodes/{file}", get(pictures::barcode))
        .route("/logos/{file}", get(logos::logo))
        .merge(control::router())
        .fallback(async || Refusal::NotFound("no such endpoint"))
        .method_not_allowed_fallback(async || Refusal::NotFound("no such endpoint"))
        .layer(from_fn_with_state(Arc::clone(&world), gate))
        // Not part of the upstream's API, so faults and records do not apply.
        .route("/solana", post(solana::answer))
        .with_state(world)
}
