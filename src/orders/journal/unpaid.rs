//! Counts a shopper's orders that wait for payment. Each has used one of the few calls for placing that
//! upstream allows all shoppers together.

use super::{Journal, JournalError};
use crate::{
    domain::time::Timestamp,
    orders::keys::{Digest, Origin},
};
use sqlx::Row;

/// Orders older than this do not count, in seconds, whatever upstream reports: no payment window is longer.
const MAX_WINDOW_SECONDS: i64 = 3 * 60 * 60;

/// The number of orders that wait for payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unpaid {
    pub of_device: i64,
    pub of_address: i64,
    pub of_network: i64,
}

const UNPAID: &str = "SELECT COUNT(CASE WHEN o.device = $1 THEN 1 END) AS of_device, \
     COUNT(CASE WHEN f.address = $2 THEN 1 END) AS of_address, \
     COUNT(CASE WHEN f.network = $3 THEN 1 END) AS of_network \
     FROM open_orders f JOIN orders o ON o.id = f.order_id \
     WHERE (o.device = $1 OR f.address = $2 OR f.network = $3) AND o.paid_at IS NULL AND o.created_at > $4 \
     AND (o.expires_at IS NULL OR o.expires_at > $5) \
     AND (o.phase IS NULL OR o.phase IN ('preparing', 'awaiting-payment', 'repriced', 'underpaid'))";

/// The origin of an order is needed only while it is unpaid.
const FORGET_ORIGINS: &str = "UPDATE open_orders SET address = NULL, network = NULL WHERE address IS NOT NULL AND order_id IN \
     (SELECT id FROM orders WHERE paid_at IS NOT NULL OR created_at < $1)";

impl Journal {
    /// Counts the unpaid orders of this device, address and network.
    pub async fn unpaid(
        &self,
        device: &Digest,
        origin: Option<&Origin>,
        now: Timestamp,
    ) -> Result<Unpaid, JournalError> {
        let row = sqlx::query(UNPAID)
            .bind(device.as_str())
            .bind(origin.map(|origin| origin.address.as_str()))
            .bind(origin.map(|origin| origin.network.as_str()))
            .bind(now.plus(-MAX_WINDOW_SECONDS).unix())
            .bind(now.unix())
            .fetch_one(self.pool())
            .await?;
        Ok(Unpaid {
            of_device: row.try_get("of_device")?,
            of_address: row.try_get("of_address")?,
            of_network: row.try_get("of_network")?,
        })
    }

    /// Deletes the origins of orders that are paid or too old to be paid.
    pub async fn forget_origins(&self, now: Timestamp) -> Result<(), JournalError> {
        sqlx::query(FORGET_ORIGINS).bind(now.plus(-MAX_WINDOW_SECONDS).unix()).execute(self.pool()).await?;
        Ok(())
    }
}
