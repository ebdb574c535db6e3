//! Search: which brands match a query, best first, one page at a time, and how many brands each
//! filter would leave. Accents, case, spaces and signs are ignored. Typos are tolerated if nothing
//! matches without.

use super::{
    fold,
    index::{Entry, Index, IndexedBrand, categories, kinds},
    query::{Query, Sort},
    typo::Word,
};
use crate::domain::brand::{Category, Kind};

/// Number of brands on a page.
pub const PER_PAGE: usize = 24;

/// Maximum number of suggestions for an unknown slug or a text without a match.
const MAX_SUGGESTIONS: usize = 6;

/// Minimum similarity (Jaro-Winkler) of a suggestion.
const MIN_SIMILARITY: f64 = 0.78;

/// One page of the brands that match a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Results {
    /// Empty on pages after the last.
    pub hits: Vec<IndexedBrand>,
    /// Number of matches on all pages.
    pub total: usize,
    /// The requested page, starting at one.
    pub page: u64,
    /// At least one.
    pub pages: u64,
    /// Number of matches of this text and kind in each category, largest first.
    pub categories: Vec<(Category, usize)>,
    /// Number of matches of this text and category for each kind.
    pub kinds: Vec<(Kind, usize)>,
}

/// How well a brand matches a text, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// The complete name.
    Exact,
    Prefix,
    /// A complete word of the name.
    Word,
    WordPrefix,
    Substring,
    /// By its family, a category or its kind.
    Related,
    /// With this many typos. The flag says whether the word continues after the typed text, which
    /// ranks lower.
    Typos(u8, bool),
}

/// A brand's match of a complete text: first by its worst word, then by its best.
type Match = (Rank, Rank);

/// A text to search for.
struct Needle {
    text: String,
    compact: String,
    words: Vec<Word>,
}

impl Index {
    /// Returns the page that a query asks for.
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

    /// At most six brands in stock that this slug or text may mean, most similar first.
    pub fn similar(&self, text: &str) -> Vec<IndexedBrand> {
        let needle = Needle::new(text);
        if needle.compact.is_empty() {
            return Vec::new();
        }
        let mut scored: Vec<(f64, &Entry)> = self
            .listed()
            .into_iter()
            .filter(|entry| !entry.hit.brand.sold_out)
            .map(|entry| (entry.similarity(&needle), entry))
            .filter(|(score, _)| *score >= MIN_SIMILARITY)
            .collect();
        scored.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        scored.into_iter().take(MAX_SUGGESTIONS).map(|(_, entry)| entry.hit.clone()).collect()
    }

    /// Every listed brand that matches the text, in the shop's order. An empty text matches all.
    fn matching(&self, text: &str) -> Vec<(Match, &Entry)> {
        let listed = self.listed();
        if text.is_empty() {
            return listed.into_iter().map(|entry| ((Rank::Exact, Rank::Exact), entry)).collect();
        }
        let needle = Needle::new(text);
        if needle.compact.is_empty() && needle.words.is_empty() {
            return Vec::new();
        }
        let ranked = |allow_typos: bool| {
            let rank = |entry: &&Entry| entry.match_text(&needle, allow_typos);
            listed.iter().filter_map(|entry| Some((rank(entry)?, *entry))).collect::<Vec<_>>()
        };
        let plain = ranked(false);
        if plain.is_empty() { ranked(true) } else { plain }
    }
}

/// Moves sold-out brands to the end, except for an exact match. The sort is stable, so equal
/// matches keep the shop's order.
fn sort(found: &mut [(Match, &Entry)], sort: Sort) {
    let last = |(worst, _): Match, entry: &Entry| entry.hit.brand.sold_out && worst != Rank::Exact;
    match sort {
        Sort::Popular => found.sort_by_key(|(rank, entry)| (last(*rank, entry), *rank)),
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
    /// How well this brand matches. `None` if it does not.
    fn match_text(&self, needle: &Needle, allow_typos: bool) -> Option<Match> {
        let compact = needle.compact.as_str();
        let has_letters = !compact.is_empty();
        if self.name == needle.text || (has_letters && self.compact == compact) {
            return Some((Rank::Exact, Rank::Exact));
        }
        if self.name.starts_with(&needle.text) || (has_letters && self.compact.starts_with(compact)) {
            return Some((Rank::Prefix, Rank::Prefix));
        }
        let inside = compact.len() > 1 && self.compact.contains(compact);
        let substring = inside.then_some((Rank::Substring, Rank::Substring));
        let by_words = self.by_words(needle, allow_typos);
        by_words.into_iter().chain(substring).min()
    }

    /// `None` as soon as one word does not match.
    fn by_words(&self, needle: &Needle, allow_typos: bool) -> Option<Match> {
        let mut ranks = needle.words.iter().map(|word| self.rank(word, allow_typos));
        let first = ranks.next()??;
        ranks.try_fold((first, first), |(worst, best), rank| Some((worst.max(rank?), best.min(rank?))))
    }

    fn rank(&self, word: &Word, allow_typos: bool) -> Option<Rank> {
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
        let own = self.words.iter().chain(&self.related).filter(|_| allow_typos);
        own.filter_map(|own| {
            let count = word.typos(own)?;
            Some(Rank::Typos(count, own.text.len() > text.len() + usize::from(count)))
        })
        .min()
    }

    /// Similarity of this brand's name and the typed text, from zero to one.
    fn similarity(&self, needle: &Needle) -> f64 {
        let name_similarity = strsim::jaro_winkler(&self.compact, &needle.compact);
        let long_words = needle.words.iter().filter(|word| word.text.len() > 2);
        let word_similarity =
            long_words.filter_map(|word| self.rank(word, true)).min().map_or(0.0, |rank| match rank {
                Rank::Exact | Rank::Prefix | Rank::Word | Rank::WordPrefix => 0.9,
                Rank::Substring => 0.85,
                Rank::Typos(..) => 0.8,
                Rank::Related => 0.0,
            });
        name_similarity.max(word_similarity)
    }
}

#[cfg(test)]
mod tests;
