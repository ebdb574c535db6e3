//! The place of one key in the cache: its last good copy, its last failure, and the one load under way.

use super::{Aged, Patience, Rules};
use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};
use tokio::sync::{Mutex as Flight, OwnedMutexGuard};
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
    at: Instant,
    fresh_until: Instant,
    empty: bool,
}

struct Failure<E> {
    error: E,
    until: Instant,
}

/// What a slot has for somebody who asks now.
pub enum Look<V, E> {
    /// Take it.
    Good(Aged<V>),
    /// Take it, and have the background ask again.
    Stale(Aged<V>),
    /// Asking failed a moment ago and there is no copy to give.
    Failed(E),
    Nothing,
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

    pub fn look(&self, rules: &Rules<V, E>, patience: Patience) -> Look<V, E> {
        let now = rules.clock.now();
        let state = self.state();
        let copy = state.copy.as_ref().map(|copy| (copy, now.duration_since(copy.at)));
        if let Some((copy, age)) = copy
            && now < copy.fresh_until
            && patience.allows(age)
        {
            return Look::Good(copy.aged(age));
        }
        let spare = match patience {
            Patience::Terms => copy.filter(|(copy, _)| !copy.empty),
            Patience::AtMost(_) => None,
        };
        if let Some(failure) = state.failure.as_ref().filter(|failure| now < failure.until) {
            return match spare.filter(|(_, age)| *age < rules.terms.kept) {
                Some((copy, age)) => Look::Good(copy.aged(age)),
                None => Look::Failed(failure.error.clone()),
            };
        }
        match spare.filter(|(_, age)| *age < rules.terms.stale) {
            Some((copy, age)) => Look::Stale(copy.aged(age)),
            None => Look::Nothing,
        }
    }

    /// Notes what a load brought, and answers with it or with the copy that stands in for it.
    pub fn land(&self, result: Result<V, E>, rules: &Rules<V, E>, patience: Patience) -> Result<Aged<V>, E> {
        let error = match result {
            Ok(value) => return Ok(self.state().succeed(value, rules)),
            Err(error) => error,
        };
        let pause = (rules.judgement.pause)(&error);
        self.state().failure = Some(Failure { error: error.clone(), until: rules.clock.now() + pause });
        match self.look(rules, patience) {
            Look::Good(aged) | Look::Stale(aged) => Ok(aged),
            Look::Failed(_) | Look::Nothing => Err(error),
        }
    }
}

impl<V, E> Slot<V, E>
where
    V: Send + Sync + 'static,
    E: Clone + Send + Sync + 'static,
{
    /// Loads in the background unless somebody does already.
    pub fn revalidate<L>(self: Arc<Self>, rules: Rules<V, E>, load: L)
    where
        L: Future<Output = Result<V, E>> + Send + 'static,
    {
        let Ok(flight) = self.flight.clone().try_lock_owned() else { return };
        let work = async move {
            // A failure is in the slot now; whoever asks next learns of it there.
            let _landed = self.land(load.await, &rules, Patience::Terms);
            drop(flight);
        };
        tokio::spawn(work.in_current_span());
    }
}

impl<V, E> State<V, E> {
    fn succeed(&mut self, value: V, rules: &Rules<V, E>) -> Aged<V> {
        let now = rules.clock.now();
        let empty = (rules.judgement.is_empty)(&value);
        let fresh_until = now + if empty { rules.terms.empty } else { rules.terms.fresh };
        self.failure = None;
        if empty
            && let Some(copy) = self.copy.as_mut()
            && !copy.empty
            && now.duration_since(copy.at) < rules.terms.doubt
        {
            copy.fresh_until = fresh_until;
            return copy.aged(now.duration_since(copy.at));
        }
        let copy = Copy { value: Arc::new(value), at: now, fresh_until, empty };
        let aged = copy.aged(Duration::ZERO);
        self.copy = Some(copy);
        aged
    }
}

impl<V> Copy<V> {
    fn aged(&self, age: Duration) -> Aged<V> {
        Aged { value: self.value.clone(), age }
    }
}

impl Patience {
    fn allows(self, age: Duration) -> bool {
        match self {
            Self::Terms => true,
            Self::AtMost(limit) => age < limit,
        }
    }
}
