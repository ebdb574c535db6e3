//! What the nodes of one shop have in common, over the Redis protocol: upstream's budgets and shut doors, how often a
//! shopper may ask, and answers that another node has just read. All of it is a convenience: when it is lost each node
//! goes by what it knows itself, and says so once.
//!
//! It keeps nothing that must not be lost, nothing of an order, and no address of a shopper, only a keyed digest for some
//! minutes, or an hour. Not here: what is kept how long, which is for whoever asks.

mod answer_cache;
mod budgets;
mod connection_health;
mod permits;
mod rate_limits;
#[cfg(test)]
pub(crate) mod tests;

pub use answer_cache::RefreshLock;
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

/// No question takes longer: what is answered later is of no use to a page.
const COMMAND_TIMEOUT: Duration = Duration::from_millis(80);

/// How long a connection may take to be made.
const CONNECT_TIMEOUT: Duration = Duration::from_millis(500);

/// What is common to the nodes. Cheap to clone; clones share the connection.
#[derive(Clone)]
pub struct SharedRedis(Arc<Inner>);

struct Inner {
    client: Client,
    /// Replaced where the server refused it, for it makes itself anew only after losing its server.
    manager: Mutex<ConnectionManager>,
    link: ConnectionHealth,
    /// Before every key: shops that share a server but no upstream account share nothing.
    space: String,
    /// Shoppers' addresses are digested with it.
    pepper: [u8; 32],
}

/// The address is none that the client can use. It is not repeated, for a password may be in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("must be redis:// or rediss:// with a host")]
pub struct NotAnAddress;

impl fmt::Debug for SharedRedis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SharedRedis(…)")
    }
}

/// Whether the client can use an address.
pub fn check(url: &str) -> Result<(), NotAnAddress> {
    let is_known = url.starts_with("redis://") || url.starts_with("rediss://");
    if is_known && Client::open(url).is_ok() { Ok(()) } else { Err(NotAnAddress) }
}

impl SharedRedis {
    /// Prepares the connection, which is made when it is first needed, within a tokio runtime. `account` names what the
    /// nodes have in common.
    pub fn open(url: &SecretString, account: &str, pepper: [u8; 32]) -> Result<Self, NotAnAddress> {
        check(url.expose_secret())?;
        let client = Client::open(url.expose_secret()).map_err(|_| NotAnAddress)?;
        let manager = Mutex::new(lazy(&client).map_err(|_| NotAnAddress)?);
        let space = format!("kiosk:{}", &hex::encode(Sha256::digest(account.as_bytes()))[..16]);
        Ok(Self(Arc::new(Inner { client, manager, link: ConnectionHealth::default(), space, pepper })))
    }

    /// Whether the last question was answered.
    pub fn is_up(&self) -> bool {
        self.0.link.is_up()
    }

    /// Why the last question was not answered, in a word or two.
    pub fn trouble(&self) -> Option<String> {
        self.0.link.why()
    }

    fn key(&self, kind: &str, name: &str) -> String {
        format!("{}:{kind}:{name}", self.0.space)
    }

    /// A shopper as the server may know them: of no use without the shop's own key.
    fn digest(&self, who: &str) -> String {
        let digest = Sha256::new().chain_update(self.0.pepper).chain_update(who).finalize();
        hex::encode(digest)[..16].to_owned()
    }

    /// One question, unless the server has just failed to answer one.
    async fn ask<T>(&self, question: impl AsyncFnOnce(ConnectionManager) -> RedisResult<T>) -> Option<T> {
        if !self.0.link.may_ask() {
            return None;
        }
        let manager = self.0.manager().clone();
        match tokio::time::timeout(COMMAND_TIMEOUT, question(manager)).await {
            Ok(Ok(answer)) => {
                self.0.link.worked();
                Some(answer)
            }
            Ok(Err(error)) => {
                if !error.is_io_error() {
                    self.0.start_over();
                }
                self.0.link.failed(&reason(error));
                None
            }
            Err(_) => {
                self.0.link.failed("no answer in time");
                None
            }
        }
    }
}

impl Inner {
    fn manager(&self) -> MutexGuard<'_, ConnectionManager> {
        self.manager.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next question is asked on a new connection: a server that has refused one for its password may take the next.
    fn start_over(&self) {
        if let Ok(manager) = lazy(&self.client) {
            *self.manager() = manager;
        }
    }
}

/// Connects when it is first asked, within a tokio runtime.
fn lazy(client: &Client) -> RedisResult<ConnectionManager> {
    let config = ConnectionManagerConfig::new()
        .set_connection_timeout(Some(CONNECT_TIMEOUT))
        .set_response_timeout(Some(COMMAND_TIMEOUT))
        .set_number_of_retries(0);
    ConnectionManager::new_lazy_with_config(client.clone(), config)
}

/// The client's word for a failure, or the server's where the client has none, such as NOAUTH. Not all that was said, which may
/// repeat what was asked.
fn reason(error: RedisError) -> String {
    let known = error.category().to_owned();
    match error.kind() {
        ErrorKind::Extension | ErrorKind::Server(ServerErrorKind::NoPerm) => {
            let told = error.into_server_errors();
            told.and_then(|all| all.first().map(|(_, error)| error.code().to_owned())).unwrap_or(known)
        }
        _ => known,
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
