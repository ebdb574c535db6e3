//! Snapshots: one order as it is known at one moment, without any delivered secrets.

use super::{
    clock::now,
    phase_timeouts,
    record::{PlacementStatus, Record},
    shared_snapshot, view,
};
use crate::{
    domain::{
        order::UpstreamOrder,
        order_view::{OrderView, PaymentView},
        phase::Phase,
        time::Timestamp,
    },
    payments::{Outgoing, transfer},
};

/// The journal's row and, if upstream has answered, its answer without goods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    record: Record,
    pub(super) order: Option<UpstreamOrder>,
    /// When upstream reported this state. Set only if upstream cannot be asked at the moment.
    checked_at: Option<Timestamp>,
}

impl Snapshot {
    /// A snapshot without upstream's answer.
    pub const fn remembered(record: Record) -> Self {
        Self { record, order: None, checked_at: None }
    }

    /// A snapshot with upstream's answer, from which the goods must have been removed.
    pub(crate) const fn told(record: Record, order: UpstreamOrder) -> Self {
        Self { record, order: Some(order), checked_at: None }
    }

    /// A snapshot with an earlier answer of upstream. `None` if the journal knows more.
    pub(super) fn from_earlier_answer(record: Record, order: UpstreamOrder) -> Option<Self> {
        (!view::is_overtaken(&record, &order, now())).then(|| Self::told(record, order))
    }

    /// A snapshot with upstream's answer as another node shared it. `None` if it is unreadable, or if the
    /// journal knows more.
    pub(super) fn from_shared(record: Record, text: &str) -> Option<Self> {
        let PlacementStatus::Placed(id) = &record.standing else { return None };
        let order = shared_snapshot::read(text, id.clone())?;
        Self::from_earlier_answer(record, order)
    }

    /// The same snapshot, marked as reported at that time, for use while upstream cannot be asked.
    pub(super) fn checked_at(self, checked_at: Timestamp) -> Self {
        Self { checked_at: Some(checked_at), ..self }
    }

    /// The journal's row.
    pub const fn record(&self) -> &Record {
        &self.record
    }

    /// What the owner sees now.
    pub fn view(&self) -> OrderView {
        self.view_at(now())
    }

    /// What the owner sees at that time.
    pub fn view_at(&self, now: Timestamp) -> OrderView {
        let view = view::view(&self.record, self.order.as_ref(), now);
        OrderView { checked_at: self.checked_at, ..view }
    }

    /// The payment that is shown now, and the call that makes it from a browser wallet.
    pub fn transfer(&self) -> Option<(PaymentView, Outgoing)> {
        let shown = self.view().payment?;
        transfer(&self.record.agreed.rail, &shown).map(|outgoing| (shown, outgoing))
    }

    /// When `view` becomes outdated without an update.
    pub(super) fn changes_at(&self, view: &OrderView) -> Option<Timestamp> {
        let payment_end = view.payment.as_ref().and_then(|payment| payment.until);
        let until = payment_end.or(view.repriced.as_ref().and_then(|reprice| reprice.until));
        let order = self.order.as_ref().filter(|_| !view.settled)?;
        until.or_else(|| phase_timeouts::changes_at(&self.record, order, view.phase, view.now))
    }

    /// Whether this differs from `known` and is not older. Of two answers that arrive in the wrong order, the
    /// later one stays. A payment is news even without upstream's answer.
    pub(super) fn is_news_after(&self, known: &Self) -> bool {
        let reported_at = |s: &Self| s.order.as_ref().and_then(|o| o.updated_at);
        let is_older = if let (Some(new), Some(old)) = (reported_at(self), reported_at(known)) {
            new < old
        } else {
            let is_newly_paid = self.record.is_paid() && !known.record.is_paid();
            self.order.is_none() && known.order.is_some() && !is_newly_paid
        };
        let is_same = self.order == known.order
            && self.record.standing == known.record.standing
            && self.record.agreed == known.record.agreed
            && self.checked_at == known.checked_at
            && self.record.seen == known.record.seen;
        !is_older && !is_same
    }

    /// The current phase.
    pub(super) fn phase(&self) -> Phase {
        self.view().phase
    }

    /// Whether nothing more will happen.
    pub(super) fn is_settled(&self) -> bool {
        self.view().settled
    }
}
