//! Turns: what all nodes together may do only so many times at once. A turn ends when it is dropped or, where its node died,
//! by itself.

use super::{Commons, millis};
use redis::{AsyncCommands, ExistenceCheck, SetExpiry, SetOptions};
use std::time::Duration;

/// A turn; it ends with this value.
pub struct Turn {
    commons: Commons,
    key: String,
}

/// What became of the wish for a turn.
pub enum Wish {
    Granted(Turn),
    /// Others have all of them.
    Refused,
    /// Nobody answers, so each node takes turns by itself.
    Unknown,
}

impl Commons {
    /// Asks for one of `most` turns at something, for at most `longest`.
    pub async fn turn(&self, what: &str, most: usize, longest: Duration) -> Wish {
        for place in 0..most {
            let options = SetOptions::default()
                .conditional_set(ExistenceCheck::NX)
                .with_expiration(SetExpiry::PX(millis(longest)));
            let key = self.key("turn", &format!("{what}:{place}"));
            let taken: Option<Option<String>> =
                self.ask(async |mut line| line.set_options(&key, "1", options).await).await;
            match taken {
                Some(Some(_)) => return Wish::Granted(Turn { commons: self.clone(), key }),
                Some(None) => {}
                None => return Wish::Unknown,
            }
        }
        Wish::Refused
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let (commons, key) = (self.commons.clone(), std::mem::take(&mut self.key));
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move {
                let _done: Option<u64> = commons.ask(async |mut line| line.del(&key).await).await;
            });
        }
    }
}
