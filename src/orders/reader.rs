//! Reads orders from upstream. Concurrent reads share one call, and answers are kept for three seconds
//! (contract 1.6), so that tracker, page and refresh make one call. Every transition is written to the
//! journal.
//!
//! Kept answers contain no goods. Goods are read again each time their owner requests them, once the order is
//! paid. Upstream's last answer is kept for longer, so that a shopper who has to pay does not lose the
//! address while upstream cannot be asked.

use super::{
    clock::now,
    goods::{goods, withheld},
    journal::{Journal, JournalError, OwnedOrder},
    lines::complete,
    payable,
    pictures::add_pictures,
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

/// How old upstream's last answer may be when it replaces a new one, in seconds. What is to be paid does not
/// change, so that is shown until the payment window ends.
const STALE_SNAPSHOT_SECONDS: i64 = 60;

/// How long upstream's last answer is kept: longer than any payment window.
const SNAPSHOT_TTL: Duration = Duration::from_hours(3);

/// The maximum number of orders whose last answer is kept in memory.
const MAX_SNAPSHOTS: u64 = 20_000;

/// Why an order could not be read.
#[derive(Clone, Debug, Error)]
pub enum ReadError {
    /// This shop has no such order.
    #[error("there is no such order")]
    Unknown,
    #[error(transparent)]
    Journal(Arc<JournalError>),
    /// Upstream's error. It is `NotFound` for an order of this shop that upstream does not know.
    #[error(transparent)]
    Upstream(UpstreamError),
    /// Upstream did not answer in the time that the caller waits.
    #[error("upstream did not answer in time")]
    Slow,
}

impl ReadError {
    /// Whether upstream limits the rate of calls. It does not reject the order, and its last answer is still
    /// valid.
    pub const fn is_throttled(&self) -> bool {
        matches!(self, Self::Upstream(UpstreamError::Throttled { .. } | UpstreamError::Blocked { .. }))
    }

    /// Whether upstream was not called because of its rate limit.
    pub const fn was_not_sent(&self) -> bool {
        matches!(
            self,
            Self::Upstream(UpstreamError::Throttled { was_sent: false, .. } | UpstreamError::Blocked { .. })
        )
    }
}

/// Reads orders. Cheap to clone; clones share their caches.
#[derive(Clone)]
pub struct Reader {
    pub(super) journal: Journal,
    pub(super) upstream: Upstream,
    recent: Cache<OrderId, Arc<Snapshot>>,
    /// Upstream's last answers, without goods, and their times.
    last_answers: Cache<OrderId, Arc<(UpstreamOrder, Timestamp)>>,
}

impl Reader {
    pub fn new(journal: Journal, upstream: Upstream, ttl: Duration) -> Self {
        let recent = Cache::builder().max_capacity(10_000).time_to_live(ttl).build();
        let last_answers = Cache::builder().max_capacity(MAX_SNAPSHOTS).time_to_live(SNAPSHOT_TTL).build();
        Self { journal, upstream, recent, last_answers }
    }

    /// The journal's row, or [`ReadError::Unknown`].
    pub async fn record(&self, id: &OrderId) -> Result<Record, ReadError> {
        self.journal.find(id).await?.ok_or(ReadError::Unknown)
    }

    /// The current state of the order. Upstream is called at most once in three seconds, on behalf of the
    /// first caller. An order that is not at upstream comes from the journal.
    pub(super) async fn snapshot(
        &self,
        record: &Record,
        caller: &Caller,
    ) -> Result<Arc<Snapshot>, ReadError> {
        let PlacementStatus::Placed(upstream_id) = &record.standing else {
            return Ok(Arc::new(Snapshot::remembered(record.clone())));
        };
        let (this, id, caller, upstream_id) =
            (self.clone(), record.id.clone(), caller.clone(), upstream_id.clone());
        let record = record.clone();
        let read = async move {
            let order = this.upstream.order(&caller, &upstream_id).await.map_err(ReadError::Upstream)?;
            Ok(Arc::new(this.record_answer(record, order).await))
        };
        // The read continues if the caller leaves before a slow answer arrives, and serves the next caller.
        let recent = self.recent.clone();
        let reading = tokio::spawn(async move { recent.try_get_with(id, read).await }.in_current_span());
        reading.await.map_err(|_| ReadError::Slow)?.map_err(|error: Arc<ReadError>| (*error).clone())
    }

    /// The order without asking upstream: its last answer if that is still valid, otherwise what the journal
    /// has.
    pub(super) async fn remembered(&self, record: &Record) -> Snapshot {
        self.last_known(record).await.unwrap_or_else(|| Snapshot::remembered(record.clone()))
    }

    /// Upstream's last answer about the order, received here or shared by another node, while it may replace
    /// a new one.
    pub(super) async fn last_known(&self, record: &Record) -> Option<Snapshot> {
        let known = if let Some(last) = self.last_answers.get(&record.id).await {
            let (order, at) = &*last;
            Snapshot::from_earlier_answer(record.clone(), order.clone())?.checked_at(*at)
        } else {
            let text = self.journal.find_shared(&record.id).await.ok().flatten()?;
            Snapshot::from_shared(record.clone(), &text)?.checked_at(record.updated_at)
        };
        let view = known.view();
        let holds = view.payment.is_some()
            || view.repriced.is_some()
            || view.checked_at.is_some_and(|at| view.now.since(at) <= STALE_SNAPSHOT_SECONDS);
        holds.then_some(known)
    }

    /// Records a created order, so that its payment can be shown from now on, even while upstream cannot be
    /// asked.
    pub async fn created(&self, record: Record, mut order: UpstreamOrder) {
        complete(&record.lines, &mut order);
        let id = record.id.clone();
        let snapshot = self.record_answer(record, order).await;
        let Some(text) = snapshot.order.as_ref().and_then(shared_snapshot::write) else { return };
        if let Err(error) = self.journal.save_shared(&id, &text).await {
            tracing::warn!(order = %id, %error, "failed to save the created order for other nodes");
        }
    }

    /// Reads the order from upstream now, whatever is cached.
    pub(super) async fn fresh(&self, record: &Record, caller: &Caller) -> Result<Arc<Snapshot>, ReadError> {
        let PlacementStatus::Placed(upstream_id) = &record.standing else {
            return Ok(Arc::new(Snapshot::remembered(record.clone())));
        };
        let order = self.upstream.order(caller, upstream_id).await.map_err(ReadError::Upstream)?;
        Ok(self.accept_answer(record.clone(), order).await)
    }

    /// Reads the delivered goods from upstream now, and keeps none of them. Returns nothing, and makes no
    /// call, if the journal has the order as unpaid.
    pub(super) async fn reveal(
        &self,
        owned: &OwnedOrder,
        caller: &Caller,
    ) -> Result<Vec<Revealed>, ReadError> {
        let record = owned.record();
        let PlacementStatus::Placed(upstream_id) = &record.standing else { return Ok(Vec::new()) };
        if !record.is_paid() {
            return Ok(Vec::new());
        }
        let order = self.upstream.order(caller, upstream_id).await.map_err(ReadError::Upstream)?;
        let mut revealed = goods(record, &order);
        add_pictures(&self.upstream, record, &order, &mut revealed).await;
        self.accept_answer(record.clone(), order).await;
        Ok(revealed)
    }

    /// Accepts the new amount that a created order asks for, if it still asks for it: reads the order from
    /// upstream now and compares its amount with the one that was shown. If they differ, nothing changes, and
    /// the returned snapshot contains what to accept now.
    pub(super) async fn accept(
        &self,
        owned: &OwnedOrder,
        caller: &Caller,
        amount: Decimal,
    ) -> Result<Arc<Snapshot>, ReadError> {
        let (id, record) = (owned.id(), owned.record());
        let PlacementStatus::Placed(upstream_id) = &record.standing else {
            return Ok(Arc::new(Snapshot::remembered(record.clone())));
        };
        let order = self.upstream.order(caller, upstream_id).await.map_err(ReadError::Upstream)?;
        if let Some(agreed) = payable::accepted(record, &order, amount, now()) {
            self.journal.agree(id, &agreed, now()).await?;
            tracing::info!(order = %id, "the shopper accepted the order's new amount");
        }
        Ok(self.accept_answer(record.clone(), order).await)
    }

    /// Records an answer that upstream just sent, and keeps it for the next readers.
    pub async fn accept_answer(&self, record: Record, order: UpstreamOrder) -> Arc<Snapshot> {
        let id = record.id.clone();
        let snapshot = Arc::new(self.record_answer(record, order).await);
        self.recent.insert(id, Arc::clone(&snapshot)).await;
        snapshot
    }

    /// Writes a transition to the journal and removes the goods. A stale answer is ignored, and the recorded
    /// state stays. An unusable journal does not hold up the answer.
    async fn record_answer(&self, record: Record, mut order: UpstreamOrder) -> Snapshot {
        let mut record = self.journal.find(&record.id).await.ok().flatten().unwrap_or(record);
        complete(&record.lines, &mut order);
        if view::is_overtaken(&record, &order, now()) {
            tracing::debug!(order = %record.id, "ignored a stale answer");
            return self.latest(record).await;
        }
        let seen = view::seen(&record, &order, now());
        if record.seen.as_ref() != Some(&seen) {
            if let Err(error) = self.journal.seen(&record.id, &seen, now()).await {
                tracing::warn!(order = %record.id, %error, "failed to write the order's state");
            }
            payable::log_mismatch(&record, &order, seen.phase, now());
            record.seen = Some(seen);
            record.updated_at = now();
        }
        if let Some(agreed) = view::updated_terms(&record, &order) {
            if let Err(error) = self.journal.agree(&record.id, &agreed, now()).await {
                tracing::warn!(order = %record.id, %error, "failed to write the amount that an order asks for");
            }
            record.agreed = agreed;
        }
        let order = withheld(order);
        self.last_answers.insert(record.id.clone(), Arc::new((order.clone(), now()))).await;
        Snapshot::told(record, order)
    }
}

impl Reader {
    /// The latest known snapshot, without asking upstream: the cached one if it matches the journal.
    async fn latest(&self, record: Record) -> Snapshot {
        let recent = self.recent.get(&record.id).await;
        match recent.filter(|recent| recent.order.is_some() && recent.record().seen == record.seen) {
            Some(recent) => (*recent).clone(),
            None => Snapshot::remembered(record),
        }
    }
}

impl From<JournalError> for ReadError {
    fn from(error: JournalError) -> Self {
        Self::Journal(Arc::new(error))
    }
}
