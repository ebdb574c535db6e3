//! Offers: what a brand sells today, amount by amount, and what it says about itself (contract 4).

use super::{
    amount_text::{self, AmountText, Unit},
    brand::{BrandId, Colour, ImageUrl},
    locale::{CountryCode, Language},
    money::{CoinAmount, Currency, Money},
    plan::{Plan, PlanFilter},
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
    /// Upstream's own label to the letter, which an order says again; `None` where it had none.
    #[serde(default)]
    pub localized: Option<String>,
    /// Absent on label-only products.
    pub face: Option<Money>,
    /// The price that came with the list; `None` when upstream gave none.
    pub price: Option<CoinAmount>,
    pub delivery: Delivery,
    /// What a bundle or an eSIM holds; empty for anything else.
    pub plan: Plan,
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

impl Story {
    /// Whether it says neither what the brand is nor how it is redeemed.
    pub const fn lacks_texts(&self) -> bool {
        self.description_html.is_none() && self.redeem_html.is_none()
    }

    /// This story without its texts where there are some in another language. What is plain stays.
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

impl FixedProduct {
    /// How much it is: its face value, else what its label spells. For sorting only.
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
    /// The fixed products a guest can buy here.
    pub fn sellable_fixed(&self) -> impl Iterator<Item = &FixedProduct> {
        self.fixed.iter().filter(|p| p.delivery != Delivery::Unsupported)
    }

    /// The same, the least amount of each kind first. Amounts of different kinds, and what has no amount, keep
    /// upstream's order (contract 4.2).
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

    /// This offer with the plans that are wanted only, in the order that is wanted; what is not sold stays as it is.
    #[must_use]
    pub fn with_plans(&self, wanted: &PlanFilter) -> Self {
        let mut fixed: Vec<_> =
            self.sorted_fixed().into_iter().filter(|p| wanted.takes(&p.plan)).cloned().collect();
        fixed.sort_by(|one, other| wanted.order.compare(&one.plan, &other.plan));
        fixed.extend(self.fixed.iter().filter(|p| p.delivery == Delivery::Unsupported).cloned());
        Self { fixed, ..self.clone() }
    }

    /// The range, if a guest can buy it here.
    pub fn sellable_range(&self) -> Option<&RangeProduct> {
        self.range.as_ref().filter(|r| r.delivery != Delivery::Unsupported)
    }

    /// Whether anything of it reaches its owner in this way.
    pub fn delivers(&self, way: Delivery) -> bool {
        self.fixed.iter().any(|p| p.delivery == way) || self.range.as_ref().is_some_and(|r| r.delivery == way)
    }

    /// Nothing to choose: sold out, or a ghost brand (contract 3, traps).
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
            colour: None,
        };
        offer.sorted_fixed().into_iter().map(|p| p.denomination.clone()).collect()
    }

    #[test]
    fn amounts_stand_in_their_order() {
        let shelf =
            vec![product("100 USD", Some((100, "USD"))), product("5 USD", None), product("25 USD", None)];
        assert_eq!(sorted(shelf), ["5 USD", "25 USD", "100 USD"]);
    }

    #[test]
    fn things_are_counted_too() {
        let shelf =
            ["1700 Robux", "800 Robux", "Starter Pack", "Classic & Deluxe Ed"].map(|d| product(d, None));
        assert_eq!(sorted(shelf.into()), ["800 Robux", "1700 Robux", "Starter Pack", "Classic & Deluxe Ed"]);
    }

    #[test]
    fn amounts_of_different_money_are_not_compared() {
        let shelf = ["50 EUR", "10 USD", "25 EUR"].map(|d| product(d, None));
        assert_eq!(sorted(shelf.into()), ["25 EUR", "50 EUR", "10 USD"]);
    }

    #[test]
    fn what_cannot_be_bought_is_left_out() {
        let utility = FixedProduct { delivery: Delivery::Unsupported, ..product("20 BRL", None) };
        assert_eq!(sorted(vec![utility, product("10 BRL", None)]), ["10 BRL"]);
    }
}
