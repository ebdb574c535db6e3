//! The limiter of one endpoint: this node's calls, what the other nodes used when they were last heard of, and what upstream asks.
//!
//! With Redis, one count decides for all nodes. Where it does not answer, or there is none, each node keeps to its part: the budget
//! divided by the nodes. For one window after a call without an answer it keeps to both, since the shared count lacks what the
//! nodes did alone.

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

/// How long a caller waits who was refused because of calls in flight, or because Redis did not answer.
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

/// The calls of the other nodes in the window, as the shared count last said.
#[derive(Clone, Copy)]
struct PeerUsage {
    calls: usize,
    until: Instant,
}

/// How far a budget may be used, and by how many.
#[derive(Clone, Copy, Debug)]
pub struct BudgetRule {
    pub budget: Budget,
    /// How many calls of all nodes may be in the window.
    pub ceiling: usize,
    /// How many nodes share the budget, this one among them.
    pub nodes: usize,
    /// Whether the nodes count together in Redis.
    pub is_shared: bool,
}

impl BudgetRule {
    /// How many calls of this node may be in the window while it cannot ask the others.
    fn part(self) -> usize {
        (self.ceiling / self.nodes).max(1)
    }
}

impl EndpointLimiter {
    /// Counts a call, or says why it may not be made as far as this node knows.
    pub fn spend(
        &mut self,
        caller: &Caller,
        endpoint: Endpoint,
        rule: BudgetRule,
        now: Instant,
    ) -> Result<Call, (Reason, Duration)> {
        let who = endpoint.share(rule.budget, caller.priority).and(caller.subscriber());
        let spent = self.window.spend(endpoint, rule.budget, caller.priority, who, now);
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

    /// Judges a call that this node has counted by what the shared count says; what may not be made is taken back.
    pub fn judge(
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
                self.hear_of_peers(calls, now + window);
                return Ok(());
            }
            Some(SpendResult::Budget(wait)) => {
                self.hear_of_peers(rule.ceiling + 1, now + wait);
                (Reason::Budget, wait)
            }
            Some(SpendResult::Share(wait)) => (Reason::Share, wait),
            Some(SpendResult::Cooldown(wait)) => {
                self.cooldown.close_for(wait, now);
                (Reason::Cooldown, wait)
            }
        };
        self.window.take_back(call);
        Err(refused)
    }

    /// How long a call of this caller has to wait after `ahead` others, as far as this node knows; `None` when it may be sent.
    pub fn wait(
        &mut self,
        caller: &Caller,
        endpoint: Endpoint,
        rule: BudgetRule,
        ahead: usize,
        now: Instant,
    ) -> Option<Duration> {
        let who = caller.subscriber();
        let share = endpoint.share(rule.budget, caller.priority).zip(who);
        let peers = self.peer_calls(now);
        let spent = self.window.wait(share, rule.ceiling, (ahead, peers), rule.budget, now);
        spent.max(self.cooldown.wait(now))
    }

    /// How many calls for whoever pays are left of this node's part; none during a cooldown.
    pub fn part_left(&mut self, rule: BudgetRule, now: Instant) -> usize {
        self.left(rule.budget, now).min(rule.part().saturating_sub(self.window.calls()))
    }

    /// How many calls for whoever pays this node may make; none during a cooldown.
    pub fn left(&mut self, budget: Budget, now: Instant) -> usize {
        if self.cooldown.wait(now).is_some() { 0 } else { self.window.left(budget, now) }
    }

    /// Takes in what came of a call: the wait that upstream asks of everybody, and whether calls were sent until now. `who` is
    /// the shopper whom upstream was told of.
    pub fn record_outcome(
        &mut self,
        outcome: &Outcome<'_>,
        who: Option<IpAddr>,
        window: Duration,
        now: Instant,
    ) -> Option<(Duration, bool)> {
        let Outcome::Answered { status, headers, throttle } = outcome else {
            self.cooldown.abandon_probe();
            return None;
        };
        let used_up = throttle::left(headers, window, Timestamp::now())
            .and_then(|(left, until)| self.take_allowance(left, until, now));
        match throttle {
            Some(Throttle::For(wait)) => Some((*wait, self.cooldown.close_for(*wait, now))),
            Some(Throttle::Unspecified) => Some(self.cooldown.close(window, now)),
            Some(Throttle::Forbidden(asked)) => self.forbid(*asked, who, window, now),
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

    /// Takes in how many calls upstream says are left. Where it names no end, only that there are none says anything.
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

    /// A 403 without a reason: one shopper is blocked, or everybody.
    fn forbid(
        &mut self,
        asked: Option<Duration>,
        who: Option<IpAddr>,
        window: Duration,
        now: Instant,
    ) -> Option<(Duration, bool)> {
        if let Some(who) = who
            && !self.blocked.refuse(who, asked.unwrap_or(BLOCK_DURATION), now)
        {
            self.cooldown.abandon_probe();
            return None;
        }
        Some(match asked {
            Some(wait) => (wait, self.cooldown.close_for(wait, now)),
            None => self.cooldown.close(window, now),
        })
    }

    /// Leaves a call within this node's part of the budget, or takes it back.
    fn keep_to_part(&mut self, call: Call, rule: BudgetRule, now: Instant) -> Result<(), (Reason, Duration)> {
        let own = self.window.calls();
        if own <= rule.part() && own + self.peer_calls(now) <= rule.ceiling {
            return Ok(());
        }
        self.window.take_back(call);
        // Redis may answer again any moment.
        let wait = if rule.is_shared { None } else { self.window.next_leaves(rule.budget, now) };
        Err((Reason::Budget, wait.unwrap_or(BUSY_WAIT)))
    }

    /// How many calls of the other nodes may still be in the window.
    fn peer_calls(&self, now: Instant) -> usize {
        self.peers.filter(|peers| now < peers.until).map_or(0, |peers| peers.calls)
    }

    fn hear_of_peers(&mut self, all_calls: usize, until: Instant) {
        let calls = all_calls.saturating_sub(self.window.calls());
        self.peers = Some(PeerUsage { calls, until });
    }
}
