//! Coordinates with the other nodes: which node follows an order, the snapshots it shares, and when it
//! releases the order.

use super::{Inner, news::News};
use crate::{
    domain::order_id::OrderId,
    orders::{
        clock::now,
        journal::{Claim, Journal},
        shared_snapshot,
        snapshot::Snapshot,
    },
    store::{Kind, Node, Notification, Notifications, Store, StoreError},
};
use std::{sync::Arc, time::Duration};
use tokio::time::sleep;

/// The pause before listening is tried again.
const LISTEN_RETRY_PAUSE: Duration = Duration::from_secs(1);

/// The topic of a notification line; the rest of the line is the order's ID.
const SNAPSHOT_TOPIC: &str = "told";
const RELEASED_TOPIC: &str = "free";

/// This node's view of the other nodes.
#[derive(Clone)]
pub struct Peers {
    store: Store,
    journal: Journal,
    node: Node,
}

/// Which node may follow an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaimResult {
    /// This node. There is no claim token if the store could not be asked: two followers are better than
    /// none.
    Ours(Option<String>),
    /// The node with this ID follows it.
    Theirs(String),
}

impl Peers {
    pub fn new(journal: &Journal, node: Node) -> Self {
        Self { journal: journal.clone(), store: journal.store().clone(), node }
    }

    /// Claims an order. With an `SQLite` file, processes cannot notify each other, so each one follows orders
    /// for its own watchers.
    pub async fn claim(&self, id: &OrderId) -> ClaimResult {
        match self.journal.claim(id, self.node.id(), now()).await {
            Ok(Claim::Mine(claim_token)) => ClaimResult::Ours(Some(claim_token)),
            Ok(Claim::Theirs(_)) if self.store.kind() == Kind::Sqlite => ClaimResult::Ours(None),
            Ok(Claim::Theirs(node)) => ClaimResult::Theirs(node),
            Err(error) => {
                tracing::warn!(order = %id, %error, "failed to claim an order; following it without a claim");
                ClaimResult::Ours(None)
            }
        }
    }

    /// Releases a claim and announces it to the other nodes.
    pub async fn release(&self, id: &OrderId, claim_token: &str, in_seconds: i64) {
        let released = self.journal.release(id, claim_token, now().plus(in_seconds)).await;
        if let Err(error) = released {
            tracing::debug!(order = %id, %error, "failed to release a claim; it ends with this node's lease");
        }
        self.announce(RELEASED_TOPIC, id).await;
    }

    /// Shares a snapshot with the other nodes, if there are any.
    pub async fn share(&self, id: &OrderId, snapshot: &Snapshot) {
        if self.node.count() < 2 || self.store.kind() == Kind::Sqlite {
            return;
        }
        let Some(text) = snapshot.order.as_ref().and_then(shared_snapshot::write) else { return };
        match self.journal.save_shared(id, &text).await {
            Ok(()) => self.announce(SNAPSHOT_TOPIC, id).await,
            Err(error) => tracing::warn!(order = %id, %error, "failed to share an order with other nodes"),
        }
    }

    async fn announce(&self, topic: &str, id: &OrderId) {
        if self.node.count() < 2 {
            return;
        }
        if let Err(error) = self.store.announce(&format!("{} {topic} {id}", self.node.id())).await {
            tracing::debug!(order = %id, %error, "failed to notify the other nodes about an order");
        }
    }

    /// Ends when this node's lease has lapsed. Other nodes may have taken over its orders then.
    pub async fn lease_lapsed(&self) {
        let mut membership = self.node.membership();
        let before = membership.borrow_and_update().lapses;
        if membership.wait_for(|membership| membership.lapses != before).await.is_err() {
            std::future::pending::<()>().await;
        }
    }

    /// Waits for the next membership update. Returns whether the node is alive.
    pub async fn is_alive(&self, node: &str) -> bool {
        let mut membership = self.node.membership();
        membership.mark_unchanged();
        if membership.changed().await.is_err() {
            sleep(LISTEN_RETRY_PAUSE).await;
        }
        membership.borrow().alive.contains(node)
    }

    /// The number of live nodes.
    pub fn count(&self) -> usize {
        self.node.count()
    }
}

/// Handles notifications from the other nodes until the hub ends.
pub(super) async fn listen(hub: Arc<Inner>) {
    loop {
        match hub.peers.store.listen().await {
            Ok(None) => return,
            Ok(Some(notifications)) => {
                // Load what was shared before this node was listening.
                catch_up(&hub).await;
                let error = handle_notifications(&hub, notifications).await;
                tracing::warn!(%error, "lost the connection for notifications from other nodes; reconnecting");
            }
            Err(error) => tracing::warn!(%error, "failed to listen for notifications from other nodes"),
        }
        sleep(LISTEN_RETRY_PAUSE).await;
    }
}

async fn handle_notifications(hub: &Arc<Inner>, mut notifications: Notifications) -> StoreError {
    loop {
        match notifications.next().await {
            Ok(Notification::Gap) => catch_up(hub).await,
            Ok(Notification::Line(line)) => handle_line(hub, &line).await,
            Err(error) => return error,
        }
    }
}

async fn handle_line(hub: &Arc<Inner>, line: &str) {
    let mut words = line.split(' ');
    let (Some(node), Some(topic), Some(id)) = (words.next(), words.next(), words.next()) else { return };
    let Ok(id) = id.parse::<OrderId>() else { return };
    let Some(news) = hub.lock().get(&id).map(Arc::clone) else { return };
    match topic {
        _ if node == hub.peers.node.id() => {}
        SNAPSHOT_TOPIC => load_shared_snapshot(hub, &id, &news).await,
        RELEASED_TOPIC => news.mark_released(),
        _ => {}
    }
}

/// Loads the shared snapshot of every order that is watched here.
async fn catch_up(hub: &Arc<Inner>) {
    let watched: Vec<_> = hub.lock().iter().map(|(id, news)| (id.clone(), Arc::clone(news))).collect();
    for (id, news) in watched {
        load_shared_snapshot(hub, &id, &news).await;
        news.mark_released();
    }
}

/// Loads the last snapshot that another node shared for this order, if any, and publishes it.
pub(super) async fn load_shared_snapshot(hub: &Arc<Inner>, id: &OrderId, news: &News) {
    let journal = &hub.peers.journal;
    match (journal.find(id).await, journal.find_shared(id).await) {
        (Ok(Some(record)), Ok(Some(text))) => {
            if let Some(snapshot) = Snapshot::from_shared(record, &text) {
                news.publish(Arc::new(snapshot));
            }
        }
        (Err(error), _) | (_, Err(error)) => {
            tracing::warn!(order = %id, %error, "failed to read an order that another node shared");
        }
        _ => {}
    }
}
