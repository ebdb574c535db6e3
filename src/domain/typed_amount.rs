//! Amounts as people type them: `25`, `37,50`, `٢٥٫٠٠`, `$25`, `25 USD`, `+25`, `25.`.
//!
//! Nothing is guessed: one mark with at most two digits behind it is the decimal mark, and whatever could be read in
//! two ways is refused. A sign or code of money comes off, and has to be one of the currency that is sold.

use super::{
    amount_text::{self, Unit},
    choice::ChoiceError,
    digits, label,
    money::Currency,
};
use rust_decimal::Decimal;

/// Longer texts are no amount, in characters.
const MAX_TEXT_CHARS: usize = 40;

/// The digits and the mark of one amount, in bytes.
const MAX_NUMBER_BYTES: usize = 16;

/// An amount as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedAmount {
    pub amount: Decimal,
    /// The signs or codes of money that stood beside it.
    units: Vec<Unit>,
}

impl TypedAmount {
    /// Reads a text; what stands beside the number has to be a sign or code of money.
    pub fn read(text: &str) -> Result<Self, ChoiceError> {
        let text: String = text.chars().filter(|c| !label::is_hidden(*c)).map(plain).collect();
        let text = text.trim();
        if text.chars().count() > MAX_TEXT_CHARS {
            return Err(ChoiceError::NotANumber);
        }
        let start = text.find(|c: char| c.is_ascii_digit()).ok_or(ChoiceError::NotANumber)?;
        let end = text.rfind(|c: char| c.is_ascii_digit()).map_or(text.len(), |last| last + 1);
        let (before, rest) = text.split_at_checked(start).ok_or(ChoiceError::NotANumber)?;
        let (number, after) = rest.split_at_checked(end - start).ok_or(ChoiceError::NotANumber)?;
        // A mark with nothing behind it ends the number, as in a sentence. In front of the number it is no mark.
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

    /// The amount in this currency.
    pub fn in_currency(&self, currency: &Currency) -> Result<Decimal, ChoiceError> {
        if self.units.iter().all(|unit| unit.may_be(currency)) {
            Ok(self.amount)
        } else {
            Err(ChoiceError::OtherCurrency { currency: currency.clone() })
        }
    }

    /// Whether a sign or code of money stood beside the number.
    pub fn names_money(&self) -> bool {
        !self.units.is_empty()
    }
}

/// Digits of every script as ASCII, decimal marks of other scripts as the usual ones. Marks that only group are left,
/// and refused.
fn plain(c: char) -> char {
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

/// What stands before the number without its plus, which may stand at either end.
fn without_plus(before: &str) -> Option<&str> {
    let before = before.trim();
    let bare = before.strip_prefix('+').or_else(|| before.strip_suffix('+')).unwrap_or(before);
    (!bare.contains('+')).then_some(bare)
}

/// The sign or code of money beside the number, if one stands there; `None` where anything else does.
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
    fn amounts_are_read_as_people_type_them() {
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
    fn another_currency_is_never_taken_for_the_one_that_is_sold() {
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
    fn what_could_be_read_in_two_ways_is_refused() {
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
        fn digits_alone_are_read_as_they_stand(amount in 0_u32..10_000_000, cents in proptest::option::of(0_u32..100)) {
            let text = cents.map_or_else(|| amount.to_string(), |cents| format!("{amount}.{cents:02}"));
            prop_assert_eq!(read(&text, "USD"), Ok(text));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[0-9.,+$€ A-Z٠-٩٫٬\u{200e}-]{0,14}") {
            if let Ok(typed) = TypedAmount::read(&text) {
                let digits: String = text.chars().filter_map(digits::ascii).collect();
                let read: String = typed.amount.to_string().chars().filter(char::is_ascii_digit).collect();
                prop_assert_eq!(read.trim_start_matches('0'), digits.trim_start_matches('0'), "{}", text);
            }
        }
    }
}
