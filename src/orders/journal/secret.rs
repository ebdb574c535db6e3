//! The table of secrets that the shop generated itself, kept in the store so that every node has the same
//! ones.

use crate::store::{Store, StoreError};
use sqlx::Row;

/// The secrets in a store, by name. Callers define the format of the values.
#[derive(Clone, Debug)]
pub struct SecretRows {
    store: Store,
}

impl SecretRows {
    pub fn new(store: &Store) -> Self {
        Self { store: store.clone() }
    }

    /// Finds the secret with this name.
    pub async fn find(&self, name: &str) -> Result<Option<String>, StoreError> {
        let found = sqlx::query_scalar("SELECT value FROM secrets WHERE name = $1").bind(name);
        Ok(found.fetch_optional(self.store.pool()).await?)
    }

    /// Finds the secret with this name, or stores `fresh` under it. Of several concurrent calls, one wins.
    pub async fn find_or_keep(&self, name: &str, fresh: &str) -> Result<String, StoreError> {
        sqlx::query("INSERT INTO secrets (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(name)
            .bind(fresh)
            .execute(self.store.pool())
            .await?;
        let kept = sqlx::query_scalar("SELECT value FROM secrets WHERE name = $1").bind(name);
        Ok(kept.fetch_one(self.store.pool()).await?)
    }

    /// Replaces a secret, if it still has the value that was read.
    pub async fn replace(&self, name: &str, read: &str, new: &str) -> Result<(), StoreError> {
        sqlx::query("UPDATE secrets SET value = $3 WHERE name = $1 AND value = $2")
            .bind(name)
            .bind(read)
            .bind(new)
            .execute(self.store.pool())
            .await?;
        Ok(())
    }

    /// Names and values of all secrets whose name has this prefix.
    pub async fn begin_with(&self, prefix: &str) -> Result<Vec<(String, String)>, StoreError> {
        let rows = sqlx::query("SELECT name, value FROM secrets ORDER BY name").fetch_all(self.store.pool());
        let rows = rows.await?;
        let read = rows.iter().map(|row| Ok((row.try_get("name")?, row.try_get("value")?)));
        let all: Result<Vec<(String, String)>, sqlx::Error> = read.collect();
        Ok(all?.into_iter().filter(|(name, _)| name.starts_with(prefix)).collect())
    }

    /// Deletes a secret.
    pub async fn remove(&self, name: &str) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM secrets WHERE name = $1").bind(name).execute(self.store.pool()).await?;
        Ok(())
    }

    /// Whether the store has orders or grants. Their digests must keep their meaning.
    pub async fn is_in_use(&self) -> Result<bool, StoreError> {
        let found: Option<i64> = sqlx::query_scalar(
            "SELECT created_at FROM orders UNION ALL SELECT granted_at FROM grants LIMIT 1",
        )
        .fetch_optional(self.store.pool())
        .await?;
        Ok(found.is_some())
    }
}
