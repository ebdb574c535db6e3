//! Limits concurrent product reads: upstream answers bursts of them with 403 for minutes
//! (contract 1.4), and counts all nodes of a shop as one client.

use crate::{
    cluster::{self, AcquireResult, SharedRedis},
    upstream::UpstreamError,
};
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{Instant, sleep, timeout},
};

/// Maximum number of product reads at once.
const MAX_CONCURRENT_READS: usize = 2;

/// How long a caller without a copy to serve waits for a permit before it is refused.
const MAX_WAIT: Duration = Duration::from_secs(6);

/// How often to check whether another node has released its permit.
const POLL_INTERVAL: Duration = Duration::from_millis(50);

/// A little longer than the longest read with a retry. A permit that is held longer belongs to a
/// dead node.
const PERMIT_TTL: Duration = Duration::from_secs(40);

/// The semaphore for product reads. Cheap to clone; clones share the permits.
#[derive(Clone)]
pub struct ReadSemaphore {
    own: Arc<Semaphore>,
    /// Used while Redis does not answer: then each node reads one at a time.
    when_alone: Arc<Semaphore>,
    /// For permits that all nodes share.
    redis: Option<SharedRedis>,
}

/// A permit to read. Dropping it releases it.
pub struct ReadPermit {
    _own: OwnedSemaphorePermit,
    _node: Option<NodePermit>,
}

/// The second permit, on one of several nodes.
enum NodePermit {
    Shared { _permit: cluster::Permit },
    Alone { _permit: OwnedSemaphorePermit },
}

impl ReadSemaphore {
    pub fn new(redis: Option<SharedRedis>) -> Self {
        Self {
            own: Arc::new(Semaphore::new(MAX_CONCURRENT_READS)),
            when_alone: Arc::new(Semaphore::new(1)),
            redis,
        }
    }

    /// Acquires a permit. A caller with a copy to serve does not wait: without `may_wait`, it gets
    /// a permit at once or never.
    pub async fn acquire(&self, may_wait: bool) -> Result<ReadPermit, UpstreamError> {
        let busy = || UpstreamError::Throttled { retry_after: Duration::from_secs(2), was_sent: false };
        let until = Instant::now() + if may_wait { MAX_WAIT } else { Duration::ZERO };
        let own = permit(&self.own, until).await.ok_or_else(busy)?;
        let Some(redis) = &self.redis else { return Ok(ReadPermit { _own: own, _node: None }) };
        let node_permit = loop {
            match redis.acquire_permit("products", MAX_CONCURRENT_READS, PERMIT_TTL).await {
                AcquireResult::Granted(permit) => break NodePermit::Shared { _permit: permit },
                AcquireResult::Unknown => {
                    let permit = permit(&self.when_alone, until).await.ok_or_else(busy)?;
                    break NodePermit::Alone { _permit: permit };
                }
                AcquireResult::Refused if Instant::now() >= until => return Err(busy()),
                AcquireResult::Refused => sleep(POLL_INTERVAL).await,
            }
        };
        Ok(ReadPermit { _own: own, _node: Some(node_permit) })
    }
}

async fn permit(of: &Arc<Semaphore>, until: Instant) -> Option<OwnedSemaphorePermit> {
    let permit = Arc::clone(of).acquire_owned();
    timeout(until.saturating_duration_since(Instant::now()), permit).await.ok()?.ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cluster::tests::Server;

    #[tokio::test]
    async fn node_without_redis_reads_one_at_a_time() {
        let server = Server::start().await;
        let semaphore = ReadSemaphore::new(Some(server.node()));
        let acquire = || semaphore.acquire(false);
        let (one, two) = (acquire().await.unwrap(), acquire().await.unwrap());
        assert!(acquire().await.is_err(), "two at a time");
        drop((one, two));
        server.freeze();
        let one = acquire().await.unwrap();
        assert!(acquire().await.is_err(), "the others may be reading as well");
        drop(one);
        assert!(acquire().await.is_ok());
    }
}
