//! The place of one key in the cache: its last good copy, its last failure, and the one load under way.

use super::{Aged, CachePolicy, CacheRules, Freshness, Loaded};
use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};
use tokio::{
    sync::{Mutex as Flight, OwnedMutexGuard},
    task::JoinHandle,
};
use tracing::Instrument;

pub struct Slot<V, E> {
    state: Mutex<State<V, E>>,
    /// Held by whoever loads.
    flight: Arc<Flight<()>>,
}

struct State<V, E> {
    copy: Option<Copy<V>>,
    failure: Option<Failure<E>>,
}

struct Copy<V> {
    value: Arc<V>,
    /// When it came here, and how old it was by then.
    came: Instant,
    age_then: Duration,
    fresh_until: Instant,
    empty: bool,
    /// Whether it was left by an earlier run.
    recalled: bool,
}

struct Failure<E> {
    error: E,
    until: Instant,
}

/// What a slot has for somebody who asks now.
pub enum Lookup<V, E> {
    /// Take it.
    Good(Aged<V>),
    /// Take it: asking failed a moment ago.
    QueryCache(Aged<V>),
    /// Take it, and have the background ask again.
    Stale(Aged<V>),
    /// Asking failed a moment ago and there is no copy to give.
    Failed(E),
    /// Ask. Perhaps there is a copy to give when that fails.
    Nothing { spare: Option<Aged<V>> },
}

impl<V, E> Default for Slot<V, E> {
    fn default() -> Self {
        Self { state: Mutex::new(State { copy: None, failure: None }), flight: Arc::default() }
    }
}

impl<V, E: Clone> Slot<V, E> {
    fn state(&self) -> MutexGuard<'_, State<V, E>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for the one load that is allowed.
    pub async fn flight(&self) -> OwnedMutexGuard<()> {
        self.flight.clone().lock_owned().await
    }

    /// What came last, as it came.
    pub fn latest(&self, rules: &CacheRules<V, E>) -> Option<Aged<V>> {
        let now = rules.clock.now();
        self.state().copy.as_ref().map(|copy| copy.aged(copy.age(now)))
    }

    /// How old the copy is, if it is past its term and could not be renewed.
    pub fn lag(&self, rules: &CacheRules<V, E>) -> Option<Duration> {
        let now = rules.clock.now();
        let state = self.state();
        let copy = state.copy.as_ref().filter(|copy| now >= copy.fresh_until)?;
        (copy.recalled || state.failure.is_some()).then(|| copy.age(now))
    }

    /// Whether nobody has asked for this key yet.
    pub fn is_new(&self) -> bool {
        let state = self.state();
        state.copy.is_none() && state.failure.is_none()
    }

    pub fn look(&self, rules: &CacheRules<V, E>, patience: Freshness) -> Lookup<V, E> {
        let now = rules.clock.now();
        let state = self.state();
        let copy = state.copy.as_ref().filter(|copy| patience.believes(copy));
        let copy = copy.map(|copy| (copy, copy.age(now)));
        if let Some((copy, age)) = copy
            && now < copy.fresh_until
            && patience.allows(age)
        {
            return Lookup::Good(copy.aged(age));
        }
        let kept = patience.kept(&rules.terms);
        let spare = copy.filter(|(copy, age)| !copy.empty && *age < kept);
        if let Some(failure) = state.failure.as_ref().filter(|failure| now < failure.until) {
            return match spare {
                Some((copy, age)) => Lookup::QueryCache(copy.aged(age)),
                None => Lookup::Failed(failure.error.clone()),
            };
        }
        match (patience, spare) {
            (Freshness::CachePolicy, Some((copy, age))) if age < rules.terms.stale => {
                Lookup::Stale(copy.aged(age))
            }
            (_, spare) => Lookup::Nothing { spare: spare.map(|(copy, age)| copy.aged(age)) },
        }
    }

    /// Notes what a load brought, and answers with it or with the copy that stands in for it.
    pub fn land(
        &self,
        result: Result<Loaded<V>, E>,
        rules: &CacheRules<V, E>,
        patience: Freshness,
    ) -> Result<Aged<V>, E> {
        let now = rules.clock.now();
        let error = match result {
            Ok(brought) => return Ok(self.state().succeed(brought, rules, now)),
            Err(error) => error,
        };
        let pause = (rules.judgement.pause)(&error);
        let mut state = self.state();
        state.failure = Some(Failure { error: error.clone(), until: now + pause });
        let copy = state.copy.as_ref().filter(|copy| patience.believes(copy));
        let copy = copy.map(|copy| (copy, copy.age(now)));
        match copy.filter(|(copy, age)| !copy.empty && *age < patience.kept(&rules.terms)) {
            Some((copy, age)) => Ok(copy.aged(age)),
            None => Err(error),
        }
    }

    /// Takes in what an earlier run has left.
    pub fn recall(&self, remembered: Loaded<V>, rules: &CacheRules<V, E>) {
        let now = rules.clock.now();
        let mut state = self.state();
        let _aged = state.succeed(remembered, rules, now);
        if let Some(copy) = &mut state.copy {
            copy.recalled = true;
        }
    }
}

impl<V, E> Slot<V, E>
where
    V: Send + Sync + 'static,
    E: Clone + Send + Sync + 'static,
{
    /// Loads in the background unless somebody does already.
    pub fn revalidate<L>(self: &Arc<Self>, rules: &CacheRules<V, E>, load: L)
    where
        L: Future<Output = Result<Loaded<V>, E>> + Send + 'static,
    {
        if let Ok(flight) = self.flight.clone().try_lock_owned() {
            drop(self.renew(rules, flight, load));
        }
    }

    /// Loads on a task of its own, which goes on when nobody waits for it. Whether it brought something.
    pub fn renew<L>(
        self: &Arc<Self>,
        rules: &CacheRules<V, E>,
        flight: OwnedMutexGuard<()>,
        load: L,
    ) -> JoinHandle<bool>
    where
        L: Future<Output = Result<Loaded<V>, E>> + Send + 'static,
    {
        let (slot, rules) = (Arc::clone(self), rules.clone());
        let work = async move {
            let brought = load.await;
            let is_new = brought.is_ok();
            // A failure is in the slot now; whoever asks next learns of it there.
            let _landed = slot.land(brought, &rules, Freshness::CachePolicy);
            drop(flight);
            is_new
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
        let empty = (rules.judgement.is_empty)(&value);
        let fresh = if empty { rules.terms.empty } else { rules.terms.fresh };
        let fresh_until = now + fresh.saturating_sub(age);
        self.failure = None;
        if empty
            && let Some(copy) = self.copy.as_mut()
            && !copy.empty
            && copy.age(now) < rules.terms.doubt
        {
            copy.fresh_until = fresh_until;
            return copy.aged(copy.age(now));
        }
        let copy =
            Copy { value: Arc::new(value), came: now, age_then: age, fresh_until, empty, recalled: false };
        let aged = copy.aged(age);
        self.copy = Some(copy);
        aged
    }
}

impl<V> Copy<V> {
    fn age(&self, now: Instant) -> Duration {
        now.saturating_duration_since(self.came).saturating_add(self.age_then)
    }

    fn aged(&self, age: Duration) -> Aged<V> {
        Aged { value: self.value.clone(), age }
    }
}

impl Freshness {
    /// Nobody pays by what an earlier run has left, however young it is.
    fn believes<V>(self, copy: &Copy<V>) -> bool {
        match self {
            Self::CachePolicy | Self::Rather { .. } => true,
            Self::AtMost(_) => !copy.recalled,
        }
    }

    fn allows(self, age: Duration) -> bool {
        match self {
            Self::CachePolicy => true,
            Self::AtMost(limit) | Self::Rather { fresh: limit, .. } => age < limit,
        }
    }

    /// How old the copy may be that stands in when asking fails.
    fn kept(self, terms: &CachePolicy) -> Duration {
        match self {
            Self::CachePolicy => terms.kept,
            Self::AtMost(limit) => limit,
            Self::Rather { kept, .. } => kept,
        }
    }

    /// How old an answer from elsewhere may be to count as one.
    pub(super) fn within(self, terms: &CachePolicy) -> Duration {
        match self {
            Self::CachePolicy => terms.fresh,
            Self::AtMost(limit) | Self::Rather { fresh: limit, .. } => limit.min(terms.fresh),
        }
    }
}
