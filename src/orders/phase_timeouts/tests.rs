//! Tests of phases that depend on history and time.

use super::*;
use crate::{
    domain::order::{Goods, OrderState, Secret},
    orders::{
        record::LastState,
        tests::sample::{self, MADE_AT, NOW},
    },
};

fn after(phase: Phase, state: OrderState) -> Record {
    let seen =
        LastState { state, phase, paid_at: None, delivered_at: None, expires_at: Some(MADE_AT.plus(1500)) };
    Record { seen: Some(seen), ..sample::record() }
}

fn done() -> UpstreamOrder {
    UpstreamOrder { state: OrderState::Done, ..sample::order() }
}

#[test]
fn a_payment_found_after_the_window_stays_late() {
    for (before, reported, expected) in [
        (Phase::Expired, Phase::Sourcing, Phase::Recovered),
        (Phase::ExpiredAfterPayment, Phase::Sourcing, Phase::Recovered),
        (Phase::ExpiredUnderpaid, Phase::Delivered, Phase::DeliveredLate),
        (Phase::Recovered, Phase::Sourcing, Phase::Recovered),
        (Phase::Recovered, Phase::Delivered, Phase::DeliveredLate),
        (Phase::DeliveredLate, Phase::Delivered, Phase::DeliveredLate),
        (Phase::AwaitingPayment, Phase::Sourcing, Phase::Sourcing),
        (Phase::Confirming, Phase::Delivered, Phase::Delivered),
        (Phase::Expired, Phase::Refunded, Phase::Refunded),
    ] {
        let record = after(before, OrderState::Expired);
        assert_eq!(
            with_history(&record, &sample::order(), reported, NOW),
            expected,
            "{before:?} {reported:?}"
        );
    }
}

#[test]
fn a_code_is_missing_after_ten_minutes() {
    let order = UpstreamOrder { updated_at: Some(MADE_AT.plus(100)), ..done() };
    let phase = Phase::DeliveredWithoutCode;
    let record = sample::record();
    assert_eq!(with_history(&record, &order, phase, MADE_AT.plus(699)), phase);
    assert_eq!(with_history(&record, &order, phase, MADE_AT.plus(700)), Phase::CodeMissing);
    assert_eq!(changes_at(&record, &order, phase, MADE_AT.plus(100)), Some(MADE_AT.plus(700)));
    assert!(!is_settled(&record, &order, phase, MADE_AT.plus(699)));
    assert!(is_settled(&record, &order, Phase::CodeMissing, MADE_AT.plus(700)));
}

#[test]
fn without_upstreams_time_the_delay_starts_when_done_was_first_seen() {
    let record =
        Record { updated_at: MADE_AT.plus(50), ..after(Phase::DeliveredWithoutCode, OrderState::Done) };
    let phase = Phase::DeliveredWithoutCode;
    assert_eq!(with_history(&record, &done(), phase, MADE_AT.plus(649)), phase);
    assert_eq!(with_history(&record, &done(), phase, MADE_AT.plus(650)), Phase::CodeMissing);
    let known = Record { updated_at: MADE_AT.plus(650), ..after(Phase::CodeMissing, OrderState::Done) };
    assert_eq!(
        with_history(&known, &done(), phase, MADE_AT.plus(651)),
        Phase::CodeMissing,
        "it stays missing"
    );
}

#[test]
fn overdue_codes_of_some_lines_leave_the_order_partly_delivered() {
    let mut order = UpstreamOrder { updated_at: Some(MADE_AT), ..done() };
    let here = Goods { code: Some(Secret::new("CODE".into())), ..Goods::default() };
    order.lines = vec![sample::delivery("A", "5 USD"), sample::delivery("B", "5 USD")];
    order.lines.first_mut().unwrap().goods = here;
    let actual = with_history(&sample::record(), &order, Phase::DeliveredWithoutCode, MADE_AT.plus(600));
    assert_eq!(actual, Phase::PartlyDelivered);
}

#[test]
fn an_expired_order_is_watched_for_a_day_after_its_window() {
    let record = after(Phase::Expired, OrderState::Expired);
    let order = UpstreamOrder { state: OrderState::Expired, ..sample::order() };
    let last = MADE_AT.plus(1500 + 24 * 3600);
    for phase in [Phase::Expired, Phase::ExpiredUnderpaid, Phase::ExpiredAfterPayment] {
        assert!(!is_settled(&record, &order, phase, last.plus(-1)), "{phase:?}");
        assert!(is_settled(&record, &order, phase, last), "{phase:?}");
        assert!(is_settled_in_journal(&record, phase, last), "{phase:?}");
        assert_eq!(changes_at(&record, &order, phase, NOW), Some(last), "{phase:?}");
        assert_eq!(changes_at(&record, &order, phase, last), None, "{phase:?}");
    }
}
