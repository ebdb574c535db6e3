//! What the watchers of one order share: the latest snapshot, and on whose behalf upstream is called.

use super::Watch;
use crate::{
    orders::snapshot::Snapshot,
    upstream::{Caller, Priority},
};
use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicUsize, Ordering},
};
use tokio::sync::{Notify, watch};

pub struct News {
    sender: watch::Sender<Arc<Snapshot>>,
    /// Who joined last.
    caller: Mutex<Caller>,
    /// Rung when the node that follows the order gave it back.
    free: Notify,
}

impl News {
    pub fn new(first: Arc<Snapshot>, caller: Caller) -> Self {
        Self { sender: watch::Sender::new(first), caller: Mutex::new(caller), free: Notify::new() }
    }

    /// One more watcher.
    pub fn join(&self, caller: &Caller) -> Watch {
        caller.clone_into(&mut self.caller.lock().unwrap_or_else(PoisonError::into_inner));
        Watch::new(self.sender.subscribe())
    }

    /// Whoever follows asks for news that nobody has asked for.
    pub fn caller(&self) -> Caller {
        self.caller.lock().unwrap_or_else(PoisonError::into_inner).on(Priority::Refresh)
    }

    pub fn latest(&self) -> Arc<Snapshot> {
        Arc::clone(&self.sender.borrow())
    }

    /// Ends when the last watcher has left.
    pub async fn deserted(&self) {
        self.sender.closed().await;
    }

    pub fn is_deserted(&self) -> bool {
        self.sender.receiver_count() == 0
    }

    /// The order is anybody's to follow.
    pub fn set_free(&self) {
        self.free.notify_one();
    }

    /// Ends when it is.
    pub async fn freed(&self) {
        self.free.notified().await;
    }

    /// Passes a snapshot on if it tells something new and is not older than what is known. Whether it did.
    pub fn publish(&self, snapshot: Arc<Snapshot>) -> bool {
        self.sender.send_if_modified(|known| {
            let is_news = snapshot.is_news_after(known);
            if is_news {
                *known = snapshot;
            }
            is_news
        })
    }
}

/// Counts an open upstream stream for as long as it lives.
pub struct Open<'a>(&'a AtomicUsize);

impl<'a> Open<'a> {
    pub fn count(streams: &'a AtomicUsize) -> Self {
        streams.fetch_add(1, Ordering::Relaxed);
        Self(streams)
    }
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
