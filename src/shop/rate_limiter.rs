//! KeyedRateLimiter of tokens, one a key: how often somebody may ask. Their number is bounded, whoever asks; a bucket that is full
//! again is forgotten, for a new one is the same.

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

/// KeyedRateLimiter kept at most. A flood of keys that were never seen pushes out each other, not those that are in use.
const MAX_BUCKETS: u64 = 100_000;

/// KeyedRateLimiter of one size, which all nodes draw from where they have something in common; where not, and when that is lost,
/// each node has its own. Cheap to clone; clones share them.
#[derive(Clone)]
pub struct KeyedRateLimiter {
    what: &'static str,
    quota: Quota,
    own: Cache<String, Arc<Bucket>>,
    commons: Option<SharedRedis>,
}

struct Bucket {
    limiter: RateLimiter<NotKeyed, InMemoryState, DefaultClock, StateInformationMiddleware>,
    /// Tokens that were left when one was last asked for.
    left: AtomicU32,
}

impl Bucket {
    fn full(quota: Quota) -> Self {
        let limiter = RateLimiter::direct(quota).with_middleware();
        Self { limiter, left: AtomicU32::new(quota.burst_size().get()) }
    }

    fn take(&self) -> Result<(), Duration> {
        let taken = self.limiter.check();
        let left = taken.as_ref().map_or(0, StateSnapshot::remaining_burst_capacity);
        self.left.store(left, Ordering::Relaxed);
        taken.map(drop).map_err(|none| none.wait_time_from(DefaultClock::default().now()))
    }
}

/// How long a bucket is kept: until it is full again after the token that is about to be taken.
struct UntilFull(Quota);

impl UntilFull {
    fn after(&self, bucket: &Bucket) -> Duration {
        let missing = self.0.burst_size().get().saturating_sub(bucket.left.load(Ordering::Relaxed));
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
    /// So many at once, and as many again in a minute. `what` tells them from other buckets.
    pub fn per_minute(what: &'static str, number: u32) -> Self {
        Self::of(what, Quota::per_minute(some(number)))
    }

    /// So many at once, and as many again in an hour.
    pub fn per_hour(what: &'static str, number: u32) -> Self {
        Self::of(what, Quota::per_hour(some(number)))
    }

    /// The same with room for another number at once.
    #[must_use]
    pub fn with_burst(self, number: u32) -> Self {
        let Self { what, quota, commons, .. } = self;
        Self { commons, ..Self::of(what, quota.allow_burst(some(number))) }
    }

    /// The same for all nodes together.
    #[must_use]
    pub fn shared_over(self, commons: Option<SharedRedis>) -> Self {
        Self { commons, ..self }
    }

    fn of(what: &'static str, quota: Quota) -> Self {
        let own = Cache::builder().max_capacity(MAX_BUCKETS).expire_after(UntilFull(quota)).build();
        Self { what, quota, own, commons: None }
    }

    /// Takes a token; without one, the whole seconds until there is the next.
    pub async fn take(&self, key: &str) -> Result<(), u32> {
        let common = match &self.commons {
            Some(commons) => commons.take(&self.limit(), key).await,
            None => None,
        };
        let taken = common.unwrap_or_else(|| self.take_own(key));
        taken.map_err(|wait| u32::try_from(wait.as_secs()).unwrap_or(u32::MAX).saturating_add(1))
    }

    fn take_own(&self, key: &str) -> Result<(), Duration> {
        self.own.get_with_by_ref(key, || Arc::new(Bucket::full(self.quota))).take()
    }

    const fn limit(&self) -> RateLimit {
        let Self { what, quota, .. } = self;
        RateLimit { what, every: quota.replenish_interval(), room: quota.burst_size().get() }
    }
}

fn some(number: u32) -> NonZeroU32 {
    NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cluster::tests::Server;

    #[tokio::test]
    async fn who_asks_too_often_waits_and_others_do_not() {
        let buckets = KeyedRateLimiter::per_hour("test", 3);
        for turn in 0..5 {
            let taken = buckets.take("one").await;
            assert!(if turn < 3 { taken == Ok(()) } else { matches!(taken, Err(1100..=1201)) }, "{taken:?}");
        }
        assert_eq!(buckets.take("other").await, Ok(()));
    }

    #[tokio::test]
    async fn more_may_come_at_once_than_in_the_long_run() {
        let buckets = KeyedRateLimiter::per_minute("test", 2).with_burst(10);
        let mut taken = 0;
        for _ in 0..20 {
            taken += usize::from(buckets.take("one").await.is_ok());
        }
        assert_eq!(taken, 10);
    }

    #[tokio::test]
    async fn nodes_draw_from_the_same_buckets_and_from_their_own_when_these_are_lost() {
        let mut server = Server::start().await;
        let node = || KeyedRateLimiter::per_hour("test", 3).shared_over(Some(server.node()));
        let nodes = [node(), node()];
        for turn in 0..6 {
            let taken = nodes[turn % 2].take("one").await;
            assert!(if turn < 3 { taken == Ok(()) } else { matches!(taken, Err(1100..=1201)) }, "{taken:?}");
        }
        server.stop();
        for node in &nodes {
            for turn in 0..4 {
                assert_eq!(node.take("one").await.is_ok(), turn < 3, "each has buckets of its own");
            }
        }
    }

    #[tokio::test]
    async fn a_bucket_is_kept_until_it_is_full_again() {
        let (quick, slow) = (KeyedRateLimiter::per_minute("quick", 600), KeyedRateLimiter::per_hour("slow", 60));
        for buckets in [&quick, &slow] {
            for _ in 0..5 {
                assert_eq!(buckets.take("one").await, Ok(()));
            }
        }
        tokio::time::sleep(Duration::from_millis(2_500)).await;
        for (buckets, kept) in [(&quick, 0), (&slow, 1)] {
            buckets.own.run_pending_tasks();
            assert_eq!(buckets.own.entry_count(), kept, "{}", buckets.what);
        }
    }

    #[tokio::test]
    async fn a_flood_of_keys_takes_no_more_room_than_there_is() {
        let buckets = KeyedRateLimiter::per_minute("test", 1);
        for key in 0..250_000_u32 {
            let _ = buckets.take(&key.to_string()).await;
        }
        buckets.own.run_pending_tasks();
        assert!(buckets.own.entry_count() <= MAX_BUCKETS, "{}", buckets.own.entry_count());
    }
}
