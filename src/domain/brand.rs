//! Brands: the entries of the catalog (contract 3).

use super::locale::CountryCode;
use super::text_form::text_form;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use thiserror::Error;

/// Upstream's ID of a brand in one country (contract 3, `brand_id`): 1 to 64 safe characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BrandId(String);

/// The text is not a valid brand ID.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a brand id is 1 to 64 letters, digits, dashes or underscores")]
pub struct NotABrandId;

impl BrandId {
    /// The ID as upstream writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for BrandId {
    type Err = NotABrandId;

    fn from_str(text: &str) -> Result<Self, NotABrandId> {
        let fits = (1..=64).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
        if fits { Ok(Self(text.to_owned())) } else { Err(NotABrandId) }
    }
}

/// A brand's name in URL paths: lower-case ASCII words joined by dashes, at most 96 characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// The text is not a valid slug.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a brand's address is lower-case letters, digits and dashes")]
pub struct NotASlug;

impl Slug {
    /// The slug as it appears in the path.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = NotASlug;

    fn from_str(text: &str) -> Result<Self, NotASlug> {
        let fits = (1..=96).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !text.starts_with('-')
            && !text.ends_with('-');
        if fits { Ok(Self(text.to_owned())) } else { Err(NotASlug) }
    }
}

text_form!(Slug, NotASlug);

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a brand sells. Brands of a kind that upstream adds later are not listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    GiftCard,
    TopUp,
    Esim,
}

impl Kind {
    /// Every kind, in display order.
    pub const ALL: [Self; 3] = [Self::GiftCard, Self::TopUp, Self::Esim];

    /// The value in a query string.
    pub const fn code(self) -> &'static str {
        match self {
            Self::GiftCard => "gift-card",
            Self::TopUp => "top-up",
            Self::Esim => "esim",
        }
    }
}

impl FromStr for Kind {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|k| k.code() == text).ok_or(())
    }
}

/// A category as upstream names it, in lower case (`e-commerce`, `apparel_clothing`). The set is open.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Category(String);

impl Category {
    /// The category's code in query strings and text keys.
    pub fn code(&self) -> &str {
        &self.0
    }

    /// Whether this is e-money, which needs a verified or white-label account (contract 4.1).
    pub fn is_emoney(&self) -> bool {
        self.0 == "e-money"
    }
}

impl FromStr for Category {
    type Err = ();

    /// Accepts 1 to 48 ASCII letters, digits, dashes and underscores, and converts them to lower case.
    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.trim();
        let fits = (1..=48).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
        if fits { Ok(Self(text.to_ascii_lowercase())) } else { Err(()) }
    }
}

/// Returns the first letters of the first two words of a name, in upper case.
pub fn initials(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter_map(|word| word.chars().next());
    words.take(2).flat_map(char::to_uppercase).collect()
}

/// A brand's own color, validated: `#rrggbb`, lower case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Color(String);

impl Color {
    /// Red, green and blue, 0 to 255 each.
    pub fn rgb(&self) -> [u8; 3] {
        let byte = |at| self.0.get(at..at + 2).and_then(|h| u8::from_str_radix(h, 16).ok()).unwrap_or(0);
        [byte(1), byte(3), byte(5)]
    }

    /// Whether dark text is more legible on this color: its relative luminance (WCAG) is above 0.4.
    pub fn is_bright(&self) -> bool {
        let [red, green, blue] = self.rgb().map(|channel| {
            let part = f64::from(channel) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.4
    }

    /// The color as `#rrggbb`.
    pub fn hex(&self) -> &str {
        &self.0
    }
}

impl FromStr for Color {
    type Err = ();

    /// Accepts `#RGB` and `#RRGGBB`. Upstream also sends invalid colors such as `#ff1323#` (contract 3).
    fn from_str(text: &str) -> Result<Self, ()> {
        let digits = text.trim().strip_prefix('#').ok_or(())?;
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(());
        }
        let long = match digits.len() {
            3 => digits.chars().flat_map(|c| [c, c]).collect::<String>(),
            6 => digits.to_owned(),
            _ => return Err(()),
        };
        Ok(Self(format!("#{}", long.to_ascii_lowercase())))
    }
}

/// The URL of a brand's picture, on a host that upstream is known to use. Only the server fetches it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ImageUrl(String);

impl ImageUrl {
    /// Wraps a URL without checking it. Only for the upstream client, which has checked scheme and host.
    pub const fn checked(url: String) -> Self {
        Self(url)
    }

    /// The absolute URL.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One brand in one country's catalog.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Brand {
    pub id: BrandId,
    /// The exact `brand_name` of orders and prices. Displayed through [`super::label::clean`].
    pub name: String,
    /// The grouping key: the exact `family_name` of product reads.
    pub family: String,
    pub country: CountryCode,
    pub kind: Kind,
    /// The first is the brand's own category; the others come from additional listings.
    pub categories: Vec<Category>,
    pub picture: Option<ImageUrl>,
    /// Nodes of an earlier version call it `colour` in the copies that they share.
    #[serde(rename = "colour")]
    pub color: Option<Color>,
    /// Upstream's labels of the smallest and largest amount, cleaned (`$5`, `1 GB 3 days`).
    pub least: Option<String>,
    pub greatest: Option<String>,
    /// Whether upstream marks the brand as sold out. A brand in stock may still have nothing to sell.
    pub sold_out: bool,
    /// Whether upstream lists the brand as popular.
    pub popular: bool,
}

impl Brand {
    /// The name to display.
    pub fn title(&self) -> String {
        super::label::clean(&self.name)
    }

    /// Whether the brand needs an account that a guest does not have (contract 4.1, e-money).
    pub fn is_emoney(&self) -> bool {
        self.categories.first().is_some_and(Category::is_emoney)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_parse_only_in_hex_notation() {
        for (given, read) in [
            ("#1D2433", Some("#1d2433")),
            ("#FFF", Some("#ffffff")),
            ("#ff1323#", None),
            ("red", None),
            ("#12345", None),
            ("#é1", None),
        ] {
            assert_eq!(given.parse::<Color>().ok().as_ref().map(Color::hex), read, "{given}");
        }
    }

    #[test]
    fn is_bright_follows_luminance() {
        for (color, is_bright) in
            [("#1d2433", false), ("#f4efe6", true), ("#f07a3a", false), ("#1db954", false)]
        {
            assert_eq!(color.parse::<Color>().unwrap().is_bright(), is_bright, "{color}");
        }
    }

    #[test]
    fn initials_come_from_the_first_two_words() {
        for (name, expected) in
            [("Hearth & Home", "HH"), ("pomelo", "P"), ("書店 City", "書C"), ("", ""), ("&", "")]
        {
            assert_eq!(initials(name), expected, "{name}");
        }
    }

    #[test]
    fn slugs_accept_only_lower_case_words_joined_by_dashes() {
        for (given, fits) in [
            ("pomelo-market", true),
            ("7-up", true),
            ("-a", false),
            ("A", false),
            ("", false),
            ("a/b", false),
        ] {
            assert_eq!(given.parse::<Slug>().is_ok(), fits, "{given}");
        }
    }
}
