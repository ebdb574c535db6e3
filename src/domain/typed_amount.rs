//! Parses amounts as people type them: `25`, `37,50`, `٢٥٫٠٠`, `$25`, `25 USD`, `+25`, `25.`.
//!
//! It never guesses: one separator followed by at most two digits is the decimal separator, and ambiguous
//! texts are refused. A currency symbol or code is stripped, and must be one of the currency of sale.

use super::{
    amount_text::{self, Unit},
    choice_error::ChoiceError,
    digits, label,
    money::Currency,
};
use rust_decimal::Decimal;

/// Maximum length of a text, in characters.
const MAX_TEXT_CHARS: usize = 40;

/// Maximum length of the number with its separator, in bytes.
const MAX_NUMBER_BYTES: usize = 16;

/// An amount as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedAmount {
    pub amount: Decimal,
    /// The currency symbols and codes next to it.
    units: Vec<Unit>,
}

impl TypedAmount {
    /// Parses a text. Anything next to the number must be a currency symbol or code.
    pub fn read(text: &str) -> Result<Self, ChoiceError> {
        let text: String = text.chars().filter(|c| !label::is_hidden(*c)).map(to_ascii).collect();
        let text = text.trim();
        if text.chars().count() > MAX_TEXT_CHARS {
            return Err(ChoiceError::NotANumber);
        }
        let start = text.find(|c: char| c.is_ascii_digit()).ok_or(ChoiceError::NotANumber)?;
        let end = text.rfind(|c: char| c.is_ascii_digit()).map_or(text.len(), |last| last + 1);
        let (before, rest) = text.split_at_checked(start).ok_or(ChoiceError::NotANumber)?;
        let (number, after) = rest.split_at_checked(end - start).ok_or(ChoiceError::NotANumber)?;
        // A separator with no digits after it ends the number, as in a sentence. A separator before the
        // number is an error.
        let (number, after) = match after.strip_prefix(['.', ',']) {
            Some(_) if number.contains(['.', ',']) => return Err(ChoiceError::NotANumber),
            Some(after) => (number, after),
            None => (number, after),
        };
        let units = [without_plus(before), Some(after)].map(|text| text.and_then(units_in));
        let [Some(mut units), Some(after)] = units else { return Err(ChoiceError::NotANumber) };
        units.extend(after);
        Ok(Self { amount: decimal(number)?, units })
    }

    /// Returns the amount if its symbols and codes fit this currency.
    pub fn in_currency(&self, currency: &Currency) -> Result<Decimal, ChoiceError> {
        if self.units.iter().all(|unit| unit.may_be(currency)) {
            Ok(self.amount)
        } else {
            Err(ChoiceError::OtherCurrency { currency: currency.clone() })
        }
    }

    /// Whether a currency symbol or code is next to the number.
    pub fn names_money(&self) -> bool {
        !self.units.is_empty()
    }
}

/// Converts digits of any script to ASCII, and decimal separators of other scripts to the usual ones.
/// Grouping separators are not converted, and are refused later.
fn to_ascii(c: char) -> char {
    match c {
        '٫' | '．' => '.',
        '，' => ',',
        '＋' => '+',
        '＄' => '$',
        '￥' => '¥',
        '￡' => '£',
        '￦' => '₩',
        c if c.is_whitespace() => ' ',
        c => digits::ascii(c).unwrap_or(c),
    }
}

/// Removes the plus sign from the text before the number. It may be at either end of that text.
fn without_plus(before: &str) -> Option<&str> {
    let before = before.trim();
    let bare = before.strip_prefix('+').or_else(|| before.strip_suffix('+')).unwrap_or(before);
    (!bare.contains('+')).then_some(bare)
}

/// Parses the text next to the number: nothing, or one currency symbol or code. Returns `None` for anything
/// else.
fn units_in(text: &str) -> Option<Vec<Unit>> {
    let word = text.trim();
    if word.is_empty() {
        return Some(Vec::new());
    }
    let word = word.strip_suffix('.').unwrap_or(word);
    let is_code = word.len() == 3 && word.bytes().all(|b| b.is_ascii_alphabetic());
    let unit =
        if is_code { amount_text::money_of(&word.to_ascii_uppercase()) } else { amount_text::money_of(word) };
    unit.map(|unit| vec![unit])
}

fn decimal(number: &str) -> Result<Decimal, ChoiceError> {
    let number = number.replace(',', ".");
    let fits = number.len() <= MAX_NUMBER_BYTES
        && number.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && number.matches('.').count() <= 1
        && number.split_once('.').is_none_or(|(_, part)| part.len() <= 2);
    if !fits {
        return Err(ChoiceError::NotANumber);
    }
    number.parse().map_err(|_| ChoiceError::NotANumber)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str, currency: &str) -> Result<String, ChoiceError> {
        let currency = currency.parse().unwrap();
        TypedAmount::read(text)?.in_currency(&currency).map(|amount| amount.to_string())
    }

    #[test]
    fn amounts_parse_as_people_type_them() {
        for (typed, currency, amount) in [
            ("37", "USD", "37"),
            (" 37,50 ", "USD", "37.50"),
            ("0.5", "USD", "0.5"),
            ("２５", "JPY", "25"),
            ("٢٥", "AED", "25"),
            ("۲۵", "IRR", "25"),
            ("२५", "INR", "25"),
            ("٢٥٫٠٠", "AED", "25.00"),
            ("２５．５０", "USD", "25.50"),
            ("25.", "USD", "25"),
            ("25,", "EUR", "25"),
            ("25. USD", "USD", "25"),
            ("+25", "USD", "25"),
            ("＋25", "USD", "25"),
            ("\u{200e}25", "USD", "25"),
            ("\u{200f}\u{202b}٢٥\u{202c}", "AED", "25"),
            ("\u{a0}25\u{202f}", "USD", "25"),
            ("$25", "USD", "25"),
            ("$ 25", "USD", "25"),
            ("25$", "USD", "25"),
            ("＄25", "USD", "25"),
            ("US$25", "USD", "25"),
            ("25 USD", "USD", "25"),
            ("usd 25", "USD", "25"),
            ("$25.50 USD", "USD", "25.50"),
            ("+$25", "USD", "25"),
            ("$+25", "USD", "25"),
            ("$25", "CAD", "25"),
            ("$25", "MXN", "25"),
            ("25 €", "EUR", "25"),
            ("€25,50", "EUR", "25.50"),
            ("R$ 50", "BRL", "50"),
            ("Rs. 500", "PKR", "500"),
            ("Rs 500", "INR", "500"),
            ("￥500", "JPY", "500"),
            ("50 kr", "SEK", "50"),
            ("50 kr.", "DKK", "50"),
        ] {
            assert_eq!(read(typed, currency).as_deref(), Ok(amount), "{typed} in {currency}");
        }
    }

    #[test]
    fn amounts_in_another_currency_are_refused() {
        for (typed, currency) in [
            ("€25", "USD"),
            ("25 EUR", "USD"),
            ("$25", "EUR"),
            ("CA$25", "USD"),
            ("US$25", "CAD"),
            ("¥500", "USD"),
            ("$25 EUR", "USD"),
            ("€25 USD", "USD"),
            ("25 kr", "EUR"),
            ("R$ 50", "USD"),
            ("25 CAD", "USD"),
        ] {
            let refused = Err(ChoiceError::OtherCurrency { currency: currency.parse().unwrap() });
            assert_eq!(read(typed, currency), refused, "{typed} in {currency}");
        }
    }

    #[test]
    fn ambiguous_amounts_are_refused() {
        for typed in [
            "1,234",
            "1.234",
            "1.2.3",
            "1.234,5",
            "1,234.50",
            "1 000",
            "1'000",
            "٢٬٠٠٠",
            "25.5.",
            "25,.",
            "25..",
            ".5",
            "-5",
            "−5",
            "(5)",
            "5-10",
            "1e3",
            "0x10",
            "25%",
            "25 Robux",
            "25 USD 30",
            "++25",
            "25+",
            "$$25",
            "25 USD USD",
            "$",
            "USD",
            "½",
            "²5",
            "二十五",
            "",
            "  ",
            "25/",
            "#25",
            "25 XYZ",
            "99999999999999999",
        ] {
            assert_eq!(read(typed, "USD"), Err(ChoiceError::NotANumber), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn plain_digits_parse_unchanged(amount in 0_u32..10_000_000, cents in proptest::option::of(0_u32..100)) {
            let text = cents.map_or_else(|| amount.to_string(), |cents| format!("{amount}.{cents:02}"));
            prop_assert_eq!(read(&text, "USD"), Ok(text));
        }

        #[test]
        fn any_text_parses_or_is_refused(text in "[0-9.,+$€ A-Z٠-٩٫٬\u{200e}-]{0,14}") {
            if let Ok(typed) = TypedAmount::read(&text) {
                let digits: String = text.chars().filter_map(digits::ascii).collect();
                let read: String = typed.amount.to_string().chars().filter(char::is_ascii_digit).collect();
                prop_assert_eq!(read.trim_start_matches('0'), digits.trim_start_matches('0'), "{}", text);
            }
        }
    }
}
