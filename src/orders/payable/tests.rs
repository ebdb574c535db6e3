//! Tests that nothing is payable that differs from what was agreed.

use super::*;
use crate::orders::tests::sample::{self, MADE_AT, NOW};

fn due(change: impl FnOnce(&mut Record, &mut UpstreamOrder)) -> (Phase, Due) {
    let (mut record, mut order) = (sample::record(), sample::order());
    change(&mut record, &mut order);
    payable(&record, &order, crate::orders::phase_of::phase_of(&order), NOW)
}

fn phase_and_payment(change: impl FnOnce(&mut Record, &mut UpstreamOrder)) -> (Phase, Option<PaymentView>) {
    match due(change) {
        (phase, Due::Pay(payment)) => (phase, Some(*payment)),
        (phase, Due::Nothing | Due::Accept(_)) => (phase, None),
    }
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[test]
fn an_order_as_agreed_is_payable() {
    let (phase, payment) = phase_and_payment(|_, _| {});
    let payment = payment.unwrap();
    assert_eq!(phase, Phase::AwaitingPayment);
    assert_eq!((payment.amount.as_str(), payment.coin.as_str()), ("26.31", "USDC"));
    assert_eq!((payment.network_label.as_str(), payment.network.as_str()), ("Solana (SPL)", "Solana"));
    assert_eq!((payment.until, payment.received), (Some(MADE_AT.plus(25 * 60)), None));
}

#[test]
fn an_amount_within_half_a_percent_is_payable_without_consent() {
    let (phase, payment) = phase_and_payment(|_, order| order.amount = Some(decimal("26.44")));
    assert_eq!((phase, payment.map(|p| p.amount)), (Phase::AwaitingPayment, Some("26.44".into())));
}

#[test]
fn any_difference_parks_the_order() {
    type Change = fn(&mut UpstreamOrder);
    let changes: [(&str, Change); 10] = [
        ("amount far above", |o| o.amount = Some(decimal("28.95"))),
        ("amount far below", |o| o.amount = Some(decimal("23.67"))),
        ("no amount", |o| o.amount = None),
        ("coin", |o| o.coin = "USDT".into()),
        ("network", |o| o.network = "Base".into()),
        ("address", |o| o.address = "0x833589fcd6edb6e08f4c7c32d4f71b54bda02913".into()),
        ("payment text", |o| o.qr_text = Some(sample::MINT.into())),
        ("line", |o| o.lines = vec![sample::delivery("A", "10 USD")]),
        ("no lines", |o| o.lines.clear()),
        ("another line", |o| o.lines.push(sample::delivery("B", "5 USD"))),
    ];
    for (name, change) in changes {
        assert_eq!(due(|_, order| change(order)), (Phase::Parked, Due::Nothing), "{name}");
    }
}

#[test]
fn a_memo_parks_the_order_where_money_could_be_lost_without_it() {
    for (network, phase) in [("Solana", Phase::AwaitingPayment), ("XRP Ledger", Phase::Parked)] {
        let (actual, _) = due(|record, order| {
            record.agreed.rail.rail = format!("USDC:{network}").parse().unwrap();
            record.agreed.rail.token = None;
            order.network = network.into();
            order.wants_memo = true;
        });
        assert_eq!(actual, phase, "{network}");
    }
}

#[test]
fn upstreams_clock_does_not_move_the_window() {
    let (minute, day) = (60, 24 * 60 * 60);
    for (made_at, named, window) in [
        (0, None, 25 * minute),
        (30, None, 30 + 25 * minute),
        // Upstream's clock differs from ours.
        (-49 * day, None, 25 * minute),
        (-5 * minute, None, 25 * minute),
        (3 * 60 * minute, None, minute + 25 * minute),
        // A named end counts as a span.
        (0, Some(40 * minute), 40 * minute),
        (-49 * day, Some(-49 * day + 40 * minute), 40 * minute),
        (49 * day, Some(49 * day + 40 * minute), minute + 40 * minute),
        (-49 * day, Some(40 * minute), 40 * minute),
        // A named end that makes no sense is ignored.
        (0, Some(-day), 25 * minute),
        (0, Some(30 * day), 25 * minute),
    ] {
        let (phase, payment) = phase_and_payment(|_, order| {
            order.created_at = Some(MADE_AT.plus(made_at));
            order.expires_at = named.map(|named| MADE_AT.plus(named));
        });
        let until = payment.and_then(|payment| payment.until);
        assert_eq!(
            (phase, until),
            (Phase::AwaitingPayment, Some(MADE_AT.plus(window))),
            "{made_at} {named:?}"
        );
    }
}

#[test]
fn the_remainder_is_payable_only_once_the_received_amount_is_known() {
    for (received, rest) in [(None, None), (Some("0"), None), (Some("10"), Some("16.31"))] {
        let (phase, payment) = phase_and_payment(|_, order| {
            order.state = crate::domain::order::OrderState::PartialPaymentStarted;
            order.received = received.map(decimal);
        });
        assert_eq!((phase, payment.map(|p| p.amount).as_deref()), (Phase::Underpaid, rest), "{received:?}");
    }
}

#[test]
fn a_changed_amount_needs_consent() {
    for (asked, difference, is_dearer) in [
        ("26.45", "0.14", true),
        ("26.17", "0.14", false),
        ("28.941", "2.631", true),
        ("23.679", "2.631", false),
    ] {
        let (phase, due) = due(|_, order| order.amount = Some(decimal(asked)));
        let Due::Accept(reprice) = due else { panic!("{asked}: {phase:?} {due:?}") };
        assert_eq!(phase, Phase::Repriced, "{asked}");
        assert_eq!((reprice.agreed.as_str(), reprice.asked.as_str()), ("26.31", asked));
        assert_eq!((reprice.difference.as_str(), reprice.is_dearer), (difference, is_dearer));
        assert_eq!(reprice.until, Some(MADE_AT.plus(25 * 60)));
    }
}

#[test]
fn a_changed_amount_with_another_difference_parks_the_order() {
    type Change = fn(&mut UpstreamOrder);
    let changes: [(&str, Change); 6] = [
        ("coin", |o| o.coin = "USDC.e".into()),
        ("network", |o| o.network = "Base".into()),
        ("address", |o| o.address = sample::MINT.into()),
        ("payment text", |o| o.qr_text = Some(sample::MINT.into())),
        ("line", |o| o.lines = vec![sample::delivery("A", "10 USD")]),
        ("money was sent", |o| o.received = Some(decimal("10"))),
    ];
    for (name, change) in changes {
        let result = due(|_, order| {
            order.amount = Some(decimal("26.84"));
            change(order);
        });
        assert_eq!(result, (Phase::Parked, Due::Nothing), "{name}");
    }
}

/// The terms after `amount` was accepted for an order that asks for `asked`.
fn agreed_after(amount: &str, asked: &str) -> Option<AgreedTerms> {
    let order = UpstreamOrder { amount: Some(decimal(asked)), ..sample::order() };
    accepted(&sample::record(), &order, decimal(amount), NOW)
}

#[test]
fn an_accepted_amount_becomes_payable() {
    let agreed = agreed_after("26.84", "26.84").unwrap();
    assert_eq!((agreed.price.amount(), agreed.before.len()), (decimal("26.84"), 1));
    let (phase, payment) = phase_and_payment(|record, order| {
        record.agreed = agreed.clone();
        order.amount = Some(decimal("26.84"));
    });
    assert_eq!((phase, payment.map(|p| p.amount)), (Phase::AwaitingPayment, Some("26.84".into())));
}

#[test]
fn acceptance_covers_only_the_tolerated_drift() {
    for (amount, asked, is_accepted) in [
        ("26.84", "26.97", true),
        ("26.84", "26.98", false),
        ("26.84", "26.71", true),
        ("26.84", "26.70", false),
        ("26.31", "26.84", false),
        ("26.84", "26.31", false),
        ("29.00", "29.00", false),
        ("0", "26.84", false),
    ] {
        assert_eq!(agreed_after(amount, asked).is_some(), is_accepted, "{amount} for {asked}");
    }
}

#[test]
fn accepting_twice_does_not_extend_the_accepted_drift() {
    let first = agreed_after("28.90", "28.90").unwrap();
    let (phase, due) = due(|record, order| {
        record.agreed = first.clone();
        order.amount = Some(decimal("31.00"));
    });
    assert_eq!((phase, due), (Phase::Parked, Due::Nothing));
}

#[test]
fn an_order_without_an_address_is_being_prepared() {
    assert_eq!(phase_and_payment(|_, order| order.address.clear()), (Phase::Preparing, None));
}

#[test]
fn an_underpaid_order_asks_for_the_rest() {
    let (phase, payment) = phase_and_payment(|_, order| order.received = Some(decimal("10")));
    let payment = payment.unwrap();
    assert_eq!((phase, payment.amount.as_str()), (Phase::Underpaid, "16.31"));
    assert_eq!((payment.received.as_deref(), payment.total.as_deref()), (Some("10"), Some("26.31")));
}

#[test]
fn nothing_is_payable_after_the_window() {
    let ended = Some(NOW);
    assert_eq!(phase_and_payment(|_, order| order.expires_at = ended), (Phase::Expired, None));
    let late = phase_and_payment(|_, order| {
        order.expires_at = ended;
        order.received = Some(decimal("10"));
    });
    assert_eq!(late, (Phase::ExpiredUnderpaid, None));
    let moved = due(|_, order| {
        order.expires_at = ended;
        order.amount = Some(decimal("26.84"));
    });
    assert_eq!(moved, (Phase::Expired, Due::Nothing));
}

#[test]
fn the_window_follows_upstreams_times_despite_clock_skew() {
    type Change = fn(&mut UpstreamOrder);
    const DAY: i64 = 24 * 60 * 60;
    let named: Change = |order| order.expires_at = Some(MADE_AT.plus(900));
    let behind: Change = |order| order.created_at = Some(MADE_AT.plus(-DAY));
    let ahead: Change = |order| order.created_at = Some(MADE_AT.plus(1800));
    for (name, change, invoice_ends, until_after) in [
        ("invoice of another clock", Some(behind), Some(MADE_AT.plus(3600 - DAY)), 3540),
        ("invoice of ours beside another clock", Some(behind), Some(MADE_AT.plus(3600)), 3540),
        ("invoice of a clock that is ahead", Some(ahead), Some(MADE_AT.plus(3600 + 1800)), 3600),
        ("invoice", None, Some(MADE_AT.plus(3600)), 3540),
        ("long invoice", None, Some(MADE_AT.plus(86_400)), 7200),
        ("named", Some(named), None, 900),
        ("nothing", None, None, 1500),
    ] {
        let mut order = sample::order();
        if let Some(change) = change {
            change(&mut order);
        }
        let ends = until(&sample::record(), &order, invoice_ends.map(Timestamp::unix));
        assert_eq!(ends, MADE_AT.plus(until_after), "{name}");
    }
}
