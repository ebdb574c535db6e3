//! The cooldown of one endpoint: nothing is sent while upstream asks to wait, and what upstream says is left is counted
//! down.
//!
//! Where upstream names no time, the cooldown begins with seconds and doubles. After it one call probes the endpoint while
//! everybody else waits for its answer.

use std::time::Duration;
use tokio::time::Instant;

/// The first cooldown where upstream names no time. Each refusal in a row doubles it, up to the endpoint's window.
pub const FIRST_COOLDOWN: Duration = Duration::from_secs(5);

/// How long everybody else waits for the answer to a probe.
pub const PROBE_WAIT: Duration = Duration::from_secs(1);

/// Two ends of a window that are no further apart are of the same window.
const SAME_WINDOW: Duration = Duration::from_secs(2);

/// What upstream asks of calls to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Throttle {
    /// To wait so long.
    For(Duration),
    /// To wait, without saying how long.
    Unspecified,
    /// A 403 without a reason: to wait so long, if it says how long. It may mean one shopper alone.
    Forbidden(Option<Duration>),
}

/// What upstream said lately about one endpoint.
#[derive(Default)]
pub struct Cooldown {
    until: Option<Instant>,
    /// Refusals in a row that named no time.
    refusals: u32,
    probe: Probe,
    allowance: Option<Allowance>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Probe {
    /// Every call may be sent.
    #[default]
    NotNeeded,
    /// The next call probes the endpoint.
    Due,
    /// A call probes it.
    FormsInProgress,
}

/// So many more calls until then, by upstream's count.
#[derive(Clone, Copy)]
struct Allowance {
    left: u64,
    until: Instant,
}

impl Cooldown {
    /// How long nothing may be sent.
    pub fn wait(&self, now: Instant) -> Option<Duration> {
        let used_up = self.allowance.filter(|allowance| allowance.left == 0).map(|allowance| allowance.until);
        let until = self.until.max(used_up);
        let wait = until.and_then(|until| until.checked_duration_since(now)).filter(|wait| !wait.is_zero());
        wait.or_else(|| (self.probe == Probe::FormsInProgress).then_some(PROBE_WAIT))
    }

    /// Counts a call. Whether it probes the endpoint.
    pub fn begin(&mut self) -> bool {
        if let Some(allowance) = &mut self.allowance {
            allowance.left = allowance.left.saturating_sub(1);
        }
        let probes = self.probe == Probe::Due;
        if probes {
            self.probe = Probe::FormsInProgress;
        }
        probes
    }

    /// Nobody waited for the answer to a probe: another call may probe.
    pub fn abandon_probe(&mut self) {
        if self.probe == Probe::FormsInProgress {
            self.probe = Probe::Due;
        }
    }

    /// Upstream answered a call without asking to wait.
    pub fn succeed(&mut self, now: Instant) {
        // An answer to an earlier call may arrive while upstream asks to wait.
        if self.until.is_none_or(|until| until <= now) {
            self.refusals = 0;
            self.probe = Probe::NotNeeded;
        }
    }

    /// Upstream asks to wait so long. Whether calls were sent until now.
    pub fn close_for(&mut self, wait: Duration, now: Instant) -> bool {
        let was_open = self.wait(now).is_none() || self.probe == Probe::FormsInProgress;
        self.until = self.until.max(Some(now + wait));
        self.probe = Probe::NotNeeded;
        was_open
    }

    /// Upstream asks to wait and names no time; the cooldown is at most `longest`. The cooldown, and whether calls were sent
    /// until now.
    pub fn close(&mut self, longest: Duration, now: Instant) -> (Duration, bool) {
        // Refusals of calls that were under way together are one.
        if let Some(wait) = self.until.and_then(|until| until.checked_duration_since(now))
            && !wait.is_zero()
        {
            return (wait, false);
        }
        let wait = FIRST_COOLDOWN.saturating_mul(1 << self.refusals.min(16)).min(longest);
        self.refusals = self.refusals.saturating_add(1);
        let was_open = self.close_for(wait, now);
        self.probe = Probe::Due;
        (wait, was_open)
    }

    /// Upstream says how many calls are left, and for how long. Answers overtake one another: within one window the
    /// smaller number is believed.
    pub fn set_allowance(&mut self, left: u64, wait: Duration, now: Instant) {
        let until = now + wait;
        let known =
            self.allowance.filter(|known| known.until > now && apart(known.until, until) <= SAME_WINDOW);
        self.allowance = Some(Allowance { left: known.map_or(left, |known| known.left.min(left)), until });
    }
}

fn apart(one: Instant, other: Instant) -> Duration {
    one.max(other).duration_since(one.min(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Duration = Duration::from_mins(10);

    fn seconds(n: u64) -> Duration {
        Duration::from_secs(n)
    }

    #[test]
    fn a_cooldown_ends_when_upstream_said() {
        let (mut cooldown, now) = (Cooldown::default(), Instant::now());
        assert!(cooldown.close_for(seconds(30), now));
        assert!(!cooldown.close_for(seconds(10), now));
        assert_eq!(cooldown.wait(now + seconds(12)), Some(seconds(18)));
        assert_eq!(cooldown.wait(now + seconds(30)), None);
        assert!(!cooldown.begin(), "no probe is needed after a time that upstream named");
    }

    #[test]
    fn a_cooldown_without_a_time_begins_with_seconds_and_doubles_up_to_the_window() {
        let (mut cooldown, mut now) = (Cooldown::default(), Instant::now());
        let mut waits = Vec::new();
        for _ in 0..9 {
            let (wait, was_open) = cooldown.close(WINDOW, now);
            assert!(was_open);
            assert_eq!(cooldown.close(WINDOW, now), (wait, false), "refused together");
            waits.push(wait.as_secs());
            now += wait;
            assert!(cooldown.begin());
        }
        assert_eq!(waits, [5, 10, 20, 40, 80, 160, 320, 600, 600]);
    }

    #[test]
    fn one_call_probes_and_its_success_opens_the_endpoint_for_all() {
        let (mut cooldown, start) = (Cooldown::default(), Instant::now());
        cooldown.close(WINDOW, start);
        cooldown.succeed(start);
        let now = start + FIRST_COOLDOWN;
        assert_eq!(cooldown.wait(now), None);
        assert!(cooldown.begin());
        assert_eq!(cooldown.wait(now), Some(PROBE_WAIT), "everybody else waits for the probe");
        cooldown.abandon_probe();
        assert_eq!(cooldown.wait(now), None, "another call may probe");
        assert!(cooldown.begin());
        cooldown.succeed(now);
        assert_eq!(cooldown.wait(now), None);
        assert!(!cooldown.begin());
        assert_eq!(cooldown.close(WINDOW, now).0, FIRST_COOLDOWN, "it begins anew");
    }

    #[test]
    fn what_upstream_says_is_left_is_counted_down() {
        let (mut cooldown, now) = (Cooldown::default(), Instant::now());
        cooldown.set_allowance(2, seconds(20), now);
        cooldown.begin();
        assert_eq!(cooldown.wait(now), None);
        cooldown.begin();
        assert_eq!(cooldown.wait(now + seconds(5)), Some(seconds(15)));
        cooldown.set_allowance(1, seconds(15), now + seconds(5));
        assert!(cooldown.wait(now + seconds(6)).is_some(), "an answer that was overtaken opens nothing");
        assert_eq!(cooldown.wait(now + seconds(20)), None);
        cooldown.set_allowance(9, seconds(60), now + seconds(21));
        cooldown.begin();
        assert_eq!(cooldown.wait(now + seconds(22)), None);
    }
}
