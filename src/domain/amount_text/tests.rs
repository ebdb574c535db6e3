use super::*;
use proptest::prelude::*;

fn read_as_text(text: &str) -> Option<(String, String)> {
    let AmountText { amount, unit } = read(text)?;
    let unit = match unit {
        Unit::Money(currency) => currency.to_string(),
        Unit::Sign(sign) => sign,
        Unit::Thing(thing) => format!("({thing})"),
    };
    Some((amount.to_string(), unit))
}

#[test]
fn read_parses_every_spelling_in_the_contract() {
    for (text, amount, unit) in [
        ("10 USD", "10", "USD"),
        ("R$ 50", "50", "BRL"),
        ("R$100", "100", "BRL"),
        ("150.000 IDR", "150000", "IDR"),
        ("Rp1.500.000", "1500000", "IDR"),
        ("1 000 AED", "1000", "AED"),
        ("1\u{202f}000,50 EUR", "1000.50", "EUR"),
        ("25,50 EUR", "25.50", "EUR"),
        ("25,5 €", "25.5", "EUR"),
        ("€25.50", "25.50", "EUR"),
        ("1.234,50 EUR", "1234.50", "EUR"),
        ("$1,234.50", "1234.50", "$"),
        ("CHF 1'250.00", "1250.00", "CHF"),
        ("₩5,000", "5000", "KRW"),
        ("NGN1,504", "1504", "NGN"),
        ("٥٠ درهم", "50", "AED"),
        ("١٬٠٠٠ د.إ", "1000", "AED"),
        ("١٢٫٥ ر.س", "12.5", "SAR"),
        ("5.000 KWD", "5.000", "KWD"),
        ("0.500 BHD", "0.500", "BHD"),
        ("0.125 USD", "0.125", "USD"),
        ("¥100", "100", "¥"),
        ("$5", "5", "$"),
        ("5 EUR - PIN", "5", "EUR"),
        ("20MB 14 Days - 7.5 GMD", "7.5", "GMD"),
        ("10 USD 20 MB", "10", "USD"),
        ("US$10", "10", "USD"),
        ("800 Robux", "800", "(robux)"),
        ("1 month", "1", "(month)"),
        ("1 GB 3 days", "1", "(gb)"),
        ("20 MB -30 days", "20", "(mb)"),
    ] {
        assert_eq!(read_as_text(text), Some((amount.to_owned(), unit.to_owned())), "{text}");
    }
}

#[test]
fn read_returns_none_without_an_amount() {
    for text in [
        "",
        "Java & Bedrock Ed",
        "range",
        "Unlimited",
        "2024",
        "☃",
        "1.2.3.4",
        "USD",
        "9999999999999999999999999999999 USD",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn every_number_in_a_plan_keeps_its_unit() {
    let counts = |text: &str| -> Vec<(String, String)> {
        let counts = numbers(text).into_iter().filter_map(|number| number.count());
        counts.map(|(amount, unit)| (amount.to_string(), unit)).collect()
    };
    let pair = |amount: &str, unit: &str| (amount.to_owned(), unit.to_owned());
    assert_eq!(counts("20MB 14 Days - 7.5 GMD"), [pair("20", "mb"), pair("14", "days"), pair("7.5", "gmd")]);
    assert_eq!(counts("1,5 GB - 30 giorni"), [pair("1.5", "gb"), pair("30", "giorni")]);
}

/// Generates an amount of money in one of the known spellings, with the currency that the spelling names.
fn spelling() -> impl Strategy<Value = (Decimal, String, Option<&'static str>)> {
    let grouped = |whole: u64, mark: &str| {
        let digits = whole.to_string();
        let mut text = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push_str(mark);
            }
            text.push(digit);
        }
        text
    };
    let arabic = |text: &str| -> String {
        let to_arabic =
            |c: char| c.to_digit(10).and_then(|d| char::from_u32(u32::from('٠') + d)).unwrap_or(c);
        text.chars().map(to_arabic).collect()
    };
    (0_u64..1_000_000_000, 0_i64..100, 0_usize..9).prop_map(move |(whole, cents, style)| {
        let exact = Decimal::from(whole) + Decimal::new(cents, 2);
        let rounded = Decimal::from(whole);
        match style {
            0 => (exact, format!("{exact} USD"), Some("USD")),
            1 => (exact, format!("R$ {},{cents:02}", grouped(whole, ".")), Some("BRL")),
            2 => (rounded, format!("{} IDR", grouped(whole, ".")), Some("IDR")),
            3 => (exact, format!("{},{cents:02} EUR", grouped(whole, " ")), Some("EUR")),
            4 => (rounded, format!("₩{}", grouped(whole, ",")), Some("KRW")),
            5 => (rounded, format!("{} د.إ", arabic(&grouped(whole, "٬"))), Some("AED")),
            6 => (exact, format!("20MB 14 Days - {exact} GMD"), Some("GMD")),
            7 => (exact, format!("CHF {}.{cents:02}", grouped(whole, "'")), Some("CHF")),
            _ => (rounded, format!("{whole} Robux"), None),
        }
    })
}

proptest! {
    #[test]
    fn read_parses_generated_spellings((amount, text, currency) in spelling()) {
        let read = read(&text);
        let unit = match currency {
            Some(code) => Unit::Money(code.parse().unwrap()),
            None => Unit::Thing("robux".to_owned()),
        };
        prop_assert_eq!(read, Some(AmountText { amount, unit }), "{}", text);
    }

    #[test]
    fn read_never_panics_or_goes_negative(text in "\\PC{0,60}", number_like in "[0-9٠-٩۰-۹.,' \u{a0}$€A-Z-]{0,60}") {
        for text in [text, number_like] {
            let parsed = read(&text);
            prop_assert!(parsed.is_none_or(|parsed| parsed.amount >= Decimal::ZERO));
        }
    }
}
