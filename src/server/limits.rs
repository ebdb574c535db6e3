//! How often one address may ask for what costs something: a price, an order, a code, a stream, a letter. Pages that
//! are the same for everybody are not counted.

use super::page;
use crate::shop::{Shop, visitor::Visitor};
use axum::{
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::Response,
};
use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock, DefaultClock},
};
use std::{
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    sync::Arc,
};

/// What is counted, each by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    Price,
    Order,
    Codes,
    Stream,
    Link,
}

impl Asked {
    fn of(request: &Request) -> Option<Self> {
        let path = request.uri().path();
        if path == "/api/quote" {
            return Some(Self::Price);
        }
        if path.starts_with("/api/orders/") {
            return Some(Self::Stream);
        }
        if path.contains("/orders/") && request.uri().query().is_some_and(|q| q.contains("reveal")) {
            return Some(Self::Codes);
        }
        if *request.method() != Method::POST {
            return None;
        }
        let is_link = path.ends_with("/orders") || path.ends_with("/orders/open");
        Some(if is_link {
            Self::Link
        } else if path.ends_with("/checkout") {
            Self::Order
        } else {
            Self::Codes
        })
    }

    /// Requests a minute, and as many at once.
    const fn quota(self) -> (u32, u32) {
        match self {
            Self::Price => (240, 120),
            Self::Order => (60, 100),
            Self::Codes => (60, 60),
            Self::Stream => (2000, 2000),
            Self::Link => (2, 10),
        }
    }
}

type Limiter = DefaultKeyedRateLimiter<IpAddr>;

/// The counters of one process.
#[derive(Clone)]
pub struct Limits {
    shop: Arc<Shop>,
    price: Arc<Limiter>,
    order: Arc<Limiter>,
    codes: Arc<Limiter>,
    stream: Arc<Limiter>,
    link: Arc<Limiter>,
}

impl Limits {
    pub fn new(shop: &Arc<Shop>) -> Self {
        let limiter = |asked: Asked| Arc::new(RateLimiter::keyed(quota(asked)));
        Self {
            shop: Arc::clone(shop),
            price: limiter(Asked::Price),
            order: limiter(Asked::Order),
            codes: limiter(Asked::Codes),
            stream: limiter(Asked::Stream),
            link: limiter(Asked::Link),
        }
    }

    const fn limiter(&self, asked: Asked) -> &Arc<Limiter> {
        match asked {
            Asked::Price => &self.price,
            Asked::Order => &self.order,
            Asked::Codes => &self.codes,
            Asked::Stream => &self.stream,
            Asked::Link => &self.link,
        }
    }

    /// Seconds to wait, when the address has asked too often.
    fn count(&self, asked: Asked, address: IpAddr) -> Option<u64> {
        let limiter = self.limiter(asked);
        let refused = limiter.check_key(&neighbourhood(address)).err()?;
        limiter.retain_recent();
        Some(refused.wait_time_from(DefaultClock::default().now()).as_secs() + 1)
    }
}

fn quota(asked: Asked) -> Quota {
    let (a_minute, at_once) = asked.quota();
    let number = |n| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
    Quota::per_minute(number(a_minute)).allow_burst(number(at_once))
}

/// One subscriber has a whole /64 of IPv6 addresses.
fn neighbourhood(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX))),
    }
}

/// The layer: 429 with `Retry-After` for addresses that ask too often.
pub async fn serve(State(limits): State<Limits>, request: Request, next: Next) -> Response {
    let address = request.extensions().get::<Visitor>().and_then(|visitor| visitor.ip);
    let wait = Asked::of(&request).zip(address).and_then(|(asked, address)| limits.count(asked, address));
    let Some(wait) = wait else { return next.run(request).await };
    let mut answer = page::refuse(&limits.shop, request, StatusCode::TOO_MANY_REQUESTS).await;
    answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait));
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_asks_too_often_waits_and_others_do_not() {
        let limiter: Limiter = RateLimiter::keyed(quota(Asked::Order));
        let (one, other): (IpAddr, IpAddr) = ("203.0.113.1".parse().unwrap(), "203.0.113.2".parse().unwrap());
        let taken = (0..200).filter(|_| limiter.check_key(&one).is_ok()).count();
        assert!((100..110).contains(&taken), "{taken}");
        assert!(limiter.check_key(&other).is_ok());
    }

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
            ("GET", "/en-us/checkout", None),
            ("POST", "/en-us/checkout", Some(Asked::Order)),
            ("GET", "/api/quote", Some(Asked::Price)),
            ("POST", "/api/codes", Some(Asked::Codes)),
            ("GET", "/en-us/orders/1?reveal=1", Some(Asked::Codes)),
            ("GET", "/en-us/orders/1", None),
            ("POST", "/en-us/orders", Some(Asked::Link)),
            ("POST", "/en-us/orders/open", Some(Asked::Link)),
            ("GET", "/en-us/orders/open?token=x", None),
            ("GET", "/api/orders/1/subscribe", Some(Asked::Stream)),
        ] {
            let request =
                Request::builder().method(method).uri(path).body(axum::body::Body::empty()).unwrap();
            assert_eq!(Asked::of(&request), asked, "{method} {path}");
        }
    }
}
