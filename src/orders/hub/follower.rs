//! Follows one order: a task that listens to upstream's stream, polls if there is no stream, and publishes
//! the changes. It ends when nobody watches, when the order is settled, or at shutdown.

use super::{
    Inner,
    news::{News, Open},
    peers::{self, ClaimResult},
    timing::requested_pause,
    unwatched_poller::seconds_until_next_poll,
};
use crate::{
    domain::{order::Secret, order_id::OrderId},
    orders::{clock::now, reader::ReadError, record::PlacementStatus, snapshot::Snapshot},
    upstream::{self, OrderNews, UpstreamError},
};
use futures::StreamExt;
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::time::{Instant, sleep, timeout, timeout_at};

/// Interval between two reads of the journal while the order is being placed.
const PLACING_POLL_INTERVAL: Duration = Duration::from_millis(500);

/// Why a stream ended.
enum StreamEnd {
    Settled,
    /// Upstream sent "stop": do not open the stream again (contract 10).
    Stopped,
    /// The stream could not be opened, broke, or went silent.
    Broken {
        received_order: bool,
        /// The pause that upstream requested before the next call.
        wait: Option<Duration>,
    },
}

pub(super) struct Follower {
    hub: Arc<Inner>,
    id: OrderId,
    news: Arc<News>,
    /// The token of this node's claim, while it has one.
    claim_token: Mutex<Option<String>>,
}

impl Follower {
    pub const fn new(hub: Arc<Inner>, id: OrderId, news: Arc<News>) -> Self {
        Self { hub, id, news, claim_token: Mutex::new(None) }
    }

    pub async fn run(self) {
        tokio::select! {
            // At shutdown, the node gives up all its claims together.
            () = self.hub.shutdown.cancelled() => return,
            () = self.until_unwatched() => {}
            () = self.follow() => {}
        }
        let claim_token = self.claim_token.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(claim_token) = claim_token {
            let due = seconds_until_next_poll(&self.hub, &self.news.latest());
            self.hub.peers.release(&self.id, &claim_token, due).await;
        }
    }

    /// Ends when nobody has watched for the whole grace period. Removes the order under the lock, so that
    /// nobody can join a follower that is about to end.
    async fn until_unwatched(&self) {
        loop {
            self.news.until_unwatched().await;
            sleep(self.hub.timing.grace).await;
            let mut followed = self.hub.lock();
            if self.news.is_unwatched() {
                followed.remove(&self.id);
                return;
            }
        }
    }

    /// Ends when nothing more will happen. One node follows upstream; the others follow that node.
    async fn follow(&self) {
        self.wait_until_placed().await;
        while !self.is_settled() {
            match self.hub.peers.claim(&self.id).await {
                ClaimResult::Ours(claim_token) => {
                    *self.claim_token.lock().unwrap_or_else(PoisonError::into_inner) = claim_token;
                    // A new claim clears the shared snapshot, so share it again.
                    self.hub.peers.share(&self.id, &self.news.latest()).await;
                    tokio::select! {
                        () = self.follow_upstream() => return,
                        () = self.hub.peers.lease_lapsed() => {}
                    }
                }
                ClaimResult::Theirs(node) => self.follow_peer(&node).await,
            }
        }
    }

    /// Ends when the node that follows the order dies or releases it, or when the order is settled.
    async fn follow_peer(&self, node: &str) {
        peers::load_shared_snapshot(&self.hub, &self.id, &self.news).await;
        loop {
            tokio::select! {
                () = self.news.released() => return,
                is_alive = self.hub.peers.is_alive(node) => {
                    if !is_alive || self.is_settled() {
                        return;
                    }
                }
            }
        }
    }

    /// Publishes a snapshot to the watchers here and, if it is new, shares it with the other nodes.
    async fn publish(&self, snapshot: Arc<Snapshot>) {
        if self.news.publish(Arc::clone(&snapshot)) {
            self.hub.peers.share(&self.id, &snapshot).await;
        }
    }

    /// Follows the order by upstream's stream, and by polling while there is no stream.
    async fn follow_upstream(&self) {
        let (mut stream_failures, mut read_failures, mut may_stream) = (0, 0, true);
        let mut stream_at = Instant::now();
        while !self.is_settled() {
            if may_stream && Instant::now() >= stream_at {
                match self.follow_stream().await {
                    StreamEnd::Settled => return,
                    StreamEnd::Stopped => may_stream = false,
                    StreamEnd::Broken { received_order, wait } => {
                        stream_failures = if received_order { 1 } else { stream_failures + 1 };
                        sleep(wait.unwrap_or_default()).await;
                        stream_at = Instant::now() + self.hub.timing.stream_retry_pause(stream_failures);
                    }
                }
            }
            let read = self.read_order().await;
            read_failures = if read.is_ok() { 0 } else { read_failures + 1 };
            if !self.is_settled() {
                sleep(self.pause_after(read, read_failures)).await;
            }
        }
    }

    fn pause_after(&self, read: Result<(), ReadError>, read_failures: u32) -> Duration {
        let phase = self.news.latest().phase();
        match read {
            Ok(()) => self.hub.timing.poll_pause(phase),
            Err(error) => {
                tracing::debug!(order = %self.id, %error, "failed to read an order");
                self.hub.timing.pause_after_failure(upstream_error(&error), phase, read_failures)
            }
        }
    }

    /// Waits until placing has finished, whatever the result.
    async fn wait_until_placed(&self) {
        while self.news.latest().record().is_being_placed(now()) {
            sleep(PLACING_POLL_INTERVAL).await;
            if let Ok(record) = self.hub.reader.record(&self.id).await {
                self.news.publish(Arc::new(Snapshot::remembered(record)));
            }
        }
    }

    fn is_settled(&self) -> bool {
        self.news.latest().is_settled()
    }

    /// Reads the order once. A snapshot of the last three seconds is good enough. The result of placing may be
    /// written late, so the row of an order that is not known to be placed is read again.
    async fn read_order(&self) -> Result<(), ReadError> {
        let latest = self.news.latest().record().clone();
        let record = match latest.standing {
            PlacementStatus::Placed(_) => latest,
            _ => self.hub.reader.record(&self.id).await?,
        };
        let snapshot = self.hub.reader.snapshot(&record, &self.news.caller()).await?;
        self.publish(snapshot).await;
        Ok(())
    }

    /// Follows upstream's stream until it ends.
    async fn follow_stream(&self) -> StreamEnd {
        let record = self.news.latest().record().clone();
        let PlacementStatus::Placed(upstream_id) = &record.standing else {
            return StreamEnd::Broken { received_order: false, wait: None };
        };
        let caller = self.news.caller();
        let opening = self.hub.reader.upstream.subscribe(&caller, upstream_id);
        match timeout(self.hub.timing.read_timeout, opening).await {
            Ok(Ok(stream)) => {
                let _open = Open::count(&self.hub.open);
                self.relay(stream, upstream_id).await
            }
            Ok(Err(error)) => StreamEnd::Broken { received_order: false, wait: requested_pause(&error) },
            Err(_) => StreamEnd::Broken { received_order: false, wait: None },
        }
    }

    /// Publishes the orders that the stream sends. Also reads the order if the stream does not start with it,
    /// because a change between snapshot and subscription would be missed, and if the stream sends only
    /// heartbeats for too long.
    async fn relay(&self, mut stream: upstream::News, upstream_id: &Secret) -> StreamEnd {
        let timing = &self.hub.timing;
        let mut received_order = false;
        let mut next_read_at = Instant::now() + timing.first_order_timeout;
        let mut dead_at = Instant::now() + timing.stream_timeout;
        while !self.is_settled() {
            match timeout_at(next_read_at.min(dead_at), stream.next()).await {
                Err(_) if next_read_at < dead_at => {
                    if let Err(error) = self.read_order().await {
                        tracing::debug!(order = %self.id, %error, "failed to read an order");
                    }
                    next_read_at = Instant::now() + timing.order_timeout;
                    continue;
                }
                Err(_) | Ok(None) => return StreamEnd::Broken { received_order, wait: None },
                Ok(Some(OrderNews::Stop)) => return StreamEnd::Stopped,
                Ok(Some(OrderNews::Order(order))) if order.is_of(upstream_id) => {
                    received_order = true;
                    let record = self.news.latest().record().clone();
                    self.publish(self.hub.reader.accept_answer(record, *order).await).await;
                    next_read_at = Instant::now() + timing.order_timeout;
                }
                Ok(Some(OrderNews::Beat | OrderNews::Order(_))) => {}
            }
            dead_at = Instant::now() + timing.stream_timeout;
        }
        StreamEnd::Settled
    }
}

impl Drop for Follower {
    /// Removes this follower from the map however it ended, so that nobody joins it.
    fn drop(&mut self) {
        let mut followed = self.hub.lock();
        if followed.get(&self.id).is_some_and(|news| Arc::ptr_eq(news, &self.news)) {
            followed.remove(&self.id);
        }
    }
}

const fn upstream_error(error: &ReadError) -> Option<&UpstreamError> {
    match error {
        ReadError::Upstream(error) => Some(error),
        ReadError::Unknown | ReadError::Journal(_) | ReadError::Slow => None,
    }
}
