//! The hub keeps one upstream subscription per order, however many watchers and nodes there are.
//!
//! A watcher gets a snapshot at once and then every change. If upstream's stream fails or goes silent, the
//! hub polls upstream and tries the stream again later. The subscription ends a few seconds after the last
//! watcher has left, or when nothing more will happen. Only the owner of an order can watch it, see
//! [`OwnedOrder`].

mod follower;
mod news;
mod peers;
mod timing;
mod unwatched_poller;
mod watch;

#[cfg(test)]
mod tests;

pub use timing::Timing;
pub use watch::Watch;

use super::{
    journal::{Journal, OwnedOrder},
    reader::{ReadError, Reader},
    record::Record,
    snapshot::Snapshot,
};
use crate::{
    domain::{goods::Revealed, order_id::OrderId, order_view::PaymentView},
    payments::Outgoing,
    store::Node,
    upstream::{Caller, Upstream},
};
use follower::Follower;
use news::News;
use peers::Peers;
use rust_decimal::Decimal;
use std::{
    collections::HashMap,
    future::Future,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

/// Distributes order updates to all watchers. Cheap to clone; clones share one hub.
#[derive(Clone)]
pub struct Hub(Arc<Inner>);

pub(super) struct Inner {
    reader: Reader,
    peers: Peers,
    timing: Timing,
    followed: Mutex<HashMap<OrderId, Arc<News>>>,
    open: AtomicUsize,
    shutdown: CancellationToken,
    tasks: TaskTracker,
}

impl Hub {
    /// Creates a hub that ends every watch when `shutdown` is canceled. Until then it also polls the orders
    /// that nobody watches, together with the other nodes.
    pub fn new(journal: &Journal, node: Node, upstream: Upstream, shutdown: CancellationToken) -> Self {
        Self::with_timing(journal, node, upstream, shutdown, Timing::default())
    }

    /// The same with custom timing.
    pub fn with_timing(
        journal: &Journal,
        node: Node,
        upstream: Upstream,
        shutdown: CancellationToken,
        timing: Timing,
    ) -> Self {
        let inner = Arc::new(Inner {
            reader: Reader::new(journal.clone(), upstream, timing.snapshot_ttl),
            peers: Peers::new(journal, node),
            timing,
            followed: Mutex::default(),
            open: AtomicUsize::new(0),
            shutdown,
            tasks: TaskTracker::new(),
        });
        let hub = Self(inner);
        hub.spawn_until_shutdown(peers::listen(Arc::clone(&hub.0)));
        hub.spawn_until_shutdown(unwatched_poller::run(Arc::clone(&hub.0)));
        hub.spawn_until_shutdown(unwatched_poller::sweep(Arc::clone(&hub.0)));
        hub
    }

    fn spawn_until_shutdown(&self, job: impl Future<Output = ()> + Send + 'static) {
        let stop = self.0.shutdown.clone();
        self.0.tasks.spawn(async move { stop.run_until_cancelled(job).await });
    }

    /// The reader that this hub uses.
    pub fn reader(&self) -> &Reader {
        &self.0.reader
    }

    /// Joins the watchers of an order. Upstream is called on behalf of the caller who joined last; the
    /// caller's address is kept only in memory. Fails if upstream refuses or sends no first answer in time.
    /// If upstream must not be asked at the moment, the watch starts with upstream's last answer or the
    /// journal's data, and upstream is asked as soon as possible.
    pub async fn watch(&self, owned: &OwnedOrder, caller: &Caller) -> Result<Watch, ReadError> {
        if let Some(watch) = self.join(owned.id(), caller) {
            return Ok(watch);
        }
        let first = match self.snapshot(owned, caller).await {
            Err(error) if error.was_not_sent() => Arc::new(self.remembered(owned).await),
            first => first?,
        };
        Ok(self.follow(owned.id(), caller, first))
    }

    /// The current state of the order, for a page or a poll.
    pub async fn snapshot(&self, owned: &OwnedOrder, caller: &Caller) -> Result<Arc<Snapshot>, ReadError> {
        self.in_time(self.0.reader.snapshot(owned.record(), caller)).await
    }

    /// The payment that the order waits for, and the transfer that makes it. Reads the order from upstream
    /// now, because a snapshot of a few seconds ago is not recent enough when money moves. Needs no proof of
    /// ownership: anyone may pay an order, and a payment reveals nothing else about it.
    pub async fn transfer(
        &self,
        record: &Record,
        caller: &Caller,
    ) -> Result<Option<(PaymentView, Outgoing)>, ReadError> {
        Ok(self.in_time(self.0.reader.fresh(record, caller)).await?.transfer())
    }

    /// The order as far as it is known without asking upstream. Pages show it when upstream does not answer.
    pub async fn remembered(&self, owned: &OwnedOrder) -> Snapshot {
        // Another node may have recorded a payment while this one waited for upstream.
        let latest = self.0.reader.record(owned.id()).await;
        self.0.reader.remembered(latest.as_ref().unwrap_or_else(|_| owned.record())).await
    }

    /// The delivered goods. They are not kept.
    pub async fn reveal(&self, owned: &OwnedOrder, caller: &Caller) -> Result<Vec<Revealed>, ReadError> {
        self.0.reader.reveal(owned, caller).await
    }

    /// Accepts the new amount that the order asks for, see [`Reader::accept`], and notifies the order's
    /// watchers.
    pub async fn accept(
        &self,
        owned: &OwnedOrder,
        caller: &Caller,
        amount: Decimal,
    ) -> Result<(), ReadError> {
        let id = owned.id();
        let snapshot = self.in_time(self.0.reader.accept(owned, caller, amount)).await?;
        let followed = self.0.lock().get(id).map(Arc::clone);
        if let Some(news) = followed {
            news.publish(Arc::clone(&snapshot));
        }
        self.0.peers.share(id, &snapshot).await;
        Ok(())
    }

    /// The number of open upstream streams.
    pub fn open_streams(&self) -> usize {
        self.0.open.load(Ordering::Relaxed)
    }

    /// The number of orders that are followed, by stream or by polling.
    pub fn followed(&self) -> usize {
        self.0.lock().len()
    }

    /// Waits until every subscription has ended after the shutdown, for at most `longest`. Returns whether
    /// all have ended.
    pub async fn drain(&self, longest: Duration) -> bool {
        self.0.tasks.close();
        tokio::time::timeout(longest, self.0.tasks.wait()).await.is_ok()
    }

    /// Fails if upstream does not answer in the time that a page may take.
    async fn in_time<T>(&self, read: impl Future<Output = Result<T, ReadError>>) -> Result<T, ReadError> {
        tokio::time::timeout(self.0.timing.read_timeout, read).await.map_err(|_| ReadError::Slow)?
    }

    fn join(&self, id: &OrderId, caller: &Caller) -> Option<Watch> {
        self.0.lock().get(id).map(|news| news.join(caller))
    }

    /// Follows the order, unless another task already follows it or nothing more will happen.
    fn follow(&self, id: &OrderId, caller: &Caller, first: Arc<Snapshot>) -> Watch {
        let is_settled = first.is_settled();
        let mut followed = self.0.lock();
        if let Some(news) = followed.get(id) {
            return news.join(caller);
        }
        let news = Arc::new(News::new(first, caller.clone()));
        let watch = news.join(caller);
        if !is_settled && !self.0.shutdown.is_cancelled() {
            followed.insert(id.clone(), Arc::clone(&news));
            drop(followed);
            self.0.tasks.spawn(Follower::new(Arc::clone(&self.0), id.clone(), news).run());
        }
        watch
    }
}

impl Inner {
    fn lock(&self) -> MutexGuard<'_, HashMap<OrderId, Arc<News>>> {
        self.followed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
