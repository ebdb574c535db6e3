//! Budgets of all nodes together: the log of each endpoint's calls in a rolling window, and the doors that upstream has
//! shut. One question for each call, answered in one piece, by the server's own clock.

use super::{Commons, millis};
use redis::Script;
use std::{net::IpAddr, sync::LazyLock, time::Duration};

/// Counts a call if it may be made. Answers with what is left, or with why not and the wait in milliseconds.
static SPEND: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        r"
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local window, ceiling = tonumber(ARGV[1]), tonumber(ARGV[2])
local short, share, who = tonumber(ARGV[3]), tonumber(ARGV[4]), ARGV[5]
local shut = redis.call('PTTL', KEYS[2])
if shut > 0 then return {'door', shut} end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - window)
local function leaves(member) return redis.call('ZSCORE', KEYS[1], member) + window - now end
local calls = redis.call('ZRANGE', KEYS[1], 0, -1)
if #calls >= ceiling then return {'budget', leaves(calls[#calls - ceiling + 1])} end
if who ~= '' and #calls >= short then
  local own = {}
  for _, call in ipairs(calls) do
    if string.sub(call, 1, #who) == who then own[#own + 1] = call end
  end
  if #own >= share then return {'share', leaves(own[#own - share + 1])} end
end
redis.call('ZADD', KEYS[1], now, who .. ':' .. ARGV[6])
redis.call('PEXPIRE', KEYS[1], window)
return {'', #calls + 1}
",
    )
});

/// Counts the calls in the window; -1 while the door is shut.
static USED: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        r"
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
if redis.call('PTTL', KEYS[2]) > 0 then return -1 end
return redis.call('ZCOUNT', KEYS[1], '(' .. (now - tonumber(ARGV[1])), '+inf')
",
    )
});

/// Shuts a door for so many milliseconds, unless it stays shut longer anyway.
static SHUT: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        r"
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then
  redis.call('SET', KEYS[1], '1', 'PX', ARGV[1])
end
return 1
",
    )
});

/// A call that is to be made.
#[derive(Clone, Copy, Debug)]
pub struct Spend {
    pub endpoint: &'static str,
    pub window: Duration,
    /// How many calls may have been made before it.
    pub ceiling: usize,
    /// From how many calls on nobody may have more than a share, and how much that is.
    pub short: usize,
    pub share: usize,
    /// Whose share it is.
    pub who: Option<IpAddr>,
}

/// What the nodes' common count says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// It is counted; so many calls are in the window now.
    Counted(usize),
    Budget(Duration),
    Share(Duration),
    Door(Duration),
}

impl Commons {
    /// Counts a call if it may be made. `None` when nobody answers: then each node counts for itself.
    pub async fn spend(&self, spend: &Spend) -> Option<Said> {
        let mut call = SPEND.prepare_invoke();
        call.key(self.key("calls", spend.endpoint))
            .key(self.key("door", spend.endpoint))
            .arg(millis(spend.window))
            .arg(spend.ceiling)
            .arg(spend.short)
            .arg(spend.share)
            .arg(spend.who.map(|who| self.digest(&who.to_string())).unwrap_or_default())
            .arg(format!("{:016x}", rand::random::<u64>()));
        let (why, number): (String, u64) =
            self.ask(async |mut line| call.invoke_async(&mut line).await).await?;
        let wait = Duration::from_millis(number);
        Some(match why.as_str() {
            "door" => Said::Door(wait),
            "budget" => Said::Budget(wait),
            "share" => Said::Share(wait),
            _ => Said::Counted(usize::try_from(number).unwrap_or(usize::MAX)),
        })
    }

    /// How many calls of all nodes are in the window, or that the door is shut (the inner `None`); `None` when nobody
    /// answers.
    pub async fn used(&self, endpoint: &str, window: Duration) -> Option<Option<usize>> {
        let mut call = USED.prepare_invoke();
        call.key(self.key("calls", endpoint)).key(self.key("door", endpoint)).arg(millis(window));
        let used: i64 = self.ask(async |mut line| call.invoke_async(&mut line).await).await?;
        Some(usize::try_from(used).ok())
    }

    /// Upstream asks to wait: no node asks until then.
    pub async fn shut(&self, endpoint: &'static str, wait: Duration) {
        let mut call = SHUT.prepare_invoke();
        call.key(self.key("door", endpoint)).arg(millis(wait).max(1));
        let _done: Option<u64> = self.ask(async |mut line| call.invoke_async(&mut line).await).await;
    }
}
