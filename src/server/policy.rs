//! What each route is: how its requests are limited, who may see its responses, how long they may be cached,
//! and what its handler needs to know about the visitor. One row per route; a test finds routes without one.

use axum::{
    extract::{MatchedPath, Request},
    http::Method,
};
use std::time::Duration;

/// How long a page without prices is cached, and one with a price, which shows its age.
const LISTING_TTL: Duration = Duration::from_secs(10);
const PRICED_TTL: Duration = Duration::from_secs(2);

/// The maximum time for which a page is cached.
pub const MAX_TTL: Duration = LISTING_TTL;

/// The kinds of requests, each limited separately.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LimitKind {
    Price,
    /// Opening a cart or a checkout.
    Basket,
    Order,
    Form,
    Poll,
    OutgoingEmail,
}

impl LimitKind {
    pub const fn label(self) -> &'static str {
        match self {
            Self::Price => "price",
            Self::Basket => "basket",
            Self::Order => "order",
            Self::Form => "form",
            Self::Poll => "poll",
            Self::OutgoingEmail => "letter",
        }
    }
}

/// What a route is.
#[derive(Clone, Copy, Debug)]
pub struct Policy {
    /// The limits of GET and HEAD requests, and of all others.
    get_limit: Option<LimitKind>,
    post_limit: LimitKind,
    /// Whether a GET request may reveal codes. Then it is limited like a form.
    reveals: bool,
    /// Whether responses are about a single visitor.
    pub is_private: bool,
    /// How long the page is cached without a query, and with one. [`None`] if it is not cached.
    ttl: Option<(Duration, Duration)>,
    /// Whether the handler reads the visitor's cart.
    pub needs_cart: bool,
    /// The requests that give a device to a visitor who has none.
    device_for: DeviceFor,
}

/// The requests to a route that need a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DeviceFor {
    Nothing,
    /// A checkout leads to an order, which needs an owner.
    Get,
    /// A link opens orders on a device.
    Post,
}

/// A response that is the same for everybody, costs nothing and is not cached here.
const PUBLIC: Policy = Policy {
    get_limit: None,
    post_limit: LimitKind::Form,
    reveals: false,
    is_private: false,
    ttl: None,
    needs_cart: false,
    device_for: DeviceFor::Nothing,
};

const LISTING: Policy = Policy { ttl: Some((LISTING_TTL, LISTING_TTL)), ..PUBLIC };
const PRICED: Policy = Policy { ttl: Some((PRICED_TTL, PRICED_TTL)), ..PUBLIC };
/// A list of countries, or the priced plans of the one in the query.
const PLANS: Policy = Policy { ttl: Some((LISTING_TTL, PRICED_TTL)), ..PUBLIC };

/// A response about a single visitor.
const PRIVATE: Policy = Policy { is_private: true, ..PUBLIC };

const BASKET: Policy = Policy { get_limit: Some(LimitKind::Basket), needs_cart: true, ..PRIVATE };
const CHECKOUT: Policy = Policy { post_limit: LimitKind::Order, device_for: DeviceFor::Get, ..BASKET };
const EMAIL: Policy = Policy { post_limit: LimitKind::OutgoingEmail, ..PRIVATE };
const PRICE: Policy = Policy { get_limit: Some(LimitKind::Price), post_limit: LimitKind::Price, ..PRIVATE };
const POLL: Policy = Policy { get_limit: Some(LimitKind::Poll), post_limit: LimitKind::Poll, ..PRIVATE };

/// The policy of each route by its template.
const ROUTES: [(&str, Policy); 32] = [
    ("/{locale}", LISTING),
    ("/{locale}/brands", LISTING),
    ("/{locale}/brands/{slug}", PRICED),
    ("/{locale}/top-up", LISTING),
    ("/{locale}/esim", PLANS),
    ("/{locale}/cart", BASKET),
    ("/{locale}/checkout", CHECKOUT),
    ("/{locale}/checkout/queue", Policy { get_limit: None, ..CHECKOUT }),
    ("/{locale}/orders", EMAIL),
    ("/{locale}/orders/asked", PRIVATE),
    ("/{locale}/orders/open", Policy { device_for: DeviceFor::Post, ..EMAIL }),
    ("/{locale}/orders/close", PRIVATE),
    ("/{locale}/orders/forget", PRIVATE),
    ("/{locale}/orders/{id}", Policy { reveals: true, ..PRIVATE }),
    ("/{locale}/orders/{id}/receipt", PRIVATE),
    ("/{locale}/orders/{id}/accept", PRIVATE),
    ("/{locale}/orders/{id}/simulate", PRIVATE),
    ("/api/quote", PRICE),
    ("/api/cart-quote", Policy { needs_cart: true, ..PRICE }),
    ("/api/codes", PRIVATE),
    ("/api/transfer", PRIVATE),
    ("/api/orders/{id}", POLL),
    ("/api/orders/{id}/receipt", POLL),
    ("/api/orders/{id}/subscribe", POLL),
    ("/api/solana-pay/{token}", PRIVATE),
    ("/media/brands/{country}/{slug}", PUBLIC),
    ("/", PUBLIC),
    ("/livez", PUBLIC),
    ("/readyz", PUBLIC),
    ("/prefetch.json", PUBLIC),
    ("/robots.txt", PUBLIC),
    ("/sitemap.xml", PUBLIC),
];

impl Policy {
    /// The policy of the request's route. Files, and paths that no route matches, are public.
    pub fn of(request: &Request) -> Self {
        request.extensions().get::<MatchedPath>().map_or(PUBLIC, |matched| Self::of_route(matched.as_str()))
    }

    fn of_route(template: &str) -> Self {
        ROUTES.iter().find(|(route, _)| *route == template).map_or(PUBLIC, |(_, policy)| *policy)
    }

    /// How the request is limited.
    pub fn limit(self, method: &Method, query: Option<&str>) -> Option<LimitKind> {
        if !is_read(method) {
            Some(self.post_limit)
        } else if self.reveals && query.is_some_and(|query| has_parameter(query, "reveal")) {
            Some(LimitKind::Form)
        } else {
            self.get_limit
        }
    }

    /// How long the page may be cached. `None` if it is about a single visitor, as one with a phone number
    /// is, or if it is not a page.
    pub fn ttl(self, method: &Method, query: Option<&str>) -> Option<Duration> {
        let (without_query, with_query) = self.ttl.filter(|_| *method == Method::GET)?;
        match query.filter(|query| !query.is_empty()) {
            Some(query) => (!has_parameter(query, "to")).then_some(with_query),
            None => Some(without_query),
        }
    }

    /// Whether the request needs a device.
    pub fn needs_device(self, method: &Method) -> bool {
        match self.device_for {
            DeviceFor::Nothing => false,
            DeviceFor::Get => *method == Method::GET,
            DeviceFor::Post => *method == Method::POST,
        }
    }
}

/// Whether the method changes nothing. Browsers send OPTIONS before the request of another site's wallet.
fn is_read(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// Whether the query has this parameter. Names are decoded first, as pages do, so an encoded name counts too.
fn has_parameter(query: &str, wanted: &str) -> bool {
    form_urlencoded::parse(query.as_bytes()).any(|(name, _)| name == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::App;
    use leptos::server_fn::axum::server_fn_paths;
    use leptos_axum::generate_route_list;
    use std::collections::BTreeSet;

    /// The templates of all routes: those of pages and server functions, and those in the router's source.
    fn templates() -> BTreeSet<String> {
        let pages = generate_route_list(App).into_iter().map(|route| route.path().to_owned());
        let handlers = include_str!("router.rs").split(".route(\"").skip(1);
        let handlers = handlers.filter_map(|rest| rest.split('"').next()).map(str::to_owned);
        let functions = server_fn_paths().map(|(path, _)| path.to_owned());
        pages.chain(handlers).chain(functions).chain([crate::urls::PREFETCH.to_owned()]).collect()
    }

    #[test]
    fn every_route_has_one_row() {
        let rows: BTreeSet<String> = ROUTES.iter().map(|(route, _)| (*route).to_owned()).collect();
        assert_eq!(rows.len(), ROUTES.len());
        assert_eq!(rows, templates());
    }

    #[test]
    fn pages_about_one_visitor_are_never_cached() {
        for (route, policy) in ROUTES {
            assert!(!policy.is_private || policy.ttl.is_none(), "{route}");
        }
    }

    #[test]
    fn requests_with_a_cost_are_limited() {
        for (method, route, query, kind) in [
            ("GET", "/{locale}/brands", None, None),
            ("GET", "/{locale}/checkout", Some("brand=x"), Some(LimitKind::Basket)),
            ("POST", "/{locale}/checkout", None, Some(LimitKind::Order)),
            ("HEAD", "/{locale}/cart", None, Some(LimitKind::Basket)),
            ("POST", "/{locale}/cart", None, Some(LimitKind::Form)),
            ("GET", "/api/quote", None, Some(LimitKind::Price)),
            ("GET", "/api/cart-quote", None, Some(LimitKind::Price)),
            ("POST", "/api/codes", None, Some(LimitKind::Form)),
            ("OPTIONS", "/api/solana-pay/{token}", None, None),
            ("POST", "/api/solana-pay/{token}", None, Some(LimitKind::Form)),
            ("GET", "/{locale}/orders/{id}", Some("reveal=1"), Some(LimitKind::Form)),
            ("GET", "/{locale}/orders/{id}", Some("re%76eal=1"), Some(LimitKind::Form)),
            ("GET", "/{locale}/orders/{id}", Some("help=1&%72eveal"), Some(LimitKind::Form)),
            ("GET", "/{locale}/orders/{id}", Some("help=reveal"), None),
            ("GET", "/{locale}/orders/{id}", None, None),
            ("POST", "/{locale}/orders", None, Some(LimitKind::OutgoingEmail)),
            ("POST", "/{locale}/orders/open", None, Some(LimitKind::OutgoingEmail)),
            ("GET", "/{locale}/orders/open", Some("token=x"), None),
            ("GET", "/api/orders/{id}/subscribe", None, Some(LimitKind::Poll)),
            ("POST", "a path without a route", None, Some(LimitKind::Form)),
        ] {
            let limit = Policy::of_route(route).limit(&method.parse().unwrap(), query);
            assert_eq!(limit, kind, "{method} {route} {query:?}");
        }
    }

    #[test]
    fn only_pages_without_personal_data_are_cached() {
        for (route, query, expected) in [
            ("/{locale}", None, Some(LISTING_TTL)),
            ("/{locale}/brands", Some("q=a"), Some(LISTING_TTL)),
            ("/{locale}/brands/{slug}", None, Some(PRICED_TTL)),
            ("/{locale}/brands/{slug}", Some("to=1"), None),
            ("/{locale}/esim", None, Some(LISTING_TTL)),
            ("/{locale}/esim", Some("country=IT"), Some(PRICED_TTL)),
            ("/{locale}/top-up", Some("country=IT"), Some(LISTING_TTL)),
            ("/{locale}/top-up", Some("country=IT&to=%2B393401234567"), None),
            ("/{locale}/checkout", Some("brand=x"), None),
            ("/{locale}/orders", None, None),
            ("/api/quote", None, None),
            ("/", None, None),
        ] {
            assert_eq!(Policy::of_route(route).ttl(&Method::GET, query), expected, "{route} {query:?}");
        }
        assert_eq!(Policy::of_route("/{locale}").ttl(&Method::POST, None), None);
    }
}
