//! The gate that every call to upstream passes: budgets, doors that upstream has shut, hosts that do not answer, and how
//! many calls are under way. Whoever may not pass is told so at once, with the time to wait; nobody queues here, and
//! nothing is sent later than it was asked for.
//!
//! It sends nothing and reads no body. What it refuses has not left this machine.

mod blocked;
mod breaker;
mod budget;
mod bulkhead;
mod call_permit;
mod cooldown;
mod endpoint;
mod endpoint_limiter;
mod others;
mod outcome;
mod peers;
mod sliding_window;

pub use blocked::BLOCK_DURATION;
pub use budget::{Budget, Budgets, NotABudget};
pub use call_permit::CallPermit;
pub use cooldown::{FIRST_COOLDOWN, Throttle};
pub use endpoint::Endpoint;
pub use outcome::Outcome;
pub use peers::BudgetPeers;

use super::{
    caller::{Caller, Priority},
    error::{Fault, UpstreamError},
    throttle,
};
use crate::cluster::{Call, SharedRedis, SpendRequest, SpendResult};
use breaker::{Breaker, BreakerPermit};
use bulkhead::Bulkhead;
use endpoint_limiter::{BUSY_WAIT, BudgetRule, EndpointLimiter};
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::time::Instant;

/// So many calls that were made alone are told in one question.
const A_BATCH: usize = 500;

/// The gate of one client.
pub struct Gate {
    budgets: Budgets,
    cluster: BudgetPeers,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    desks: HashMap<Endpoint, EndpointLimiter>,
    hosts: HashMap<Host, Breaker>,
    berths: Bulkhead,
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
pub struct CallKind {
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
    /// Upstream refuses this shopper.
    Blocked,
    Breaker,
    Bulkhead,
}

/// A call that was let through as far as this node knows.
struct Admission {
    part: BreakerPermit,
    call: Call,
    /// Whether it probes an endpoint after a cooldown.
    probes: bool,
}

impl Gate {
    pub fn new(budgets: Budgets, cluster: BudgetPeers) -> Self {
        Self { budgets, cluster, state: Mutex::default() }
    }

    /// One full window of an endpoint: the wait where upstream names none.
    pub fn window(&self, endpoint: Endpoint) -> Duration {
        self.budgets.of(endpoint).window
    }

    /// Whether the API is not asked for the time being, because it did not answer.
    pub fn is_shut(&self) -> bool {
        is_gone(&self.state())
    }

    /// How long a call of this caller has to wait after `ahead` others, as far as this node knows; `None` when it may be sent.
    pub fn wait(&self, caller: &Caller, endpoint: Endpoint, ahead: usize) -> Option<Duration> {
        let rule = self.rule(endpoint, caller.occasion);
        self.state().desk(endpoint).wait(caller, endpoint, rule, ahead, Instant::now())
    }

    /// Whether upstream refuses this shopper at this endpoint.
    pub fn is_blocked(&self, caller: &Caller, endpoint: Endpoint) -> bool {
        let who = shopper(caller, endpoint);
        who.is_some_and(|who| self.state().desk(endpoint).blocked.wait(who, Instant::now()).is_some())
    }

    /// Lets a call through, or says how long to wait.
    pub async fn enter(&self, caller: &Caller, way: CallKind) -> Result<CallPermit<'_>, UpstreamError> {
        let endpoint = way.endpoint;
        self.settle(endpoint, false).await;
        let (rule, now) = (self.rule(endpoint, caller.occasion), Instant::now());
        let entered = self.state().enter(rule, caller, way, now);
        let entry = entered.map_err(|(reason, wait)| refused(endpoint, reason, wait))?;
        let (pass, call) = (CallPermit::given(self, way, caller, &entry, now), entry.call);
        let said = self.count_together(caller, endpoint, rule, call).await;
        // The answer may be the first one after a loss.
        let rule = self.rule(endpoint, caller.occasion);
        let judged = self.state().desk(endpoint).judge(call, said, rule, now);
        judged.map_err(|(reason, wait)| refused(endpoint, reason, wait))?;
        Ok(pass)
    }

    /// What is left of every budget at this moment, of all nodes together; this one's part where they cannot be asked.
    pub async fn left(&self) -> Vec<(Endpoint, usize)> {
        let mut all = Vec::with_capacity(Endpoint::ALL.len());
        for endpoint in Endpoint::ALL {
            let budget = self.budgets.of(endpoint);
            let used = match self.cluster.commons() {
                Some(commons) => commons.used(endpoint.name(), budget.counted()).await,
                None => None,
            };
            let (now, nodes) = (Instant::now(), self.cluster.size());
            let left = match used {
                Some(Some(used)) => {
                    let own = self.state().desk(endpoint).left(budget, now);
                    own.min(budget.calls.saturating_sub(used))
                }
                // Another node has found the door shut.
                Some(None) => 0,
                None => self.state().desk(endpoint).part(budget, nodes, now),
            };
            all.push((endpoint, left));
        }
        all
    }

    /// What all nodes together say; `None` where this one is alone.
    async fn count_together(
        &self,
        caller: &Caller,
        endpoint: Endpoint,
        rule: BudgetRule,
        call: Call,
    ) -> Option<SpendResult> {
        let commons = self.cluster.commons()?;
        let share = endpoint.share(rule.budget, caller.occasion);
        let spend = SpendRequest {
            endpoint: endpoint.name(),
            window: rule.budget.counted(),
            ceiling: rule.ceiling,
            share: share.unwrap_or(rule.budget.calls),
            call,
        };
        commons.spend(&spend).await
    }

    /// Tells the others what this node has made without them, and hears what they have used: of the budgets that were in use
    /// when it was last heard, or of `all`.
    pub async fn confer(&self, all: bool) {
        for endpoint in Endpoint::ALL {
            let is_in_use = self.state().desk(endpoint).is_in_use(Instant::now());
            self.settle(endpoint, all || is_in_use).await;
        }
    }

    /// The same of one budget, where there is something to tell or `always`.
    async fn settle(&self, endpoint: Endpoint, always: bool) {
        let (Some(commons), budget) = (self.cluster.commons(), self.budgets.of(endpoint)) else { return };
        let untold = self.state().desk(endpoint).window.untold(budget, A_BATCH, Instant::now());
        if untold.is_empty() && !always {
            return;
        }
        if let Some(log) = commons.tell(endpoint.name(), budget.counted(), &untold).await {
            let rule = self.rule(endpoint, Priority::Purchase);
            self.state().desk(endpoint).told(&untold, &log, rule, Instant::now());
        }
    }

    /// What holds for an occasion at this moment.
    fn rule(&self, endpoint: Endpoint, occasion: Priority) -> BudgetRule {
        let budget = self.budgets.of(endpoint);
        let is_early = self.cluster.commons().is_some_and(SharedRedis::is_catching_up);
        BudgetRule { budget, ceiling: budget.ceiling(occasion), nodes: self.cluster.size(), is_early }
    }

    /// Tells the other nodes that upstream asks to wait.
    fn tell(&self, endpoint: Endpoint, wait: Duration) {
        if let Some(commons) = self.cluster.commons().cloned() {
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
        rule: BudgetRule,
        caller: &Caller,
        way: CallKind,
        now: Instant,
    ) -> Result<Admission, (Reason, Duration)> {
        let desk = self.desks.entry(way.endpoint).or_default();
        if let Some(wait) = desk.cooldown.wait(now) {
            return Err((Reason::Door, wait));
        }
        let blocked = shopper(caller, way.endpoint).and_then(|who| desk.blocked.wait(who, now));
        if let Some(wait) = blocked {
            return Err((Reason::Blocked, wait));
        }
        if !self.berths.has_room(way.endpoint, caller.occasion) {
            return Err((Reason::Bulkhead, BUSY_WAIT));
        }
        let breaker = self.hosts.entry(way.host).or_default();
        let part = breaker.admit(way.is_read, now).ok_or((Reason::Breaker, BUSY_WAIT))?;
        let call =
            desk.spend(caller, way.endpoint, rule, now).inspect_err(|_| breaker.abandoned(part, now))?;
        let probes = desk.cooldown.begin();
        self.berths.take(way.endpoint);
        Ok(Admission { part, call, probes })
    }

    fn desk(&mut self, endpoint: Endpoint) -> &mut EndpointLimiter {
        self.desks.entry(endpoint).or_default()
    }
}

impl Reason {
    const fn name(self) -> &'static str {
        match self {
            Self::Budget => "budget",
            Self::Share => "share",
            Self::Door => "door",
            Self::Blocked => "blocked",
            Self::Breaker => "breaker",
            Self::Bulkhead => "berths",
        }
    }

    fn told(self, wait: Duration) -> UpstreamError {
        match self {
            Self::Breaker => UpstreamError::Unavailable(Fault::Barred),
            Self::Blocked => UpstreamError::Blocked { retry_after: throttle::bounded(wait) },
            Self::Budget | Self::Share | Self::Door | Self::Bulkhead => {
                UpstreamError::Throttled { retry_after: throttle::bounded(wait), was_sent: false }
            }
        }
    }
}

fn refused(endpoint: Endpoint, reason: Reason, wait: Duration) -> UpstreamError {
    let (endpoint, why) = (endpoint.name(), reason.name());
    metrics::counter!("kiosk_upstream_refused_total", "endpoint" => endpoint, "reason" => why).increment(1);
    tracing::Span::current().record("outcome", why);
    tracing::debug!(endpoint, why, "a call was not let through to upstream");
    reason.told(wait)
}

/// The shopper whom upstream is told of by this call, if it is told of one.
fn shopper(caller: &Caller, endpoint: Endpoint) -> Option<IpAddr> {
    if endpoint.is_shared() { None } else { caller.subscriber() }
}

fn is_gone(state: &State) -> bool {
    state.hosts.get(&Host::Api).is_some_and(Breaker::is_open)
}
