//! Tests of the texts themselves: the four files say the same things, the source asks for nothing that
//! they lack, and they hold nothing that nobody asks for.

use super::words;
use crate::{
    domain::{
        brand::{Category, Kind},
        choice::ChoiceError,
        failure::Failure,
        locale::Language,
        phase::{Phase, Stage},
        problem::Problem,
    },
    words::text,
};
use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource},
    parser,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

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

/// Every Rust source of the crate but the tests of this room, which name keys that are not there.
fn sources(dir: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if !path.ends_with("words/tests") {
                sources(&path, found);
            }
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(std::fs::read_to_string(path).unwrap());
        }
    }
}

/// The keys that the source names in `say("…")`, `say_with("…"` and `template("…"`.
fn asked() -> BTreeSet<String> {
    let mut all = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    let mut keys = BTreeSet::new();
    for source in &all {
        for call in ["say(", "say_with(", "template("] {
            for (at, _) in source.match_indices(call) {
                let rest = source[at + call.len()..].trim_start();
                let literal = rest.strip_prefix('"').and_then(|r| r.split_once('"'));
                keys.extend(literal.map(|(key, _)| key.to_owned()).filter(|k| !k.is_empty()));
            }
        }
    }
    keys
}

/// Keys that are put together at run time, from every code the domain has.
fn composed() -> BTreeSet<String> {
    let mut keys = BTreeSet::from(["problem-unknown".to_owned()]);
    for phase in Phase::ALL {
        keys.extend(["title", "text", "next"].map(|part| format!("phase-{}-{part}", phase.code())));
    }
    keys.extend(Stage::ALL.map(|stage| format!("stage-{}", stage.code())));
    for problem in Problem::KNOWN {
        keys.insert(format!("problem-{}", problem.code().to_ascii_lowercase().replace('_', "-")));
    }
    for failure in FAILURES {
        keys.extend(["title", "text"].map(|part| format!("failure-{}-{part}", failure.code())));
    }
    for status in [400, 403, 404, 409, 413, 429, 500, 503] {
        keys.extend(["title", "text"].map(|part| format!("error-{status}-{part}")));
    }
    for kind in Kind::ALL {
        keys.extend([format!("kind-{}", kind.code()), format!("brand-title-{}", kind.code())]);
    }
    keys.extend(["popular", "name"].map(|sort| format!("brands-sort-{sort}")));
    keys.extend(CATEGORIES.map(|category| format!("category-{}", category.replace('_', "-"))));
    keys
}

const FAILURES: [Failure; 9] = [
    Failure::BadRequest,
    Failure::Choice(ChoiceError::Missing),
    Failure::Rail,
    Failure::NotFound,
    Failure::NothingToSell,
    Failure::NoPrice,
    Failure::TooMany { retry_after: 1 },
    Failure::Unavailable,
    Failure::Internal,
];

/// The categories that the contract names (section 3).
const CATEGORIES: [&str; 22] = [
    "e-commerce",
    "retail",
    "electronics",
    "food",
    "groceries",
    "games",
    "entertainment",
    "streaming",
    "apparel_clothing",
    "health_beauty",
    "sports_fitness",
    "travel_flights",
    "home",
    "books_learning",
    "charity_donations",
    "other_products",
    "e-money",
    "e-sim",
    "mobile_talk_time",
    "mobile_credits",
    "mobile_bundle",
    "mobile_data",
];

#[test]
fn every_language_has_the_same_texts_with_the_same_variables() {
    let english = texts(Language::En);
    for language in Language::ALL {
        let other = texts(language);
        let differing: Vec<_> = english
            .keys()
            .chain(other.keys())
            .filter(|key| english.get(*key) != other.get(*key))
            .collect::<BTreeSet<_>>()
            .into_iter()
            .map(|key| {
                format!("{key}: {:?} in English, {:?} in {language}", english.get(key), other.get(key))
            })
            .collect();
        assert!(differing.is_empty(), "{}", differing.join("\n"));
    }
}

#[test]
fn every_text_that_is_asked_for_exists() {
    let known = texts(Language::En);
    let missing: Vec<_> =
        asked().into_iter().chain(composed()).filter(|key| !known.contains_key(key)).collect();
    assert!(missing.is_empty(), "not in en.ftl: {missing:#?}");
}

#[test]
#[ignore = "the pages that say them are being moved in"]
fn no_text_stands_there_for_nobody() {
    let (asked, composed) = (asked(), composed());
    let unused: Vec<_> =
        texts(Language::En).into_keys().filter(|k| !asked.contains(k) && !composed.contains(k)).collect();
    assert!(unused.is_empty(), "nobody says {unused:#?}");
}

#[test]
fn no_text_is_empty_or_half_filled() {
    for language in Language::ALL {
        for (key, variables) in texts(language) {
            let names: Vec<_> = variables.iter().map(String::as_str).collect();
            let said = words(language).template(&key, &names);
            assert!(!said.trim().is_empty() && said != key, "{language}: {key}");
            assert!(!said.contains("{$"), "{language}: {key} says {said}");
        }
    }
}

#[test]
fn the_promised_english_words_are_exact() {
    for (key, said) in [
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
        assert_eq!(words(Language::En).say(key), said);
    }
}

#[test]
fn categories_that_nobody_knows_are_made_of_their_code() {
    for (code, said) in [("games", "Juegos"), ("home_garden", "Home garden"), ("a", "A"), ("_", "_")] {
        let category: Category = code.parse().unwrap();
        assert_eq!(words(Language::Es).category(&category), said, "{code}");
    }
}
