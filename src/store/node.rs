//! Nodes: the processes that share a store, each with a lease on being alive that it renews every second.
//!
//! What a node holds by its lease may be taken over by the others when the lease has ended; all of them go by the
//! clock of the store. A lease says who works on something. It is no lock: whoever lost one without noticing
//! does twice what may be done twice, and what must happen once stands behind a unique key.

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

/// How long a node is taken for alive after its last word.
pub const LEASE: Duration = Duration::from_secs(3);

/// Between two renewals.
const RENEWAL_INTERVAL: Duration = Duration::from_secs(1);

/// How long the rows of nodes that died stay, in milliseconds.
const FORGET_DEAD_NODES_AFTER_MS: i64 = 60_000;

const UPSERT_NODE: &str = "INSERT INTO nodes (id, until) VALUES ($1, $2) \
     ON CONFLICT (id) DO UPDATE SET until = excluded.until";

/// What a node knows of the others, renewed with every beat.
#[derive(Clone, Debug, Default)]
pub struct Membership {
    /// Who is alive, this node among them.
    pub alive: Arc<BTreeSet<String>>,
    /// How often this node's own lease ended before it was renewed: whatever it held may be another's now.
    pub lapses: u64,
}

/// This process among the nodes. Cheap to clone; clones are one node.
#[derive(Clone)]
pub struct Node {
    store: Store,
    id: Arc<str>,
    pulse: watch::Receiver<Membership>,
    beats: Arc<DropGuard>,
    keeper: TaskTracker,
}

impl Node {
    /// Joins the nodes of this store, until it leaves or the last clone is dropped.
    pub async fn join(store: &Store) -> Result<Self, StoreError> {
        let id: Arc<str> = format!("{:032x}", rand::random::<u128>()).into();
        let buried = store.clock().await?.saturating_sub(FORGET_DEAD_NODES_AFTER_MS);
        sqlx::query("DELETE FROM nodes WHERE until < $1").bind(buried).execute(store.pool()).await?;
        let alive = Arc::new(beat(store, &id).await?);
        let (teller, pulse) = watch::channel(Membership { alive, lapses: 0 });
        let stop = CancellationToken::new();
        let keeper = TaskTracker::new();
        keeper.spawn(keep(store.clone(), Arc::clone(&id), teller, stop.clone()));
        keeper.close();
        Ok(Self { store: store.clone(), id, pulse, beats: Arc::new(stop.drop_guard()), keeper })
    }

    /// Random, another one for every process.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Changes with every beat.
    pub fn pulse(&self) -> watch::Receiver<Membership> {
        self.pulse.clone()
    }

    /// How many nodes share the store at present, this one among them.
    pub fn count(&self) -> usize {
        self.pulse.borrow().alive.len().max(1)
    }

    /// Gives the lease back, so that nobody has to wait for its end. A beat under way ends first: it would take the
    /// lease again.
    pub async fn leave(&self) -> Result<(), StoreError> {
        self.beats.token().cancel();
        self.keeper.wait().await;
        sqlx::query("DELETE FROM nodes WHERE id = $1").bind(&*self.id).execute(self.store.pool()).await?;
        Ok(())
    }
}

/// Renews the lease, and looks who is alive.
async fn beat(store: &Store, id: &str) -> Result<BTreeSet<String>, StoreError> {
    let now = store.clock().await?;
    let until = now.saturating_add(i64::try_from(LEASE.as_millis()).unwrap_or(i64::MAX));
    sqlx::query(UPSERT_NODE).bind(id).bind(until).execute(store.pool()).await?;
    let alive = sqlx::query_scalar("SELECT id FROM nodes WHERE until > $1");
    Ok(alive.bind(now).fetch_all(store.pool()).await?.into_iter().collect())
}

async fn keep(store: Store, id: Arc<str>, teller: watch::Sender<Membership>, stop: CancellationToken) {
    let (mut renewed, mut is_lost) = (Instant::now(), false);
    while stop.run_until_cancelled(sleep(RENEWAL_INTERVAL)).await.is_some() {
        let begun = Instant::now();
        match timeout(LEASE, beat(&store, &id)).await.unwrap_or(Err(StoreError::Lost)) {
            Ok(alive) => {
                let lapsed = renewed.elapsed() > LEASE;
                (renewed, is_lost) = (begun, false);
                teller.send_modify(|pulse| {
                    pulse.alive = Arc::new(alive);
                    pulse.lapses += u64::from(lapsed);
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
