//! Cached upstream answers that all nodes share while they are fresh, and a lock that lets one node
//! refresh an answer at a time.

use super::{SharedRedis, millis};
use redis::{AsyncCommands, ExistenceCheck, SetExpiry, SetOptions};
use std::time::Duration;

/// Longest answer that is shared. A node keeps longer answers to itself.
const MAX_ANSWER_BYTES: usize = 4 * 1024 * 1024;

/// How long a node may hold the refresh lock. After that, another node may refresh.
const REFRESH_LOCK_TTL: Duration = Duration::from_secs(3);

/// Result of asking for the lock to refresh an answer on behalf of all nodes. A node that acquired
/// it releases it when it is done.
#[derive(Debug, PartialEq, Eq)]
pub enum RefreshLock {
    /// This node refreshes.
    Acquired,
    /// Another node is refreshing.
    HeldByPeer,
    /// Redis does not answer, so each node refreshes for itself.
    Unknown,
}

impl SharedRedis {
    /// Returns a shared answer and its age. `fresh` is the lifetime with which the answer was
    /// shared.
    pub async fn answer(&self, name: &str, fresh: Duration) -> Option<(Vec<u8>, Duration)> {
        let key = self.key("answer", name);
        let (body, remaining): (Option<Vec<u8>>, i64) = self
            .run(async |mut connection| redis::pipe().get(&key).pttl(&key).query_async(&mut connection).await)
            .await?;
        let remaining = Duration::from_millis(u64::try_from(remaining).ok()?);
        Some((body?, fresh.saturating_sub(remaining)))
    }

    /// Shares an answer with the other nodes for as long as it is fresh.
    pub async fn share_answer(&self, name: &str, body: &[u8], fresh: Duration) {
        let ttl = millis(fresh);
        if body.len() <= MAX_ANSWER_BYTES && ttl > 0 {
            let key = self.key("answer", name);
            let options = SetOptions::default().with_expiration(SetExpiry::PX(ttl));
            let _done: Option<String> =
                self.run(async |mut connection| connection.set_options(&key, body, options).await).await;
        }
    }

    /// Tries to acquire the lock to refresh an answer.
    pub async fn acquire_refresh_lock(&self, name: &str) -> RefreshLock {
        let key = self.key("lead", name);
        let ttl = millis(REFRESH_LOCK_TTL);
        let options =
            SetOptions::default().conditional_set(ExistenceCheck::NX).with_expiration(SetExpiry::PX(ttl));
        let acquired: Option<Option<String>> =
            self.run(async |mut connection| connection.set_options(&key, "1", options).await).await;
        match acquired {
            Some(Some(_)) => RefreshLock::Acquired,
            Some(None) => RefreshLock::HeldByPeer,
            None => RefreshLock::Unknown,
        }
    }

    /// Releases the refresh lock.
    pub async fn release_refresh_lock(&self, name: &str) {
        let key = self.key("lead", name);
        let _done: Option<u64> = self.run(async |mut connection| connection.del(&key).await).await;
    }
}
