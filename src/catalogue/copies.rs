//! Last good answers in the store, for a shop that starts while upstream is gone. Bounded in age and number. Nothing of an
//! order or a shopper is in them; what cannot be read or written is logged and done without.

use crate::store::{Store, StoreError};
use sha2::{Digest, Sha256};
use sqlx::Row;
use url::Url;

/// The most copies of all upstreams; those read longest ago go first. As text: it stands in a statement.
const MAX_COPIES: &str =
    "DELETE FROM copies WHERE key IN (SELECT key FROM copies ORDER BY read_at DESC LIMIT 100 OFFSET 3000)";

/// The copies of one upstream. Cheap to clone.
#[derive(Clone)]
pub struct Copies {
    store: Store,
    realm: String,
}

impl Copies {
    /// What another upstream said is kept apart.
    pub fn of(store: &Store, upstream: &Url) -> Self {
        Self { store: store.clone(), realm: hex::encode(&Sha256::digest(upstream.as_str())[..8]) }
    }

    /// A body, and when it was read, in unix seconds.
    pub async fn find(&self, name: &str) -> Option<(String, i64)> {
        self.read(name).await.unwrap_or_else(|error| {
            tracing::warn!(%error, "a copy of the catalogue could not be read");
            None
        })
    }

    /// Keeps a body in the place of an earlier one, and lets go of what was read before `oldest` and of what is too much.
    pub async fn keep(self, name: String, body: String, read_at: i64, oldest: i64) {
        if let Err(error) = self.write(&name, &body, read_at, oldest).await {
            tracing::warn!(%error, "a copy of the catalogue could not be written");
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
        let aged = sqlx::query("DELETE FROM copies WHERE read_at < $1").bind(oldest);
        aged.execute(self.store.pool()).await?;
        sqlx::query(MAX_COPIES).execute(self.store.pool()).await?;
        Ok(())
    }

    fn key(&self, name: &str) -> String {
        format!("{}:{name}", self.realm)
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
    async fn the_last_copy_stands_and_old_ones_go(#[case] base: Base) {
        let place = base.place().await;
        let store = place.open().await;
        let of = |upstream: &str| Copies::of(&store, &upstream.parse().unwrap());
        let (copies, others) = (of("https://api.example.test"), of("https://other.example.test"));
        let keep = |name: &str, body: &str, read_at, oldest| {
            copies.clone().keep(name.to_owned(), body.to_owned(), read_at, oldest)
        };
        keep("brands:US", "one", 100, 0).await;
        keep("brands:US", "two", 200, 0).await;
        assert_eq!(copies.find("brands:US").await, Some(("two".to_owned(), 200)));
        assert_eq!(others.find("brands:US").await, None, "another upstream is another catalogue");
        keep("brands:IT", "three", 300, 250).await;
        assert_eq!(copies.find("brands:US").await, None);
        assert_eq!(copies.find("brands:IT").await, Some(("three".to_owned(), 300)));
        store.close().await;
        assert_eq!(copies.find("brands:IT").await, None);
        copies.clone().keep("brands:IT".to_owned(), "four".to_owned(), 400, 0).await;
    }
}
