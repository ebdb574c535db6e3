//! What a shopper selected on a brand's page, as its form, links and queries carry it.

use super::{
    choice::{CUSTOM, Choice},
    choice_error::ChoiceError,
    failure::Failure,
    locale::CountryCode,
    money::Currency,
    offer::Offer,
    typed_amount::TypedAmount,
};
use serde::{Deserialize, Serialize};

/// A selection. Every field is text, not yet checked, and empty if it is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Selection {
    /// The brand's slug.
    pub brand: String,
    /// A [`Choice`], or [`CUSTOM`].
    pub amount: String,
    /// The typed amount.
    pub custom: String,
    /// The product's country, if it differs from the store's.
    pub country: String,
    /// The phone number of a top-up, as typed.
    pub to: String,
    /// The rail.
    pub pay: String,
}

impl Selection {
    /// Reads a selection field by field.
    pub fn read(field: impl Fn(&str) -> Option<String>) -> Self {
        let field = |name| field(name).unwrap_or_default();
        Self {
            brand: field("brand"),
            amount: field("amount"),
            custom: field("custom"),
            country: field("country"),
            to: field("to"),
            pay: field("pay"),
        }
    }

    /// The names and values of all fields.
    pub fn fields(&self) -> [(&'static str, &str); 6] {
        [
            ("brand", &self.brand),
            ("amount", &self.amount),
            ("custom", &self.custom),
            ("country", &self.country),
            ("to", &self.to),
            ("pay", &self.pay),
        ]
    }

    /// The product's country: the selected one, else the store's.
    pub fn country(&self, store: CountryCode) -> Result<CountryCode, Failure> {
        if self.country.is_empty() {
            return Ok(store);
        }
        self.country.parse().ok().filter(CountryCode::exists).ok_or(Failure::BadRequest)
    }

    /// The choice, if one was made: the value of a radio button, or the typed amount. A typed amount must be
    /// in this currency; `None` if that is not known yet.
    pub fn choice_in(&self, currency: Option<&Currency>) -> Option<Result<Choice, ChoiceError>> {
        let typed = Some(self.custom.trim()).filter(|text| !text.is_empty());
        match (self.amount.as_str(), typed) {
            ("" | CUSTOM, Some(typed)) => Some(custom_amount(typed, currency)),
            ("", None) => None,
            (CUSTOM, None) => Some(Err(ChoiceError::Missing)),
            (value, _) => Some(value.parse().map_err(|_| ChoiceError::NotOnSale)),
        }
    }

    /// The choice for an offer that is not known yet. Check it with [`Self::is_in_money_of`] later.
    pub fn choice(&self) -> Option<Result<Choice, ChoiceError>> {
        self.choice_in(None)
    }

    /// Checks that a typed amount is in the currency of the offer.
    pub fn is_in_money_of(&self, offer: &Offer) -> Result<(), ChoiceError> {
        let currency = offer.sellable_range().map(|range| &range.currency);
        self.choice_in(currency).transpose().map(drop)
    }
}

fn custom_amount(typed: &str, currency: Option<&Currency>) -> Result<Choice, ChoiceError> {
    let typed = TypedAmount::read(typed)?;
    let amount = match currency {
        Some(currency) => typed.in_currency(currency)?,
        None => typed.amount,
    };
    Ok(Choice::Custom(amount))
}
