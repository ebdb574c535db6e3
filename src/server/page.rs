//! Renders pages outside the route table: responses to forms, error pages, and pages of unknown paths.

use super::headers;
use crate::{
    app::shell,
    pages::failure::refusal_of,
    shop::{Shop, visitor::Visitor},
};
use axum::{
    body::Body,
    extract::Request,
    http::{Method, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use leptos::prelude::{provide_context, use_context};
use std::sync::Arc;

/// Provides the context of every page and server function: the shop, the visitor, and the headers of pages.
pub fn context(shop: &Arc<Shop>) -> impl Fn() + Clone + Send + Sync + 'static {
    let shop = Arc::clone(shop);
    move || {
        provide_context(Arc::clone(&shop));
        let visitor = use_context::<Parts>().and_then(|parts| parts.extensions.get::<Visitor>().cloned());
        provide_context(visitor.unwrap_or_default());
        headers::set_page_headers();
    }
}

/// Renders the app for the request's path, with more values in its context.
pub async fn render_with(
    shop: &Arc<Shop>,
    request: Request,
    more: impl Fn() + Clone + Send + Sync + 'static,
) -> Response {
    let options = shop.options.clone();
    let context = context(shop);
    let both = move || {
        context();
        more();
    };
    leptos_axum::render_app_async_with_context(both, move || shell(options.clone()))(request).await
}

/// Refuses a request: with an error page for clients that accept HTML, with the bare status for others.
pub async fn refuse(shop: &Arc<Shop>, request: Request, status: StatusCode) -> Response {
    match as_page_request(&request) {
        Some(request) => {
            render_with(shop, request, move || provide_context(refusal_of(status.as_u16()))).await
        }
        None => status.into_response(),
    }
}

/// The request as a GET without its body, or `None` if the client does not accept HTML.
pub fn as_page_request(request: &Request) -> Option<Request> {
    let accepts = request.headers().get(header::ACCEPT)?.to_str().ok()?;
    let is_call = request.uri().path().starts_with("/api/") || request.uri().path().starts_with("/media/");
    if is_call || !accepts.contains("text/html") {
        return None;
    }
    let mut page_request = Request::new(Body::empty());
    *page_request.method_mut() = Method::GET;
    *page_request.uri_mut() = request.uri().clone();
    *page_request.headers_mut() = request.headers().clone();
    if let Some(visitor) = request.extensions().get::<Visitor>() {
        page_request.extensions_mut().insert(visitor.clone());
    }
    Some(page_request)
}
