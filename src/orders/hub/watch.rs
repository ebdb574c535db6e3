//! A watcher's receiving end.

use crate::{
    domain::{order_view::OrderView, time::Timestamp},
    orders::{clock::now, snapshot::Snapshot},
};
use futures::Stream;
use std::{sync::Arc, time::Duration};
use tokio::sync::watch::Receiver;

/// The updates of one order. Dropping it stops watching.
#[derive(Debug)]
pub struct Watch {
    news: Receiver<Arc<Snapshot>>,
    /// When the last view becomes outdated without an update, in Unix seconds.
    changes_at: Option<i64>,
    has_begun: bool,
}

impl Watch {
    pub(super) const fn new(news: Receiver<Arc<Snapshot>>) -> Self {
        Self { news, changes_at: None, has_begun: false }
    }

    /// The order's current view.
    pub fn view(&self) -> OrderView {
        self.news.borrow().view()
    }

    /// Returns the current view first, then a view for every change; a slow watcher gets only the latest.
    /// Returns `None` when nothing more will come: the order is settled, or the shop shuts down.
    pub async fn next(&mut self) -> Option<OrderView> {
        if self.has_begun {
            tokio::select! {
                changed = self.news.changed() => changed.ok()?,
                () = wait_until(self.changes_at) => {}
            }
        }
        self.has_begun = true;
        let snapshot = Arc::clone(&self.news.borrow_and_update());
        let view = snapshot.view();
        self.changes_at = snapshot.changes_at(&view).map(Timestamp::unix);
        Some(view)
    }

    /// Converts the watch to a stream.
    pub fn into_stream(self) -> impl Stream<Item = OrderView> {
        futures::stream::unfold(self, async |mut watch| watch.next().await.map(|view| (view, watch)))
    }
}

/// Waits until a view becomes outdated without an update, such as at the end of the payment window.
async fn wait_until(at: Option<i64>) {
    match at {
        Some(at) => {
            let left = u64::try_from(at.saturating_sub(now().unix())).unwrap_or(0);
            tokio::time::sleep(Duration::from_secs(left.saturating_add(1))).await;
        }
        None => std::future::pending().await,
    }
}
