//! Retention: in the background, one of the nodes seals IDs that an older version stored in plain text,
//! deletes upstream's IDs of orders that ended long ago, and deletes old orders. It works in batches, so that
//! shoppers do not notice.

use super::{
    clock::now,
    journal::{Journal, JournalError},
};
use crate::store::{Kind, Node};
use std::time::Duration;
use tokio::time::sleep;

/// The interval between two runs.
const RUN_INTERVAL: Duration = Duration::from_mins(10);

/// The delay before the first run: by then a node knows of the others.
const FIRST_RUN_DELAY: Duration = Duration::from_secs(2);

/// The pause between two batches.
const BATCH_PAUSE: Duration = Duration::from_millis(50);

const SECONDS_PER_DAY: i64 = 24 * 60 * 60;

/// How long data is kept after an order's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// Days until upstream's ID is deleted. The order's codes cannot be shown after that.
    pub upstream_ids_days: u32,
    /// Days until the order is deleted.
    pub orders_days: u32,
}

impl Default for Retention {
    fn default() -> Self {
        Self { upstream_ids_days: 90, orders_days: 730 }
    }
}

/// Applies the retention until the future is dropped, on one of the nodes.
pub async fn run(journal: Journal, node: Node, retention: Retention) {
    sleep(FIRST_RUN_DELAY).await;
    let mut has_sealed = false;
    loop {
        // The live node with the first ID works. While nodes disagree on which are alive, two may work, which
        // is harmless.
        let is_chosen = node.membership().borrow().alive.first().is_none_or(|first| first == node.id());
        if is_chosen {
            if !has_sealed {
                has_sealed = seal_all(&journal).await.inspect_err(log).is_ok();
            }
            if let Err(error) = apply(&journal, retention).await {
                log(&error);
            }
        }
        sleep(RUN_INTERVAL).await;
    }
}

fn log(error: &JournalError) {
    tracing::warn!(%error, "failed to clean up old orders; retrying later");
}

/// Seals every upstream ID that is in plain text or sealed with an old key.
pub async fn seal_all(journal: &Journal) -> Result<(), JournalError> {
    let mut after = String::new();
    while let Some(last) = journal.seal_batch(&after).await? {
        after = last;
        sleep(BATCH_PAUSE).await;
    }
    if !after.is_empty() && journal.store().kind() == Kind::Sqlite {
        // Plain text must not stay in the write-ahead log either.
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(journal.store().pool()).await?;
    }
    Ok(())
}

/// Deletes everything that is old enough by now.
pub async fn apply(journal: &Journal, retention: Retention) -> Result<(), JournalError> {
    let before = |days: u32| now().plus(-i64::from(days).saturating_mul(SECONDS_PER_DAY));
    let (mut blanked, mut deleted) = (0, 0);
    journal.delete_ended_grants(now()).await?;
    loop {
        let batch = journal.delete_batch(before(retention.orders_days)).await?;
        deleted += batch;
        if batch == 0 {
            break;
        }
        sleep(BATCH_PAUSE).await;
    }
    loop {
        let batch = journal.blank_batch(before(retention.upstream_ids_days)).await?;
        blanked += batch;
        if batch == 0 {
            break;
        }
        sleep(BATCH_PAUSE).await;
    }
    if blanked + deleted > 0 {
        tracing::info!(blanked, deleted, "deleted the upstream IDs of old orders, and deleted older orders");
    }
    Ok(())
}
