//! Budgets of all nodes together: the log of each endpoint's calls in a sliding window, and the cooldowns that upstream asked
//! for. One script per call, run by the server in one piece and by its own clock.

use super::{SharedRedis, millis};
use redis::Script;
use std::{net::IpAddr, sync::LazyLock, time::Duration};

/// Counts a call if it may be made. Answers with how many calls are in the window, or with why it may not be made and the wait in
/// milliseconds.
static SPEND: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        r"
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local window, ceiling, share, call, who, network, shares =
  tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4], ARGV[5], ARGV[6], tonumber(ARGV[7])
local cooldown = redis.call('PTTL', KEYS[2])
if cooldown > 0 then return {'cooldown', cooldown} end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - window)
local function leaves(member) return redis.call('ZSCORE', KEYS[1], member) + window - now end
local calls = redis.call('ZRANGE', KEYS[1], 0, -1)
if #calls >= ceiling then return {'budget', leaves(calls[#calls - ceiling + 1])} end
local function over(prefix, most)
  if prefix == '' then return 0 end
  local own = {}
  for _, call in ipairs(calls) do
    if string.sub(call, 1, #prefix) == prefix then own[#own + 1] = call end
  end
  if #own < most then return 0 end
  return leaves(own[#own - most + 1])
end
local wait = math.max(over(who, share), over(network, share * shares))
if wait > 0 then return {'share', wait} end
redis.call('ZADD', KEYS[1], now, call)
redis.call('PEXPIRE', KEYS[1], window)
return {'', #calls + 1}
",
    )
});

/// Counts the calls in the window; -1 during a cooldown.
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

/// Starts a cooldown of so many milliseconds, unless a longer one runs.
static START_COOLDOWN: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        r"
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then
  redis.call('SET', KEYS[1], '1', 'PX', ARGV[1])
end
return 1
",
    )
});

/// How many shoppers' shares one network of [`network_of`] has: who rents a whole IPv6 prefix is not thousands of shoppers.
pub const NETWORK_SHARES: usize = 2;

/// The network that a shopper's address belongs to: of IPv6 the /48 that is handed to one site, of IPv4 the address itself.
pub fn network_of(who: IpAddr) -> IpAddr {
    match who {
        IpAddr::V4(_) => who,
        IpAddr::V6(v6) => IpAddr::V6((v6.to_bits() & !(u128::MAX >> 48)).into()),
    }
}

/// One call to upstream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Call {
    /// Random, so that calls of one moment are told apart.
    pub id: u64,
    /// Whose share it is, where shoppers have shares.
    pub who: Option<IpAddr>,
}

/// A call that is to be made.
#[derive(Clone, Copy, Debug)]
pub struct SpendRequest {
    pub endpoint: &'static str,
    pub window: Duration,
    /// How many calls may have been made before it.
    pub ceiling: usize,
    /// How many calls one shopper may cause within the window; a network of [`network_of`] has [`NETWORK_SHARES`] times it.
    pub share: usize,
    pub call: Call,
}

/// What the shared count says of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpendResult {
    /// It is counted; so many calls of all nodes are in the window.
    Counted(usize),
    Budget(Duration),
    Share(Duration),
    Cooldown(Duration),
}

impl SharedRedis {
    /// Counts a call if it may be made. `None` without an answer: then each node keeps to its part.
    pub async fn spend(&self, spend: &SpendRequest) -> Option<SpendResult> {
        let mut script = SPEND.prepare_invoke();
        script
            .key(self.key("calls", spend.endpoint))
            .key(self.key("cooldown", spend.endpoint))
            .arg(millis(spend.window))
            .arg(spend.ceiling)
            .arg(spend.share)
            .arg(self.member(spend.call))
            .arg(self.owner(spend.call))
            .arg(self.network(spend.call))
            .arg(NETWORK_SHARES);
        let (refusal, number): (String, u64) =
            self.ask(async |mut line| script.invoke_async(&mut line).await).await?;
        let wait = Duration::from_millis(number);
        Some(match refusal.as_str() {
            "cooldown" => SpendResult::Cooldown(wait),
            "budget" => SpendResult::Budget(wait),
            "share" => SpendResult::Share(wait),
            _ => SpendResult::Counted(usize::try_from(number).unwrap_or(usize::MAX)),
        })
    }

    /// How many calls of all nodes are in the window, or that it cools down (the inner `None`); `None` when nobody
    /// answers.
    pub async fn used(&self, endpoint: &str, window: Duration) -> Option<Option<usize>> {
        let mut call = USED.prepare_invoke();
        call.key(self.key("calls", endpoint)).key(self.key("cooldown", endpoint)).arg(millis(window));
        let used: i64 = self.ask(async |mut line| call.invoke_async(&mut line).await).await?;
        Some(usize::try_from(used).ok())
    }

    /// Upstream asks to wait: no node asks until then.
    pub async fn start_cooldown(&self, endpoint: &'static str, wait: Duration) {
        let mut call = START_COOLDOWN.prepare_invoke();
        call.key(self.key("cooldown", endpoint)).arg(millis(wait).max(1));
        let _done: Option<u64> = self.ask(async |mut line| call.invoke_async(&mut line).await).await;
    }

    /// A call in the shared log. The calls of one shopper begin alike, and so do those of one network.
    fn member(&self, call: Call) -> String {
        format!("{}:{:016x}", self.owner(call), call.id)
    }

    fn owner(&self, call: Call) -> String {
        let own = call.who.map(|who| self.digest(&who.to_string())).unwrap_or_default();
        format!("{}{own}", self.network(call))
    }

    fn network(&self, call: Call) -> String {
        call.who.map(|who| self.digest(&format!("network {}", network_of(who)))).unwrap_or_default()
    }
}
