//! Locales: the language of the shop and the store country, which form the first segment of every page's path
//! (`en-us`).

use super::text_form::text_form;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use thiserror::Error;

/// An ISO 3166-1 alpha-2 code, in upper case as upstream requires (contract 1.2).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CountryCode([u8; 2]);

/// The countries of ISO 3166-1, and Kosovo.
const COUNTRIES: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT \
    BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH \
    ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT \
    HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS \
    LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI \
    NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG \
    SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG \
    UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

/// The text is not two ASCII letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a country is two letters, such as US")]
pub struct NotACountry;

impl CountryCode {
    /// The United States, the store that always exists.
    pub const US: Self = Self(*b"US");

    /// Two upper-case letters.
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or("ZZ")
    }

    /// Every country, ordered by code.
    pub fn all() -> impl Iterator<Item = Self> {
        COUNTRIES.split(' ').filter_map(|code| code.parse().ok())
    }

    /// Whether the country exists. Countries in upstream's data need not exist, but those in the shop's URLs
    /// must.
    pub fn exists(&self) -> bool {
        COUNTRIES.split(' ').any(|code| code == self.as_str())
    }
}

impl FromStr for CountryCode {
    type Err = NotACountry;

    fn from_str(text: &str) -> Result<Self, NotACountry> {
        match text.trim().as_bytes() {
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Ok(Self([a.to_ascii_uppercase(), b.to_ascii_uppercase()]))
            }
            _ => Err(NotACountry),
        }
    }
}

text_form!(CountryCode, NotACountry);

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A language of the shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    En,
    Es,
    It,
    Zh,
}

impl Language {
    /// Every language, the fallback first.
    pub const ALL: [Self; 4] = [Self::En, Self::Es, Self::It, Self::Zh];

    /// The ISO 639-1 code, as upstream's `lang` requires.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
            Self::It => "it",
            Self::Zh => "zh",
        }
    }

    /// The language's name in that language.
    pub const fn autonym(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Es => "Español",
            Self::It => "Italiano",
            Self::Zh => "中文",
        }
    }
}

impl FromStr for Language {
    type Err = NotALocale;

    fn from_str(text: &str) -> Result<Self, NotALocale> {
        Self::ALL.into_iter().find(|l| l.code().eq_ignore_ascii_case(text)).ok_or(NotALocale)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A language and a store country: `en-us`, `it-it`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Locale {
    pub language: Language,
    pub country: CountryCode,
}

/// The text does not name a language of the shop and a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a locale is language-country, such as en-us; languages: en, es, it, zh")]
pub struct NotALocale;

impl Locale {
    /// The tag for `lang` and `hreflang` attributes: `en-US`.
    pub fn tag(&self) -> String {
        format!("{}-{}", self.language, self.country)
    }
}

impl FromStr for Locale {
    type Err = NotALocale;

    fn from_str(text: &str) -> Result<Self, NotALocale> {
        let (language, country) = text.split_once('-').ok_or(NotALocale)?;
        let country = country.parse().ok().filter(CountryCode::exists).ok_or(NotALocale)?;
        Ok(Self { language: language.parse()?, country })
    }
}

text_form!(Locale, NotALocale);

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.language, self.country.as_str().to_ascii_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_parse_in_any_case_and_print_in_lower_case() {
        for (given, written) in [("en-us", "en-us"), ("IT-it", "it-it"), ("zh-CN", "zh-cn")] {
            assert_eq!(given.parse::<Locale>().map(|l| l.to_string()), Ok(written.to_owned()));
        }
    }

    #[test]
    fn invalid_locales_do_not_parse() {
        for given in ["", "en", "xx-us", "en-zz", "en-uk", "en-usa", "en-u1", "en_us", "en-us-x", "é-us"] {
            assert_eq!(given.parse::<Locale>(), Err(NotALocale), "{given}");
        }
    }
}
