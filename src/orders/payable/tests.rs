//! Nothing is to be paid that differs from what was agreed.

use super::*;
use crate::orders::tests::sample::{self, MADE_AT, NOW};

fn judged(twist: impl FnOnce(&mut Record, &mut UpstreamOrder)) -> (Phase, Option<PaymentView>) {
    let (mut record, mut order) = (sample::record(), sample::order());
    twist(&mut record, &mut order);
    payable(&record, &order, crate::orders::phase_of::phase_of(&order), NOW)
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[test]
fn what_was_agreed_may_be_paid() {
    let (phase, payment) = judged(|_, _| {});
    let payment = payment.unwrap();
    assert_eq!(phase, Phase::AwaitingPayment);
    assert_eq!((payment.amount.as_str(), payment.coin.as_str()), ("26.31", "USDC"));
    assert_eq!((payment.network_label.as_str(), payment.network.as_str()), ("Solana (SPL)", "Solana"));
    assert_eq!((payment.until, payment.received), (Some(MADE_AT.plus(25 * 60)), None));
}

#[test]
fn an_amount_within_half_a_percent_is_shown_as_it_is() {
    let (phase, payment) = judged(|_, order| order.amount = Some(decimal("26.44")));
    assert_eq!((phase, payment.map(|p| p.amount)), (Phase::AwaitingPayment, Some("26.44".into())));
}

#[test]
fn whatever_differs_parks_the_order() {
    type Twist = fn(&mut UpstreamOrder);
    let twists: [(&str, Twist); 9] = [
        ("amount above", |o| o.amount = Some(decimal("26.45"))),
        ("amount below", |o| o.amount = Some(decimal("26.17"))),
        ("no amount", |o| o.amount = None),
        ("coin", |o| o.coin = "USDT".into()),
        ("network", |o| o.network = "Base".into()),
        ("address", |o| o.address = "0xd3935ad1dd768fe8135f841a55e9d73a826000a0".into()),
        ("payment text", |o| o.qr_text = Some(sample::MINT.into())),
        ("line", |o| o.lines = vec![sample::delivery("A", "10 USD")]),
        ("no lines", |o| o.lines.clear()),
    ];
    for (name, twist) in twists {
        assert_eq!(judged(|_, order| twist(order)), (Phase::Parked, None), "{name}");
    }
}

#[test]
fn without_an_address_the_order_is_being_prepared() {
    assert_eq!(judged(|_, order| order.address.clear()), (Phase::Preparing, None));
}

#[test]
fn an_underpaid_order_asks_for_the_rest() {
    let (phase, payment) = judged(|_, order| order.received = Some(decimal("10")));
    let payment = payment.unwrap();
    assert_eq!((phase, payment.amount.as_str()), (Phase::Underpaid, "16.31"));
    assert_eq!((payment.received.as_deref(), payment.total.as_deref()), (Some("10"), Some("26.31")));
}

#[test]
fn after_the_window_nothing_is_to_be_paid() {
    let ended = Some(NOW);
    assert_eq!(judged(|_, order| order.expires_at = ended), (Phase::Expired, None));
    let late = judged(|_, order| {
        order.expires_at = ended;
        order.received = Some(decimal("10"));
    });
    assert_eq!(late, (Phase::ExpiredUnderpaid, None));
}

#[test]
fn the_window_is_measured_from_upstreams_own_times() {
    let named = |order: &mut UpstreamOrder| order.expires_at = Some(MADE_AT.plus(900));
    for (name, twist, invoice_ends, until_after) in [
        ("invoice", None, Some(MADE_AT.plus(3600)), 3540),
        ("long invoice", None, Some(MADE_AT.plus(86_400)), 7200),
        ("named", Some(named), None, 900),
        ("nothing", None, None, 1500),
    ] {
        let mut order = sample::order();
        if let Some(twist) = twist {
            twist(&mut order);
        }
        let ends = until(&sample::record(), &order, invoice_ends.map(Timestamp::unix));
        assert_eq!(ends, MADE_AT.plus(until_after), "{name}");
    }
}
