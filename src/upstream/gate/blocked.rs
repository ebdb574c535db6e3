//! Shoppers whom upstream refuses: a 403 without a reason may mean the shopper whose address the call carried and nobody
//! else. Their calls are not sent for a while, and the rest go on. Once upstream refuses two of them, it means everybody.

use std::{collections::HashMap, net::IpAddr, time::Duration};
use tokio::time::Instant;

/// How long a shopper's calls are not sent after upstream refused one, where it names no time.
pub const BLOCK_DURATION: Duration = Duration::from_mins(1);

/// Shoppers that are remembered. Beyond it the endpoint would be closed long since.
const MAX_BLOCKED: usize = 1_000;

/// The blocked shoppers of one endpoint, by the address that upstream was told.
#[derive(Default)]
pub struct Blocked {
    until: HashMap<IpAddr, Instant>,
    /// The last one that upstream refused, while it has answered nobody else since.
    suspect: Option<(IpAddr, Instant)>,
}

impl Blocked {
    /// How long this shopper's calls are not sent.
    pub fn wait(&self, who: IpAddr, now: Instant) -> Option<Duration> {
        self.until.get(&who)?.checked_duration_since(now).filter(|wait| !wait.is_zero())
    }

    /// Upstream refused a call of this shopper. Whether it has refused another one before and answered nobody in between, so
    /// that everybody is meant.
    pub fn refuse(&mut self, who: IpAddr, wait: Duration, now: Instant) -> bool {
        self.until.retain(|_, until| *until > now);
        if self.until.len() < MAX_BLOCKED {
            self.until.insert(who, now + wait);
        }
        let before = self.suspect.replace((who, now + wait));
        before.is_some_and(|(suspect, until)| suspect != who && until > now)
    }

    /// Upstream answered somebody.
    pub const fn succeed(&mut self) {
        self.suspect = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shopper(number: u8) -> IpAddr {
        IpAddr::from([203, 0, 113, number])
    }

    #[test]
    fn a_refused_shopper_is_blocked_for_a_while_and_nobody_else_is() {
        let (mut blocked, now) = (Blocked::default(), Instant::now());
        assert!(!blocked.refuse(shopper(1), BLOCK_DURATION, now));
        assert!(!blocked.refuse(shopper(1), BLOCK_DURATION, now), "the same shopper again");
        assert_eq!(blocked.wait(shopper(1), now), Some(BLOCK_DURATION));
        assert_eq!(blocked.wait(shopper(2), now), None);
        assert_eq!(blocked.wait(shopper(1), now + BLOCK_DURATION), None);
    }

    #[test]
    fn two_refused_shoppers_in_a_row_mean_everybody() {
        let (mut blocked, now) = (Blocked::default(), Instant::now());
        assert!(!blocked.refuse(shopper(1), BLOCK_DURATION, now));
        blocked.succeed();
        assert!(!blocked.refuse(shopper(2), BLOCK_DURATION, now), "somebody was answered in between");
        assert!(blocked.refuse(shopper(3), BLOCK_DURATION, now));
        assert!(!Blocked::default().refuse(shopper(1), BLOCK_DURATION, now + BLOCK_DURATION));
    }
}
