//! Upstream budgets of all nodes together: a sliding log of each endpoint's calls, and the
//! cooldowns that upstream asked for. One script per call; the server runs it atomically and by its
//! own clock.

use super::{SharedRedis, millis};
use redis::Script;
use std::{net::IpAddr, sync::LazyLock, time::Duration};

/// Counts a call if it may be made. Returns the number of calls in the window, or the reason why
/// the call may not be made and the wait in milliseconds.
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

/// Returns the number of calls in the window, or -1 during a cooldown.
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

/// Starts a cooldown of the given number of milliseconds, unless a longer one is running.
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

/// How many shoppers' shares one network of [`network_of`] may use: a customer who rents a whole
/// IPv6 prefix does not count as thousands of shoppers.
pub const NETWORK_SHARES: usize = 2;

/// Returns the network of a shopper's address: the /48 that is assigned to one site for IPv6, the
/// address itself for IPv4.
pub fn network_of(ip: IpAddr) -> IpAddr {
    match ip {
        IpAddr::V4(_) => ip,
        IpAddr::V6(v6) => IpAddr::V6((v6.to_bits() & !(u128::MAX >> 48)).into()),
    }
}

/// One call to upstream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Call {
    /// Random, so that calls made at the same moment stay distinct.
    pub id: u64,
    /// The shopper whose share the call uses, where shoppers have shares.
    pub shopper: Option<IpAddr>,
}

/// A request to count a call.
#[derive(Clone, Copy, Debug)]
pub struct SpendRequest {
    pub endpoint: &'static str,
    pub window: Duration,
    /// The call may be made if fewer calls than this are in the window.
    pub ceiling: usize,
    /// How many calls one shopper may make within the window. A network of [`network_of`] may make
    /// [`NETWORK_SHARES`] times as many.
    pub share: usize,
    pub call: Call,
}

/// Decision of the shared count about a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpendResult {
    /// The call is counted. Holds the number of calls that all nodes have in the window.
    Counted(usize),
    /// The budget is used up. The call may be made after this wait.
    Budget(Duration),
    /// The shopper's share is used up. The call may be made after this wait.
    Share(Duration),
    /// Upstream asked to wait. The call may be made after this wait.
    Cooldown(Duration),
}

impl SharedRedis {
    /// Counts a call if it may be made. `None` if Redis does not answer: then each node keeps to
    /// its part of the budget.
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
            self.run(async |mut connection| script.invoke_async(&mut connection).await).await?;
        let wait = Duration::from_millis(number);
        Some(match refusal.as_str() {
            "cooldown" => SpendResult::Cooldown(wait),
            "budget" => SpendResult::Budget(wait),
            "share" => SpendResult::Share(wait),
            _ => SpendResult::Counted(usize::try_from(number).unwrap_or(usize::MAX)),
        })
    }

    /// Returns the number of calls that all nodes have in the window, or an inner `None` during a
    /// cooldown. The outer `None` means that Redis does not answer.
    pub async fn used(&self, endpoint: &str, window: Duration) -> Option<Option<usize>> {
        let mut script = USED.prepare_invoke();
        script.key(self.key("calls", endpoint)).key(self.key("cooldown", endpoint)).arg(millis(window));
        let used: i64 = self.run(async |mut connection| script.invoke_async(&mut connection).await).await?;
        Some(usize::try_from(used).ok())
    }

    /// Stops all nodes from calling an endpoint for as long as upstream asks to wait.
    pub async fn start_cooldown(&self, endpoint: &'static str, wait: Duration) {
        let mut script = START_COOLDOWN.prepare_invoke();
        script.key(self.key("cooldown", endpoint)).arg(millis(wait).max(1));
        let _done: Option<u64> =
            self.run(async |mut connection| script.invoke_async(&mut connection).await).await;
    }

    /// Name of a call in the shared log. All calls of one shopper share a prefix, and so do all
    /// calls of one network.
    fn member(&self, call: Call) -> String {
        format!("{}:{:016x}", self.owner(call), call.id)
    }

    fn owner(&self, call: Call) -> String {
        let own = call.shopper.map(|shopper| self.digest(&shopper.to_string())).unwrap_or_default();
        format!("{}{own}", self.network(call))
    }

    fn network(&self, call: Call) -> String {
        call.shopper
            .map(|shopper| self.digest(&format!("network {}", network_of(shopper))))
            .unwrap_or_default()
    }
}
