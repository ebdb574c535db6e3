//! GhostBrands: brands that upstream lists in stock and has nothing to sell of (contract 3, traps). A brand
//! seen so is left out of listings for a while. In memory of this process only.

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

/// How long a ghost is hidden after it was seen.
const HIDDEN_FOR: Duration = Duration::from_mins(45);

/// The brands seen empty lately. Cheap to clone; clones share what was seen.
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

    /// Notes that a brand of a listing has nothing to sell. Brands that say so themselves are no ghosts.
    pub fn saw_empty(&self, brand: &Brand) {
        if !brand.sold_out {
            let now = self.clock.now();
            let mut seen = self.seen();
            let here = seen.entry(brand.country).or_default();
            here.retain(|_, at| now.duration_since(*at) < HIDDEN_FOR);
            here.insert(brand.id.clone(), now);
        }
    }

    /// Notes that a brand has something to sell after all.
    pub fn saw_alive(&self, brand: &Brand) {
        if let Some(here) = self.seen().get_mut(&brand.country) {
            here.remove(&brand.id);
        }
    }

    /// The brands of a country that are hidden now.
    pub fn of(&self, country: CountryCode) -> HashSet<BrandId> {
        let now = self.clock.now();
        let seen = self.seen();
        let here = seen.get(&country).into_iter().flatten();
        here.filter(|(_, at)| now.duration_since(**at) < HIDDEN_FOR).map(|(id, _)| id.clone()).collect()
    }

    fn seen(&self) -> MutexGuard<'_, Sightings> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::{super::clock::by_hand, super::sample::brand, *};

    #[test]
    fn a_ghost_is_hidden_for_45_minutes() {
        let (clock, hand) = by_hand::clock();
        let ghosts = GhostBrands::new(clock);
        ghosts.saw_empty(&brand("Vanishing", "v"));
        hand.turn(45 * 60 - 1);
        assert_eq!(ghosts.of(CountryCode::US).len(), 1);
        hand.turn(1);
        assert_eq!(ghosts.of(CountryCode::US).len(), 0);
    }

    #[test]
    fn what_is_sold_again_or_says_it_is_sold_out_is_no_ghost() {
        let ghosts = GhostBrands::new(Clock::running());
        ghosts.saw_empty(&brand("Back Again", "b"));
        ghosts.saw_alive(&brand("Back Again", "b"));
        ghosts.saw_empty(&Brand { sold_out: true, ..brand("Honest", "h") });
        assert!(ghosts.of(CountryCode::US).is_empty());
    }
}
