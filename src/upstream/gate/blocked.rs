//! Shoppers whom upstream refuses. A 403 without a reason may concern only the shopper whose
//! address the call carried. That shopper's calls pause for a while, and all others go on. When
//! upstream refuses two shoppers in a row, the 403 concerns everybody.

use std::{collections::HashMap, net::IpAddr, time::Duration};
use tokio::time::Instant;

/// How long a shopper's calls pause after upstream refused one, if upstream names no time.
pub const BLOCK_DURATION: Duration = Duration::from_mins(1);

/// Maximum number of shoppers that are remembered. The endpoint closes for everybody long before.
const MAX_BLOCKED: usize = 1_000;

/// The blocked shoppers of one endpoint, by the address that upstream received.
#[derive(Default)]
pub struct Blocked {
    until: HashMap<IpAddr, Instant>,
    /// The shopper whom upstream refused last, until it answers anyone.
    suspect: Option<(IpAddr, Instant)>,
}

impl Blocked {
    /// How long this shopper's calls have to wait.
    pub fn wait(&self, shopper: IpAddr, now: Instant) -> Option<Duration> {
        self.until.get(&shopper)?.checked_duration_since(now).filter(|wait| !wait.is_zero())
    }

    /// Records that upstream refused a call of this shopper. Returns whether upstream refused
    /// another shopper before and has not answered any call since, so that the refusal concerns
    /// everybody.
    pub fn refuse(&mut self, shopper: IpAddr, wait: Duration, now: Instant) -> bool {
        self.until.retain(|_, until| *until > now);
        if self.until.len() < MAX_BLOCKED {
            self.until.insert(shopper, now + wait);
        }
        let before = self.suspect.replace((shopper, now + wait));
        before.is_some_and(|(suspect, until)| suspect != shopper && until > now)
    }

    /// Records that upstream answered a call.
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
    fn refusal_blocks_only_the_refused_shopper() {
        let (mut blocked, now) = (Blocked::default(), Instant::now());
        assert!(!blocked.refuse(shopper(1), BLOCK_DURATION, now));
        assert!(!blocked.refuse(shopper(1), BLOCK_DURATION, now), "the same shopper again");
        assert_eq!(blocked.wait(shopper(1), now), Some(BLOCK_DURATION));
        assert_eq!(blocked.wait(shopper(2), now), None);
        assert_eq!(blocked.wait(shopper(1), now + BLOCK_DURATION), None);
    }

    #[test]
    fn two_refused_shoppers_in_a_row_concern_everybody() {
        let (mut blocked, now) = (Blocked::default(), Instant::now());
        assert!(!blocked.refuse(shopper(1), BLOCK_DURATION, now));
        blocked.succeed();
        assert!(!blocked.refuse(shopper(2), BLOCK_DURATION, now), "upstream answered a call in between");
        assert!(blocked.refuse(shopper(3), BLOCK_DURATION, now));
        assert!(!Blocked::default().refuse(shopper(1), BLOCK_DURATION, now + BLOCK_DURATION));
    }
}
