//! Waiting times between attempts: 1 s, doubling to 30 s, plus or minus a fifth, and 1 s again after a valid
//! message. Pure, so that it can be tested without a browser.

/// The longest waiting time before jitter, in milliseconds.
const MAX_WAIT_MS: u32 = 30_000;

/// Consecutive failures after which the order is also polled.
const POLL_AFTER_FAILURES: u32 = 3;

/// The number of consecutive failures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Backoff {
    failures: u32,
}

impl Backoff {
    /// Counts a failure and returns the waiting time in milliseconds. `chance` is a random number from 0 to
    /// 1000.
    pub fn fail(&mut self, chance: u32) -> u32 {
        let doubled = 1000_u32.checked_shl(self.failures.min(16)).unwrap_or(MAX_WAIT_MS).min(MAX_WAIT_MS);
        self.failures = self.failures.saturating_add(1);
        let fifth = doubled / 5;
        doubled - fifth + 2 * fifth * chance.min(1000) / 1000
    }

    /// Resets the count after a valid message: the next failure waits a second again.
    pub const fn succeed(&mut self) {
        self.failures = 0;
    }

    /// Whether the stream has failed so often that the order is polled in the meantime.
    pub const fn should_poll(&self) -> bool {
        self.failures >= POLL_AFTER_FAILURES
    }
}

/// Milliseconds of waiting before the next poll: 5 to 9 s. With attempts to open the stream in between, there
/// is a poll every 5 to 10 s. `chance` is a random number from 0 to 1000.
pub fn poll_wait(chance: u32) -> u32 {
    5_000 + 4 * chance.min(1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_from_one_second_to_thirty() {
        let mut backoff = Backoff::default();
        let waits: Vec<_> = (0..7).map(|_| backoff.fail(500)).collect();
        assert_eq!(waits, [1000, 2000, 4000, 8000, 16000, 30000, 30000]);
    }

    #[test]
    fn jitter_is_a_fifth_in_both_directions() {
        assert_eq!((Backoff::default().fail(0), Backoff::default().fail(1000)), (800, 1200));
    }

    #[test]
    fn a_valid_message_resets_the_backoff() {
        let mut backoff = Backoff::default();
        for _ in 0..5 {
            backoff.fail(500);
        }
        backoff.succeed();
        assert_eq!((backoff.should_poll(), backoff.fail(500)), (false, 1000));
    }

    #[test]
    fn polling_begins_after_three_failures() {
        let mut backoff = Backoff::default();
        let polls: Vec<_> = (0..4)
            .map(|_| {
                backoff.fail(0);
                backoff.should_poll()
            })
            .collect();
        assert_eq!(polls, [false, false, true, true]);
    }
}
