//! The speculation rules: which links a browser may prefetch. Links to listings are prefetched when the
//! pointer rests on them. A page with a price costs an upstream read, so it is prefetched only when the
//! pointer is pressed. Pages about a single visitor are never prefetched. See ADR 33.

use crate::urls;
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

/// `GET /prefetch.json`: the rules, which pages reference in a header.
pub async fn rules() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/speculationrules+json"),
        (header::CACHE_CONTROL, "public, max-age=3600"),
    ];
    let rules = [rule(urls::LISTINGS, "moderate"), rule(urls::PRICED, "conservative")];
    (headers, json!({ "prefetch": rules }).to_string()).into_response()
}

fn rule(links: &str, level: &str) -> Value {
    json!({ "where": { "href_matches": { "pathname": links, "search": "*" } }, "eagerness": level })
}
