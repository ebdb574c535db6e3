//! Grants: which devices may see the orders of which e-mail address besides the one that placed them, and
//! which links have granted already.

use super::{Journal, JournalError, row};
use crate::{
    domain::time::Timestamp,
    orders::{keys::Digest, record::Record},
};
use sqlx::Row;

/// A link that is being used.
#[derive(Clone, Copy, Debug)]
pub struct Use<'a> {
    /// The link's own id.
    pub link: &'a str,
    /// When the link ends by itself.
    pub until: Timestamp,
    /// Whose orders it opens, and where.
    pub email: &'a Digest,
    pub device: &'a Digest,
}

const SPEND: &str =
    "INSERT INTO spent_links (id, device, ends_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";

const INSERT_GRANT: &str = "INSERT INTO grants (device, email, granted_at) VALUES ($1, $2, $3) \
     ON CONFLICT (device, email) DO UPDATE SET granted_at = excluded.granted_at";

/// Seconds for which orders stay open on the device that a link opened them on.
pub const GRANT_SECONDS: i64 = 24 * 60 * 60;

/// Both halves go by an index.
const SELECT_OPEN_TO: &str = "SELECT * FROM orders WHERE device = $1 \
     UNION SELECT o.* FROM grants g JOIN orders o ON o.email = g.email AND o.created_at <= g.granted_at \
     WHERE g.device = $1 AND g.granted_at > $2 ORDER BY created_at DESC, id LIMIT 100";

impl Journal {
    /// Whether an order was placed with this address, or may have been.
    pub async fn has_orders(&self, email: &Digest) -> Result<bool, JournalError> {
        let found = sqlx::query(
            "SELECT 1 FROM orders WHERE email = $1 AND status NOT IN ('refused', 'not_sent') LIMIT 1",
        )
        .bind(email.as_str())
        .fetch_optional(self.pool())
        .await?;
        Ok(found.is_some())
    }

    /// Uses a link: the device may see the orders that were placed with the address until now. A link
    /// grants once; `false` when it had been used on another device. On its own device a second press
    /// changes nothing and is as good as the first.
    pub async fn grant(&self, link: Use<'_>, now: Timestamp) -> Result<bool, JournalError> {
        let mut both = self.pool().begin().await?;
        let spent = sqlx::query(SPEND)
            .bind(link.link)
            .bind(link.device.as_str())
            .bind(link.until.unix())
            .execute(&mut *both)
            .await?;
        if spent.rows_affected() == 0 {
            drop(both);
            return self.holds(link).await;
        }
        sqlx::query(INSERT_GRANT)
            .bind(link.device.as_str())
            .bind(link.email.as_str())
            .bind(now.unix())
            .execute(&mut *both)
            .await?;
        sqlx::query("DELETE FROM spent_links WHERE ends_at < $1")
            .bind(now.unix())
            .execute(&mut *both)
            .await?;
        both.commit().await?;
        Ok(true)
    }

    /// Whether it is this device that the link was used on, and what it granted was not taken back.
    async fn holds(&self, link: Use<'_>) -> Result<bool, JournalError> {
        let found = sqlx::query(
            "SELECT 1 FROM spent_links s JOIN grants g ON g.device = s.device \
             WHERE s.id = $1 AND s.device = $2 AND g.email = $3",
        )
        .bind(link.link)
        .bind(link.device.as_str())
        .bind(link.email.as_str())
        .fetch_optional(self.pool())
        .await?;
        Ok(found.is_some())
    }

    /// The device on which a link was used, if it was.
    pub async fn spent_on(&self, link: &str) -> Result<Option<Digest>, JournalError> {
        let row = sqlx::query("SELECT device FROM spent_links WHERE id = $1")
            .bind(link)
            .fetch_optional(self.pool())
            .await?;
        row.map(|row| Ok(Digest::stored(row.try_get("device")?))).transpose()
    }

    /// Whether the device was granted the orders among which this one is, not too long ago.
    pub async fn is_granted(
        &self,
        device: &Digest,
        record: &Record,
        now: Timestamp,
    ) -> Result<bool, JournalError> {
        let granted =
            "SELECT 1 FROM grants WHERE device = $1 AND email = $2 AND granted_at >= $3 AND granted_at > $4";
        let found = sqlx::query(granted)
            .bind(device.as_str())
            .bind(record.email.as_str())
            .bind(record.created_at.unix())
            .bind(now.plus(-GRANT_SECONDS).unix())
            .fetch_optional(self.pool())
            .await?;
        Ok(found.is_some())
    }

    /// The orders that a device may see, its own and those it was granted: the newest first, at most 100.
    pub async fn open_to(&self, device: &Digest, now: Timestamp) -> Result<Vec<Record>, JournalError> {
        let granted_after = now.plus(-GRANT_SECONDS).unix();
        let rows = sqlx::query(SELECT_OPEN_TO)
            .bind(device.as_str())
            .bind(granted_after)
            .fetch_all(self.pool())
            .await?;
        rows.iter().map(|row| row::read(row, &self.vault)).collect()
    }

    /// Takes back what a device was granted, and its own orders are no device's any more. By e-mail they can be opened
    /// again.
    pub async fn forget_device(&self, device: &Digest) -> Result<(), JournalError> {
        let mut both = self.pool().begin().await?;
        for statement in
            ["DELETE FROM grants WHERE device = $1", "UPDATE orders SET device = '' WHERE device = $1"]
        {
            sqlx::query(statement).bind(device.as_str()).execute(&mut *both).await?;
        }
        Ok(both.commit().await?)
    }

    /// Takes back what a device was granted. Its own orders stay.
    pub async fn close_to(&self, device: &Digest) -> Result<(), JournalError> {
        sqlx::query("DELETE FROM grants WHERE device = $1")
            .bind(device.as_str())
            .execute(self.pool())
            .await?;
        Ok(())
    }
}
