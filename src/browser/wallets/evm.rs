//! A provider of EIP-1193: the requests that a payment takes.

use super::{
    error::WalletError,
    object::{call, made, within},
    wallet::{CONNECT_TIMEOUT_MS, QUERY_TIMEOUT_MS},
};
use crate::domain::transfer::EvmCall;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A wallet of EVM chains.
#[derive(Clone)]
pub struct Provider(JsValue);

impl Provider {
    pub const fn new(provider: JsValue) -> Self {
        Self(provider)
    }

    /// Asks the shopper for an account.
    pub async fn connect(&self) -> Result<String, WalletError> {
        first(within(CONNECT_TIMEOUT_MS, self.request("eth_requestAccounts", None)?).await?)
    }

    /// The account that is connected now; asks nobody.
    pub async fn account(&self) -> Result<String, WalletError> {
        first(within(QUERY_TIMEOUT_MS, self.request("eth_accounts", None)?).await?)
    }

    /// Whether the wallet says that it is on this chain.
    pub async fn is_on(&self, chain_id: &str) -> Result<bool, WalletError> {
        let told = within(QUERY_TIMEOUT_MS, self.request("eth_chainId", None)?).await?;
        let told = told.as_string().or_else(|| told.as_f64().map(|number| number.to_string()));
        let told = told.and_then(|told| number(&told)).ok_or(WalletError::Nonsense)?;
        Ok(number(chain_id) == Some(told))
    }

    /// Asks the shopper to change to this chain (EIP-3326).
    pub async fn switch(&self, chain_id: &str) -> Result<(), WalletError> {
        let params = Array::of1(&made(&[("chainId", chain_id.into())]));
        within(CONNECT_TIMEOUT_MS, self.request("wallet_switchEthereumChain", Some(params))?).await.map(drop)
    }

    /// Asks the shopper to send. The chain stands in the request as well: an honest wallet that has changed its
    /// chain since it was asked refuses.
    pub fn send(&self, call: &EvmCall) -> Result<JsFuture, WalletError> {
        let EvmCall { chain_id, from, to, value, data } = call;
        let mut parameters = vec![("from", from), ("to", to), ("value", value), ("chainId", chain_id)];
        if data != "0x" {
            parameters.push(("data", data));
        }
        let parameters: Vec<_> =
            parameters.into_iter().map(|(key, text)| (key, JsValue::from_str(text))).collect();
        self.request("eth_sendTransaction", Some(Array::of1(&made(&parameters))))
    }

    fn request(&self, method: &str, params: Option<Array>) -> Result<JsFuture, WalletError> {
        let mut request = vec![("method", JsValue::from_str(method))];
        request.extend(params.map(|params| ("params", params.into())));
        call(&self.0, "request", Some(&made(&request)))
    }
}

/// The transaction's hash, if the answer is one.
pub fn hash(answer: &JsValue) -> Result<String, WalletError> {
    answer.as_string().filter(|text| is_hash(text)).ok_or(WalletError::Nonsense)
}

fn is_hash(text: &str) -> bool {
    text.strip_prefix("0x")
        .is_some_and(|digits| digits.len() == 64 && digits.bytes().all(|b| b.is_ascii_hexdigit()))
}

fn first(accounts: JsValue) -> Result<String, WalletError> {
    let accounts = accounts.dyn_into::<Array>().map_err(|_| WalletError::Nonsense)?;
    accounts.get(0).as_string().ok_or(WalletError::Refused)
}

/// A chain id in either notation wallets use.
fn number(text: &str) -> Option<u64> {
    match text.strip_prefix("0x") {
        Some(digits) => u64::from_str_radix(digits, 16).ok(),
        None => text.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_hash, number};

    #[test]
    fn a_chain_id_is_read_in_both_notations() {
        for (text, read) in
            [("0x2105", Some(8453)), ("8453", Some(8453)), ("0x", None), ("base", None), ("-1", None)]
        {
            assert_eq!(number(text), read, "{text}");
        }
    }

    #[test]
    fn a_hash_is_thirty_two_bytes() {
        let digits = "ab".repeat(32);
        assert!(is_hash(&format!("0x{digits}")));
        for text in ["", "0x", &digits, &format!("0x{digits}0"), &format!("0x{}<b>", "a".repeat(61))] {
            assert!(!is_hash(text), "{text}");
        }
    }
}
