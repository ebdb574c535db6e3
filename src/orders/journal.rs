//! The journal: a database of the orders that this shop placed. Each row is written before upstream is
//! called.
//!
//! It writes and finds rows; it makes no decisions and no calls. Every statement runs on both `SQLite` and
//! `PostgreSQL`.

mod follows;
mod grants;
mod owned;
mod retention;
mod row;
mod secret;
mod unpaid;

#[cfg(test)]
mod tests;

pub use follows::{Claim, Due};
pub use grants::{GRANT_SECONDS, Use};
pub use owned::OwnedOrder;
pub use retention::Erased;
pub use secret::SecretRows;
pub use unpaid::Unpaid;

use super::{
    keys::{Digest, Origin},
    record::{AgreedTerms, IdempotencyKey, LastState, NewOrder, PlacementStatus, Record},
    vault::Vault,
};
use crate::{
    domain::{order_id::OrderId, time::Timestamp},
    store::{Store, StoreError},
};
use sqlx::{AnyPool, Row};
use thiserror::Error;

/// The orders in the store. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Journal {
    store: Store,
    vault: Vault,
}

/// Why a journal operation failed.
#[derive(Debug, Error)]
pub enum JournalError {
    #[error("the order journal: {0}")]
    Store(#[from] StoreError),
    #[error("the order journal holds an unreadable {0}")]
    Unreadable(&'static str),
    #[error(
        "the order's upstream id is sealed under a key that this node does not have: see server.journal_key"
    )]
    Sealed,
}

/// The result of starting an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InsertResult {
    /// A new row. Only the caller that gets this calls upstream.
    Started(OrderId),
    /// The key was used before; `same` says whether the form's content was the same.
    Existing { id: OrderId, same: bool },
}

const INSERT_ORDER: &str = "INSERT INTO orders (id, idempotency_key, fingerprint, device, email, lines, agreed, \
     language, country, status, created_at, updated_at, node, kind) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'started', $10, $10, $11, $12) ON CONFLICT DO NOTHING";

/// Uses an index, however many orders the device has.
const OF_KIND: &str = "SELECT * FROM orders WHERE device = $1 AND kind = $2 \
     ORDER BY created_at DESC, id DESC LIMIT $3 OFFSET $4";

/// The number of orders of a kind that are read at once.
pub const KIND_PAGE_ROWS: i64 = 20;

/// Only the task that called upstream writes a result, once. A result also replaces "ambiguous", because
/// another process may have abandoned the row in the meantime.
const RESULT: &str = "UPDATE orders SET status = $2, upstream_id = $3, problems = $4, updated_at = $5 \
     WHERE id = $1 AND status IN ('started', 'ambiguous')";

/// From now on the order is polled until it ends.
const INSERT_OPEN_ORDER: &str = "INSERT INTO open_orders (order_id, due_at, address, network) VALUES ($1, $2, $3, $4) \
     ON CONFLICT DO NOTHING";

/// Seconds until an unwatched order is polled for the first time.
const FIRST_POLL_SECONDS: i64 = 60;

impl Journal {
    /// Opens the journal in this store. The vault seals upstream's IDs.
    pub fn new(store: &Store, vault: &Vault) -> Self {
        Self { store: store.clone(), vault: vault.clone() }
    }

    /// The store that contains the journal.
    pub const fn store(&self) -> &Store {
        &self.store
    }

    fn pool(&self) -> &AnyPool {
        self.store.pool()
    }

    /// Writes a new row under the form's key, unless the key already has one. Atomic on the key: of many
    /// concurrent calls, exactly one returns [`InsertResult::Started`].
    pub async fn begin(&self, order: &NewOrder, now: Timestamp) -> Result<InsertResult, JournalError> {
        let id = OrderId::from_bits(rand::random());
        let done = sqlx::query(INSERT_ORDER)
            .bind(id.as_str())
            .bind(order.key.as_str())
            .bind(order.fingerprint.as_str())
            .bind(order.device.as_str())
            .bind(order.email.as_str())
            .bind(row::to_json(&order.lines, "lines")?)
            .bind(row::to_json(&order.agreed, "agreed")?)
            .bind(order.language.code())
            .bind(order.country.as_str())
            .bind(now.unix())
            .bind(&order.node)
            .bind(order.kind.as_str())
            .execute(self.pool())
            .await?;
        if done.rows_affected() == 1 {
            return Ok(InsertResult::Started(id));
        }
        let (id, fingerprint) = self.keyed(&order.key).await?.ok_or(JournalError::Unreadable("key"))?;
        Ok(InsertResult::Existing { id, same: fingerprint == order.fingerprint })
    }

    /// Finds the order with this key, and the fingerprint of the form that created it.
    pub async fn keyed(&self, key: &IdempotencyKey) -> Result<Option<(OrderId, Digest)>, JournalError> {
        let row = sqlx::query("SELECT id, fingerprint FROM orders WHERE idempotency_key = $1")
            .bind(key.as_str())
            .fetch_optional(self.pool())
            .await?;
        let Some(row) = row else { return Ok(None) };
        let id: String = row.try_get("id")?;
        let id = id.parse().map_err(|_| JournalError::Unreadable("id"))?;
        Ok(Some((id, Digest::stored(row.try_get("fingerprint")?))))
    }

    /// Writes the result of placing. If the order is now payable, also writes where it was placed from.
    pub(super) async fn result(
        &self,
        id: &OrderId,
        standing: &PlacementStatus,
        origin: Option<&Origin>,
        now: Timestamp,
    ) -> Result<(), JournalError> {
        let (upstream, problems) = match standing {
            PlacementStatus::Placed(upstream) => {
                let sealed = self.vault.seal(id.as_str(), upstream.expose());
                (Some(sealed.ok_or(JournalError::Unreadable("upstream_id"))?), None)
            }
            PlacementStatus::Refused(problems) => (None, Some(row::to_json(problems, "problems")?)),
            PlacementStatus::Started
            | PlacementStatus::NotSent
            | PlacementStatus::Ambiguous
            | PlacementStatus::Retired => (None, None),
        };
        let is_placed = upstream.is_some();
        let mut transaction = self.pool().begin().await?;
        let written = sqlx::query(RESULT)
            .bind(id.as_str())
            .bind(standing.code())
            .bind(upstream)
            .bind(problems)
            .bind(now.unix())
            .execute(&mut *transaction)
            .await?;
        if written.rows_affected() == 1 && is_placed {
            sqlx::query(INSERT_OPEN_ORDER)
                .bind(id.as_str())
                .bind(now.plus(FIRST_POLL_SECONDS).unix())
                .bind(origin.map(|origin| origin.address.as_str()))
                .bind(origin.map(|origin| origin.network.as_str()))
                .execute(&mut *transaction)
                .await?;
        }
        Ok(transaction.commit().await?)
    }

    /// Writes the last state that upstream reported.
    pub async fn seen(&self, id: &OrderId, seen: &LastState, now: Timestamp) -> Result<(), JournalError> {
        sqlx::query(
            "UPDATE orders SET state = $2, phase = $3, paid_at = $4, delivered_at = $5, expires_at = $6, \
             updated_at = $7 WHERE id = $1 AND (paid_at IS NULL OR $4 IS NOT NULL)",
        )
        .bind(id.as_str())
        .bind(seen.state.code())
        .bind(seen.phase.code())
        .bind(seen.paid_at.map(Timestamp::unix))
        .bind(seen.delivered_at.map(Timestamp::unix))
        .bind(seen.expires_at.map(Timestamp::unix))
        .bind(now.unix())
        .execute(self.pool())
        .await?;
        Ok(())
    }

    /// Writes what the shopper agreed to after the order was created. Only a placed order can get new terms.
    pub async fn agree(
        &self,
        id: &OrderId,
        agreed: &AgreedTerms,
        now: Timestamp,
    ) -> Result<(), JournalError> {
        sqlx::query("UPDATE orders SET agreed = $2, updated_at = $3 WHERE id = $1 AND status = 'placed'")
            .bind(id.as_str())
            .bind(row::to_json(agreed, "agreed")?)
            .bind(now.unix())
            .execute(self.pool())
            .await?;
        Ok(())
    }

    /// Finds the order with this public ID. The caller must check its owner with [`Record::is_of`].
    pub async fn find(&self, id: &OrderId) -> Result<Option<Record>, JournalError> {
        let row = sqlx::query("SELECT * FROM orders WHERE id = $1")
            .bind(id.as_str())
            .fetch_optional(self.pool())
            .await?;
        row.as_ref().map(|row| row::read(row, &self.vault)).transpose()
    }

    /// A device's orders of one kind, newest first: at most [`KIND_PAGE_ROWS`], after the first `skipped`.
    pub async fn of_kind(
        &self,
        device: &Digest,
        kind: &Digest,
        skipped: i64,
    ) -> Result<Vec<Record>, JournalError> {
        let rows = sqlx::query(OF_KIND)
            .bind(device.as_str())
            .bind(kind.as_str())
            .bind(KIND_PAGE_ROWS)
            .bind(skipped)
            .fetch_all(self.pool())
            .await?;
        rows.iter().map(|row| row::read(row, &self.vault)).collect()
    }

    /// A device's orders, newest first, at most 100.
    pub async fn of_device(&self, device: &Digest) -> Result<Vec<Record>, JournalError> {
        let rows =
            sqlx::query("SELECT * FROM orders WHERE device = $1 ORDER BY created_at DESC, id LIMIT 100")
                .bind(device.as_str())
                .fetch_all(self.pool())
                .await?;
        rows.iter().map(|row| row::read(row, &self.vault)).collect()
    }
}

impl From<sqlx::Error> for JournalError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}
