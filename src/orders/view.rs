//! Builds an [`OrderView`]: what the owner sees of one order at one moment, from the journal's row,
//! upstream's latest answer if there is one, and the time. It contains nothing secret.

use super::{
    lines,
    payable::{Due, payable, until},
    phase_of::{is_paid, phase_of},
    phase_timeouts::{is_settled, is_settled_in_journal, with_history},
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

/// Seconds after which a payment that was seen may be reversed.
const REVERSAL_SECONDS: i64 = 2 * 60;

/// What the owner sees. `order` is upstream's latest answer. Without it, the view shows what the journal
/// recorded, and nothing is payable.
pub fn view(record: &Record, order: Option<&UpstreamOrder>, now: Timestamp) -> OrderView {
    let (phase, due) =
        order.map_or_else(|| (journal_phase(record, now), Due::Nothing), |o| phase_and_due(record, o, now));
    let seen = order.map_or_else(|| record.seen.clone(), |o| Some(last_state(record, o, phase, now)));
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

/// The lines. If the order's upstream ID is no longer kept, no code can be shown.
fn shown_lines(record: &Record, order: Option<&UpstreamOrder>, phase: Phase) -> Vec<LineView> {
    let mut lines = lines::views(&record.lines, order, phase.is_delivered());
    if record.standing == PlacementStatus::Retired {
        for line in &mut lines {
            line.revealable = false;
        }
    }
    lines
}

/// The state to record after upstream's answer, combined with what was recorded before.
pub fn seen(record: &Record, order: &UpstreamOrder, now: Timestamp) -> LastState {
    let (phase, _) = phase_and_due(record, order, now);
    last_state(record, order, phase, now)
}

/// The agreed terms with the amount that the order asks for, if that is new. A paid amount is no longer asked
/// for.
pub fn updated_terms(record: &Record, order: &UpstreamOrder) -> Option<AgreedTerms> {
    let coin = record.agreed.price.coin();
    let asked = CoinAmount::new(order.amount?, coin.clone())?;
    let is_of_coin = order.coin.is_empty() || order.coin == coin.ticker();
    if is_of_coin && !is_paid(order) { record.agreed.asking(&asked) } else { None }
}

/// Whether an answer is stale, because a newer one arrived first or because it comes from a lagging replica
/// (ADR 36). A stale answer would undo a final state, or ask again for what was paid. Money that was seen but
/// has not arrived may disappear again, so that is believed if upstream still reports it after
/// [`REVERSAL_SECONDS`].
pub fn is_overtaken(record: &Record, order: &UpstreamOrder, now: Timestamp) -> bool {
    let Some(seen) = &record.seen else { return false };
    let phase = phase_of(order);
    let waits = matches!(phase, Phase::Preparing | Phase::AwaitingPayment);
    let has_paid = seen.paid_at.is_some() && (waits || phase == Phase::Underpaid);
    let was_just_seen = matches!(seen.phase, Phase::Seen | Phase::Confirming)
        && now.since(record.updated_at) < REVERSAL_SECONDS;
    let has_ended = seen.state.is_terminal() && !order.state.is_terminal();
    has_ended || has_paid || (waits && was_just_seen)
}

fn phase_and_due(record: &Record, order: &UpstreamOrder, now: Timestamp) -> (Phase, Due) {
    let phase = with_history(record, order, phase_of(order), now);
    payable(record, order, phase, now)
}

/// When the order entered this phase, as far as this shop noticed.
fn since(record: &Record, order: Option<&UpstreamOrder>, phase: Phase, now: Timestamp) -> Timestamp {
    let is_known = order.is_none() || record.seen.as_ref().is_some_and(|seen| seen.phase == phase);
    if is_known { record.updated_at.min(now) } else { now }
}

fn last_state(record: &Record, order: &UpstreamOrder, phase: Phase, now: Timestamp) -> LastState {
    let before = record.seen.as_ref();
    let reported_at = order.updated_at.filter(|at| *at >= record.created_at).unwrap_or(now).min(now);
    let delivered = phase.is_delivered() || phase == Phase::PartlyDelivered;
    LastState {
        state: order.state.clone(),
        phase,
        paid_at: before.and_then(|s| s.paid_at).or_else(|| is_paid(order).then_some(reported_at)),
        delivered_at: before.and_then(|s| s.delivered_at).or_else(|| delivered.then_some(reported_at)),
        expires_at: before.and_then(|s| s.expires_at).or_else(|| Some(until(record, order, None))),
    }
}

/// The phase without upstream's answer.
fn journal_phase(record: &Record, now: Timestamp) -> Phase {
    match &record.standing {
        PlacementStatus::Started if record.is_being_placed(now) => Phase::Placing,
        PlacementStatus::Started | PlacementStatus::Ambiguous => Phase::Unconfirmed,
        PlacementStatus::Refused(_) | PlacementStatus::NotSent => Phase::NotPlaced,
        PlacementStatus::Placed(_) | PlacementStatus::Retired => {
            record.seen.as_ref().map_or(Phase::Preparing, |s| phase_within_window(s, now))
        }
    }
}

/// A waiting phase is valid until its window ends; after that the state is unknown.
fn phase_within_window(seen: &LastState, now: Timestamp) -> Phase {
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
        (PlacementStatus::Placed(_), None) => is_settled_in_journal(record, phase, now),
    }
}

#[cfg(test)]
mod tests;
