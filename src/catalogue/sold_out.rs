//! What upstream refused as out of stock lately, though it lists it. Everybody sees it marked for some minutes. In memory
//! of this process only: another node learns it from its own first refusal.

use crate::domain::{brand::Brand, choice::Choice, locale::CountryCode};
use std::{collections::HashSet, time::Duration};

/// How long a mark stands. Stocks are filled up without a word, so it is not long.
const MARK_TTL: Duration = Duration::from_mins(5);

/// So many brands have marks at most, and so many amounts of one brand; further ones are not marked.
const MAX_BRANDS: u64 = 2_000;
const MAX_AMOUNTS: usize = 200;

/// What of a brand is marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SoldOut {
    is_whole: bool,
    choices: HashSet<Choice>,
}

impl SoldOut {
    /// Whether nothing of the brand can be had.
    pub const fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// Whether this amount cannot be had.
    pub fn has(&self, choice: &Choice) -> bool {
        self.is_whole || self.choices.contains(choice)
    }
}

/// The marks of all brands. Cheap to clone; clones share them.
#[derive(Clone)]
pub struct SoldOutMarks(moka::sync::Cache<(CountryCode, String), SoldOut>);

impl SoldOutMarks {
    pub fn new() -> Self {
        Self::lasting(MARK_TTL)
    }

    fn lasting(time: Duration) -> Self {
        Self(moka::sync::Cache::builder().max_capacity(MAX_BRANDS).time_to_live(time).build())
    }

    /// SoldOutMarks an amount, or without one the whole brand; the brand's other marks stand as long as this one.
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
    fn a_marked_amount_leaves_the_others_alone() {
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
    fn a_marked_brand_has_nothing() {
        let marks = SoldOutMarks::new();
        marks.mark(&brand("Pomelo Market", "p"), None);
        assert!(marks.of(&brand("Pomelo Market", "p")).has(&choice("~37.5")));
    }

    #[test]
    fn marks_end_by_themselves() {
        let marks = SoldOutMarks::lasting(Duration::from_millis(20));
        marks.mark(&brand("Pomelo Market", "p"), None);
        std::thread::sleep(Duration::from_millis(60));
        assert_eq!(marks.of(&brand("Pomelo Market", "p")), SoldOut::default());
    }

    #[test]
    fn marks_of_one_brand_are_bounded() {
        let marks = SoldOutMarks::new();
        for amount in 0..2 * MAX_AMOUNTS {
            marks.mark(&brand("Pomelo Market", "p"), Some(&choice(&format!("~{amount}"))));
        }
        assert_eq!(marks.of(&brand("Pomelo Market", "p")).choices.len(), MAX_AMOUNTS);
    }
}
