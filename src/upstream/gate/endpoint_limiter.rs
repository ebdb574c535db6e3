//! What is known of one endpoint: this node's calls, the other nodes' as they were heard last, and what upstream asks.
//!
//! While the nodes cannot ask one another, each takes only its part of what is left: it goes on as if every other one made as
//! many calls as itself.

use super::{
    Endpoint, Outcome, Reason,
    blocked::{BLOCK_DURATION, Blocked},
    budget::Budget,
    cooldown::{Cooldown, FIRST_COOLDOWN, Throttle},
    others::Others,
    sliding_window::{Exhausted, SlidingWindow},
};
use crate::{
    cluster::{Call, Log, SpendResult},
    upstream::{caller::Caller, throttle},
};
use jiff::Timestamp;
use std::{net::IpAddr, time::Duration};
use tokio::time::Instant;

/// How long somebody waits who was turned away because something was under way, or somebody could not be asked.
pub const BUSY_WAIT: Duration = Duration::from_secs(1);

#[derive(Default)]
pub struct EndpointLimiter {
    pub window: SlidingWindow,
    pub cooldown: Cooldown,
    pub blocked: Blocked,
    others: Others,
    /// The name of the nodes' common log.
    log: Option<String>,
}

/// How far a budget may be used, and by whom.
#[derive(Clone, Copy, Debug)]
pub struct BudgetRule {
    pub budget: Budget,
    /// So many calls of all nodes may be in the window.
    pub ceiling: usize,
    /// How many nodes share it.
    pub nodes: usize,
    /// Whether what they count in may lack yet what some of them made without it.
    pub is_early: bool,
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
        let who = endpoint.share(rule.budget, caller.occasion).and(caller.subscriber());
        let spent = self.window.spend(endpoint, rule.budget, caller.occasion, who, now);
        let call = spent.map_err(|spent| match spent {
            Exhausted::Budget(wait) => (Reason::Budget, wait),
            Exhausted::Share(wait) => (Reason::Share, wait),
        })?;
        if rule.is_early {
            self.take_part(call, self.unheard(rule.budget, rule.nodes), rule, now)?;
            return Ok(call);
        }
        self.window.is_whole();
        if self.others.are_doubted(now) {
            self.take_part(call, 0, rule, now)?;
        }
        Ok(call)
    }

    /// Judges a call that this node has counted by what all nodes have used; what may not be made is taken back.
    pub fn judge(
        &mut self,
        call: Call,
        said: Option<SpendResult>,
        rule: BudgetRule,
        now: Instant,
    ) -> Result<(), (Reason, Duration)> {
        let counted = rule.budget.counted();
        let refused = match said {
            None => {
                self.others.doubt(counted, now);
                self.take_part(call, self.unheard(rule.budget, rule.nodes), rule, now)?;
                self.window.is_alone(call);
                return Ok(());
            }
            Some(SpendResult::Counted(log)) => {
                self.find(&log.name, counted, now);
                self.window.is_common(call, rule.is_early);
                self.others.heard(log.calls, self.window.calls(), counted, now);
                return Ok(());
            }
            Some(SpendResult::Budget(wait)) => {
                self.others.heard_at_least(rule.ceiling + 1, self.window.calls(), counted, now);
                (Reason::Budget, wait)
            }
            Some(SpendResult::Share(wait)) => (Reason::Share, wait),
            Some(SpendResult::Door(wait)) => {
                self.cooldown.close_for(wait, now);
                (Reason::Door, wait)
            }
        };
        self.window.take_back(call);
        Err(refused)
    }

    /// These calls are in the common log now.
    pub fn told(&mut self, made: &[(Call, Duration)], log: &Log, rule: BudgetRule, now: Instant) {
        let counted = rule.budget.counted();
        self.find(&log.name, counted, now);
        for (call, _) in made {
            self.window.is_common(*call, rule.is_early);
        }
        self.others.heard(log.calls, self.window.calls(), counted, now);
    }

    /// Whether any node has made a call within the window.
    pub fn is_in_use(&self, now: Instant) -> bool {
        self.window.calls() > 0 || self.others.calls(now) > 0
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
        let share = endpoint.share(rule.budget, caller.occasion).zip(who);
        let others = self.others.calls(now);
        let spent = self.window.wait(share, rule.ceiling, (ahead, others), rule.budget, now);
        spent.max(self.cooldown.wait(now))
    }

    /// How many calls for whoever pays are this node's part, where nobody else can be asked; none through a shut door.
    pub fn part(&mut self, budget: Budget, nodes: usize, now: Instant) -> usize {
        let left = self.left(budget, now);
        let alone = self.window.alone() * (nodes - 1);
        left.saturating_sub(self.others.calls(now) + alone + self.unheard(budget, nodes)) / nodes
    }

    /// How many calls for whoever pays this node may make; none through a shut door.
    pub fn left(&mut self, budget: Budget, now: Instant) -> usize {
        if self.cooldown.wait(now).is_some() { 0 } else { self.window.left(budget, now) }
    }

    /// Takes in what came of a call: the wait that upstream asks of everybody, and whether calls were sent until now. `who` is
    /// the shopper whom upstream was told of.
    pub fn hear(
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

    /// What is left to what others may have made since they were last heard.
    fn unheard(&self, budget: Budget, nodes: usize) -> usize {
        if self.log.is_some() && nodes > 1 { budget.calls.div_ceil(8) } else { 0 }
    }

    /// Leaves a call within this node's part of what all know to be left, less what is unheard, or takes it back.
    fn take_part(
        &mut self,
        call: Call,
        unheard: usize,
        rule: BudgetRule,
        now: Instant,
    ) -> Result<(), (Reason, Duration)> {
        let alone = self.window.alone();
        let known = self.window.calls() - alone + self.others.calls(now);
        if known + alone * rule.nodes + unheard <= rule.ceiling {
            return Ok(());
        }
        self.window.take_back(call);
        // Where there are others to ask, they may answer any moment.
        let leaves = || self.window.next_leaves(rule.budget, now);
        let wait = if self.log.is_some() { None } else { leaves() };
        Err((Reason::Budget, wait.unwrap_or(BUSY_WAIT)))
    }

    /// Takes in which log it is. Another one than before lacks what that one held, unless all of it was over.
    fn find(&mut self, name: &str, counted: Duration, now: Instant) {
        if self.log.as_ref().is_some_and(|known| known != name) {
            let held_own = self.window.lose();
            if held_own || self.others.calls(now) > 0 {
                self.others.doubt(counted, now);
            }
        }
        self.log = Some(name.to_owned());
    }
}
