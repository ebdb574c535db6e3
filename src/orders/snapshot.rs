//! Snapshots: one order as it is known at one moment, without anything secret that was delivered.

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

/// The journal's row and, once upstream has spoken, its word with the goods withheld.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    record: Record,
    pub(super) order: Option<UpstreamOrder>,
    /// When upstream told of the order, where it cannot be asked at the moment.
    checked_at: Option<Timestamp>,
}

impl Snapshot {
    /// Without upstream's word.
    pub const fn remembered(record: Record) -> Self {
        Self { record, order: None, checked_at: None }
    }

    /// With upstream's word; the goods must have been withheld from it.
    pub(crate) const fn told(record: Record, order: UpstreamOrder) -> Self {
        Self { record, order: Some(order), checked_at: None }
    }

    /// With a word of upstream that was said before; nothing when more is known since.
    pub(super) fn known(record: Record, order: UpstreamOrder) -> Option<Self> {
        (!view::is_overtaken(&record, &order, now())).then(|| Self::told(record, order))
    }

    /// With upstream's word as another node told it; nothing when that cannot be read, or when more is known since.
    pub(super) fn heard(record: Record, text: &str) -> Option<Self> {
        let PlacementStatus::Placed(id) = &record.standing else { return None };
        let order = shared_snapshot::read(text, id.clone())?;
        Self::known(record, order)
    }

    /// The same, told again while upstream cannot be asked: it has said so at that moment.
    pub(super) fn checked_at(self, checked_at: Timestamp) -> Self {
        Self { checked_at: Some(checked_at), ..self }
    }

    /// The journal's row.
    pub const fn record(&self) -> &Record {
        &self.record
    }

    /// What the owner sees at this moment.
    pub fn view(&self) -> OrderView {
        self.view_at(now())
    }

    /// What the owner sees at that moment.
    pub fn view_at(&self, now: Timestamp) -> OrderView {
        let view = view::view(&self.record, self.order.as_ref(), now);
        OrderView { checked_at: self.checked_at, ..view }
    }

    /// What is shown to be paid at this moment, and the call that pays it from a browser wallet.
    pub fn transfer(&self) -> Option<(PaymentView, Outgoing)> {
        let shown = self.view().payment?;
        transfer(&self.record.agreed.rail, &shown).map(|outgoing| (shown, outgoing))
    }

    /// When what `view` says stops being true by itself.
    pub(super) fn turns_at(&self, view: &OrderView) -> Option<Timestamp> {
        let paid_by = view.payment.as_ref().and_then(|payment| payment.until);
        let until = paid_by.or(view.repriced.as_ref().and_then(|reprice| reprice.until));
        let order = self.order.as_ref().filter(|_| !view.settled)?;
        until.or_else(|| phase_timeouts::turns_at(&self.record, order, view.phase, view.now))
    }

    /// Whether this tells something else than `known` does, and is not older news. Of two answers that
    /// crossed on their way the later one stays. That money has arrived is news also without upstream's word.
    pub(super) fn is_news_after(&self, known: &Self) -> bool {
        let told_at = |s: &Self| s.order.as_ref().and_then(|o| o.updated_at);
        let is_older = if let (Some(new), Some(old)) = (told_at(self), told_at(known)) {
            new < old
        } else {
            let is_first_to_know = self.record.is_paid() && !known.record.is_paid();
            self.order.is_none() && known.order.is_some() && !is_first_to_know
        };
        let is_same = self.order == known.order
            && self.record.standing == known.record.standing
            && self.record.agreed == known.record.agreed
            && self.checked_at == known.checked_at
            && self.record.seen == known.record.seen;
        !is_older && !is_same
    }

    /// The phase at this moment, and whether nothing more will happen.
    pub(super) fn standing(&self) -> (Phase, bool) {
        let view = self.view();
        (view.phase, view.settled)
    }
}
