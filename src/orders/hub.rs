//! The hub: one upstream subscription per order however many watch it, on however many nodes.
//!
//! Whoever joins gets a snapshot at once and then every change; when upstream's stream fails or falls
//! silent the hub asks upstream instead, and tries the stream again later. A few seconds after the last
//! watcher left, or when nothing more will happen, the subscription ends. Ownership is asked before, by
//! whoever serves the watcher.

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
    journal::Journal,
    reader::{ReadError, Reader},
    snapshot::Snapshot,
};
use crate::{
    domain::{goods::Revealed, order_id::OrderId},
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

/// Order news for everybody. Cheap to clone; clones are one hub.
#[derive(Clone)]
pub struct Hub(Arc<Inner>);

pub(super) struct Inner {
    reader: Reader,
    peers: Peers,
    pace: Timing,
    followed: Mutex<HashMap<OrderId, Arc<News>>>,
    open: AtomicUsize,
    shutdown: CancellationToken,
    tasks: TaskTracker,
}

impl Hub {
    /// A hub that ends every watch when `shutdown` is cancelled. Until then it also looks after the orders that
    /// nobody watches, together with the other nodes.
    pub fn new(journal: &Journal, node: Node, upstream: Upstream, shutdown: CancellationToken) -> Self {
        Self::with_pace(journal, node, upstream, shutdown, Timing::default())
    }

    /// The same with other spans of time.
    pub fn with_pace(
        journal: &Journal,
        node: Node,
        upstream: Upstream,
        shutdown: CancellationToken,
        pace: Timing,
    ) -> Self {
        let parts = Arc::new(Inner {
            reader: Reader::new(journal.clone(), upstream, pace.keep),
            peers: Peers::new(journal, node),
            pace,
            followed: Mutex::default(),
            open: AtomicUsize::new(0),
            shutdown,
            tasks: TaskTracker::new(),
        });
        let hub = Self(parts);
        hub.work(peers::listen(Arc::clone(&hub.0)));
        hub.work(unwatched_poller::go_round(Arc::clone(&hub.0)));
        hub.work(unwatched_poller::sweep(Arc::clone(&hub.0)));
        hub
    }

    fn work(&self, job: impl Future<Output = ()> + Send + 'static) {
        let stop = self.0.shutdown.clone();
        self.0.tasks.spawn(async move { stop.run_until_cancelled(job).await });
    }

    /// What reads the orders for this hub.
    pub fn reader(&self) -> &Reader {
        &self.0.reader
    }

    /// Joins the watchers of an order. Upstream is called on behalf of whoever joined last; their
    /// address is kept in memory only. Fails when upstream has no first word in time or refuses. Where it may not be asked at
    /// the moment, the watch begins with its last word, or the journal's, and it is asked as soon as it may be.
    pub async fn watch(&self, id: &OrderId, caller: &Caller) -> Result<Watch, ReadError> {
        if let Some(watch) = self.join(id, caller) {
            return Ok(watch);
        }
        let first = tokio::time::timeout(self.0.pace.patience, self.0.reader.snapshot(id, caller));
        let first = match first.await.map_err(|_| ReadError::Slow)? {
            Err(error) if error.was_not_sent() => Arc::new(self.remembered(id).await?),
            first => first?,
        };
        Ok(self.follow(id, caller, first))
    }

    /// The order as it is now, for a page or a poll; merged with what the tracker knows.
    pub async fn snapshot(&self, id: &OrderId, caller: &Caller) -> Result<Arc<Snapshot>, ReadError> {
        let read = tokio::time::timeout(self.0.pace.patience, self.0.reader.snapshot(id, caller));
        read.await.map_err(|_| ReadError::Slow)?
    }

    /// The order read from upstream this moment: before money moves, what was read seconds ago is not enough.
    pub async fn anew(&self, id: &OrderId, caller: &Caller) -> Result<Arc<Snapshot>, ReadError> {
        let read = tokio::time::timeout(self.0.pace.patience, self.0.reader.anew(id, caller));
        read.await.map_err(|_| ReadError::Slow)?
    }

    /// The order as far as it is known without asking upstream: what a page shows when upstream has no word.
    pub async fn remembered(&self, id: &OrderId) -> Result<Snapshot, ReadError> {
        self.0.reader.remembered(id).await
    }

    /// What was delivered. Only for the owner; kept nowhere.
    pub async fn reveal(&self, id: &OrderId, caller: &Caller) -> Result<Vec<Revealed>, ReadError> {
        self.0.reader.reveal(id, caller).await
    }

    /// Accepts the other amount that the order asks for, see [`Reader::accept`]; its watchers are told.
    pub async fn accept(&self, id: &OrderId, caller: &Caller, amount: Decimal) -> Result<(), ReadError> {
        let accepting = tokio::time::timeout(self.0.pace.patience, self.0.reader.accept(id, caller, amount));
        let snapshot = accepting.await.map_err(|_| ReadError::Slow)??;
        let followed = self.0.lock().get(id).map(Arc::clone);
        if let Some(news) = followed {
            news.publish(Arc::clone(&snapshot));
        }
        self.0.peers.tell(id, &snapshot).await;
        Ok(())
    }

    /// How many upstream streams are open.
    pub fn open_streams(&self) -> usize {
        self.0.open.load(Ordering::Relaxed)
    }

    /// How many orders are followed, by stream or by asking.
    pub fn followed(&self) -> usize {
        self.0.lock().len()
    }

    /// Waits until every subscription has ended after the shutdown, at most this long.
    pub async fn drain(&self, longest: Duration) -> bool {
        self.0.tasks.close();
        tokio::time::timeout(longest, self.0.tasks.wait()).await.is_ok()
    }

    fn join(&self, id: &OrderId, caller: &Caller) -> Option<Watch> {
        self.0.lock().get(id).map(|news| news.join(caller))
    }

    /// Follows the order, unless somebody has begun to in the meantime or nothing more will happen.
    fn follow(&self, id: &OrderId, caller: &Caller, first: Arc<Snapshot>) -> Watch {
        let is_settled = first.standing().1;
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
