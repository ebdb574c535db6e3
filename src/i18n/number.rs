//! Formats numbers: digits, grouping, decimal separator.

use crate::domain::locale::Language;
use icu_decimal::{DecimalFormatter, input::Decimal as Digits};
use icu_locale_core::{LanguageIdentifier, langid};
use rust_decimal::Decimal;
use std::cell::OnceCell;

/// One value per language, created at its first use on each thread, because ICU's formatters are expensive to
/// create and cannot be shared between threads.
pub(super) struct PerLanguage<T>([OnceCell<Option<T>>; 4]);

impl<T> PerLanguage<T> {
    pub(super) const fn new() -> Self {
        Self([const { OnceCell::new() }; 4])
    }

    /// The language's value; `None` if it could not be created.
    pub(super) fn get(&self, language: Language, make: impl FnOnce() -> Option<T>) -> Option<&T> {
        let [en, es, it, zh] = &self.0;
        let cell = match language {
            Language::En => en,
            Language::Es => es,
            Language::It => it,
            Language::Zh => zh,
        };
        cell.get_or_init(make).as_ref()
    }
}

thread_local! {
    static FORMATTERS: PerLanguage<DecimalFormatter> = const { PerLanguage::new() };
}

/// The language in ICU's type.
pub(super) const fn tag(language: Language) -> LanguageIdentifier {
    match language {
        Language::En => langid!("en"),
        Language::Es => langid!("es"),
        Language::It => langid!("it"),
        Language::Zh => langid!("zh"),
    }
}

/// A whole number, grouped.
pub(super) fn whole(language: Language, number: u64) -> String {
    decimal(language, number.into(), None)
}

/// A decimal number. `places` is the minimum number of decimals of an amount that is not whole. Without it,
/// only the necessary decimals are written.
pub(super) fn decimal(language: Language, number: Decimal, places: Option<u32>) -> String {
    let mut number = number.normalize();
    if let Some(places) = places.filter(|places| number.scale() > 0 && number.scale() < *places) {
        number.rescale(places);
    }
    let plain = number.to_string();
    FORMATTERS.with(|formatters| {
        let formatter = formatters.get(language, || {
            DecimalFormatter::try_new(
                tag(language).into(),
                icu_decimal::options::DecimalFormatterOptions::default(),
            )
            .ok()
        });
        match (formatter, Digits::try_from_str(&plain)) {
            (Some(formatter), Ok(digits)) => formatter.format(&digits).to_string(),
            _ => plain,
        }
    })
}
