//! Offers: what a brand sells today, amount by amount, and what it says about itself (contract 4).

use super::{
    brand::{BrandId, Colour, ImageUrl},
    locale::CountryCode,
    money::{CoinAmount, Currency, Money},
};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// How an item reaches its owner, read per product (contract 4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// A code by e-mail and on the order page.
    ByEmail,
    /// Credited to a phone number.
    ByPhone,
    /// Needs a utility account, or a way that this shop does not know: not sold.
    Unsupported,
}

/// A fixed amount, ordered by its exact string.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FixedProduct {
    /// Sent back verbatim, never rebuilt (contract 4.2).
    pub denomination: String,
    /// For people, cleaned.
    pub label: String,
    /// Absent on label-only products.
    pub face: Option<Money>,
    /// The price that came with the list; `None` when upstream gave none.
    pub price: Option<CoinAmount>,
    pub delivery: Delivery,
}

/// Any amount between two bounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RangeProduct {
    pub currency: Currency,
    pub min: Decimal,
    pub max: Decimal,
    /// Amounts are `min` plus whole steps; `None` when upstream names no step.
    pub step: Option<Decimal>,
    pub default: Option<Decimal>,
    pub delivery: Delivery,
}

/// What a brand says about itself. The HTML has been through the sanitiser.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    pub tagline: Option<String>,
    pub description_html: Option<String>,
    pub redeem_html: Option<String>,
    pub terms_html: Option<String>,
    pub terms_text: Option<String>,
    /// Redemption traps, worth showing (contract 4, `note`).
    pub note_html: Option<String>,
    /// Where it can be redeemed (`in US`).
    pub redeem_geo: Option<String>,
    /// The language upstream answered in, if it said.
    pub language: Option<String>,
}

/// Everything one brand sells in one country.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    pub brand_id: Option<BrandId>,
    /// The exact `brand_name`.
    pub brand: String,
    pub country: CountryCode,
    pub fixed: Vec<FixedProduct>,
    pub range: Option<RangeProduct>,
    pub sold_out: bool,
    pub story: Story,
    pub picture: Option<ImageUrl>,
    pub colour: Option<Colour>,
}

impl Offer {
    /// The fixed products a guest can buy here.
    pub fn sellable_fixed(&self) -> impl Iterator<Item = &FixedProduct> {
        self.fixed.iter().filter(|p| p.delivery != Delivery::Unsupported)
    }

    /// The range, if a guest can buy it here.
    pub fn sellable_range(&self) -> Option<&RangeProduct> {
        self.range.as_ref().filter(|r| r.delivery != Delivery::Unsupported)
    }

    /// Nothing to choose: sold out, or a ghost brand (contract 3, traps).
    pub fn is_empty(&self) -> bool {
        self.sellable_fixed().next().is_none() && self.sellable_range().is_none()
    }
}
