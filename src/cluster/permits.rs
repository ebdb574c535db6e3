//! Turns: what all nodes together may do only so many times at once. A turn ends when it is dropped or, where its node died,
//! by itself.

use super::{SharedRedis, millis};
use redis::{AsyncCommands, ExistenceCheck, Script, SetExpiry, SetOptions};
use std::{sync::LazyLock, time::Duration};
use tokio::time::{Instant, sleep};

/// Between two attempts to end a turn at a server that does not answer.
const RELEASE_RETRY_PAUSE: Duration = Duration::from_secs(1);

/// Ends a turn, unless another one has its place by now.
static RELEASE: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        r"
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0
",
    )
});

/// A turn; it ends with this value.
pub struct Permit {
    commons: SharedRedis,
    key: String,
    token: String,
    ends_at: Instant,
}

/// What became of the wish for a turn.
pub enum AcquireResult {
    Granted(Permit),
    /// Others have all of them.
    Refused,
    /// Nobody answers, so each node takes turns by itself.
    Unknown,
}

impl SharedRedis {
    /// Asks for one of `most` turns at something, for at most `longest`.
    pub async fn turn(&self, what: &str, most: usize, longest: Duration) -> AcquireResult {
        for place in 0..most {
            let key = self.key("turn", &format!("{what}:{place}"));
            let token = format!("{:016x}", rand::random::<u64>());
            // Begun before it is asked for: a turn whose answer was lost ends as well.
            let turn = Permit { commons: self.clone(), key, token, ends_at: Instant::now() + longest };
            match turn.take(longest).await {
                Some(true) => return AcquireResult::Granted(turn),
                Some(false) => turn.was_never_had(),
                None => return AcquireResult::Unknown,
            }
        }
        AcquireResult::Refused
    }
}

impl Permit {
    /// Whether the place was free; `None` when nobody answers.
    async fn take(&self, longest: Duration) -> Option<bool> {
        let options = SetOptions::default()
            .conditional_set(ExistenceCheck::NX)
            .with_expiration(SetExpiry::PX(millis(longest)));
        let place = &self.key;
        let taken: Option<String> =
            self.commons.ask(async |mut line| line.set_options(place, &self.token, options).await).await?;
        Some(taken.is_some())
    }

    /// There is nothing to end.
    fn was_never_had(mut self) {
        self.ends_at = Instant::now();
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
        let (commons, ends_at) = (self.commons.clone(), self.ends_at);
        let (key, token) = (std::mem::take(&mut self.key), std::mem::take(&mut self.token));
        if Instant::now() >= ends_at {
            return;
        }
        runtime.spawn(async move {
            let mut call = RELEASE.prepare_invoke();
            call.key(key).arg(token);
            while Instant::now() < ends_at {
                let done: Option<u64> =
                    commons.ask(async |mut line| call.invoke_async(&mut line).await).await;
                if done.is_some() {
                    return;
                }
                sleep(RELEASE_RETRY_PAUSE).await;
            }
        });
    }
}
