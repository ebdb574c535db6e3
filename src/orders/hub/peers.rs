//! The other nodes: which of them follows an order, what it tells of it, and when its orders are anybody's again.

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

/// Before another try to listen.
const LISTEN_RETRY_PAUSE: Duration = Duration::from_secs(1);

/// What a line is about; the rest of it is the order's id.
const SNAPSHOT_TOPIC: &str = "told";
const RELEASED_TOPIC: &str = "free";

/// This node among the others.
#[derive(Clone)]
pub struct Peers {
    store: Store,
    journal: Journal,
    node: Node,
}

/// Who may follow an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaimResult {
    /// It is this node's. Without a name when the store could not be asked: better twice than not at all.
    Ours(Option<String>),
    /// The node of this name follows it.
    Theirs(String),
}

impl Peers {
    pub fn new(journal: &Journal, node: Node) -> Self {
        Self { journal: journal.clone(), store: journal.store().clone(), node }
    }

    /// Claims an order. In a file nobody can hear of the others, so every process follows for its own watchers.
    pub async fn claim(&self, id: &OrderId) -> ClaimResult {
        match self.journal.claim(id, self.node.id(), now()).await {
            Ok(Claim::Mine(turn)) => ClaimResult::Ours(Some(turn)),
            Ok(Claim::Theirs(_)) if self.store.kind() == Kind::Sqlite => ClaimResult::Ours(None),
            Ok(Claim::Theirs(node)) => ClaimResult::Theirs(node),
            Err(error) => {
                tracing::warn!(order = %id, %error, "an order is followed without a claim");
                ClaimResult::Ours(None)
            }
        }
    }

    /// Gives a claim back and says so, for watchers elsewhere.
    pub async fn release(&self, id: &OrderId, turn: &str, in_seconds: i64) {
        let released = self.journal.release(id, turn, now().plus(in_seconds)).await;
        if let Err(error) = released {
            tracing::debug!(order = %id, %error, "a claim was not given back; it ends with this node");
        }
        self.announce(RELEASED_TOPIC, id).await;
    }

    /// Tells the other nodes, if there are any.
    pub async fn tell(&self, id: &OrderId, snapshot: &Snapshot) {
        if self.node.count() < 2 || self.store.kind() == Kind::Sqlite {
            return;
        }
        let Some(text) = snapshot.order.as_ref().and_then(shared_snapshot::write) else { return };
        match self.journal.tell(id, &text).await {
            Ok(()) => self.announce(SNAPSHOT_TOPIC, id).await,
            Err(error) => tracing::warn!(order = %id, %error, "the other nodes were not told of an order"),
        }
    }

    async fn announce(&self, word: &str, id: &OrderId) {
        if self.node.count() < 2 {
            return;
        }
        if let Err(error) = self.store.announce(&format!("{} {word} {id}", self.node.id())).await {
            tracing::debug!(order = %id, %error, "the other nodes heard nothing");
        }
    }

    /// Ends when this node's lease has lapsed: what it held may be another's.
    pub async fn lapsed(&self) {
        let mut pulse = self.node.pulse();
        let before = pulse.borrow_and_update().lapses;
        if pulse.wait_for(|pulse| pulse.lapses != before).await.is_err() {
            std::future::pending::<()>().await;
        }
    }

    /// Ends with the next beat; `true` while the node is alive.
    pub async fn is_alive(&self, node: &str) -> bool {
        let mut pulse = self.node.pulse();
        pulse.mark_unchanged();
        if pulse.changed().await.is_err() {
            sleep(LISTEN_RETRY_PAUSE).await;
        }
        pulse.borrow().alive.contains(node)
    }

    /// How many nodes share the work.
    pub fn count(&self) -> usize {
        self.node.count()
    }
}

/// Hears what the other nodes tell, as long as the hub lives.
pub(super) async fn listen(hub: Arc<Inner>) {
    loop {
        match hub.peers.store.listen().await {
            Ok(None) => return,
            Ok(Some(bulletin)) => {
                // Whatever was said before the ear was open.
                catch_up(&hub).await;
                let error = hear(&hub, bulletin).await;
                tracing::warn!(%error, "the other nodes are not heard; listening anew");
            }
            Err(error) => tracing::warn!(%error, "the other nodes cannot be heard"),
        }
        sleep(LISTEN_RETRY_PAUSE).await;
    }
}

async fn hear(hub: &Arc<Inner>, mut bulletin: Notifications) -> StoreError {
    loop {
        match bulletin.next().await {
            Ok(Notification::Gap) => catch_up(hub).await,
            Ok(Notification::Line(line)) => read(hub, &line).await,
            Err(error) => return error,
        }
    }
}

async fn read(hub: &Arc<Inner>, line: &str) {
    let mut words = line.split(' ');
    let (Some(node), Some(word), Some(id)) = (words.next(), words.next(), words.next()) else { return };
    let Ok(id) = id.parse::<OrderId>() else { return };
    let Some(news) = hub.lock().get(&id).map(Arc::clone) else { return };
    match word {
        _ if node == hub.peers.node.id() => {}
        SNAPSHOT_TOPIC => take(hub, &id, &news).await,
        RELEASED_TOPIC => news.set_free(),
        _ => {}
    }
}

/// Takes in what the others told of each order that is watched here.
async fn catch_up(hub: &Arc<Inner>) {
    let watched: Vec<_> = hub.lock().iter().map(|(id, news)| (id.clone(), Arc::clone(news))).collect();
    for (id, news) in watched {
        take(hub, &id, &news).await;
        news.set_free();
    }
}

/// Takes in what another node told of the order last, if one did.
pub(super) async fn take(hub: &Arc<Inner>, id: &OrderId, news: &News) {
    let journal = &hub.peers.journal;
    match (journal.find(id).await, journal.told(id).await) {
        (Ok(Some(record)), Ok(Some(text))) => {
            if let Some(snapshot) = Snapshot::heard(record, &text) {
                news.publish(Arc::new(snapshot));
            }
        }
        (Err(error), _) | (_, Err(error)) => {
            tracing::warn!(order = %id, %error, "what another node told was not read");
        }
        _ => {}
    }
}
