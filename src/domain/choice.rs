//! Choices: what a shopper picked from an offer, and whether the offer contains it.

use super::{
    choice_error::ChoiceError,
    money::{CoinAmount, Money},
    offer::{Delivery, Offer, RangeProduct},
    text_form::text_form,
    typed_amount::TypedAmount,
};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use thiserror::Error;

/// What a form or link says was picked, not yet checked against an offer. Written as `=25 USD` for an exact
/// denomination and `~37.50` for a custom amount, so the two cannot be confused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Choice {
    /// An exact denomination string of upstream.
    Fixed(String),
    /// A custom amount in the range's currency.
    Custom(Decimal),
}

/// The form value that means "a custom amount, see the text field".
pub const CUSTOM: &str = "custom";

/// The text is not a valid choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("an amount is =DENOMINATION or ~NUMBER")]
pub struct NotAChoice;

impl FromStr for Choice {
    type Err = NotAChoice;

    fn from_str(text: &str) -> Result<Self, NotAChoice> {
        if let Some(denomination) = text.strip_prefix('=') {
            let fits = !denomination.is_empty() && denomination.len() <= 200;
            return if fits { Ok(Self::Fixed(denomination.to_owned())) } else { Err(NotAChoice) };
        }
        let amount = text.strip_prefix('~').ok_or(NotAChoice)?;
        // This shop's forms and links write a bare number here, so a currency symbol is invalid.
        let typed = TypedAmount::read(amount).ok().filter(|typed| !typed.names_money()).ok_or(NotAChoice)?;
        Ok(Self::Custom(typed.amount))
    }
}

text_form!(Choice, NotAChoice);

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fixed(denomination) => write!(f, "={denomination}"),
            Self::Custom(amount) => write!(f, "~{}", amount.normalize()),
        }
    }
}

/// A choice that the offer contains. The type is the proof that it can be priced and ordered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    choice: Choice,
    label: String,
    #[serde(default)]
    localized: Option<String>,
    face: Option<Money>,
    listed_price: Option<CoinAmount>,
    delivery: Delivery,
}

impl Chosen {
    pub const fn choice(&self) -> &Choice {
        &self.choice
    }

    /// Upstream's label of a fixed amount. Empty for a custom amount, which views format from [`Self::face`].
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Upstream's exact label of a fixed amount, if it has one.
    pub fn localized(&self) -> Option<&str> {
        self.localized.as_deref()
    }

    /// The face value, if there is one.
    pub const fn face(&self) -> Option<&Money> {
        self.face.as_ref()
    }

    /// The price from the product list, for fixed amounts.
    pub const fn listed_price(&self) -> Option<&CoinAmount> {
        self.listed_price.as_ref()
    }

    pub const fn delivery(&self) -> Delivery {
        self.delivery
    }
}

impl Offer {
    /// Finds the choice in this offer. Returns an error instead of substituting another amount.
    pub fn choose(&self, choice: &Choice) -> Result<Chosen, ChoiceError> {
        match choice {
            Choice::Fixed(denomination) => {
                let product = self
                    .sellable_fixed()
                    .find(|p| p.denomination == *denomination)
                    .ok_or(ChoiceError::NotOnSale)?;
                Ok(Chosen {
                    choice: choice.clone(),
                    label: product.label.clone(),
                    localized: product.localized.clone(),
                    face: product.face.clone(),
                    listed_price: product.price.clone(),
                    delivery: product.delivery,
                })
            }
            Choice::Custom(amount) => {
                let range = self.sellable_range().ok_or(ChoiceError::NotOnSale)?;
                range.admit(*amount)?;
                Ok(Chosen {
                    choice: choice.clone(),
                    label: String::new(),
                    localized: None,
                    face: Some(Money { amount: *amount, currency: range.currency.clone() }),
                    listed_price: None,
                    delivery: range.delivery,
                })
            }
        }
    }
}

impl RangeProduct {
    /// Checks that the amount is within the bounds and on the step.
    pub fn admit(&self, amount: Decimal) -> Result<(), ChoiceError> {
        if amount < self.min {
            return Err(ChoiceError::BelowMinimum { min: self.min.normalize() });
        }
        if amount > self.max {
            return Err(ChoiceError::AboveMaximum { max: self.max.normalize() });
        }
        let Some(step) = self.step.filter(|s| *s > Decimal::ZERO) else { return Ok(()) };
        let remainder = (amount - self.min).checked_rem(step).unwrap_or(Decimal::ZERO);
        if remainder.is_zero() {
            return Ok(());
        }
        let (below, above) = ((amount - remainder).normalize(), (amount - remainder + step).normalize());
        Err(if above > self.max {
            ChoiceError::AboveMaximum { max: below }
        } else {
            ChoiceError::OffStep { below, above }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(min: i64, max: i64, step: Option<i64>) -> RangeProduct {
        RangeProduct {
            currency: "USD".parse().unwrap(),
            min: min.into(),
            max: max.into(),
            step: step.map(Decimal::from),
            default: None,
            delivery: Delivery::ByEmail,
        }
    }

    #[test]
    fn a_range_admits_only_amounts_within_bounds_and_on_the_step() {
        let below = ChoiceError::BelowMinimum { min: 10.into() };
        let above = ChoiceError::AboveMaximum { max: 50.into() };
        let off = ChoiceError::OffStep { below: 10.into(), above: 15.into() };
        for (typed, step, expected) in [
            ("10", Some(5), Ok(())),
            ("50", Some(5), Ok(())),
            ("12", Some(5), Err(off)),
            ("12.34", None, Ok(())),
            ("9", None, Err(below)),
            ("51", None, Err(above)),
        ] {
            assert_eq!(range(10, 50, step).admit(typed.parse().unwrap()), expected, "{typed}");
        }
    }

    #[test]
    fn choices_survive_a_text_round_trip() {
        for text in ["=25 USD", "=~5", "=25,50 EUR", "~37.5"] {
            assert_eq!(text.parse::<Choice>().map(|c| c.to_string()), Ok(text.to_owned()));
        }
        for text in ["25 USD", "~25 USD", "~$25", "~", "~1,234"] {
            assert_eq!(text.parse::<Choice>(), Err(NotAChoice), "{text}");
        }
    }
}
