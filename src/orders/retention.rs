//! Retention: in the background one of the nodes seals what an older version has left in clear, forgets upstream's ids of
//! orders that ended long ago, and deletes old orders. Batch by batch, so that shoppers do not notice.

use super::{
    clock::now,
    journal::{Journal, JournalError},
};
use crate::store::{Kind, Node};
use std::time::Duration;
use tokio::time::sleep;

/// Between two looks at what has become old.
const RUN_INTERVAL: Duration = Duration::from_mins(10);

/// Before the first one: by then a node knows of the others.
const FIRST_RUN_DELAY: Duration = Duration::from_secs(2);

/// Between two batches.
const BATCH_PAUSE: Duration = Duration::from_millis(50);

const SECONDS_PER_DAY: i64 = 24 * 60 * 60;

/// For how long things are kept after an order's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// After so many days upstream's id is forgotten: the order's codes cannot be shown any more.
    pub upstream_ids_days: u32,
    /// After so many days the order is deleted.
    pub orders_days: u32,
}

impl Default for Retention {
    fn default() -> Self {
        Self { upstream_ids_days: 90, orders_days: 730 }
    }
}

/// Applies the retention as long as it is not dropped, on one of the nodes.
pub async fn run(journal: Journal, node: Node, retention: Retention) {
    sleep(FIRST_RUN_DELAY).await;
    let mut has_sealed = false;
    loop {
        // The first in the order of the nodes' ids; while they disagree on who is alive two may work, which does no harm.
        let is_chosen = node.pulse().borrow().alive.first().is_none_or(|first| first == node.id());
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
    tracing::warn!(%error, "old orders could not be tidied away; trying again later");
}

/// Seals every upstream id that is in clear, or sealed by a key that is going out of use.
pub async fn seal_all(journal: &Journal) -> Result<(), JournalError> {
    let mut after = String::new();
    while let Some(last) = journal.seal_batch(&after).await? {
        after = last;
        sleep(BATCH_PAUSE).await;
    }
    if !after.is_empty() && journal.store().kind() == Kind::Sqlite {
        // What was in clear shall not stay in the file beside the database either.
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(journal.store().pool()).await?;
    }
    Ok(())
}

/// Forgets and deletes whatever is old enough by now.
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
        tracing::info!(
            blanked,
            deleted,
            "upstream ids of old orders were forgotten, and older orders deleted"
        );
    }
    Ok(())
}
