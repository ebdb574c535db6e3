//! The node: an RPC server of the operator's choice, asked for a recent blockhash and for accounts. Read
//! only; nothing of the shopper is told but the public addresses of the payment.

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

/// For one exchange; a shopper waits.
const RPC_TIMEOUT: Duration = Duration::from_secs(8);

/// Longer answers are not read.
const MAX_ANSWER_BYTES: usize = 256 * 1024;

/// An RPC server tells of at most so many accounts in one answer.
const MAX_ACCOUNTS: usize = 100;

/// The address of an RPC server, ready to be asked. Cheap to clone.
#[derive(Clone)]
pub struct Node {
    http: reqwest::Client,
    /// It often holds a key: never logged.
    url: Url,
}

/// The settings make no client.
#[derive(Clone, Debug, Error)]
#[error("TLS cannot be set up: {0}")]
pub struct NotANode(String);

/// Why the node told nothing. Without its address.
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
    /// Builds the client; nothing is sent yet.
    #[expect(clippy::disallowed_methods, reason = "the one client of this room, as upstream has its own")]
    pub fn new(url: Url) -> Result<Self, NotANode> {
        let builder = reqwest::Client::builder().redirect(Policy::none()).timeout(RPC_TIMEOUT);
        // A proxy from the environment cannot reach this machine's own loopback, where the sandbox listens.
        let builder = if is_loopback(&url) { builder.no_proxy() } else { builder };
        let http = builder.build().map_err(|error| NotANode(error.to_string()))?;
        Ok(Self { http, url })
    }

    /// A recent blockhash, and these accounts as they are now.
    pub async fn ledger(&self, keys: &[Key]) -> Result<Ledger, NodeError> {
        let (blockhash, accounts) = futures::try_join!(self.blockhash(), self.accounts(keys))?;
        Ok(Ledger { blockhash, accounts })
    }

    /// One account as it is now; `None` when there is none.
    pub async fn account(&self, key: &Key) -> Result<Option<Account>, NodeError> {
        Ok(self.accounts(std::slice::from_ref(key)).await?.into_iter().next().flatten())
    }

    async fn blockhash(&self) -> Result<Key, NodeError> {
        #[derive(Deserialize)]
        struct Latest {
            blockhash: String,
        }
        let params = json!([{ "commitment": "confirmed" }]);
        let latest: Latest = self.ask("getLatestBlockhash", params).await?;
        latest.blockhash.parse().map_err(|_: NotAKey| NodeError::Unreadable)
    }

    async fn accounts(&self, keys: &[Key]) -> Result<Vec<Option<Account>>, NodeError> {
        let names: Vec<_> = keys.iter().map(Key::to_string).collect();
        let params = json!([names, { "commitment": "confirmed", "encoding": "base64" }]);
        let Accounts(told) = self.ask("getMultipleAccounts", params).await?;
        if told.len() != keys.len() {
            return Err(NodeError::Unreadable);
        }
        told.into_iter().map(|told| told.map(Told::account).transpose()).collect()
    }

    /// One call of JSON-RPC 2.0 whose result is a value at a slot.
    async fn ask<T: DeserializeOwned>(&self, method: &str, params: Value) -> Result<T, NodeError> {
        let body = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
        let sent = self.http.post(self.url.clone()).json(&body).send().await.map_err(silent)?;
        let status = sent.status();
        if !status.is_success() {
            return Err(NodeError::Status(status.as_u16()));
        }
        let answer: Reply<T> =
            serde_json::from_slice(&whole(sent).await?).map_err(|_| NodeError::Unreadable)?;
        match (answer.result, answer.error) {
            (_, Some(error)) => Err(NodeError::Refused(error.code)),
            (Some(result), None) => Ok(result.value),
            (None, None) => Err(NodeError::Unreadable),
        }
    }
}

/// The body, if it is not absurdly long.
async fn whole(mut answer: reqwest::Response) -> Result<Vec<u8>, NodeError> {
    let mut bytes = Vec::new();
    while let Some(piece) = answer.chunk().await.map_err(silent)? {
        bytes.extend_from_slice(&piece);
        if bytes.len() > MAX_ANSWER_BYTES {
            return Err(NodeError::Unreadable);
        }
    }
    Ok(bytes)
}

fn silent(error: reqwest::Error) -> NodeError {
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
    error: Option<Refusal>,
}

#[derive(Deserialize)]
struct AtSlot<T> {
    value: T,
}

#[derive(Deserialize)]
struct Refusal {
    code: i64,
}

/// The accounts that were asked for, in their order; a longer list is refused while it is read.
struct Accounts(Vec<Option<Told>>);

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

/// An account: its data, and the encoding's name.
#[derive(Deserialize)]
struct Told {
    owner: String,
    data: (String, String),
}

impl Told {
    fn account(self) -> Result<Account, NodeError> {
        let owner = self.owner.parse().map_err(|_: NotAKey| NodeError::Unreadable)?;
        let data = STANDARD.decode(self.data.0).map_err(|_| NodeError::Unreadable)?;
        Ok(Account { owner, data })
    }
}
