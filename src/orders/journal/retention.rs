//! Retention: deletes upstream's IDs of orders that ended long ago, deletes old orders, and erases the data
//! of an email address. Works in small batches, so that no other statement waits for long.

use super::{GRANT_SECONDS, Journal, JournalError};
use crate::{domain::time::Timestamp, orders::keys::Digest};
use sqlx::Row;

/// The number of rows that one statement changes.
pub const BATCH_ROWS: i64 = 200;

/// IDs that are in plain text, or sealed with another key than the current one.
const SELECT_NOT_CURRENT: &str = "SELECT id, upstream_id FROM orders WHERE upstream_id <> '' \
     AND upstream_id NOT LIKE $1 AND id > $2 ORDER BY id LIMIT $3";

const SEAL: &str = "UPDATE orders SET upstream_id = $3 WHERE id = $1 AND upstream_id = $2";

/// The last change of an order that is not open is its end.
const BLANK_UPSTREAM_IDS: &str = "UPDATE orders SET upstream_id = '' WHERE id IN (SELECT id FROM orders \
     WHERE upstream_id <> '' AND updated_at < $1 AND id NOT IN (SELECT order_id FROM open_orders) LIMIT $2)";

const DELETE: &str = "DELETE FROM orders WHERE id IN (SELECT id FROM orders \
     WHERE updated_at < $1 AND id NOT IN (SELECT order_id FROM open_orders) LIMIT $2)";

/// Skips open orders, which could no longer be followed.
const SELECT_ENDED: &str = "SELECT id FROM orders WHERE email = $1 AND status <> 'started' \
     AND id NOT IN (SELECT order_id FROM open_orders) LIMIT $2";

/// The key is replaced by the row's own ID, which no form uses.
const ERASE: &str = "UPDATE orders SET email = '', device = '', fingerprint = '', kind = NULL, \
     idempotency_key = id, upstream_id = CASE WHEN upstream_id IS NULL THEN NULL ELSE '' END \
     WHERE id = $1 AND email = $2";

/// The result of erasing an address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// The number of orders that were anonymized.
    pub orders: u64,
    /// The number of browsers that could see the address's orders.
    pub grants: u64,
    /// The number of orders that have not ended, and are unchanged.
    pub in_progress: u64,
}

impl Journal {
    /// Seals a batch of upstream IDs that are in plain text or sealed with an old key. The batch starts after
    /// the order ID `after`. Returns the last ID of the batch, or `None` when all are sealed. IDs that no key
    /// can open stay as they are.
    pub async fn seal_batch(&self, after: &str) -> Result<Option<String>, JournalError> {
        let rows = sqlx::query(SELECT_NOT_CURRENT)
            .bind(format!("{}%", self.vault.current_prefix()))
            .bind(after)
            .bind(BATCH_ROWS)
            .fetch_all(self.pool())
            .await?;
        let mut last = None;
        let mut batch = self.pool().begin().await?;
        for row in &rows {
            let (id, kept): (String, String) = (row.try_get("id")?, row.try_get("upstream_id")?);
            let resealed = self.vault.open(&id, &kept).ok().and_then(|text| self.vault.seal(&id, &text));
            if let Some(resealed) = resealed {
                sqlx::query(SEAL).bind(&id).bind(&kept).bind(resealed).execute(&mut *batch).await?;
            }
            last = Some(id);
        }
        batch.commit().await?;
        Ok(last)
    }

    /// Deletes upstream's IDs of a batch of orders that ended before this time. Returns how many.
    pub async fn blank_batch(&self, ended_before: Timestamp) -> Result<u64, JournalError> {
        let done = sqlx::query(BLANK_UPSTREAM_IDS)
            .bind(ended_before.unix())
            .bind(BATCH_ROWS)
            .execute(self.pool())
            .await?;
        Ok(done.rows_affected())
    }

    /// Deletes expired grants.
    pub async fn delete_ended_grants(&self, now: Timestamp) -> Result<(), JournalError> {
        let ended_before = now.plus(-GRANT_SECONDS).unix();
        sqlx::query("DELETE FROM grants WHERE granted_at <= $1")
            .bind(ended_before)
            .execute(self.pool())
            .await?;
        Ok(())
    }

    /// Deletes a batch of orders that ended before this time. Returns how many.
    pub async fn delete_batch(&self, ended_before: Timestamp) -> Result<u64, JournalError> {
        let done =
            sqlx::query(DELETE).bind(ended_before.unix()).bind(BATCH_ROWS).execute(self.pool()).await?;
        Ok(done.rows_affected())
    }

    /// Erases the data of an email address: its orders' digests and upstream IDs, and its grants in other
    /// browsers. What was bought stays, without an owner.
    pub async fn erase(&self, email: &Digest) -> Result<Erased, JournalError> {
        let mut erased = Erased::default();
        loop {
            let ids: Vec<String> = sqlx::query_scalar(SELECT_ENDED)
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
        erased.in_progress = u64::try_from(left).unwrap_or_default();
        Ok(erased)
    }
}
