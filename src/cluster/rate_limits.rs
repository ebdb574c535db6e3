//! Rate limits that all nodes share: token buckets by the generic cell rate algorithm, as in each
//! node's own limiter. One script per token; the server runs it atomically and by its own clock.

use super::SharedRedis;
use redis::Script;
use std::{sync::LazyLock, time::Duration};

/// Takes a token and returns 0. Without a token it returns the time until the next one, in
/// microseconds, because a large bucket refills a token in less than a millisecond.
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

/// A token bucket's size and refill rate.
#[derive(Clone, Copy, Debug)]
pub struct RateLimit {
    /// Name of the limited action. Each action has its own buckets.
    pub what: &'static str,
    /// Time until one token is refilled.
    pub every: Duration,
    /// Number of tokens in a full bucket.
    pub room: u32,
}

impl SharedRedis {
    /// Takes a token from the bucket of `key`. Without a token, the error holds the time until the
    /// next one. `None` if Redis does not answer: then each node uses its own buckets.
    pub async fn take(&self, limit: &RateLimit, key: &str) -> Option<Result<(), Duration>> {
        let kind = ["limit:", limit.what].concat();
        let mut script = TAKE.prepare_invoke();
        script.key(self.key(&kind, &self.digest(key))).arg(micros(limit.every)).arg(limit.room);
        let wait: u64 = self.run(async |mut connection| script.invoke_async(&mut connection).await).await?;
        Some(if wait == 0 { Ok(()) } else { Err(Duration::from_micros(wait)) })
    }
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}
