//! The state of one key in the cache: its last good copy, its last failure, and the running load.

use super::{Aged, CachePolicy, CacheRules, Freshness, Loaded};
use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};
use tokio::{
    sync::{Mutex as LoadLock, OwnedMutexGuard},
    task::JoinHandle,
};
use tracing::Instrument;

pub struct Slot<V, E> {
    state: Mutex<State<V, E>>,
    /// Held by the running load.
    load_lock: Arc<LoadLock<()>>,
}

struct State<V, E> {
    copy: Option<Copy<V>>,
    failure: Option<Failure<E>>,
}

struct Copy<V> {
    value: Arc<V>,
    /// When it was loaded, and its age at that time.
    loaded_at: Instant,
    age_at_load: Duration,
    fresh_until: Instant,
    empty: bool,
    /// Whether an earlier run saved it.
    recalled: bool,
}

struct Failure<E> {
    error: E,
    until: Instant,
}

/// What a slot can serve now.
pub enum Lookup<V, E> {
    /// Serve it.
    Fresh(Aged<V>),
    /// Serve it: a reload failed a moment ago.
    Kept(Aged<V>),
    /// Serve it, and reload in the background.
    Stale(Aged<V>),
    /// A load failed a moment ago, and there is no copy to serve.
    Failed(E),
    /// Load. There may be a copy to serve if that fails.
    Missing { fallback: Option<Aged<V>> },
}

impl<V, E> Default for Slot<V, E> {
    fn default() -> Self {
        Self { state: Mutex::new(State { copy: None, failure: None }), load_lock: Arc::default() }
    }
}

impl<V, E: Clone> Slot<V, E> {
    fn state(&self) -> MutexGuard<'_, State<V, E>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for the lock that permits one load at a time.
    pub async fn lock_for_load(&self) -> OwnedMutexGuard<()> {
        self.load_lock.clone().lock_owned().await
    }

    /// The last copy, whatever its age.
    pub fn latest(&self, rules: &CacheRules<V, E>) -> Option<Aged<V>> {
        let now = rules.clock.now();
        self.state().copy.as_ref().map(|copy| copy.aged(copy.age(now)))
    }

    /// Age of the copy, if it is no longer fresh and could not be reloaded.
    pub fn lag(&self, rules: &CacheRules<V, E>) -> Option<Duration> {
        let now = rules.clock.now();
        let state = self.state();
        let copy = state.copy.as_ref().filter(|copy| now >= copy.fresh_until)?;
        (copy.recalled || state.failure.is_some()).then(|| copy.age(now))
    }

    /// Whether this key has never been loaded.
    pub fn is_new(&self) -> bool {
        let state = self.state();
        state.copy.is_none() && state.failure.is_none()
    }

    pub fn lookup(&self, rules: &CacheRules<V, E>, freshness: Freshness) -> Lookup<V, E> {
        let now = rules.clock.now();
        let state = self.state();
        let copy = state.copy.as_ref().filter(|copy| freshness.trusts(copy));
        let copy = copy.map(|copy| (copy, copy.age(now)));
        if let Some((copy, age)) = copy
            && now < copy.fresh_until
            && freshness.allows(age)
        {
            return Lookup::Fresh(copy.aged(age));
        }
        let kept = freshness.kept(&rules.policy);
        let fallback = copy.filter(|(copy, age)| !copy.empty && *age < kept);
        if let Some(failure) = state.failure.as_ref().filter(|failure| now < failure.until) {
            return match fallback {
                Some((copy, age)) => Lookup::Kept(copy.aged(age)),
                None => Lookup::Failed(failure.error.clone()),
            };
        }
        match (freshness, fallback) {
            (Freshness::ByPolicy, Some((copy, age))) if age < rules.policy.stale => {
                Lookup::Stale(copy.aged(age))
            }
            (_, fallback) => Lookup::Missing { fallback: fallback.map(|(copy, age)| copy.aged(age)) },
        }
    }

    /// Stores the result of a load. Returns it, or the copy to serve after a failure.
    pub fn finish_load(
        &self,
        result: Result<Loaded<V>, E>,
        rules: &CacheRules<V, E>,
        freshness: Freshness,
    ) -> Result<Aged<V>, E> {
        let now = rules.clock.now();
        let error = match result {
            Ok(loaded) => return Ok(self.state().succeed(loaded, rules, now)),
            Err(error) => error,
        };
        let pause = (rules.check.pause)(&error);
        let mut state = self.state();
        state.failure = Some(Failure { error: error.clone(), until: now + pause });
        let copy = state.copy.as_ref().filter(|copy| freshness.trusts(copy));
        let copy = copy.map(|copy| (copy, copy.age(now)));
        match copy.filter(|(copy, age)| !copy.empty && *age < freshness.kept(&rules.policy)) {
            Some((copy, age)) => Ok(copy.aged(age)),
            None => Err(error),
        }
    }

    /// Stores the copy that an earlier run saved.
    pub fn recall(&self, copy: Loaded<V>, rules: &CacheRules<V, E>) {
        let now = rules.clock.now();
        let mut state = self.state();
        let _aged = state.succeed(copy, rules, now);
        if let Some(stored) = &mut state.copy {
            stored.recalled = true;
        }
    }
}

impl<V, E> Slot<V, E>
where
    V: Send + Sync + 'static,
    E: Clone + Send + Sync + 'static,
{
    /// Reloads in the background, unless a load is running.
    pub fn revalidate<L>(self: &Arc<Self>, rules: &CacheRules<V, E>, load: L)
    where
        L: Future<Output = Result<Loaded<V>, E>> + Send + 'static,
    {
        if let Ok(load_lock) = self.load_lock.clone().try_lock_owned() {
            drop(self.reload(rules, load_lock, load));
        }
    }

    /// Loads in a separate task, which continues even if no caller waits for it. The task returns
    /// whether the load succeeded.
    pub fn reload<L>(
        self: &Arc<Self>,
        rules: &CacheRules<V, E>,
        load_lock: OwnedMutexGuard<()>,
        load: L,
    ) -> JoinHandle<bool>
    where
        L: Future<Output = Result<Loaded<V>, E>> + Send + 'static,
    {
        let (slot, rules) = (Arc::clone(self), rules.clone());
        let work = async move {
            let loaded = load.await;
            let is_loaded = loaded.is_ok();
            // A failure is stored in the slot, where the next caller finds it.
            let _answer = slot.finish_load(loaded, &rules, Freshness::ByPolicy);
            drop(load_lock);
            is_loaded
        };
        tokio::spawn(work.in_current_span())
    }
}

impl<V, E> State<V, E> {
    fn succeed(
        &mut self,
        Loaded { value, age }: Loaded<V>,
        rules: &CacheRules<V, E>,
        now: Instant,
    ) -> Aged<V> {
        let empty = (rules.check.is_empty)(&value);
        let fresh = if empty { rules.policy.empty } else { rules.policy.fresh };
        let fresh_until = now + fresh.saturating_sub(age);
        self.failure = None;
        if empty
            && let Some(copy) = self.copy.as_mut()
            && !copy.empty
            && copy.age(now) < rules.policy.ignore_empty_for
        {
            copy.fresh_until = fresh_until;
            return copy.aged(copy.age(now));
        }
        let copy = Copy {
            value: Arc::new(value),
            loaded_at: now,
            age_at_load: age,
            fresh_until,
            empty,
            recalled: false,
        };
        let aged = copy.aged(age);
        self.copy = Some(copy);
        aged
    }
}

impl<V> Copy<V> {
    fn age(&self, now: Instant) -> Duration {
        now.saturating_duration_since(self.loaded_at).saturating_add(self.age_at_load)
    }

    fn aged(&self, age: Duration) -> Aged<V> {
        Aged { value: self.value.clone(), age }
    }
}

impl Freshness {
    /// Whether this copy may be used. No payment relies on a copy of an earlier run, however young
    /// it is.
    fn trusts<V>(self, copy: &Copy<V>) -> bool {
        match self {
            Self::ByPolicy | Self::FreshOrKept { .. } => true,
            Self::AtMost(_) => !copy.recalled,
        }
    }

    fn allows(self, age: Duration) -> bool {
        match self {
            Self::ByPolicy => true,
            Self::AtMost(limit) | Self::FreshOrKept { fresh: limit, .. } => age < limit,
        }
    }

    /// Maximum age of a copy that is served after a failed load.
    fn kept(self, policy: &CachePolicy) -> Duration {
        match self {
            Self::ByPolicy => policy.kept,
            Self::AtMost(limit) => limit,
            Self::FreshOrKept { kept, .. } => kept,
        }
    }

    /// Maximum age of an answer from another source.
    pub(super) fn within(self, policy: &CachePolicy) -> Duration {
        match self {
            Self::ByPolicy => policy.fresh,
            Self::AtMost(limit) | Self::FreshOrKept { fresh: limit, .. } => limit.min(policy.fresh),
        }
    }
}
