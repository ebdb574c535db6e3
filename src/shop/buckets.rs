//! Buckets of tokens, one a key: how often somebody may ask. Their number is bounded, whoever asks; a bucket that was
//! not looked at for an hour is full again and forgotten.

use governor::{
    DefaultDirectRateLimiter, Quota, RateLimiter,
    clock::{Clock, DefaultClock},
};
use moka::sync::Cache;
use std::{hash::Hash, num::NonZeroU32, sync::Arc, time::Duration};

/// Buckets kept at most. A flood of keys that were never seen pushes out each other, not those that are in use.
const MOST: u64 = 100_000;

/// No bucket takes longer to fill.
const FORGOTTEN_AFTER: Duration = Duration::from_hours(1);

/// Buckets of one size. Cheap to clone; clones share them.
#[derive(Clone)]
pub struct Buckets<K> {
    quota: Quota,
    kept: Cache<K, Arc<DefaultDirectRateLimiter>>,
}

impl<K: Hash + Eq + Send + Sync + 'static> Buckets<K> {
    /// So many at once, and as many again in a minute.
    pub fn a_minute(number: u32) -> Self {
        Self::of(Quota::per_minute(some(number)))
    }

    /// So many at once, and as many again in an hour.
    pub fn an_hour(number: u32) -> Self {
        Self::of(Quota::per_hour(some(number)))
    }

    /// The same with room for another number at once.
    #[must_use]
    pub fn at_once(self, number: u32) -> Self {
        Self::of(self.quota.allow_burst(some(number)))
    }

    fn of(quota: Quota) -> Self {
        let kept = Cache::builder().max_capacity(MOST).time_to_idle(FORGOTTEN_AFTER).build();
        Self { quota, kept }
    }

    /// Takes a token; without one, the whole seconds until there is the next.
    pub fn take(&self, key: K) -> Result<(), u32> {
        let bucket = self.kept.get_with(key, || Arc::new(RateLimiter::direct(self.quota)));
        bucket.check().map_err(|full| {
            let wait = full.wait_time_from(DefaultClock::default().now()).as_secs();
            u32::try_from(wait).unwrap_or(u32::MAX).saturating_add(1)
        })
    }
}

fn some(number: u32) -> NonZeroU32 {
    NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_asks_too_often_waits_and_others_do_not() {
        let buckets = Buckets::an_hour(3);
        let taken: Vec<_> = (0..5).map(|_| buckets.take("one")).collect();
        assert_eq!(taken[..3], [Ok(()); 3]);
        assert!(taken[3..].iter().all(|taken| matches!(taken, Err(1100..=1201))), "{taken:?}");
        assert_eq!(buckets.take("other"), Ok(()));
    }

    #[test]
    fn more_may_come_at_once_than_in_the_long_run() {
        let buckets = Buckets::a_minute(2).at_once(10);
        assert_eq!((0..20).filter(|_| buckets.take(1).is_ok()).count(), 10);
    }

    #[test]
    fn a_flood_of_keys_takes_no_more_room_than_there_is() {
        let buckets = Buckets::a_minute(1);
        for key in 0..250_000_u32 {
            let _ = buckets.take(key);
        }
        buckets.kept.run_pending_tasks();
        assert!(buckets.kept.entry_count() <= MOST, "{}", buckets.kept.entry_count());
    }
}
