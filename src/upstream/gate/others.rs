//! What the other nodes have used of a budget, as it was heard last. While they cannot be asked it counts on, for as long as
//! a call is counted: a moment without the common count would otherwise be worth a whole budget to every node.

use std::time::Duration;
use tokio::time::Instant;

/// The calls of other nodes within one window.
#[derive(Default)]
pub struct Others {
    heard: Option<Heard>,
    doubted_until: Option<Instant>,
}

#[derive(Clone, Copy)]
struct Heard {
    calls: usize,
    until: Instant,
}

impl Others {
    /// Takes in how many calls of all nodes are in the window, `own` of them this node's. While it is in doubt whether all
    /// of them were told, the larger number is believed.
    pub fn heard(&mut self, all: usize, own: usize, counted: Duration, now: Instant) {
        let calls = all.saturating_sub(own);
        if !self.are_doubted(now) || calls >= self.calls(now) {
            self.heard = Some(Heard { calls, until: now + counted });
        }
    }

    /// Takes in that it is no fewer than so many.
    pub fn heard_at_least(&mut self, all: usize, own: usize, counted: Duration, now: Instant) {
        if all.saturating_sub(own) >= self.calls(now) {
            self.heard(all, own, counted, now);
        }
    }

    /// How many calls they may still have in the window.
    pub fn calls(&self, now: Instant) -> usize {
        self.heard.filter(|heard| now < heard.until).map_or(0, |heard| heard.calls)
    }

    /// For one window the common count may lack what was made without it.
    pub fn doubt(&mut self, counted: Duration, now: Instant) {
        self.doubted_until = Some(now + counted);
    }

    pub fn are_doubted(&self, now: Instant) -> bool {
        self.doubted_until.is_some_and(|until| now < until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Duration = Duration::from_mins(1);

    #[test]
    fn what_was_heard_last_counts_for_one_window() {
        let (mut others, now) = (Others::default(), Instant::now());
        assert_eq!(others.calls(now), 0);
        others.heard(10, 4, WINDOW, now);
        assert_eq!(others.calls(now + WINDOW / 2), 6);
        assert_eq!(others.calls(now + WINDOW), 0);
        others.heard(3, 4, WINDOW, now);
        assert_eq!(others.calls(now), 0, "a server that was emptied knows less than this node");
        for (all, calls) in [(8, 4), (6, 4), (9, 5)] {
            others.heard_at_least(all, 4, WINDOW, now);
            assert_eq!(others.calls(now), calls, "{all}");
        }
    }

    #[test]
    fn while_it_is_in_doubt_the_larger_number_is_believed() {
        let (mut others, now) = (Others::default(), Instant::now());
        others.heard(10, 4, WINDOW, now);
        others.doubt(WINDOW, now);
        for (all, calls) in [(5, 6), (12, 8), (6, 8)] {
            others.heard(all, 4, WINDOW, now);
            assert_eq!(others.calls(now), calls, "{all}");
        }
        others.heard(6, 4, WINDOW, now + WINDOW);
        assert_eq!(others.calls(now + WINDOW), 2);
    }
}
