//! State that the nodes of one shop share over the Redis protocol: upstream budgets and cooldowns,
//! rate limits for shoppers, concurrency permits and cached upstream answers. All of it is
//! optional. When Redis is down, each node uses its own state and logs the outage once.
//!
//! It stores nothing that must not be lost and nothing about orders. It never stores a shopper's
//! address, only a keyed digest that expires after minutes, or after an hour. The callers decide
//! how long each value lives.

mod answer_cache;
mod budgets;
mod connection_health;
mod permits;
mod rate_limits;
#[cfg(test)]
pub(crate) mod tests;

pub use answer_cache::{RefreshLock, SharedAnswer};
pub use budgets::{Call, NETWORK_SHARES, SpendRequest, SpendResult, network_of};
pub use permits::{AcquireResult, Permit};
pub use rate_limits::RateLimit;

use connection_health::ConnectionHealth;
use redis::{
    Client, ErrorKind, RedisError, RedisResult, ServerErrorKind,
    aio::{ConnectionManager, ConnectionManagerConfig},
};
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use thiserror::Error;

/// Longest time for one command. A later answer is of no use to a page.
const COMMAND_TIMEOUT: Duration = Duration::from_millis(80);

/// Longest time to establish a connection.
const CONNECT_TIMEOUT: Duration = Duration::from_millis(500);

/// State shared by all nodes. Cheap to clone; clones share the connection.
#[derive(Clone)]
pub struct SharedRedis(Arc<Inner>);

struct Inner {
    client: Client,
    /// Replaced after the server refuses the connection: the manager reconnects by itself only
    /// after it loses the server.
    manager: Mutex<ConnectionManager>,
    health: ConnectionHealth,
    /// Prefix of every key, so that shops with different upstream accounts can use one Redis server
    /// without sharing anything.
    key_prefix: String,
    /// Key for the digests of shoppers' addresses.
    pepper: [u8; 32],
    #[cfg(test)]
    round_trips: std::sync::atomic::AtomicUsize,
}

/// The client cannot use the URL. The error does not repeat it, because it may contain a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("must be redis:// or rediss:// with a host")]
pub struct NotAnAddress;

impl fmt::Debug for SharedRedis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SharedRedis(…)")
    }
}

/// Checks that the client can use a URL.
pub fn check(url: &str) -> Result<(), NotAnAddress> {
    let is_known = url.starts_with("redis://") || url.starts_with("rediss://");
    if is_known && Client::open(url).is_ok() { Ok(()) } else { Err(NotAnAddress) }
}

impl SharedRedis {
    /// Prepares a connection that is established on first use, within a tokio runtime. Nodes with
    /// the same `account` share their state.
    pub fn open(url: &SecretString, account: &str, pepper: [u8; 32]) -> Result<Self, NotAnAddress> {
        check(url.expose_secret())?;
        let client = Client::open(url.expose_secret()).map_err(|_| NotAnAddress)?;
        let manager = Mutex::new(lazy_manager(&client).map_err(|_| NotAnAddress)?);
        let key_prefix = format!("kiosk:{}", &hex::encode(Sha256::digest(account.as_bytes()))[..16]);
        Ok(Self(Arc::new(Inner {
            client,
            manager,
            health: ConnectionHealth::default(),
            key_prefix,
            pepper,
            #[cfg(test)]
            round_trips: std::sync::atomic::AtomicUsize::new(0),
        })))
    }

    /// Whether the last command succeeded.
    pub fn is_up(&self) -> bool {
        self.0.health.is_up()
    }

    /// Why the last command failed, in one or two words.
    pub fn trouble(&self) -> Option<String> {
        self.0.health.reason()
    }

    /// How many commands were sent.
    #[cfg(test)]
    pub fn round_trips(&self) -> usize {
        self.0.round_trips.load(std::sync::atomic::Ordering::SeqCst)
    }

    fn key(&self, kind: &str, name: &str) -> String {
        format!("{}:{kind}:{name}", self.0.key_prefix)
    }

    /// Digest of a shopper's identity, for the server to see. It is of no use without the shop's
    /// own key.
    fn digest(&self, value: &str) -> String {
        let digest = Sha256::new().chain_update(self.0.pepper).chain_update(value).finalize();
        hex::encode(digest)[..16].to_owned()
    }

    /// Runs one command, unless the server failed to answer a moment ago. `None` if there is no
    /// answer.
    async fn run<T>(&self, command: impl AsyncFnOnce(ConnectionManager) -> RedisResult<T>) -> Option<T> {
        if !self.0.health.may_try() {
            return None;
        }
        #[cfg(test)]
        self.0.round_trips.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        let manager = self.0.manager().clone();
        match tokio::time::timeout(COMMAND_TIMEOUT, command(manager)).await {
            Ok(Ok(answer)) => {
                self.0.health.record_success();
                Some(answer)
            }
            Ok(Err(error)) => {
                if !error.is_io_error() {
                    self.0.reconnect();
                }
                self.0.health.record_failure(&reason(error));
                None
            }
            Err(_) => {
                self.0.health.record_failure("no answer in time");
                None
            }
        }
    }
}

impl Inner {
    fn manager(&self) -> MutexGuard<'_, ConnectionManager> {
        self.manager.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Replaces the connection, so that the next command opens a new one: a server that refused one
    /// connection for its password may accept the next.
    fn reconnect(&self) {
        if let Ok(manager) = lazy_manager(&self.client) {
            *self.manager() = manager;
        }
    }
}

/// Returns a connection manager that connects on first use, within a tokio runtime.
fn lazy_manager(client: &Client) -> RedisResult<ConnectionManager> {
    let config = ConnectionManagerConfig::new()
        .set_connection_timeout(Some(CONNECT_TIMEOUT))
        .set_response_timeout(Some(COMMAND_TIMEOUT))
        .set_number_of_retries(0);
    ConnectionManager::new_lazy_with_config(client.clone(), config)
}

/// Short name of a failure: the client's category or, where it has none, the server's error code,
/// such as NOAUTH. The server's full message is left out, because it may repeat the command.
fn reason(error: RedisError) -> String {
    let category = error.category().to_owned();
    match error.kind() {
        ErrorKind::Extension | ErrorKind::Server(ServerErrorKind::NoPerm) => {
            let errors = error.into_server_errors();
            errors.and_then(|all| all.first().map(|(_, error)| error.code().to_owned())).unwrap_or(category)
        }
        _ => category,
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
