//! Why an amount that was chosen cannot be bought.

use super::money::Currency;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why an offer does not contain what was picked. The form can show each error at its field, where the
/// shopper corrects it.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChoiceError {
    #[error("nothing was chosen")]
    Missing,
    #[error("not a number")]
    NotANumber,
    /// The amount was typed with the symbol or code of another currency than the brand is sold in.
    #[error("an amount in other money than {currency}")]
    OtherCurrency { currency: Currency },
    #[error("this amount is not on sale")]
    NotOnSale,
    /// Upstream refused the amount recently: it is out of stock.
    #[error("this amount is sold out")]
    SoldOut,
    #[error("below the least amount")]
    BelowMinimum { min: Decimal },
    #[error("above the greatest amount")]
    AboveMaximum { max: Decimal },
    /// A top-up has no phone number to credit.
    #[error("no number to credit")]
    Recipient,
    #[error("off the step")]
    OffStep { below: Decimal, above: Decimal },
}
