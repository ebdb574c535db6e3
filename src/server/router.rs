//! All routes of the shop and the middleware around them. Middleware is listed from the innermost outwards.

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

/// The maximum length of a request body, in bytes. The longest form is a tenth of it.
const MAX_BODY_BYTES: usize = 64 * 1024;

/// The maximum length of a request target (path and query), in bytes.
const MAX_TARGET_BYTES: usize = 4096;

/// Builds the router of the shop.
pub fn router(shop: &Arc<Shop>) -> Router {
    let transport =
        headers::transport_policy(shop.settings.is_secure(), shop.settings.server.hsts_subdomains);
    let with_request_checks = with_request_checks(shop);
    let compression = CompressionLayer::new().quality(shared::QUALITY).compress_when(
        DefaultPredicate::new()
            .and(NotForContentType::new("application/wasm"))
            .and(NotForContentType::new("text/event-stream")),
    );
    let routes = Router::new()
        .merge(pages(shop))
        .merge(files::package(&shop.options))
        .merge(files::assets(&shop.options))
        .route("/", get(forms::redirect_to_locale))
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
        .fallback(not_found);
    let streams = Router::new()
        .route("/api/orders/{id}/subscribe", get(stream::subscribe))
        .layer(Extension(StreamLimiter::new(shop.settings.limits)));
    let wallet = get(solana_pay::requester).post(solana_pay::transaction).options(solana_pay::preflight);
    let wallets =
        Router::new().route("/api/solana-pay/{token}", wallet).layer(middleware::from_fn(solana_pay::allow));
    let routes = routes.merge(wallets);
    // The compression layer keeps six kilobytes for each open response, even for one that it does not
    // compress, so event streams stay outside it.
    with_request_checks(routes)
        .layer(compression)
        .merge(with_request_checks(streams))
        .layer(middleware::from_fn(telemetry::log))
        .layer(middleware::from_fn(metrics::count))
        .layer(middleware::from_fn(move |request, next| headers::add(transport, request, next)))
        .with_state(Arc::clone(shop))
}

/// Returns a function that wraps a router in the request checks. All routers that it wraps share one set of
/// rate limits.
fn with_request_checks(shop: &Arc<Shop>) -> impl Fn(Router<Arc<Shop>>) -> Router<Arc<Shop>> {
    let (shop, limits) = (Arc::clone(shop), limits::Limits::new(shop));
    move |router| {
        let (shop, limits) = (Arc::clone(&shop), limits.clone());
        router
            .method_not_allowed_fallback(|State(shop): State<Arc<Shop>>, request: Request| async move {
                page::refuse(&shop, request, StatusCode::METHOD_NOT_ALLOWED).await
            })
            .layer(DefaultBodyLimit::max(MAX_BODY_BYTES))
            .layer(RequestBodyLimitLayer::new(MAX_BODY_BYTES))
            .layer(middleware::from_fn_with_state(body::BODY_TIMEOUT, body::body_timeout))
            .layer(middleware::from_fn_with_state(Arc::clone(&shop), render_error_pages))
            .layer(middleware::from_fn_with_state(limits, limits::limit_requests))
            .layer(middleware::from_fn_with_state(Arc::clone(&shop), guard::same_origin))
            .layer(middleware::from_fn_with_state(Arc::clone(&shop), visit::identify))
            .layer(middleware::from_fn(canonical::redirect))
            .layer(middleware::from_fn_with_state(Arc::clone(&shop), limit_target_length))
            .layer(CatchPanicLayer::custom(|_| {
                // The panic hook logs the panic; see `telemetry`.
                ::metrics::counter!("kiosk_panics_total").increment(1);
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }))
    }
}

/// The routes of pages and server functions, which Leptos renders.
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
        .layer(middleware::from_fn(functions::answer_in_json))
        .with_state(options.clone())
}

/// The fallback handler: answers 404. A page URL with a trailing slash is redirected to the one without it.
async fn not_found(State(shop): State<Arc<Shop>>, request: Request) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD)
        && let Some(canonical) = without_slash(request.uri())
    {
        // The query may contain a token or a phone number.
        let policy = [(header::CACHE_CONTROL, "no-store")];
        return (policy, Redirect::permanent(&canonical)).into_response();
    }
    page::refuse(&shop, request, StatusCode::NOT_FOUND).await
}

/// The URL without its trailing slash, if its first segment is a locale. Never returns a URL of another host.
fn without_slash(uri: &Uri) -> Option<String> {
    let path = uri.path().strip_suffix('/').filter(|path| !path.ends_with('/'))?;
    let first = path.strip_prefix('/')?.split('/').next()?;
    first.parse::<Locale>().ok()?;
    Some(uri.query().map_or_else(|| path.to_owned(), |query| format!("{path}?{query}")))
}

/// Middleware: refuses targets that are longer than any link of the shop with 414.
async fn limit_target_length(State(shop): State<Arc<Shop>>, request: Request, next: Next) -> Response {
    let length = request.uri().path_and_query().map_or(0, |target| target.as_str().len());
    if length > MAX_TARGET_BYTES {
        page::refuse(&shop, request, StatusCode::URI_TOO_LONG).await
    } else {
        next.run(request).await
    }
}

/// Middleware: replaces plain-text errors of other layers and of extractors by error pages.
async fn render_error_pages(State(shop): State<Arc<Shop>>, request: Request, next: Next) -> Response {
    let page_request = page::as_page_request(&request);
    let answer = next.run(request).await;
    let status = answer.status();
    let is_bare = answer
        .headers()
        .get(header::CONTENT_TYPE)
        .is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    match page_request {
        Some(request) if is_bare && (status.is_client_error() || status.is_server_error()) => {
            page::refuse(&shop, request, status).await
        }
        _ => answer,
    }
}
