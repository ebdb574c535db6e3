//! The same-origin check: refuses writes that do not come from the shop's own pages.

use super::{page::refuse, solana_pay};
use crate::shop::Shop;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::Response,
};
use std::sync::Arc;

/// Middleware: refuses unsafe methods from other sites with 403. If the browser sends `Sec-Fetch-Site`, that
/// decides. Otherwise `Origin` must be the shop's own. A write with neither is refused.
pub async fn same_origin(State(shop): State<Arc<Shop>>, request: Request, next: Next) -> Response {
    // A wallet requests a transaction from any origin. That writes nothing and depends on no cookie.
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS)
        || request.uri().path().starts_with(solana_pay::PREFIX);
    if safe || is_same_origin(request.headers(), &shop.settings.store.origin) {
        next.run(request).await
    } else {
        refuse(&shop, request, StatusCode::FORBIDDEN).await
    }
}

fn is_same_origin(headers: &HeaderMap, origin: &url::Url) -> bool {
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    let origin_header = text(header::ORIGIN.as_str());
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin";
    }
    origin_header.and_then(|n| url::Url::parse(n).ok()).is_some_and(|n| n.origin() == origin.origin())
}

#[cfg(test)]
mod tests {
    use super::is_same_origin;
    use axum::http::HeaderMap;

    #[test]
    fn only_writes_from_the_shops_own_origin_pass() {
        let origin = "https://shop.example".parse().unwrap();
        for (site, origin_header, own) in [
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
            if let Some(origin_header) = origin_header {
                headers.insert("origin", origin_header.parse().unwrap());
            }
            assert_eq!(is_same_origin(&headers, &origin), own, "{site:?} {origin_header:?}");
        }
    }
}
