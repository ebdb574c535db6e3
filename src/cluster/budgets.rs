//! Budgets of all nodes together: the log of each endpoint's calls in a rolling window, and the doors that upstream has
//! shut. One question for each call, answered in one piece, by the server's own clock.
//!
//! A log has a name, kept in it: whoever finds another one knows that the server has lost what it was told.

use super::{SharedRedis, millis};
use redis::Script;
use std::{net::IpAddr, sync::LazyLock, time::Duration};

/// What every script on a log begins with. The log's name stands in it as the one member without an end.
const OPEN: &str = r"
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local window = tonumber(ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - window)
local log = redis.call('ZRANGEBYSCORE', KEYS[1], '+inf', '+inf')[1]
if not log then
  log = ARGV[2]
  redis.call('ZADD', KEYS[1], '+inf', log)
  redis.call('PEXPIRE', KEYS[1], window)
end
";

/// Counts a call if it may be made. Answers with what is used, or with why not and the wait in milliseconds.
static SPEND: LazyLock<Script> = LazyLock::new(|| {
    script(
        r"
local ceiling, share, call, who, network =
  tonumber(ARGV[3]), tonumber(ARGV[4]), ARGV[5], ARGV[6], ARGV[7]
local shut = redis.call('PTTL', KEYS[2])
if shut > 0 then return {'door', shut, log} end
local function leaves(member) return redis.call('ZSCORE', KEYS[1], member) + window - now end
local calls = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', '(+inf')
if #calls >= ceiling then return {'budget', leaves(calls[#calls - ceiling + 1]), log} end
local function over(prefix, most)
  if prefix == '' then return 0 end
  local own = {}
  for _, call in ipairs(calls) do
    if string.sub(call, 1, #prefix) == prefix then own[#own + 1] = call end
  end
  if #own < most then return 0 end
  return leaves(own[#own - most + 1])
end
local wait = math.max(over(who, share), over(network, share * tonumber(ARGV[8])))
if wait > 0 then return {'share', wait, log} end
redis.call('ZADD', KEYS[1], now, call)
redis.call('PEXPIRE', KEYS[1], window)
return {'', #calls + 1, log}
",
    )
});

/// Counts calls that were made already, each once however often it is told. Answers with how many calls there are.
static TELL: LazyLock<Script> = LazyLock::new(|| {
    script(
        r"
for at = 3, #ARGV, 2 do
  local ago = tonumber(ARGV[at + 1])
  if ago < window then redis.call('ZADD', KEYS[1], 'NX', now - ago, ARGV[at]) end
end
redis.call('PEXPIRE', KEYS[1], window)
return {redis.call('ZCARD', KEYS[1]) - 1, log}
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
return redis.call('ZCOUNT', KEYS[1], '(' .. (now - tonumber(ARGV[1])), '(+inf')
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
    /// Random. By it the call is counted once.
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

/// What the nodes' common count says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SpendResult {
    /// It is counted.
    Counted(Log),
    Budget(Duration),
    Share(Duration),
    Door(Duration),
}

/// The common log of an endpoint's calls, as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Log {
    /// Another one after the server has lost what it knew.
    pub name: String,
    /// The calls of all nodes within the window.
    pub calls: usize,
}

impl SharedRedis {
    /// Counts a call if it may be made. `None` when nobody answers: then each node takes its part.
    pub async fn spend(&self, spend: &SpendRequest) -> Option<SpendResult> {
        let mut ask = SPEND.prepare_invoke();
        ask.key(self.key("calls", spend.endpoint))
            .key(self.key("door", spend.endpoint))
            .arg(millis(spend.window))
            .arg(new_name())
            .arg(spend.ceiling)
            .arg(spend.share)
            .arg(self.member(spend.call))
            .arg(self.owner(spend.call))
            .arg(self.network(spend.call))
            .arg(NETWORK_SHARES);
        let (why, number, name): (String, u64, String) =
            self.ask(async |mut line| ask.invoke_async(&mut line).await).await?;
        let wait = Duration::from_millis(number);
        Some(match why.as_str() {
            "door" => SpendResult::Door(wait),
            "budget" => SpendResult::Budget(wait),
            "share" => SpendResult::Share(wait),
            _ => SpendResult::Counted(Log { name, calls: count(number) }),
        })
    }

    /// Counts calls that were made so long ago while nobody answered. `None` when nobody does still.
    pub async fn tell(&self, endpoint: &str, window: Duration, made: &[(Call, Duration)]) -> Option<Log> {
        let mut ask = TELL.prepare_invoke();
        ask.key(self.key("calls", endpoint)).arg(millis(window)).arg(new_name());
        for (call, ago) in made {
            ask.arg(self.member(*call)).arg(millis(*ago));
        }
        let (calls, name): (u64, String) =
            self.ask(async |mut line| ask.invoke_async(&mut line).await).await?;
        Some(Log { name, calls: count(calls) })
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

    /// A call in the log. The calls of one shopper begin alike, and so do those of one network.
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

fn script(rest: &str) -> Script {
    Script::new(&[OPEN, rest].concat())
}

/// For a log that is begun.
fn new_name() -> String {
    format!("log:{:016x}", rand::random::<u64>())
}

fn count(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
