//! Reading orders from upstream: single flight, kept for three seconds (contract 1.6), so that tracker,
//! page and refresh make one call; and every transition goes to the journal.
//!
//! What is kept has no goods in it. Goods are read anew each time their owner asks, once the order is paid. Upstream's last
//! word is kept for longer: a shopper who is to pay does not lose the address because upstream cannot be asked for a while.

use super::{
    clock::now,
    goods::{goods, withheld},
    journal::{Journal, JournalError},
    lines::complete,
    payable,
    pictures::illustrate,
    record::{PlacementStatus, Record},
    shared_snapshot,
    snapshot::Snapshot,
    view,
};
use crate::{
    domain::{goods::Revealed, order::UpstreamOrder, order_id::OrderId, time::Timestamp},
    upstream::{Caller, Upstream, UpstreamError},
};
use moka::future::Cache;
use rust_decimal::Decimal;
use std::{sync::Arc, time::Duration};
use thiserror::Error;
use tracing::Instrument;

/// How long upstream's last word may stand in for a new one, in seconds. What is to be paid does not change, so that is shown
/// until the payment window ends.
const STALE_SNAPSHOT_SECONDS: i64 = 60;

/// How long upstream's last word is kept: longer than any payment window.
const SNAPSHOT_TTL: Duration = Duration::from_hours(3);

/// Orders whose last word is kept, in memory.
const MAX_SNAPSHOTS: u64 = 20_000;

/// Why an order cannot be told of.
#[derive(Clone, Debug, Error)]
pub enum ReadError {
    /// No such order here.
    #[error("there is no such order")]
    Unknown,
    #[error(transparent)]
    Journal(Arc<JournalError>),
    /// Upstream has no word on it now; an order of ours that it does not know is `NotFound`.
    #[error(transparent)]
    Upstream(UpstreamError),
    /// Upstream was too slow for somebody who waits.
    #[error("upstream did not answer in time")]
    Slow,
}

impl ReadError {
    /// Whether upstream limits how often it is asked: it has nothing against the order, and its last word on it still holds.
    pub const fn is_throttled(&self) -> bool {
        matches!(self, Self::Upstream(UpstreamError::Throttled { .. } | UpstreamError::Blocked { .. }))
    }

    /// Whether upstream was not asked for that reason.
    pub const fn was_not_sent(&self) -> bool {
        matches!(
            self,
            Self::Upstream(UpstreamError::Throttled { was_sent: false, .. } | UpstreamError::Blocked { .. })
        )
    }
}

/// Reads orders. Cheap to clone; clones share what they keep.
#[derive(Clone)]
pub struct Reader {
    pub(super) journal: Journal,
    pub(super) upstream: Upstream,
    kept: Cache<OrderId, Arc<Snapshot>>,
    /// What upstream said last, without goods, and when.
    last_words: Cache<OrderId, Arc<(UpstreamOrder, Timestamp)>>,
}

impl Reader {
    pub fn new(journal: Journal, upstream: Upstream, keep: Duration) -> Self {
        let kept = Cache::builder().max_capacity(10_000).time_to_live(keep).build();
        let last_words = Cache::builder().max_capacity(MAX_SNAPSHOTS).time_to_live(SNAPSHOT_TTL).build();
        Self { journal, upstream, kept, last_words }
    }

    /// The row, or [`ReadError::Unknown`].
    pub async fn record(&self, id: &OrderId) -> Result<Record, ReadError> {
        self.journal.find(id).await?.ok_or(ReadError::Unknown)
    }

    /// The order as it is now. Upstream is asked at most once in three seconds, on behalf of whoever
    /// comes first; an order that is not at upstream is told from the journal.
    pub async fn snapshot(&self, id: &OrderId, caller: &Caller) -> Result<Arc<Snapshot>, ReadError> {
        let record = self.record(id).await?;
        let PlacementStatus::Placed(upstream_id) = &record.standing else {
            return Ok(Arc::new(Snapshot::remembered(record)));
        };
        let (this, id, caller, upstream_id) = (self.clone(), id.clone(), caller.clone(), upstream_id.clone());
        let read = async move {
            let order = this.upstream.order(&caller, &upstream_id).await.map_err(ReadError::Upstream)?;
            Ok(Arc::new(this.absorb(record, order).await))
        };
        // Whoever waits may leave before a slow answer is here: it goes on, and is there for whoever asks next.
        let kept = self.kept.clone();
        let reading = tokio::spawn(async move { kept.try_get_with(id, read).await }.in_current_span());
        reading.await.map_err(|_| ReadError::Slow)?.map_err(|error: Arc<ReadError>| (*error).clone())
    }

    /// The order without asking upstream: its last word, if that still holds, else what the journal remembers.
    pub async fn remembered(&self, id: &OrderId) -> Result<Snapshot, ReadError> {
        let record = self.record(id).await?;
        Ok(self.last_known(&record).await.unwrap_or_else(|| Snapshot::remembered(record)))
    }

    /// Upstream's last word on the order, said here or told by another node, while it may stand in for a new one.
    pub(super) async fn last_known(&self, record: &Record) -> Option<Snapshot> {
        let known = if let Some(last) = self.last_words.get(&record.id).await {
            let (order, at) = &*last;
            Snapshot::known(record.clone(), order.clone())?.checked_at(*at)
        } else {
            let text = self.journal.told(&record.id).await.ok().flatten()?;
            Snapshot::heard(record.clone(), &text)?.checked_at(record.updated_at)
        };
        let view = known.view();
        let holds = view.payment.is_some()
            || view.repriced.is_some()
            || view.checked_at.is_some_and(|at| view.now.since(at) <= STALE_SNAPSHOT_SECONDS);
        holds.then_some(known)
    }

    /// Takes in a created order: what it asks for can be shown from now on, also while upstream cannot be asked.
    pub async fn created(&self, record: Record, mut order: UpstreamOrder) {
        complete(&record.lines, &mut order);
        let id = record.id.clone();
        let snapshot = self.absorb(record, order).await;
        let Some(text) = snapshot.order.as_ref().and_then(shared_snapshot::write) else { return };
        if let Err(error) = self.journal.tell(&id, &text).await {
            tracing::warn!(order = %id, %error, "the created order was not written down for other nodes");
        }
    }

    /// The order read from upstream this moment, whatever is kept.
    pub async fn anew(&self, id: &OrderId, caller: &Caller) -> Result<Arc<Snapshot>, ReadError> {
        let record = self.record(id).await?;
        let PlacementStatus::Placed(upstream_id) = &record.standing else {
            return Ok(Arc::new(Snapshot::remembered(record)));
        };
        let order = self.upstream.order(caller, upstream_id).await.map_err(ReadError::Upstream)?;
        Ok(self.tell(record, order).await)
    }

    /// What was delivered, read from upstream this moment and kept nowhere; nothing, and nobody is asked, for an order that is
    /// not paid as far as the journal knows. Only for the owner.
    pub async fn reveal(&self, id: &OrderId, caller: &Caller) -> Result<Vec<Revealed>, ReadError> {
        let record = self.record(id).await?;
        let PlacementStatus::Placed(upstream_id) = &record.standing else { return Ok(Vec::new()) };
        if !record.is_paid() {
            return Ok(Vec::new());
        }
        let order = self.upstream.order(caller, upstream_id).await.map_err(ReadError::Upstream)?;
        let mut revealed = goods(&record, &order);
        illustrate(&self.upstream, &record, &order, &mut revealed).await;
        self.tell(record, order).await;
        Ok(revealed)
    }

    /// Accepts the other amount that a created order asks for, if it still asks for it: upstream is read this
    /// moment, and the amount that was shown is compared with what it says. Otherwise nothing changes, and the
    /// snapshot tells what there is to accept now. Only for the owner.
    pub async fn accept(
        &self,
        id: &OrderId,
        caller: &Caller,
        amount: Decimal,
    ) -> Result<Arc<Snapshot>, ReadError> {
        let record = self.record(id).await?;
        let PlacementStatus::Placed(upstream_id) = &record.standing else {
            return Ok(Arc::new(Snapshot::remembered(record)));
        };
        let order = self.upstream.order(caller, upstream_id).await.map_err(ReadError::Upstream)?;
        if let Some(agreed) = payable::accepted(&record, &order, amount, now()) {
            self.journal.agree(id, &agreed, now()).await?;
            tracing::info!(order = %id, "the order's other amount was accepted");
        }
        Ok(self.tell(record, order).await)
    }

    /// Takes in what upstream told by itself.
    pub async fn tell(&self, record: Record, order: UpstreamOrder) -> Arc<Snapshot> {
        let id = record.id.clone();
        let snapshot = Arc::new(self.absorb(record, order).await);
        self.kept.insert(id, Arc::clone(&snapshot)).await;
        snapshot
    }

    /// Writes a transition down and takes the goods out. An answer that was overtaken on its way is no news: what is
    /// remembered stands. A journal that cannot be used holds no news back.
    async fn absorb(&self, record: Record, mut order: UpstreamOrder) -> Snapshot {
        let mut record = self.journal.find(&record.id).await.ok().flatten().unwrap_or(record);
        complete(&record.lines, &mut order);
        if view::is_overtaken(&record, &order, now()) {
            tracing::debug!(order = %record.id, "an answer was overtaken");
            return self.latest(record).await;
        }
        let seen = view::seen(&record, &order, now());
        if record.seen.as_ref() != Some(&seen) {
            if let Err(error) = self.journal.seen(&record.id, &seen, now()).await {
                tracing::warn!(order = %record.id, %error, "the order's state was not written down");
            }
            payable::note(&record, &order, seen.phase, now());
            record.seen = Some(seen);
            record.updated_at = now();
        }
        if let Some(agreed) = view::asking(&record, &order) {
            if let Err(error) = self.journal.agree(&record.id, &agreed, now()).await {
                tracing::warn!(order = %record.id, %error, "what an order asks for was not written down");
            }
            record.agreed = agreed;
        }
        let order = withheld(order);
        self.last_words.insert(record.id.clone(), Arc::new((order.clone(), now()))).await;
        Snapshot::told(record, order)
    }
}

impl Reader {
    /// What is known without asking: the answer of a moment ago if there is one that says as much as the journal does.
    async fn latest(&self, record: Record) -> Snapshot {
        let kept = self.kept.get(&record.id).await;
        match kept.filter(|kept| kept.order.is_some() && kept.record().seen == record.seen) {
            Some(kept) => (*kept).clone(),
            None => Snapshot::remembered(record),
        }
    }
}

impl From<JournalError> for ReadError {
    fn from(error: JournalError) -> Self {
        Self::Journal(Arc::new(error))
    }
}
