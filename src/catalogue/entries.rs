//! Names and sharing rules of the catalogue's answers, for other nodes and the store. A name
//! contains nothing about the shopper.

use super::{
    answer_source::Entry,
    cache_policy::{BRAND_POLICY, COUNTRY_POLICY, PRICE_POLICY, PRODUCT_POLICY, RAIL_POLICY, STORY_POLICY},
    keys::{BrandTexts, BrandTextsKey, OffersKey, PriceKey},
};
use crate::domain::{brand::Brand, locale::CountryCode, money::CoinAmount, offer::Offer, rail::RailOption};

pub fn brands_of(country: CountryCode) -> Entry<Vec<Brand>> {
    let name = format!("brands:{country}");
    Entry { name, fresh: BRAND_POLICY.fresh, is_empty: Vec::is_empty, is_lasting: true }
}

pub fn offers_of(OffersKey { country, name, coin, language }: &OffersKey) -> Entry<Vec<Offer>> {
    let name = format!("products:{country}:{coin}:{language}:{name}");
    let is_empty = |offers: &Vec<Offer>| offers.iter().all(Offer::is_empty);
    Entry { name, fresh: PRODUCT_POLICY.fresh, is_empty, is_lasting: true }
}

pub fn stories_of(BrandTextsKey { country, family }: &BrandTextsKey) -> Entry<Vec<BrandTexts>> {
    let name = format!("stories:{country}:{family}");
    Entry { name, fresh: STORY_POLICY.fresh, is_empty: Vec::is_empty, is_lasting: true }
}

pub fn price_of(PriceKey { country, brand, amount, coin }: &PriceKey) -> Entry<Option<CoinAmount>> {
    let name = format!("price:{country}:{coin}:{amount}:{brand}");
    Entry { name, fresh: PRICE_POLICY.fresh, is_empty: Option::is_none, is_lasting: false }
}

pub fn rails_of() -> Entry<Vec<RailOption>> {
    Entry { name: "payment_vias".into(), fresh: RAIL_POLICY.fresh, is_empty: Vec::is_empty, is_lasting: true }
}

pub fn countries_of() -> Entry<Vec<CountryCode>> {
    Entry { name: "countries".into(), fresh: COUNTRY_POLICY.fresh, is_empty: Vec::is_empty, is_lasting: true }
}
