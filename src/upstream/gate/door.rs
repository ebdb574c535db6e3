//! The door of one endpoint: shut while upstream asks to wait, and counted by what upstream says is left.

use std::time::Duration;
use tokio::time::Instant;

/// What upstream said lately about one endpoint.
#[derive(Default)]
pub struct Door {
    shut_until: Option<Instant>,
    told: Option<Told>,
}

/// So many more calls until then, by upstream's count.
#[derive(Clone, Copy)]
struct Told {
    left: u64,
    until: Instant,
}

/// Two ends of a window that are no further apart are of the same window.
const SAME: Duration = Duration::from_secs(2);

impl Door {
    /// How long nothing may be sent.
    pub fn wait(&self, now: Instant) -> Option<Duration> {
        let used_up = self.told.filter(|told| told.left == 0).map(|told| told.until);
        let until = self.shut_until.max(used_up)?;
        until.checked_duration_since(now).filter(|wait| !wait.is_zero())
    }

    /// Counts a call against what upstream said is left.
    pub fn pass(&mut self) {
        if let Some(told) = &mut self.told {
            told.left = told.left.saturating_sub(1);
        }
    }

    /// Upstream asks to wait. Whether this shuts a door that stood open.
    pub fn shut(&mut self, wait: Duration, now: Instant) -> bool {
        let stood_open = self.wait(now).is_none();
        self.shut_until = self.shut_until.max(Some(now + wait));
        stood_open
    }

    /// Upstream says how many calls are left, and for how long. Answers overtake one another: within one window the
    /// smaller number is believed.
    pub fn told(&mut self, left: u64, wait: Duration, now: Instant) {
        let until = now + wait;
        let known = self.told.filter(|told| told.until > now && apart(told.until, until) <= SAME);
        self.told = Some(Told { left: known.map_or(left, |known| known.left.min(left)), until });
    }
}

fn apart(one: Instant, other: Instant) -> Duration {
    one.max(other).duration_since(one.min(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(n: u64) -> Duration {
        Duration::from_secs(n)
    }

    #[test]
    fn a_shut_door_opens_when_upstream_said() {
        let (mut door, now) = (Door::default(), Instant::now());
        assert!(door.shut(seconds(30), now));
        assert!(!door.shut(seconds(10), now));
        assert_eq!(door.wait(now + seconds(12)), Some(seconds(18)));
        assert_eq!(door.wait(now + seconds(30)), None);
    }

    #[test]
    fn what_upstream_says_is_left_is_counted_down() {
        let (mut door, now) = (Door::default(), Instant::now());
        door.told(2, seconds(20), now);
        door.pass();
        assert_eq!(door.wait(now), None);
        door.pass();
        assert_eq!(door.wait(now + seconds(5)), Some(seconds(15)));
        door.told(1, seconds(15), now + seconds(5));
        assert!(door.wait(now + seconds(6)).is_some(), "an answer that was overtaken opens nothing");
        assert_eq!(door.wait(now + seconds(20)), None);
        door.told(9, seconds(60), now + seconds(21));
        door.pass();
        assert_eq!(door.wait(now + seconds(22)), None);
    }
}
