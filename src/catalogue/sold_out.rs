//! Amounts that upstream lists but lately refused as out of stock. They are marked for all shoppers
//! for some minutes. Kept in the memory of this process only: another node learns it from its own
//! first refusal.

use crate::domain::{brand::Brand, choice::Choice, locale::CountryCode};
use std::{collections::HashSet, time::Duration};

/// How long a mark lasts. Upstream restocks without notice, so it is short.
const MARK_TTL: Duration = Duration::from_mins(5);

/// Maximum number of brands with marks, and of marked amounts per brand. Further ones are not
/// marked.
const MAX_BRANDS: u64 = 2_000;
const MAX_AMOUNTS: usize = 200;

/// What is marked of a brand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SoldOut {
    is_whole: bool,
    choices: HashSet<Choice>,
}

impl SoldOut {
    /// Whether the whole brand is sold out.
    pub const fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// Whether this amount is sold out.
    pub fn has(&self, choice: &Choice) -> bool {
        self.is_whole || self.choices.contains(choice)
    }
}

/// The marks of all brands. Cheap to clone; clones share them.
#[derive(Clone)]
pub struct SoldOutMarks(moka::sync::Cache<(CountryCode, String), SoldOut>);

impl SoldOutMarks {
    pub fn new() -> Self {
        Self::with_ttl(MARK_TTL)
    }

    fn with_ttl(ttl: Duration) -> Self {
        Self(moka::sync::Cache::builder().max_capacity(MAX_BRANDS).time_to_live(ttl).build())
    }

    /// Marks an amount, or the whole brand if `choice` is `None`. The brand's other marks last as
    /// long as this one.
    pub fn mark(&self, brand: &Brand, choice: Option<&Choice>) {
        self.0.entry((brand.country, brand.name.clone())).and_upsert_with(|old| {
            let mut marks = old.map(moka::Entry::into_value).unwrap_or_default();
            match choice {
                None => marks.is_whole = true,
                Some(choice) if marks.choices.len() < MAX_AMOUNTS => {
                    marks.choices.insert(choice.clone());
                }
                Some(_) => {}
            }
            marks
        });
    }

    pub fn of(&self, brand: &Brand) -> SoldOut {
        self.0.get(&(brand.country, brand.name.clone())).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{super::sample::brand, *};

    fn choice(text: &str) -> Choice {
        text.parse().unwrap()
    }

    #[test]
    fn marked_amount_does_not_affect_others() {
        let marks = SoldOutMarks::new();
        marks.mark(&brand("Pomelo Market", "p"), Some(&choice("=25 USD")));
        let of = marks.of(&brand("Pomelo Market", "p"));
        assert_eq!(
            (of.has(&choice("=25 USD")), of.has(&choice("=50 USD")), of.is_whole()),
            (true, false, false)
        );
        assert_eq!(marks.of(&brand("Another", "a")), SoldOut::default());
    }

    #[test]
    fn marked_brand_is_sold_out() {
        let marks = SoldOutMarks::new();
        marks.mark(&brand("Pomelo Market", "p"), None);
        assert!(marks.of(&brand("Pomelo Market", "p")).has(&choice("~37.5")));
    }

    #[test]
    fn marks_expire() {
        let marks = SoldOutMarks::with_ttl(Duration::from_millis(20));
        marks.mark(&brand("Pomelo Market", "p"), None);
        std::thread::sleep(Duration::from_millis(60));
        assert_eq!(marks.of(&brand("Pomelo Market", "p")), SoldOut::default());
    }

    #[test]
    fn marks_of_one_brand_are_limited() {
        let marks = SoldOutMarks::new();
        for amount in 0..2 * MAX_AMOUNTS {
            marks.mark(&brand("Pomelo Market", "p"), Some(&choice(&format!("~{amount}"))));
        }
        assert_eq!(marks.of(&brand("Pomelo Market", "p")).choices.len(), MAX_AMOUNTS);
    }
}
