//! The cooldown of one endpoint: nothing is sent while upstream asks to wait, and the remaining
//! calls that upstream reports are counted down.
//!
//! If upstream names no time, the cooldown starts with some seconds and doubles. After it, one call
//! probes the endpoint while all others wait for its answer.

use std::time::Duration;
use tokio::time::Instant;

/// The first cooldown if upstream names no time. Each refusal in a row doubles it, up to the
/// endpoint's window.
pub const FIRST_COOLDOWN: Duration = Duration::from_secs(5);

/// How long other calls wait for the answer to a probe.
pub const PROBE_WAIT: Duration = Duration::from_secs(1);

/// Two window ends that are at most this far apart belong to the same window.
const SAME_WINDOW: Duration = Duration::from_secs(2);

/// What an answer asks of later calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Throttle {
    /// To wait this long.
    For(Duration),
    /// To wait, for an unspecified time.
    Unspecified,
    /// A 403 without a reason: to wait this long, if a time is given. It may concern one shopper
    /// only.
    Forbidden(Option<Duration>),
}

/// What upstream last said about one endpoint.
#[derive(Default)]
pub struct Cooldown {
    until: Option<Instant>,
    /// Number of refusals in a row that named no time.
    refusals: u32,
    probe: Probe,
    allowance: Option<Allowance>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Probe {
    /// All calls may be sent.
    #[default]
    NotNeeded,
    /// The next call probes the endpoint.
    Due,
    /// A call is probing the endpoint.
    InProgress,
}

/// Number of calls that upstream still accepts, until a point in time.
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
        wait.or_else(|| (self.probe == Probe::InProgress).then_some(PROBE_WAIT))
    }

    /// Counts a call. Returns whether it probes the endpoint.
    pub fn begin(&mut self) -> bool {
        if let Some(allowance) = &mut self.allowance {
            allowance.left = allowance.left.saturating_sub(1);
        }
        let probes = self.probe == Probe::Due;
        if probes {
            self.probe = Probe::InProgress;
        }
        probes
    }

    /// Records that the caller gave up on a probe. Another call may probe.
    pub fn abandon_probe(&mut self) {
        if self.probe == Probe::InProgress {
            self.probe = Probe::Due;
        }
    }

    /// Records an answer that did not ask to wait.
    pub fn succeed(&mut self, now: Instant) {
        // An answer to an earlier call may arrive during the cooldown.
        if self.until.is_none_or(|until| until <= now) {
            self.refusals = 0;
            self.probe = Probe::NotNeeded;
        }
    }

    /// Starts a cooldown of this length. Returns whether calls were sent until now.
    pub fn start_for(&mut self, wait: Duration, now: Instant) -> bool {
        let was_open = self.wait(now).is_none() || self.probe == Probe::InProgress;
        self.until = self.until.max(Some(now + wait));
        self.probe = Probe::NotNeeded;
        was_open
    }

    /// Starts a cooldown for a refusal that named no time, at most `longest`. Returns the cooldown,
    /// and whether calls were sent until now.
    pub fn start(&mut self, longest: Duration, now: Instant) -> (Duration, bool) {
        // Refusals of calls that were in flight together count once.
        if let Some(wait) = self.until.and_then(|until| until.checked_duration_since(now))
            && !wait.is_zero()
        {
            return (wait, false);
        }
        let wait = FIRST_COOLDOWN.saturating_mul(1 << self.refusals.min(16)).min(longest);
        self.refusals = self.refusals.saturating_add(1);
        let was_open = self.start_for(wait, now);
        self.probe = Probe::Due;
        (wait, was_open)
    }

    /// Records the remaining calls that upstream reports, and for how long they last. Answers may
    /// arrive out of order, so within one window the smaller number counts.
    pub fn set_allowance(&mut self, left: u64, wait: Duration, now: Instant) {
        let until = now + wait;
        let known =
            self.allowance.filter(|known| known.until > now && distance(known.until, until) <= SAME_WINDOW);
        self.allowance = Some(Allowance { left: known.map_or(left, |known| known.left.min(left)), until });
    }
}

fn distance(one: Instant, other: Instant) -> Duration {
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
    fn cooldown_lasts_as_long_as_upstream_asked() {
        let (mut cooldown, now) = (Cooldown::default(), Instant::now());
        assert!(cooldown.start_for(seconds(30), now));
        assert!(!cooldown.start_for(seconds(10), now));
        assert_eq!(cooldown.wait(now + seconds(12)), Some(seconds(18)));
        assert_eq!(cooldown.wait(now + seconds(30)), None);
        assert!(!cooldown.begin(), "no probe is needed after a time that upstream named");
    }

    #[test]
    fn cooldown_of_unspecified_length_doubles_up_to_the_window() {
        let (mut cooldown, mut now) = (Cooldown::default(), Instant::now());
        let mut waits = Vec::new();
        for _ in 0..9 {
            let (wait, was_open) = cooldown.start(WINDOW, now);
            assert!(was_open);
            assert_eq!(cooldown.start(WINDOW, now), (wait, false), "refused together");
            waits.push(wait.as_secs());
            now += wait;
            assert!(cooldown.begin());
        }
        assert_eq!(waits, [5, 10, 20, 40, 80, 160, 320, 600, 600]);
    }

    #[test]
    fn successful_probe_opens_the_endpoint() {
        let (mut cooldown, start) = (Cooldown::default(), Instant::now());
        cooldown.start(WINDOW, start);
        cooldown.succeed(start);
        let now = start + FIRST_COOLDOWN;
        assert_eq!(cooldown.wait(now), None);
        assert!(cooldown.begin());
        assert_eq!(cooldown.wait(now), Some(PROBE_WAIT), "other calls wait for the probe");
        cooldown.abandon_probe();
        assert_eq!(cooldown.wait(now), None, "another call may probe");
        assert!(cooldown.begin());
        cooldown.succeed(now);
        assert_eq!(cooldown.wait(now), None);
        assert!(!cooldown.begin());
        assert_eq!(cooldown.start(WINDOW, now).0, FIRST_COOLDOWN, "the cooldown starts over");
    }

    #[test]
    fn reported_allowance_is_counted_down() {
        let (mut cooldown, now) = (Cooldown::default(), Instant::now());
        cooldown.set_allowance(2, seconds(20), now);
        cooldown.begin();
        assert_eq!(cooldown.wait(now), None);
        cooldown.begin();
        assert_eq!(cooldown.wait(now + seconds(5)), Some(seconds(15)));
        cooldown.set_allowance(1, seconds(15), now + seconds(5));
        assert!(cooldown.wait(now + seconds(6)).is_some(), "an answer that arrives late changes nothing");
        assert_eq!(cooldown.wait(now + seconds(20)), None);
        cooldown.set_allowance(9, seconds(60), now + seconds(21));
        cooldown.begin();
        assert_eq!(cooldown.wait(now + seconds(22)), None);
    }
}
