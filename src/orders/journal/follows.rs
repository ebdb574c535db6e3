//! Which orders are open, who follows them, and when they are looked after while nobody watches.

use super::{Journal, JournalError};
use crate::{
    domain::{order_id::OrderId, phase::Phase, time::Timestamp},
    orders::record::LOST_AFTER_SECONDS,
};
use sqlx::Row;
use std::collections::BTreeMap;

/// Seconds for which an order counts as open of which nobody knows whether upstream made it: as long as an open
/// order is looked after.
const UNCONFIRMED_COUNTS_FOR: i64 = 14 * 24 * 60 * 60;

/// Who follows an order from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// This node, until it gives the claim of this name back.
    Mine(String),
    /// Another node that is alive.
    Theirs(String),
}

/// An open order that nobody watches and that is to be looked after.
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

/// Only who placed the row and died leaves it in doubt.
const MARK_AMBIGUOUS: &str = "UPDATE orders SET status = 'ambiguous', updated_at = $1 WHERE status = 'started' \
     AND (node IS NULL OR node NOT IN (SELECT id FROM nodes WHERE until > $2)) RETURNING id";

/// What upstream made, in the phase it was last seen in.
const COUNT_PLACED: &str = "SELECT o.phase AS phase, COUNT(*) AS orders FROM open_orders f \
     JOIN orders o ON o.id = f.order_id GROUP BY o.phase";

/// What upstream has said nothing of.
const COUNT_WITHOUT_WORD: &str = "SELECT COUNT(*) FROM orders WHERE status = $1 AND created_at > $2";

impl Journal {
    /// Gives up every row that is still "started" and whose node is not alive: nobody works on it. Returns which
    /// they were.
    pub async fn give_up_started(&self, now: Timestamp) -> Result<Vec<OrderId>, JournalError> {
        let clock = self.store.clock().await?;
        let ids: Vec<String> =
            sqlx::query_scalar(MARK_AMBIGUOUS).bind(now.unix()).bind(clock).fetch_all(self.pool()).await?;
        ids.iter().map(|id| id.parse().map_err(|_| JournalError::Unreadable("id"))).collect()
    }

    /// Claims an order for this node, unless another one that is alive has it.
    pub async fn claim(&self, id: &OrderId, node: &str, now: Timestamp) -> Result<Claim, JournalError> {
        let clock = self.store.clock().await?;
        let turn = format!("{:016x}", rand::random::<u64>());
        let done = sqlx::query(CLAIM)
            .bind(id.as_str())
            .bind(now.unix())
            .bind(node)
            .bind(&turn)
            .bind(clock)
            .execute(self.pool())
            .await?;
        if done.rows_affected() == 1 {
            return Ok(Claim::Mine(turn));
        }
        let row = sqlx::query("SELECT node FROM open_orders WHERE order_id = $1")
            .bind(id.as_str())
            .fetch_optional(self.pool())
            .await?;
        let holder: Option<String> = row.map(|row| row.try_get("node")).transpose()?.flatten();
        // Given back between the two statements: whoever waits for a node that is not alive claims again.
        Ok(Claim::Theirs(holder.unwrap_or_default()))
    }

    /// Gives a claim back; nothing happens when another one has followed it.
    pub async fn release(&self, id: &OrderId, turn: &str, due_at: Timestamp) -> Result<(), JournalError> {
        sqlx::query(
            "UPDATE open_orders SET node = NULL, turn = NULL, due_at = $3 WHERE order_id = $1 AND turn = $2",
        )
        .bind(id.as_str())
        .bind(turn)
        .bind(due_at.unix())
        .execute(self.pool())
        .await?;
        Ok(())
    }

    /// The open order that has waited longest to be looked after.
    pub async fn due(&self, now: Timestamp) -> Result<Option<Due>, JournalError> {
        let clock = self.store.clock().await?;
        let row = sqlx::query(SELECT_DUE).bind(now.unix()).bind(clock).fetch_optional(self.pool()).await?;
        let Some(row) = row else { return Ok(None) };
        let id: &str = row.try_get("order_id")?;
        let id = id.parse().map_err(|_| JournalError::Unreadable("order_id"))?;
        Ok(Some(Due { id, due_at: row.try_get("due_at")? }))
    }

    /// Takes the look that is due, so that no other node does. `false` when another one was quicker.
    pub async fn take_look(&self, due: &Due, next: Timestamp) -> Result<bool, JournalError> {
        let done = sqlx::query("UPDATE open_orders SET due_at = $3 WHERE order_id = $1 AND due_at = $2")
            .bind(due.id.as_str())
            .bind(due.due_at)
            .bind(next.unix())
            .execute(self.pool())
            .await?;
        Ok(done.rows_affected() == 1)
    }

    /// When the order is to be looked after next, if nobody watches it.
    pub async fn look_again(&self, id: &OrderId, at: Timestamp) -> Result<(), JournalError> {
        sqlx::query("UPDATE open_orders SET due_at = $2 WHERE order_id = $1")
            .bind(id.as_str())
            .bind(at.unix())
            .execute(self.pool())
            .await?;
        Ok(())
    }

    /// The order has come to its end, or is given up: nobody looks after it any more.
    pub async fn close_order(&self, id: &OrderId) -> Result<(), JournalError> {
        sqlx::query("DELETE FROM open_orders WHERE order_id = $1")
            .bind(id.as_str())
            .execute(self.pool())
            .await?;
        Ok(())
    }

    /// Keeps upstream's last word for the other nodes, see [`crate::orders::told`].
    pub async fn tell(&self, id: &OrderId, told: &str) -> Result<(), JournalError> {
        sqlx::query("UPDATE open_orders SET told = $2 WHERE order_id = $1")
            .bind(id.as_str())
            .bind(told)
            .execute(self.pool())
            .await?;
        Ok(())
    }

    /// Upstream's last word, if another node told one.
    pub async fn told(&self, id: &OrderId) -> Result<Option<String>, JournalError> {
        let row = sqlx::query("SELECT told FROM open_orders WHERE order_id = $1")
            .bind(id.as_str())
            .fetch_optional(self.pool())
            .await?;
        Ok(row.map(|row| row.try_get("told")).transpose()?.flatten())
    }

    /// How many open orders are in which phase, by its code. An order that upstream has said nothing of counts
    /// too: while it is being placed, and for `UNCONFIRMED_COUNTS_FOR` after that when nobody knows how it went.
    pub async fn open_by_phase(&self, now: Timestamp) -> Result<BTreeMap<String, i64>, JournalError> {
        let mut counted = BTreeMap::new();
        for row in sqlx::query(COUNT_PLACED).fetch_all(self.pool()).await? {
            let phase: Option<String> = row.try_get("phase")?;
            let phase = phase.unwrap_or_else(|| Phase::Preparing.code().to_owned());
            *counted.entry(phase).or_default() += row.try_get::<i64, _>("orders")?;
        }
        let counts_from = now.plus(-UNCONFIRMED_COUNTS_FOR);
        let is_lost_before = now.plus(-LOST_AFTER_SECONDS);
        let started = self.without_word("started", counts_from).await?;
        let placing = self.without_word("started", is_lost_before).await?;
        let ambiguous = self.without_word("ambiguous", counts_from).await?;
        let without_word = [(Phase::Placing, placing), (Phase::Unconfirmed, started - placing + ambiguous)];
        for (phase, orders) in without_word.into_iter().filter(|(_, orders)| *orders > 0) {
            counted.insert(phase.code().to_owned(), orders);
        }
        Ok(counted)
    }

    async fn without_word(&self, status: &str, created_after: Timestamp) -> Result<i64, JournalError> {
        let count = sqlx::query_scalar(COUNT_WITHOUT_WORD).bind(status).bind(created_after.unix());
        Ok(count.fetch_one(self.pool()).await?)
    }
}
