//! Which links a browser may fetch before they are followed: speculation rules, as the HTML standard has them. A
//! pointer that rests on a link to a listing fetches it. A page with a price would cost upstream a read each, so it is
//! fetched no sooner than the pointer is pressed. What is about one visitor is never fetched early.

use crate::urls;
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

/// The rules, for the pages that name them in a header.
pub async fn rules() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/speculationrules+json"),
        (header::CACHE_CONTROL, "public, max-age=3600"),
    ];
    let rules = [rule(urls::LISTINGS, "moderate"), rule(urls::PRICED, "conservative")];
    (headers, json!({ "prefetch": rules }).to_string()).into_response()
}

fn rule(links: &str, eagerness: &str) -> Value {
    json!({ "where": { "href_matches": { "pathname": links, "search": "*" } }, "eagerness": eagerness })
}
