//! What memory and time make of a phase: a payment that was found after the window had closed, a code that has been
//! a moment behind for too long, an expired order that nobody watches for any more.

use super::{payable::until, phase_of::Contents, record::Record};
use crate::domain::{order::UpstreamOrder, phase::Phase, time::Timestamp};

/// Seconds that codes may be behind a "done" (contract 9.3, "keep polling briefly").
const MAX_CODE_DELAY_SECONDS: i64 = 10 * 60;

/// Seconds that a late payment is watched for after the window (contract 15, "for about a day").
const LATE_PAYMENT_WATCH_SECONDS: i64 = 24 * 60 * 60;

/// The phase in the light of what was seen before and of the time.
pub fn sequel(record: &Record, order: &UpstreamOrder, phase: Phase, now: Timestamp) -> Phase {
    let before = record.seen.as_ref().map(|seen| seen.phase);
    match phase {
        Phase::Delivered if was_late(before) => Phase::DeliveredLate,
        Phase::Sourcing if was_late(before) => Phase::Recovered,
        Phase::DeliveredWithoutCode if has_given_up(before) || now >= gives_up_at(record, order, now) => {
            if Contents::of(order).is_any() {
                Phase::PartlyDelivered
            } else {
                Phase::CodeMissing
            }
        }
        phase => phase,
    }
}

/// Whether nothing more will happen by itself.
pub fn is_settled(record: &Record, order: &UpstreamOrder, phase: Phase, now: Timestamp) -> bool {
    match phase {
        Phase::DeliveredWithoutCode => false,
        Phase::PaymentFailed => now >= forgotten_at(record, Some(order)),
        phase if phase.is_lapsed() => now >= forgotten_at(record, Some(order)),
        _ => order.state.is_terminal(),
    }
}

/// The same without upstream's word, from what was last seen of a placed order.
pub fn is_settled_by_memory(record: &Record, phase: Phase, now: Timestamp) -> bool {
    let has_ended = record.seen.as_ref().is_some_and(|seen| seen.state.is_terminal());
    match phase {
        Phase::DeliveredWithoutCode => false,
        phase if phase.is_lapsed() => now >= forgotten_at(record, None),
        _ => has_ended,
    }
}

/// When this phase turns into another one, or into an end, without any news.
pub fn turns_at(record: &Record, order: &UpstreamOrder, phase: Phase, now: Timestamp) -> Option<Timestamp> {
    let at = match phase {
        Phase::DeliveredWithoutCode => gives_up_at(record, order, now),
        Phase::PaymentFailed => forgotten_at(record, Some(order)),
        phase if phase.is_lapsed() => forgotten_at(record, Some(order)),
        _ => return None,
    };
    (at > now).then_some(at)
}

fn was_late(before: Option<Phase>) -> bool {
    before.is_some_and(|b| b.is_lapsed() || matches!(b, Phase::Recovered | Phase::DeliveredLate))
}

const fn has_given_up(before: Option<Phase>) -> bool {
    matches!(before, Some(Phase::CodeMissing | Phase::PartlyDelivered))
}

/// Counted from when upstream said "done"; where it does not tell, from when that was first heard.
fn gives_up_at(record: &Record, order: &UpstreamOrder, now: Timestamp) -> Timestamp {
    let told_at = order.updated_at.filter(|at| (record.created_at..=now).contains(at));
    let heard = record.seen.as_ref().is_some_and(|seen| seen.state == order.state);
    told_at.or_else(|| heard.then_some(record.updated_at)).unwrap_or(now).plus(MAX_CODE_DELAY_SECONDS)
}

fn forgotten_at(record: &Record, order: Option<&UpstreamOrder>) -> Timestamp {
    let remembered = record.seen.as_ref().and_then(|seen| seen.expires_at);
    let closes = remembered.or_else(|| order.map(|order| until(record, order, None)));
    closes.unwrap_or(record.created_at).plus(LATE_PAYMENT_WATCH_SECONDS)
}

#[cfg(test)]
mod tests;
