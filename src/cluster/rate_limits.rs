//! KeyedRateLimiter of tokens that all nodes draw from: how often somebody may ask. One question for each token, answered in one
//! piece by the server's own clock (the generic cell rate algorithm, as each node's own buckets have it).

use super::SharedRedis;
use redis::Script;
use std::{sync::LazyLock, time::Duration};

/// Takes a token, and answers with 0; without one, with the microseconds until there is the next. A generous bucket gets
/// one back within less than a millisecond.
static TAKE: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        r"
local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
local every, room = tonumber(ARGV[1]), tonumber(ARGV[2])
local full_at = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now)
local wait = full_at - now - every * (room - 1)
if wait > 0 then return math.ceil(wait) end
full_at = full_at + every
redis.call('SET', KEYS[1], string.format('%.0f', full_at), 'PX', math.max(math.ceil((full_at - now) / 1000), 1))
return 0
",
    )
});

/// KeyedRateLimiter of one size.
#[derive(Clone, Copy, Debug)]
pub struct RateLimit {
    /// What is asked for: each has buckets of its own.
    pub what: &'static str,
    /// Until a token comes back.
    pub every: Duration,
    /// Tokens in a full bucket.
    pub room: u32,
}

impl SharedRedis {
    /// Takes a token from somebody's bucket; without one, the time until there is the next. `None` when nobody answers:
    /// then each node has buckets of its own.
    pub async fn take(&self, limit: &RateLimit, who: &str) -> Option<Result<(), Duration>> {
        let kind = ["limit:", limit.what].concat();
        let mut call = TAKE.prepare_invoke();
        call.key(self.key(&kind, &self.digest(who))).arg(micros(limit.every)).arg(limit.room);
        let wait: u64 = self.ask(async |mut line| call.invoke_async(&mut line).await).await?;
        Some(if wait == 0 { Ok(()) } else { Err(Duration::from_micros(wait)) })
    }
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}
