//! What is said about upstream's refusals: in every language each says what happened and then what to do,
//! and a limit is named as that of Cryptorefills, whose it is.

use super::words;
use crate::domain::{
    locale::Language,
    problem::{Field, Problem},
};
use std::collections::BTreeSet;

fn everything() -> impl Iterator<Item = Problem> {
    Problem::KNOWN.iter().cloned().chain([Problem::read("SOMETHING_NEW")])
}

/// What opens a sentence that says what to do, in the order of the languages.
const ADVICE: [&[&str]; 4] = [
    &["Choose", "Order", "Try", "Check", "Enter"],
    &["Elige", "Pide", "Haz", "Inténtalo", "Prueba", "Revisa", "Revísalo", "Escribe"],
    &["Scegli", "Scegline", "Ordina", "Ordinane", "Riprova", "Prova", "Controlla", "Controllalo", "Scrivi"],
    &["请"],
];

#[test]
fn every_refusal_says_what_happened_and_then_what_to_do() {
    for (language, advice) in Language::ALL.into_iter().zip(ADVICE) {
        for problem in everything() {
            let said = words(language).problem(&problem);
            let sentences: Vec<_> = said.split_inclusive(['.', '。']).map(str::trim).collect();
            let advises = |sentence: &&str| {
                advice.iter().any(|word| {
                    let rest = sentence.strip_prefix(word);
                    rest.is_some_and(|rest| *word == "请" || rest.starts_with([' ', ',']))
                })
            };
            assert!(!advises(&sentences[0]), "{language} {}: {said}", problem.code());
            assert!(sentences[1..].iter().any(advises), "{language} {}: {said}", problem.code());
        }
    }
}

#[test]
fn limits_and_verifications_are_those_of_cryptorefills() {
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
            let said = words(language).problem(&problem);
            assert!(said.contains("Cryptorefills"), "{language} {}: {said}", problem.code());
        }
    }
}

#[test]
fn no_two_refusals_are_told_alike() {
    for language in Language::ALL {
        let said: BTreeSet<_> = everything().map(|problem| words(language).problem(&problem)).collect();
        assert_eq!(said.len(), Problem::KNOWN.len() + 1, "{language}");
    }
}
