//! Tests of every state of an order and the shop's texts for it. Each combination of order state, payment
//! state, delivered goods and amounts has a phase, and each phase has a place on the timeline and texts in
//! every language.

use crate::{
    domain::{
        locale::{CountryCode, Language, Locale},
        order::{DeliveryLine, Goods, OrderState, PaymentState, Secret, UpstreamOrder},
        phase::{Mark, Phase, Stage},
        rail::Rail,
    },
    i18n::Words,
    orders::{snapshot::Snapshot, tests::sample},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

const PARTS: [&str; 3] = ["title", "text", "next"];

fn words(language: Language) -> Words {
    Words::of(Locale { language, country: CountryCode::US })
}

fn said(language: Language, phase: Phase, part: &str) -> String {
    words(language).say(&format!("phase-{}-{part}", phase.code()))
}

fn line(brand: &str, code: Option<&str>, failed: bool, by_phone: bool) -> DeliveryLine {
    let code = code.map(|code| Secret::new(code.into()));
    DeliveryLine {
        failed,
        by_phone,
        goods: Goods { code, ..Goods::default() },
        ..sample::delivery(brand, "5 USD")
    }
}

/// Two lines in every combination of outcomes, including a top-up without a code.
fn contents() -> Vec<Vec<DeliveryLine>> {
    let ways = [
        (None, false, false),
        (Some("CODE"), false, false),
        (None, true, false),
        (None, false, true),
        (None, true, true),
    ];
    let one = |brand, (code, failed, by_phone)| line(brand, code, failed, by_phone);
    ways.iter().flat_map(|a| ways.iter().map(|b| vec![one("A", *a), one("B", *b)])).collect()
}

fn every_order() -> impl Iterator<Item = UpstreamOrder> {
    let states = OrderState::KNOWN.into_iter().chain([OrderState::Unknown("SomethingNew".into())]);
    states.flat_map(|state| {
        PaymentState::ALL.into_iter().flat_map(move |payment_state| {
            let state = state.clone();
            contents().into_iter().flat_map(move |lines| {
                let state = state.clone();
                ["0", "10", "26.31", "30"].into_iter().map(move |received| UpstreamOrder {
                    state: state.clone(),
                    payment_state,
                    lines: lines.clone(),
                    received: received.parse().ok(),
                    ..sample::order()
                })
            })
        })
    })
}

#[test]
fn every_order_has_texts_and_a_place_on_the_timeline() {
    let mut record = sample::record();
    record.lines = vec![sample::line("A", "=5 USD"), sample::line("B", "=5 USD")];
    let mut met = BTreeSet::new();
    for order in every_order() {
        let snapshot = Snapshot::told(record.clone(), order.clone());
        let view = snapshot.view_at(sample::NOW);
        let marks = Stage::ALL.map(|stage| view.phase.mark_of(stage));
        assert_ne!(marks, [Mark::Todo; 4], "{order:?}");
        for language in Language::ALL {
            for part in PARTS {
                let text = said(language, view.phase, part);
                assert!(
                    !text.starts_with("phase-") && text.chars().count() >= 3,
                    "{language} {part} {order:?}"
                );
            }
        }
        let here = view.lines.iter().filter(|line| line.delivered).count();
        let failed = view.lines.iter().filter(|line| line.failed).count();
        let is_whole = here == view.lines.len();
        assert!(is_whole || !view.phase.is_delivered(), "{:?} with {here} of 2: {order:?}", view.phase);
        assert!(here + failed <= 2 && (view.payment.is_none() || here == 0 || view.phase.awaits_payment()));
        met.insert(view.phase.code());
    }
    // The other phases come from the journal, from earlier states and from time.
    let elsewhere = [
        "placing",
        "unconfirmed",
        "not-placed",
        "parked",
        "repriced",
        "recovered",
        "delivered-late",
        "code-missing",
    ];
    let missed: Vec<_> =
        Phase::ALL.iter().map(|p| p.code()).filter(|p| !met.contains(p) && !elsewhere.contains(p)).collect();
    assert!(missed.is_empty(), "no order comes into {missed:?}");
}

#[test]
fn phases_do_not_share_texts() {
    for language in Language::ALL {
        for part in PARTS {
            let mut known = BTreeMap::new();
            for phase in Phase::ALL {
                if let Some(other) = known.insert(said(language, phase, part), phase) {
                    // These two have the same next step, because in both the codes are being prepared.
                    let same = [Phase::Confirming, Phase::Sourcing];
                    assert!(
                        part == "next" && same.contains(&other) && same.contains(&phase),
                        "{language} {part}: {other:?} and {phase:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn the_words_of_every_phase_are_as_agreed() {
    let network = "USDC:Base".parse::<Rail>().unwrap().expected_time();
    let mut table = String::new();
    for phase in Phase::ALL {
        let marks = Stage::ALL.map(|stage| phase.mark_of(stage).code()).join(" ");
        let default_time =
            phase.expected_time(network).map_or_else(|| "-".into(), |u| words(Language::En).span(u));
        writeln!(table, "{} ({}; {marks}; usually {default_time})", phase.code(), phase.tone().code())
            .unwrap();
        for language in Language::ALL {
            let [title, text, next] = PARTS.map(|part| said(language, phase, part));
            writeln!(table, "    {language}: {title} | {text} | {next}").unwrap();
        }
    }
    insta::assert_snapshot!(table);
}

/// The texts of a phase say what it promises or forbids. Nobody is asked to pay when nothing may be paid.
#[test]
fn phases_without_payment_forbid_paying() {
    for phase in [
        Phase::Overpaid,
        Phase::Held,
        Phase::Undelivered,
        Phase::ExpiredUnderpaid,
        Phase::ExpiredAfterPayment,
    ] {
        assert!(said(Language::En, phase, "next").starts_with("Don’t send anything more"), "{phase:?}");
    }
    for phase in [Phase::Parked, Phase::Canceled, Phase::Expired] {
        let next = said(Language::En, phase, "next").to_lowercase();
        assert!(next.contains("don’t pay") || next.contains("don’t send anything"), "{phase:?}");
    }
    let refunded = said(Language::En, Phase::Refunded, "next");
    assert!(refunded.contains("90 days") && refunded.contains("link"), "{refunded}");
}
