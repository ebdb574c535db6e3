//! Offers: what a brand sells today, amount by amount, and its texts (contract 4).

use super::{
    amount_text::{self, AmountText, Unit},
    brand::{BrandId, Color, ImageUrl},
    locale::{CountryCode, Language},
    money::{CoinAmount, Currency, Money},
    plan::{Plan, PlanFilter},
};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// How an item is delivered, for each product (contract 4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// A code by email and on the order page.
    ByEmail,
    /// Credited to a phone number.
    ByPhone,
    /// Not sold: it needs a utility account, or this shop does not know the delivery method.
    Unsupported,
}

/// A fixed amount, ordered by its exact string.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FixedProduct {
    /// Sent back verbatim, never rebuilt (contract 4.2).
    pub denomination: String,
    /// The label to display, cleaned.
    pub label: String,
    /// Upstream's exact label, which an order repeats. `None` if upstream sent none.
    #[serde(default)]
    pub localized: Option<String>,
    /// The face value. `None` for label-only products.
    pub face: Option<Money>,
    /// The price from the product list. `None` if upstream sent none.
    pub price: Option<CoinAmount>,
    pub delivery: Delivery,
    /// What a bundle or an eSIM contains; empty for other products.
    pub plan: Plan,
}

/// A product that sells any amount between two bounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RangeProduct {
    pub currency: Currency,
    pub min: Decimal,
    pub max: Decimal,
    /// Amounts are `min` plus whole steps; `None` if upstream names no step.
    pub step: Option<Decimal>,
    pub default: Option<Decimal>,
    pub delivery: Delivery,
}

/// A brand's own texts. The HTML is sanitized.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    pub tagline: Option<String>,
    pub description_html: Option<String>,
    pub redeem_html: Option<String>,
    pub terms_html: Option<String>,
    pub terms_text: Option<String>,
    /// Redemption pitfalls that should be displayed (contract 4, `note`).
    pub note_html: Option<String>,
    /// Where the product can be redeemed (`in US`).
    pub redeem_geo: Option<String>,
    /// The language of upstream's answer, if upstream states it.
    pub language: Option<String>,
}

impl Story {
    /// Whether both the description and the redemption instructions are missing.
    pub const fn lacks_texts(&self) -> bool {
        self.description_html.is_none() && self.redeem_html.is_none()
    }

    /// Replaces this story by one in another language, if there is one. Keeps the plain-text terms.
    #[must_use]
    pub fn or(self, other: Option<Self>) -> Self {
        match other {
            Some(other) => Self { terms_text: self.terms_text.or(other.terms_text), ..other },
            None => self,
        }
    }

    /// Whether the texts are in English and the reader's language is another one.
    pub fn is_foreign_english(&self, reader: Language) -> bool {
        let is_english = self.language.as_deref().is_some_and(|language| {
            language.split(['-', '_']).next().is_some_and(|main| main.eq_ignore_ascii_case("en"))
        });
        is_english && !self.lacks_texts() && reader != Language::En
    }
}

/// Everything that one brand sells in one country.
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
    pub color: Option<Color>,
}

impl FixedProduct {
    /// The amount by which the product is sorted: its face value, otherwise the amount in its denomination or
    /// label. For sorting only.
    pub fn size(&self) -> Option<AmountText> {
        match &self.face {
            Some(Money { amount, currency }) => {
                Some(AmountText { amount: *amount, unit: Unit::Money(currency.clone()) })
            }
            None => amount_text::read(&self.denomination).or_else(|| amount_text::read(&self.label)),
        }
    }
}

impl Offer {
    /// The fixed products that a guest can buy here.
    pub fn sellable_fixed(&self) -> impl Iterator<Item = &FixedProduct> {
        self.fixed.iter().filter(|p| p.delivery != Delivery::Unsupported)
    }

    /// The same products, sorted by amount within each unit, smallest first. Amounts with different units,
    /// and products without an amount, keep upstream's order (contract 4.2).
    pub fn sorted_fixed(&self) -> Vec<&FixedProduct> {
        let products: Vec<_> = self.sellable_fixed().collect();
        let mut units: Vec<Option<Unit>> = Vec::new();
        let mut ranked: Vec<_> = products
            .into_iter()
            .map(|product| {
                let (amount, unit) = product.size().map_or((None, None), |s| (Some(s.amount), Some(s.unit)));
                let place = units.iter().position(|known| *known == unit).unwrap_or_else(|| {
                    units.push(unit);
                    units.len() - 1
                });
                (place, amount, product)
            })
            .collect();
        ranked.sort_by_key(|(place, amount, _)| (*place, *amount));
        ranked.into_iter().map(|(_, _, product)| product).collect()
    }

    /// Returns this offer with only the plans that match the filter, in the filter's order. Unsupported
    /// products are kept.
    #[must_use]
    pub fn with_plans(&self, filter: &PlanFilter) -> Self {
        let mut fixed: Vec<_> =
            self.sorted_fixed().into_iter().filter(|p| filter.takes(&p.plan)).cloned().collect();
        fixed.sort_by(|one, other| filter.order.compare(&one.plan, &other.plan));
        fixed.extend(self.fixed.iter().filter(|p| p.delivery == Delivery::Unsupported).cloned());
        Self { fixed, ..self.clone() }
    }

    /// The range product, if a guest can buy it here.
    pub fn sellable_range(&self) -> Option<&RangeProduct> {
        self.range.as_ref().filter(|r| r.delivery != Delivery::Unsupported)
    }

    /// Whether any product is delivered in this way.
    pub fn delivers(&self, way: Delivery) -> bool {
        self.fixed.iter().any(|p| p.delivery == way) || self.range.as_ref().is_some_and(|r| r.delivery == way)
    }

    /// Whether there is nothing to choose: the brand is sold out or is a ghost brand (contract 3, traps).
    pub fn is_empty(&self) -> bool {
        self.sellable_fixed().next().is_none() && self.sellable_range().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn product(denomination: &str, face: Option<(i64, &str)>) -> FixedProduct {
        let money = |(amount, currency): (i64, &str)| Money {
            amount: amount.into(),
            currency: currency.parse().unwrap(),
        };
        FixedProduct {
            denomination: denomination.to_owned(),
            label: denomination.to_owned(),
            localized: None,
            face: face.map(money),
            price: None,
            delivery: Delivery::ByEmail,
            plan: Plan::default(),
        }
    }

    fn sorted(fixed: Vec<FixedProduct>) -> Vec<String> {
        let offer = Offer {
            brand_id: None,
            brand: "Pomelo Market".to_owned(),
            country: CountryCode::US,
            fixed,
            range: None,
            sold_out: false,
            story: Story::default(),
            picture: None,
            color: None,
        };
        offer.sorted_fixed().into_iter().map(|p| p.denomination.clone()).collect()
    }

    #[test]
    fn sorted_fixed_orders_amounts_of_one_currency() {
        let products =
            vec![product("100 USD", Some((100, "USD"))), product("5 USD", None), product("25 USD", None)];
        assert_eq!(sorted(products), ["5 USD", "25 USD", "100 USD"]);
    }

    #[test]
    fn sorted_fixed_orders_amounts_with_other_units() {
        let products =
            ["1700 Robux", "800 Robux", "Starter Pack", "Classic & Deluxe Ed"].map(|d| product(d, None));
        assert_eq!(
            sorted(products.into()),
            ["800 Robux", "1700 Robux", "Starter Pack", "Classic & Deluxe Ed"]
        );
    }

    #[test]
    fn sorted_fixed_does_not_compare_currencies() {
        let products = ["50 EUR", "10 USD", "25 EUR"].map(|d| product(d, None));
        assert_eq!(sorted(products.into()), ["25 EUR", "50 EUR", "10 USD"]);
    }

    #[test]
    fn sorted_fixed_leaves_out_unsupported_products() {
        let utility = FixedProduct { delivery: Delivery::Unsupported, ..product("20 BRL", None) };
        assert_eq!(sorted(vec![utility, product("10 BRL", None)]), ["10 BRL"]);
    }
}
