//! The index of one country: its brands in the shop's order, folded for searching, with their addresses.
//! Built once per catalogue answer and shared; the only thing in it that moves is which ghosts are hidden.

use super::{clock::Clock, fold, ghosts::GhostBrands, slug::Slugs, typo::Word};
use crate::domain::brand::{Brand, BrandId, Category, Kind, Slug};
use std::{cmp::Reverse, collections::HashMap, collections::HashSet, sync::Arc};

/// The most brands that the home page features.
const MAX_FEATURED: usize = 12;

/// What becomes of e-money, which asks buyers who they are and is for white-label accounts (contract 4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emoney {
    Hidden,
    Listed,
}

impl Emoney {
    /// The brand as it is listed, if it is. Hidden, the category is nobody's.
    fn admit(self, mut brand: Brand) -> Option<Brand> {
        match self {
            Self::Listed => {}
            Self::Hidden if brand.is_emoney() => return None,
            Self::Hidden => brand.categories.retain(|category| !category.is_emoney()),
        }
        Some(brand)
    }
}

/// A brand and its canonical address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexedBrand {
    pub brand: Arc<Brand>,
    pub slug: Slug,
}

/// What the home page opens with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Featured {
    /// At most 12: popular ones in stock, filled up with others in stock.
    pub brands: Vec<IndexedBrand>,
    /// Every category with what it lists, the fullest first.
    pub categories: Vec<(Category, usize)>,
    /// Every kind that is sold here, in the shop's order.
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

/// A brand as searching sees it.
pub(super) struct Entry {
    pub hit: IndexedBrand,
    /// The folded name, its words joined by blanks.
    pub name: String,
    /// The folded name in one run.
    pub compact: String,
    pub words: Vec<Word>,
    /// Words that lead to the brand without being its name: family, categories, kind.
    pub related: Vec<Word>,
}

impl Index {
    /// Indexes one country's brands, without e-money; of brands with the same id the first is kept.
    pub fn build(brands: Vec<Brand>) -> Self {
        Self::haunted(brands, Emoney::Hidden, GhostBrands::new(Clock::running()))
    }

    /// As [`Self::build`], with or without e-money, and hiding the ghosts seen elsewhere.
    pub(super) fn haunted(brands: Vec<Brand>, emoney: Emoney, ghosts: GhostBrands) -> Self {
        let mut seen = HashSet::new();
        let mut brands: Vec<(Vec<String>, Brand)> = brands
            .into_iter()
            .filter(|brand| seen.insert(brand.id.clone()))
            .filter_map(|brand| emoney.admit(brand))
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

    /// The brand an address means, with its canonical address. Hidden ghosts are found too.
    pub fn resolve(&self, slug: &Slug) -> Option<IndexedBrand> {
        self.at(self.slugs.resolve(slug)?)
    }

    /// The brand of an id.
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

    /// Whether there is nothing at all, listed or not.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What the home page shows.
    pub fn featured(&self) -> Featured {
        let listed = self.listed();
        let in_stock = listed.iter().filter(|entry| !entry.hit.brand.sold_out);
        Featured {
            brands: in_stock.take(MAX_FEATURED).map(|entry| entry.hit.clone()).collect(),
            categories: categories(listed.iter().copied()),
            kinds: kinds(listed.iter().copied()),
        }
    }

    /// What listings may show now, in the shop's order.
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

/// How many of the entries are in each category, the fullest first.
pub(super) fn categories<'a>(entries: impl Iterator<Item = &'a Entry>) -> Vec<(Category, usize)> {
    let mut counts = HashMap::<&Category, usize>::new();
    for category in entries.flat_map(|entry| &entry.hit.brand.categories) {
        *counts.entry(category).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().map(|(category, count)| (category.clone(), count)).collect();
    counts.sort_by(|(a, many), (b, more)| more.cmp(many).then_with(|| a.cmp(b)));
    counts
}

/// How many of the entries are of each kind; kinds without any are left out.
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
