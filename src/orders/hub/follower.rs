//! The follower of one order: one task that listens to upstream's stream, asks when there is none, and
//! publishes what it learns. It ends when nobody watches, when the order is settled, or with the shop.

use super::{Parts, Watch};
use crate::{
    domain::{order::Secret, phase::OrderId},
    orders::{
        clock::now,
        reader::ReadError,
        record::{Record, Standing},
        snapshot::Snapshot,
    },
    upstream::{Caller, OrderNews, UpstreamError},
};
use futures::StreamExt;
use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{
    sync::watch,
    time::{Instant, sleep, timeout, timeout_at},
};

/// Between two looks into the journal while the order is being placed.
const PLACING: Duration = Duration::from_millis(500);

/// What the watchers of one order share.
pub(in super::super) struct News {
    sender: watch::Sender<Arc<Snapshot>>,
    /// Who joined last.
    caller: Mutex<Caller>,
}

impl News {
    pub fn new(first: Arc<Snapshot>, caller: Caller) -> Self {
        Self { sender: watch::Sender::new(first), caller: Mutex::new(caller) }
    }

    /// One more watcher.
    pub fn join(&self, caller: &Caller) -> Watch {
        caller.clone_into(&mut self.caller.lock().unwrap_or_else(PoisonError::into_inner));
        Watch::new(self.sender.subscribe())
    }

    fn caller(&self) -> Caller {
        self.caller.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn latest(&self) -> Arc<Snapshot> {
        Arc::clone(&self.sender.borrow())
    }

    /// Passes a snapshot on if it tells something new and is not older than what is known.
    fn publish(&self, snapshot: Arc<Snapshot>) {
        self.sender.send_if_modified(|known| {
            let is_news = snapshot.is_news_after(known);
            if is_news {
                *known = snapshot;
            }
            is_news
        });
    }
}

/// How a stream came to its end.
enum Ended {
    Settled,
    /// Upstream said "stop": not to be opened again (contract 10).
    Stopped,
    /// It could not be opened, broke, or fell silent.
    Broken {
        said_something: bool,
    },
}

pub(super) struct Follower {
    hub: Arc<Parts>,
    id: OrderId,
    news: Arc<News>,
}

impl Follower {
    pub const fn new(hub: Arc<Parts>, id: OrderId, news: Arc<News>) -> Self {
        Self { hub, id, news }
    }

    pub async fn run(self) {
        tokio::select! {
            () = self.hub.shutdown.cancelled() => {}
            () = self.deserted() => {}
            () = self.follow() => {}
        }
    }

    /// Ends when nobody has watched for the whole grace. Leaves under the lock, so that nobody can join
    /// a follower that is going.
    async fn deserted(&self) {
        loop {
            self.news.sender.closed().await;
            sleep(self.hub.pace.grace).await;
            let mut followed = self.hub.lock();
            if self.news.sender.receiver_count() == 0 {
                followed.remove(&self.id);
                return;
            }
        }
    }

    /// Ends when nothing more will happen.
    async fn follow(&self) {
        self.see_it_placed().await;
        let (mut broken, mut failed, mut may_stream) = (0, 0, true);
        let mut stream_at = Instant::now();
        while !self.is_settled() {
            if may_stream && Instant::now() >= stream_at {
                match self.listen().await {
                    Ended::Settled => return,
                    Ended::Stopped => may_stream = false,
                    Ended::Broken { said_something } => {
                        broken = if said_something { 1 } else { broken + 1 };
                        stream_at = Instant::now() + self.hub.pace.before_stream(broken);
                    }
                }
            }
            let phase = self.news.latest().standing().0;
            let pause = match self.ask().await {
                Ok(()) => {
                    failed = 0;
                    self.hub.pace.after(self.news.latest().standing().0)
                }
                Err(error) => {
                    failed += 1;
                    let upstream = refusal(&error);
                    tracing::debug!(order = %self.id, %error, "an order could not be read");
                    self.hub.pace.after_failure(upstream, phase, failed)
                }
            };
            if !self.is_settled() {
                sleep(pause).await;
            }
        }
    }

    /// Waits until placing has come to an end, good or bad.
    async fn see_it_placed(&self) {
        while self.news.latest().record().is_being_placed(now()) {
            sleep(PLACING).await;
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
        self.news.publish(snapshot);
        Ok(())
    }

    /// Listens to upstream's stream as long as it lives.
    async fn listen(&self) -> Ended {
        let record = self.news.latest().record().clone();
        let Standing::Placed(upstream_id) = &record.standing else {
            return Ended::Broken { said_something: false };
        };
        let caller = self.news.caller();
        let opening = self.hub.reader.upstream.subscribe(&caller, upstream_id);
        let Ok(Ok(mut stream)) = timeout(self.hub.pace.patience, opening).await else {
            return Ended::Broken { said_something: false };
        };
        let _open = Open::count(&self.hub.open);
        let first_word_by = Instant::now() + self.hub.pace.first_word;
        let mut said_something = false;
        let mut asked = false;
        loop {
            let silence = Instant::now() + self.hub.pace.silence;
            let wakes = if said_something || asked { silence } else { first_word_by };
            match timeout_at(wakes, stream.next()).await {
                Err(_) if !said_something && !asked => {
                    asked = true;
                    let _ = self.ask().await;
                }
                Err(_) | Ok(None) => return Ended::Broken { said_something },
                Ok(Some(OrderNews::Beat)) => {}
                Ok(Some(OrderNews::Stop)) => return Ended::Stopped,
                Ok(Some(OrderNews::Order(order))) if is_of(&order.id, upstream_id) => {
                    said_something = true;
                    let snapshot = self.hub.reader.tell(self.latest_record(), *order).await;
                    self.news.publish(snapshot);
                }
                Ok(Some(OrderNews::Order(_))) => {}
            }
            if self.is_settled() {
                return Ended::Settled;
            }
        }
    }

    fn latest_record(&self) -> Record {
        self.news.latest().record().clone()
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

/// Whether upstream speaks of the order it was asked about.
fn is_of(told: &Secret, asked: &Secret) -> bool {
    told.expose().eq_ignore_ascii_case(asked.expose())
}

const fn refusal(error: &ReadError) -> Option<&UpstreamError> {
    match error {
        ReadError::Upstream(error) => Some(error),
        ReadError::Unknown | ReadError::Journal(_) | ReadError::Slow => None,
    }
}

/// Counts an open stream for as long as it lives.
struct Open<'a>(&'a AtomicUsize);

impl<'a> Open<'a> {
    fn count(streams: &'a AtomicUsize) -> Self {
        streams.fetch_add(1, Ordering::Relaxed);
        Self(streams)
    }
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
