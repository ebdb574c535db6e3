//! `GET /v2/brands`: the brands of a country (contract 3).

use super::{
    call::Call,
    caller::Caller,
    client::Upstream,
    error::UpstreamError,
    gate::Endpoint,
    image_hosts::ImageHosts,
    lenient::{Flag, List, ObjectBody, Text},
};
use crate::domain::{
    brand::{Brand, BrandId, Category, Kind},
    label,
    locale::CountryCode,
};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};

/// The category of eSIMs (contract 4.1).
const ESIM: &str = "e-sim";

/// Maximum number of sections of a country, and of categories of a brand, that are read.
const MAX_SECTIONS: usize = 200;
const MAX_CATEGORIES: usize = 50;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Catalogue {
    /// Missing in older recordings. Then the brands come from the categories.
    all_brands: List<WireBrand>,
    popular_brands: List<WireBrand>,
    categories: List<Section, MAX_SECTIONS>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Section {
    kind: Text,
    category: Text,
    brands: List<WireBrand>,
    popular_brands: List<WireBrand>,
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct WireBrand {
    family: Text,
    brand: Text,
    brand_id: Text,
    logo_url: Text,
    logo_base_url: Text,
    bg_color: Text,
    min: Text,
    max: Text,
    category: Text,
    additional_categories: List<String, MAX_CATEGORIES>,
    kind: Text,
    is_out_of_stock: Flag,
    country_code: Text,
}

impl Upstream {
    /// Returns every brand of the country that this shop can show, in upstream's order and without
    /// duplicates. Unknown kinds and `nft_giftcard` are left out; sold-out brands and e-money are
    /// included.
    pub async fn brands(&self, caller: &Caller, country: CountryCode) -> Result<Vec<Brand>, UpstreamError> {
        let query = [("country_code", country.as_str())];
        let call = Call::get(Endpoint::Brands, &["v2", "brands"], &query);
        let ObjectBody(catalogue) = self.fetch::<ObjectBody<Catalogue>>(caller, call).await?;
        Ok(catalogue.brands(country, self.hosts()))
    }
}

/// Reads the kind of a product family: `kind` and, for eSIMs, the category (contract 4.1).
pub fn kind(kind: &Text, category: &Text) -> Option<Kind> {
    match kind.as_str()?.to_ascii_lowercase().as_str() {
        "giftcard" => Some(Kind::GiftCard),
        "esim" | "e-sim" | "e_sim" => Some(Kind::Esim),
        "mobile_recharge" if category.as_str().is_some_and(|c| c.eq_ignore_ascii_case(ESIM)) => {
            Some(Kind::Esim)
        }
        "mobile_recharge" => Some(Kind::TopUp),
        _ => None,
    }
}

impl Catalogue {
    /// The brands that can be shown, without duplicates.
    pub fn brands(self, country: CountryCode, hosts: &ImageHosts) -> Vec<Brand> {
        let popular = self.popular();
        let sections = self.categories.0;
        let listings_by_id = listings(&sections);
        let from_sections = sections.into_iter().flat_map(Section::into_brands);
        let all: Vec<_> =
            if self.all_brands.0.is_empty() { from_sections.collect() } else { self.all_brands.0 };
        let mut seen = HashSet::new();
        let mut brands = Vec::with_capacity(all.len());
        for wire in all {
            let sections =
                wire.brand_id.parse().and_then(|id| listings_by_id.get(&id)).map_or(&[][..], Vec::as_slice);
            let Some(mut brand) = wire.into_brand(country, hosts, sections) else { continue };
            if seen.insert(brand.id.clone()) {
                brand.popular = popular.contains(&brand.id);
                brands.push(brand);
            }
        }
        brands
    }

    /// The popular brands of the country or, if upstream names none, of its sections.
    fn popular(&self) -> HashSet<BrandId> {
        let ids =
            |list: &List<WireBrand>| list.0.iter().filter_map(|b| b.brand_id.parse()).collect::<Vec<_>>();
        let overall = ids(&self.popular_brands);
        if overall.is_empty() {
            self.categories.0.iter().flat_map(|section| ids(&section.popular_brands)).collect()
        } else {
            overall.into_iter().collect()
        }
    }
}

/// The sections that each brand is listed in.
fn listings(sections: &[Section]) -> HashMap<BrandId, Vec<Category>> {
    let mut listings = HashMap::<_, Vec<_>>::new();
    for section in sections {
        let Some(category) = section.category.parse::<Category>() else { continue };
        for id in section.brands.0.iter().filter_map(|brand| brand.brand_id.parse()) {
            listings.entry(id).or_default().push(category.clone());
        }
    }
    listings
}

impl Section {
    /// The section's brands, completed with the section's kind and category.
    fn into_brands(self) -> Vec<WireBrand> {
        let Self { kind, category, brands: List(brands), .. } = self;
        let complete = |brand: WireBrand| WireBrand {
            kind: brand.kind.or(kind.clone()),
            category: brand.category.or(category.clone()),
            ..brand
        };
        brands.into_iter().map(complete).collect()
    }
}

impl WireBrand {
    /// The brand's categories without duplicates, its own category first.
    fn categories(&self, sections: &[Category]) -> Vec<Category> {
        let own = self.category.as_str().into_iter();
        let words = own.chain(self.additional_categories.0.iter().map(String::as_str));
        let mut categories: Vec<Category> = Vec::new();
        for category in words.filter_map(|word| word.parse().ok()).chain(sections.iter().cloned()) {
            if !categories.contains(&category) {
                categories.push(category);
            }
        }
        categories
    }

    /// The brand's kind. If the brand has no category of its own, its other categories decide
    /// whether it is an eSIM.
    fn kind(&self, categories: &[Category]) -> Option<Kind> {
        let stated = kind(&self.kind, &self.category)?;
        let is_uncategorized = stated == Kind::TopUp && self.category.as_str().is_none();
        let is_esim = is_uncategorized && categories.iter().any(|category| category.code() == ESIM);
        Some(if is_esim { Kind::Esim } else { stated })
    }

    /// `sections` are the sections that list the brand.
    fn into_brand(self, country: CountryCode, hosts: &ImageHosts, sections: &[Category]) -> Option<Brand> {
        let categories = self.categories(sections);
        let kind = self.kind(&categories)?;
        let name = self.brand.or(self.family.clone()).0.filter(|name| fits(name))?;
        Some(Brand {
            id: self.brand_id.parse()?,
            family: self.family.0.filter(|family| fits(family)).unwrap_or_else(|| name.clone()),
            name,
            country: self.country_code.parse().unwrap_or(country),
            kind,
            categories,
            picture: hosts.picture(&self.logo_url, &self.logo_base_url),
            color: self.bg_color.parse(),
            least: self.min.label(),
            greatest: self.max.label(),
            sold_out: self.is_out_of_stock.0 == Some(true),
            popular: false,
        })
    }
}

/// Whether a name can be displayed and used in requests.
fn fits(name: &str) -> bool {
    name.len() <= 200 && !label::clean(name).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_read_with_all_known_names() {
        let text = |text: &str| Text(Some(text.to_owned()).filter(|text| !text.is_empty()));
        for (word, category, expected) in [
            ("giftcard", "food", Some(Kind::GiftCard)),
            ("mobile_recharge", "e-sim", Some(Kind::Esim)),
            ("mobile_recharge", "mobile_data", Some(Kind::TopUp)),
            ("esim", "", Some(Kind::Esim)),
            ("eSIM", "mobile_data", Some(Kind::Esim)),
            ("e-sim", "e-sim", Some(Kind::Esim)),
            ("nft_giftcard", "", None),
            ("", "e-sim", None),
        ] {
            assert_eq!(kind(&text(word), &text(category)), expected, "{word} in {category}");
        }
    }
}
