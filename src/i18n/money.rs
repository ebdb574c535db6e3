//! Formats money: with the symbol if it is unambiguous, on the side that the language uses, otherwise with
//! the ISO code.

use super::number;
use crate::domain::{locale::Language, money::Money};

/// A no-break space, which keeps an amount and its currency on one line.
const NO_BREAK_SPACE: char = '\u{A0}';

/// Formats money. Whole amounts have no decimals; others have as many as the currency.
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

/// The number of decimals of a currency (ISO 4217), for amounts that are not whole.
fn places(currency: &str) -> u32 {
    match currency {
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        _ => 2,
    }
}

/// The symbol, if readers of this language cannot confuse it with another currency's.
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
