//! Headers that every answer carries, and the content security policy of pages.
//!
//! Nothing inline runs: scripts need the nonce of their answer, styles come from files, images from the
//! shop itself. The policy of a page is set where its nonce is known, see [`page_policy`]; of a page that is kept for
//! everybody `shared` puts hashes in the nonce's place.

use crate::urls;
use axum::{
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use leptos::prelude::use_context;

/// Everything but the policy of scripts, which needs a nonce.
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

/// The policy of answers that are no pages: nothing at all may run or load.
const DENY_ALL_POLICY: &str =
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/// The policy that browsers reach this host by https only, for a year; none where the shop is not on https. Other hosts
/// under the shop's name are the operator's to speak for.
pub const fn transport_policy(is_secure: bool, with_subdomains: bool) -> Option<&'static str> {
    match (is_secure, with_subdomains) {
        (false, _) => None,
        (true, false) => Some("max-age=31536000"),
        (true, true) => Some("max-age=31536000; includeSubDomains"),
    }
}

/// A layer that adds what an answer does not set itself.
pub async fn add(transport: Option<&'static str>, request: Request, next: Next) -> Response {
    let private = is_private(request.uri().path());
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
    set_caching(headers, private);
    answer
}

/// Whether what stands under this path is about one visitor.
fn is_private(path: &str) -> bool {
    if path.starts_with("/api/") {
        return true;
    }
    let page = path.trim_start_matches('/').split('/').nth(1);
    matches!(page, Some("cart" | "checkout" | "orders"))
}

fn set_caching(headers: &mut HeaderMap, private: bool) {
    if private {
        let kept = headers
            .get(header::CACHE_CONTROL)
            .is_some_and(|v| v.as_bytes().starts_with(b"no-cache, no-transform"));
        if !kept {
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

/// Whether the answer is a page. Who minifies one on its way strips what hydration goes by.
fn is_page(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// The policy of one page, with the nonce its scripts carry.
pub fn page_policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; connect-src 'self'; font-src 'self'; manifest-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
    )
}

/// Sets what only pages carry: the policy, from the nonce Leptos has made for this one, and where the rules are for
/// fetching links before they are followed.
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
