//! The same-origin guard: a write comes from the shop's own pages, or it is refused.

use super::{page::refuse, solana_pay};
use crate::shop::Shop;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::Response,
};
use std::sync::Arc;

/// Refuses unsafe methods that other sites, or nobody, can have caused. `Sec-Fetch-Site` decides where a
/// browser sends it, else `Origin` must be the shop's own; a write with neither is refused.
pub async fn same_origin(State(shop): State<Arc<Shop>>, request: Request, next: Next) -> Response {
    // A wallet's request for a transaction comes from anywhere and writes nothing, nor is anything given on a cookie.
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS)
        || request.uri().path().starts_with(solana_pay::PREFIX);
    if safe || is_own(request.headers(), &shop.settings.store.origin) {
        next.run(request).await
    } else {
        refuse(&shop, request, StatusCode::FORBIDDEN).await
    }
}

fn is_own(headers: &HeaderMap, origin: &url::Url) -> bool {
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    let named = text(header::ORIGIN.as_str());
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin";
    }
    named.and_then(|n| url::Url::parse(n).ok()).is_some_and(|n| n.origin() == origin.origin())
}

#[cfg(test)]
mod tests {
    use super::is_own;
    use axum::http::HeaderMap;

    #[test]
    fn a_write_comes_from_the_shops_own_pages() {
        let origin = "https://shop.example".parse().unwrap();
        for (site, named, own) in [
            (Some("same-origin"), None, true),
            (Some("cross-site"), Some("https://shop.example"), false),
            (Some("same-site"), None, false),
            (Some("none"), None, false),
            (None, Some("https://shop.example"), true),
            (None, Some("https://shop.example:444"), false),
            (None, Some("http://shop.example"), false),
            (None, Some("null"), false),
            (None, None, false),
        ] {
            let mut headers = HeaderMap::new();
            if let Some(site) = site {
                headers.insert("sec-fetch-site", site.parse().unwrap());
            }
            if let Some(named) = named {
                headers.insert("origin", named.parse().unwrap());
            }
            assert_eq!(is_own(&headers, &origin), own, "{site:?} {named:?}");
        }
    }
}
