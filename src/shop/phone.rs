//! Phone numbers as people type them, read by the numbering plans of the `phonenumber` crate, whose
//! tables are those of libphonenumber ([ADR 12](../../docs/adr/0012-phone-numbers.md)).
//!
//! A number without a dial code is read in the country of the product it is for. No other country is ever
//! guessed, and a number of another one is refused: what was credited to a wrong phone is gone (contract 11).

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

/// More characters than this are no phone number, however they are written.
const LONGEST_TEXT: usize = 64;

/// What was typed, without blanks, brackets and dashes.
enum Typed {
    /// Began with `+` or `00`; a dial code comes first.
    Abroad(String),
    AtHome(String),
}

/// Reads a number for a product of this country: with its dial code, or as it is dialled there.
pub fn read(text: &str, country: CountryCode) -> Result<Phone, PhoneError> {
    let typed = Typed::read(text)?;
    let plan = DATABASE.by_id(country.as_str()).ok_or(PhoneError::NotANumber)?;
    match typed {
        Typed::Abroad(digits) => with_dial_code(&digits, plan),
        Typed::AtHome(digits) => as_dialled(&digits, plan),
    }
}

/// The number as it is shown: `+39 340 123 4567`.
pub fn format(phone: &Phone) -> String {
    let parsed = phonenumber::parse(None, phone.as_str()).ok();
    let shown = parsed.map(|parsed| parsed.format().mode(Mode::International).to_string());
    // The crate's parser may take the first digits of a number for a trunk prefix; such a number is shown as it is.
    shown.filter(|shown| digits_of(shown) == phone.as_str()[1..]).unwrap_or_else(|| phone.as_str().to_owned())
}

/// The dial code of a country: `+39`.
pub fn dial_code(country: CountryCode) -> Option<String> {
    DATABASE.by_id(country.as_str()).map(|plan| format!("+{}", plan.country_code()))
}

/// A number as numbers of this country look, from the tables; nobody's.
pub fn example(country: CountryCode) -> Option<String> {
    let plan = DATABASE.by_id(country.as_str())?;
    let national = plan.descriptors().mobile()?.example()?;
    Some(format(&written(plan, national)?))
}

impl Typed {
    fn read(text: &str) -> Result<Self, PhoneError> {
        let text = text.trim();
        let text = text.strip_prefix("tel:").unwrap_or(text);
        if text.chars().count() > LONGEST_TEXT {
            return Err(PhoneError::NotANumber);
        }
        let mut digits = String::new();
        let mut abroad = false;
        for c in text.chars() {
            match c {
                '+' | '＋' if digits.is_empty() && !abroad => abroad = true,
                c if is_separator(c) => {}
                c => digits.push(digits::ascii(c).ok_or(PhoneError::NotANumber)?),
            }
        }
        if digits.is_empty() {
            return Err(if abroad { PhoneError::NotANumber } else { PhoneError::Missing });
        }
        match digits.strip_prefix("00") {
            Some(rest) => Ok(Self::Abroad(rest.to_owned())),
            None if abroad => Ok(Self::Abroad(digits)),
            None => Ok(Self::AtHome(digits)),
        }
    }
}

/// What stands between the digits: blanks, dashes, dots, brackets, slashes, and the invisible marks that come
/// along when a number is copied from a list of contacts.
fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || label::is_hidden(c)
        || matches!(c, '-' | '.' | '(' | ')' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}')
        || matches!(c, '－' | '．' | '（' | '）' | '／' | 'ー' | '·')
}

fn with_dial_code(digits: &str, plan: &Metadata) -> Result<Phone, PhoneError> {
    let (code, national) = split(digits).ok_or(PhoneError::NotANumber)?;
    if code == plan.country_code()
        && let Some(phone) = candidates(national, plan).find_map(|national| admitted(plan, national))
    {
        return Ok(phone);
    }
    match country_of(code, national) {
        Some(which) if which.as_str() != plan.id() => Err(PhoneError::OfAnotherCountry { which }),
        Some(_) | None => Err(PhoneError::NotANumber),
    }
}

fn as_dialled(digits: &str, plan: &Metadata) -> Result<Phone, PhoneError> {
    let code = plan.country_code().to_string();
    // Some write the dial code and leave the plus out.
    let bare = digits.strip_prefix(&code).into_iter().flat_map(|rest| candidates(rest, plan));
    if let Some(phone) = candidates(digits, plan).chain(bare).find_map(|national| admitted(plan, national)) {
        return Ok(phone);
    }
    // Trunk prefixes with rules of their own (Argentina's 15, Brazil's carriers), and other signs than `00` for abroad.
    let id = plan.id().parse().map_err(|_| PhoneError::NotANumber)?;
    let parsed = phonenumber::parse(Some(id), digits).map_err(|_| PhoneError::NotANumber)?;
    with_dial_code(&format!("{}{}", parsed.code().value(), parsed.national()), plan)
}

/// The dial code in front, and the rest. No dial code begins with another one, nor with a zero.
fn split(digits: &str) -> Option<(u16, &str)> {
    if digits.starts_with('0') {
        return None;
    }
    (1..=3).find_map(|length| {
        let (code, rest) = digits.split_at_checked(length)?;
        let code = code.parse().ok().filter(|code| DATABASE.by_code(code).is_some())?;
        Some((code, rest))
    })
}

/// The number as it stands, then without the trunk prefix that is dialled inside a country only.
fn candidates<'a>(national: &'a str, plan: &'a Metadata) -> impl Iterator<Item = &'a str> {
    let trimmed = plan.national_prefix().and_then(|prefix| national.strip_prefix(prefix));
    std::iter::once(national).chain(trimmed)
}

/// The number in E.164, if it is one of this plan. The plan is the country's own: of several countries that
/// share a dial code (+1, +7, +44) it admits one country's numbers only.
fn admitted(plan: &Metadata, national: &str) -> Option<Phone> {
    let plans = plan.descriptors();
    // What can hold credit: no emergency, free or premium numbers.
    let lines = [plans.mobile(), plans.fixed_line(), plans.voip(), plans.personal_number()];
    let fits =
        is_of(plans.general(), national) && lines.into_iter().flatten().any(|line| is_of(line, national));
    if fits { written(plan, national) } else { None }
}

/// Whether the whole of the number is of this kind. The crate's own answer is about its beginning only.
fn is_of(line: &Descriptor, national: &str) -> bool {
    let pattern = line.national_number();
    let begins = line.is_match(national);
    let whole = || pattern.find(national).is_some_and(|found| found.end() == national.len());
    // The first branch that fits may be a short one where a later one fits in whole.
    let after_all =
        || Regex::new(&format!("^(?x:{})$", pattern.as_str())).is_ok_and(|r| r.is_match(national));
    begins && (whole() || after_all())
}

fn written(plan: &Metadata, national: &str) -> Option<Phone> {
    format!("+{}{national}", plan.country_code()).parse().ok()
}

/// Whose number it is: of the country whose plan admits it, else of the main one of its dial code.
fn country_of(code: u16, national: &str) -> Option<CountryCode> {
    let plans = DATABASE.by_code(&code)?;
    let main = plans.first().copied();
    let exact =
        plans.into_iter().find(|plan| candidates(national, plan).any(|n| admitted(plan, n).is_some()));
    exact.or(main)?.id().parse().ok()
}

fn digits_of(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests;
