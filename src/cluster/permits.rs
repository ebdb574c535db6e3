//! Concurrency permits: what all nodes together may do only a limited number of times at once.
//! Dropping a permit releases it. If its node dies, it expires.

use super::{SharedRedis, millis};
use redis::Script;
use std::{sync::LazyLock, time::Duration};
use tokio::time::{Instant, sleep};

/// Pause between two attempts to release a permit on a server that does not answer.
const RELEASE_RETRY_PAUSE: Duration = Duration::from_secs(1);

/// Takes the first free slot. Returns 1, or 0 if all are taken.
static ACQUIRE: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        r"
for _, slot in ipairs(KEYS) do
  if redis.call('SET', slot, ARGV[1], 'NX', 'PX', ARGV[2]) then return 1 end
end
return 0
",
    )
});

/// Frees the slot that a permit has taken.
static RELEASE: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        r"
for _, slot in ipairs(KEYS) do
  if redis.call('GET', slot) == ARGV[1] then return redis.call('DEL', slot) end
end
return 0
",
    )
});

/// A permit. Dropping it releases it.
pub struct Permit {
    redis: SharedRedis,
    slots: Vec<String>,
    token: String,
    expires_at: Instant,
}

/// Result of asking for a permit.
pub enum AcquireResult {
    Granted(Permit),
    /// All permits are taken.
    Refused,
    /// Redis does not answer, so each node limits itself.
    Unknown,
}

impl SharedRedis {
    /// Tries to acquire one of `limit` permits for `name`. The permit expires after `ttl`.
    pub async fn acquire_permit(&self, name: &str, limit: usize, ttl: Duration) -> AcquireResult {
        let slots = (0..limit).map(|slot| self.key("turn", &format!("{name}:{slot}"))).collect();
        let token = format!("{:016x}", rand::random::<u64>());
        // The lifetime starts before the request, so that a permit whose answer was lost expires as
        // well.
        let permit = Permit { redis: self.clone(), slots, token, expires_at: Instant::now() + ttl };
        match permit.try_acquire(ttl).await {
            Some(true) => AcquireResult::Granted(permit),
            Some(false) => {
                permit.discard();
                AcquireResult::Refused
            }
            None => AcquireResult::Unknown,
        }
    }
}

impl Permit {
    /// Whether a slot was free; `None` if Redis does not answer.
    async fn try_acquire(&self, ttl: Duration) -> Option<bool> {
        let mut script = ACQUIRE.prepare_invoke();
        script.key(&self.slots).arg(&self.token).arg(millis(ttl));
        self.redis.run(async |mut connection| script.invoke_async(&mut connection).await).await
    }

    /// Drops a permit that was not acquired, without releasing anything.
    fn discard(mut self) {
        self.expires_at = Instant::now();
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
        let (redis, expires_at) = (self.redis.clone(), self.expires_at);
        let (slots, token) = (std::mem::take(&mut self.slots), std::mem::take(&mut self.token));
        if Instant::now() >= expires_at {
            return;
        }
        runtime.spawn(async move {
            let mut script = RELEASE.prepare_invoke();
            script.key(slots).arg(token);
            while Instant::now() < expires_at {
                let done: Option<u64> =
                    redis.run(async |mut connection| script.invoke_async(&mut connection).await).await;
                if done.is_some() {
                    return;
                }
                sleep(RELEASE_RETRY_PAUSE).await;
            }
        });
    }
}
