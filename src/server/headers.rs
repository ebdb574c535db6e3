//! Headers that every response carries, and the content security policy of pages.
//!
//! No inline code runs: scripts need the nonce of their response, styles come from files, images from the
//! shop itself. The policy of a page is set where its nonce is known, see [`page_policy`]. On cached pages,
//! `shared` replaces the nonce by hashes.

use super::policy::Policy;
use crate::urls;
use axum::{
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use leptos::prelude::use_context;

/// The headers that are the same for all responses. The script policy is not among them, because it needs a
/// nonce.
const STATIC_HEADERS: [(HeaderName, &str); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()",
    ),
];

/// The policy of responses that are not pages: nothing may run or load.
const DENY_ALL_POLICY: &str =
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/// The value of `Strict-Transport-Security`: browsers use https for this host for a year, and for its
/// subdomains if the operator wants that. `None` if the shop is not served over https.
pub const fn transport_policy(is_secure: bool, with_subdomains: bool) -> Option<&'static str> {
    match (is_secure, with_subdomains) {
        (false, _) => None,
        (true, false) => Some("max-age=31536000"),
        (true, true) => Some("max-age=31536000; includeSubDomains"),
    }
}

/// Middleware: adds the headers that a response does not set itself.
pub async fn add(transport: Option<&'static str>, request: Request, next: Next) -> Response {
    let is_private = Policy::of(&request).is_private;
    let mut answer = next.run(request).await;
    let headers = answer.headers_mut();
    for (name, value) in STATIC_HEADERS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(DENY_ALL_POLICY));
    }
    if let Some(policy) = transport {
        headers.entry(header::STRICT_TRANSPORT_SECURITY).or_insert(HeaderValue::from_static(policy));
    }
    set_caching(headers, is_private);
    answer
}

fn set_caching(headers: &mut HeaderMap, is_private: bool) {
    if is_private {
        let has_own_policy = headers
            .get(header::CACHE_CONTROL)
            .is_some_and(|v| v.as_bytes().starts_with(b"no-cache, no-transform"));
        if !has_own_policy {
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            if is_page(headers) {
                headers.append(header::CACHE_CONTROL, HeaderValue::from_static("no-transform"));
            }
        }
    } else {
        let policy = if is_page(headers) { "private, no-cache, no-transform" } else { "private, no-cache" };
        headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static(policy));
    }
}

/// Whether the response is a page. Pages carry `no-transform`, because a proxy that minifies them removes the
/// comments that hydration needs.
fn is_page(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// The content security policy of one page, with the nonce of its scripts.
pub fn page_policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; connect-src 'self'; font-src 'self'; manifest-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
    )
}

/// Sets the headers that only pages carry: the content security policy with the nonce that Leptos created for
/// this page, and the URL of the prefetch rules.
pub fn set_page_headers() {
    let Some(answer) = use_context::<leptos_axum::ResponseOptions>() else { return };
    if let Ok(rules) = HeaderValue::from_str(&format!("\"{}\"", urls::PREFETCH)) {
        answer.insert_header(HeaderName::from_static("speculation-rules"), rules);
    }
    let Some(nonce) = leptos::nonce::use_nonce() else { return };
    if let Ok(policy) = HeaderValue::from_str(&page_policy(&nonce.to_string())) {
        answer.insert_header(header::CONTENT_SECURITY_POLICY, policy);
    }
}
