//! Adjusts a phase to history and time: a payment found after the window closed, a code that is overdue, an
//! expired order that is no longer watched for a late payment.

use super::{payable::until, phase_of::Contents, record::Record};
use crate::domain::{order::UpstreamOrder, phase::Phase, time::Timestamp};

/// Seconds that codes may follow after "done" (contract 9.3, "keep polling briefly").
const MAX_CODE_DELAY_SECONDS: i64 = 10 * 60;

/// Seconds that a late payment is watched for after the window (contract 15, "for about a day").
const LATE_PAYMENT_WATCH_SECONDS: i64 = 24 * 60 * 60;

/// Adjusts the phase to what was seen before and to the time.
pub fn with_history(record: &Record, order: &UpstreamOrder, phase: Phase, now: Timestamp) -> Phase {
    let before = record.seen.as_ref().map(|seen| seen.phase);
    match phase {
        Phase::Delivered if was_late(before) => Phase::DeliveredLate,
        Phase::Sourcing if was_late(before) => Phase::Recovered,
        Phase::DeliveredWithoutCode
            if was_incomplete(before) || now >= code_missing_at(record, order, now) =>
        {
            if Contents::of(order).is_any() { Phase::PartlyDelivered } else { Phase::CodeMissing }
        }
        phase => phase,
    }
}

/// Whether nothing more will happen.
pub fn is_settled(record: &Record, order: &UpstreamOrder, phase: Phase, now: Timestamp) -> bool {
    match phase {
        Phase::DeliveredWithoutCode => false,
        Phase::PaymentFailed => now >= late_payment_deadline(record, Some(order)),
        phase if phase.is_lapsed() => now >= late_payment_deadline(record, Some(order)),
        _ => order.state.is_terminal(),
    }
}

/// The same without upstream's answer, from the last recorded state of a placed order.
pub fn is_settled_in_journal(record: &Record, phase: Phase, now: Timestamp) -> bool {
    let has_ended = record.seen.as_ref().is_some_and(|seen| seen.state.is_terminal());
    match phase {
        Phase::DeliveredWithoutCode => false,
        phase if phase.is_lapsed() => now >= late_payment_deadline(record, None),
        _ => has_ended,
    }
}

/// When this phase changes or becomes final without an update.
pub fn changes_at(record: &Record, order: &UpstreamOrder, phase: Phase, now: Timestamp) -> Option<Timestamp> {
    let at = match phase {
        Phase::DeliveredWithoutCode => code_missing_at(record, order, now),
        Phase::PaymentFailed => late_payment_deadline(record, Some(order)),
        phase if phase.is_lapsed() => late_payment_deadline(record, Some(order)),
        _ => return None,
    };
    (at > now).then_some(at)
}

fn was_late(before: Option<Phase>) -> bool {
    before.is_some_and(|b| b.is_lapsed() || matches!(b, Phase::Recovered | Phase::DeliveredLate))
}

const fn was_incomplete(before: Option<Phase>) -> bool {
    matches!(before, Some(Phase::CodeMissing | Phase::PartlyDelivered))
}

/// Counted from when upstream reported "done", or if upstream does not say when, from when this shop first
/// saw it.
fn code_missing_at(record: &Record, order: &UpstreamOrder, now: Timestamp) -> Timestamp {
    let reported_at = order.updated_at.filter(|at| (record.created_at..=now).contains(at));
    let is_recorded = record.seen.as_ref().is_some_and(|seen| seen.state == order.state);
    reported_at
        .or_else(|| is_recorded.then_some(record.updated_at))
        .unwrap_or(now)
        .plus(MAX_CODE_DELAY_SECONDS)
}

fn late_payment_deadline(record: &Record, order: Option<&UpstreamOrder>) -> Timestamp {
    let recorded = record.seen.as_ref().and_then(|seen| seen.expires_at);
    let window_end = recorded.or_else(|| order.map(|order| until(record, order, None)));
    window_end.unwrap_or(record.created_at).plus(LATE_PAYMENT_WATCH_SECONDS)
}

#[cfg(test)]
mod tests;
