//! Every combination has a phase; the whole table is a snapshot.

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

fn deliveries() -> [(&'static str, Vec<DeliveryLine>); 5] {
    use Progress::{Delivered, Failed, Pending};
    let lines = |all: [Progress; 2]| all.map(line).to_vec();
    [
        ("nothing", lines([Pending, Pending])),
        ("some", lines([Delivered, Pending])),
        ("some and failures", lines([Delivered, Failed])),
        ("failures", lines([Failed, Pending])),
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
                let phases = ["0", "10", "26.31"].map(|received| {
                    let order = UpstreamOrder {
                        state: state.clone(),
                        payment_state,
                        lines: lines.clone(),
                        received: Some(received.parse().unwrap()),
                        ..sample::order()
                    };
                    phase_of(&order).code()
                });
                let [none, part, enough] = phases;
                let told = if none == part && part == enough {
                    none.to_owned()
                } else {
                    format!("{none} | part {part} | enough {enough}")
                };
                writeln!(table, "    {payment_state:?}: {told}").unwrap();
            }
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn a_direct_top_up_that_is_done_is_delivered_without_a_code() {
    let mut order = UpstreamOrder { state: OrderState::Done, ..sample::order() };
    order.lines.first_mut().unwrap().by_phone = true;
    assert_eq!(phase_of(&order), Phase::Delivered);
}

#[test]
fn an_order_waits_for_codes_that_are_a_moment_behind() {
    let order = UpstreamOrder { state: OrderState::Done, ..sample::order() };
    assert!(!is_settled(&order, phase_of(&order)));
}
