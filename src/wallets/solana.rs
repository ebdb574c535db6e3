//! A wallet of the Wallet Standard: the two features that a payment needs, on Solana's mainnet.

use super::{
    error::WalletError,
    object::{call, get, list, object_from, text, with_timeout},
    timeouts::CONNECT_TIMEOUT_MS,
};
use js_sys::{Array, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

const CHAIN: &str = "solana:mainnet";
const CONNECT_FEATURE: &str = "standard:connect";
const SEND_FEATURE: &str = "solana:signAndSendTransaction";

/// A wallet for Solana.
#[derive(Clone)]
pub struct StandardWallet(JsValue);

impl StandardWallet {
    /// Returns `None` if the wallet cannot pay on Solana.
    pub fn new(wallet: JsValue) -> Option<Self> {
        let is_of_chain = is_on_chain(&wallet);
        let has_features = [CONNECT_FEATURE, SEND_FEATURE]
            .iter()
            .all(|feature| get(&wallet, &["features", feature]).is_some());
        (is_of_chain && has_features).then_some(Self(wallet))
    }

    /// Asks the shopper for an account.
    pub async fn connect(&self) -> Result<String, WalletError> {
        let feature = get(&self.0, &["features", CONNECT_FEATURE]).ok_or(WalletError::Refused)?;
        let answer = with_timeout(CONNECT_TIMEOUT_MS, call(&feature, "connect", None)?).await?;
        let accounts = list(&answer, "accounts");
        accounts.iter().find(|account| is_on_chain(account)).and_then(address).ok_or(WalletError::Refused)
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
        let input =
            object_from(&[("account", account), ("transaction", bytes.into()), ("chain", CHAIN.into())]);
        call(&feature, "signAndSendTransaction", Some(&input))
    }

    fn find(&self, wanted_address: &str) -> Option<JsValue> {
        list(&self.0, "accounts")
            .into_iter()
            .find(|account| address(account).as_deref() == Some(wanted_address))
    }
}

/// Returns the transaction's signature in base58, if the answer contains one.
pub fn signature(answer: &JsValue) -> Result<String, WalletError> {
    let first = answer.dyn_ref::<Array>().map(|outputs| outputs.get(0));
    let signature = first.and_then(|output| get(&output, &["signature"])?.dyn_into::<Uint8Array>().ok());
    let signature = signature.map(|bytes| bytes.to_vec()).filter(|bytes| bytes.len() == 64);
    signature.map(|bytes| bs58::encode(bytes).into_string()).ok_or(WalletError::InvalidAnswer)
}

/// Whether a wallet or an account reports that it is on Solana's mainnet.
fn is_on_chain(object: &JsValue) -> bool {
    list(object, "chains").iter().any(|chain| chain.as_string().as_deref() == Some(CHAIN))
}

fn address(account: &JsValue) -> Option<String> {
    text(account, "address")
}

fn decode(base64: &str) -> Result<Vec<u8>, WalletError> {
    let binary = window().atob(base64).map_err(|_| WalletError::Failed)?;
    binary.chars().map(|byte| u8::try_from(u32::from(byte)).map_err(|_| WalletError::Failed)).collect()
}
