//! Client of an RPC server that the operator chooses: reads a recent blockhash and accounts. It is read-only,
//! and sends nothing about the shopper except the public addresses of the payment.

use super::{
    key::{Key, NotAKey},
    payment::{Account, Ledger},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use reqwest::redirect::Policy;
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, Error, SeqAccess, Visitor},
};
use serde_json::{Value, json};
use std::{fmt, time::Duration};
use thiserror::Error;
use url::{Host, Url};

/// Timeout of one call, during which a shopper waits.
const RPC_TIMEOUT: Duration = Duration::from_secs(8);

/// Maximum length of an answer, in bytes.
const MAX_ANSWER_BYTES: usize = 256 * 1024;

/// The maximum number of accounts in one answer of an RPC server.
const MAX_ACCOUNTS: usize = 100;

/// An RPC client. Cheap to clone.
#[derive(Clone)]
pub struct Node {
    http: reqwest::Client,
    /// Often contains a key, so it is never logged.
    url: Url,
}

/// No client can be built from the settings.
#[derive(Clone, Debug, Error)]
#[error("TLS cannot be set up: {0}")]
pub struct NotANode(String);

/// Why the RPC server returned nothing. Does not contain the URL.
#[derive(Clone, Debug, Error)]
pub enum NodeError {
    #[error("the node did not answer: {0}")]
    Silent(String),
    #[error("the node answered {0}")]
    Status(u16),
    #[error("the node refused: {0}")]
    Refused(i64),
    #[error("the node's answer cannot be read")]
    Unreadable,
}

impl Node {
    /// Builds the client; sends nothing yet.
    #[expect(clippy::disallowed_methods, reason = "the one client of this room, as upstream has its own")]
    pub fn new(url: Url) -> Result<Self, NotANode> {
        let builder = reqwest::Client::builder().redirect(Policy::none()).timeout(RPC_TIMEOUT);
        // A proxy from the environment cannot reach this machine's own loopback address, where the sandbox
        // listens.
        let builder = if is_loopback(&url) { builder.no_proxy() } else { builder };
        let http = builder.build().map_err(|error| NotANode(error.to_string()))?;
        Ok(Self { http, url })
    }

    /// Reads a recent blockhash and the current state of these accounts.
    pub async fn ledger(&self, keys: &[Key]) -> Result<Ledger, NodeError> {
        let (blockhash, accounts) = futures::try_join!(self.blockhash(), self.accounts(keys))?;
        Ok(Ledger { blockhash, accounts })
    }

    /// Reads the current state of one account; `None` if it does not exist.
    pub async fn account(&self, key: &Key) -> Result<Option<Account>, NodeError> {
        Ok(self.accounts(std::slice::from_ref(key)).await?.into_iter().next().flatten())
    }

    async fn blockhash(&self) -> Result<Key, NodeError> {
        #[derive(Deserialize)]
        struct Latest {
            blockhash: String,
        }
        let params = json!([{ "commitment": "confirmed" }]);
        let latest: Latest = self.call("getLatestBlockhash", params).await?;
        latest.blockhash.parse().map_err(|_: NotAKey| NodeError::Unreadable)
    }

    async fn accounts(&self, keys: &[Key]) -> Result<Vec<Option<Account>>, NodeError> {
        let names: Vec<_> = keys.iter().map(Key::to_string).collect();
        let params = json!([names, { "commitment": "confirmed", "encoding": "base64" }]);
        let Accounts(accounts) = self.call("getMultipleAccounts", params).await?;
        if accounts.len() != keys.len() {
            return Err(NodeError::Unreadable);
        }
        accounts.into_iter().map(|account| account.map(RawAccount::account).transpose()).collect()
    }

    /// Makes a JSON-RPC 2.0 call whose result is a value at a slot.
    async fn call<T: DeserializeOwned>(&self, method: &str, params: Value) -> Result<T, NodeError> {
        let body = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
        let response = self.http.post(self.url.clone()).json(&body).send().await.map_err(no_answer)?;
        let status = response.status();
        if !status.is_success() {
            return Err(NodeError::Status(status.as_u16()));
        }
        let answer: Reply<T> =
            serde_json::from_slice(&read_body(response).await?).map_err(|_| NodeError::Unreadable)?;
        match (answer.result, answer.error) {
            (_, Some(error)) => Err(NodeError::Refused(error.code)),
            (Some(result), None) => Ok(result.value),
            (None, None) => Err(NodeError::Unreadable),
        }
    }
}

/// Reads the body, up to [`MAX_ANSWER_BYTES`].
async fn read_body(mut answer: reqwest::Response) -> Result<Vec<u8>, NodeError> {
    let mut bytes = Vec::new();
    while let Some(piece) = answer.chunk().await.map_err(no_answer)? {
        bytes.extend_from_slice(&piece);
        if bytes.len() > MAX_ANSWER_BYTES {
            return Err(NodeError::Unreadable);
        }
    }
    Ok(bytes)
}

fn no_answer(error: reqwest::Error) -> NodeError {
    NodeError::Silent(error.without_url().to_string())
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

#[derive(Deserialize)]
struct Reply<T> {
    result: Option<AtSlot<T>>,
    error: Option<RpcError>,
}

#[derive(Deserialize)]
struct AtSlot<T> {
    value: T,
}

#[derive(Deserialize)]
struct RpcError {
    code: i64,
}

/// The requested accounts, in order. A longer list is refused while it is being read.
struct Accounts(Vec<Option<RawAccount>>);

impl<'de> Deserialize<'de> for Accounts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(AccountsVisitor)
    }
}

struct AccountsVisitor;

impl<'de> Visitor<'de> for AccountsVisitor {
    type Value = Accounts;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "at most {MAX_ACCOUNTS} accounts")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Accounts, A::Error> {
        let mut accounts = Vec::new();
        while let Some(account) = list.next_element()? {
            if accounts.len() == MAX_ACCOUNTS {
                return Err(A::Error::invalid_length(MAX_ACCOUNTS + 1, &self));
            }
            accounts.push(account);
        }
        Ok(Accounts(accounts))
    }
}

/// An account: its data, and the name of the encoding.
#[derive(Deserialize)]
struct RawAccount {
    owner: String,
    data: (String, String),
}

impl RawAccount {
    fn account(self) -> Result<Account, NodeError> {
        let owner = self.owner.parse().map_err(|_: NotAKey| NodeError::Unreadable)?;
        let data = STANDARD.decode(self.data.0).map_err(|_| NodeError::Unreadable)?;
        Ok(Account { owner, data })
    }
}
