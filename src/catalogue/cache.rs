//! A cache that prefers an old answer to none. Only one load per key runs at a time. An answer is
//! fresh for some time, then served stale while one background task reloads it, then kept for when
//! upstream fails. At the first miss of a key, a copy that an earlier run saved is loaded. The
//! cache does not depend on the type of its answers.

mod slot;

#[cfg(test)]
mod tests;

use super::clock::Clock;
use futures::{FutureExt, future::BoxFuture};
use slot::{Lookup, Slot};
use std::{hash::Hash, sync::Arc, time::Duration};
use tokio::sync::OwnedMutexGuard;

/// How long a caller waits for a newer answer when an older one is available.
const REFRESH_GRACE: Duration = Duration::from_secs(1);

/// How long answers of one kind may be used.
#[derive(Clone, Copy, Debug)]
pub struct CachePolicy {
    /// Name of the cache in metrics.
    pub name: &'static str,
    /// Served without reloading until this age.
    pub fresh: Duration,
    /// Served immediately while a background task reloads it, until this age.
    pub stale: Duration,
    /// Served only if reloading fails, until this age.
    pub kept: Duration,
    /// How long an empty answer is served. It is never served after that.
    pub empty: Duration,
    /// A non-empty answer younger than this takes precedence over an empty one, so that a glitch
    /// does not empty a page.
    pub ignore_empty_for: Duration,
    /// Maximum number of keys in memory. The least used keys are evicted first.
    pub keys: u64,
}

/// What the cache has to know about its answers.
pub struct AnswerCheck<V, E> {
    /// Whether the answer is empty.
    pub is_empty: fn(&V) -> bool,
    /// How long not to reload after this error.
    pub pause: fn(&E) -> Duration,
}

impl<V, E> Clone for AnswerCheck<V, E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V, E> Copy for AnswerCheck<V, E> {}

/// An answer and its age.
#[derive(Debug, PartialEq, Eq)]
pub struct Aged<V> {
    pub value: Arc<V>,
    pub age: Duration,
}

/// A loaded answer, and how long ago upstream gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded<V> {
    pub value: V,
    pub age: Duration,
}

impl<V> Loaded<V> {
    /// The same answer, converted.
    pub fn map<T>(self, read: impl FnOnce(V) -> T) -> Loaded<T> {
        Loaded { value: read(self.value), age: self.age }
    }
}

/// Why a load runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoadRequest {
    /// Whether there is a copy to serve if the load fails. Then other loads take precedence.
    pub is_refresh: bool,
    /// Maximum age of an answer from another source.
    pub within: Duration,
}

/// Loads the copy that an earlier run saved.
pub type RecallFn<K, V> = Arc<dyn Fn(&K) -> BoxFuture<'static, Option<Loaded<V>>> + Send + Sync>;

/// Answers of type `V` for keys of type `K`, loaded by the callers. Cheap to clone; clones share
/// everything.
pub struct Cache<K, V, E> {
    slots: moka::future::Cache<K, Arc<Slot<V, E>>>,
    rules: CacheRules<V, E>,
    recall: Option<RecallFn<K, V>>,
}

/// The rules that all slots of a cache share.
struct CacheRules<V, E> {
    policy: CachePolicy,
    check: AnswerCheck<V, E>,
    clock: Clock,
}

impl<V, E> Clone for CacheRules<V, E> {
    fn clone(&self) -> Self {
        Self { policy: self.policy, check: self.check, clock: self.clock.clone() }
    }
}

impl<K: Hash + Eq, V, E> Clone for Cache<K, V, E> {
    fn clone(&self) -> Self {
        Self { slots: self.slots.clone(), rules: self.rules.clone(), recall: self.recall.clone() }
    }
}

/// How old a copy may be that is served.
#[derive(Clone, Copy)]
enum Freshness {
    /// As the policy says.
    ByPolicy,
    /// Never older than this.
    AtMost(Duration),
    /// Not older than `fresh` if possible, otherwise not older than `kept`.
    FreshOrKept { fresh: Duration, kept: Duration },
}

impl<K, V, E> Cache<K, V, E>
where
    K: Clone + Hash + Eq + Send + Sync + 'static,
    V: Send + Sync + 'static,
    E: Clone + Send + Sync + 'static,
{
    pub fn new(policy: CachePolicy, check: AnswerCheck<V, E>, clock: Clock) -> Self {
        // Keys without a request for this long are evicted.
        let idle = policy.kept.max(Duration::from_mins(10));
        let slots = moka::future::Cache::builder().max_capacity(policy.keys).time_to_idle(idle).build();
        Self { slots, rules: CacheRules { policy, check, clock }, recall: None }
    }

    /// Age of the current answer, if it is no longer fresh and the last reload failed, or if it is
    /// a saved copy that was not reloaded yet in this run.
    pub fn lag(&self, key: &K) -> Option<Duration> {
        self.slots.get(key).now_or_never()??.lag(&self.rules)
    }

    /// The same cache, which loads the copy of an earlier run at the first miss of a key.
    pub fn with_recall(self, recall: RecallFn<K, V>) -> Self {
        Self { recall: Some(recall), ..self }
    }

    /// Returns the answer as the policy allows. `load` runs only if needed, in the foreground or in
    /// the background, and needs a tokio runtime. The error comes from this load, or from one that
    /// failed a moment ago.
    pub async fn get<L, F>(&self, key: K, load: L) -> Result<Aged<V>, E>
    where
        L: FnOnce(LoadRequest) -> F + Send,
        F: Future<Output = Result<Loaded<V>, E>> + Send + 'static,
    {
        self.answer(key, Freshness::ByPolicy, load).await
    }

    /// Returns an answer that is not older than `limit`, or the error of the load.
    pub async fn get_within<L, F>(&self, key: K, limit: Duration, load: L) -> Result<Aged<V>, E>
    where
        L: FnOnce(LoadRequest) -> F + Send,
        F: Future<Output = Result<Loaded<V>, E>> + Send + 'static,
    {
        self.answer(key, Freshness::AtMost(limit), load).await
    }

    /// Returns an answer that is not older than `fresh` if possible now, otherwise the last one if
    /// it is not older than `kept`.
    pub async fn get_fresh_or_kept<L, F>(
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
        self.answer(key, Freshness::FreshOrKept { fresh, kept }, load).await
    }

    async fn answer<L, F>(&self, key: K, freshness: Freshness, load: L) -> Result<Aged<V>, E>
    where
        L: FnOnce(LoadRequest) -> F + Send,
        F: Future<Output = Result<Loaded<V>, E>> + Send + 'static,
    {
        let (answer, source) = self.resolve(key, freshness, load).await;
        let cache = self.rules.policy.name;
        metrics::counter!("kiosk_cache_requests_total", "cache" => cache, "result" => source).increment(1);
        if let Ok(aged) = &answer {
            metrics::gauge!("kiosk_cache_age_seconds", "cache" => cache).set(aged.age.as_secs_f64());
        }
        answer
    }

    /// Returns the answer and, for metrics, where it came from.
    async fn resolve<L, F>(&self, key: K, freshness: Freshness, load: L) -> (Result<Aged<V>, E>, &'static str)
    where
        L: FnOnce(LoadRequest) -> F + Send,
        F: Future<Output = Result<Loaded<V>, E>> + Send + 'static,
    {
        let slot = self.slots.get_with(key.clone(), async { Arc::default() }).await;
        let within = freshness.within(&self.rules.policy);
        let (lookup, load_lock) = match slot.lookup(&self.rules, freshness) {
            Lookup::Missing { fallback } => self.wait_for_load(&slot, &key, freshness, fallback).await,
            lookup => (lookup, None),
        };
        match (lookup, load_lock) {
            (Lookup::Fresh(aged), _) => (Ok(aged), "fresh"),
            (Lookup::Kept(aged), _) => (Ok(aged), "kept"),
            (Lookup::Stale(aged), load_lock) => {
                drop(load_lock);
                slot.revalidate(&self.rules, load(LoadRequest { is_refresh: true, within }));
                (Ok(aged), "stale")
            }
            (Lookup::Failed(error), _) => (Err(error), "failed"),
            (Lookup::Missing { fallback: None }, _load_lock) => {
                let loaded = load(LoadRequest { is_refresh: false, within }).await;
                let answer = slot.finish_load(loaded, &self.rules, freshness);
                let source = if answer.is_ok() { "miss" } else { "failed" };
                (answer, source)
            }
            (Lookup::Missing { fallback: Some(fallback) }, None) => (Ok(fallback), "kept"),
            (Lookup::Missing { fallback: Some(fallback) }, Some(load_lock)) => {
                let load = load(LoadRequest { is_refresh: true, within });
                let reloaded = slot.reload(&self.rules, load_lock, load);
                match tokio::time::timeout(REFRESH_GRACE, reloaded).await {
                    Ok(Ok(true)) => (Ok(slot.latest(&self.rules).unwrap_or(fallback)), "miss"),
                    Ok(_) | Err(_) => (Ok(fallback), "kept"),
                }
            }
        }
    }

    /// Waits for a running load, if there is one, and looks again. With a copy to serve, it waits
    /// only for a moment. The first caller of a key loads the copy of an earlier run.
    async fn wait_for_load(
        &self,
        slot: &Slot<V, E>,
        key: &K,
        freshness: Freshness,
        fallback: Option<Aged<V>>,
    ) -> (Lookup<V, E>, Option<OwnedMutexGuard<()>>) {
        let load_lock = match fallback {
            None => slot.lock_for_load().await,
            Some(fallback) => match tokio::time::timeout(REFRESH_GRACE, slot.lock_for_load()).await {
                Ok(load_lock) => load_lock,
                Err(_) => return (Lookup::Kept(fallback), None),
            },
        };
        let lookup = slot.lookup(&self.rules, freshness);
        if let (Lookup::Missing { .. }, Some(recall)) = (&lookup, &self.recall)
            && slot.is_new()
            && let Some(copy) = recall(key).await
        {
            slot.recall(copy, &self.rules);
            return (slot.lookup(&self.rules, freshness), Some(load_lock));
        }
        (lookup, Some(load_lock))
    }
}
