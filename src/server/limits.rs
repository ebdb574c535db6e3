//! Rate limits per address, for requests that have a cost: prices, orders, codes, streams and emails. Pages
//! that are the same for everybody are not limited. `shop` limits the orders of one shopper, and
//! [`super::stream_limiter`] limits open streams.

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

/// Emails that one address may request, per minute and at once.
const EMAILS_PER_MINUTE_AND_BURST: (u32, u32) = (2, 10);

/// The kinds of requests, each limited separately.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LimitKind {
    Price,
    /// Opening a cart or a checkout.
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
        let is_email_request = path.ends_with("/orders") || path.ends_with("/orders/open");
        Some(if is_email_request {
            Self::OutgoingEmail
        } else if path.ends_with("/checkout") {
            Self::Order
        } else {
            Self::Form
        })
    }

    const fn label(self) -> &'static str {
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

/// Whether the page behind this path needs prices from upstream: `/{locale}/cart` and `/{locale}/checkout`.
fn shows_prices(path: &str) -> bool {
    let mut segments = path.split('/').skip(2);
    matches!((segments.next(), segments.next()), (Some("cart" | "checkout"), None))
}

/// Whether a query reveals codes. Names are decoded first, as the page does, so an encoded name counts too.
fn reveals(query: &str) -> bool {
    form_urlencoded::parse(query.as_bytes()).any(|(name, _)| name == "reveal")
}

/// The rate limits, shared by all nodes if Redis is configured.
#[derive(Clone)]
pub struct Limits {
    shop: Arc<Shop>,
    prices: KeyedRateLimiter,
    baskets: KeyedRateLimiter,
    orders: KeyedRateLimiter,
    forms: KeyedRateLimiter,
    polls: KeyedRateLimiter,
    emails: KeyedRateLimiter,
}

impl Limits {
    pub fn new(shop: &Arc<Shop>) -> Self {
        let settings::Limits { prices, orders, forms, polls, .. } = shop.settings.limits;
        let per_minute =
            |kind: LimitKind, count| shop.shared_by_nodes(KeyedRateLimiter::per_minute(kind.label(), count));
        Self {
            shop: Arc::clone(shop),
            prices: per_minute(LimitKind::Price, prices),
            baskets: per_minute(LimitKind::Basket, prices),
            orders: per_minute(LimitKind::Order, orders),
            forms: per_minute(LimitKind::Form, forms),
            polls: per_minute(LimitKind::Poll, polls),
            emails: per_minute(LimitKind::OutgoingEmail, EMAILS_PER_MINUTE_AND_BURST.0)
                .with_burst(EMAILS_PER_MINUTE_AND_BURST.1),
        }
    }

    /// Counts a request of the address. Returns the seconds to wait if it is over the limit.
    async fn count(&self, kind: LimitKind, address: IpAddr) -> Option<u32> {
        let limiter = match kind {
            LimitKind::Price => &self.prices,
            LimitKind::Basket => &self.baskets,
            LimitKind::Order => &self.orders,
            LimitKind::Form => &self.forms,
            LimitKind::Poll => &self.polls,
            LimitKind::OutgoingEmail => &self.emails,
        };
        limiter.take(&subscriber_network(address).to_string()).await.err()
    }
}

/// The network that counts as one subscriber: the address itself for IPv4, its /64 for IPv6.
pub fn subscriber_network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX))),
    }
}

/// Middleware: answers 429 with `Retry-After` to addresses over their limit.
pub async fn limit_requests(State(limits): State<Limits>, request: Request, next: Next) -> Response {
    let address = request.extensions().get::<Visitor>().and_then(|visitor| visitor.ip);
    let Some((kind, address)) = LimitKind::of(&request).zip(address) else { return next.run(request).await };
    let Some(wait) = limits.count(kind, address).await else { return next.run(request).await };
    counter!("kiosk_limited_total", "what" => kind.label()).increment(1);
    let mut answer = page::refuse(&limits.shop, request, StatusCode::TOO_MANY_REQUESTS).await;
    answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait));
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ipv6_addresses_of_one_64_are_one_subscriber() {
        let one: IpAddr = "2001:db8::1".parse().unwrap();
        assert_eq!(subscriber_network(one), subscriber_network("2001:db8::ffff:1".parse().unwrap()));
        assert_ne!(subscriber_network(one), subscriber_network("2001:db8:0:1::1".parse().unwrap()));
    }

    #[test]
    fn requests_with_a_cost_are_limited() {
        for (method, path, kind) in [
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
            assert_eq!(LimitKind::of(&request), kind, "{method} {path}");
        }
    }
}
