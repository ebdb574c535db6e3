//! StreamLimiter for those who watch orders: a stream stays open for long, so what is counted is how many there are, in all, of
//! one address and of one order. Who finds no seat asks again, or polls.

use super::limits::neighbourhood;
use crate::{domain::order_id::OrderId, shop::settings::Limits};
use metrics::{counter, gauge};
use std::{
    collections::HashMap,
    hash::Hash,
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
};

/// The seats of one process. Cheap to clone; clones share them.
#[derive(Clone)]
pub struct StreamLimiter(Arc<LimiterState>);

struct LimiterState {
    limits: Limits,
    taken: Mutex<StreamCounts>,
}

#[derive(Default)]
struct StreamCounts {
    all: u32,
    by_address: HashMap<IpAddr, u32>,
    by_order: HashMap<OrderId, u32>,
}

/// One taken seat; dropping it is leaving.
pub struct StreamPermit {
    house: Arc<LimiterState>,
    address: Option<IpAddr>,
    order: OrderId,
}

/// Why there is no seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StreamLimitError {
    /// The house is full.
    LimiterState,
    /// One address, or one order, has as many as it may.
    Own,
}

impl StreamLimiter {
    pub fn new(limits: Limits) -> Self {
        Self(Arc::new(LimiterState { limits, taken: Mutex::default() }))
    }

    /// Takes a seat to watch an order.
    pub fn take(&self, address: Option<IpAddr>, order: &OrderId) -> Result<StreamPermit, StreamLimitError> {
        let address = address.map(neighbourhood);
        let Limits { streams, streams_per_address, streams_per_order, .. } = self.0.limits;
        let mut taken = self.0.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let no = if taken.all >= streams {
            Some((StreamLimitError::LimiterState, "streams"))
        } else if address.is_some_and(|address| taken.by_address.get(&address) >= Some(&streams_per_address))
        {
            Some((StreamLimitError::Own, "streams_per_address"))
        } else if taken.by_order.get(order) >= Some(&streams_per_order) {
            Some((StreamLimitError::Own, "streams_per_order"))
        } else {
            None
        };
        if let Some((no, what)) = no {
            counter!("kiosk_limited_total", "what" => what).increment(1);
            return Err(no);
        }
        taken.all += 1;
        if let Some(address) = address {
            *taken.by_address.entry(address).or_default() += 1;
        }
        *taken.by_order.entry(order.clone()).or_default() += 1;
        gauge!("kiosk_order_watchers").increment(1.0);
        Ok(StreamPermit { house: Arc::clone(&self.0), address, order: order.clone() })
    }
}

impl Drop for StreamPermit {
    fn drop(&mut self) {
        let mut taken = self.house.taken.lock().unwrap_or_else(PoisonError::into_inner);
        taken.all = taken.all.saturating_sub(1);
        if let Some(address) = &self.address {
            leave(&mut taken.by_address, address);
        }
        leave(&mut taken.by_order, &self.order);
        gauge!("kiosk_order_watchers").decrement(1.0);
    }
}

/// One less; nobody leaves an entry behind.
fn leave<K: Hash + Eq>(taken: &mut HashMap<K, u32>, key: &K) {
    match taken.get_mut(key) {
        Some(number) if *number > 1 => *number -= 1,
        _ => drop(taken.remove(key)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seats() -> StreamLimiter {
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
    fn an_address_an_order_and_the_house_have_so_many_seats() {
        let seats = seats();
        let ip = |text: &str| Some(text.parse().unwrap());
        let _first = seats.take(ip("2001:db8::1"), &order(1)).unwrap();
        let second = seats.take(ip("2001:db8::2"), &order(1)).unwrap();
        assert_eq!(seats.take(ip("192.0.2.1"), &order(1)).err(), Some(StreamLimitError::Own));
        let _third = seats.take(ip("2001:db8::3"), &order(2)).unwrap();
        assert_eq!(seats.take(ip("2001:db8::4"), &order(3)).err(), Some(StreamLimitError::Own));
        let _fourth = seats.take(ip("192.0.2.1"), &order(3)).unwrap();
        assert_eq!(seats.take(ip("192.0.2.2"), &order(4)).err(), Some(StreamLimitError::LimiterState));
        drop(second);
        assert!(seats.take(ip("2001:db8::5"), &order(1)).is_ok());
    }

    #[test]
    fn an_empty_house_remembers_nobody() {
        let seats = seats();
        for bits in 0..50 {
            drop(seats.take(Some([192, 0, 2, 7].into()), &order(bits)).unwrap());
        }
        let taken = seats.0.taken.lock().unwrap();
        assert_eq!((taken.all, taken.by_address.len(), taken.by_order.len()), (0, 0, 0));
    }
}
