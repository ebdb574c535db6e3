//! Orders for their owner: one order, the list, updates, and codes. The owner is the browser that placed the
//! order, or one that proved its email address (see [`super::recovery`]). For any other browser the order
//! does not exist.

use super::{now, visitor::Visitor, wallet_payments::WalletPayments};
use crate::{
    domain::{
        failure::Failure,
        goods::Revealed,
        label,
        money::CoinAmount,
        order_id::OrderId,
        order_view::OrderView,
        phase::Phase,
        time::Timestamp,
        transfer::{Payer, Transfer},
    },
    orders::{
        hub::Hub,
        journal::{Journal, OwnedOrder},
        keys::{Digest, Keys as JournalKeys},
        reader::ReadError,
        record::{PlacementStatus, Record},
        snapshot::Snapshot,
    },
    sandbox::Sandbox,
};
use futures::Stream;
use rust_decimal::Decimal;
use std::sync::Arc;

/// An order in the list of a device.
#[derive(Clone, Debug)]
pub struct OrderSummary {
    pub id: OrderId,
    pub phase: Phase,
    /// The brand and amount of each line.
    pub lines: Vec<(String, String)>,
    pub price: CoinAmount,
    pub placed_at: Timestamp,
    /// Whether it was placed in another browser and opened in this one by email.
    pub granted: bool,
}

/// An order for its page: the owner's view and the journal's record.
#[derive(Clone, Debug)]
pub struct ShownOrder {
    pub view: OrderView,
    pub record: Record,
}

/// The orders of a visitor. Cheap to clone.
#[derive(Clone)]
pub struct CustomerOrders {
    pub(super) shop_name: String,
    pub(crate) journal: Journal,
    pub(super) journal_keys: JournalKeys,
    pub(super) hub: Hub,
    pub(super) wallets: WalletPayments,
    pub(super) sandbox: Option<Arc<Sandbox>>,
}

impl CustomerOrders {
    /// The visitor's order. If upstream is unavailable, the order comes from the last known answer or from
    /// the journal.
    pub async fn find(&self, visitor: &Visitor, id: &OrderId) -> Result<ShownOrder, Failure> {
        let owned = self.find_owned(visitor, id).await?;
        let caller = visitor.caller(owned.record().country);
        let snapshot = match self.hub.snapshot(&owned, &caller).await {
            Ok(snapshot) => snapshot,
            Err(ReadError::Unknown) => return Err(Failure::NotFound),
            Err(error) if error.is_throttled() => {
                tracing::warn!(order = %id, %error, "showing an order from upstream's last answer");
                Arc::new(self.hub.remembered(&owned).await)
            }
            Err(error) => {
                tracing::warn!(order = %id, %error, "showing an order from the journal");
                Arc::new(Snapshot::remembered(owned.record().clone()))
            }
        };
        let record = snapshot.record().clone();
        let view = self.wallets.with_options(&record.agreed.rail, snapshot.view()).await;
        Ok(ShownOrder { view, record })
    }

    /// The orders that the visitor's device may see, the newest first. Omits an attempt that upstream never
    /// received if the same items were ordered later.
    pub async fn list(&self, visitor: &Visitor) -> Result<Vec<OrderSummary>, Failure> {
        let Some(device) = visitor.device_digest(&self.journal_keys) else { return Ok(Vec::new()) };
        let records = self.journal.open_to(&device, now()).await?;
        let listed = records.iter().enumerate().filter(|(at, record)| {
            !(record.standing == PlacementStatus::NotSent
                && records.iter().take(*at).any(|later| later.orders_same_as(record)))
        });
        Ok(listed.map(|(_, record)| summary(record, &device)).collect())
    }

    /// Subscribes to the visitor's order.
    pub async fn watch(
        &self,
        visitor: &Visitor,
        id: &OrderId,
    ) -> Result<impl Stream<Item = OrderView> + Send + 'static, ReadError> {
        let owned = self.find_owned(visitor, id).await?;
        let watch = self.hub.watch(&owned, &visitor.caller(owned.record().country)).await?;
        let rail = owned.record().agreed.rail.clone();
        Ok(self.wallets.clone().with_options_for_all(rail, watch.into_stream()))
    }

    /// The delivered goods, for the owner.
    pub async fn reveal(&self, visitor: &Visitor, id: &OrderId) -> Result<Vec<Revealed>, Failure> {
        let owned = self.find_owned(visitor, id).await?;
        Ok(self.hub.reveal(&owned, &visitor.buying().caller(owned.record().country)).await?)
    }

    /// Accepts the new amount of the visitor's order, if the order still has it.
    pub async fn accept(&self, visitor: &Visitor, id: &OrderId, amount: Decimal) -> Result<(), Failure> {
        let owned = self.find_owned(visitor, id).await?;
        Ok(self.hub.accept(&owned, &visitor.buying().caller(owned.record().country), amount).await?)
    }

    /// The transfer that pays the visitor's order from this account. Reads the order from upstream each time.
    pub async fn transfer(
        &self,
        visitor: &Visitor,
        id: &OrderId,
        payer: &Payer,
    ) -> Result<Transfer, Failure> {
        let owned = self.find_owned(visitor, id).await?;
        self.wallets.transfer(visitor, owned.record(), payer).await
    }

    /// Pays an order of the sandbox. An order that cannot be paid now, for example because it was just paid,
    /// stays unchanged. Fails with [`Failure::NotFound`] outside the sandbox.
    pub async fn simulate(&self, visitor: &Visitor, id: &OrderId) -> Result<(), Failure> {
        let Some(sandbox) = &self.sandbox else { return Err(Failure::NotFound) };
        let owned = self.find_owned(visitor, id).await?;
        let PlacementStatus::Placed(upstream) = &owned.record().standing else {
            return Err(Failure::NotFound);
        };
        if !sandbox.pay(upstream.expose()) {
            tracing::debug!(order = %id, "the sandbox accepted no payment");
        }
        Ok(())
    }

    /// The order, if it belongs to the visitor.
    async fn find_owned(&self, visitor: &Visitor, id: &OrderId) -> Result<OwnedOrder, ReadError> {
        let device = visitor.device_digest(&self.journal_keys).ok_or(ReadError::Unknown)?;
        self.journal.find_owned(&device, id, now()).await?.ok_or(ReadError::Unknown)
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
