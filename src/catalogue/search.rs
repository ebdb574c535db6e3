//! HeaderSearch: which brands answer a query, best first, a page at a time, with what the filters would
//! leave. Accents, case, blanks and signs do not matter; slips of the finger are forgiven when nothing
//! fits without.

use super::{
    fold,
    index::{Entry, Index, IndexedBrand, categories, kinds},
    query::{Query, Sort},
    typo::Word,
};
use crate::domain::brand::{Category, Kind};

/// Brands on a page.
pub const PER_PAGE: usize = 24;

/// The most suggestions for an address or a text that leads nowhere.
const MAX_SUGGESTIONS: usize = 6;

/// The least likeness (Jaro-Winkler) of a suggestion.
const MIN_SIMILARITY: f64 = 0.78;

/// One page of what answers a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Results {
    /// Empty on pages beyond the last.
    pub hits: Vec<IndexedBrand>,
    /// On all pages together.
    pub total: usize,
    /// The page asked for, from one.
    pub page: u64,
    /// One when there is nothing.
    pub pages: u64,
    /// What each category holds of this text and kind, the fullest first.
    pub categories: Vec<(Category, usize)>,
    /// What each kind holds of this text and category.
    pub kinds: Vec<(Kind, usize)>,
}

/// How well a brand answers a text, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// The whole name.
    Exact,
    Prefix,
    /// A whole word of the name.
    Word,
    WordPrefix,
    Substring,
    /// Through its family, a category or its kind.
    Related,
    /// With so many slips; last whether the word goes on after what was typed.
    Slips(u8, bool),
}

/// A brand's answer to a whole text: first by its worst word, then by its best.
type Answer = (Rank, Rank);

/// A text to look for.
struct Needle {
    text: String,
    compact: String,
    words: Vec<Word>,
}

impl Index {
    /// The page that a query asks for.
    pub fn search(&self, query: &Query) -> Results {
        let found = self.matching(&query.text);
        let of_kind = |entry: &Entry| query.kind.is_none_or(|kind| entry.hit.brand.kind == kind);
        let in_category = |entry: &Entry| {
            query.category.as_ref().is_none_or(|category| entry.hit.brand.categories.contains(category))
        };
        let categories = categories(found.iter().map(|(_, entry)| *entry).filter(|entry| of_kind(entry)));
        let kinds = kinds(found.iter().map(|(_, entry)| *entry).filter(|entry| in_category(entry)));
        let mut found = found;
        found.retain(|(_, entry)| of_kind(entry) && in_category(entry));
        sort(&mut found, query.sort);
        let before = query.page.number().saturating_sub(1);
        let skipped = usize::try_from(before).ok().and_then(|pages| pages.checked_mul(PER_PAGE));
        let hits = found.iter().skip(skipped.unwrap_or(usize::MAX)).take(PER_PAGE);
        Results {
            hits: hits.map(|(_, entry)| entry.hit.clone()).collect(),
            total: found.len(),
            page: query.page.number(),
            pages: u64::try_from(found.len().div_ceil(PER_PAGE)).unwrap_or(u64::MAX).max(1),
            categories,
            kinds,
        }
    }

    /// At most six brands in stock that whoever wrote this slug or text may have meant, the likeliest first.
    pub fn near(&self, text: &str) -> Vec<IndexedBrand> {
        let needle = Needle::new(text);
        if needle.compact.is_empty() {
            return Vec::new();
        }
        let mut scored: Vec<(f64, &Entry)> = self
            .listed()
            .into_iter()
            .filter(|entry| !entry.hit.brand.sold_out)
            .map(|entry| (entry.likeness(&needle), entry))
            .filter(|(score, _)| *score >= MIN_SIMILARITY)
            .collect();
        scored.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        scored.into_iter().take(MAX_SUGGESTIONS).map(|(_, entry)| entry.hit.clone()).collect()
    }

    /// Every listed brand that answers the text, in the shop's order. An empty text is answered by all.
    fn matching(&self, text: &str) -> Vec<(Answer, &Entry)> {
        let listed = self.listed();
        if text.is_empty() {
            return listed.into_iter().map(|entry| ((Rank::Exact, Rank::Exact), entry)).collect();
        }
        let needle = Needle::new(text);
        if needle.compact.is_empty() && needle.words.is_empty() {
            return Vec::new();
        }
        let ranked = |slips: bool| {
            let rank = |entry: &&Entry| entry.answer(&needle, slips);
            listed.iter().filter_map(|entry| Some((rank(entry)?, *entry))).collect::<Vec<_>>()
        };
        let plain = ranked(false);
        if plain.is_empty() { ranked(true) } else { plain }
    }
}

/// Sold-out brands go last, except one that is exactly what was asked for. Sorting keeps the shop's order
/// among equals.
fn sort(found: &mut [(Answer, &Entry)], sort: Sort) {
    let last = |(worst, _): Answer, entry: &Entry| entry.hit.brand.sold_out && worst != Rank::Exact;
    match sort {
        Sort::Popular => found.sort_by_key(|(answer, entry)| (last(*answer, entry), *answer)),
        Sort::Name => found.sort_by(|(_, a), (_, b)| {
            a.hit.brand.sold_out.cmp(&b.hit.brand.sold_out).then_with(|| a.name.cmp(&b.name))
        }),
    }
}

impl Needle {
    fn new(text: &str) -> Self {
        let words = fold::words(text);
        Self {
            text: words.join(" "),
            compact: fold::compact(text),
            words: words.into_iter().map(Word::new).collect(),
        }
    }
}

impl Entry {
    /// How well this brand answers; `None` when it does not.
    fn answer(&self, needle: &Needle, slips: bool) -> Option<Answer> {
        let compact = needle.compact.as_str();
        let whole = !compact.is_empty();
        if self.name == needle.text || (whole && self.compact == compact) {
            return Some((Rank::Exact, Rank::Exact));
        }
        if self.name.starts_with(&needle.text) || (whole && self.compact.starts_with(compact)) {
            return Some((Rank::Prefix, Rank::Prefix));
        }
        let inside = compact.len() > 1 && self.compact.contains(compact);
        let spare = inside.then_some((Rank::Substring, Rank::Substring));
        let by_words = self.by_words(needle, slips);
        by_words.into_iter().chain(spare).min()
    }

    /// `None` as soon as one word is not answered.
    fn by_words(&self, needle: &Needle, slips: bool) -> Option<Answer> {
        let mut ranks = needle.words.iter().map(|word| self.rank(word, slips));
        let first = ranks.next()??;
        ranks.try_fold((first, first), |(worst, best), rank| Some((worst.max(rank?), best.min(rank?))))
    }

    fn rank(&self, word: &Word, slips: bool) -> Option<Rank> {
        let text = word.text.as_str();
        let plain = self.words.iter().filter_map(|own| match own.text.find(text)? {
            0 if own.text.len() == text.len() => Some(Rank::Word),
            0 => Some(Rank::WordPrefix),
            _ => (text.len() > 1).then_some(Rank::Substring),
        });
        if let Some(rank) = plain.min() {
            return Some(rank);
        }
        if self.related.iter().any(|own| own.text.starts_with(text)) {
            return Some(Rank::Related);
        }
        let own = self.words.iter().chain(&self.related).filter(|_| slips);
        own.filter_map(|own| {
            let count = word.slips(own)?;
            Some(Rank::Slips(count, own.text.len() > text.len() + usize::from(count)))
        })
        .min()
    }

    /// How alike this brand's name is to what was typed, zero to one.
    fn likeness(&self, needle: &Needle) -> f64 {
        let alike = strsim::jaro_winkler(&self.compact, &needle.compact);
        let named = needle.words.iter().filter(|word| word.text.len() > 2);
        let by_word = named.filter_map(|word| self.rank(word, true)).min().map_or(0.0, |rank| match rank {
            Rank::Exact | Rank::Prefix | Rank::Word | Rank::WordPrefix => 0.9,
            Rank::Substring => 0.85,
            Rank::Slips(..) => 0.8,
            Rank::Related => 0.0,
        });
        alike.max(by_word)
    }
}

#[cfg(test)]
mod tests;
