//! One wallet, of either kind, as a payment sees it.

use super::{
    error::WalletError,
    evm::{self, Provider},
    solana::{self, StandardWallet},
};
use crate::{
    browser::live::clock,
    domain::transfer::{Call, WalletKind},
};
use futures::future::{Either, select};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// How long a wallet may take where it asks nobody, in milliseconds.
pub(super) const QUERY_TIMEOUT_MS: u32 = 10_000;
/// How long where a person has to look at it.
pub(super) const CONNECT_TIMEOUT_MS: u32 = 90_000;
/// How long where a person compares and confirms a payment.
const PAYMENT_TIMEOUT_MS: u32 = 180_000;

/// A wallet that was found.
#[derive(Clone)]
pub enum Wallet {
    Evm(Provider),
    Solana(StandardWallet),
}

/// The answer to a request to send, which may come late.
pub struct Answer {
    future: JsFuture,
    kind: WalletKind,
}

impl Wallet {
    /// Asks the shopper for the account to pay from.
    pub async fn connect(&self) -> Result<String, WalletError> {
        match self {
            Self::Evm(provider) => provider.connect().await,
            Self::Solana(wallet) => wallet.connect().await,
        }
    }

    /// Whether this account would still be the one that pays.
    pub async fn is_still(&self, account: &str) -> Result<bool, WalletError> {
        match self {
            Self::Evm(provider) => Ok(provider.account().await?.eq_ignore_ascii_case(account)),
            Self::Solana(wallet) => Ok(wallet.has(account)),
        }
    }

    /// Whether it says that it is where the call belongs. A transaction of Solana fits its own network only.
    pub async fn is_on_chain_of(&self, call: &Call) -> Result<bool, WalletError> {
        match (self, call) {
            (Self::Evm(provider), Call::Evm(call)) => provider.is_on(&call.chain_id).await,
            (Self::Solana(_), Call::Solana { .. }) => Ok(true),
            (Self::Evm(_), Call::Solana { .. }) | (Self::Solana(_), Call::Evm(_)) => {
                Err(WalletError::Refused)
            }
        }
    }

    /// Asks the shopper to change to where the call belongs.
    pub async fn switch_for(&self, call: &Call) -> Result<(), WalletError> {
        match (self, call) {
            (Self::Evm(provider), Call::Evm(call)) => provider.switch(&call.chain_id).await,
            (Self::Evm(_) | Self::Solana(_), _) => Err(WalletError::Refused),
        }
    }

    /// Asks the shopper to send. From here on something may have been sent.
    pub fn send(&self, account: &str, call: &Call) -> Result<Answer, WalletError> {
        match (self, call) {
            (Self::Evm(provider), Call::Evm(call)) => {
                provider.send(call).map(|future| Answer { future, kind: WalletKind::Evm })
            }
            (Self::Solana(wallet), Call::Solana { transaction }) => {
                let future = wallet.send(account, transaction)?;
                Ok(Answer { future, kind: WalletKind::Solana })
            }
            (Self::Evm(_), Call::Solana { .. }) | (Self::Solana(_), Call::Evm(_)) => {
                Err(WalletError::Refused)
            }
        }
    }
}

impl Answer {
    /// The transaction's hash, or why there is none. When the wallet is silent for too long this ends, and a hash
    /// that comes after all goes to `late`.
    pub async fn hash(self, late: impl FnOnce(String) + 'static) -> Result<String, WalletError> {
        let Self { future, kind } = self;
        match select(future, Box::pin(clock::sleep(PAYMENT_TIMEOUT_MS))).await {
            Either::Left((answer, _)) => read(kind, answer),
            Either::Right(((), future)) => {
                leptos::task::spawn_local(async move {
                    if let Ok(hash) = read(kind, future.await) {
                        late(hash);
                    }
                });
                Err(WalletError::Silent)
            }
        }
    }
}

fn read(kind: WalletKind, answer: Result<JsValue, JsValue>) -> Result<String, WalletError> {
    let answer = answer.map_err(|thrown| WalletError::of(&thrown))?;
    match kind {
        WalletKind::Evm => evm::hash(&answer),
        WalletKind::Solana => solana::signature(&answer),
    }
}
