//! What each answer of the catalogue is called among nodes and in the store, and what of it is worth passing on. Nothing
//! of the shopper is in a name.

use super::{
    reads::{BrandStory, Face, Family, StoryKey},
    source::Entry,
    terms::{BRANDS, COUNTRIES, PRICES, PRODUCTS, RAILS, STORIES},
};
use crate::domain::{brand::Brand, locale::CountryCode, money::CoinAmount, offer::Offer, rail::RailOption};

pub fn brands_of(country: CountryCode) -> Entry<Vec<Brand>> {
    let name = format!("brands:{country}");
    Entry { name, fresh: BRANDS.fresh, is_empty: Vec::is_empty, is_lasting: true }
}

pub fn offers_of(Family { country, name, coin, language }: &Family) -> Entry<Vec<Offer>> {
    let name = format!("products:{country}:{coin}:{language}:{name}");
    let is_empty = |offers: &Vec<Offer>| offers.iter().all(Offer::is_empty);
    Entry { name, fresh: PRODUCTS.fresh, is_empty, is_lasting: true }
}

pub fn stories_of(StoryKey { country, family }: &StoryKey) -> Entry<Vec<BrandStory>> {
    let name = format!("stories:{country}:{family}");
    Entry { name, fresh: STORIES.fresh, is_empty: Vec::is_empty, is_lasting: true }
}

pub fn price_of(Face { country, brand, amount, coin }: &Face) -> Entry<Option<CoinAmount>> {
    let name = format!("price:{country}:{coin}:{amount}:{brand}");
    Entry { name, fresh: PRICES.fresh, is_empty: Option::is_none, is_lasting: false }
}

pub fn rails_of() -> Entry<Vec<RailOption>> {
    Entry { name: "payment_vias".into(), fresh: RAILS.fresh, is_empty: Vec::is_empty, is_lasting: true }
}

pub fn countries_of() -> Entry<Vec<CountryCode>> {
    Entry { name: "countries".into(), fresh: COUNTRIES.fresh, is_empty: Vec::is_empty, is_lasting: true }
}
