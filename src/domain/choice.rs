//! Choices: what a shopper picked from an offer, and whether the offer has it.

use super::{
    money::{CoinAmount, Currency, Money},
    offer::{Delivery, Offer, RangeProduct},
    typed_amount::TypedAmount,
};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use thiserror::Error;

/// What a form or a link says was picked, before any offer was asked. Written `=25 USD` for an exact
/// denomination and `~37.50` for a free amount, so that the two can never be taken for each other.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Choice {
    /// An exact denomination string of upstream.
    Fixed(String),
    /// A free amount in the range's currency.
    Custom(Decimal),
}

/// A form's value for "a free amount, see the text box".
pub const CUSTOM: &str = "custom";

/// The text is no choice.
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
        // Written by a form or a link of this shop, so that no sign of money stands in it.
        let typed = TypedAmount::read(amount).ok().filter(|typed| !typed.names_money()).ok_or(NotAChoice)?;
        Ok(Self::Custom(typed.amount))
    }
}

impl TryFrom<String> for Choice {
    type Error = NotAChoice;
    fn try_from(text: String) -> Result<Self, NotAChoice> {
        text.parse()
    }
}

impl From<Choice> for String {
    fn from(choice: Choice) -> Self {
        choice.to_string()
    }
}

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fixed(denomination) => write!(f, "={denomination}"),
            Self::Custom(amount) => write!(f, "~{}", amount.normalize()),
        }
    }
}

/// Why an offer does not have what was picked. Each can be said at the field and mended there.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChoiceError {
    #[error("nothing was chosen")]
    Missing,
    #[error("not a number")]
    NotANumber,
    /// The amount was typed with the sign or code of other money than the brand is sold in.
    #[error("an amount in other money than {currency}")]
    OtherCurrency { currency: Currency },
    #[error("this amount is not on sale")]
    NotOnSale,
    /// Upstream refused it a moment ago: it is out of stock.
    #[error("this amount is sold out")]
    SoldOut,
    #[error("below the least amount")]
    BelowMinimum { min: Decimal },
    #[error("above the greatest amount")]
    AboveMaximum { max: Decimal },
    /// A top-up names no number that it could be credited to.
    #[error("no number to credit")]
    Recipient,
    #[error("off the step")]
    OffStep { below: Decimal, above: Decimal },
}

/// A choice that the offer has: the proof that it can be priced and ordered.
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

    /// Upstream's own label of a fixed amount; empty for a free amount, which views write from [`Self::face`].
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Upstream's own label to the letter, where a fixed amount has one.
    pub fn localized(&self) -> Option<&str> {
        self.localized.as_deref()
    }

    /// The face value, where there is one.
    pub const fn face(&self) -> Option<&Money> {
        self.face.as_ref()
    }

    /// The price that came with the list, for fixed amounts.
    pub const fn listed_price(&self) -> Option<&CoinAmount> {
        self.listed_price.as_ref()
    }

    pub const fn delivery(&self) -> Delivery {
        self.delivery
    }
}

impl Offer {
    /// Finds the choice in this offer; refuses rather than substitutes.
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
    /// Whether the amount is within the bounds and on the step.
    pub fn admit(&self, amount: Decimal) -> Result<(), ChoiceError> {
        if amount < self.min {
            return Err(ChoiceError::BelowMinimum { min: self.min.normalize() });
        }
        if amount > self.max {
            return Err(ChoiceError::AboveMaximum { max: self.max.normalize() });
        }
        let Some(step) = self.step.filter(|s| *s > Decimal::ZERO) else { return Ok(()) };
        let over = (amount - self.min).checked_rem(step).unwrap_or(Decimal::ZERO);
        if over.is_zero() {
            return Ok(());
        }
        let (below, above) = ((amount - over).normalize(), (amount - over + step).normalize());
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
    fn a_range_admits_what_is_within_and_on_the_step() {
        let below = ChoiceError::BelowMinimum { min: 10.into() };
        let above = ChoiceError::AboveMaximum { max: 50.into() };
        let off = ChoiceError::OffStep { below: 10.into(), above: 15.into() };
        for (typed, step, said) in [
            ("10", Some(5), Ok(())),
            ("50", Some(5), Ok(())),
            ("12", Some(5), Err(off)),
            ("12.34", None, Ok(())),
            ("9", None, Err(below)),
            ("51", None, Err(above)),
        ] {
            assert_eq!(range(10, 50, step).admit(typed.parse().unwrap()), said, "{typed}");
        }
    }

    #[test]
    fn choices_are_written_as_they_are_read() {
        for text in ["=25 USD", "=~5", "=25,50 EUR", "~37.5"] {
            assert_eq!(text.parse::<Choice>().map(|c| c.to_string()), Ok(text.to_owned()));
        }
        for text in ["25 USD", "~25 USD", "~$25", "~", "~1,234"] {
            assert_eq!(text.parse::<Choice>(), Err(NotAChoice), "{text}");
        }
    }
}
