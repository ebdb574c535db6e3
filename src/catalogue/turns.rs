//! Turns among the product reads: bursts of them are answered with 403 for minutes (contract 1.4), and upstream takes all
//! nodes of a shop for one.

use super::cache::Need;
use crate::{
    commons::{self, Commons, Wish},
    upstream::UpstreamError,
};
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{Instant, sleep, timeout},
};

/// Product reads at once.
const AT_ONCE: usize = 2;

/// How long somebody waits for a turn before they are refused, where there is nothing else to give.
const PATIENCE: Duration = Duration::from_secs(6);

/// Between two questions whether another node has ended its turn.
const STEP: Duration = Duration::from_millis(50);

/// A little more than the longest read that is tried twice: then the node that took the turn is dead.
const LONGEST: Duration = Duration::from_secs(40);

/// Cheap to clone; clones share the turns.
#[derive(Clone)]
pub struct Turns {
    own: Arc<Semaphore>,
    /// Where the nodes take turns together.
    commons: Option<Commons>,
}

/// A turn; it ends with this value.
pub struct Turn {
    _own: OwnedSemaphorePermit,
    _among_nodes: Option<commons::Turn>,
}

impl Turns {
    pub fn new(commons: Option<Commons>) -> Self {
        Self { own: Arc::new(Semaphore::new(AT_ONCE)), commons }
    }

    /// A turn. Where there is something else to give, nobody waits for one.
    pub async fn take(&self, need: Need) -> Result<Turn, UpstreamError> {
        let busy = || UpstreamError::Throttled { retry_after: Duration::from_secs(2) };
        let until = Instant::now() + if need.is_refresh { Duration::ZERO } else { PATIENCE };
        let own = Arc::clone(&self.own).acquire_owned();
        let waited = timeout(until.saturating_duration_since(Instant::now()), own).await;
        let own = waited.ok().and_then(Result::ok).ok_or_else(busy)?;
        let Some(commons) = &self.commons else { return Ok(Turn { _own: own, _among_nodes: None }) };
        loop {
            match commons.turn("products", AT_ONCE, LONGEST).await {
                Wish::Granted(turn) => return Ok(Turn { _own: own, _among_nodes: Some(turn) }),
                Wish::Unknown => return Ok(Turn { _own: own, _among_nodes: None }),
                Wish::Refused if Instant::now() >= until => return Err(busy()),
                Wish::Refused => sleep(STEP).await,
            }
        }
    }
}
