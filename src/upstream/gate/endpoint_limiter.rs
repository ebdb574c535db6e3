//! The limiter of one endpoint: this node's calls, the last known usage of the other nodes, and
//! what upstream asks for.
//!
//! With Redis, one shared count decides for all nodes. If Redis does not answer, or there is none,
//! each node keeps to its part: the budget divided by the number of nodes. For one window after a
//! call without an answer from Redis, both limits apply, because the shared count lacks the calls
//! that the nodes made alone.

use super::{
    Endpoint, Outcome, Reason,
    blocked::{BLOCK_DURATION, Blocked},
    budget::Budget,
    cooldown::{Cooldown, FIRST_COOLDOWN, Throttle},
    sliding_window::{Exhausted, SlidingWindow},
};
use crate::{
    cluster::{Call, SpendResult},
    upstream::{caller::Caller, throttle},
};
use jiff::Timestamp;
use std::{net::IpAddr, time::Duration};
use tokio::time::Instant;

/// How long a caller waits after a refusal because of calls in flight, or because Redis did not
/// answer.
pub const BUSY_WAIT: Duration = Duration::from_secs(1);

#[derive(Default)]
pub struct EndpointLimiter {
    pub window: SlidingWindow,
    pub cooldown: Cooldown,
    pub blocked: Blocked,
    peers: Option<PeerUsage>,
    /// Until when this node keeps to its part, because the shared count may be too low.
    alone_until: Option<Instant>,
}

/// The calls of the other nodes in the window, as last reported by the shared count.
#[derive(Clone, Copy)]
struct PeerUsage {
    calls: usize,
    until: Instant,
}

/// How far a budget may be used, and by how many nodes.
#[derive(Clone, Copy, Debug)]
pub struct BudgetRule {
    pub budget: Budget,
    /// Maximum number of calls of all nodes in the window.
    pub ceiling: usize,
    /// Number of nodes that share the budget, including this one.
    pub nodes: usize,
    /// Whether the nodes count together in Redis.
    pub is_shared: bool,
}

impl BudgetRule {
    /// Maximum number of this node's calls in the window while it cannot ask the others.
    fn part(self) -> usize {
        (self.ceiling / self.nodes).max(1)
    }
}

impl EndpointLimiter {
    /// Counts a call, or returns why this node may not make it.
    pub fn spend(
        &mut self,
        caller: &Caller,
        endpoint: Endpoint,
        rule: BudgetRule,
        now: Instant,
    ) -> Result<Call, (Reason, Duration)> {
        let shopper = endpoint.share(rule.budget, caller.priority).and(caller.subscriber());
        let spent = self.window.spend(endpoint, rule.budget, caller.priority, shopper, now);
        let call = spent.map_err(|exhausted| match exhausted {
            Exhausted::Budget(wait) => (Reason::Budget, wait),
            Exhausted::Share(wait) => (Reason::Share, wait),
        })?;
        let is_alone = !rule.is_shared || self.alone_until.is_some_and(|until| now < until);
        if is_alone {
            self.keep_to_part(call, rule, now)?;
        }
        Ok(call)
    }

    /// Applies the decision of the shared count to a call that this node has counted. A refused
    /// call is taken back.
    pub fn apply_shared_result(
        &mut self,
        call: Call,
        result: Option<SpendResult>,
        rule: BudgetRule,
        now: Instant,
    ) -> Result<(), (Reason, Duration)> {
        let window = rule.budget.counted();
        let refused = match result {
            None if rule.is_shared => {
                self.alone_until = Some(now + window);
                return self.keep_to_part(call, rule, now);
            }
            None => return Ok(()),
            Some(SpendResult::Counted(calls)) => {
                self.record_peers(calls, now + window);
                return Ok(());
            }
            Some(SpendResult::Budget(wait)) => {
                self.record_peers(rule.ceiling + 1, now + wait);
                (Reason::Budget, wait)
            }
            Some(SpendResult::Share(wait)) => (Reason::Share, wait),
            Some(SpendResult::Cooldown(wait)) => {
                self.cooldown.start_for(wait, now);
                (Reason::Cooldown, wait)
            }
        };
        self.window.take_back(call);
        Err(refused)
    }

    /// How long a call of this caller has to wait after `ahead` other calls, as far as this node
    /// knows. `None` if it may be sent now.
    pub fn wait(
        &mut self,
        caller: &Caller,
        endpoint: Endpoint,
        rule: BudgetRule,
        ahead: usize,
        now: Instant,
    ) -> Option<Duration> {
        let shopper = caller.subscriber();
        let share = endpoint.share(rule.budget, caller.priority).zip(shopper);
        let peers = self.peer_calls(now);
        let spent = self.window.wait(share, rule.ceiling, (ahead, peers), rule.budget, now);
        spent.max(self.cooldown.wait(now))
    }

    /// Remaining calls for purchases in this node's part; none during a cooldown.
    pub fn part_left(&mut self, rule: BudgetRule, now: Instant) -> usize {
        self.left(rule.budget, now).min(rule.part().saturating_sub(self.window.calls()))
    }

    /// Remaining calls for purchases that this node may make; none during a cooldown.
    pub fn left(&mut self, budget: Budget, now: Instant) -> usize {
        if self.cooldown.wait(now).is_some() { 0 } else { self.window.left(budget, now) }
    }

    /// Records the outcome of a call. Returns the wait that upstream asks of everybody, and whether
    /// calls were sent until now. `shopper` is the shopper whose address the call carried.
    pub fn record_outcome(
        &mut self,
        outcome: &Outcome<'_>,
        shopper: Option<IpAddr>,
        window: Duration,
        now: Instant,
    ) -> Option<(Duration, bool)> {
        let Outcome::Answered { status, headers, throttle } = outcome else {
            self.cooldown.abandon_probe();
            return None;
        };
        let used_up = throttle::remaining(headers, window, Timestamp::now())
            .and_then(|(left, until)| self.take_allowance(left, until, now));
        match throttle {
            Some(Throttle::For(wait)) => Some((*wait, self.cooldown.start_for(*wait, now))),
            Some(Throttle::Unspecified) => Some(self.cooldown.start(window, now)),
            Some(Throttle::Forbidden(requested_wait)) => self.forbid(*requested_wait, shopper, window, now),
            None if status.is_server_error() => {
                self.cooldown.abandon_probe();
                used_up
            }
            None => {
                self.cooldown.succeed(now);
                self.blocked.succeed();
                used_up
            }
        }
    }

    /// Records the remaining calls that upstream reports. Without an end of the window, only "none
    /// left" is used.
    fn take_allowance(
        &mut self,
        left: u64,
        until: Option<Duration>,
        now: Instant,
    ) -> Option<(Duration, bool)> {
        match until {
            Some(until) => {
                self.cooldown.set_allowance(left, until, now);
                (left == 0).then_some((until, false))
            }
            None if left == 0 => {
                self.cooldown.set_allowance(0, FIRST_COOLDOWN, now);
                Some((FIRST_COOLDOWN, false))
            }
            None => None,
        }
    }

    /// Handles a 403 without a reason: it concerns one shopper or everybody.
    fn forbid(
        &mut self,
        requested_wait: Option<Duration>,
        shopper: Option<IpAddr>,
        window: Duration,
        now: Instant,
    ) -> Option<(Duration, bool)> {
        if let Some(shopper) = shopper
            && !self.blocked.refuse(shopper, requested_wait.unwrap_or(BLOCK_DURATION), now)
        {
            self.cooldown.abandon_probe();
            return None;
        }
        Some(match requested_wait {
            Some(wait) => (wait, self.cooldown.start_for(wait, now)),
            None => self.cooldown.start(window, now),
        })
    }

    /// Keeps a call if it is within this node's part of the budget. Otherwise takes it back.
    fn keep_to_part(&mut self, call: Call, rule: BudgetRule, now: Instant) -> Result<(), (Reason, Duration)> {
        let own = self.window.calls();
        if own <= rule.part() && own + self.peer_calls(now) <= rule.ceiling {
            return Ok(());
        }
        self.window.take_back(call);
        // Redis may answer again at any moment.
        let wait = if rule.is_shared { None } else { self.window.next_leaves(rule.budget, now) };
        Err((Reason::Budget, wait.unwrap_or(BUSY_WAIT)))
    }

    /// Number of calls of the other nodes that may still be in the window.
    fn peer_calls(&self, now: Instant) -> usize {
        self.peers.filter(|peers| now < peers.until).map_or(0, |peers| peers.calls)
    }

    fn record_peers(&mut self, all_calls: usize, until: Instant) {
        let calls = all_calls.saturating_sub(self.window.calls());
        self.peers = Some(PeerUsage { calls, until });
    }
}
