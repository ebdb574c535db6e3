//! Saved copies of the last good answers, for a shop that starts while upstream is down. They are
//! limited in age and number and contain nothing about orders or shoppers. Read and write errors
//! are logged and otherwise ignored.

use crate::store::{Store, StoreError};
use sha2::{Digest, Sha256};
use sqlx::Row;
use url::Url;

/// Deletes the copies above the maximum for all upstreams, oldest first. The maximum is part of the
/// statement.
const DELETE_EXCESS_COPIES: &str =
    "DELETE FROM copies WHERE key IN (SELECT key FROM copies ORDER BY read_at DESC LIMIT 100 OFFSET 3000)";

/// The saved copies of one upstream. Cheap to clone.
#[derive(Clone)]
pub struct Copies {
    store: Store,
    upstream_id: String,
}

impl Copies {
    /// The copies of this upstream. Answers of other upstreams are separate.
    pub fn of(store: &Store, upstream: &Url) -> Self {
        Self { store: store.clone(), upstream_id: hex::encode(&Sha256::digest(upstream.as_str())[..8]) }
    }

    /// Loads a body and the time when it was read from upstream, in unix seconds.
    pub async fn find(&self, name: &str) -> Option<(String, i64)> {
        self.read(name).await.unwrap_or_else(|error| {
            tracing::warn!(%error, "could not read a saved copy of the catalogue");
            None
        })
    }

    /// Saves a body in place of an earlier one. Deletes copies that were read before `oldest`, and
    /// copies above the maximum.
    pub async fn save(self, name: String, body: String, read_at: i64, oldest: i64) {
        if let Err(error) = self.write(&name, &body, read_at, oldest).await {
            tracing::warn!(%error, "could not save a copy of the catalogue");
        }
    }

    async fn read(&self, name: &str) -> Result<Option<(String, i64)>, StoreError> {
        let row = sqlx::query("SELECT body, read_at FROM copies WHERE key = $1")
            .bind(self.key(name))
            .fetch_optional(self.store.pool())
            .await?;
        row.map(|row| Ok((row.try_get("body")?, row.try_get("read_at")?))).transpose()
    }

    async fn write(&self, name: &str, body: &str, read_at: i64, oldest: i64) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO copies (key, body, read_at) VALUES ($1, $2, $3)
             ON CONFLICT (key) DO UPDATE SET body = excluded.body, read_at = excluded.read_at",
        )
        .bind(self.key(name))
        .bind(body)
        .bind(read_at)
        .execute(self.store.pool())
        .await?;
        let delete_old = sqlx::query("DELETE FROM copies WHERE read_at < $1").bind(oldest);
        delete_old.execute(self.store.pool()).await?;
        sqlx::query(DELETE_EXCESS_COPIES).execute(self.store.pool()).await?;
        Ok(())
    }

    fn key(&self, name: &str) -> String {
        format!("{}:{name}", self.upstream_id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::tests::Base;
    use rstest::rstest;

    #[rstest]
    #[case(Base::Sqlite)]
    #[case(Base::Postgres)]
    #[tokio::test]
    async fn last_copy_is_kept_and_old_ones_are_deleted(#[case] base: Base) {
        let place = base.place().await;
        let store = place.open().await;
        let of = |upstream: &str| Copies::of(&store, &upstream.parse().unwrap());
        let (copies, others) = (of("https://api.example.test"), of("https://other.example.test"));
        let save = |name: &str, body: &str, read_at, oldest| {
            copies.clone().save(name.to_owned(), body.to_owned(), read_at, oldest)
        };
        save("brands:US", "one", 100, 0).await;
        save("brands:US", "two", 200, 0).await;
        assert_eq!(copies.find("brands:US").await, Some(("two".to_owned(), 200)));
        assert_eq!(others.find("brands:US").await, None, "another upstream is another catalogue");
        save("brands:IT", "three", 300, 250).await;
        assert_eq!(copies.find("brands:US").await, None);
        assert_eq!(copies.find("brands:IT").await, Some(("three".to_owned(), 300)));
        store.close().await;
        assert_eq!(copies.find("brands:IT").await, None);
        copies.clone().save("brands:IT".to_owned(), "four".to_owned(), 400, 0).await;
    }
}
