//! Rate limits by key, as token buckets. The number of buckets is bounded. A bucket that is full again is
//! dropped, because a new one is equivalent.

use crate::cluster::{RateLimit, SharedRedis};
use governor::{
    Quota, RateLimiter,
    clock::{Clock, DefaultClock},
    middleware::{StateInformationMiddleware, StateSnapshot},
    state::{InMemoryState, NotKeyed},
};
use moka::{Expiry, sync::Cache};
use std::{
    num::NonZeroU32,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::{Duration, Instant},
};

/// The maximum number of buckets. A flood of new keys evicts its own buckets, not those in use.
const MAX_BUCKETS: u64 = 100_000;

/// Token buckets of one size. With Redis, all nodes share them. Without Redis, or while it is down, each node
/// has its own. Cheap to clone; clones share the buckets.
#[derive(Clone)]
pub struct KeyedRateLimiter {
    what: &'static str,
    quota: Quota,
    local: Cache<String, Arc<Bucket>>,
    redis: Option<SharedRedis>,
}

struct Bucket {
    limiter: RateLimiter<NotKeyed, InMemoryState, DefaultClock, StateInformationMiddleware>,
    /// Tokens that were left at the last request.
    remaining: AtomicU32,
}

impl Bucket {
    fn full(quota: Quota) -> Self {
        let limiter = RateLimiter::direct(quota).with_middleware();
        Self { limiter, remaining: AtomicU32::new(quota.burst_size().get()) }
    }

    fn take(&self) -> Result<(), Duration> {
        let taken = self.limiter.check();
        let remaining = taken.as_ref().map_or(0, StateSnapshot::remaining_burst_capacity);
        self.remaining.store(remaining, Ordering::Relaxed);
        taken.map(drop).map_err(|not_until| not_until.wait_time_from(DefaultClock::default().now()))
    }
}

/// Keeps a bucket until it is full again, as if one more token were taken now.
struct UntilFull(Quota);

impl UntilFull {
    fn after(&self, bucket: &Bucket) -> Duration {
        let missing = self.0.burst_size().get().saturating_sub(bucket.remaining.load(Ordering::Relaxed));
        self.0.replenish_interval().saturating_mul(missing.saturating_add(1))
    }
}

impl Expiry<String, Arc<Bucket>> for UntilFull {
    fn expire_after_create(&self, _: &String, bucket: &Arc<Bucket>, _: Instant) -> Option<Duration> {
        Some(self.after(bucket))
    }

    fn expire_after_read(
        &self,
        _: &String,
        bucket: &Arc<Bucket>,
        _: Instant,
        _: Option<Duration>,
        _: Instant,
    ) -> Option<Duration> {
        Some(self.after(bucket))
    }
}

impl KeyedRateLimiter {
    /// Allows `count` requests at once and per minute. `what` distinguishes the limiter from others.
    pub fn per_minute(what: &'static str, count: u32) -> Self {
        Self::of(what, Quota::per_minute(non_zero(count)))
    }

    /// Allows `count` requests at once and per hour. `what` distinguishes the limiter from others.
    pub fn per_hour(what: &'static str, count: u32) -> Self {
        Self::of(what, Quota::per_hour(non_zero(count)))
    }

    /// The same limiter with another number of requests at once.
    #[must_use]
    pub fn with_burst(self, count: u32) -> Self {
        let Self { what, quota, redis, .. } = self;
        Self { redis, ..Self::of(what, quota.allow_burst(non_zero(count))) }
    }

    /// The same limiter, shared by all nodes that use this Redis.
    #[must_use]
    pub fn shared_over(self, redis: Option<SharedRedis>) -> Self {
        Self { redis, ..self }
    }

    fn of(what: &'static str, quota: Quota) -> Self {
        let local = Cache::builder().max_capacity(MAX_BUCKETS).expire_after(UntilFull(quota)).build();
        Self { what, quota, local, redis: None }
    }

    /// Takes a token. If there is none, returns the seconds until the next one, rounded up.
    pub async fn take(&self, key: &str) -> Result<(), u32> {
        let shared = match &self.redis {
            Some(redis) => redis.take(&self.limit(), key).await,
            None => None,
        };
        let taken = shared.unwrap_or_else(|| self.take_local(key));
        taken.map_err(|wait| u32::try_from(wait.as_secs()).unwrap_or(u32::MAX).saturating_add(1))
    }

    fn take_local(&self, key: &str) -> Result<(), Duration> {
        self.local.get_with_by_ref(key, || Arc::new(Bucket::full(self.quota))).take()
    }

    const fn limit(&self) -> RateLimit {
        let Self { what, quota, .. } = self;
        RateLimit { what, every: quota.replenish_interval(), room: quota.burst_size().get() }
    }
}

fn non_zero(count: u32) -> NonZeroU32 {
    NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cluster::tests::Server;

    #[tokio::test]
    async fn key_over_its_limit_waits_and_other_keys_do_not() {
        let limiter = KeyedRateLimiter::per_hour("test", 3);
        for attempt in 0..5 {
            let taken = limiter.take("one").await;
            assert!(
                if attempt < 3 { taken == Ok(()) } else { matches!(taken, Err(1100..=1201)) },
                "{taken:?}"
            );
        }
        assert_eq!(limiter.take("other").await, Ok(()));
    }

    #[tokio::test]
    async fn burst_may_exceed_the_rate() {
        let limiter = KeyedRateLimiter::per_minute("test", 2).with_burst(10);
        let mut taken = 0;
        for _ in 0..20 {
            taken += usize::from(limiter.take("one").await.is_ok());
        }
        assert_eq!(taken, 10);
    }

    #[tokio::test]
    async fn nodes_share_buckets_and_use_their_own_without_redis() {
        let mut server = Server::start().await;
        let node = || KeyedRateLimiter::per_hour("test", 3).shared_over(Some(server.node()));
        let nodes = [node(), node()];
        for attempt in 0..6 {
            let taken = nodes[attempt % 2].take("one").await;
            assert!(
                if attempt < 3 { taken == Ok(()) } else { matches!(taken, Err(1100..=1201)) },
                "{taken:?}"
            );
        }
        server.stop();
        for node in &nodes {
            for attempt in 0..4 {
                assert_eq!(node.take("one").await.is_ok(), attempt < 3, "each node has its own buckets");
            }
        }
    }

    #[tokio::test]
    async fn bucket_is_kept_until_it_is_full_again() {
        let (quick, slow) =
            (KeyedRateLimiter::per_minute("quick", 600), KeyedRateLimiter::per_hour("slow", 60));
        for limiter in [&quick, &slow] {
            for _ in 0..5 {
                assert_eq!(limiter.take("one").await, Ok(()));
            }
        }
        tokio::time::sleep(Duration::from_millis(2_500)).await;
        for (limiter, kept) in [(&quick, 0), (&slow, 1)] {
            limiter.local.run_pending_tasks();
            assert_eq!(limiter.local.entry_count(), kept, "{}", limiter.what);
        }
    }

    #[tokio::test]
    async fn number_of_buckets_is_bounded() {
        let limiter = KeyedRateLimiter::per_minute("test", 1);
        for key in 0..250_000_u32 {
            let _ = limiter.take(&key.to_string()).await;
        }
        limiter.local.run_pending_tasks();
        assert!(limiter.local.entry_count() <= MAX_BUCKETS, "{}", limiter.local.entry_count());
    }
}
