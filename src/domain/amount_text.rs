//! Amounts as upstream spells them in denominations and labels (contract 4.2): `150.000 IDR`, `25,50 EUR`,
//! `R$ 50`, `₩5,000`, Arabic-Indic digits, `800 Robux`, `20MB 14 Days - 7.5 GMD`, or no amount at all.
//!
//! For showing and sorting only. What is sent upstream is the exact string, never one made of a reading.

use super::{digits, label, money::Currency};
use rust_decimal::Decimal;

/// An amount read out of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmountText {
    pub amount: Decimal,
    pub unit: Unit,
}

/// What there are so many of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    Money(Currency),
    /// Money under a sign that several currencies share (`$`, `¥`, `kr`).
    Sign(String),
    /// Robux, months, gigabytes: the word as it stands, in lower case.
    Thing(String),
}

/// A number in a text, with the words beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberInText {
    /// Digits with their marks, as ASCII.
    digits: String,
    before: String,
    after: String,
}

/// Reads the amount of a denomination or label: its first money, else its first number of something.
/// `None` for a text that is no amount.
pub fn read(text: &str) -> Option<AmountText> {
    let figures = figures(text);
    figures.iter().find_map(NumberInText::money).or_else(|| figures.iter().find_map(NumberInText::things))
}

/// Every number of a text, from its beginning.
pub fn figures(text: &str) -> Vec<NumberInText> {
    let text: Vec<char> = label::clean(text).chars().map(plain).collect();
    let mut found: Vec<NumberInText> = Vec::new();
    // Where the words before the next number begin.
    let mut from = 0;
    let mut at = 0;
    while at < text.len() {
        if !text[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = run(&text, at);
        let (after_last, before) = between(&text[from..at], found.is_empty());
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
    /// The number. `thousandths` is whether its unit has three decimals, so that a point before three
    /// digits is a decimal one.
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

    /// The number and what there are so many of, money or not: `20` and `mb`.
    pub fn count(&self) -> Option<(Decimal, String)> {
        Some((self.amount(false)?, self.after.to_lowercase()))
    }

    fn money(&self) -> Option<AmountText> {
        let unit = money_of(&self.after).or_else(|| money_of(&self.before))?;
        let thousandths = matches!(&unit, Unit::Money(currency) if THOUSANDTHS.contains(currency.code()));
        Some(AmountText { amount: self.amount(thousandths)?, unit })
    }

    fn things(&self) -> Option<AmountText> {
        let (amount, thing) = self.count()?;
        let is_word = thing.chars().any(char::is_alphabetic);
        is_word.then_some(AmountText { amount, unit: Unit::Thing(thing) })
    }
}

/// Digits of any script as ASCII, marks that only group or only part as the usual ones.
fn plain(c: char) -> char {
    match c {
        '٫' | '．' => '.',
        '٬' | '’' | '‘' | 'ʼ' => '\'',
        '，' => ',',
        '＄' => '$',
        '￥' => '¥',
        c => digits::ascii(c).unwrap_or(c),
    }
}

/// Where the number that begins here ends. A blank belongs to it only before three digits.
fn run(text: &[char], start: usize) -> usize {
    let digits_from = |at: usize| text[at..].iter().take_while(|c| c.is_ascii_digit()).count();
    let mut end = start + digits_from(start);
    let mut blanks = end - start <= 3;
    loop {
        let next = if end + 1 < text.len() { digits_from(end + 1) } else { 0 };
        let goes_on = match text.get(end) {
            Some('.' | ',') => next > 0,
            Some(' ' | '\'') => blanks && next == 3,
            _ => false,
        };
        if !goes_on {
            return end;
        }
        // Behind a decimal mark nothing is grouped.
        blanks &= matches!(text[end], ' ' | '\'');
        end += 1 + next;
    }
}

/// What stands between two numbers: the word that belongs to the first, the one that belongs to the second.
fn between(text: &[char], leads: bool) -> (String, String) {
    let mut all = words(text);
    let last = all.pop().unwrap_or_default();
    if leads {
        return (String::new(), last);
    }
    let clings = |c: Option<&char>| c.is_some_and(|c| !c.is_whitespace() && !parts(*c));
    match all.into_iter().next() {
        Some(first) => (first, last),
        // A single word clings to its number; standing free, it is the unit of the number before it.
        None if clings(text.last()) && !clings(text.first()) => (String::new(), last),
        None => (last, String::new()),
    }
}

/// The words of a text.
fn words(text: &[char]) -> Vec<String> {
    let text: String = text.iter().collect();
    let words = text.split(|c: char| c.is_whitespace() || parts(c));
    words.map(|word| word.trim_matches('.').to_owned()).filter(|word| !word.is_empty()).collect()
}

/// What parts words beside blanks.
const fn parts(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '/' | '(' | ')' | '[' | ']' | '+' | ':' | ';' | ',' | '&' | '|' | '=')
}

/// The mark that parts the decimals, where one kind of mark stands in the number.
fn decimal_mark(digits: &str, mark: char, times: usize, thousandths: bool) -> Option<char> {
    let (whole, part) = digits.rsplit_once(mark)?;
    let groups = part.len() == 3 && (1..=3).contains(&whole.len()) && whole != "0" && !thousandths;
    (times == 1 && !groups).then_some(mark)
}

fn digits_of(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(char::is_ascii_digit)
}

/// The money that the word is the code or a sign of.
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

/// Signs of one currency.
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

/// Signs that several countries use, and the currencies that are written with them at home.
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
    /// Whether money of this unit may be of the currency.
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

/// Currencies of three decimals (ISO 4217).
const THOUSANDTHS: &str = "BHD IQD JOD KWD LYD OMR TND";

/// The codes of ISO 4217 that money is written in.
const CODES: &str = "\
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF \
    CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD \
    HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD \
    MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN \
    PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY \
    TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG";

#[cfg(test)]
mod tests;
