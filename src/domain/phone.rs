//! Phone numbers that a top-up is credited to (contract 11). This module checks only the form; the server,
//! which has the numbering plans, checks whether a number belongs to a country.

use super::locale::CountryCode;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use thiserror::Error;

/// An E.164 number: `+`, then 8 to 15 digits, the first not zero. `Debug` hides it, and logs never contain
/// it.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

/// The text is not an E.164 number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a phone number is + and 8 to 15 digits")]
pub struct NotAPhone;

/// Why a product of a country cannot be credited to the typed number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhoneError {
    #[error("no phone number was given")]
    Missing,
    /// Not digits, or not a number of the country's plan.
    #[error("not a phone number of this country")]
    NotANumber,
    /// A landline number or an outdated one: the prefix of mobile numbers in this country is missing.
    #[error("a phone number without the mark of mobile numbers")]
    MobileMarkMissing,
    #[error("a phone number of {which}")]
    OfAnotherCountry { which: CountryCode },
}

impl Phone {
    /// The number as upstream requires it: no spaces, no dashes.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Phone {
    type Err = NotAPhone;

    fn from_str(text: &str) -> Result<Self, NotAPhone> {
        let digits = text.strip_prefix('+').ok_or(NotAPhone)?;
        let fits = (8..=15).contains(&digits.len())
            && !digits.starts_with('0')
            && digits.bytes().all(|b| b.is_ascii_digit());
        if fits { Ok(Self(text.to_owned())) } else { Err(NotAPhone) }
    }
}

impl TryFrom<String> for Phone {
    type Error = NotAPhone;
    fn try_from(text: String) -> Result<Self, NotAPhone> {
        text.parse()
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> Self {
        phone.0
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Phone(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_strict_e164_numbers_parse() {
        for (text, fits) in [
            ("+393401234567", true),
            ("+390612345678", true),
            ("+12025550143", true),
            ("+0123456789", false),
            ("00393401234567", false),
            ("+39 340 1234567", false),
            ("+1234567", false),
            ("+1234567890123456", false),
            ("+٣٩٣٤٠١٢٣٤٥٦٧", false),
            ("", false),
        ] {
            assert_eq!(text.parse::<Phone>().is_ok(), fits, "{text}");
        }
    }

    #[test]
    fn debug_output_hides_the_phone_number() {
        assert!(!format!("{:?}", "+393401234567".parse::<Phone>()).contains("393"));
    }
}
