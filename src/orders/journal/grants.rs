//! Grants: which devices may see the orders of an email address besides the one that placed them, and which
//! links have been used.

use super::{Journal, JournalError, row};
use crate::{
    domain::time::Timestamp,
    orders::{keys::Digest, record::Record},
};
use sqlx::Row;

/// The use of a link.
#[derive(Clone, Copy, Debug)]
pub struct Use<'a> {
    /// The link's own ID.
    pub link: &'a str,
    /// When the link expires.
    pub until: Timestamp,
    /// The email address whose orders it opens, and the device that opens them.
    pub email: &'a Digest,
    pub device: &'a Digest,
}

const INSERT_SPENT_LINK: &str =
    "INSERT INTO spent_links (id, device, ends_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";

const INSERT_GRANT: &str = "INSERT INTO grants (device, email, granted_at) VALUES ($1, $2, $3) \
     ON CONFLICT (device, email) DO UPDATE SET granted_at = excluded.granted_at";

/// Seconds for which a link keeps orders open on a device.
pub const GRANT_SECONDS: i64 = 24 * 60 * 60;

/// Both halves of the union use an index.
const SELECT_OPEN_TO: &str = "SELECT * FROM orders WHERE device = $1 \
     UNION SELECT o.* FROM grants g JOIN orders o ON o.email = g.email AND o.created_at <= g.granted_at \
     WHERE g.device = $1 AND g.granted_at > $2 ORDER BY created_at DESC, id LIMIT 100";

impl Journal {
    /// Whether an order was placed, or may have been placed, with this address.
    pub async fn has_orders(&self, email: &Digest) -> Result<bool, JournalError> {
        let found = sqlx::query(
            "SELECT 1 FROM orders WHERE email = $1 AND status NOT IN ('refused', 'not_sent') LIMIT 1",
        )
        .bind(email.as_str())
        .fetch_optional(self.pool())
        .await?;
        Ok(found.is_some())
    }

    /// Uses a link: the device may see the orders placed with the address until now. A link can be used on
    /// one device only; returns `false` if it was used on another one. Using it again on the same device
    /// changes nothing and returns `true`.
    pub async fn grant(&self, link: Use<'_>, now: Timestamp) -> Result<bool, JournalError> {
        let mut transaction = self.pool().begin().await?;
        let spent = sqlx::query(INSERT_SPENT_LINK)
            .bind(link.link)
            .bind(link.device.as_str())
            .bind(link.until.unix())
            .execute(&mut *transaction)
            .await?;
        if spent.rows_affected() == 0 {
            drop(transaction);
            return self.is_used_on(link).await;
        }
        sqlx::query(INSERT_GRANT)
            .bind(link.device.as_str())
            .bind(link.email.as_str())
            .bind(now.unix())
            .execute(&mut *transaction)
            .await?;
        sqlx::query("DELETE FROM spent_links WHERE ends_at < $1")
            .bind(now.unix())
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Whether the link was used on this device, and the grant still exists.
    async fn is_used_on(&self, link: Use<'_>) -> Result<bool, JournalError> {
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

    /// Whether the device has a recent grant that includes this order.
    pub(super) async fn is_granted(
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

    /// The orders that a device may see, its own and those granted to it: newest first, at most 100.
    pub async fn open_to(&self, device: &Digest, now: Timestamp) -> Result<Vec<Record>, JournalError> {
        let granted_after = now.plus(-GRANT_SECONDS).unix();
        let rows = sqlx::query(SELECT_OPEN_TO)
            .bind(device.as_str())
            .bind(granted_after)
            .fetch_all(self.pool())
            .await?;
        rows.iter().map(|row| row::read(row, &self.vault)).collect()
    }

    /// Removes the device's grants, and detaches the device from its own orders. Those can be opened again by
    /// email.
    pub async fn forget_device(&self, device: &Digest) -> Result<(), JournalError> {
        let mut transaction = self.pool().begin().await?;
        for statement in
            ["DELETE FROM grants WHERE device = $1", "UPDATE orders SET device = '' WHERE device = $1"]
        {
            sqlx::query(statement).bind(device.as_str()).execute(&mut *transaction).await?;
        }
        Ok(transaction.commit().await?)
    }

    /// Removes the device's grants. Its own orders stay.
    pub async fn close_to(&self, device: &Digest) -> Result<(), JournalError> {
        sqlx::query("DELETE FROM grants WHERE device = $1")
            .bind(device.as_str())
            .execute(self.pool())
            .await?;
        Ok(())
    }
}
