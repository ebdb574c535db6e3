//! Parses phone numbers as people type them, by the numbering plans of the `phonenumber` crate, whose tables
//! come from libphonenumber ([ADR 12](../../docs/adr/0012-validate-phone-numbers-by-the-product-country.md)).
//!
//! A number without a dial code is read in the country of its product. No other country is guessed, and a
//! number of another country is refused, because a top-up of the wrong phone is lost (contract 11).

use crate::domain::{
    digits, label,
    locale::CountryCode,
    phone::{Phone, PhoneError},
};
use phonenumber::{
    Metadata, Mode,
    metadata::{DATABASE, Descriptor},
};
use regex::Regex;

/// The maximum number of characters of a phone number, in any notation.
const MAX_TEXT_CHARS: usize = 64;

/// The typed digits, without spaces, brackets and dashes.
enum Typed {
    /// It began with `+` or `00`, so it starts with a dial code.
    International(String),
    National(String),
}

/// Parses a number for a product of this country, with its dial code or in the notation used in the country.
pub fn read(text: &str, country: CountryCode) -> Result<Phone, PhoneError> {
    let typed = Typed::read(text)?;
    let plan = DATABASE.by_id(country.as_str()).ok_or(PhoneError::NotANumber)?;
    match typed {
        Typed::International(digits) => read_with_dial_code(&digits, plan),
        Typed::National(digits) => read_without_dial_code(&digits, plan),
    }
}

/// The number in its usual notation: `+39 340 123 4567`.
pub fn format(phone: &Phone) -> String {
    let parsed = phonenumber::parse(None, phone.as_str()).ok();
    let shown = parsed.map(|parsed| parsed.format().mode(Mode::International).to_string());
    // The crate may take the first digits of a number for a trunk prefix. Such a number is shown unformatted.
    shown.filter(|shown| digits_of(shown) == phone.as_str()[1..]).unwrap_or_else(|| phone.as_str().to_owned())
}

/// The dial code of a country, such as `+39`.
pub fn dial_code(country: CountryCode) -> Option<String> {
    DATABASE.by_id(country.as_str()).map(|plan| format!("+{}", plan.country_code()))
}

/// An example number of this country from the tables. It belongs to nobody.
pub fn example(country: CountryCode) -> Option<String> {
    let plan = DATABASE.by_id(country.as_str())?;
    let national = plan.descriptors().mobile()?.example()?;
    Some(format(&to_e164(plan, national)?))
}

impl Typed {
    fn read(text: &str) -> Result<Self, PhoneError> {
        let text = text.trim();
        let text = text.strip_prefix("tel:").unwrap_or(text);
        if text.chars().count() > MAX_TEXT_CHARS {
            return Err(PhoneError::NotANumber);
        }
        let mut digits = String::new();
        let mut is_international = false;
        for c in text.chars() {
            match c {
                '+' | '＋' if digits.is_empty() && !is_international => is_international = true,
                c if is_separator(c) => {}
                c => digits.push(digits::ascii(c).ok_or(PhoneError::NotANumber)?),
            }
        }
        if digits.is_empty() {
            return Err(if is_international { PhoneError::NotANumber } else { PhoneError::Missing });
        }
        match digits.strip_prefix("00") {
            Some(rest) => Ok(Self::International(rest.to_owned())),
            None if is_international => Ok(Self::International(digits)),
            None => Ok(Self::National(digits)),
        }
    }
}

/// Whether the character may separate digits: spaces, dashes, dots, brackets, slashes, and invisible
/// characters that come along when a number is copied from a contact list.
fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || label::is_hidden(c)
        || matches!(c, '-' | '.' | '(' | ')' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}')
        || matches!(c, '－' | '．' | '（' | '）' | '／' | 'ー' | '·')
}

fn read_with_dial_code(digits: &str, plan: &Metadata) -> Result<Phone, PhoneError> {
    let (code, national) = split_dial_code(digits).ok_or(PhoneError::NotANumber)?;
    if code == plan.country_code()
        && let Some(read) = read_national(national, plan)
    {
        return read;
    }
    match country_of(code, national) {
        Some(which) if which.as_str() != plan.id() => Err(PhoneError::OfAnotherCountry { which }),
        Some(_) | None => Err(PhoneError::NotANumber),
    }
}

fn read_without_dial_code(digits: &str, plan: &Metadata) -> Result<Phone, PhoneError> {
    let code = plan.country_code().to_string();
    // Some people write the dial code without the plus.
    let bare = digits.strip_prefix(&code);
    let read =
        [Some(digits), bare].map(|national| national.and_then(|national| read_national(national, plan)));
    let is_number = |read: &Result<Phone, PhoneError>| read.is_ok();
    if let Some(phone) = read.iter().flatten().find(|read| is_number(read)).or(read.iter().flatten().next()) {
        return phone.clone();
    }
    // Other international prefixes than `00`.
    let parsed = parse_with_library(digits, plan).ok_or(PhoneError::NotANumber)?;
    read_with_dial_code(&parsed, plan)
}

/// Parses a number without its dial code. `None` if no notation of it fits the plan.
fn read_national(national: &str, plan: &Metadata) -> Option<Result<Phone, PhoneError>> {
    let notations =
        || with_and_without_trunk_prefix(national, plan).chain(without_obsolete_prefixes(national, plan));
    let phone = notations()
        .find_map(|form| to_valid_phone(plan, &form))
        .or_else(|| read_by_national_rules(national, plan));
    let lacks_mark = || notations().any(|form| lacks_mobile_mark(&form, plan));
    phone.map(Ok).or_else(|| lacks_mark().then_some(Err(PhoneError::MobileMarkMissing)))
}

/// Parses a number by the library's rules for national notations (Argentina's 15, Brazil's carrier codes).
fn read_by_national_rules(national: &str, plan: &Metadata) -> Option<Phone> {
    let code = plan.country_code().to_string();
    // The library would accept a dial code that is written twice.
    let parsed = parse_with_library(national, plan).filter(|_| !national.starts_with(&code))?;
    to_valid_phone(plan, parsed.strip_prefix(&code)?)
}

/// The dial code and the number after it, as the library reads a national notation.
fn parse_with_library(digits: &str, plan: &Metadata) -> Option<String> {
    let parsed = phonenumber::parse(Some(plan.id().parse().ok()?), digits).ok()?;
    Some(format!("{}{}", parsed.code().value(), parsed.national()))
}

/// The number without prefixes that were once dialed and are still in contact lists.
fn without_obsolete_prefixes(national: &str, plan: &Metadata) -> impl Iterator<Item = String> {
    let prefixes: &[&str] = match plan.id() {
        // Mexico abolished 01, 044, 045 and the 1 after its dial code in 2019.
        "MX" => &["01", "044", "045", "1"],
        _ => &[],
    };
    let without = prefixes.iter().filter_map(|prefix| national.strip_prefix(prefix).map(str::to_owned));
    // Some people write both mobile prefixes of Argentina: +54 9 11 15 2345-6789.
    let twice = national.strip_prefix('9').filter(|_| plan.id() == "AR");
    let once = twice.and_then(|rest| read_by_national_rules(rest, plan));
    let once = once.and_then(|phone| Some(phone.as_str().strip_prefix("+54")?.to_owned()));
    without.chain(once)
}

/// Whether the number would be a mobile number with the digit that mobile numbers of this country start with.
fn lacks_mobile_mark(national: &str, plan: &Metadata) -> bool {
    let with_mark = match (plan.id(), national.split_at_checked(2)) {
        ("AR", _) => format!("9{national}"),
        ("BR", Some((area, number))) if number.len() == 8 => format!("{area}9{number}"),
        _ => return false,
    };
    plan.descriptors().mobile().is_some_and(|mobile| matches_fully(mobile, &with_mark))
        && (plan.id() == "AR" || to_valid_phone(plan, national).is_none())
}

/// Splits off the dial code. No dial code is a prefix of another one or starts with zero.
fn split_dial_code(digits: &str) -> Option<(u16, &str)> {
    if digits.starts_with('0') {
        return None;
    }
    (1..=3).find_map(|length| {
        let (code, rest) = digits.split_at_checked(length)?;
        let code = code.parse().ok().filter(|code| DATABASE.by_code(code).is_some())?;
        Some((code, rest))
    })
}

/// The number as it is, then without the trunk prefix that is dialed only inside the country.
fn with_and_without_trunk_prefix(national: &str, plan: &Metadata) -> impl Iterator<Item = String> {
    let trimmed = plan.national_prefix().and_then(|prefix| national.strip_prefix(prefix));
    std::iter::once(national).chain(trimmed).map(str::to_owned)
}

/// The number in E.164, if the plan admits it. The plan is the country's own, so where countries share a dial
/// code (+1, +7, +44), it admits only the numbers of one country.
fn to_valid_phone(plan: &Metadata, national: &str) -> Option<Phone> {
    let plans = plan.descriptors();
    // Only lines that can have credit: no emergency, toll-free or premium numbers.
    // In Argentina, a fixed-line number may be a mobile number without its 9, and its credit would be lost.
    let fixed_line = plans.fixed_line().filter(|_| plan.id() != "AR");
    let lines = [plans.mobile(), fixed_line, plans.voip(), plans.personal_number()];
    let fits = matches_fully(plans.general(), national)
        && lines.into_iter().flatten().any(|line| matches_fully(line, national));
    if fits { to_e164(plan, national) } else { None }
}

/// Whether the entire number is of this kind. The crate's own check is about its beginning only.
fn matches_fully(line: &Descriptor, national: &str) -> bool {
    let pattern = line.national_number();
    let begins = line.is_match(national);
    let whole = || pattern.find(national).is_some_and(|found| found.end() == national.len());
    // The first alternative that matches may be short where a later one matches the entire number.
    let after_all =
        || Regex::new(&format!("^(?x:{})$", pattern.as_str())).is_ok_and(|r| r.is_match(national));
    begins && (whole() || after_all())
}

fn to_e164(plan: &Metadata, national: &str) -> Option<Phone> {
    format!("+{}{national}", plan.country_code()).parse().ok()
}

/// The number's country: the one whose plan admits it, else the main country of its dial code.
fn country_of(code: u16, national: &str) -> Option<CountryCode> {
    let plans = DATABASE.by_code(&code)?;
    let main = plans.first().copied();
    let exact = plans.into_iter().find(|plan| {
        with_and_without_trunk_prefix(national, plan).any(|n| to_valid_phone(plan, &n).is_some())
    });
    exact.or(main)?.id().parse().ok()
}

fn digits_of(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests;
