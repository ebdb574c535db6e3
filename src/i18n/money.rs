//! Money as each language writes it: the symbol where it stands for one currency only, on the side
//! where the language has it, the ISO code for all others.

use super::number;
use crate::domain::{locale::Language, money::Money};

/// A no-break space: an amount and its currency stay on one line.
const NO_BREAK_SPACE: char = '\u{A0}';

/// Writes money. Whole amounts lose their decimals; others have as many as the currency.
pub(super) fn write(language: Language, money: &Money) -> String {
    let currency = money.currency.code();
    let number = number::decimal(language, money.amount.abs(), Some(places(currency)));
    let sign = if money.amount.is_sign_negative() && !money.amount.is_zero() { "-" } else { "" };
    let symbol = symbol(language, currency);
    match (language, symbol) {
        (Language::En | Language::Zh, Some(symbol)) => format!("{sign}{symbol}{number}"),
        (Language::En | Language::Zh, None) => format!("{sign}{currency}{NO_BREAK_SPACE}{number}"),
        (Language::Es | Language::It, symbol) => {
            format!("{sign}{number}{NO_BREAK_SPACE}{}", symbol.unwrap_or(currency))
        }
    }
}

/// The decimals of a currency (ISO 4217) that an amount which is not whole is written with.
fn places(currency: &str) -> u32 {
    match currency {
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        _ => 2,
    }
}

/// The symbol, if it cannot be taken for another currency's by a reader of this language.
fn symbol(language: Language, currency: &str) -> Option<&'static str> {
    let symbol = match currency {
        "USD" => match language {
            Language::En | Language::It => "$",
            Language::Es | Language::Zh => "US$",
        },
        "JPY" if language == Language::Zh => "JP¥",
        "JPY" => "¥",
        "CNY" if language == Language::Zh => "¥",
        "CNY" => "CN¥",
        "AUD" => "A$",
        "BRL" => "R$",
        "CAD" => "CA$",
        "EUR" => "€",
        "GBP" => "£",
        "HKD" => "HK$",
        "ILS" => "₪",
        "INR" => "₹",
        "KRW" => "₩",
        "KZT" => "₸",
        "MXN" => "MX$",
        "NGN" => "₦",
        "NZD" => "NZ$",
        "PHP" => "₱",
        "THB" => "฿",
        "TRY" => "₺",
        "TWD" => "NT$",
        "UAH" => "₴",
        "VND" => "₫",
        _ => return None,
    };
    Some(symbol)
}
