//! Cached upstream answers that all nodes share while they are fresh, and a lock that lets one node
//! refresh an answer at a time. A read that finds nothing makes one round trip before its call to
//! upstream, and one after it, which nobody waits for.

use super::{SharedRedis, millis};
use redis::{Script, SetExpiry, SetOptions};
use std::{sync::LazyLock, time::Duration};

/// Longest answer that is shared. A node keeps longer answers to itself.
const MAX_ANSWER_BYTES: usize = 4 * 1024 * 1024;

/// How long a node may hold the refresh lock. After that, another node may refresh.
const REFRESH_LOCK_TTL: Duration = Duration::from_secs(3);

/// Returns the answer and its remaining lifetime, if that is above the least one. Otherwise returns
/// nothing, and 1 if the refresh lock was free and is now taken.
static FIND_OR_LOCK: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        r"
local remaining = redis.call('PTTL', KEYS[1])
if remaining > tonumber(ARGV[1]) then return {redis.call('GET', KEYS[1]), remaining} end
if redis.call('SET', KEYS[2], '1', 'NX', 'PX', ARGV[2]) then return {false, 1} end
return {false, 0}
",
    )
});

/// An answer that the nodes share.
#[derive(Debug, PartialEq, Eq)]
pub struct SharedAnswer {
    pub body: Vec<u8>,
    pub age: Duration,
}

/// Result of asking for the lock to refresh an answer on behalf of all nodes. A node that acquired
/// it releases it when it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefreshLock {
    /// This node refreshes.
    Acquired,
    /// Another node is refreshing.
    HeldByPeer,
    /// Redis does not answer, so each node refreshes for itself.
    Unknown,
}

impl SharedRedis {
    /// Returns a shared answer that is younger than `max_age`, or tries to acquire the lock to
    /// refresh it. `fresh` is the lifetime with which answers are shared.
    pub async fn answer_or_lock(
        &self,
        name: &str,
        fresh: Duration,
        max_age: Duration,
    ) -> Result<SharedAnswer, RefreshLock> {
        let mut script = FIND_OR_LOCK.prepare_invoke();
        script
            .key(self.key("answer", name))
            .key(self.key("lead", name))
            .arg(millis(fresh.saturating_sub(max_age)))
            .arg(millis(REFRESH_LOCK_TTL));
        let found: Option<(Option<Vec<u8>>, u64)> =
            self.run(async |mut connection| script.invoke_async(&mut connection).await).await;
        match found {
            Some((Some(body), remaining)) => {
                Ok(SharedAnswer { body, age: fresh.saturating_sub(Duration::from_millis(remaining)) })
            }
            Some((None, 1)) => Err(RefreshLock::Acquired),
            Some((None, _)) => Err(RefreshLock::HeldByPeer),
            None => Err(RefreshLock::Unknown),
        }
    }

    /// Shares an answer with the other nodes for as long as it is fresh, if there is one, and
    /// releases the lock.
    pub async fn finish_refresh(
        &self,
        name: &str,
        answer: Option<&[u8]>,
        fresh: Duration,
        lock: RefreshLock,
    ) {
        let ttl = millis(fresh);
        let mut pipe = redis::pipe();
        if let Some(body) = answer.filter(|body| body.len() <= MAX_ANSWER_BYTES && ttl > 0) {
            let options = SetOptions::default().with_expiration(SetExpiry::PX(ttl));
            pipe.set_options(self.key("answer", name), body, options).ignore();
        }
        if lock == RefreshLock::Acquired {
            pipe.del(self.key("lead", name)).ignore();
        }
        if !pipe.is_empty() {
            let _done: Option<()> =
                self.run(async |mut connection| pipe.query_async(&mut connection).await).await;
        }
    }
}
