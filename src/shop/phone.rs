//! Phone numbers as people type them, read by the numbering plans of the `phonenumber` crate, whose
//! tables are those of libphonenumber ([ADR 12](../../docs/adr/0012-validate-phone-numbers-by-the-product-country.md)).
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
const MAX_TEXT_CHARS: usize = 64;

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
        if text.chars().count() > MAX_TEXT_CHARS {
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
        && let Some(read) = read_national(national, plan)
    {
        return read;
    }
    match country_of(code, national) {
        Some(which) if which.as_str() != plan.id() => Err(PhoneError::OfAnotherCountry { which }),
        Some(_) | None => Err(PhoneError::NotANumber),
    }
}

fn as_dialled(digits: &str, plan: &Metadata) -> Result<Phone, PhoneError> {
    let code = plan.country_code().to_string();
    // Some write the dial code and leave the plus out.
    let bare = digits.strip_prefix(&code);
    let read =
        [Some(digits), bare].map(|national| national.and_then(|national| read_national(national, plan)));
    let is_number = |read: &Result<Phone, PhoneError>| read.is_ok();
    if let Some(phone) = read.iter().flatten().find(|read| is_number(read)).or(read.iter().flatten().next()) {
        return phone.clone();
    }
    // Other signs than `00` for abroad.
    let parsed = by_library(digits, plan).ok_or(PhoneError::NotANumber)?;
    with_dial_code(&parsed, plan)
}

/// Reads a number without its dial code. `None` when it is no number of the plan in any form.
fn read_national(national: &str, plan: &Metadata) -> Option<Result<Phone, PhoneError>> {
    let forms = || candidates(national, plan).chain(old_forms(national, plan));
    let phone = forms().find_map(|form| admitted(plan, &form)).or_else(|| by_national_rules(national, plan));
    let lacks_mark = || forms().any(|form| lacks_mobile_mark(&form, plan));
    phone.map(Ok).or_else(|| lacks_mark().then_some(Err(PhoneError::MobileMarkMissing)))
}

/// The number by the library's rules for what is dialed inside the country (Argentina's 15, Brazil's carriers).
fn by_national_rules(national: &str, plan: &Metadata) -> Option<Phone> {
    let code = plan.country_code().to_string();
    // The library would take a dial code that was written twice for one.
    let parsed = by_library(national, plan).filter(|_| !national.starts_with(&code))?;
    admitted(plan, parsed.strip_prefix(&code)?)
}

/// The dial code and the number behind it, as the library reads what is dialed in the country.
fn by_library(digits: &str, plan: &Metadata) -> Option<String> {
    let parsed = phonenumber::parse(Some(plan.id().parse().ok()?), digits).ok()?;
    Some(format!("{}{}", parsed.code().value(), parsed.national()))
}

/// The number without what was once dialed in front of it, and still stands in lists of contacts.
fn old_forms(national: &str, plan: &Metadata) -> impl Iterator<Item = String> {
    let prefixes: &[&str] = match plan.id() {
        // Mexico gave up 01, 044, 045 and the 1 after its dial code in 2019.
        "MX" => &["01", "044", "045", "1"],
        _ => &[],
    };
    let without = prefixes.iter().filter_map(|prefix| national.strip_prefix(prefix).map(str::to_owned));
    // Some write both marks of a mobile number of Argentina: +54 9 11 15 2345-6789.
    let twice = national.strip_prefix('9').filter(|_| plan.id() == "AR");
    let once = twice.and_then(|rest| by_national_rules(rest, plan));
    let once = once.and_then(|phone| Some(phone.as_str().strip_prefix("+54")?.to_owned()));
    without.chain(once)
}

/// Whether it would be a mobile number with the digit that mobile numbers of this country have.
fn lacks_mobile_mark(national: &str, plan: &Metadata) -> bool {
    let with_mark = match (plan.id(), national.split_at_checked(2)) {
        ("AR", _) => format!("9{national}"),
        ("BR", Some((area, number))) if number.len() == 8 => format!("{area}9{number}"),
        _ => return false,
    };
    plan.descriptors().mobile().is_some_and(|mobile| is_of(mobile, &with_mark))
        && (plan.id() == "AR" || admitted(plan, national).is_none())
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
fn candidates(national: &str, plan: &Metadata) -> impl Iterator<Item = String> {
    let trimmed = plan.national_prefix().and_then(|prefix| national.strip_prefix(prefix));
    std::iter::once(national).chain(trimmed).map(str::to_owned)
}

/// The number in E.164, if it is one of this plan. The plan is the country's own: of several countries that
/// share a dial code (+1, +7, +44) it admits one country's numbers only.
fn admitted(plan: &Metadata, national: &str) -> Option<Phone> {
    let plans = plan.descriptors();
    // What can hold credit: no emergency, free or premium numbers.
    // A fixed line of Argentina is a mobile number without its 9, and credit for it would go astray.
    let fixed_line = plans.fixed_line().filter(|_| plan.id() != "AR");
    let lines = [plans.mobile(), fixed_line, plans.voip(), plans.personal_number()];
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
        plans.into_iter().find(|plan| candidates(national, plan).any(|n| admitted(plan, &n).is_some()));
    exact.or(main)?.id().parse().ok()
}

fn digits_of(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests;
