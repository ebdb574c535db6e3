//! The catalogue: brands and products of a dozen countries, generated from the seed, with every
//! oddity in the contract. Prices change over time, see `prices`.

mod brand;
mod cast;
mod countries;
mod denominations;
mod generate;
mod listing;
mod mobile;
mod names;
mod routes;
mod shelf;
mod story;
mod words;

use std::collections::HashMap;

pub use brand::{Brand, Codes, Delivery, Kind, Offer, Product, Quirk};
pub use countries::{find_country, usd};
pub use routes::{available_countries, brands, homepage, price, products, search};

use countries::COUNTRIES;

/// All brands of all countries, in the order of their lists.
pub struct Catalogue {
    by_country: HashMap<&'static str, Vec<Brand>>,
    /// The name and color of the brand on each logo, by the stem of the file name.
    logos: HashMap<String, (String, Option<String>)>,
}

impl Catalogue {
    /// The catalogue of this seed.
    pub fn new(seed: u64) -> Self {
        let by_country: HashMap<_, _> =
            COUNTRIES.iter().map(|country| (country.code, generate::brands(seed, country))).collect();
        let mut logos = HashMap::new();
        for brand in by_country.values().flatten() {
            let shown = || (brand.name.clone(), brand.color.clone());
            logos.entry(brand.logo.clone()).or_insert_with(shown);
        }
        Self { by_country, logos }
    }

    /// The brands of a country. Empty for an unknown country. Codes are upper case.
    pub fn of(&self, country: &str) -> &[Brand] {
        self.by_country.get(country).map_or(&[], Vec::as_slice)
    }

    /// Finds a brand of a country by its exact name.
    pub fn find(&self, country: &str, name: &str) -> Option<&Brand> {
        self.of(country).iter().find(|brand| brand.name == name)
    }

    /// Name and color for the stem of a logo's file name.
    pub fn logo(&self, stem: &str) -> Option<(&str, Option<&str>)> {
        self.logos.get(stem).map(|(name, color)| (name.as_str(), color.as_deref()))
    }
}
