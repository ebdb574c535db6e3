//! `robots.txt` and the sitemap.

use crate::{
    domain::locale::Locale,
    shop::{Shop, visitor::Visitor},
    urls,
};
use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use std::{fmt::Write, sync::Arc};

/// The maximum number of URLs in the sitemap. The protocol allows 50,000.
const MAX_SITEMAP_URLS: usize = 45_000;

/// `GET /robots.txt`: crawlers may read all pages except those about a single visitor.
pub async fn robots(State(shop): State<Arc<Shop>>) -> Response {
    let mut text = String::from("User-agent: *\nDisallow: /api/\n");
    for page in ["cart", "checkout", "orders"] {
        let _ = writeln!(text, "Disallow: /*/{page}");
    }
    let _ = writeln!(text, "Sitemap: {}sitemap.xml", shop.settings.store.origin);
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// `GET /sitemap.xml`: the pages of every offered locale. Leaves out a country whose catalogue is
/// unavailable.
pub async fn sitemap(State(shop): State<Arc<Shop>>) -> Response {
    let mut entries = Vec::new();
    for locale in &shop.settings.store.locales {
        entries.extend(pages(&shop, *locale).await);
    }
    if entries.is_empty() {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let origin = shop.settings.store.origin.as_str().trim_end_matches('/');
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for path in entries.iter().take(MAX_SITEMAP_URLS) {
        let _ = writeln!(xml, "<url><loc>{origin}{path}</loc></url>");
    }
    xml.push_str("</urlset>\n");
    let headers =
        [(header::CONTENT_TYPE, "application/xml"), (header::CACHE_CONTROL, "public, max-age=3600")];
    (headers, xml).into_response()
}

async fn pages(shop: &Shop, locale: Locale) -> Vec<String> {
    let Ok(index) = shop.catalogue.brands(&Visitor::default().caller(locale.country)).await else {
        return Vec::new();
    };
    let entrances = [urls::home(locale), urls::brands(locale), urls::top_up(locale), urls::esim(locale)];
    entrances.into_iter().chain(index.all().map(|hit| urls::brand(locale, &hit.slug))).collect()
}
