//! ReadSemaphore among the product reads: bursts of them are answered with 403 for minutes (contract 1.4), and upstream takes all
//! nodes of a shop for one.

use crate::{
    cluster::{self, AcquireResult, SharedRedis},
    upstream::UpstreamError,
};
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{Instant, sleep, timeout},
};

/// Product reads at once.
const MAX_CONCURRENT_READS: usize = 2;

/// How long somebody waits for a turn before they are refused, where there is nothing else to give.
const MAX_WAIT: Duration = Duration::from_secs(6);

/// Between two questions whether another node has ended its turn.
const POLL_INTERVAL: Duration = Duration::from_millis(50);

/// A little more than the longest read that is tried twice: then the node that took the turn is dead.
const PERMIT_TTL: Duration = Duration::from_secs(40);

/// Cheap to clone; clones share the turns.
#[derive(Clone)]
pub struct ReadSemaphore {
    own: Arc<Semaphore>,
    /// Where the nodes cannot ask one another, each reads one at a time.
    alone: Arc<Semaphore>,
    /// Where the nodes take turns together.
    commons: Option<SharedRedis>,
}

/// A turn; it ends with this value.
pub struct ReadPermit {
    _own: OwnedSemaphorePermit,
    _other: Option<Other>,
}

/// What else a turn holds on one node of several.
enum Other {
    AmongNodes { _turn: cluster::Permit },
    Alone { _permit: OwnedSemaphorePermit },
}

impl ReadSemaphore {
    pub fn new(commons: Option<SharedRedis>) -> Self {
        Self {
            own: Arc::new(Semaphore::new(MAX_CONCURRENT_READS)),
            alone: Arc::new(Semaphore::new(1)),
            commons,
        }
    }

    /// A turn. Where there is something else to give, nobody waits for one: who is not patient has it now or never.
    pub async fn take(&self, is_patient: bool) -> Result<ReadPermit, UpstreamError> {
        let busy = || UpstreamError::Throttled { retry_after: Duration::from_secs(2), was_sent: false };
        let until = Instant::now() + if is_patient { MAX_WAIT } else { Duration::ZERO };
        let own = permit(&self.own, until).await.ok_or_else(busy)?;
        let Some(commons) = &self.commons else { return Ok(ReadPermit { _own: own, _other: None }) };
        let other = loop {
            match commons.turn("products", MAX_CONCURRENT_READS, PERMIT_TTL).await {
                AcquireResult::Granted(turn) => break Other::AmongNodes { _turn: turn },
                AcquireResult::Unknown => {
                    let permit = permit(&self.alone, until).await.ok_or_else(busy)?;
                    break Other::Alone { _permit: permit };
                }
                AcquireResult::Refused if Instant::now() >= until => return Err(busy()),
                AcquireResult::Refused => sleep(POLL_INTERVAL).await,
            }
        };
        Ok(ReadPermit { _own: own, _other: Some(other) })
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
    async fn who_cannot_ask_the_others_reads_one_at_a_time() {
        let server = Server::start().await;
        let turns = ReadSemaphore::new(Some(server.node()));
        let take = || turns.take(false);
        let (one, two) = (take().await.unwrap(), take().await.unwrap());
        assert!(take().await.is_err(), "two at a time");
        drop((one, two));
        server.freeze();
        let one = take().await.unwrap();
        assert!(take().await.is_err(), "the others may be reading as well");
        drop(one);
        assert!(take().await.is_ok());
    }
}
