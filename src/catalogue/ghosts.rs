//! Ghost brands: brands that upstream lists in stock but has no products for (contract 3, traps).
//! They are hidden from listings for some time. Kept in the memory of this process only.

use super::clock::Clock;
use crate::domain::{
    brand::{Brand, BrandId},
    locale::CountryCode,
};
use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// How long a ghost brand is hidden.
const HIDDEN_FOR: Duration = Duration::from_mins(45);

/// The brands that had no products lately. Cheap to clone; clones share the state.
#[derive(Clone)]
pub struct GhostBrands {
    seen: Arc<Mutex<Sightings>>,
    clock: Clock,
}

type Sightings = HashMap<CountryCode, HashMap<BrandId, Instant>>;

impl GhostBrands {
    pub fn new(clock: Clock) -> Self {
        Self { seen: Arc::default(), clock }
    }

    /// Records that a listed brand has no products. A brand that is listed as sold out is not a
    /// ghost.
    pub fn saw_empty(&self, brand: &Brand) {
        if !brand.sold_out {
            let now = self.clock.now();
            let mut seen = self.seen();
            let seen_here = seen.entry(brand.country).or_default();
            seen_here.retain(|_, at| now.duration_since(*at) < HIDDEN_FOR);
            seen_here.insert(brand.id.clone(), now);
        }
    }

    /// Records that a brand has products.
    pub fn saw_alive(&self, brand: &Brand) {
        if let Some(seen_here) = self.seen().get_mut(&brand.country) {
            seen_here.remove(&brand.id);
        }
    }

    /// The hidden brands of a country.
    pub fn of(&self, country: CountryCode) -> HashSet<BrandId> {
        let now = self.clock.now();
        let seen = self.seen();
        let seen_here = seen.get(&country).into_iter().flatten();
        seen_here.filter(|(_, at)| now.duration_since(**at) < HIDDEN_FOR).map(|(id, _)| id.clone()).collect()
    }

    fn seen(&self) -> MutexGuard<'_, Sightings> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::{super::clock::manual, super::sample::brand, *};

    #[test]
    fn ghost_is_hidden_for_45_minutes() {
        let (clock, time) = manual::clock();
        let ghosts = GhostBrands::new(clock);
        ghosts.saw_empty(&brand("Vanishing", "v"));
        time.advance(45 * 60 - 1);
        assert_eq!(ghosts.of(CountryCode::US).len(), 1);
        time.advance(1);
        assert_eq!(ghosts.of(CountryCode::US).len(), 0);
    }

    #[test]
    fn restocked_or_sold_out_brand_is_no_ghost() {
        let ghosts = GhostBrands::new(Clock::running());
        ghosts.saw_empty(&brand("Back Again", "b"));
        ghosts.saw_alive(&brand("Back Again", "b"));
        ghosts.saw_empty(&Brand { sold_out: true, ..brand("Honest", "h") });
        assert!(ghosts.of(CountryCode::US).is_empty());
    }
}
