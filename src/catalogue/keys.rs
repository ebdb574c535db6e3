//! Keys of the catalogue's caches. They contain everything that changes an answer, and nothing about the shopper.

use crate::domain::{
    brand::{Brand, BrandId},
    locale::{CountryCode, Language},
    money::Coin,
    offer::{Offer, Story},
};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Key of one family's offers in one coin and language.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct OffersKey {
    pub country: CountryCode,
    pub name: String,
    pub coin: Coin,
    pub language: Language,
}

impl OffersKey {
    pub fn of(brand: &Brand, coin: &Coin, language: Language) -> Self {
        Self { country: brand.country, name: brand.family.clone(), coin: coin.clone(), language }
    }
}

/// Key of the English texts of one family's brands.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct BrandTextsKey {
    pub country: CountryCode,
    pub family: String,
}

/// The texts of one brand.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BrandTexts {
    pub brand_id: Option<BrandId>,
    pub brand: String,
    pub story: Story,
}

/// Key of the price of one free amount of one brand in one coin.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PriceKey {
    pub country: CountryCode,
    pub brand: String,
    pub amount: Decimal,
    pub coin: Coin,
}

impl PriceKey {
    pub fn of(brand: &Brand, amount: Decimal, coin: &Coin) -> Self {
        Self { country: brand.country, brand: brand.name.clone(), amount, coin: coin.clone() }
    }
}

impl BrandTexts {
    /// The texts of an English offer. The language counts as English even if upstream does not
    /// state it.
    pub fn of(offer: Offer) -> Self {
        let language = offer.story.language.clone().or_else(|| Some(Language::En.code().to_owned()));
        Self { brand_id: offer.brand_id, brand: offer.brand, story: Story { language, ..offer.story } }
    }
}
