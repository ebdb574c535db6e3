//! Slugs: the URL segment of each brand of a country, made from its name and stable while the brand
//! keeps its name. Brands with the same name share a base. The brand with the lowest ID has the
//! bare base, the others append the start of their ID. The longer form works for all of them.

use super::fold;
use crate::domain::brand::{Brand, BrandId, Slug};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The base of a name that cannot be transliterated.
const FALLBACK_BASE: &str = "brand";

/// Longest base, in characters. It leaves room for a dash and a tail within a slug's 96.
const MAX_BASE_CHARS: usize = 56;

/// Minimum length of the appended part of an ID, in characters.
const MIN_TAIL_CHARS: usize = 6;

/// The slugs of a list of brands, by index in that list.
#[derive(Debug, Default)]
pub struct Slugs {
    canonical: Vec<Slug>,
    places: HashMap<Slug, usize>,
    /// The tails of all brands with the same base, lowest ID first.
    families: HashMap<String, Vec<(String, usize)>>,
}

impl Slugs {
    /// Assigns a slug to each brand. The IDs must be distinct.
    pub fn assign(brands: &[Brand]) -> Self {
        let mut families = BTreeMap::<String, Vec<(String, usize)>>::new();
        let mut order: Vec<usize> = (0..brands.len()).collect();
        order.sort_by_key(|place| brands.get(*place).map(|brand| &brand.id));
        for place in order {
            if let Some(brand) = brands.get(place) {
                families.entry(base(&brand.name)).or_default().push((tail(&brand.id), place));
            }
        }
        let mut taken: HashSet<String> = families.keys().cloned().collect();
        let mut canonical = vec![String::new(); brands.len()];
        for (base, family) in &families {
            for (rank, (tail, place)) in family.iter().enumerate() {
                let text = if rank == 0 { base.clone() } else { distinct(base, tail, family, &taken) };
                taken.insert(text.clone());
                if let Some(slot) = canonical.get_mut(*place) {
                    *slot = text;
                }
            }
        }
        let canonical: Vec<Slug> = canonical.iter().map(|text| slug(text)).collect();
        let places = canonical.iter().cloned().zip(0..).collect();
        Self { canonical, places, families: families.into_iter().collect() }
    }

    /// The slug that pages and links use.
    pub fn canonical(&self, place: usize) -> Option<&Slug> {
        self.canonical.get(place)
    }

    /// The brand that a slug means: a canonical slug, or a base with at least six characters of an
    /// ID.
    pub fn resolve(&self, slug: &Slug) -> Option<usize> {
        if let Some(place) = self.places.get(slug) {
            return Some(*place);
        }
        let (base, start) = slug.as_str().rsplit_once('-')?;
        let family = self.families.get(base).filter(|_| start.len() >= MIN_TAIL_CHARS)?;
        family.iter().find(|(tail, _)| tail.starts_with(start)).map(|(_, place)| *place)
    }
}

/// The base of a name.
fn base(name: &str) -> String {
    let mut base = String::new();
    for word in fold::words(name) {
        if !base.is_empty() {
            if base.len() + 1 + word.len() > MAX_BASE_CHARS {
                break;
            }
            base.push('-');
        }
        base.push_str(&word);
    }
    if base.is_empty() { FALLBACK_BASE.to_owned() } else { base }
}

/// The ID in a slug's alphabet: its letters and digits, then a hash that distinguishes IDs with the
/// same letters and digits. 14 to 34 characters.
fn tail(id: &BrandId) -> String {
    let own = id.as_str().chars().filter(char::is_ascii_alphanumeric).take(20);
    let hash = hex::encode(Sha256::digest(id.as_str()));
    own.chain(hash.chars().take(14)).map(|c| c.to_ascii_lowercase()).collect()
}

/// The base with as much of the tail as makes it unique.
fn distinct(base: &str, tail: &str, family: &[(String, usize)], taken: &HashSet<String>) -> String {
    let starts = (MIN_TAIL_CHARS..=tail.len()).filter_map(|length| tail.get(..length));
    let is_unique = |start: &str| family.iter().filter(|(other, _)| other.starts_with(start)).count() == 1;
    starts
        .filter(|start| is_unique(start))
        .map(|start| format!("{base}-{start}"))
        .find(|text| !taken.contains(text))
        .unwrap_or_else(|| format!("{base}-{tail}"))
}

#[expect(clippy::expect_used, reason = "made of the slug's own alphabet and bounded; a property holds it")]
fn slug(text: &str) -> Slug {
    text.parse().expect("bases and tails are slugs")
}

#[cfg(test)]
mod tests {
    use super::super::sample::brand;
    use super::*;
    use proptest::prelude::*;

    fn slugs(brands: &[(&str, &str)]) -> (Vec<Brand>, Slugs) {
        let brands: Vec<_> = brands.iter().map(|(name, id)| brand(name, id)).collect();
        let slugs = Slugs::assign(&brands);
        (brands, slugs)
    }

    #[test]
    fn name_becomes_its_slug() {
        for (name, slug) in [
            ("Pomelo Market", "pomelo-market"),
            ("Orchard+", "orchard-plus"),
            ("Salt & Thread", "salt-and-thread"),
            ("Ñandú", "nandu"),
            ("書店", "shu-dian"),
            ("McBurger’s", "mcburgers"),
            ("!!!", "brand"),
        ] {
            assert_eq!(slugs(&[(name, "a")]).1.canonical(0).unwrap().as_str(), slug, "{name}");
        }
    }

    #[test]
    fn brands_with_the_same_name_have_different_slugs() {
        let (_, slugs) = slugs(&[("Orchard", "bbbbbb-2"), ("ORCHARD", "aaaaaa-1"), ("Orchard!", "bbbbbb-3")]);
        for (given, place, canonical) in [
            ("orchard", 1, "orchard"),
            ("orchard-aaaaaa", 1, "orchard"),
            ("orchard-aaaaaa1", 1, "orchard"),
            ("orchard-bbbbbb", 0, "orchard-bbbbbb2"),
            ("orchard-bbbbbb2", 0, "orchard-bbbbbb2"),
            ("orchard-bbbbbb3", 2, "orchard-bbbbbb3"),
        ] {
            assert_eq!(slugs.resolve(&given.parse().unwrap()), Some(place), "{given}");
            assert_eq!(slugs.canonical(place).unwrap().as_str(), canonical, "{given}");
        }
        for unknown in ["orchard-aaaaa", "orchard-cccccc", "orchar", "orchard-plus"] {
            assert_eq!(slugs.resolve(&unknown.parse().unwrap()), None, "{unknown}");
        }
    }

    #[test]
    fn long_slug_works_for_a_unique_name() {
        let (_, slugs) = slugs(&[("Pomelo Market", "6b4d78c9-dd73-4a8f-a793-9e1d69981ace")]);
        assert_eq!(slugs.resolve(&"pomelo-market-6b4d78".parse().unwrap()), Some(0));
    }

    proptest! {
        #[test]
        fn every_brand_has_a_unique_slug(
            names in prop::collection::vec("(?s).{0,80}|[aA]{1,2}|[a-c]-[a-b]{6}", 1..40),
            ids in prop::collection::hash_set("[a-bA-B_-]{1,12}|[a-z]{60,64}", 40),
        ) {
            let brands: Vec<_> = names.iter().zip(&ids).map(|(name, id)| brand(name, id)).collect();
            let slugs = Slugs::assign(&brands);
            let mut seen = HashSet::new();
            for place in 0..brands.len() {
                let slug = slugs.canonical(place).unwrap();
                prop_assert!(slug.as_str().parse::<Slug>().is_ok());
                prop_assert!(seen.insert(slug.clone()), "{} is given twice", slug);
                prop_assert_eq!(slugs.resolve(slug), Some(place));
            }
        }

        #[test]
        fn slugs_do_not_depend_on_list_order(ids in prop::collection::hash_set("[a-b]{6,8}", 1..20)) {
            let mut brands: Vec<_> = ids.iter().map(|id| brand("One Name", id)).collect();
            let before = Slugs::assign(&brands);
            let was: HashMap<_, _> =
                brands.iter().zip(0..).map(|(b, at)| (b.id.clone(), before.canonical(at).cloned())).collect();
            brands.reverse();
            let after = Slugs::assign(&brands);
            for (brand, at) in brands.iter().zip(0..) {
                prop_assert_eq!(after.canonical(at).cloned(), was[&brand.id].clone());
            }
        }
    }
}
