//! Orders for their owner: one, all of them, their news, their codes. The owner is the browser that placed
//! the order, or one that proved its e-mail address (see [`super::recovery`]); another browser sees none
//! of it, as if it did not exist.

use super::{Shop, now, visitor::Visitor};
use crate::{
    domain::{
        failure::Failure, goods::Revealed, label, money::CoinAmount, order_id::OrderId,
        order_view::OrderView, phase::Phase, time::Timestamp,
    },
    orders::{
        keys::Digest,
        reader::ReadError,
        record::{PlacementStatus, Record},
        snapshot::Snapshot,
    },
};
use futures::Stream;
use rust_decimal::Decimal;
use std::sync::Arc;

/// An order in the list of a device.
#[derive(Clone, Debug)]
pub struct OrderSummary {
    pub id: OrderId,
    pub phase: Phase,
    /// Brand and amount of each line.
    pub lines: Vec<(String, String)>,
    pub price: CoinAmount,
    pub placed_at: Timestamp,
    /// Placed in another browser, and opened in this one by e-mail.
    pub granted: bool,
}

/// An order for its page: what the owner sees and the journal's row.
#[derive(Clone, Debug)]
pub struct Owned {
    pub view: OrderView,
    pub record: Record,
}

impl Shop {
    /// How the journal knows this visitor's device.
    pub(super) fn device(&self, visitor: &Visitor) -> Option<Digest> {
        visitor.device.as_ref().map(|device| self.journal_keys.device(device.token()))
    }

    /// The visitor's order. What upstream cannot tell now is told from the journal.
    pub async fn order(&self, visitor: &Visitor, id: &OrderId) -> Result<Owned, Failure> {
        let record = self.own(visitor, id).await?;
        let caller = visitor.caller(record.country);
        let snapshot = match self.hub.snapshot(id, &caller).await {
            Ok(snapshot) => snapshot,
            Err(ReadError::Unknown) => return Err(Failure::NotFound),
            Err(error) if error.is_throttled() => {
                tracing::warn!(order = %id, %error, "an order is told by upstream's last word");
                Arc::new(self.hub.remembered(id).await?)
            }
            Err(error) => {
                tracing::warn!(order = %id, %error, "an order is told from the journal");
                Arc::new(Snapshot::remembered(record))
            }
        };
        let record = snapshot.record().clone();
        let view = self.aided(&record.agreed.rail, snapshot.view()).await;
        Ok(Owned { view, record })
    }

    /// The orders that the visitor's device may see, the newest first. An attempt that upstream never took is left out
    /// once the same was ordered later.
    pub async fn orders(&self, visitor: &Visitor) -> Result<Vec<OrderSummary>, Failure> {
        let Some(device) = self.device(visitor) else { return Ok(Vec::new()) };
        let records = self.journal.open_to(&device, now()).await?;
        let listed = records.iter().enumerate().filter(|(at, record)| {
            !(record.standing == PlacementStatus::NotSent
                && records.iter().take(*at).any(|later| later.orders_same_as(record)))
        });
        Ok(listed.map(|(_, record)| summary(record, &device)).collect())
    }

    /// Joins the watchers of the visitor's order.
    pub async fn watch(
        self: &Arc<Self>,
        visitor: &Visitor,
        id: &OrderId,
    ) -> Result<impl Stream<Item = OrderView> + Send + 'static, ReadError> {
        let record = self.own(visitor, id).await?;
        let watch = self.hub.watch(id, &visitor.caller(record.country)).await?;
        Ok(Arc::clone(self).all_aided(record.agreed.rail, watch.into_stream()))
    }

    /// What was delivered, for the owner.
    pub async fn reveal(&self, visitor: &Visitor, id: &OrderId) -> Result<Vec<Revealed>, Failure> {
        let record = self.own(visitor, id).await?;
        Ok(self.hub.reveal(id, &visitor.buying().caller(record.country)).await?)
    }

    /// Accepts the amount that the visitor's order asks for instead of the agreed one, if it still does.
    pub async fn accept(&self, visitor: &Visitor, id: &OrderId, amount: Decimal) -> Result<(), Failure> {
        let record = self.own(visitor, id).await?;
        Ok(self.hub.accept(id, &visitor.buying().caller(record.country), amount).await?)
    }

    /// Pays an order of the sandbox. One that cannot be paid now, such as one that was paid a moment ago,
    /// stays as it is. Not found where real money moves.
    pub async fn simulate(&self, visitor: &Visitor, id: &OrderId) -> Result<(), Failure> {
        let Some(sandbox) = &self.sandbox else { return Err(Failure::NotFound) };
        let record = self.own(visitor, id).await?;
        let PlacementStatus::Placed(upstream) = &record.standing else { return Err(Failure::NotFound) };
        if !sandbox.pay(upstream.expose()) {
            tracing::debug!(order = %id, "the sandbox took no payment");
        }
        Ok(())
    }

    /// The order, if the visitor's device placed it or was granted it; to everybody else it does not exist.
    pub(super) async fn own(&self, visitor: &Visitor, id: &OrderId) -> Result<Record, ReadError> {
        let device = self.device(visitor).ok_or(ReadError::Unknown)?;
        let record = self.journal.find(id).await?.ok_or(ReadError::Unknown)?;
        let is_owner = record.is_of(&device) || self.journal.is_granted(&device, &record, now()).await?;
        if is_owner { Ok(record) } else { Err(ReadError::Unknown) }
    }
}

fn summary(record: &Record, device: &Digest) -> OrderSummary {
    OrderSummary {
        granted: !record.is_of(device),
        id: record.id.clone(),
        phase: Snapshot::remembered(record.clone()).view().phase,
        lines: record.lines.iter().map(|l| (label::clean(&l.brand), l.amount.clone())).collect(),
        price: record.agreed.total().clone(),
        placed_at: record.created_at,
    }
}
