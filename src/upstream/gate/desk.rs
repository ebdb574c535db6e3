//! What is known of one endpoint: this node's calls, the other nodes' as they were heard last, and what upstream asks.
//!
//! While the nodes cannot ask one another, each takes only its part of what is left: it goes on as if every other one made as
//! many calls as itself.

use super::{
    Endpoint, Outcome, Reason,
    budget::{Budget, neighbourhood},
    door::Door,
    others::Others,
    window::{Spent, Window},
};
use crate::{
    commons::{Call, Log, Said},
    upstream::{caller::Caller, throttle},
};
use jiff::Timestamp;
use std::time::Duration;
use tokio::time::Instant;

/// How long somebody waits who was turned away because something was under way, or somebody could not be asked.
pub const MOMENT: Duration = Duration::from_secs(1);

#[derive(Default)]
pub struct Desk {
    pub window: Window,
    pub door: Door,
    others: Others,
    /// The name of the nodes' common log.
    log: Option<String>,
}

/// How far a budget may be used, and by whom.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    pub budget: Budget,
    /// So many calls of all nodes may be in the window.
    pub ceiling: usize,
    /// How many nodes share it.
    pub nodes: usize,
    /// Whether what they count in may lack yet what some of them made without it.
    pub is_early: bool,
}

impl Desk {
    /// Counts a call, or says why it may not be made as far as this node knows.
    pub fn spend(
        &mut self,
        caller: &Caller,
        endpoint: Endpoint,
        rule: Rule,
        now: Instant,
    ) -> Result<Call, (Reason, Duration)> {
        let who = endpoint.share(rule.budget, caller.occasion).and(caller.ip).and_then(neighbourhood);
        let spent = self.window.spend(endpoint, rule.budget, caller.occasion, who, now);
        let call = spent.map_err(|spent| match spent {
            Spent::Budget(wait) => (Reason::Budget, wait),
            Spent::Share(wait) => (Reason::Share, wait),
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
        said: Option<Said>,
        rule: Rule,
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
            Some(Said::Counted(log)) => {
                self.find(&log.name, counted, now);
                self.window.is_common(call, rule.is_early);
                self.others.heard(log.calls, self.window.calls(), counted, now);
                return Ok(());
            }
            Some(Said::Budget(wait)) => {
                self.others.heard_at_least(rule.ceiling + 1, self.window.calls(), counted, now);
                (Reason::Budget, wait)
            }
            Some(Said::Share(wait)) => (Reason::Share, wait),
            Some(Said::Door(wait)) => {
                self.door.shut(wait, now);
                (Reason::Door, wait)
            }
        };
        self.window.take_back(call);
        Err(refused)
    }

    /// These calls are in the common log now.
    pub fn told(&mut self, made: &[(Call, Duration)], log: &Log, rule: Rule, now: Instant) {
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

    /// How many calls for whoever pays are this node's part, where nobody else can be asked; none through a shut door.
    pub fn part(&mut self, budget: Budget, nodes: usize, now: Instant) -> usize {
        let left = self.left(budget, now);
        let alone = self.window.alone() * (nodes - 1);
        left.saturating_sub(self.others.calls(now) + alone + self.unheard(budget, nodes)) / nodes
    }

    /// How many calls for whoever pays this node may make; none through a shut door.
    pub fn left(&mut self, budget: Budget, now: Instant) -> usize {
        if self.door.wait(now).is_some() { 0 } else { self.window.left(budget, now) }
    }

    /// What an answer says about calls to come: the wait it asks for, and whether the door stood open until now.
    pub fn hear(
        &mut self,
        outcome: &Outcome<'_>,
        window: Duration,
        now: Instant,
    ) -> Option<(Duration, bool)> {
        let Outcome::Answered { headers, wait, .. } = outcome else { return None };
        let used_up = throttle::left(headers, window, Timestamp::now()).and_then(|(left, until)| {
            let until = until.unwrap_or(window);
            self.door.told(left, until, now);
            (left == 0).then_some((until, false))
        });
        wait.map(|wait| (wait, self.door.shut(wait, now))).or(used_up)
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
        rule: Rule,
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
        Err((Reason::Budget, wait.unwrap_or(MOMENT)))
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
