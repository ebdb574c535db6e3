//! Parses the amounts that upstream writes in denominations and labels (contract 4.2): `150.000 IDR`,
//! `25,50 EUR`, `R$ 50`, `₩5,000`, Arabic-Indic digits, `800 Robux`, `20MB 14 Days - 7.5 GMD`. Some texts
//! contain no amount.
//!
//! Use the results for display and sorting only. Orders send upstream's exact string, never one that is
//! rebuilt from a parsed amount.

use super::{digits, label, money::Currency};
use rust_decimal::Decimal;

/// An amount parsed from a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmountText {
    pub amount: Decimal,
    pub unit: Unit,
}

/// The unit of an amount.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    Money(Currency),
    /// Money with a symbol that several currencies share (`$`, `¥`, `kr`).
    Sign(String),
    /// Anything else, such as Robux, months or gigabytes: the word from the text, in lower case.
    Thing(String),
}

/// A number in a text, with the words next to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberInText {
    /// The digits and separators, as ASCII.
    digits: String,
    before: String,
    after: String,
}

/// Parses the amount of a denomination or label: its first amount of money, otherwise its first number with a
/// unit. Returns `None` if the text contains no amount.
pub fn read(text: &str) -> Option<AmountText> {
    let numbers = numbers(text);
    numbers
        .iter()
        .find_map(NumberInText::money)
        .or_else(|| numbers.iter().find_map(NumberInText::count_with_word))
}

/// Finds every number in a text, in order.
pub fn numbers(text: &str) -> Vec<NumberInText> {
    let text: Vec<char> = label::clean(text).chars().map(to_ascii).collect();
    let mut found: Vec<NumberInText> = Vec::new();
    // Start of the text between the previous number and the next one.
    let mut from = 0;
    let mut at = 0;
    while at < text.len() {
        if !text[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = number_end(&text, at);
        let (after_last, before) = split_words_between(&text[from..at], found.is_empty());
        if let Some(last) = found.last_mut() {
            last.after = after_last;
        }
        found.push(NumberInText { digits: text[at..end].iter().collect(), before, after: String::new() });
        (from, at) = (end, end);
    }
    if let Some(last) = found.last_mut() {
        last.after = words(&text[from..]).into_iter().next().unwrap_or_default();
    }
    found
}

impl NumberInText {
    /// Parses the number. `thousandths` says that the unit has three decimals, so a point before three digits
    /// is a decimal point.
    fn amount(&self, thousandths: bool) -> Option<Decimal> {
        let bare: String = self.digits.chars().filter(|c| !matches!(c, ' ' | '\'')).collect();
        let (points, commas) = (bare.matches('.').count(), bare.matches(',').count());
        let mark = match (points, commas) {
            (0, 0) => None,
            (_, 0) => decimal_mark(&bare, '.', points, thousandths),
            (0, _) => decimal_mark(&bare, ',', commas, false),
            (_, _) => bare.chars().rev().find(|c| !c.is_ascii_digit()),
        };
        let plain: String = match mark.and_then(|mark| bare.rsplit_once(mark)) {
            Some((whole, part)) => digits_of(whole).chain(['.']).chain(part.chars()).collect(),
            None => digits_of(&bare).collect(),
        };
        plain.parse().ok().filter(|_| plain.len() <= 28)
    }

    /// Returns the number and its unit, whether or not the unit is money: `20` and `mb`.
    pub fn count(&self) -> Option<(Decimal, String)> {
        Some((self.amount(false)?, self.after.to_lowercase()))
    }

    fn money(&self) -> Option<AmountText> {
        let unit = money_of(&self.after).or_else(|| money_of(&self.before))?;
        let thousandths = matches!(&unit, Unit::Money(currency) if THOUSANDTHS.contains(currency.code()));
        Some(AmountText { amount: self.amount(thousandths)?, unit })
    }

    fn count_with_word(&self) -> Option<AmountText> {
        let (amount, thing) = self.count()?;
        let is_word = thing.chars().any(char::is_alphabetic);
        is_word.then_some(AmountText { amount, unit: Unit::Thing(thing) })
    }
}

/// Maps digits of any script to ASCII, and other scripts' separators and currency signs to the usual ones.
fn to_ascii(c: char) -> char {
    match c {
        '٫' | '．' => '.',
        '٬' | '’' | '‘' | 'ʼ' => '\'',
        '，' => ',',
        '＄' => '$',
        '￥' => '¥',
        c => digits::ascii(c).unwrap_or(c),
    }
}

/// Returns the end of the number that starts at `start`. A space belongs to the number only before three
/// digits.
fn number_end(text: &[char], start: usize) -> usize {
    let digits_from = |at: usize| text[at..].iter().take_while(|c| c.is_ascii_digit()).count();
    let mut end = start + digits_from(start);
    let mut groups_allowed = end - start <= 3;
    loop {
        let next = if end + 1 < text.len() { digits_from(end + 1) } else { 0 };
        let continues = match text.get(end) {
            Some('.' | ',') => next > 0,
            Some(' ' | '\'') => groups_allowed && next == 3,
            _ => false,
        };
        if !continues {
            return end;
        }
        // Digits after a decimal separator are not grouped.
        groups_allowed &= matches!(text[end], ' ' | '\'');
        end += 1 + next;
    }
}

/// Splits the text between two numbers into the word that belongs to the first number and the word that
/// belongs to the second.
fn split_words_between(text: &[char], is_first: bool) -> (String, String) {
    let mut all = words(text);
    let last = all.pop().unwrap_or_default();
    if is_first {
        return (String::new(), last);
    }
    let touches = |c: Option<&char>| c.is_some_and(|c| !c.is_whitespace() && !separates_words(*c));
    match all.into_iter().next() {
        Some(first) => (first, last),
        // A single word belongs to the number that it touches. If it touches neither, it is the unit of the
        // number before it.
        None if touches(text.last()) && !touches(text.first()) => (String::new(), last),
        None => (last, String::new()),
    }
}

/// Splits a text into words.
fn words(text: &[char]) -> Vec<String> {
    let text: String = text.iter().collect();
    let words = text.split(|c: char| c.is_whitespace() || separates_words(c));
    words.map(|word| word.trim_matches('.').to_owned()).filter(|word| !word.is_empty()).collect()
}

/// Characters that separate words, besides white space.
const fn separates_words(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '/' | '(' | ')' | '[' | ']' | '+' | ':' | ';' | ',' | '&' | '|' | '=')
}

/// Returns the decimal separator of a number that contains only one kind of separator.
fn decimal_mark(digits: &str, mark: char, times: usize, thousandths: bool) -> Option<char> {
    let (whole, part) = digits.rsplit_once(mark)?;
    let groups = part.len() == 3 && (1..=3).contains(&whole.len()) && whole != "0" && !thousandths;
    (times == 1 && !groups).then_some(mark)
}

fn digits_of(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(char::is_ascii_digit)
}

/// Returns the currency that the word is a code or symbol of.
pub fn money_of(word: &str) -> Option<Unit> {
    let is_code = word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase());
    if is_code && CODES.split(' ').any(|code| code == word) {
        return word.parse().ok().map(Unit::Money);
    }
    if SHARED_SIGNS.iter().any(|(sign, _)| *sign == word) {
        return Some(Unit::Sign(word.to_owned()));
    }
    let (_, code) = SIGNS.iter().find(|(sign, _)| *sign == word)?;
    code.parse().ok().map(Unit::Money)
}

/// Symbols of exactly one currency.
const SIGNS: [(&str, &str); 35] = [
    ("R$", "BRL"),
    ("US$", "USD"),
    ("A$", "AUD"),
    ("AU$", "AUD"),
    ("C$", "CAD"),
    ("CA$", "CAD"),
    ("HK$", "HKD"),
    ("NZ$", "NZD"),
    ("NT$", "TWD"),
    ("S$", "SGD"),
    ("MX$", "MXN"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("₩", "KRW"),
    ("원", "KRW"),
    ("₹", "INR"),
    ("₦", "NGN"),
    ("₺", "TRY"),
    ("₽", "RUB"),
    ("₫", "VND"),
    ("₱", "PHP"),
    ("฿", "THB"),
    ("₴", "UAH"),
    ("₪", "ILS"),
    ("₡", "CRC"),
    ("₲", "PYG"),
    ("₵", "GHS"),
    ("₸", "KZT"),
    ("zł", "PLN"),
    ("Kč", "CZK"),
    ("Rp", "IDR"),
    ("RM", "MYR"),
    ("د.إ", "AED"),
    ("درهم", "AED"),
    ("ر.س", "SAR"),
];

/// Symbols that several countries use, with the currencies that are written with them in their own country.
const SHARED_SIGNS: [(&str, &str); 5] = [
    (
        "$",
        "USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP UYU DOP BBD BMD BND BSD BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD",
    ),
    ("¥", "JPY CNY"),
    ("kr", "SEK NOK DKK ISK"),
    ("元", "CNY TWD HKD"),
    ("Rs", "INR PKR LKR NPR MUR SCR"),
];

impl Unit {
    /// Whether money with this unit can be in the given currency.
    pub fn may_be(&self, currency: &Currency) -> bool {
        match self {
            Self::Money(money) => money == currency,
            Self::Sign(sign) => {
                let shared = SHARED_SIGNS.iter().find(|(shared, _)| shared == sign);
                shared.is_some_and(|(_, codes)| codes.split(' ').any(|code| code == currency.code()))
            }
            Self::Thing(_) => false,
        }
    }
}

/// Currencies with three decimals (ISO 4217).
const THOUSANDTHS: &str = "BHD IQD JOD KWD LYD OMR TND";

/// The ISO 4217 codes of currencies in use.
const CODES: &str = "\
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF \
    CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD \
    HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD \
    MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN \
    PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY \
    TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG";

#[cfg(test)]
mod tests;
