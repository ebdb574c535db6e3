//! How many calls are in flight: a limit for each endpoint, so that one that hangs does not take the others down, and a limit on
//! all together that turns away first what matters least.

use super::{super::caller::Priority, endpoint::Endpoint};
use std::collections::HashMap;

/// The calls in flight.
#[derive(Default)]
pub struct Bulkhead {
    taken: HashMap<Endpoint, usize>,
    all: usize,
}

impl Bulkhead {
    /// Whether another call may begin. What no person waits for leaves a quarter of an endpoint's calls free.
    pub fn has_room(&self, endpoint: Endpoint, priority: Priority) -> bool {
        let kept = match priority {
            Priority::Purchase | Priority::Page | Priority::Unknown => 0,
            Priority::Refresh | Priority::Crawler => endpoint.max_in_flight() / 4,
        };
        self.taken.get(&endpoint).copied().unwrap_or_default() + kept < endpoint.max_in_flight()
            && self.all < endpoint.max_total_in_flight()
    }

    pub fn begin(&mut self, endpoint: Endpoint) {
        *self.taken.entry(endpoint).or_default() += 1;
        self.all += 1;
    }

    pub fn finish(&mut self, endpoint: Endpoint) {
        if let Some(taken) = self.taken.get_mut(&endpoint) {
            *taken = taken.saturating_sub(1);
        }
        self.all = self.all.saturating_sub(1);
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
    fn an_endpoint_that_hangs_leaves_the_others_afloat() {
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
    fn when_much_is_under_way_what_matters_least_is_turned_away_first() {
        let mut bulkhead = Bulkhead::default();
        let everything = [Endpoint::Orders, Endpoint::Price, Endpoint::Validations, Endpoint::Place];
        while everything.iter().any(|endpoint| begin(&mut bulkhead, *endpoint, Priority::Purchase)) {}
        assert!(!bulkhead.has_room(Endpoint::Brands, Priority::Page));
        for endpoint in everything {
            bulkhead.finish(endpoint);
            let fits = bulkhead.has_room(endpoint, Priority::Purchase);
            assert_eq!(fits, bulkhead.all < endpoint.max_total_in_flight(), "{endpoint:?}");
        }
        assert!(bulkhead.has_room(Endpoint::Place, Priority::Purchase));
    }
}
