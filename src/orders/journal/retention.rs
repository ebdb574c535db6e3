//! What the journal no longer keeps: upstream's ids of orders that ended long ago, old orders, and whatever belongs to
//! an address that is to be erased. Everything goes in small batches, so that nobody waits for it.

use super::{GRANT_SECONDS, Journal, JournalError};
use crate::{domain::time::Timestamp, orders::keys::Digest};
use sqlx::Row;

/// How many rows one statement changes.
pub const BATCH_ROWS: i64 = 200;

/// Sealed by another key than the first one, or in clear.
const NOT_CURRENT: &str = "SELECT id, upstream_id FROM orders WHERE upstream_id <> '' \
     AND upstream_id NOT LIKE $1 AND id > $2 ORDER BY id LIMIT $3";

const SEAL: &str = "UPDATE orders SET upstream_id = $3 WHERE id = $1 AND upstream_id = $2";

/// The last change of an order that is not open any more is its end.
const BLANK_UPSTREAM_IDS: &str = "UPDATE orders SET upstream_id = '' WHERE id IN (SELECT id FROM orders \
     WHERE upstream_id <> '' AND updated_at < $1 AND id NOT IN (SELECT order_id FROM open_orders) LIMIT $2)";

const DELETE: &str = "DELETE FROM orders WHERE id IN (SELECT id FROM orders \
     WHERE updated_at < $1 AND id NOT IN (SELECT order_id FROM open_orders) LIMIT $2)";

/// An order that has not ended is left: it could not be followed any more.
const ENDED_OF: &str = "SELECT id FROM orders WHERE email = $1 AND status <> 'started' \
     AND id NOT IN (SELECT order_id FROM open_orders) LIMIT $2";

/// The row's own id is a key that no form has.
const ERASE: &str = "UPDATE orders SET email = '', device = '', fingerprint = '', kind = NULL, \
     idempotency_key = id, upstream_id = CASE WHEN upstream_id IS NULL THEN NULL ELSE '' END \
     WHERE id = $1 AND email = $2";

/// What erasing an address came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// Orders that belong to nobody any more.
    pub orders: u64,
    /// Browsers that were shown the address's orders.
    pub grants: u64,
    /// Orders that have not ended, and are as they were.
    pub under_way: u64,
}

impl Journal {
    /// Seals a batch of upstream ids that are in clear or sealed by a key that is going out of use, from this order
    /// id on. Returns the id to go on after; `None` when all are sealed. One that no key opens is left as it is.
    pub async fn seal_batch(&self, after: &str) -> Result<Option<String>, JournalError> {
        let rows = sqlx::query(NOT_CURRENT)
            .bind(format!("{}%", self.vault.current_prefix()))
            .bind(after)
            .bind(BATCH_ROWS)
            .fetch_all(self.pool())
            .await?;
        let mut last = None;
        let mut batch = self.pool().begin().await?;
        for row in &rows {
            let (id, kept): (String, String) = (row.try_get("id")?, row.try_get("upstream_id")?);
            let anew = self.vault.open(&id, &kept).ok().and_then(|text| self.vault.seal(&id, &text));
            if let Some(anew) = anew {
                sqlx::query(SEAL).bind(&id).bind(&kept).bind(anew).execute(&mut *batch).await?;
            }
            last = Some(id);
        }
        batch.commit().await?;
        Ok(last)
    }

    /// Forgets upstream's ids of a batch of orders that ended before. Returns how many they were.
    pub async fn blank_batch(&self, ended_before: Timestamp) -> Result<u64, JournalError> {
        let done = sqlx::query(BLANK_UPSTREAM_IDS)
            .bind(ended_before.unix())
            .bind(BATCH_ROWS)
            .execute(self.pool())
            .await?;
        Ok(done.rows_affected())
    }

    /// Deletes grants that have run out.
    pub async fn delete_ended_grants(&self, now: Timestamp) -> Result<(), JournalError> {
        let ended_before = now.plus(-GRANT_SECONDS).unix();
        sqlx::query("DELETE FROM grants WHERE granted_at <= $1")
            .bind(ended_before)
            .execute(self.pool())
            .await?;
        Ok(())
    }

    /// Deletes a batch of orders that ended before. Returns how many they were.
    pub async fn delete_batch(&self, ended_before: Timestamp) -> Result<u64, JournalError> {
        let done =
            sqlx::query(DELETE).bind(ended_before.unix()).bind(BATCH_ROWS).execute(self.pool()).await?;
        Ok(done.rows_affected())
    }

    /// Erases what belongs to an address: its orders' digests and upstream ids, and what it opened in other browsers.
    /// What was bought stays, as nobody's.
    pub async fn erase(&self, email: &Digest) -> Result<Erased, JournalError> {
        let mut erased = Erased::default();
        loop {
            let ids: Vec<String> = sqlx::query_scalar(ENDED_OF)
                .bind(email.as_str())
                .bind(BATCH_ROWS)
                .fetch_all(self.pool())
                .await?;
            if ids.is_empty() {
                break;
            }
            let mut batch = self.pool().begin().await?;
            for id in &ids {
                let done = sqlx::query(ERASE).bind(id).bind(email.as_str()).execute(&mut *batch).await?;
                erased.orders += done.rows_affected();
            }
            batch.commit().await?;
        }
        let grants = sqlx::query("DELETE FROM grants WHERE email = $1").bind(email.as_str());
        erased.grants = grants.execute(self.pool()).await?.rows_affected();
        let left = sqlx::query_scalar("SELECT COUNT(*) FROM orders WHERE email = $1").bind(email.as_str());
        let left: i64 = left.fetch_one(self.pool()).await?;
        erased.under_way = u64::try_from(left).unwrap_or_default();
        Ok(erased)
    }
}
