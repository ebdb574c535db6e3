//! A cache that would rather give an old answer than none. One load at a time for each key; an answer is
//! fresh for a while, then given out stale while one task in the background asks again, then kept for the
//! day upstream fails. What an earlier run of the shop wrote down is recalled at the first miss. It knows nothing of
//! what it keeps.

mod slot;

#[cfg(test)]
mod tests;

use super::clock::Clock;
use futures::{FutureExt, future::BoxFuture};
use slot::{Lookup, Slot};
use std::{hash::Hash, sync::Arc, time::Duration};
use tokio::sync::OwnedMutexGuard;

/// How long somebody waits for a newer answer where an older one is at hand.
const REFRESH_GRACE: Duration = Duration::from_secs(1);

/// How long answers are good for what.
#[derive(Clone, Copy, Debug)]
pub struct CachePolicy {
    /// What is kept; for metrics.
    pub name: &'static str,
    /// Given out without asking.
    pub fresh: Duration,
    /// Given out at once while the background asks again.
    pub stale: Duration,
    /// Given out only when asking fails.
    pub kept: Duration,
    /// How long an empty answer stands; it is never given out after that.
    pub empty: Duration,
    /// A fuller answer younger than this is believed over an empty one, so that a glitch blanks nothing.
    pub doubt: Duration,
    /// The most keys in memory; the least used go first.
    pub keys: u64,
}

/// What the cache has to know of its answers.
pub struct AnswerCheck<V, E> {
    /// Whether the answer says that there is nothing.
    pub is_empty: fn(&V) -> bool,
    /// How long nobody asks again after this error.
    pub pause: fn(&E) -> Duration,
}

impl<V, E> Clone for AnswerCheck<V, E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V, E> Copy for AnswerCheck<V, E> {}

/// An answer and how long ago it was given.
#[derive(Debug, PartialEq, Eq)]
pub struct Aged<V> {
    pub value: Arc<V>,
    pub age: Duration,
}

/// What a load brought, and how long ago upstream gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded<V> {
    pub value: V,
    pub age: Duration,
}

impl<V> Loaded<V> {
    /// The same, read otherwise.
    pub fn map<T>(self, read: impl FnOnce(V) -> T) -> Loaded<T> {
        Loaded { value: read(self.value), age: self.age }
    }
}

/// What a load is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoadRequest {
    /// Whether there is a copy to give when nothing is brought: then others are served first.
    pub is_refresh: bool,
    /// How old an answer from elsewhere may be.
    pub within: Duration,
}

/// Finds what was written down in an earlier run.
pub type RecallFn<K, V> = Arc<dyn Fn(&K) -> BoxFuture<'static, Option<Loaded<V>>> + Send + Sync>;

/// Answers of type `V` to keys `K`, loaded by whoever asks. Cheap to clone; clones share everything.
pub struct Cache<K, V, E> {
    slots: moka::future::Cache<K, Arc<Slot<V, E>>>,
    rules: CacheRules<V, E>,
    recall: Option<RecallFn<K, V>>,
}

/// Everything a slot goes by.
struct CacheRules<V, E> {
    terms: CachePolicy,
    judgement: AnswerCheck<V, E>,
    clock: Clock,
}

impl<V, E> Clone for CacheRules<V, E> {
    fn clone(&self) -> Self {
        Self { terms: self.terms, judgement: self.judgement, clock: self.clock.clone() }
    }
}

impl<K: Hash + Eq, V, E> Clone for Cache<K, V, E> {
    fn clone(&self) -> Self {
        Self { slots: self.slots.clone(), rules: self.rules.clone(), recall: self.recall.clone() }
    }
}

/// Whether a copy older than asked for may be given out.
#[derive(Clone, Copy)]
enum Freshness {
    /// As the terms say.
    CachePolicy,
    /// Never older than this, whatever happens.
    AtMost(Duration),
    /// No older than `fresh` if that can be had, else no older than `kept`.
    Rather { fresh: Duration, kept: Duration },
}

impl<K, V, E> Cache<K, V, E>
where
    K: Clone + Hash + Eq + Send + Sync + 'static,
    V: Send + Sync + 'static,
    E: Clone + Send + Sync + 'static,
{
    pub fn new(terms: CachePolicy, judgement: AnswerCheck<V, E>, clock: Clock) -> Self {
        // What nobody has asked for in this time is not worth its memory.
        let idle = terms.kept.max(Duration::from_mins(10));
        let slots = moka::future::Cache::builder().max_capacity(terms.keys).time_to_idle(idle).build();
        Self { slots, rules: CacheRules { terms, judgement, clock }, recall: None }
    }

    /// How old the answer at hand is, if it is past its term and the last try to renew it failed, or none was made yet
    /// in this run.
    pub fn lag(&self, key: &K) -> Option<Duration> {
        self.slots.get(key).now_or_never()??.lag(&self.rules)
    }

    /// The same cache, which looks into an earlier run's answers before it asks for the first time.
    pub fn recalling(self, recall: RecallFn<K, V>) -> Self {
        Self { recall: Some(recall), ..self }
    }

    /// The answer as the terms allow it. `load` runs only if it has to, here or in the background, and
    /// needs a tokio runtime. The error is the load's own, or that of one a moment ago.
    pub async fn get<L, F>(&self, key: K, load: L) -> Result<Aged<V>, E>
    where
        L: FnOnce(LoadRequest) -> F + Send,
        F: Future<Output = Result<Loaded<V>, E>> + Send + 'static,
    {
        self.answer(key, Freshness::CachePolicy, load).await
    }

    /// An answer no older than `limit`, or the error that prevented one.
    pub async fn get_within<L, F>(&self, key: K, limit: Duration, load: L) -> Result<Aged<V>, E>
    where
        L: FnOnce(LoadRequest) -> F + Send,
        F: Future<Output = Result<Loaded<V>, E>> + Send + 'static,
    {
        self.answer(key, Freshness::AtMost(limit), load).await
    }

    /// An answer no older than `fresh` if one can be had now, else the last one, no older than `kept`.
    pub async fn get_rather<L, F>(
        &self,
        key: K,
        fresh: Duration,
        kept: Duration,
        load: L,
    ) -> Result<Aged<V>, E>
    where
        L: FnOnce(LoadRequest) -> F + Send,
        F: Future<Output = Result<Loaded<V>, E>> + Send + 'static,
    {
        self.answer(key, Freshness::Rather { fresh, kept }, load).await
    }

    async fn answer<L, F>(&self, key: K, patience: Freshness, load: L) -> Result<Aged<V>, E>
    where
        L: FnOnce(LoadRequest) -> F + Send,
        F: Future<Output = Result<Loaded<V>, E>> + Send + 'static,
    {
        let (answer, how) = self.found(key, patience, load).await;
        let cache = self.rules.terms.name;
        metrics::counter!("kiosk_cache_requests_total", "cache" => cache, "result" => how).increment(1);
        if let Ok(aged) = &answer {
            metrics::gauge!("kiosk_cache_age_seconds", "cache" => cache).set(aged.age.as_secs_f64());
        }
        answer
    }

    /// The answer, and how it was come by.
    async fn found<L, F>(&self, key: K, patience: Freshness, load: L) -> (Result<Aged<V>, E>, &'static str)
    where
        L: FnOnce(LoadRequest) -> F + Send,
        F: Future<Output = Result<Loaded<V>, E>> + Send + 'static,
    {
        let slot = self.slots.get_with(key.clone(), async { Arc::default() }).await;
        let within = patience.within(&self.rules.terms);
        let (look, flight) = match slot.look(&self.rules, patience) {
            Lookup::Nothing { spare } => self.queue(&slot, &key, patience, spare).await,
            look => (look, None),
        };
        match (look, flight) {
            (Lookup::Good(aged), _) => (Ok(aged), "fresh"),
            (Lookup::QueryCache(aged), _) => (Ok(aged), "kept"),
            (Lookup::Stale(aged), flight) => {
                drop(flight);
                slot.revalidate(&self.rules, load(LoadRequest { is_refresh: true, within }));
                (Ok(aged), "stale")
            }
            (Lookup::Failed(error), _) => (Err(error), "failed"),
            (Lookup::Nothing { spare: None }, _flight) => {
                let brought = load(LoadRequest { is_refresh: false, within }).await;
                let landed = slot.land(brought, &self.rules, patience);
                let how = if landed.is_ok() { "miss" } else { "failed" };
                (landed, how)
            }
            (Lookup::Nothing { spare: Some(spare) }, None) => (Ok(spare), "kept"),
            (Lookup::Nothing { spare: Some(spare) }, Some(flight)) => {
                let load = load(LoadRequest { is_refresh: true, within });
                let renewed = slot.renew(&self.rules, flight, load);
                match tokio::time::timeout(REFRESH_GRACE, renewed).await {
                    Ok(Ok(true)) => (Ok(slot.latest(&self.rules).unwrap_or(spare)), "miss"),
                    Ok(_) | Err(_) => (Ok(spare), "kept"),
                }
            }
        }
    }

    /// Waits for whoever loads, if somebody does, and looks again; with a copy to give only for a moment. Whoever comes
    /// first looks into the answers of an earlier run.
    async fn queue(
        &self,
        slot: &Slot<V, E>,
        key: &K,
        patience: Freshness,
        spare: Option<Aged<V>>,
    ) -> (Lookup<V, E>, Option<OwnedMutexGuard<()>>) {
        let flight = match spare {
            None => slot.flight().await,
            Some(spare) => match tokio::time::timeout(REFRESH_GRACE, slot.flight()).await {
                Ok(flight) => flight,
                Err(_) => return (Lookup::QueryCache(spare), None),
            },
        };
        let look = slot.look(&self.rules, patience);
        if let (Lookup::Nothing { .. }, Some(recall)) = (&look, &self.recall)
            && slot.is_new()
            && let Some(remembered) = recall(key).await
        {
            slot.recall(remembered, &self.rules);
            return (slot.look(&self.rules, patience), Some(flight));
        }
        (look, Some(flight))
    }
}
