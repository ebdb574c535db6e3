//! The shop's texts in its four languages, and formats for numbers, money, dates and countries. Every
//! displayed string comes from [`Words`].
//!
//! Server only; islands get ready-made strings. This module knows nothing about pages. The texts are in
//! `en.ftl`, `es.ftl`, `it.ftl` and `zh.ftl`, with keys named `<page>-<thing>`.

mod country;
mod money;
mod number;
mod plan;
mod text;
mod when;

pub use text::Value;

use crate::domain::{
    brand::Category,
    choice_error::ChoiceError,
    expected_time::ExpectedTime,
    locale::{CountryCode, Language, Locale},
    money::{CoinAmount, Money},
    phone::PhoneError,
    plan::{Data, Plan},
    problem::Problem,
    time::Timestamp,
};
use rust_decimal::Decimal;

/// The shop's texts and formats for one visitor. Cheap to copy; the texts themselves are parsed once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    locale: Locale,
}

impl Words {
    /// The texts for this language and store.
    pub const fn of(locale: Locale) -> Self {
        Self { locale }
    }

    /// The language and store of these texts.
    pub const fn locale(&self) -> Locale {
        self.locale
    }

    const fn language(self) -> Language {
        self.locale.language
    }

    /// A text without variables. If this language lacks the key, the English text is returned; if no language
    /// has it, the key itself.
    pub fn say(&self, key: &str) -> String {
        text::say(self.language(), key, &[])
    }

    /// A text with its variables. Numbers select plural forms and are grouped as in the language.
    pub fn say_with<'a, V>(&self, key: &str, values: &[(&'a str, V)]) -> String
    where
        V: Into<Value<'a>> + Clone,
    {
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.clone().into())).collect();
        text::say(self.language(), key, &values)
    }

    /// A text that keeps the named variables as `{name}`, for an island to fill in. Texts with plural forms
    /// use their general form.
    pub fn template(&self, key: &str, names: &[&str]) -> String {
        let values: Vec<_> = names.iter().map(|name| (*name, Value::from(format!("{{{name}}}")))).collect();
        text::say(self.language(), key, &values)
    }

    /// Fiat money: `$1,234.50`, `1.234,50 €`. Whole amounts have no decimals.
    pub fn money(&self, money: &Money) -> String {
        money::write(self.language(), money)
    }

    /// A coin amount, digit for digit and the same in every language, because it is copied: `26.31 USDC`.
    pub fn coin(&self, amount: &CoinAmount) -> String {
        amount.to_string()
    }

    /// A number with the language's decimal separator.
    pub fn decimal(&self, number: Decimal) -> String {
        number::decimal(self.language(), number, None)
    }

    /// A whole number with the language's grouping.
    pub fn number(&self, number: u64) -> String {
        number::whole(self.language(), number)
    }

    /// The date in UTC: `November 24, 2026`.
    pub fn date(&self, moment: Timestamp) -> String {
        when::date(self.language(), moment)
    }

    /// Date and time, with the time zone: `November 24, 2026 at 14:05 UTC`.
    pub fn date_time(&self, moment: Timestamp) -> String {
        when::date_time(self.language(), moment)
    }

    /// A usual duration: `less than 2 minutes`, `10 to 60 minutes`.
    pub fn span(&self, duration: ExpectedTime) -> String {
        let (least, most) = (u64::from(duration.least), u64::from(duration.most));
        match (least, most) {
            (_, ..60) => self.say("span-seconds"),
            (..60, ..3600) => self.say_with("span-under", &[("n", most / 60)]),
            (_, ..=7200) => self.say_with("span-minutes", &[("from", least / 60), ("to", most / 60)]),
            (_, _) => self.say_with("span-hours", &[("n", most / 3600)]),
        }
    }

    /// A country's name, or its code if there is no name.
    pub fn country(&self, code: CountryCode) -> String {
        country::name(self.language(), code)
    }

    /// Countries with their names, sorted by name.
    pub fn countries(&self, codes: &[CountryCode]) -> Vec<(CountryCode, String)> {
        let mut named: Vec<_> = codes.iter().map(|code| (*code, self.country(*code))).collect();
        // Ignores accents, and sorts Chinese by pinyin.
        named.sort_by_cached_key(|(_, name)| deunicode::deunicode(name).to_lowercase());
        named
    }

    /// The contents of a plan: `5 GB · 30 days`; empty if nothing is known.
    pub fn plan(&self, plan: &Plan) -> String {
        plan::write(self.language(), plan)
    }

    /// An amount of mobile data: `5 GB`.
    pub fn data(&self, data: &Data) -> String {
        plan::data_of(self.language(), data)
    }

    /// A category's name (contract 3). The name of a category that upstream added later is derived from its
    /// code.
    pub fn category(&self, category: &Category) -> String {
        let key = format!("category-{}", category.code().replace('_', "-"));
        if text::knows(&key) { self.say(&key) } else { text::prettify(category.code()) }
    }

    /// The meaning of an upstream problem, and what to do (contract 6.1).
    pub fn problem(&self, problem: &Problem) -> String {
        let key = format!("problem-{}", problem.code().to_ascii_lowercase().replace('_', "-"));
        self.say(if problem.is_known() { &key } else { "problem-unknown" })
    }

    /// Why an amount cannot be chosen, with the amounts that can.
    pub fn choice_error(&self, why: &ChoiceError) -> String {
        let plain = |amount| number::decimal(self.language(), amount, None);
        match why {
            ChoiceError::Missing => self.say("choice-missing"),
            ChoiceError::NotANumber => self.say("choice-not-a-number"),
            ChoiceError::OtherCurrency { currency } => {
                self.say_with("choice-other-currency", &[("currency", currency.code())])
            }
            ChoiceError::SoldOut => self.say("choice-sold-out"),
            ChoiceError::NotOnSale => self.say("choice-not-on-sale"),
            ChoiceError::Recipient => self.say("choice-recipient"),
            ChoiceError::BelowMinimum { min } => self.say_with("choice-below", &[("min", plain(*min))]),
            ChoiceError::AboveMaximum { max } => self.say_with("choice-above", &[("max", plain(*max))]),
            ChoiceError::OffStep { below, above } => {
                self.say_with("choice-off-step", &[("below", plain(*below)), ("above", plain(*above))])
            }
        }
    }

    /// Why a product of this country cannot be credited to the typed number.
    pub fn phone_error(&self, why: PhoneError, country: CountryCode) -> String {
        let (country, is_brazil) = (self.country(country), country.as_str() == "BR");
        match why {
            PhoneError::Missing => self.say("phone-missing"),
            PhoneError::NotANumber => self.say_with("phone-not-a-number", &[("country", country)]),
            PhoneError::MobileMarkMissing if is_brazil => self.say("phone-mobile-mark-br"),
            PhoneError::MobileMarkMissing => self.say("phone-mobile-mark-ar"),
            PhoneError::OfAnotherCountry { which } => {
                let values = [("which", self.country(which)), ("country", country)];
                self.say_with("phone-of-another-country", &values)
            }
        }
    }
}

#[cfg(test)]
mod tests;
