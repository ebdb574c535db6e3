//! Open orders: which node follows each of them, and when unwatched ones are polled.

use super::{Journal, JournalError};
use crate::{
    domain::{order_id::OrderId, phase::Phase, time::Timestamp},
    orders::record::LOST_AFTER_SECONDS,
};
use sqlx::Row;
use std::collections::BTreeMap;

/// Seconds for which an order counts as open if it is unknown whether upstream created it: as long as an open
/// order is polled.
const UNCONFIRMED_SECONDS: i64 = 14 * 24 * 60 * 60;

/// The result of claiming an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// This node follows the order, until it releases the claim with this token.
    Mine(String),
    /// Another live node follows it.
    Theirs(String),
}

/// An open order that nobody watches and that is due for a poll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub id: OrderId,
    due_at: i64,
}

const CLAIM: &str = "INSERT INTO open_orders (order_id, due_at, node, turn) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (order_id) DO UPDATE SET node = excluded.node, turn = excluded.turn, told = NULL \
     WHERE open_orders.node IS NULL OR open_orders.node = excluded.node \
     OR open_orders.node NOT IN (SELECT id FROM nodes WHERE until > $5)";

const SELECT_DUE: &str = "SELECT order_id, due_at FROM open_orders WHERE due_at <= $1 \
     AND (node IS NULL OR node NOT IN (SELECT id FROM nodes WHERE until > $2)) ORDER BY due_at LIMIT 1";

/// Only a row whose node has died becomes ambiguous.
const MARK_AMBIGUOUS: &str = "UPDATE orders SET status = 'ambiguous', updated_at = $1 WHERE status = 'started' \
     AND (node IS NULL OR node NOT IN (SELECT id FROM nodes WHERE until > $2)) RETURNING id";

/// Orders that upstream created, by their last known phase.
const COUNT_PLACED: &str = "SELECT o.phase AS phase, COUNT(*) AS orders FROM open_orders f \
     JOIN orders o ON o.id = f.order_id GROUP BY o.phase";

/// Orders without an answer from upstream.
const COUNT_WITHOUT_ANSWER: &str = "SELECT COUNT(*) FROM orders WHERE status = $1 AND created_at > $2";

impl Journal {
    /// Marks every row as ambiguous that is still "started" and whose node is dead, because nobody works on
    /// it. Returns their IDs.
    pub async fn abandon_started(&self, now: Timestamp) -> Result<Vec<OrderId>, JournalError> {
        let clock = self.store.clock().await?;
        let ids: Vec<String> =
            sqlx::query_scalar(MARK_AMBIGUOUS).bind(now.unix()).bind(clock).fetch_all(self.pool()).await?;
        ids.iter().map(|id| id.parse().map_err(|_| JournalError::Unreadable("id"))).collect()
    }

    /// Claims an order for this node, unless another live node has it.
    pub async fn claim(&self, id: &OrderId, node: &str, now: Timestamp) -> Result<Claim, JournalError> {
        let clock = self.store.clock().await?;
        let claim_token = format!("{:016x}", rand::random::<u64>());
        let done = sqlx::query(CLAIM)
            .bind(id.as_str())
            .bind(now.unix())
            .bind(node)
            .bind(&claim_token)
            .bind(clock)
            .execute(self.pool())
            .await?;
        if done.rows_affected() == 1 {
            return Ok(Claim::Mine(claim_token));
        }
        let row = sqlx::query("SELECT node FROM open_orders WHERE order_id = $1")
            .bind(id.as_str())
            .fetch_optional(self.pool())
            .await?;
        let holder: Option<String> = row.map(|row| row.try_get("node")).transpose()?.flatten();
        // The claim was released between the two statements. The caller waits for a node that is not alive,
        // and then claims again.
        Ok(Claim::Theirs(holder.unwrap_or_default()))
    }

    /// Releases a claim. Does nothing if a newer claim exists.
    pub async fn release(
        &self,
        id: &OrderId,
        claim_token: &str,
        due_at: Timestamp,
    ) -> Result<(), JournalError> {
        sqlx::query(
            "UPDATE open_orders SET node = NULL, turn = NULL, due_at = $3 WHERE order_id = $1 AND turn = $2",
        )
        .bind(id.as_str())
        .bind(claim_token)
        .bind(due_at.unix())
        .execute(self.pool())
        .await?;
        Ok(())
    }

    /// The open order whose poll has been due for the longest time.
    pub async fn due(&self, now: Timestamp) -> Result<Option<Due>, JournalError> {
        let clock = self.store.clock().await?;
        let row = sqlx::query(SELECT_DUE).bind(now.unix()).bind(clock).fetch_optional(self.pool()).await?;
        let Some(row) = row else { return Ok(None) };
        let id: &str = row.try_get("order_id")?;
        let id = id.parse().map_err(|_| JournalError::Unreadable("order_id"))?;
        Ok(Some(Due { id, due_at: row.try_get("due_at")? }))
    }

    /// Claims a due poll and schedules the next one, so that no other node polls. Returns `false` if another
    /// node was faster.
    pub async fn claim_poll(&self, due: &Due, next: Timestamp) -> Result<bool, JournalError> {
        let done = sqlx::query("UPDATE open_orders SET due_at = $3 WHERE order_id = $1 AND due_at = $2")
            .bind(due.id.as_str())
            .bind(due.due_at)
            .bind(next.unix())
            .execute(self.pool())
            .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Sets when the order is polled next, if nobody watches it.
    pub async fn schedule_poll(&self, id: &OrderId, at: Timestamp) -> Result<(), JournalError> {
        sqlx::query("UPDATE open_orders SET due_at = $2 WHERE order_id = $1")
            .bind(id.as_str())
            .bind(at.unix())
            .execute(self.pool())
            .await?;
        Ok(())
    }

    /// Removes the order from the open ones, because it has ended or is abandoned. It is no longer polled.
    pub async fn close_order(&self, id: &OrderId) -> Result<(), JournalError> {
        sqlx::query("DELETE FROM open_orders WHERE order_id = $1")
            .bind(id.as_str())
            .execute(self.pool())
            .await?;
        Ok(())
    }

    /// Saves upstream's last answer for the other nodes, see [`crate::orders::shared_snapshot`].
    pub async fn save_shared(&self, id: &OrderId, snapshot: &str) -> Result<(), JournalError> {
        sqlx::query("UPDATE open_orders SET told = $2 WHERE order_id = $1")
            .bind(id.as_str())
            .bind(snapshot)
            .execute(self.pool())
            .await?;
        Ok(())
    }

    /// Upstream's last answer, if another node shared one.
    pub async fn find_shared(&self, id: &OrderId) -> Result<Option<String>, JournalError> {
        let row = sqlx::query("SELECT told FROM open_orders WHERE order_id = $1")
            .bind(id.as_str())
            .fetch_optional(self.pool())
            .await?;
        Ok(row.map(|row| row.try_get("told")).transpose()?.flatten())
    }

    /// Counts open orders by phase code. Orders without an answer from upstream are included: while they are
    /// being placed, and for `UNCONFIRMED_SECONDS` after that if the result is unknown.
    pub async fn open_by_phase(&self, now: Timestamp) -> Result<BTreeMap<String, i64>, JournalError> {
        let mut counted = BTreeMap::new();
        for row in sqlx::query(COUNT_PLACED).fetch_all(self.pool()).await? {
            let phase: Option<String> = row.try_get("phase")?;
            let phase = phase.unwrap_or_else(|| Phase::Preparing.code().to_owned());
            *counted.entry(phase).or_default() += row.try_get::<i64, _>("orders")?;
        }
        let counts_from = now.plus(-UNCONFIRMED_SECONDS);
        let lost_before = now.plus(-LOST_AFTER_SECONDS);
        let started = self.count_without_answer("started", counts_from).await?;
        let placing = self.count_without_answer("started", lost_before).await?;
        let ambiguous = self.count_without_answer("ambiguous", counts_from).await?;
        let unanswered = [(Phase::Placing, placing), (Phase::Unconfirmed, started - placing + ambiguous)];
        for (phase, orders) in unanswered.into_iter().filter(|(_, orders)| *orders > 0) {
            counted.insert(phase.code().to_owned(), orders);
        }
        Ok(counted)
    }

    async fn count_without_answer(
        &self,
        status: &str,
        created_after: Timestamp,
    ) -> Result<i64, JournalError> {
        let count = sqlx::query_scalar(COUNT_WITHOUT_ANSWER).bind(status).bind(created_after.unix());
        Ok(count.fetch_one(self.pool()).await?)
    }
}
