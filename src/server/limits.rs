//! How often one address may ask for what costs something: a price, an order, a code, a stream, a letter. Pages that
//! are the same for everybody are not counted. How often one shopper may order is the shop's own affair, and how many
//! streams may be open is told in [`super::stream_limiter`].

use super::page;
use crate::{
    api::quote::{FetchCartQuote, FetchQuote},
    shop::{KeyedRateLimiter, Shop, settings, visitor::Visitor},
};
use axum::{
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::Response,
};
use leptos::server_fn::ServerFn;
use metrics::counter;
use std::{
    net::{IpAddr, Ipv6Addr},
    sync::Arc,
};

/// Letters that one address may ask for in a minute, and at once.
const EMAILS_PER_MINUTE_AND_BURST: (u32, u32) = (2, 10);

/// What is counted, each by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LimitKind {
    Price,
    /// A cart or a checkout, opened.
    Basket,
    Order,
    Form,
    Poll,
    OutgoingEmail,
}

impl LimitKind {
    fn of(request: &Request) -> Option<Self> {
        let path = request.uri().path();
        let is_post = *request.method() == Method::POST;
        if [FetchQuote::PATH, FetchCartQuote::PATH].contains(&path) {
            return Some(Self::Price);
        }
        if !is_post && shows_prices(path) {
            return Some(Self::Basket);
        }
        if path.starts_with("/api/orders/") {
            return Some(Self::Poll);
        }
        if path.contains("/orders/") && request.uri().query().is_some_and(reveals) {
            return Some(Self::Form);
        }
        if !is_post {
            return None;
        }
        let is_letter = path.ends_with("/orders") || path.ends_with("/orders/open");
        Some(if is_letter {
            Self::OutgoingEmail
        } else if path.ends_with("/checkout") {
            Self::Order
        } else {
            Self::Form
        })
    }

    const fn word(self) -> &'static str {
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

/// Whether upstream is asked for prices before the page behind this path is drawn: `/{locale}/cart` and the checkout.
fn shows_prices(path: &str) -> bool {
    let mut segments = path.split('/').skip(2);
    matches!((segments.next(), segments.next()), (Some("cart" | "checkout"), None))
}

/// Whether a query asks for codes. Names are read as the page reads them, however they are written.
fn reveals(query: &str) -> bool {
    form_urlencoded::parse(query.as_bytes()).any(|(name, _)| name == "reveal")
}

/// The counters, of all nodes together where they have something in common.
#[derive(Clone)]
pub struct Limits {
    shop: Arc<Shop>,
    prices: KeyedRateLimiter,
    baskets: KeyedRateLimiter,
    orders: KeyedRateLimiter,
    forms: KeyedRateLimiter,
    polls: KeyedRateLimiter,
    letters: KeyedRateLimiter,
}

impl Limits {
    pub fn new(shop: &Arc<Shop>) -> Self {
        let settings::Limits { prices, orders, forms, polls, .. } = shop.settings.limits;
        let a_minute =
            |asked: LimitKind, number| shop.among_nodes(KeyedRateLimiter::a_minute(asked.word(), number));
        Self {
            shop: Arc::clone(shop),
            prices: a_minute(LimitKind::Price, prices),
            baskets: a_minute(LimitKind::Basket, prices),
            orders: a_minute(LimitKind::Order, orders),
            forms: a_minute(LimitKind::Form, forms),
            polls: a_minute(LimitKind::Poll, polls),
            letters: a_minute(LimitKind::OutgoingEmail, EMAILS_PER_MINUTE_AND_BURST.0)
                .at_once(EMAILS_PER_MINUTE_AND_BURST.1),
        }
    }

    /// Seconds to wait, when the address has asked too often.
    async fn count(&self, asked: LimitKind, address: IpAddr) -> Option<u32> {
        let buckets = match asked {
            LimitKind::Price => &self.prices,
            LimitKind::Basket => &self.baskets,
            LimitKind::Order => &self.orders,
            LimitKind::Form => &self.forms,
            LimitKind::Poll => &self.polls,
            LimitKind::OutgoingEmail => &self.letters,
        };
        buckets.take(&neighbourhood(address).to_string()).await.err()
    }
}

/// One subscriber has a whole /64 of IPv6 addresses.
pub fn neighbourhood(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX))),
    }
}

/// The layer: 429 with `Retry-After` for addresses that ask too often.
pub async fn serve(State(limits): State<Limits>, request: Request, next: Next) -> Response {
    let address = request.extensions().get::<Visitor>().and_then(|visitor| visitor.ip);
    let Some((asked, address)) = LimitKind::of(&request).zip(address) else { return next.run(request).await };
    let Some(wait) = limits.count(asked, address).await else { return next.run(request).await };
    counter!("kiosk_limited_total", "what" => asked.word()).increment(1);
    let mut answer = page::refuse(&limits.shop, request, StatusCode::TOO_MANY_REQUESTS).await;
    answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait));
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_of_ipv6_addresses_is_one_subscriber() {
        let one: IpAddr = "2001:db8::1".parse().unwrap();
        assert_eq!(neighbourhood(one), neighbourhood("2001:db8::ffff:1".parse().unwrap()));
        assert_ne!(neighbourhood(one), neighbourhood("2001:db8:0:1::1".parse().unwrap()));
    }

    #[test]
    fn what_costs_something_is_counted() {
        for (method, path, asked) in [
            ("GET", "/en-us/brands", None),
            ("GET", "/en-us/brands/checkout", None),
            ("GET", "/en-us/checkout?brand=x", Some(LimitKind::Basket)),
            ("POST", "/en-us/checkout", Some(LimitKind::Order)),
            ("HEAD", "/en-us/cart", Some(LimitKind::Basket)),
            ("POST", "/en-us/cart", Some(LimitKind::Form)),
            ("GET", "/api/quote", Some(LimitKind::Price)),
            ("GET", "/api/cart-quote", Some(LimitKind::Price)),
            ("POST", "/api/codes", Some(LimitKind::Form)),
            ("GET", "/en-us/orders/1?reveal=1", Some(LimitKind::Form)),
            ("GET", "/en-us/orders/1?re%76eal=1", Some(LimitKind::Form)),
            ("GET", "/en-us/orders/1?help=1&%72eveal", Some(LimitKind::Form)),
            ("GET", "/en-us/orders/1?help=reveal", None),
            ("GET", "/en-us/orders/1", None),
            ("POST", "/en-us/orders", Some(LimitKind::OutgoingEmail)),
            ("POST", "/en-us/orders/open", Some(LimitKind::OutgoingEmail)),
            ("GET", "/en-us/orders/open?token=x", None),
            ("GET", "/api/orders/1/subscribe", Some(LimitKind::Poll)),
        ] {
            let request =
                Request::builder().method(method).uri(path).body(axum::body::Body::empty()).unwrap();
            assert_eq!(LimitKind::of(&request), asked, "{method} {path}");
        }
    }
}
