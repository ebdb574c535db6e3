//! Texts: the Fluent bundles of the four languages, and how a text is found and filled in.

use super::number;
use crate::domain::locale::Language;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use std::{borrow::Cow, sync::LazyLock};
use unic_langid::LanguageIdentifier;

/// The value of a variable.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    Text(Cow<'a, str>),
    /// A count; selects the plural form.
    Number(u64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<u64> for Value<'_> {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Number(u64::try_from(number).unwrap_or(u64::MAX))
    }
}

type Bundle = FluentBundle<FluentResource>;

static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::En));
static SPANISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Es));
static ITALIAN: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::It));
static CHINESE: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Zh));

fn texts(language: Language) -> &'static Bundle {
    match language {
        Language::En => &ENGLISH,
        Language::Es => &SPANISH,
        Language::It => &ITALIAN,
        Language::Zh => &CHINESE,
    }
}

/// The Fluent source of a language.
pub(super) const fn source(language: Language) -> &'static str {
    match language {
        Language::En => include_str!("en.ftl"),
        Language::Es => include_str!("es.ftl"),
        Language::It => include_str!("it.ftl"),
        Language::Zh => include_str!("zh.ftl"),
    }
}

/// Parses a language's texts. Unreadable texts are left out; the tests make sure that there are none.
fn bundle(language: Language) -> Bundle {
    let resource =
        FluentResource::try_new(source(language).to_owned()).unwrap_or_else(|(readable, _)| readable);
    let tag: LanguageIdentifier = language.code().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::En => |value, _| format_number(Language::En, value),
        Language::Es => |value, _| format_number(Language::Es, value),
        Language::It => |value, _| format_number(Language::It, value),
        Language::Zh => |value, _| format_number(Language::Zh, value),
    }));
    bundle.add_resource_overriding(resource);
    bundle
}

/// Formats numbers inside texts like all other numbers. Fluent formats the rest.
fn format_number(language: Language, value: &FluentValue) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    number.as_string().parse().ok().map(|number| number::whole(language, number))
}

/// Finds and fills in a text: in this language, otherwise in English, otherwise the key itself. A variable
/// without a value stays visible as `{$name}`.
pub(super) fn say(language: Language, key: &str, values: &[(&str, Value)]) -> String {
    let mut args = FluentArgs::new();
    for (name, value) in values {
        match value {
            Value::Text(text) => args.set(*name, text.as_ref()),
            Value::Number(number) => args.set(*name, *number),
        }
    }
    let english = (language != Language::En).then_some(Language::En);
    let text = std::iter::once(language).chain(english).find_map(|language| {
        let bundle = texts(language);
        let pattern = bundle.get_message(key)?.value()?;
        Some(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
    });
    text.unwrap_or_else(|| {
        tracing::warn!(key, %language, "a text is missing");
        key.to_owned()
    })
}

/// Whether there is a text with this key.
pub(super) fn knows(key: &str) -> bool {
    texts(Language::En).has_message(key)
}

/// Formats a machine code for display: `home_garden` becomes `Home garden`.
pub(super) fn prettify(code: &str) -> String {
    let spaced = code.replace(['_', '-'], " ");
    let mut letters = spaced.trim().chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => code.to_owned(),
    }
}
