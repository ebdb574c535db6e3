//! The gate that every call to upstream passes: budgets, cooldowns that upstream asked for, circuit
//! breakers and a limit on calls in flight. A call that may not be made is refused immediately,
//! with the time to wait. Nothing is queued, and nothing is sent later.
//!
//! The gate sends nothing and reads no body. A refused call has not left this machine.

mod blocked;
mod breaker;
mod budget;
mod budgets;
mod bulkhead;
mod call_permit;
mod cooldown;
mod endpoint;
mod endpoint_limiter;
mod outcome;
mod peers;
mod sliding_window;

pub use blocked::BLOCK_DURATION;
pub use budget::{Budget, NotABudget};
pub use budgets::Budgets;
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
use crate::cluster::{Call, SpendRequest, SpendResult};
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

/// The gate of one client.
pub struct Gate {
    budgets: Budgets,
    peers: BudgetPeers,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    limiters: HashMap<Endpoint, EndpointLimiter>,
    hosts: HashMap<Host, Breaker>,
    bulkhead: Bulkhead,
}

/// The hosts that have a circuit breaker each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Host {
    Api,
    Site,
    /// The hosts of pictures.
    Pictures,
}

/// The properties of a call that matter to the gate.
#[derive(Clone, Copy, Debug)]
pub struct CallKind {
    pub endpoint: Endpoint,
    pub host: Host,
    /// Whether the call changes nothing at upstream. Only reads show whether a host is up.
    pub is_read: bool,
}

/// Why a call was refused; for metrics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reason {
    Budget,
    Share,
    Cooldown,
    /// Upstream refuses this shopper.
    Blocked,
    Breaker,
    Bulkhead,
}

/// A call that this node admits, before the shared count decides.
struct Admission {
    breaker_permit: BreakerPermit,
    call: Call,
    /// Whether the call probes an endpoint after a cooldown.
    probes: bool,
}

impl Gate {
    pub fn new(budgets: Budgets, peers: BudgetPeers) -> Self {
        Self { budgets, peers, state: Mutex::default() }
    }

    /// The full window of an endpoint: the longest wait if upstream names none.
    pub fn window(&self, endpoint: Endpoint) -> Duration {
        self.budgets.of(endpoint).window
    }

    /// Whether the breaker of the API is open, because the API did not answer.
    pub fn is_api_down(&self) -> bool {
        is_api_down_in(&self.state())
    }

    /// How long a call of this caller has to wait after `ahead` other calls, as far as this node
    /// knows. `None` if it may be sent now.
    pub fn wait(&self, caller: &Caller, endpoint: Endpoint, ahead: usize) -> Option<Duration> {
        let rule = self.rule(endpoint, caller.priority);
        self.state().limiter(endpoint).wait(caller, endpoint, rule, ahead, Instant::now())
    }

    /// Whether upstream refuses this shopper at this endpoint.
    pub fn is_blocked(&self, caller: &Caller, endpoint: Endpoint) -> bool {
        let shopper = named_shopper(caller, endpoint);
        shopper.is_some_and(|shopper| {
            self.state().limiter(endpoint).blocked.wait(shopper, Instant::now()).is_some()
        })
    }

    /// Admits a call, or returns how long to wait.
    pub async fn enter(&self, caller: &Caller, kind: CallKind) -> Result<CallPermit<'_>, UpstreamError> {
        let endpoint = kind.endpoint;
        let (rule, now) = (self.rule(endpoint, caller.priority), Instant::now());
        let admitted = self.state().admit(rule, caller, kind, now);
        let admission = admitted.map_err(|(reason, wait)| refused(endpoint, reason, wait))?;
        let (permit, call) = (CallPermit::new(self, kind, caller, &admission, now), admission.call);
        let result = self.spend_shared(caller, endpoint, rule, call).await;
        let decision = self.state().limiter(endpoint).apply_shared_result(call, result, rule, now);
        decision.map_err(|(reason, wait)| refused(endpoint, reason, wait))?;
        Ok(permit)
    }

    /// Remaining calls of every budget for all nodes together; this node's part if Redis does not
    /// answer.
    pub async fn left(&self) -> Vec<(Endpoint, usize)> {
        let mut all = Vec::with_capacity(Endpoint::ALL.len());
        for endpoint in Endpoint::ALL {
            let budget = self.budgets.of(endpoint);
            let used = match self.peers.redis() {
                Some(redis) => redis.used(endpoint.name(), budget.counted()).await,
                None => None,
            };
            let (rule, now) = (self.rule(endpoint, Priority::Purchase), Instant::now());
            let left = match used {
                Some(Some(used)) => {
                    let own = self.state().limiter(endpoint).left(budget, now);
                    own.min(budget.calls.saturating_sub(used))
                }
                // Another node started a cooldown.
                Some(None) => 0,
                None => self.state().limiter(endpoint).part_left(rule, now),
            };
            all.push((endpoint, left));
        }
        all
    }

    /// Counts a call in Redis. `None` without Redis, or if it does not answer.
    async fn spend_shared(
        &self,
        caller: &Caller,
        endpoint: Endpoint,
        rule: BudgetRule,
        call: Call,
    ) -> Option<SpendResult> {
        let redis = self.peers.redis()?;
        let share = endpoint.share(rule.budget, caller.priority);
        let spend = SpendRequest {
            endpoint: endpoint.name(),
            window: rule.budget.counted(),
            ceiling: rule.ceiling,
            share: share.unwrap_or(rule.budget.calls),
            call,
        };
        redis.spend(&spend).await
    }

    /// The budget rule of a priority at this moment.
    fn rule(&self, endpoint: Endpoint, priority: Priority) -> BudgetRule {
        let budget = self.budgets.of(endpoint);
        let is_shared = self.peers.redis().is_some();
        BudgetRule { budget, ceiling: budget.ceiling(priority), nodes: self.peers.size(), is_shared }
    }

    /// Starts a cooldown on the other nodes.
    fn share_cooldown(&self, endpoint: Endpoint, wait: Duration) {
        if let Some(redis) = self.peers.redis().cloned() {
            tokio::spawn(async move { redis.start_cooldown(endpoint.name(), wait).await });
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Runs the checks that count nothing first, so that a refused call is not counted.
    fn admit(
        &mut self,
        rule: BudgetRule,
        caller: &Caller,
        kind: CallKind,
        now: Instant,
    ) -> Result<Admission, (Reason, Duration)> {
        let limiter = self.limiters.entry(kind.endpoint).or_default();
        if let Some(wait) = limiter.cooldown.wait(now) {
            return Err((Reason::Cooldown, wait));
        }
        let blocked =
            named_shopper(caller, kind.endpoint).and_then(|shopper| limiter.blocked.wait(shopper, now));
        if let Some(wait) = blocked {
            return Err((Reason::Blocked, wait));
        }
        if !self.bulkhead.has_room(kind.endpoint, caller.priority) {
            return Err((Reason::Bulkhead, BUSY_WAIT));
        }
        let breaker = self.hosts.entry(kind.host).or_default();
        let breaker_permit = breaker.admit(kind.is_read, now).ok_or((Reason::Breaker, BUSY_WAIT))?;
        let call = limiter
            .spend(caller, kind.endpoint, rule, now)
            .inspect_err(|_| breaker.abandoned(breaker_permit, now))?;
        let probes = limiter.cooldown.begin();
        self.bulkhead.begin(kind.endpoint);
        Ok(Admission { breaker_permit, call, probes })
    }

    fn limiter(&mut self, endpoint: Endpoint) -> &mut EndpointLimiter {
        self.limiters.entry(endpoint).or_default()
    }
}

impl Reason {
    const fn name(self) -> &'static str {
        match self {
            Self::Budget => "budget",
            Self::Share => "share",
            Self::Cooldown => "cooldown",
            Self::Blocked => "blocked",
            Self::Breaker => "breaker",
            Self::Bulkhead => "bulkhead",
        }
    }

    fn into_error(self, wait: Duration) -> UpstreamError {
        match self {
            Self::Breaker => UpstreamError::Unavailable(Fault::BreakerOpen),
            Self::Blocked => UpstreamError::Blocked { retry_after: throttle::bounded(wait) },
            Self::Budget | Self::Share | Self::Cooldown | Self::Bulkhead => {
                UpstreamError::Throttled { retry_after: throttle::bounded(wait), was_sent: false }
            }
        }
    }
}

fn refused(endpoint: Endpoint, reason: Reason, wait: Duration) -> UpstreamError {
    let (endpoint, why) = (endpoint.name(), reason.name());
    metrics::counter!("kiosk_upstream_refused_total", "endpoint" => endpoint, "reason" => why).increment(1);
    tracing::Span::current().record("outcome", why);
    tracing::debug!(endpoint, why, "the gate refused a call to upstream");
    reason.into_error(wait)
}

/// The shopper whose address the call carries, if it carries one.
fn named_shopper(caller: &Caller, endpoint: Endpoint) -> Option<IpAddr> {
    if endpoint.is_shared() { None } else { caller.subscriber() }
}

fn is_api_down_in(state: &State) -> bool {
    state.hosts.get(&Host::Api).is_some_and(Breaker::is_open)
}
