//! Formats denominations: the exact text for orders and the label for display, per country, in
//! every format of contract 4.2.

use rust_decimal::Decimal;

use super::countries::{Country, Style};
use crate::sandbox::wire::text;

/// The order text and the label for an amount of the country's own currency. `variant` chooses
/// between formats that a country uses side by side.
pub fn format_amount(country: &Country, amount: Decimal, variant: u64) -> (String, String) {
    let plain = text(amount);
    let code = country.currency;
    match country.style {
        Style::Dollar => (format!("{plain} {code}"), format!("${plain}")),
        Style::Pound => (format!("{plain} {code}"), format!("£{plain}")),
        Style::EuroBefore => (format!("{plain} {code}"), format!("€{plain}")),
        Style::EuroAfter => {
            let comma = plain.replace('.', ",");
            (format!("{comma} {code}"), format!("{comma} €"))
        }
        Style::Real if variant.is_multiple_of(2) => (format!("R$ {plain}"), format!("R$ {plain}")),
        Style::Real => (format!("{plain} {code}"), format!("R$ {plain}")),
        Style::Yuan => (format!("{plain} {code}"), format!("¥{plain}")),
        Style::Dirham if variant.is_multiple_of(2) => {
            (format!("{} {code}", grouped(&plain, ' ')), format!("{} د.إ", arabic(&grouped(&plain, '٬'))))
        }
        Style::Dirham => (format!("{} درهم", arabic(&plain)), format!("{} درهم", arabic(&plain))),
        Style::Riyal => (format!("{plain} {code}"), format!("{} ر.س", arabic(&plain))),
        Style::Naira => (format!("{plain} {code}"), format!("NGN{}", grouped(&plain, ','))),
        Style::Rupiah => (format!("{} {code}", grouped(&plain, '.')), format!("Rp{}", grouped(&plain, '.'))),
        Style::Won => (format!("₩{}", grouped(&plain, ',')), format!("₩{}", grouped(&plain, ','))),
    }
}

/// Groups the digits before the decimal point by three.
fn grouped(plain: &str, mark: char) -> String {
    let (whole, rest) = plain.split_once('.').map_or((plain, None), |(whole, rest)| (whole, Some(rest)));
    let mut text = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    if let Some(rest) = rest {
        text.push('.');
        text.push_str(rest);
    }
    text
}

/// Converts Latin digits to Arabic-Indic digits.
fn arabic(latin: &str) -> String {
    const DIGITS: [char; 10] = ['٠', '١', '٢', '٣', '٤', '٥', '٦', '٧', '٨', '٩'];
    let convert = |letter: char| {
        let digit = letter.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
        digit.map_or(letter, |digit| DIGITS[digit])
    };
    latin.chars().map(convert).collect()
}

#[cfg(test)]
mod tests {
    use super::super::countries::find_country;
    use super::*;

    #[test]
    fn every_country_formats_amounts_its_own_way() {
        let table = [
            ("US", "25", 0, "25 USD", "$25"),
            ("DE", "25.5", 0, "25,5 EUR", "25,5 €"),
            ("BR", "50", 0, "R$ 50", "R$ 50"),
            ("BR", "50", 1, "50 BRL", "R$ 50"),
            ("ID", "150000", 0, "150.000 IDR", "Rp150.000"),
            ("AE", "1000", 0, "1 000 AED", "١٬٠٠٠ د.إ"),
            ("AE", "50", 1, "٥٠ درهم", "٥٠ درهم"),
            ("KR", "5000", 0, "₩5,000", "₩5,000"),
            ("NG", "1504", 0, "1504 NGN", "NGN1,504"),
        ];
        for (code, amount, variant, denomination, label) in table {
            let country = find_country(code).unwrap();
            let formatted = format_amount(country, amount.parse().unwrap(), variant);
            assert_eq!(formatted, (denomination.to_owned(), label.to_owned()), "{code}");
        }
    }
}
