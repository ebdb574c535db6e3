//! Nodes: the processes that share a store. Each node has a lease and renews it every second.
//!
//! When a node's lease has expired, other nodes may take over its work. All nodes use the clock of
//! the store. A lease says who works on something; it is not a lock. A node that lost its lease
//! without noticing may repeat work that is safe to repeat. Work that must happen once is protected
//! by a unique key.

use super::{Store, StoreError};
use std::{collections::BTreeSet, sync::Arc, time::Duration};
use tokio::{
    sync::watch,
    time::{Instant, sleep, timeout},
};
use tokio_util::{
    sync::{CancellationToken, DropGuard},
    task::TaskTracker,
};

/// How long a node counts as alive after its last renewal.
pub const LEASE: Duration = Duration::from_secs(3);

/// Time between two renewals.
const RENEWAL_INTERVAL: Duration = Duration::from_secs(1);

/// How long the rows of dead nodes are kept, in milliseconds.
const FORGET_DEAD_NODES_AFTER_MS: i64 = 60_000;

const UPSERT_NODE: &str = "INSERT INTO nodes (id, until) VALUES ($1, $2) \
     ON CONFLICT (id) DO UPDATE SET until = excluded.until";

/// What a node knows about all nodes. Updated with every renewal.
#[derive(Clone, Debug, Default)]
pub struct Membership {
    /// IDs of the nodes that are alive, including this one.
    pub alive: Arc<BTreeSet<String>>,
    /// How often this node's own lease expired before it was renewed. After a lapse, other nodes
    /// may have taken over its work.
    pub lapses: u64,
}

/// This process as one of the nodes. Cheap to clone; clones are the same node.
#[derive(Clone)]
pub struct Node {
    store: Store,
    id: Arc<str>,
    membership: watch::Receiver<Membership>,
    stop_on_drop: Arc<DropGuard>,
    renewals: TaskTracker,
}

impl Node {
    /// Registers this process as a node, until it leaves or the last clone is dropped.
    pub async fn join(store: &Store) -> Result<Self, StoreError> {
        let id: Arc<str> = format!("{:032x}", rand::random::<u128>()).into();
        let oldest = store.clock().await?.saturating_sub(FORGET_DEAD_NODES_AFTER_MS);
        sqlx::query("DELETE FROM nodes WHERE until < $1").bind(oldest).execute(store.pool()).await?;
        let alive = Arc::new(renew_lease(store, &id).await?);
        let (sender, membership) = watch::channel(Membership { alive, lapses: 0 });
        let stop = CancellationToken::new();
        let renewals = TaskTracker::new();
        renewals.spawn(renew_until_stopped(store.clone(), Arc::clone(&id), sender, stop.clone()));
        renewals.close();
        Ok(Self { store: store.clone(), id, membership, stop_on_drop: Arc::new(stop.drop_guard()), renewals })
    }

    /// Random ID, different for every process.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The membership, which changes with every renewal.
    pub fn membership(&self) -> watch::Receiver<Membership> {
        self.membership.clone()
    }

    /// Number of nodes that share the store now, including this one.
    pub fn count(&self) -> usize {
        self.membership.borrow().alive.len().max(1)
    }

    /// Gives up the lease, so that other nodes do not have to wait until it expires. A running
    /// renewal finishes first, because it would take the lease again.
    pub async fn leave(&self) -> Result<(), StoreError> {
        self.stop_on_drop.token().cancel();
        self.renewals.wait().await;
        sqlx::query("DELETE FROM nodes WHERE id = $1").bind(&*self.id).execute(self.store.pool()).await?;
        Ok(())
    }
}

/// Renews the lease and returns the IDs of the nodes that are alive.
async fn renew_lease(store: &Store, id: &str) -> Result<BTreeSet<String>, StoreError> {
    let now = store.clock().await?;
    let until = now.saturating_add(i64::try_from(LEASE.as_millis()).unwrap_or(i64::MAX));
    sqlx::query(UPSERT_NODE).bind(id).bind(until).execute(store.pool()).await?;
    let alive = sqlx::query_scalar("SELECT id FROM nodes WHERE until > $1");
    Ok(alive.bind(now).fetch_all(store.pool()).await?.into_iter().collect())
}

async fn renew_until_stopped(
    store: Store,
    id: Arc<str>,
    sender: watch::Sender<Membership>,
    stop: CancellationToken,
) {
    let (mut renewed, mut is_lost) = (Instant::now(), false);
    while stop.run_until_cancelled(sleep(RENEWAL_INTERVAL)).await.is_some() {
        let begun = Instant::now();
        match timeout(LEASE, renew_lease(&store, &id)).await.unwrap_or(Err(StoreError::Lost)) {
            Ok(alive) => {
                let lapsed = renewed.elapsed() > LEASE;
                (renewed, is_lost) = (begun, false);
                sender.send_modify(|membership| {
                    membership.alive = Arc::new(alive);
                    membership.lapses += u64::from(lapsed);
                });
            }
            Err(error) if !is_lost => {
                is_lost = true;
                tracing::warn!(%error, "this node cannot renew its lease");
            }
            Err(_) => {}
        }
    }
}
