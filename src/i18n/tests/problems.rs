//! Tests of the texts about upstream's refusals. In every language, each says what happened and then what to
//! do, and names Cryptorefills as the source of its limits.

use super::words;
use crate::domain::{
    locale::Language,
    problem::{Field, Problem},
};
use std::collections::BTreeSet;

fn all_problems() -> impl Iterator<Item = Problem> {
    Problem::KNOWN.iter().cloned().chain([Problem::read("SOMETHING_NEW")])
}

/// How an advice sentence starts, for each language in order.
const ADVICE: [&[&str]; 4] = [
    &["Choose", "Order", "Try", "Check", "Enter"],
    &["Elige", "Pide", "Haz", "Inténtalo", "Prueba", "Revisa", "Revísalo", "Escribe"],
    &["Scegli", "Scegline", "Ordina", "Ordinane", "Riprova", "Prova", "Controlla", "Controllalo", "Scrivi"],
    &["请"],
];

#[test]
fn every_refusal_says_what_happened_and_then_what_to_do() {
    for (language, advice) in Language::ALL.into_iter().zip(ADVICE) {
        for problem in all_problems() {
            let text = words(language).problem(&problem);
            let sentences: Vec<_> = text.split_inclusive(['.', '。']).map(str::trim).collect();
            let advises = |sentence: &&str| {
                advice.iter().any(|word| {
                    let rest = sentence.strip_prefix(word);
                    rest.is_some_and(|rest| *word == "请" || rest.starts_with([' ', ',']))
                })
            };
            assert!(!advises(&sentences[0]), "{language} {}: {text}", problem.code());
            assert!(sentences[1..].iter().any(advises), "{language} {}: {text}", problem.code());
        }
    }
}

#[test]
fn limits_and_verifications_name_cryptorefills() {
    let by_name = [
        Problem::BelowOrderMinimum,
        Problem::AboveOrderMaximum,
        Problem::TooManyItems,
        Problem::LimitedItemTwice,
        Problem::FullNameMissing,
        Problem::CouponRequiresLogin,
    ];
    let account = Problem::KNOWN.iter().filter(|p| p.field() == Field::Account).cloned();
    for problem in account.chain(by_name) {
        for language in Language::ALL {
            let text = words(language).problem(&problem);
            assert!(text.contains("Cryptorefills"), "{language} {}: {text}", problem.code());
        }
    }
}

#[test]
fn no_two_refusals_have_the_same_text() {
    for language in Language::ALL {
        let texts: BTreeSet<_> = all_problems().map(|problem| words(language).problem(&problem)).collect();
        assert_eq!(texts.len(), Problem::KNOWN.len() + 1, "{language}");
    }
}
