//! Concurrency permits: what all nodes together may do only a limited number of times at once.
//! Dropping a permit releases it. If its node dies, it expires.

use super::{SharedRedis, millis};
use redis::{AsyncCommands, ExistenceCheck, Script, SetExpiry, SetOptions};
use std::{sync::LazyLock, time::Duration};
use tokio::time::{Instant, sleep};

/// Pause between two attempts to release a permit on a server that does not answer.
const RELEASE_RETRY_PAUSE: Duration = Duration::from_secs(1);

/// Releases a permit, unless another permit has taken its slot in the meantime.
static RELEASE: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        r"
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0
",
    )
});

/// A permit. Dropping it releases it.
pub struct Permit {
    redis: SharedRedis,
    key: String,
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
        for slot in 0..limit {
            let key = self.key("turn", &format!("{name}:{slot}"));
            let token = format!("{:016x}", rand::random::<u64>());
            // The lifetime starts before the request, so that a permit whose answer was lost
            // expires as well.
            let permit = Permit { redis: self.clone(), key, token, expires_at: Instant::now() + ttl };
            match permit.try_acquire(ttl).await {
                Some(true) => return AcquireResult::Granted(permit),
                Some(false) => permit.discard(),
                None => return AcquireResult::Unknown,
            }
        }
        AcquireResult::Refused
    }
}

impl Permit {
    /// Whether the slot was free; `None` if Redis does not answer.
    async fn try_acquire(&self, ttl: Duration) -> Option<bool> {
        let options = SetOptions::default()
            .conditional_set(ExistenceCheck::NX)
            .with_expiration(SetExpiry::PX(millis(ttl)));
        let slot = &self.key;
        let acquired: Option<String> = self
            .redis
            .run(async |mut connection| connection.set_options(slot, &self.token, options).await)
            .await?;
        Some(acquired.is_some())
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
        let (key, token) = (std::mem::take(&mut self.key), std::mem::take(&mut self.token));
        if Instant::now() >= expires_at {
            return;
        }
        runtime.spawn(async move {
            let mut script = RELEASE.prepare_invoke();
            script.key(key).arg(token);
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
