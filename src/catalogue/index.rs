//! The index of one country: its brands in the shop's order, folded for searching, with their
//! slugs. Built once per catalogue answer and shared. Only the set of hidden ghost brands changes.

use super::{clock::Clock, fold, ghosts::GhostBrands, slug::Slugs, typo::Word};
use crate::domain::brand::{Brand, BrandId, Category, Kind, Slug};
use std::{cmp::Reverse, collections::HashMap, collections::HashSet, sync::Arc};

/// Maximum number of featured brands on the home page.
const MAX_FEATURED: usize = 12;

/// Whether e-money is listed. It requires buyers to identify themselves and is for white-label
/// accounts (contract 4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emoney {
    Hidden,
    Listed,
}

impl Emoney {
    /// The brand as it is listed, if it is. If e-money is hidden, its category is removed from all
    /// brands.
    fn filter(self, mut brand: Brand) -> Option<Brand> {
        match self {
            Self::Listed => {}
            Self::Hidden if brand.is_emoney() => return None,
            Self::Hidden => brand.categories.retain(|category| !category.is_emoney()),
        }
        Some(brand)
    }
}

/// A brand and its canonical slug.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexedBrand {
    pub brand: Arc<Brand>,
    pub slug: Slug,
}

/// The content of the home page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Featured {
    /// At most 12: popular brands in stock, filled up with other brands in stock.
    pub brands: Vec<IndexedBrand>,
    /// Every category and its number of brands, largest first.
    pub categories: Vec<(Category, usize)>,
    /// Every kind that is sold here and its number of brands, in the shop's order.
    pub kinds: Vec<(Kind, usize)>,
}

/// One country's catalogue.
pub struct Index {
    /// In stock before sold out, popular before others, then by name.
    entries: Vec<Entry>,
    slugs: Slugs,
    ids: HashMap<BrandId, usize>,
    ghosts: GhostBrands,
}

/// A brand prepared for searching.
pub(super) struct Entry {
    pub hit: IndexedBrand,
    /// The folded name, with spaces between the words.
    pub name: String,
    /// The folded name without spaces.
    pub compact: String,
    pub words: Vec<Word>,
    /// Words that find the brand although they are not in its name: family, categories, kind.
    pub related: Vec<Word>,
}

impl Index {
    /// Indexes one country's brands, without e-money. Of brands with the same ID, the first is
    /// used.
    pub fn build(brands: Vec<Brand>) -> Self {
        Self::with_ghosts(brands, Emoney::Hidden, GhostBrands::new(Clock::running()))
    }

    /// As [`Self::build`], with or without e-money, and without the given ghost brands.
    pub(super) fn with_ghosts(brands: Vec<Brand>, emoney: Emoney, ghosts: GhostBrands) -> Self {
        let mut seen = HashSet::new();
        let mut brands: Vec<(Vec<String>, Brand)> = brands
            .into_iter()
            .filter(|brand| seen.insert(brand.id.clone()))
            .filter_map(|brand| emoney.filter(brand))
            .map(|brand| (fold::words(&brand.name), brand))
            .collect();
        brands.sort_by(|(a_name, a), (b_name, b)| {
            let key = |brand: &Brand| (brand.sold_out, Reverse(brand.popular));
            key(a).cmp(&key(b)).then_with(|| a_name.cmp(b_name)).then_with(|| a.id.cmp(&b.id))
        });
        let (names, brands): (Vec<_>, Vec<_>) = brands.into_iter().unzip();
        let slugs = Slugs::assign(&brands);
        let ids = brands.iter().map(|brand| brand.id.clone()).zip(0..).collect();
        let entries = names
            .into_iter()
            .zip(brands)
            .enumerate()
            .filter_map(|(place, (words, brand))| Some(Entry::new(words, brand, slugs.canonical(place)?)))
            .collect();
        Self { entries, slugs, ids, ghosts }
    }

    /// The brand of a slug, with its canonical slug. Hidden ghost brands are found too.
    pub fn resolve(&self, slug: &Slug) -> Option<IndexedBrand> {
        self.at(self.slugs.resolve(slug)?)
    }

    /// The brand of an ID.
    pub fn find(&self, id: &BrandId) -> Option<IndexedBrand> {
        self.at(*self.ids.get(id)?)
    }

    /// Every listed brand in the shop's order, for site maps.
    pub fn all(&self) -> impl Iterator<Item = IndexedBrand> {
        self.listed().into_iter().map(|entry| entry.hit.clone())
    }

    /// The other listed brands of the same family.
    pub fn siblings(&self, brand: &Brand) -> Vec<IndexedBrand> {
        self.all().filter(|hit| hit.brand.family == brand.family && hit.brand.id != brand.id).collect()
    }

    /// Whether any brand is in this category.
    pub fn has(&self, category: &Category) -> bool {
        self.entries.iter().any(|entry| entry.hit.brand.categories.contains(category))
    }

    /// Whether the country has no brands at all, listed or not.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The content of the home page.
    pub fn featured(&self) -> Featured {
        let listed = self.listed();
        let in_stock = listed.iter().filter(|entry| !entry.hit.brand.sold_out);
        Featured {
            brands: in_stock.take(MAX_FEATURED).map(|entry| entry.hit.clone()).collect(),
            categories: categories(listed.iter().copied()),
            kinds: kinds(listed.iter().copied()),
        }
    }

    /// The brands that listings may show now, in the shop's order.
    pub(super) fn listed(&self) -> Vec<&Entry> {
        let country = self.entries.first().map(|entry| entry.hit.brand.country);
        let hidden = country.map(|country| self.ghosts.of(country)).unwrap_or_default();
        self.entries.iter().filter(|entry| !hidden.contains(&entry.hit.brand.id)).collect()
    }

    fn at(&self, place: usize) -> Option<IndexedBrand> {
        self.entries.get(place).map(|entry| entry.hit.clone())
    }
}

impl Entry {
    fn new(words: Vec<String>, brand: Brand, slug: &Slug) -> Self {
        let mut related = fold::words(&brand.family);
        for category in &brand.categories {
            related.extend(fold::words(category.code()).into_iter().filter(|word| word.len() > 1));
            related.push(fold::compact(category.code()));
        }
        let kind: &[&str] = match brand.kind {
            Kind::GiftCard => &["gift", "card", "giftcard", "voucher"],
            Kind::TopUp => &["top", "up", "topup", "recharge", "mobile", "phone"],
            Kind::Esim => &["esim", "sim", "mobile", "data"],
        };
        related.extend(kind.iter().map(|word| (*word).to_owned()));
        related.retain(|word| !words.contains(word));
        related.sort_unstable();
        related.dedup();
        let compact = fold::compact(&brand.name);
        Self {
            name: words.join(" "),
            compact,
            words: words.into_iter().map(Word::new).collect(),
            related: related.into_iter().map(Word::new).collect(),
            hit: IndexedBrand { brand: Arc::new(brand), slug: slug.clone() },
        }
    }
}

/// The number of entries in each category, largest first.
pub(super) fn categories<'a>(entries: impl Iterator<Item = &'a Entry>) -> Vec<(Category, usize)> {
    let mut counts = HashMap::<&Category, usize>::new();
    for category in entries.flat_map(|entry| &entry.hit.brand.categories) {
        *counts.entry(category).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().map(|(category, count)| (category.clone(), count)).collect();
    counts.sort_by(|(a, many), (b, more)| more.cmp(many).then_with(|| a.cmp(b)));
    counts
}

/// The number of entries of each kind. Kinds without entries are left out.
pub(super) fn kinds<'a>(entries: impl Iterator<Item = &'a Entry>) -> Vec<(Kind, usize)> {
    let mut counts = Kind::ALL.map(|kind| (kind, 0));
    for entry in entries {
        for (kind, count) in &mut counts {
            *count += usize::from(entry.hit.brand.kind == *kind);
        }
    }
    counts.into_iter().filter(|(_, count)| *count > 0).collect()
}

#[cfg(test)]
mod tests;
