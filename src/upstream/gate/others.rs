//! What the other nodes have used of a budget, as it was heard last. While they cannot be asked it counts on, for as long as
//! a call is counted: a moment without the common count would otherwise be worth a whole budget to every node.

use std::time::Duration;
use tokio::time::Instant;

/// The calls of other nodes within one window.
#[derive(Default)]
pub struct Others(Option<Heard>);

#[derive(Clone, Copy)]
struct Heard {
    calls: usize,
    until: Instant,
}

impl Others {
    /// Takes in how many calls of all nodes are in the window, `own` of them this node's.
    pub fn heard(&mut self, all: usize, own: usize, counted: Duration, now: Instant) {
        self.0 = Some(Heard { calls: all.saturating_sub(own), until: now + counted });
    }

    /// Takes in that it is no fewer than so many.
    pub fn heard_at_least(&mut self, all: usize, own: usize, counted: Duration, now: Instant) {
        if all.saturating_sub(own) >= self.calls(now) {
            self.heard(all, own, counted, now);
        }
    }

    /// How many calls they may still have in the window.
    pub fn calls(&self, now: Instant) -> usize {
        self.0.filter(|heard| now < heard.until).map_or(0, |heard| heard.calls)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_heard_last_counts_for_one_window() {
        let (mut others, window, now) = (Others::default(), Duration::from_mins(1), Instant::now());
        assert_eq!(others.calls(now), 0);
        others.heard(10, 4, window, now);
        assert_eq!(others.calls(now + window / 2), 6);
        assert_eq!(others.calls(now + window), 0);
        others.heard(3, 4, window, now);
        assert_eq!(others.calls(now), 0, "a server that was emptied knows less than this node");
        for (all, calls) in [(8, 4), (6, 4), (9, 5)] {
            others.heard_at_least(all, 4, window, now);
            assert_eq!(others.calls(now), calls, "{all}");
        }
    }
}
