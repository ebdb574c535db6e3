//! Tests of what the owner sees, with and without upstream's answer.

use super::*;
use crate::{
    domain::{
        order::{Goods, OrderState, PaymentState, Secret},
        problem::Problem,
    },
    orders::{
        shared_snapshot,
        snapshot::Snapshot,
        tests::sample::{self, MADE_AT, NOW},
    },
};

#[test]
fn a_row_without_an_order_has_a_phase_from_its_status() {
    for (standing, age, phase, state, settled) in [
        (PlacementStatus::Started, 59, Phase::Placing, "placing", false),
        (PlacementStatus::Started, 60, Phase::Unconfirmed, "unconfirmed", false),
        (PlacementStatus::Ambiguous, 1, Phase::Unconfirmed, "unconfirmed", true),
        (PlacementStatus::Refused(vec![Problem::OutOfStock]), 1, Phase::NotPlaced, "not_placed", true),
        (PlacementStatus::NotSent, 1, Phase::NotPlaced, "not_placed", true),
        (PlacementStatus::Placed(Secret::new("x".into())), 1, Phase::Preparing, "preparing", false),
    ] {
        let record = Record { standing, ..sample::record() };
        let shown = view(&record, None, MADE_AT.plus(age));
        assert_eq!((shown.phase, shown.state.as_str(), shown.settled), (phase, state, settled));
        assert_eq!(shown.payment, None);
    }
}

#[test]
fn a_payment_is_shown_only_in_the_two_waiting_phases() {
    for state in OrderState::KNOWN {
        for payment_state in PaymentState::ALL {
            for received in ["0", "10", "26.31"] {
                let order = UpstreamOrder {
                    state: state.clone(),
                    payment_state,
                    received: Some(received.parse().unwrap()),
                    ..sample::order()
                };
                let shown = view(&sample::record(), Some(&order), NOW);
                let waits = shown.phase == Phase::AwaitingPayment
                    || (shown.phase == Phase::Underpaid && received != "0");
                assert_eq!(shown.payment.is_some(), waits, "{state:?} {payment_state:?} {received}");
            }
        }
    }
}

#[test]
fn a_delivered_order_keeps_its_times() {
    let mut order = UpstreamOrder {
        state: OrderState::Done,
        payment_state: PaymentState::Received,
        updated_at: Some(MADE_AT.plus(5)),
        ..sample::order()
    };
    let code = Some(Secret::new("CODE".into()));
    order.lines.first_mut().unwrap().goods = Goods { code, ..Goods::default() };
    let first = view(&sample::record(), Some(&order), NOW);
    assert_eq!((first.phase, first.settled), (Phase::Delivered, true));
    assert_eq!((first.paid_at, first.delivered_at), (Some(MADE_AT.plus(5)), Some(MADE_AT.plus(5))));
    assert!(first.lines.iter().all(|l| l.delivered && l.revealable && !l.failed));
    let record = Record { seen: Some(seen(&sample::record(), &order, NOW)), ..sample::record() };
    let later = UpstreamOrder { updated_at: Some(MADE_AT.plus(9)), ..order };
    assert_eq!(view(&record, Some(&later), NOW.plus(60)).paid_at, Some(MADE_AT.plus(5)));
    let remembered = view(&record, None, NOW.plus(60));
    assert_eq!((remembered.phase, remembered.state.as_str()), (Phase::Delivered, "done"));
    assert!(remembered.settled && remembered.lines.iter().all(|l| l.delivered));
}

#[test]
fn a_recorded_waiting_phase_ends_with_its_window() {
    let record = Record { seen: Some(seen(&sample::record(), &sample::order(), NOW)), ..sample::record() };
    assert_eq!(view(&record, None, NOW).phase, Phase::AwaitingPayment);
    assert_eq!(view(&record, None, NOW.plus(3600)).phase, Phase::InProgress);
}

#[test]
fn an_answer_that_would_undo_the_recorded_state_is_stale() {
    use OrderState::{
        Done, PartialPaymentStarted, PaymentReceived, Refunded, WaitingForDelivery, WaitingForPayment,
    };
    use PaymentState::{Open, Partial, Received, Started};
    let order_with = |(state, payment_state, received): (OrderState, PaymentState, &str)| UpstreamOrder {
        state,
        payment_state,
        received: received.parse().ok(),
        ..sample::order()
    };
    let (waiting, in_part) = ((WaitingForPayment, Open, "0"), (PartialPaymentStarted, Partial, "10"));
    for (before, then, seconds, is_stale) in [
        ((PaymentReceived, Received, "26.31"), waiting.clone(), 600, true),
        ((PaymentReceived, Received, "26.31"), waiting.clone(), 3_600, true),
        ((PaymentReceived, Received, "26.31"), in_part.clone(), 600, true),
        ((Done, Received, "26.31"), (WaitingForDelivery, Received, "26.31"), 600, true),
        ((Done, Received, "26.31"), (Refunded, PaymentState::Refunded, "26.31"), 600, false),
        ((WaitingForPayment, Started, "0"), waiting.clone(), 10, true),
        ((WaitingForPayment, Started, "0"), waiting.clone(), 120, false),
        ((WaitingForPayment, Started, "0"), in_part.clone(), 10, false),
        (in_part, waiting.clone(), 10, false),
        (waiting, (PaymentReceived, Received, "26.31"), 10, false),
    ] {
        let about = format!("{before:?}, then {then:?}");
        let seen = seen(&sample::record(), &order_with(before), NOW);
        let record = Record { seen: Some(seen), updated_at: NOW, ..sample::record() };
        assert_eq!(is_overtaken(&record, &order_with(then), NOW.plus(seconds)), is_stale, "{about}");
    }
}

#[test]
fn a_shared_snapshot_from_before_a_payment_is_ignored_after_it() {
    let text = shared_snapshot::write(&sample::order()).unwrap();
    let waiting = sample::record();
    let paid = UpstreamOrder { state: OrderState::PaymentReceived, ..sample::order() };
    let paid = Record { seen: Some(seen(&waiting, &paid, NOW)), ..waiting.clone() };
    let known = Snapshot::from_shared(waiting, &text).expect("news");
    assert!(Snapshot::from_shared(paid.clone(), &text).is_none());
    assert!(Snapshot::remembered(paid).is_news_after(&known), "who watches learns of a payment");
}

#[test]
fn a_view_contains_no_secret() {
    let mut order = sample::order();
    order.lines.first_mut().unwrap().goods.code = Some(Secret::new("TOPSECRET".into()));
    let text = serde_json::to_string(&view(&sample::record(), Some(&order), NOW)).unwrap();
    assert!(!text.contains("TOPSECRET") && !text.contains(sample::UPSTREAM_ID));
}
