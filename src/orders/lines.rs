//! The lines of an order: which of upstream's deliveries belongs to which ordered line, and each line's
//! progress. Labels always come from the journal, because upstream may echo `range`.

use super::record::OrderedLine;
use crate::domain::{
    choice::Choice,
    order::{DeliveryLine, OrderState, UpstreamOrder},
    order_view::LineView,
};

/// The progress of one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    Pending,
    Delivered,
    Failed,
}

/// Determines the progress of a line. A direct top-up has no code, and a picture may exist before it is
/// usable, so for both the order's state decides.
pub fn progress(line: &DeliveryLine, state: &OrderState) -> Progress {
    if line.goods.is_present() {
        Progress::Delivered
    } else if line.failed {
        Progress::Failed
    } else if *state == OrderState::Done && (line.by_phone || line.goods.has_picture()) {
        Progress::Delivered
    } else {
        Progress::Pending
    }
}

/// Finds the delivery of each ordered line: first by everything that can be echoed, then by what is echoed,
/// then by position.
pub fn pair<'a>(ordered: &[OrderedLine], order: &'a UpstreamOrder) -> Vec<Option<&'a DeliveryLine>> {
    let mut unmatched: Vec<Option<&DeliveryLine>> = order.lines.iter().map(Some).collect();
    let mut pairs = vec![None; ordered.len()];
    let matches: [fn(&OrderedLine, &DeliveryLine) -> bool; 4] = [
        |line, delivery| {
            delivery.country.is_some() && echoes_amount(line, delivery) && echoes(line, delivery)
        },
        |line, delivery| echoes_amount(line, delivery) && echoes(line, delivery),
        echoes,
        |_, _| true,
    ];
    for matches in matches {
        for (line, slot) in ordered.iter().zip(&mut pairs).filter(|(_, slot)| slot.is_none()) {
            let found =
                unmatched.iter_mut().find(|place| place.is_some_and(|delivery| matches(line, delivery)));
            *slot = found.and_then(Option::take);
        }
    }
    pairs
}

/// Fills in what upstream's echo leaves out and the journal knows: which lines are credited to a phone.
pub fn complete(ordered: &[OrderedLine], order: &mut UpstreamOrder) {
    for delivery in &mut order.lines {
        delivery.by_phone |= ordered.iter().any(|line| line.by_phone && echoes(line, delivery));
    }
}

/// Whether upstream's order contains exactly the ordered lines. An order without any echo proves nothing and
/// does not pass (contract 15, "refuse rather than substitute").
pub fn agree(ordered: &[OrderedLine], order: &UpstreamOrder) -> bool {
    ordered.len() == order.lines.len()
        && pair(ordered, order).iter().zip(ordered).all(|(d, line)| d.is_some_and(|d| echoes(line, d)))
}

/// Whether a delivery matches this line. The brand must be equal. A missing country, denomination or value is
/// no contradiction, but an echoed one must be equal: a brand may be sold in many countries under one name,
/// and a plan may be valid for many.
fn echoes(line: &OrderedLine, delivery: &DeliveryLine) -> bool {
    let denomination = delivery.denomination.trim();
    delivery.brand.trim() == line.brand.trim()
        && delivery.country.is_none_or(|country| country == line.country)
        && match &line.choice {
            Choice::Fixed(exact) => denomination.is_empty() || denomination == exact.trim(),
            Choice::Custom(amount) => {
                (denomination.is_empty() || denomination.eq_ignore_ascii_case("range"))
                    && delivery.product_value.is_none_or(|value| value == *amount)
            }
        }
}

/// Whether the amount is echoed, which distinguishes lines of one brand.
fn echoes_amount(line: &OrderedLine, delivery: &DeliveryLine) -> bool {
    let needs_value = matches!(line.choice, Choice::Custom(_));
    !delivery.denomination.trim().is_empty() && (!needs_value || delivery.product_value.is_some())
}

/// The lines for display. Without upstream's answer, they show what the journal last recorded.
pub fn views(ordered: &[OrderedLine], order: Option<&UpstreamOrder>, all_delivered: bool) -> Vec<LineView> {
    let pairs = order.map_or_else(|| vec![None; ordered.len()], |order| pair(ordered, order));
    ordered
        .iter()
        .zip(pairs)
        .map(|(line, delivery)| {
            let progress = order.zip(delivery).map(|(order, d)| progress(d, &order.state));
            LineView {
                brand: crate::domain::label::clean(&line.brand),
                amount: line.amount.clone(),
                delivered: progress.map_or(all_delivered, |p| p == Progress::Delivered),
                failed: progress == Some(Progress::Failed),
                revealable: delivery.map_or(all_delivered && !line.by_phone, |d| {
                    d.goods.is_present() || d.goods.has_picture()
                }),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::tests::sample;

    #[test]
    fn lines_are_paired_by_their_echo_in_any_order() {
        let ordered = [sample::line("A", "=5 USD"), sample::line("B", "~12.50")];
        let mut order = sample::order();
        let range = DeliveryLine { product_value: "12.5".parse().ok(), ..sample::delivery("B", "range") };
        order.lines = vec![range, sample::delivery("A", "5 USD")];
        let brands: Vec<_> = pair(&ordered, &order).into_iter().map(|d| d.unwrap().brand.clone()).collect();
        assert_eq!(brands, ["A", "B"]);
        assert!(agree(&ordered, &order));
    }

    #[test]
    fn equal_lines_of_two_countries_are_paired_by_country() {
        let of =
            |country: &str| OrderedLine { country: country.parse().unwrap(), ..sample::line("A", "=5 USD") };
        let from = |country: Option<&str>| DeliveryLine {
            country: country.map(|code| code.parse().unwrap()),
            ..sample::delivery("A", "5 USD")
        };
        let ordered = [of("US"), of("FR")];
        for (echoed, places, agrees) in [
            ([Some("FR"), Some("US")], [1, 0], true),
            ([None, None], [0, 1], true),
            ([Some("US"), Some("US")], [0, 1], false),
        ] {
            let order = UpstreamOrder { lines: echoed.map(from).into(), ..sample::order() };
            let pairs = pair(&ordered, &order);
            let is_at =
                |at: usize, place: usize| std::ptr::eq(pairs[at].unwrap(), &raw const order.lines[place]);
            assert!(is_at(0, places[0]) && is_at(1, places[1]), "{echoed:?}");
            assert_eq!(agree(&ordered, &order), agrees, "{echoed:?}");
        }
    }

    #[test]
    fn a_different_echo_does_not_agree() {
        let ordered = [sample::line("A", "=5 USD")];
        for deliveries in [
            vec![],
            vec![sample::delivery("A", "10 USD")],
            vec![sample::delivery("B", "5 USD")],
            vec![sample::delivery("A", "range")],
            vec![sample::delivery("A", "5 USD"), sample::delivery("A", "5 USD")],
        ] {
            let order = UpstreamOrder { lines: deliveries, ..sample::order() };
            assert!(!agree(&ordered, &order), "{:?}", order.lines);
        }
    }

    #[test]
    fn a_range_agrees_with_its_own_value_or_none() {
        let ordered = [sample::line("A", "~12.50")];
        for (value, agrees) in
            [(Some("12.50"), true), (Some("12.5"), true), (Some("12.51"), false), (None, true)]
        {
            let value = value.map(|value| value.parse().unwrap());
            let line = DeliveryLine { product_value: value, ..sample::delivery("A", "range") };
            let order = UpstreamOrder { lines: vec![line], ..sample::order() };
            assert_eq!(agree(&ordered, &order), agrees, "{value:?}");
        }
    }

    #[test]
    fn a_line_without_a_value_does_not_take_another_lines_delivery() {
        let ordered = [sample::line("A", "~12.50"), sample::line("A", "~20")];
        let of = |value: Option<&str>| DeliveryLine {
            product_value: value.map(|value| value.parse().unwrap()),
            ..sample::delivery("A", "range")
        };
        for (values, agrees) in [
            ([None, Some("12.50")], true),
            ([Some("20"), None], true),
            ([None, None], true),
            ([Some("20"), Some("20")], false),
            ([None, Some("12.51")], false),
        ] {
            let mut order = UpstreamOrder { lines: values.map(of).into(), ..sample::order() };
            assert_eq!(agree(&ordered, &order), agrees, "{values:?}");
            order.lines.iter_mut().for_each(|line| line.country = None);
            assert_eq!(agree(&ordered, &order), agrees, "{values:?} without countries");
        }
    }

    #[test]
    fn a_missing_denomination_is_no_contradiction() {
        for (choice, denomination, agrees) in [
            ("=5 USD", "", true),
            ("~12.50", "", true),
            ("=5 USD", "10 USD", false),
            ("~12.50", "5 USD", false),
        ] {
            let order = UpstreamOrder { lines: vec![sample::delivery("A", denomination)], ..sample::order() };
            assert_eq!(agree(&[sample::line("A", choice)], &order), agrees, "{choice} {denomination}");
        }
    }

    #[test]
    fn complete_marks_top_ups_from_the_journal() {
        let phone = OrderedLine { by_phone: true, ..sample::line("A", "=5 USD") };
        let mut order = sample::order();
        order.lines = vec![sample::delivery("A", "5 USD"), sample::delivery("B", "5 USD")];
        complete(&[phone, sample::line("B", "=5 USD")], &mut order);
        assert_eq!(order.lines.iter().map(|line| line.by_phone).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn labels_never_show_upstreams_range() {
        let mut order = sample::order();
        order.lines = vec![sample::delivery("A", "range")];
        let views = views(&[sample::line("A", "~12.50")], Some(&order), false);
        assert_eq!(views.first().map(|v| v.amount.as_str()), Some("$5"));
    }
}
