//! How many calls are under way: a limit for each endpoint, so that one that hangs does not sink the others, and a tide
//! that turns away first what matters least.

use super::{super::caller::Priority, endpoint::Endpoint};
use std::collections::HashMap;

/// The calls under way.
#[derive(Default)]
pub struct Bulkhead {
    taken: HashMap<Endpoint, usize>,
    all: usize,
}

impl Bulkhead {
    /// Whether another call may begin. What no person waits for leaves a quarter of an endpoint's berths free.
    pub fn has_room(&self, endpoint: Endpoint, occasion: Priority) -> bool {
        let kept = match occasion {
            Priority::Purchase | Priority::Page | Priority::Unknown => 0,
            Priority::Refresh | Priority::Crawler => endpoint.berths() / 4,
        };
        self.taken.get(&endpoint).copied().unwrap_or_default() + kept < endpoint.berths()
            && self.all < endpoint.tide()
    }

    pub fn take(&mut self, endpoint: Endpoint) {
        *self.taken.entry(endpoint).or_default() += 1;
        self.all += 1;
    }

    pub fn give_back(&mut self, endpoint: Endpoint) {
        if let Some(taken) = self.taken.get_mut(&endpoint) {
            *taken = taken.saturating_sub(1);
        }
        self.all = self.all.saturating_sub(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begin(berths: &mut Bulkhead, endpoint: Endpoint, occasion: Priority) -> bool {
        let has_room = berths.has_room(endpoint, occasion);
        if has_room {
            berths.take(endpoint);
        }
        has_room
    }

    #[test]
    fn an_endpoint_that_hangs_leaves_the_others_afloat() {
        let mut berths = Bulkhead::default();
        let hanging = (0..200).filter(|_| begin(&mut berths, Endpoint::Price, Priority::Page)).count();
        assert_eq!(hanging, 32);
        assert!(begin(&mut berths, Endpoint::Products, Priority::Page));
        assert!(begin(&mut berths, Endpoint::Place, Priority::Purchase));
        berths.give_back(Endpoint::Price);
        assert!(begin(&mut berths, Endpoint::Price, Priority::Page));
    }

    #[test]
    fn refreshes_leave_room_for_shoppers() {
        let mut berths = Bulkhead::default();
        let refreshes = (0..200).filter(|_| begin(&mut berths, Endpoint::Price, Priority::Refresh)).count();
        assert_eq!(refreshes, 24);
        assert!(begin(&mut berths, Endpoint::Price, Priority::Page));
    }

    #[test]
    fn when_much_is_under_way_what_matters_least_is_turned_away_first() {
        let mut berths = Bulkhead::default();
        let everything = [Endpoint::Orders, Endpoint::Price, Endpoint::Validations, Endpoint::Place];
        while everything.iter().any(|endpoint| begin(&mut berths, *endpoint, Priority::Purchase)) {}
        assert!(!berths.has_room(Endpoint::Brands, Priority::Page));
        for endpoint in everything {
            berths.give_back(endpoint);
            let fits = berths.has_room(endpoint, Priority::Purchase);
            assert_eq!(fits, berths.all < endpoint.tide(), "{endpoint:?}");
        }
        assert!(berths.has_room(Endpoint::Place, Priority::Purchase));
    }
}
