//! The follower of one order: one task that listens to upstream's stream, asks when there is none, and
//! publishes what it learns. It ends when nobody watches, when the order is settled, or with the shop.

use super::{
    Inner,
    news::{News, Open},
    peers::{self, ClaimResult},
    timing::asked_to_wait,
    unwatched_poller::after_watching,
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

/// Between two looks into the journal while the order is being placed.
const PLACING_POLL_INTERVAL: Duration = Duration::from_millis(500);

/// How a stream came to its end.
enum Ended {
    Settled,
    /// Upstream said "stop": not to be opened again (contract 10).
    Stopped,
    /// It could not be opened, broke, or fell silent.
    Broken {
        said_something: bool,
        /// What upstream asked for before the next call.
        wait: Option<Duration>,
    },
}

pub(super) struct Follower {
    hub: Arc<Inner>,
    id: OrderId,
    news: Arc<News>,
    /// The claim among the nodes, while there is one.
    turn: Mutex<Option<String>>,
}

impl Follower {
    pub const fn new(hub: Arc<Inner>, id: OrderId, news: Arc<News>) -> Self {
        Self { hub, id, news, turn: Mutex::new(None) }
    }

    pub async fn run(self) {
        tokio::select! {
            // The node leaves as a whole, with all its claims.
            () = self.hub.shutdown.cancelled() => return,
            () = self.deserted() => {}
            () = self.follow() => {}
        }
        let turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(turn) = turn {
            let due = after_watching(&self.hub, &self.news.latest());
            self.hub.peers.release(&self.id, &turn, due).await;
        }
    }

    /// Ends when nobody has watched for the whole grace. Leaves under the lock, so that nobody can join
    /// a follower that is going.
    async fn deserted(&self) {
        loop {
            self.news.deserted().await;
            sleep(self.hub.pace.grace).await;
            let mut followed = self.hub.lock();
            if self.news.is_deserted() {
                followed.remove(&self.id);
                return;
            }
        }
    }

    /// Ends when nothing more will happen. Of all nodes one speaks with upstream, the others hear from it.
    async fn follow(&self) {
        self.see_it_placed().await;
        while !self.is_settled() {
            match self.hub.peers.claim(&self.id).await {
                ClaimResult::Ours(turn) => {
                    *self.turn.lock().unwrap_or_else(PoisonError::into_inner) = turn;
                    // A claim takes back what was told before it.
                    self.hub.peers.tell(&self.id, &self.news.latest()).await;
                    tokio::select! {
                        () = self.ask_upstream() => return,
                        () = self.hub.peers.lapsed() => {}
                    }
                }
                ClaimResult::Theirs(node) => self.hear_from(&node).await,
            }
        }
    }

    /// Ends when the node that follows the order is dead or gave it back, or with the order.
    async fn hear_from(&self, node: &str) {
        peers::take(&self.hub, &self.id, &self.news).await;
        loop {
            tokio::select! {
                () = self.news.freed() => return,
                is_alive = self.hub.peers.is_alive(node) => {
                    if !is_alive || self.is_settled() {
                        return;
                    }
                }
            }
        }
    }

    /// Publishes what upstream said here, and tells the other nodes if it was news.
    async fn publish(&self, snapshot: Arc<Snapshot>) {
        if self.news.publish(Arc::clone(&snapshot)) {
            self.hub.peers.tell(&self.id, &snapshot).await;
        }
    }

    /// Follows by upstream's stream, and by asking while there is none.
    async fn ask_upstream(&self) {
        let (mut broken, mut failed, mut may_stream) = (0, 0, true);
        let mut stream_at = Instant::now();
        while !self.is_settled() {
            if may_stream && Instant::now() >= stream_at {
                match self.listen().await {
                    Ended::Settled => return,
                    Ended::Stopped => may_stream = false,
                    Ended::Broken { said_something, wait } => {
                        broken = if said_something { 1 } else { broken + 1 };
                        sleep(wait.unwrap_or_default()).await;
                        stream_at = Instant::now() + self.hub.pace.before_stream(broken);
                    }
                }
            }
            let asked = self.ask().await;
            failed = if asked.is_ok() { 0 } else { failed + 1 };
            if !self.is_settled() {
                sleep(self.pause(asked, failed)).await;
            }
        }
    }

    fn pause(&self, asked: Result<(), ReadError>, failed: u32) -> Duration {
        let phase = self.news.latest().standing().0;
        match asked {
            Ok(()) => self.hub.pace.after(phase),
            Err(error) => {
                tracing::debug!(order = %self.id, %error, "an order could not be read");
                self.hub.pace.after_failure(refusal(&error), phase, failed)
            }
        }
    }

    /// Waits until placing has come to an end, good or bad.
    async fn see_it_placed(&self) {
        while self.news.latest().record().is_being_placed(now()) {
            sleep(PLACING_POLL_INTERVAL).await;
            if let Ok(record) = self.hub.reader.record(&self.id).await {
                self.news.publish(Arc::new(Snapshot::remembered(record)));
            }
        }
    }

    fn is_settled(&self) -> bool {
        self.news.latest().standing().1
    }

    /// Reads the order once; a read of the last three seconds serves too.
    async fn ask(&self) -> Result<(), ReadError> {
        let snapshot = self.hub.reader.snapshot(&self.id, &self.news.caller()).await?;
        self.publish(snapshot).await;
        Ok(())
    }

    /// Listens to upstream's stream as long as it lives.
    async fn listen(&self) -> Ended {
        let record = self.news.latest().record().clone();
        let PlacementStatus::Placed(upstream_id) = &record.standing else {
            return Ended::Broken { said_something: false, wait: None };
        };
        let caller = self.news.caller();
        let opening = self.hub.reader.upstream.subscribe(&caller, upstream_id);
        match timeout(self.hub.pace.patience, opening).await {
            Ok(Ok(stream)) => {
                let _open = Open::count(&self.hub.open);
                self.hear(stream, upstream_id).await
            }
            Ok(Err(error)) => Ended::Broken { said_something: false, wait: asked_to_wait(&error) },
            Err(_) => Ended::Broken { said_something: false, wait: None },
        }
    }

    /// Passes on what the stream says. One that does not begin with the order is helped by a read, or a change between
    /// snapshot and subscription would be missed; so is one that beats and does not speak of it.
    async fn hear(&self, mut stream: upstream::News, upstream_id: &Secret) -> Ended {
        let pace = &self.hub.pace;
        let mut said_something = false;
        let mut ask_at = Instant::now() + pace.first_word;
        let mut dead_at = Instant::now() + pace.silence;
        while !self.is_settled() {
            match timeout_at(ask_at.min(dead_at), stream.next()).await {
                Err(_) if ask_at < dead_at => {
                    if let Err(error) = self.ask().await {
                        tracing::debug!(order = %self.id, %error, "an order could not be read");
                    }
                    ask_at = Instant::now() + pace.unspoken;
                    continue;
                }
                Err(_) | Ok(None) => return Ended::Broken { said_something, wait: None },
                Ok(Some(OrderNews::Stop)) => return Ended::Stopped,
                Ok(Some(OrderNews::Order(order))) if order.is_of(upstream_id) => {
                    said_something = true;
                    let record = self.news.latest().record().clone();
                    self.publish(self.hub.reader.tell(record, *order).await).await;
                    ask_at = Instant::now() + pace.unspoken;
                }
                Ok(Some(OrderNews::Beat | OrderNews::Order(_))) => {}
            }
            dead_at = Instant::now() + pace.silence;
        }
        Ended::Settled
    }
}

impl Drop for Follower {
    /// Nobody joins a follower that has ended, in whatever way.
    fn drop(&mut self) {
        let mut followed = self.hub.lock();
        if followed.get(&self.id).is_some_and(|news| Arc::ptr_eq(news, &self.news)) {
            followed.remove(&self.id);
        }
    }
}

const fn refusal(error: &ReadError) -> Option<&UpstreamError> {
    match error {
        ReadError::Upstream(error) => Some(error),
        ReadError::Unknown | ReadError::Journal(_) | ReadError::Slow => None,
    }
}
