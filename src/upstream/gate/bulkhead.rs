//! Limits the calls in flight: per endpoint, so that a slow one does not block the others, and in
//! total, where less important endpoints are refused first.

use super::{super::caller::Priority, endpoint::Endpoint};
use std::collections::HashMap;

/// The calls in flight.
#[derive(Default)]
pub struct Bulkhead {
    in_flight: HashMap<Endpoint, usize>,
    total: usize,
}

impl Bulkhead {
    /// Whether another call may start. Refreshes and programs leave a quarter of an endpoint's
    /// calls to persons.
    pub fn has_room(&self, endpoint: Endpoint, priority: Priority) -> bool {
        let reserved = match priority {
            Priority::Purchase | Priority::Page | Priority::Unknown => 0,
            Priority::Refresh | Priority::Crawler => endpoint.max_in_flight() / 4,
        };
        self.in_flight.get(&endpoint).copied().unwrap_or_default() + reserved < endpoint.max_in_flight()
            && self.total < endpoint.max_total_in_flight()
    }

    pub fn begin(&mut self, endpoint: Endpoint) {
        *self.in_flight.entry(endpoint).or_default() += 1;
        self.total += 1;
    }

    pub fn finish(&mut self, endpoint: Endpoint) {
        if let Some(in_flight) = self.in_flight.get_mut(&endpoint) {
            *in_flight = in_flight.saturating_sub(1);
        }
        self.total = self.total.saturating_sub(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begin(bulkhead: &mut Bulkhead, endpoint: Endpoint, priority: Priority) -> bool {
        let has_room = bulkhead.has_room(endpoint, priority);
        if has_room {
            bulkhead.begin(endpoint);
        }
        has_room
    }

    #[test]
    fn slow_endpoint_does_not_block_the_others() {
        let mut bulkhead = Bulkhead::default();
        let hanging = (0..200).filter(|_| begin(&mut bulkhead, Endpoint::Price, Priority::Page)).count();
        assert_eq!(hanging, 32);
        assert!(begin(&mut bulkhead, Endpoint::Products, Priority::Page));
        assert!(begin(&mut bulkhead, Endpoint::Place, Priority::Purchase));
        bulkhead.finish(Endpoint::Price);
        assert!(begin(&mut bulkhead, Endpoint::Price, Priority::Page));
    }

    #[test]
    fn refreshes_leave_room_for_shoppers() {
        let mut bulkhead = Bulkhead::default();
        let refreshes = (0..200).filter(|_| begin(&mut bulkhead, Endpoint::Price, Priority::Refresh)).count();
        assert_eq!(refreshes, 24);
        assert!(begin(&mut bulkhead, Endpoint::Price, Priority::Page));
    }

    #[test]
    fn less_important_endpoints_are_refused_first() {
        let mut bulkhead = Bulkhead::default();
        let everything = [Endpoint::Orders, Endpoint::Price, Endpoint::Validations, Endpoint::Place];
        while everything.iter().any(|endpoint| begin(&mut bulkhead, *endpoint, Priority::Purchase)) {}
        assert!(!bulkhead.has_room(Endpoint::Brands, Priority::Page));
        for endpoint in everything {
            bulkhead.finish(endpoint);
            let has_room = bulkhead.has_room(endpoint, Priority::Purchase);
            assert_eq!(has_room, bulkhead.total < endpoint.max_total_in_flight(), "{endpoint:?}");
        }
        assert!(bulkhead.has_room(Endpoint::Place, Priority::Purchase));
    }
}
