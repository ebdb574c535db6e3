//! A wallet of the Wallet Standard: the two features that a payment takes, on Solana's main network.

use super::{
    error::WalletError,
    object::{call, get, list, made, text, within},
    wallet::CONNECT_TIMEOUT_MS,
};
use js_sys::{Array, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

const CHAIN: &str = "solana:mainnet";
const CONNECT_FEATURE: &str = "standard:connect";
const SEND_FEATURE: &str = "solana:signAndSendTransaction";

/// A wallet of Solana.
#[derive(Clone)]
pub struct StandardWallet(JsValue);

impl StandardWallet {
    /// `None` for one that cannot pay on Solana.
    pub fn new(wallet: JsValue) -> Option<Self> {
        let is_of_chain = is_on_chain(&wallet);
        let can = [CONNECT_FEATURE, SEND_FEATURE]
            .iter()
            .all(|feature| get(&wallet, &["features", feature]).is_some());
        (is_of_chain && can).then_some(Self(wallet))
    }

    /// Asks the shopper for an account.
    pub async fn connect(&self) -> Result<String, WalletError> {
        let feature = get(&self.0, &["features", CONNECT_FEATURE]).ok_or(WalletError::Refused)?;
        let told = within(CONNECT_TIMEOUT_MS, call(&feature, "connect", None)?).await?;
        let told = list(&told, "accounts");
        told.iter().find(|account| is_on_chain(account)).and_then(address).ok_or(WalletError::Refused)
    }

    /// Whether this account is still connected.
    pub fn has(&self, account: &str) -> bool {
        self.find(account).is_some()
    }

    /// Asks the shopper to sign and send.
    pub fn send(&self, account: &str, transaction: &str) -> Result<JsFuture, WalletError> {
        let account = self.find(account).ok_or(WalletError::Refused)?;
        let feature = get(&self.0, &["features", SEND_FEATURE]).ok_or(WalletError::Refused)?;
        let bytes = Uint8Array::from(decode(transaction)?.as_slice());
        let input = made(&[("account", account), ("transaction", bytes.into()), ("chain", CHAIN.into())]);
        call(&feature, "signAndSendTransaction", Some(&input))
    }

    fn find(&self, wanted: &str) -> Option<JsValue> {
        list(&self.0, "accounts").into_iter().find(|account| address(account).as_deref() == Some(wanted))
    }
}

/// The transaction's signature, if the answer is one, as explorers write it.
pub fn signature(answer: &JsValue) -> Result<String, WalletError> {
    let first = answer.dyn_ref::<Array>().map(|outputs| outputs.get(0));
    let signature = first.and_then(|output| get(&output, &["signature"])?.dyn_into::<Uint8Array>().ok());
    let signature = signature.map(|bytes| bytes.to_vec()).filter(|bytes| bytes.len() == 64);
    signature.map(|bytes| bs58::encode(bytes).into_string()).ok_or(WalletError::Nonsense)
}

/// Whether a wallet or an account says that it is of Solana's main network.
fn is_on_chain(object: &JsValue) -> bool {
    list(object, "chains").iter().any(|chain| chain.as_string().as_deref() == Some(CHAIN))
}

fn address(account: &JsValue) -> Option<String> {
    text(account, "address")
}

fn decode(base64: &str) -> Result<Vec<u8>, WalletError> {
    let letters = window().atob(base64).map_err(|_| WalletError::Failed)?;
    letters.chars().map(|letter| u8::try_from(u32::from(letter)).map_err(|_| WalletError::Failed)).collect()
}
