//! The secret that the shop made itself: kept in the store, so that every node signs alike.

use super::{Journal, JournalError};
use sqlx::Row;

impl Journal {
    /// The secret on disk; `fresh` becomes it when there is none yet. Of many at once one wins.
    pub async fn secret(&self, fresh: &str) -> Result<String, JournalError> {
        sqlx::query("INSERT INTO secrets (name, value) VALUES ('server', $1) ON CONFLICT DO NOTHING")
            .bind(fresh)
            .execute(self.pool())
            .await?;
        let row =
            sqlx::query("SELECT value FROM secrets WHERE name = 'server'").fetch_one(self.pool()).await?;
        Ok(row.try_get("value")?)
    }
}
