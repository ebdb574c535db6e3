//! One wallet of either kind, as a payment uses it.

use super::{
    error::WalletError,
    evm::{self, Provider},
    object::error_of,
    solana::{self, StandardWallet},
    timeouts::PAYMENT_TIMEOUT_MS,
};
use crate::{
    domain::transfer::{Call, WalletKind},
    live::clock,
};
use futures::future::{Either, select};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// A discovered wallet.
#[derive(Clone)]
pub enum Wallet {
    Evm(Provider),
    Solana(StandardWallet),
}

/// The pending answer to a request to send. It may arrive late.
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

    /// Whether this is still the account that would pay.
    pub async fn is_still_connected_to(&self, account: &str) -> Result<bool, WalletError> {
        match self {
            Self::Evm(provider) => Ok(provider.account().await?.eq_ignore_ascii_case(account)),
            Self::Solana(wallet) => Ok(wallet.has(account)),
        }
    }

    /// Whether the wallet reports that it is on the call's chain. A Solana transaction is valid only on its
    /// own network.
    pub async fn is_on_chain_of(&self, call: &Call) -> Result<bool, WalletError> {
        match (self, call) {
            (Self::Evm(provider), Call::Evm(call)) => provider.is_on(&call.chain_id).await,
            (Self::Solana(_), Call::Solana { .. }) => Ok(true),
            (Self::Evm(_), Call::Solana { .. }) | (Self::Solana(_), Call::Evm(_)) => {
                Err(WalletError::Refused)
            }
        }
    }

    /// Asks the shopper to switch to the call's chain.
    pub async fn switch_for(&self, call: &Call) -> Result<(), WalletError> {
        match (self, call) {
            (Self::Evm(provider), Call::Evm(call)) => provider.switch(&call.chain_id).await,
            (Self::Evm(_) | Self::Solana(_), _) => Err(WalletError::Refused),
        }
    }

    /// Asks the shopper to send. From now on the payment may have been sent.
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
    /// Returns the transaction's hash, or why there is none. If the wallet does not answer in time, this
    /// ends, and a hash that arrives later is passed to `late`.
    pub async fn hash(self, late: impl FnOnce(String) + 'static) -> Result<String, WalletError> {
        let Self { future, kind } = self;
        match select(future, Box::pin(clock::sleep(PAYMENT_TIMEOUT_MS))).await {
            Either::Left((answer, _)) => parse_answer(kind, answer),
            Either::Right(((), future)) => {
                leptos::task::spawn_local(async move {
                    if let Ok(hash) = parse_answer(kind, future.await) {
                        late(hash);
                    }
                });
                Err(WalletError::TimedOut)
            }
        }
    }
}

fn parse_answer(kind: WalletKind, answer: Result<JsValue, JsValue>) -> Result<String, WalletError> {
    let answer = answer.map_err(|thrown| error_of(&thrown))?;
    match kind {
        WalletKind::Evm => evm::hash(&answer),
        WalletKind::Solana => solana::signature(&answer),
    }
}
