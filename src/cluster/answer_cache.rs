//! Answers that one node has read and others may use, each for as long as it is fresh, and who of the nodes reads next.

use super::{SharedRedis, millis};
use redis::{AsyncCommands, ExistenceCheck, SetExpiry, SetOptions};
use std::time::Duration;

/// Larger answers are each node's own.
const MAX_ANSWER_BYTES: usize = 4 * 1024 * 1024;

/// How long a node may take to read before another one does.
const REFRESH_LOCK_TTL: Duration = Duration::from_secs(3);

/// The right to read for all nodes; whoever has it says so when done.
#[derive(Debug, PartialEq, Eq)]
pub enum RefreshLock {
    /// This node reads.
    Own,
    /// Another node is reading.
    Others,
    /// Nobody answers, so each node reads for itself.
    Unknown,
}

impl SharedRedis {
    /// An answer and its age. `fresh` is how long it is kept from when it was given.
    pub async fn answer(&self, name: &str, fresh: Duration) -> Option<(Vec<u8>, Duration)> {
        let key = self.key("answer", name);
        let (body, left): (Option<Vec<u8>>, i64) = self
            .ask(async |mut line| redis::pipe().get(&key).pttl(&key).query_async(&mut line).await)
            .await?;
        let left = Duration::from_millis(u64::try_from(left).ok()?);
        Some((body?, fresh.saturating_sub(left)))
    }

    /// Gives an answer to the other nodes, for as long as it is fresh.
    pub async fn give(&self, name: &str, body: &[u8], fresh: Duration) {
        let kept = millis(fresh);
        if body.len() <= MAX_ANSWER_BYTES && kept > 0 {
            let key = self.key("answer", name);
            let options = SetOptions::default().with_expiration(SetExpiry::PX(kept));
            let _done: Option<String> =
                self.ask(async |mut line| line.set_options(&key, body, options).await).await;
        }
    }

    /// Asks for the right to read.
    pub async fn lead(&self, name: &str) -> RefreshLock {
        let key = self.key("lead", name);
        let kept = millis(REFRESH_LOCK_TTL);
        let options =
            SetOptions::default().conditional_set(ExistenceCheck::NX).with_expiration(SetExpiry::PX(kept));
        let taken: Option<Option<String>> =
            self.ask(async |mut line| line.set_options(&key, "1", options).await).await;
        match taken {
            Some(Some(_)) => RefreshLock::Own,
            Some(None) => RefreshLock::Others,
            None => RefreshLock::Unknown,
        }
    }

    /// Gives the right back.
    pub async fn done(&self, name: &str) {
        let key = self.key("lead", name);
        let _done: Option<u64> = self.ask(async |mut line| line.del(&key).await).await;
    }
}
