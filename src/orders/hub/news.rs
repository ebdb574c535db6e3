//! The state that the watchers of one order share: the latest snapshot, and the caller on whose behalf
//! upstream is called.

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
    /// The caller who joined last.
    caller: Mutex<Caller>,
    /// Notified when the node that follows the order releases it.
    release: Notify,
}

impl News {
    pub fn new(first: Arc<Snapshot>, caller: Caller) -> Self {
        Self { sender: watch::Sender::new(first), caller: Mutex::new(caller), release: Notify::new() }
    }

    /// Adds a watcher.
    pub fn join(&self, caller: &Caller) -> Watch {
        caller.clone_into(&mut self.caller.lock().unwrap_or_else(PoisonError::into_inner));
        Watch::new(self.sender.subscribe())
    }

    /// The caller for background reads, which nobody is waiting for.
    pub fn caller(&self) -> Caller {
        self.caller.lock().unwrap_or_else(PoisonError::into_inner).on(Priority::Refresh)
    }

    pub fn latest(&self) -> Arc<Snapshot> {
        Arc::clone(&self.sender.borrow())
    }

    /// Ends when the last watcher has left.
    pub async fn until_unwatched(&self) {
        self.sender.closed().await;
    }

    pub fn is_unwatched(&self) -> bool {
        self.sender.receiver_count() == 0
    }

    /// Signals that any node may now follow the order.
    pub fn mark_released(&self) {
        self.release.notify_one();
    }

    /// Ends after [`Self::mark_released`].
    pub async fn released(&self) {
        self.release.notified().await;
    }

    /// Publishes a snapshot if it is new and not older than the current one. Returns whether it did.
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

/// Counts an open upstream stream for as long as this value lives.
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
