//! Limits open order streams: in total, per address and per order. A client without a permit tries again
//! later or polls.

use super::limits::subscriber_network;
use crate::{domain::order_id::OrderId, shop::settings::Limits};
use metrics::{counter, gauge};
use std::{
    collections::HashMap,
    hash::Hash,
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
};

/// The stream limits of one process. Cheap to clone; clones share the counts.
#[derive(Clone)]
pub struct StreamLimiter(Arc<LimiterState>);

struct LimiterState {
    limits: Limits,
    counts: Mutex<StreamCounts>,
}

#[derive(Default)]
struct StreamCounts {
    all: u32,
    by_address: HashMap<IpAddr, u32>,
    by_order: HashMap<OrderId, u32>,
}

/// The permit of one open stream. Dropping it releases it.
pub struct StreamPermit {
    state: Arc<LimiterState>,
    address: Option<IpAddr>,
    order: OrderId,
}

/// Why no permit is available.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StreamLimitError {
    /// All streams are in use.
    TotalLimit,
    /// The address or the order has as many streams as it may have.
    OwnLimit,
}

impl StreamLimiter {
    pub fn new(limits: Limits) -> Self {
        Self(Arc::new(LimiterState { limits, counts: Mutex::default() }))
    }

    /// Acquires a permit to watch an order.
    pub fn acquire(
        &self,
        address: Option<IpAddr>,
        order: &OrderId,
    ) -> Result<StreamPermit, StreamLimitError> {
        let address = address.map(subscriber_network);
        let Limits { streams, streams_per_address, streams_per_order, .. } = self.0.limits;
        let mut counts = self.0.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let error = if counts.all >= streams {
            Some((StreamLimitError::TotalLimit, "streams"))
        } else if address.is_some_and(|address| counts.by_address.get(&address) >= Some(&streams_per_address))
        {
            Some((StreamLimitError::OwnLimit, "streams_per_address"))
        } else if counts.by_order.get(order) >= Some(&streams_per_order) {
            Some((StreamLimitError::OwnLimit, "streams_per_order"))
        } else {
            None
        };
        if let Some((error, what)) = error {
            counter!("kiosk_limited_total", "what" => what).increment(1);
            return Err(error);
        }
        counts.all += 1;
        if let Some(address) = address {
            *counts.by_address.entry(address).or_default() += 1;
        }
        *counts.by_order.entry(order.clone()).or_default() += 1;
        gauge!("kiosk_order_watchers").increment(1.0);
        Ok(StreamPermit { state: Arc::clone(&self.0), address, order: order.clone() })
    }
}

impl Drop for StreamPermit {
    fn drop(&mut self) {
        let mut counts = self.state.counts.lock().unwrap_or_else(PoisonError::into_inner);
        counts.all = counts.all.saturating_sub(1);
        if let Some(address) = &self.address {
            decrement(&mut counts.by_address, address);
        }
        decrement(&mut counts.by_order, &self.order);
        gauge!("kiosk_order_watchers").decrement(1.0);
    }
}

/// Decrements a count, and removes it at zero.
fn decrement<K: Hash + Eq>(counts: &mut HashMap<K, u32>, key: &K) {
    match counts.get_mut(key) {
        Some(count) if *count > 1 => *count -= 1,
        _ => drop(counts.remove(key)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limiter() -> StreamLimiter {
        StreamLimiter::new(Limits {
            streams: 4,
            streams_per_address: 3,
            streams_per_order: 2,
            ..Limits::default()
        })
    }

    fn order(bits: u128) -> OrderId {
        OrderId::from_bits(bits)
    }

    #[test]
    fn stream_limiter_limits_addresses_orders_and_the_total() {
        let limiter = limiter();
        let ip = |text: &str| Some(text.parse().unwrap());
        let _first = limiter.acquire(ip("2001:db8::1"), &order(1)).unwrap();
        let second = limiter.acquire(ip("2001:db8::2"), &order(1)).unwrap();
        assert_eq!(limiter.acquire(ip("192.0.2.1"), &order(1)).err(), Some(StreamLimitError::OwnLimit));
        let _third = limiter.acquire(ip("2001:db8::3"), &order(2)).unwrap();
        assert_eq!(limiter.acquire(ip("2001:db8::4"), &order(3)).err(), Some(StreamLimitError::OwnLimit));
        let _fourth = limiter.acquire(ip("192.0.2.1"), &order(3)).unwrap();
        assert_eq!(limiter.acquire(ip("192.0.2.2"), &order(4)).err(), Some(StreamLimitError::TotalLimit));
        drop(second);
        assert!(limiter.acquire(ip("2001:db8::5"), &order(1)).is_ok());
    }

    #[test]
    fn stream_limiter_forgets_closed_streams() {
        let limiter = limiter();
        for bits in 0..50 {
            drop(limiter.acquire(Some([192, 0, 2, 7].into()), &order(bits)).unwrap());
        }
        let counts = limiter.0.counts.lock().unwrap();
        assert_eq!((counts.all, counts.by_address.len(), counts.by_order.len()), (0, 0, 0));
    }
}
