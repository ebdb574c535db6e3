//! The visit: who requests which page in which language, as the request says.

use crate::{
    catalogue::{Found, IndexedBrand},
    components::{PageContext, Tile},
    domain::locale::Locale,
    i18n::Words,
    shop::{RequestContext, Shop, visitor::Visitor},
};
use http::{Method, request::Parts};
use leptos::prelude::use_context;
use std::sync::Arc;

/// One visit to one page.
#[derive(Clone)]
pub struct Visit {
    pub shop: Arc<Shop>,
    pub request: RequestContext,
    pub words: Words,
    pub path_and_query: String,
    /// Whether the request can be repeated without side effects.
    is_safe: bool,
}

impl Visit {
    /// The visit of the current request, in the shop's default locale if the path names none. `None` outside
    /// a request, for example when the routes are being listed.
    pub fn of_route() -> Option<Self> {
        let shop = use_context::<Arc<Shop>>()?;
        let parts = use_context::<Parts>()?;
        let visitor = use_context::<Visitor>().unwrap_or_default();
        let path_and_query = parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
        let locale = locale_of(&path_and_query).unwrap_or(shop.settings.store.default_locale);
        Some(Self {
            shop,
            request: RequestContext { visitor, locale },
            words: Words::of(locale),
            path_and_query,
            is_safe: matches!(parts.method, Method::GET | Method::HEAD),
        })
    }

    /// Whether the path names no locale, so that no page has this path.
    pub fn has_no_locale(&self) -> bool {
        locale_of(&self.path_and_query).is_none()
    }

    /// The query string, without its question mark.
    pub fn query(&self) -> &str {
        self.path_and_query.split_once('?').map_or("", |(_, query)| query)
    }

    /// The decoded segments of the path after the locale.
    pub fn segments(&self) -> Vec<String> {
        let path = self.path_and_query.split('?').next().unwrap_or_default();
        let skipped = if self.has_no_locale() { 1 } else { 2 };
        path.split('/').skip(skipped).filter(|s| !s.is_empty()).map(decode).collect()
    }

    /// The URL to repeat the request; `None` if the request changed something.
    pub fn retry_href(&self) -> Option<String> {
        self.is_safe.then(|| self.path_and_query.clone())
    }

    /// The context for the frame.
    pub fn page_context(&self) -> PageContext {
        let store = &self.shop.settings.store;
        PageContext {
            words: self.words,
            shop: store.name.clone(),
            origin: store.origin.as_str().trim_end_matches('/').to_owned(),
            locales: store.locales.clone(),
            support: store.support_email.clone(),
            terms: store.terms_url.as_ref().map(ToString::to_string),
            privacy: store.privacy_url.as_ref().map(ToString::to_string),
            sandbox: self.shop.settings.is_sandbox(),
            as_of: self.shop.storefront.as_of(self.request.locale.country, None),
            path_and_query: self.path_and_query.clone(),
        }
    }

    /// The context for the page of one brand, which may be of another country and have older data than the
    /// catalog.
    pub fn brand_page_context(&self, found: &Found) -> PageContext {
        PageContext {
            as_of: self.shop.storefront.as_of(found.brand.country, found.lag),
            ..self.page_context()
        }
    }

    /// Brands for a grid.
    pub fn tiles(&self, hits: &[IndexedBrand]) -> Vec<Tile> {
        hits.iter().map(|hit| Tile::of(&hit.brand, &hit.slug, self.words)).collect()
    }
}

fn locale_of(path_and_query: &str) -> Option<Locale> {
    path_and_query.split(['/', '?']).nth(1)?.parse().ok()
}

/// Percent-decodes one segment of a path.
fn decode(segment: &str) -> String {
    let plus = segment.replace('+', "%2B");
    form_urlencoded::parse(plus.as_bytes()).next().map(|(name, _)| name.into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{decode, locale_of};

    #[test]
    fn locale_is_read_from_the_first_segment() {
        for (path, expected) in [
            ("/en-us", Some("en-us")),
            ("/it-it/brands?q=a/b", Some("it-it")),
            ("/en-us?x=1", Some("en-us")),
            ("/", None),
            ("/brands", None),
            ("", None),
        ] {
            assert_eq!(locale_of(path).map(|l| l.to_string()).as_deref(), expected, "{path}");
        }
    }

    #[test]
    fn path_segments_are_percent_decoded() {
        for (given, expected) in
            [("caf%C3%A9", "café"), ("a+b", "a+b"), ("a%2Fb", "a/b"), ("%ff", "\u{fffd}")]
        {
            assert_eq!(decode(given), expected);
        }
    }
}
