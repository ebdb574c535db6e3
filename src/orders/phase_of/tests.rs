//! Every combination has a phase; a snapshot test checks the whole table.

use super::*;
use crate::{
    domain::order::{DeliveryLine, Goods, Secret},
    orders::tests::sample,
};
use std::fmt::Write;

fn line(progress: Progress) -> DeliveryLine {
    let code = (progress == Progress::Delivered).then(|| Secret::new("CODE".into()));
    DeliveryLine {
        failed: progress == Progress::Failed,
        goods: Goods { code, ..Goods::default() },
        ..sample::delivery("A", "5 USD")
    }
}

fn deliveries() -> [(&'static str, Vec<DeliveryLine>); 6] {
    use Progress::{Delivered, Failed, Pending};
    let lines = |all: [Progress; 2]| all.map(line).to_vec();
    [
        ("nothing", lines([Pending, Pending])),
        ("some", lines([Delivered, Pending])),
        ("a part", lines([Delivered, Failed])),
        ("some failures", lines([Failed, Pending])),
        ("failures", lines([Failed, Failed])),
        ("everything", lines([Delivered, Delivered])),
    ]
}

fn states() -> Vec<OrderState> {
    let mut states = OrderState::KNOWN.to_vec();
    states.push(OrderState::Unknown("SomethingNew".into()));
    states
}

#[test]
fn every_combination_has_its_phase() {
    let mut table = String::new();
    for state in states() {
        for (contents, lines) in deliveries() {
            writeln!(table, "{} with {contents}", state.code()).unwrap();
            for payment_state in PaymentState::ALL {
                let phases = ["0", "10", "26.31", "30"].map(|received| {
                    let order = UpstreamOrder {
                        state: state.clone(),
                        payment_state,
                        lines: lines.clone(),
                        received: Some(received.parse().unwrap()),
                        ..sample::order()
                    };
                    phase_of(&order).code()
                });
                let [none, part, enough, over] = phases;
                let listed = if phases.iter().all(|phase| *phase == none) {
                    none.to_owned()
                } else {
                    format!("{none} | part {part} | enough {enough} | over {over}")
                };
                writeln!(table, "    {payment_state:?}: {listed}").unwrap();
            }
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn a_completed_direct_top_up_is_delivered_without_a_code() {
    let mut order = UpstreamOrder { state: OrderState::Done, ..sample::order() };
    order.lines.first_mut().unwrap().by_phone = true;
    assert_eq!(phase_of(&order), Phase::Delivered);
}

/// "Done" for the lines of a cart: delivered by phone or with a code, failed, or still missing.
#[test]
fn the_phase_of_a_completed_cart_depends_on_all_lines() {
    use Progress::{Delivered, Failed, Pending};
    let by_phone = || DeliveryLine { by_phone: true, ..line(Pending) };
    let failed_by_phone = || DeliveryLine { by_phone: true, ..line(Failed) };
    for (lines, phase) in [
        (vec![line(Delivered), by_phone(), line(Delivered)], Phase::Delivered),
        (vec![by_phone(), by_phone()], Phase::Delivered),
        (vec![line(Delivered), line(Failed), line(Delivered)], Phase::PartlyDelivered),
        (vec![by_phone(), line(Failed)], Phase::PartlyDelivered),
        (vec![line(Delivered), failed_by_phone()], Phase::PartlyDelivered),
        (vec![line(Failed), line(Failed), failed_by_phone()], Phase::Undelivered),
        (vec![line(Delivered), line(Pending)], Phase::DeliveredWithoutCode),
        (vec![line(Delivered), line(Failed), line(Pending)], Phase::DeliveredWithoutCode),
        (vec![line(Failed), line(Pending)], Phase::DeliveredWithoutCode),
        (vec![line(Pending), line(Pending)], Phase::DeliveredWithoutCode),
        (vec![], Phase::DeliveredWithoutCode),
    ] {
        let order = UpstreamOrder { state: OrderState::Done, lines, ..sample::order() };
        assert_eq!(phase_of(&order), phase, "{:?}", order.lines);
    }
}

#[test]
fn a_cart_with_some_delivered_lines_is_arriving() {
    let lines = vec![line(Progress::Delivered), line(Progress::Pending)];
    let order = UpstreamOrder { state: OrderState::WaitingForDelivery, lines, ..sample::order() };
    assert_eq!(phase_of(&order), Phase::Arriving);
}

#[test]
fn a_picture_only_card_is_delivered_when_the_order_is_done() {
    let barcode = Some(Secret::new("https://cdn.example.test/1.png".into()));
    let lines =
        vec![DeliveryLine { goods: Goods { barcode, ..Goods::default() }, ..sample::delivery("A", "5 USD") }];
    let order = UpstreamOrder { state: OrderState::WaitingForDelivery, lines, ..sample::order() };
    assert_eq!(phase_of(&order), Phase::Sourcing);
    assert_eq!(phase_of(&UpstreamOrder { state: OrderState::Done, ..order }), Phase::Delivered);
}
