//! A cache that would rather give an old answer than none. One load at a time for each key; an answer is
//! fresh for a while, then given out stale while one task in the background asks again, then kept for the
//! day upstream fails. In memory only; it knows nothing of what it keeps.

mod slot;

#[cfg(test)]
mod tests;

use super::clock::Clock;
use slot::{Look, Slot};
use std::{hash::Hash, sync::Arc, time::Duration};

/// How long answers are good for what.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
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
pub struct Judgement<V, E> {
    /// Whether the answer says that there is nothing.
    pub is_empty: fn(&V) -> bool,
    /// How long nobody asks again after this error.
    pub pause: fn(&E) -> Duration,
}

impl<V, E> Clone for Judgement<V, E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V, E> Copy for Judgement<V, E> {}

/// An answer and how long ago it was given.
#[derive(Debug, PartialEq, Eq)]
pub struct Aged<V> {
    pub value: Arc<V>,
    pub age: Duration,
}

/// Answers of type `V` to keys `K`, loaded by whoever asks. Cheap to clone; clones share everything.
pub struct Cache<K, V, E> {
    slots: moka::future::Cache<K, Arc<Slot<V, E>>>,
    rules: Rules<V, E>,
}

/// Everything a slot goes by.
struct Rules<V, E> {
    terms: Terms,
    judgement: Judgement<V, E>,
    clock: Clock,
}

impl<V, E> Clone for Rules<V, E> {
    fn clone(&self) -> Self {
        Self { terms: self.terms, judgement: self.judgement, clock: self.clock.clone() }
    }
}

impl<K: Hash + Eq, V, E> Clone for Cache<K, V, E> {
    fn clone(&self) -> Self {
        Self { slots: self.slots.clone(), rules: self.rules.clone() }
    }
}

/// Whether a copy older than asked for may be given out.
#[derive(Clone, Copy)]
enum Patience {
    /// As the terms say.
    Terms,
    /// Never older than this, whatever happens.
    AtMost(Duration),
}

impl<K, V, E> Cache<K, V, E>
where
    K: Hash + Eq + Send + Sync + 'static,
    V: Send + Sync + 'static,
    E: Clone + Send + Sync + 'static,
{
    pub fn new(terms: Terms, judgement: Judgement<V, E>, clock: Clock) -> Self {
        // What nobody has asked for in this time is not worth its memory.
        let idle = terms.kept.max(Duration::from_mins(10));
        let slots = moka::future::Cache::builder().max_capacity(terms.keys).time_to_idle(idle).build();
        Self { slots, rules: Rules { terms, judgement, clock } }
    }

    /// The answer as the terms allow it. `load` runs only if it has to, here or in the background, and
    /// needs a tokio runtime. The error is the load's own, or that of one a moment ago.
    pub async fn get<L>(&self, key: K, load: L) -> Result<Aged<V>, E>
    where
        L: Future<Output = Result<V, E>> + Send + 'static,
    {
        self.answer(key, Patience::Terms, load).await
    }

    /// An answer no older than `limit`, or the error that prevented one.
    pub async fn get_within<L>(&self, key: K, limit: Duration, load: L) -> Result<Aged<V>, E>
    where
        L: Future<Output = Result<V, E>> + Send + 'static,
    {
        self.answer(key, Patience::AtMost(limit), load).await
    }

    async fn answer<L>(&self, key: K, patience: Patience, load: L) -> Result<Aged<V>, E>
    where
        L: Future<Output = Result<V, E>> + Send + 'static,
    {
        let slot = self.slots.get_with(key, async { Arc::default() }).await;
        match slot.look(&self.rules, patience) {
            Look::Good(aged) => return Ok(aged),
            Look::Stale(aged) => {
                slot.revalidate(self.rules.clone(), load);
                return Ok(aged);
            }
            Look::Failed(error) => return Err(error),
            Look::Nothing => {}
        }
        let _flight = slot.flight().await;
        // Whoever held the flight before may have brought the answer.
        match slot.look(&self.rules, patience) {
            Look::Good(aged) | Look::Stale(aged) => Ok(aged),
            Look::Failed(error) => Err(error),
            Look::Nothing => slot.land(load.await, &self.rules, patience),
        }
    }
}
