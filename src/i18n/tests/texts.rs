//! Tests of the texts themselves: the four files have the same texts, the source uses no missing text, and no
//! text is unused.

use super::{
    codes::{PAGES, composed},
    source::{keys_in_calls, literals},
    words,
};
use crate::{
    domain::{brand::Category, locale::Language},
    i18n::text,
};
use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource},
    parser,
};
use std::collections::{BTreeMap, BTreeSet};

type Variables = BTreeSet<String>;

/// The texts of one language: each key with the variables of its text.
fn texts(language: Language) -> BTreeMap<String, Variables> {
    let resource: Resource<&str> = parser::parse(text::source(language)).unwrap_or_else(|(_, errors)| {
        panic!("{language}.ftl cannot be read: {errors:?}");
    });
    let mut texts = BTreeMap::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let mut variables = Variables::new();
        collect(message.value.as_ref().unwrap(), &mut variables);
        let before = texts.insert(message.id.name.to_owned(), variables);
        assert_eq!(before, None, "{language}: {} stands there twice", message.id.name);
    }
    texts
}

fn collect(pattern: &Pattern<&str>, found: &mut Variables) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        let inline = match expression {
            Expression::Inline(inline) => inline,
            Expression::Select { selector, variants } => {
                for variant in variants {
                    collect(&variant.value, found);
                }
                selector
            }
        };
        match inline {
            InlineExpression::VariableReference { id } => {
                found.insert(id.name.to_owned());
            }
            other => panic!("only variables are filled in, not {other:?}"),
        }
    }
}

#[test]
fn every_language_has_the_same_texts_with_the_same_variables() {
    let english = texts(Language::En);
    for language in Language::ALL {
        let other = texts(language);
        let differences: Vec<_> = english
            .keys()
            .chain(other.keys())
            .filter(|key| english.get(*key) != other.get(*key))
            .collect::<BTreeSet<_>>()
            .into_iter()
            .map(|key| {
                format!("{key}: {:?} in English, {:?} in {language}", english.get(key), other.get(key))
            })
            .collect();
        assert!(differences.is_empty(), "{}", differences.join("\n"));
    }
}

#[test]
fn every_used_text_exists() {
    let known = texts(Language::En);
    let named = literals().into_iter().filter(|literal| PAGES.iter().any(|page| literal.starts_with(page)));
    let missing: BTreeSet<_> = keys_in_calls(&[".say(", ".say_with(", ".template("])
        .into_iter()
        .chain(composed())
        .chain(named)
        .filter(|key| !known.contains_key(key))
        .collect();
    assert!(missing.is_empty(), "not in en.ftl: {missing:#?}");
}

#[test]
fn texts_used_without_variables_have_none() {
    let known = texts(Language::En);
    let with_variables: Vec<_> = keys_in_calls(&[".say("])
        .into_iter()
        .filter(|key| known.get(key).is_some_and(|v| !v.is_empty()))
        .collect();
    assert!(with_variables.is_empty(), "these need their variables: {with_variables:#?}");
}

#[test]
fn no_text_is_unused() {
    let (literals, composed) = (literals(), composed());
    let unused: Vec<_> = texts(Language::En)
        .into_keys()
        .filter(|key| !literals.contains(key) && !composed.contains(key))
        .collect();
    assert!(unused.is_empty(), "nobody says {unused:#?}");
}

#[test]
fn no_text_is_empty_or_half_filled() {
    for language in Language::ALL {
        for (key, variables) in texts(language) {
            let names: Vec<_> = variables.iter().map(String::as_str).collect();
            let text = words(language).template(&key, &names);
            assert!(!text.trim().is_empty() && text != key, "{language}: {key}");
            assert!(!text.contains("{$"), "{language}: {key} says {text}");
        }
    }
}

#[test]
fn the_promised_english_labels_are_exact() {
    for (key, expected) in [
        ("shell-sandbox", "Sandbox: no real money"),
        ("shell-search", "Search brands"),
        ("picker-amount", "Amount"),
        ("picker-custom", "Custom amount"),
        ("picker-pay-with", "Pay with"),
        ("picker-buy", "Buy now"),
        ("picker-show-price", "Show price"),
        ("checkout-email", "Email"),
        ("checkout-place", "Place order"),
        ("order-reveal", "Reveal code"),
        ("order-simulate", "Simulate payment"),
    ] {
        assert_eq!(words(Language::En).say(key), expected);
    }
}

#[test]
fn unknown_categories_are_named_after_their_code() {
    for (code, expected) in [("games", "Juegos"), ("home_garden", "Home garden"), ("a", "A"), ("_", "_")] {
        let category: Category = code.parse().unwrap();
        assert_eq!(words(Language::Es).category(&category), expected, "{code}");
    }
}
