//! Buckets of tokens, one a key: how often somebody may ask. Their number is bounded, whoever asks; a bucket that was
//! not looked at for an hour is full again and forgotten.

use crate::commons::{Commons, Limit};
use governor::{
    DefaultDirectRateLimiter, Quota, RateLimiter,
    clock::{Clock, DefaultClock},
};
use moka::sync::Cache;
use std::{num::NonZeroU32, sync::Arc, time::Duration};

/// Buckets kept at most. A flood of keys that were never seen pushes out each other, not those that are in use.
const MOST: u64 = 100_000;

/// No bucket takes longer to fill.
const FORGOTTEN_AFTER: Duration = Duration::from_hours(1);

/// Buckets of one size, which all nodes draw from where they have something in common; where not, and when that is lost,
/// each node has its own. Cheap to clone; clones share them.
#[derive(Clone)]
pub struct Buckets {
    what: &'static str,
    quota: Quota,
    own: Cache<String, Arc<DefaultDirectRateLimiter>>,
    commons: Option<Commons>,
}

impl Buckets {
    /// So many at once, and as many again in a minute. `what` tells them from other buckets.
    pub fn a_minute(what: &'static str, number: u32) -> Self {
        Self::of(what, Quota::per_minute(some(number)))
    }

    /// So many at once, and as many again in an hour.
    pub fn an_hour(what: &'static str, number: u32) -> Self {
        Self::of(what, Quota::per_hour(some(number)))
    }

    /// The same with room for another number at once.
    #[must_use]
    pub fn at_once(self, number: u32) -> Self {
        Self { quota: self.quota.allow_burst(some(number)), ..self }
    }

    /// The same for all nodes together.
    #[must_use]
    pub fn among(self, commons: Option<Commons>) -> Self {
        Self { commons, ..self }
    }

    fn of(what: &'static str, quota: Quota) -> Self {
        let own = Cache::builder().max_capacity(MOST).time_to_idle(FORGOTTEN_AFTER).build();
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
        let bucket = self.own.get_with_by_ref(key, || Arc::new(RateLimiter::direct(self.quota)));
        bucket.check().map_err(|full| full.wait_time_from(DefaultClock::default().now()))
    }

    const fn limit(&self) -> Limit {
        let Self { what, quota, .. } = self;
        Limit { what, every: quota.replenish_interval(), room: quota.burst_size().get() }
    }
}

fn some(number: u32) -> NonZeroU32 {
    NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commons::tests::Server;

    #[tokio::test]
    async fn who_asks_too_often_waits_and_others_do_not() {
        let buckets = Buckets::an_hour("test", 3);
        for turn in 0..5 {
            let taken = buckets.take("one").await;
            assert!(if turn < 3 { taken == Ok(()) } else { matches!(taken, Err(1100..=1201)) }, "{taken:?}");
        }
        assert_eq!(buckets.take("other").await, Ok(()));
    }

    #[tokio::test]
    async fn more_may_come_at_once_than_in_the_long_run() {
        let buckets = Buckets::a_minute("test", 2).at_once(10);
        let mut taken = 0;
        for _ in 0..20 {
            taken += usize::from(buckets.take("one").await.is_ok());
        }
        assert_eq!(taken, 10);
    }

    #[tokio::test]
    async fn nodes_draw_from_the_same_buckets_and_from_their_own_when_these_are_lost() {
        let mut server = Server::start().await;
        let node = || Buckets::an_hour("test", 3).among(Some(server.node()));
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
    async fn a_flood_of_keys_takes_no_more_room_than_there_is() {
        let buckets = Buckets::a_minute("test", 1);
        for key in 0..250_000_u32 {
            let _ = buckets.take(&key.to_string()).await;
        }
        buckets.own.run_pending_tasks();
        assert!(buckets.own.entry_count() <= MOST, "{}", buckets.own.entry_count());
    }
}
