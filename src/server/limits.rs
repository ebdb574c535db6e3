//! Rate limits per address, for requests that have a cost: prices, orders, codes, streams and emails. Pages
//! that are the same for everybody are not limited. `shop` limits the orders of one shopper, and
//! [`super::stream_limiter`] limits open streams.

use super::{
    page,
    policy::{LimitKind, Policy},
};
use crate::shop::{KeyedRateLimiter, Shop, settings, visitor::Visitor};
use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::Response,
};
use metrics::counter;
use std::{
    net::{IpAddr, Ipv6Addr},
    sync::Arc,
};

/// Emails that one address may request, per minute and at once.
const EMAILS_PER_MINUTE_AND_BURST: (u32, u32) = (2, 10);

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
    let kind = Policy::of(&request).limit(request.method(), request.uri().query());
    let Some((kind, address)) = kind.zip(address) else { return next.run(request).await };
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
}
