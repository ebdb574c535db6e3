//! A watcher's end of the news.

use crate::{
    domain::{order_view::OrderView, time::Timestamp},
    orders::{clock::now, snapshot::Snapshot},
};
use futures::Stream;
use std::{sync::Arc, time::Duration};
use tokio::sync::watch::Receiver;

/// The news of one order. Dropping it is leaving.
#[derive(Debug)]
pub struct Watch {
    news: Receiver<Arc<Snapshot>>,
    /// When the last view stops being true by itself, in unix seconds.
    turns_at: Option<i64>,
    has_begun: bool,
}

impl Watch {
    pub(super) const fn new(news: Receiver<Arc<Snapshot>>) -> Self {
        Self { news, turns_at: None, has_begun: false }
    }

    /// The order at this moment.
    pub fn view(&self) -> OrderView {
        self.news.borrow().view()
    }

    /// The snapshot first, then every change; a slow watcher gets the latest only. `None` when nothing
    /// more will come: the order is settled, or the shop goes down.
    pub async fn next(&mut self) -> Option<OrderView> {
        if self.has_begun {
            tokio::select! {
                changed = self.news.changed() => changed.ok()?,
                () = turn(self.turns_at) => {}
            }
        }
        self.has_begun = true;
        let snapshot = Arc::clone(&self.news.borrow_and_update());
        let view = snapshot.view();
        self.turns_at = snapshot.turns_at(&view).map(Timestamp::unix);
        Some(view)
    }

    /// The same as a stream.
    pub fn into_stream(self) -> impl Stream<Item = OrderView> {
        futures::stream::unfold(self, async |mut watch| watch.next().await.map(|view| (view, watch)))
    }
}

/// Ends when a view stops being true by itself, as when the payment window ends.
async fn turn(at: Option<i64>) {
    match at {
        Some(at) => {
            let left = u64::try_from(at.saturating_sub(now().unix())).unwrap_or(0);
            tokio::time::sleep(Duration::from_secs(left.saturating_add(1))).await;
        }
        None => std::future::pending().await,
    }
}
