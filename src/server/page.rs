//! Rendering a page outside the route table: the answer to a form, a refusal, a path that leads nowhere.

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

/// What every page and server function finds in its context: the shop, the visitor, the page's policy.
pub fn context(shop: &Arc<Shop>) -> impl Fn() + Clone + Send + Sync + 'static {
    let shop = Arc::clone(shop);
    move || {
        provide_context(Arc::clone(&shop));
        let visitor = use_context::<Parts>().and_then(|parts| parts.extensions.get::<Visitor>().cloned());
        provide_context(visitor.unwrap_or_default());
        headers::set_page_headers();
    }
}

/// Renders what the app shows for the request's path, with more in its context.
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

/// Says no, as a page to browsers and as the bare status to everything else.
pub async fn refuse(shop: &Arc<Shop>, request: Request, status: StatusCode) -> Response {
    match retold(&request) {
        Some(request) => {
            render_with(shop, request, move || provide_context(refusal_of(status.as_u16()))).await
        }
        None => status.into_response(),
    }
}

/// The request without its body, if whoever sent it reads pages.
pub fn retold(request: &Request) -> Option<Request> {
    let accepts = request.headers().get(header::ACCEPT)?.to_str().ok()?;
    let is_call = request.uri().path().starts_with("/api/") || request.uri().path().starts_with("/media/");
    if is_call || !accepts.contains("text/html") {
        return None;
    }
    let mut again = Request::new(Body::empty());
    *again.method_mut() = Method::GET;
    *again.uri_mut() = request.uri().clone();
    *again.headers_mut() = request.headers().clone();
    if let Some(visitor) = request.extensions().get::<Visitor>() {
        again.extensions_mut().insert(visitor.clone());
    }
    Some(again)
}
