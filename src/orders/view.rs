//! One order for its owner at one moment: the journal's row, upstream's latest word if there is one, and
//! the time, made into an [`OrderView`]. Nothing secret comes through here.

use super::{
    lines,
    payable::{Due, payable, until},
    phase_of::{is_paid, phase_of},
    phase_timeouts::{is_settled, is_settled_by_memory, sequel},
    record::{AgreedTerms, LastState, PlacementStatus, Record},
    trace::trace,
};
use crate::domain::{
    money::CoinAmount,
    order::UpstreamOrder,
    order_view::{LineView, OrderView},
    phase::Phase,
    time::Timestamp,
};

/// Seconds after which a payment that was seen may be gone again.
const REVERSAL: i64 = 2 * 60;

/// What the owner sees. `order` is upstream's latest word; without it the journal's memory speaks, and
/// nothing can be paid.
pub fn view(record: &Record, order: Option<&UpstreamOrder>, now: Timestamp) -> OrderView {
    let (phase, due) =
        order.map_or_else(|| (remembered(record, now), Due::Nothing), |o| judge(record, o, now));
    let seen = order.map_or_else(|| record.seen.clone(), |o| Some(sight(record, o, phase, now)));
    let (payment, repriced) = match due {
        Due::Nothing => (None, None),
        Due::Pay(payment) => (Some(*payment), None),
        Due::Accept(repriced) => (None, Some(repriced)),
    };
    OrderView {
        id: record.id.clone(),
        state: state(record, order, phase),
        phase,
        trace: trace(record, order, payment.as_ref()),
        payment,
        repriced,
        lines: shown_lines(record, order, phase),
        placed_at: record.created_at,
        paid_at: seen.as_ref().and_then(|s| s.paid_at),
        delivered_at: seen.as_ref().and_then(|s| s.delivered_at),
        since: since(record, order, phase, now),
        now,
        checked_at: None,
        settled: settled(record, order, phase, now),
    }
}

/// The lines; of an order whose upstream id is no longer kept no code can be shown.
fn shown_lines(record: &Record, order: Option<&UpstreamOrder>, phase: Phase) -> Vec<LineView> {
    let mut lines = lines::views(&record.lines, order, phase.is_delivered());
    if record.standing == PlacementStatus::Retired {
        for line in &mut lines {
            line.revealable = false;
        }
    }
    lines
}

/// What there is to remember of upstream's word, on top of what was remembered.
pub fn seen(record: &Record, order: &UpstreamOrder, now: Timestamp) -> LastState {
    let (phase, _) = judge(record, order, now);
    sight(record, order, phase, now)
}

/// What was agreed together with what the order asks for, where that is news. What was paid for is not asked for any more.
pub fn asking(record: &Record, order: &UpstreamOrder) -> Option<AgreedTerms> {
    let coin = record.agreed.price.coin();
    let asked = CoinAmount::new(order.amount?, coin.clone())?;
    let is_of_coin = order.coin.is_empty() || order.coin == coin.ticker();
    if is_of_coin && !is_paid(order) { record.agreed.asking(&asked) } else { None }
}

/// Whether an answer was overtaken on its way, or comes from a replica that is behind (ADR 36): it would undo an end, or ask
/// once more for what has been paid. Money that was seen and has not arrived may vanish again, so that is believed when
/// upstream still says so after [`REVERSAL`].
pub fn is_overtaken(record: &Record, order: &UpstreamOrder, now: Timestamp) -> bool {
    let Some(seen) = &record.seen else { return false };
    let phase = phase_of(order);
    let waits = matches!(phase, Phase::Preparing | Phase::AwaitingPayment);
    let has_paid = seen.paid_at.is_some() && (waits || phase == Phase::Underpaid);
    let was_just_seen =
        matches!(seen.phase, Phase::Seen | Phase::Confirming) && now.since(record.updated_at) < REVERSAL;
    let has_ended = seen.state.is_terminal() && !order.state.is_terminal();
    has_ended || has_paid || (waits && was_just_seen)
}

fn judge(record: &Record, order: &UpstreamOrder, now: Timestamp) -> (Phase, Due) {
    let phase = sequel(record, order, phase_of(order), now);
    payable(record, order, phase, now)
}

/// When the order came into this phase, as far as anybody here noticed.
fn since(record: &Record, order: Option<&UpstreamOrder>, phase: Phase, now: Timestamp) -> Timestamp {
    let is_known = order.is_none() || record.seen.as_ref().is_some_and(|seen| seen.phase == phase);
    if is_known { record.updated_at.min(now) } else { now }
}

fn sight(record: &Record, order: &UpstreamOrder, phase: Phase, now: Timestamp) -> LastState {
    let before = record.seen.as_ref();
    let told_at = order.updated_at.filter(|at| *at >= record.created_at).unwrap_or(now).min(now);
    let delivered = phase.is_delivered() || phase == Phase::PartlyDelivered;
    LastState {
        state: order.state.clone(),
        phase,
        paid_at: before.and_then(|s| s.paid_at).or_else(|| is_paid(order).then_some(told_at)),
        delivered_at: before.and_then(|s| s.delivered_at).or_else(|| delivered.then_some(told_at)),
        expires_at: before.and_then(|s| s.expires_at).or_else(|| Some(until(record, order, None))),
    }
}

/// The phase without upstream's word.
fn remembered(record: &Record, now: Timestamp) -> Phase {
    match &record.standing {
        PlacementStatus::Started if record.is_being_placed(now) => Phase::Placing,
        PlacementStatus::Started | PlacementStatus::Ambiguous => Phase::Unconfirmed,
        PlacementStatus::Refused(_) | PlacementStatus::NotSent => Phase::NotPlaced,
        PlacementStatus::Placed(_) | PlacementStatus::Retired => {
            record.seen.as_ref().map_or(Phase::Preparing, |s| stale(s, now))
        }
    }
}

/// A waiting phase is only as good as its window; after it nobody here knows.
fn stale(seen: &LastState, now: Timestamp) -> Phase {
    match seen.phase {
        Phase::Preparing | Phase::AwaitingPayment | Phase::Repriced | Phase::Underpaid
            if seen.expires_at.is_some_and(|at| now >= at) =>
        {
            Phase::InProgress
        }
        phase => phase,
    }
}

fn state(record: &Record, order: Option<&UpstreamOrder>, phase: Phase) -> String {
    match (order, &record.seen, &record.standing) {
        (Some(order), _, _) => order.state.code(),
        (None, Some(seen), PlacementStatus::Placed(_) | PlacementStatus::Retired) => seen.state.code(),
        _ => phase.code().replace('-', "_"),
    }
}

fn settled(record: &Record, order: Option<&UpstreamOrder>, phase: Phase, now: Timestamp) -> bool {
    match (&record.standing, order) {
        (_, Some(order)) => is_settled(record, order, phase, now),
        (PlacementStatus::Started, None) => false,
        (
            PlacementStatus::Refused(_)
            | PlacementStatus::NotSent
            | PlacementStatus::Ambiguous
            | PlacementStatus::Retired,
            None,
        ) => true,
        (PlacementStatus::Placed(_), None) => is_settled_by_memory(record, phase, now),
    }
}

#[cfg(test)]
mod tests;
