//! The gate that every call to upstream passes: budgets, doors that upstream has shut, hosts that do not answer, and how
//! many calls are under way. Whoever may not pass is told so at once, with the time to wait; nobody queues here, and
//! nothing is sent later than it was asked for.
//!
//! It sends nothing and reads no body. What it refuses has not left this machine.

mod berths;
mod breaker;
mod budget;
mod door;
mod endpoint;
mod others;
mod outcome;
mod pass;

pub use budget::{Budget, Budgets, NotABudget};
pub use endpoint::Endpoint;
pub use outcome::Outcome;
pub use pass::Pass;

use super::{
    caller::Caller,
    error::{Fault, UpstreamError},
    throttle,
};
use crate::commons::{Commons, Said, Spend};
use berths::Berths;
use breaker::{Breaker, Part};
use budget::{Spent, Window, neighbourhood};
use door::Door;
use jiff::Timestamp;
use others::Others;
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::time::Instant;

/// How long somebody waits who was turned away because too much is under way.
const MOMENT: Duration = Duration::from_secs(1);

/// The gate of one client.
pub struct Gate {
    budgets: Budgets,
    /// Where the nodes count together; without it this one counts alone.
    commons: Option<Commons>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    desks: HashMap<Endpoint, Desk>,
    hosts: HashMap<Host, Breaker>,
    berths: Berths,
}

/// What is known of one endpoint.
#[derive(Default)]
struct Desk {
    window: Window,
    others: Others,
    door: Door,
}

/// The hosts a breaker is kept for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Host {
    Api,
    Site,
    /// Where pictures lie.
    Pictures,
}

/// What a call is, as far as the gate cares.
#[derive(Clone, Copy, Debug)]
pub struct Way {
    pub endpoint: Endpoint,
    pub host: Host,
    /// Whether it changes nothing at upstream. Only reads say whether a host lives.
    pub is_read: bool,
}

/// Why a call was not let through; for metrics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reason {
    Budget,
    Share,
    Door,
    Breaker,
    Berths,
}

impl Gate {
    pub fn new(budgets: Budgets, commons: Option<Commons>) -> Self {
        Self { budgets, commons, state: Mutex::default() }
    }

    /// One full window of an endpoint: the wait where upstream names none.
    pub fn window(&self, endpoint: Endpoint) -> Duration {
        self.budgets.of(endpoint).window
    }

    /// Whether the API is not asked for the time being, because it did not answer.
    pub fn is_shut(&self) -> bool {
        is_gone(&self.state())
    }

    /// Lets a call through, or says how long to wait.
    pub async fn enter(&self, caller: &Caller, way: Way) -> Result<Pass<'_>, UpstreamError> {
        let now = Instant::now();
        let budget = self.budgets.of(way.endpoint);
        let entered = self.state().enter(budget, caller, way, now);
        let part = entered.map_err(|(reason, wait)| refused(way.endpoint, reason, wait))?;
        let pass = Pass::given(self, way, part, now);
        let said = self.count_together(caller, way.endpoint, budget).await;
        let mut state = self.state();
        let desk = state.desks.entry(way.endpoint).or_default();
        let Err((reason, wait)) = desk.compare(said, budget, budget.ceiling(caller.occasion), now) else {
            return Ok(pass);
        };
        desk.window.take_back(now);
        drop(state);
        Err(refused(way.endpoint, reason, wait))
    }

    /// What is left of every budget at this moment, of all nodes together.
    pub async fn left(&self) -> Vec<(Endpoint, usize)> {
        let mut all = Vec::with_capacity(Endpoint::ALL.len());
        for endpoint in Endpoint::ALL {
            let budget = self.budgets.of(endpoint);
            let own = self.state().left(endpoint, budget, Instant::now());
            let used = match &self.commons {
                Some(commons) => commons.used(endpoint.name(), budget.counted()).await,
                None => None,
            };
            // None is left behind a door that another node has found shut.
            let together = used.map_or(own, |used| used.map_or(0, |used| budget.calls.saturating_sub(used)));
            all.push((endpoint, own.min(together)));
        }
        all
    }

    /// What all nodes together have left; `None` where this one is alone.
    async fn count_together(&self, caller: &Caller, endpoint: Endpoint, budget: Budget) -> Option<Said> {
        let share = endpoint.share(budget, caller.occasion);
        let spend = Spend {
            endpoint: endpoint.name(),
            window: budget.counted(),
            ceiling: budget.ceiling(caller.occasion),
            short: budget.short(),
            share: share.unwrap_or(budget.calls),
            who: caller.ip.and_then(neighbourhood).filter(|_| share.is_some()),
        };
        self.commons.as_ref()?.spend(&spend).await
    }

    /// Tells the other nodes that upstream asks to wait.
    fn tell(&self, endpoint: Endpoint, wait: Duration) {
        if let Some(commons) = self.commons.clone() {
            tokio::spawn(async move { commons.shut(endpoint.name(), wait).await });
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// In the order of what costs least to be wrong about: nothing is counted for a call that is refused.
    fn enter(
        &mut self,
        budget: Budget,
        caller: &Caller,
        way: Way,
        now: Instant,
    ) -> Result<Part, (Reason, Duration)> {
        let desk = self.desks.entry(way.endpoint).or_default();
        if let Some(wait) = desk.door.wait(now) {
            return Err((Reason::Door, wait));
        }
        if !self.berths.has_room(way.endpoint, caller.occasion) {
            return Err((Reason::Berths, MOMENT));
        }
        let breaker = self.hosts.entry(way.host).or_default();
        let part = breaker.admit(way.is_read, now).ok_or((Reason::Breaker, MOMENT))?;
        let who = caller.ip.and_then(neighbourhood);
        if let Err(spent) = desk.window.spend(way.endpoint, budget, caller.occasion, who, now) {
            breaker.abandoned(part, now);
            return Err(match spent {
                Spent::Budget(wait) => (Reason::Budget, wait),
                Spent::Share(wait) => (Reason::Share, wait),
            });
        }
        desk.door.pass();
        self.berths.take(way.endpoint);
        Ok(part)
    }

    /// How many calls for whoever pays may be sent now; none through a shut door.
    fn left(&mut self, endpoint: Endpoint, budget: Budget, now: Instant) -> usize {
        let desk = self.desks.entry(endpoint).or_default();
        if desk.door.wait(now).is_some() { 0 } else { desk.window.left(budget, now) }
    }
}

impl Reason {
    const fn name(self) -> &'static str {
        match self {
            Self::Budget => "budget",
            Self::Share => "share",
            Self::Door => "door",
            Self::Breaker => "breaker",
            Self::Berths => "berths",
        }
    }

    fn told(self, wait: Duration) -> UpstreamError {
        match self {
            Self::Breaker => UpstreamError::Unavailable(Fault::Barred),
            Self::Budget | Self::Share | Self::Door | Self::Berths => {
                UpstreamError::Throttled { retry_after: throttle::bounded(wait) }
            }
        }
    }
}

impl Desk {
    /// Judges a call that this node has counted, of that moment, by what all nodes have used.
    fn compare(
        &mut self,
        said: Option<Said>,
        budget: Budget,
        ceiling: usize,
        at: Instant,
    ) -> Result<(), (Reason, Duration)> {
        let (own, counted) = (self.window.calls(), budget.counted());
        match said {
            None if own + self.others.calls(at) > ceiling => Err((Reason::Budget, MOMENT)),
            None => Ok(()),
            Some(Said::Counted(all)) => {
                self.others.heard(all, own, counted, at);
                Ok(())
            }
            Some(Said::Budget(wait)) => {
                self.others.heard_at_least(ceiling + 1, own, counted, at);
                Err((Reason::Budget, wait))
            }
            Some(Said::Share(wait)) => Err((Reason::Share, wait)),
            Some(Said::Door(wait)) => {
                self.door.shut(wait, at);
                Err((Reason::Door, wait))
            }
        }
    }

    /// What an answer says about calls to come: the wait it asks for, and whether the door stood open until now.
    fn hear(&mut self, outcome: &Outcome<'_>, window: Duration, now: Instant) -> Option<(Duration, bool)> {
        let Outcome::Answered { headers, wait, .. } = outcome else { return None };
        let used_up = throttle::left(headers, window, Timestamp::now()).and_then(|(left, until)| {
            let until = until.unwrap_or(window);
            self.door.told(left, until, now);
            (left == 0).then_some((until, false))
        });
        wait.map(|wait| (wait, self.door.shut(wait, now))).or(used_up)
    }
}

fn refused(endpoint: Endpoint, reason: Reason, wait: Duration) -> UpstreamError {
    let (endpoint, why) = (endpoint.name(), reason.name());
    metrics::counter!("kiosk_upstream_refused_total", "endpoint" => endpoint, "reason" => why).increment(1);
    tracing::Span::current().record("outcome", why);
    tracing::debug!(endpoint, why, "a call was not let through to upstream");
    reason.told(wait)
}

fn is_gone(state: &State) -> bool {
    state.hosts.get(&Host::Api).is_some_and(Breaker::is_open)
}
