//! Every route of the shop, and the layers around them from the outermost inwards.

use super::{
    accept, body, canonical, cart, files, forms, functions, guard, headers, health, limits, media, metrics,
    page, prefetch, recovery, robots, shared, solana_pay, stream, stream_limiter::StreamLimiter, telemetry,
    visit,
};
use crate::{
    app::{App, shell},
    domain::locale::Locale,
    shop::Shop,
    urls,
};
use axum::{
    Extension, Router,
    extract::{DefaultBodyLimit, Request, State},
    http::{Method, StatusCode, Uri, header},
    middleware::{self, Next},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use leptos_axum::{LeptosRoutes, generate_route_list};
use std::sync::Arc;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer,
        predicate::{DefaultPredicate, NotForContentType, Predicate},
    },
    limit::RequestBodyLimitLayer,
};

/// The longest body that is read, in bytes. The longest form is a tenth of it.
const MAX_BODY_BYTES: usize = 64 * 1024;

/// The longest path and query that is looked at, in bytes.
const MAX_TARGET_BYTES: usize = 4096;

/// The whole shop as one service.
pub fn router(shop: &Arc<Shop>) -> Router {
    let transport = headers::transport_policy(shop.is_secure(), shop.settings.server.hsts_subdomains);
    let judged = judged(shop);
    let compression = CompressionLayer::new().quality(shared::QUALITY).compress_when(
        DefaultPredicate::new()
            .and(NotForContentType::new("application/wasm"))
            .and(NotForContentType::new("text/event-stream")),
    );
    let whole = Router::new()
        .merge(pages(shop))
        .merge(files::package(&shop.options))
        .merge(files::assets(&shop.options))
        .route("/", get(forms::to_a_locale))
        .route("/livez", get(health::live))
        .route("/readyz", get(health::ready))
        .route(urls::PREFETCH, get(prefetch::rules))
        .route("/robots.txt", get(robots::robots))
        .route("/sitemap.xml", get(robots::sitemap))
        .route("/media/brands/{country}/{slug}", get(media::brand))
        .route("/api/orders/{id}", get(stream::poll))
        .route("/api/orders/{id}/receipt", get(stream::receipt))
        .route("/{locale}/cart", post(cart::change))
        .route("/{locale}/checkout", post(forms::place))
        .route("/{locale}/checkout/queue", get(forms::queue))
        .route("/{locale}/orders", post(recovery::ask))
        .route("/{locale}/orders/open", post(recovery::open))
        .route("/{locale}/orders/close", post(recovery::close))
        .route("/{locale}/orders/forget", post(recovery::forget))
        .route("/{locale}/orders/{id}/accept", post(accept::accept))
        .route("/{locale}/orders/{id}/simulate", post(forms::simulate))
        .fallback(elsewhere);
    let streams = Router::new()
        .route("/api/orders/{id}/subscribe", get(stream::subscribe))
        .layer(Extension(StreamLimiter::new(shop.settings.limits)));
    let wallet = get(solana_pay::requester).post(solana_pay::transaction).options(solana_pay::preflight);
    let wallets =
        Router::new().route("/api/solana-pay/{token}", wallet).layer(middleware::from_fn(solana_pay::allow));
    let whole = whole.merge(wallets);
    // What compresses keeps six kilobytes for each open answer, even for one that it passes on as it is.
    judged(whole)
        .layer(compression)
        .merge(judged(streams))
        .layer(middleware::from_fn(telemetry::log))
        .layer(middleware::from_fn(metrics::count))
        .layer(middleware::from_fn(move |request, next| headers::add(transport, request, next)))
        .with_state(Arc::clone(shop))
}

/// The layers between a route and what is said about every answer. They are shared by all that are made here.
fn judged(shop: &Arc<Shop>) -> impl Fn(Router<Arc<Shop>>) -> Router<Arc<Shop>> {
    let (shop, limits) = (Arc::clone(shop), limits::Limits::new(shop));
    move |router| {
        let (shop, limits) = (Arc::clone(&shop), limits.clone());
        router
            .method_not_allowed_fallback(|State(shop): State<Arc<Shop>>, request: Request| async move {
                page::refuse(&shop, request, StatusCode::METHOD_NOT_ALLOWED).await
            })
            .layer(DefaultBodyLimit::max(MAX_BODY_BYTES))
            .layer(RequestBodyLimitLayer::new(MAX_BODY_BYTES))
            .layer(middleware::from_fn_with_state(body::BODY_TIMEOUT, body::hurry))
            .layer(middleware::from_fn_with_state(Arc::clone(&shop), refusals))
            .layer(middleware::from_fn_with_state(limits, limits::serve))
            .layer(middleware::from_fn_with_state(Arc::clone(&shop), guard::same_origin))
            .layer(middleware::from_fn_with_state(Arc::clone(&shop), visit::identify))
            .layer(middleware::from_fn(canonical::redirect))
            .layer(middleware::from_fn_with_state(Arc::clone(&shop), sizes))
            .layer(CatchPanicLayer::custom(|_| {
                // The line about it is the hook's, see `telemetry`.
                ::metrics::counter!("kiosk_panics_total").increment(1);
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }))
    }
}

/// Pages and server functions, rendered by Leptos.
fn pages(shop: &Arc<Shop>) -> Router<Arc<Shop>> {
    let options = shop.options.clone();
    let context = page::context(shop);
    let page = {
        let options = options.clone();
        move || shell(options.clone())
    };
    Router::new()
        .leptos_routes_with_context(&options, generate_route_list(App), context, page)
        .layer(middleware::from_fn_with_state(shared::Shared::new(), shared::serve))
        .layer(middleware::from_fn(functions::judge))
        .with_state(options.clone())
}

/// The page that says there is nothing here; an address with a slash too many leads to the one without.
async fn elsewhere(State(shop): State<Arc<Shop>>, request: Request) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD)
        && let Some(meant) = without_slash(request.uri())
    {
        return Redirect::permanent(&meant).into_response();
    }
    page::refuse(&shop, request, StatusCode::NOT_FOUND).await
}

/// The address without the slash at its end, if it is under a locale: never another host's.
fn without_slash(uri: &Uri) -> Option<String> {
    let path = uri.path().strip_suffix('/').filter(|path| !path.ends_with('/'))?;
    let first = path.strip_prefix('/')?.split('/').next()?;
    first.parse::<Locale>().ok()?;
    Some(uri.query().map_or_else(|| path.to_owned(), |query| format!("{path}?{query}")))
}

/// Targets longer than any link of the shop are not looked at.
async fn sizes(State(shop): State<Arc<Shop>>, request: Request, next: Next) -> Response {
    let length = request.uri().path_and_query().map_or(0, |target| target.as_str().len());
    if length > MAX_TARGET_BYTES {
        page::refuse(&shop, request, StatusCode::URI_TOO_LONG).await
    } else {
        next.run(request).await
    }
}

/// Refusals that a layer or an extractor answered in bare words become pages that help.
async fn refusals(State(shop): State<Arc<Shop>>, request: Request, next: Next) -> Response {
    let retold = page::retold(&request);
    let answer = next.run(request).await;
    let status = answer.status();
    let is_bare = answer
        .headers()
        .get(header::CONTENT_TYPE)
        .is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    match retold {
        Some(request) if is_bare && (status.is_client_error() || status.is_server_error()) => {
            page::refuse(&shop, request, status).await
        }
        _ => answer,
    }
}
