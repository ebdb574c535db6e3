//! An EIP-1193 provider: the requests that a payment needs.

use super::{
    error::WalletError,
    object::{call, object_from, with_timeout},
    timeouts::{CONNECT_TIMEOUT_MS, QUERY_TIMEOUT_MS},
};
use crate::domain::transfer::EvmCall;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A wallet for EVM chains.
#[derive(Clone)]
pub struct Provider(JsValue);

impl Provider {
    pub const fn new(provider: JsValue) -> Self {
        Self(provider)
    }

    /// Asks the shopper for an account.
    pub async fn connect(&self) -> Result<String, WalletError> {
        first_account(with_timeout(CONNECT_TIMEOUT_MS, self.request("eth_requestAccounts", None)?).await?)
    }

    /// The currently connected account; does not ask the shopper.
    pub async fn account(&self) -> Result<String, WalletError> {
        first_account(with_timeout(QUERY_TIMEOUT_MS, self.request("eth_accounts", None)?).await?)
    }

    /// Whether the wallet reports that it is on this chain.
    pub async fn is_on(&self, chain_id: &str) -> Result<bool, WalletError> {
        let reported = with_timeout(QUERY_TIMEOUT_MS, self.request("eth_chainId", None)?).await?;
        let reported = reported.as_string().or_else(|| reported.as_f64().map(|number| number.to_string()));
        let reported =
            reported.and_then(|reported| parse_chain_id(&reported)).ok_or(WalletError::InvalidAnswer)?;
        Ok(parse_chain_id(chain_id) == Some(reported))
    }

    /// Asks the shopper to switch to this chain (EIP-3326).
    pub async fn switch(&self, chain_id: &str) -> Result<(), WalletError> {
        let params = Array::of1(&object_from(&[("chainId", chain_id.into())]));
        with_timeout(CONNECT_TIMEOUT_MS, self.request("wallet_switchEthereumChain", Some(params))?)
            .await
            .map(drop)
    }

    /// Asks the shopper to send. The request also contains the chain, so that a correct wallet refuses if it
    /// has switched chains since.
    pub fn send(&self, call: &EvmCall) -> Result<JsFuture, WalletError> {
        let EvmCall { chain_id, from, to, value, data } = call;
        let mut parameters = vec![("from", from), ("to", to), ("value", value), ("chainId", chain_id)];
        if data != "0x" {
            parameters.push(("data", data));
        }
        let parameters: Vec<_> =
            parameters.into_iter().map(|(key, text)| (key, JsValue::from_str(text))).collect();
        self.request("eth_sendTransaction", Some(Array::of1(&object_from(&parameters))))
    }

    fn request(&self, method: &str, params: Option<Array>) -> Result<JsFuture, WalletError> {
        let mut request = vec![("method", JsValue::from_str(method))];
        request.extend(params.map(|params| ("params", params.into())));
        call(&self.0, "request", Some(&object_from(&request)))
    }
}

/// Returns the transaction's hash, if the answer is one.
pub fn hash(answer: &JsValue) -> Result<String, WalletError> {
    answer.as_string().filter(|text| is_hash(text)).ok_or(WalletError::InvalidAnswer)
}

fn is_hash(text: &str) -> bool {
    text.strip_prefix("0x")
        .is_some_and(|digits| digits.len() == 64 && digits.bytes().all(|b| b.is_ascii_hexdigit()))
}

fn first_account(accounts: JsValue) -> Result<String, WalletError> {
    let accounts = accounts.dyn_into::<Array>().map_err(|_| WalletError::InvalidAnswer)?;
    accounts.get(0).as_string().ok_or(WalletError::Refused)
}

/// Parses a chain ID in either notation that wallets use.
fn parse_chain_id(text: &str) -> Option<u64> {
    match text.strip_prefix("0x") {
        Some(digits) => u64::from_str_radix(digits, 16).ok(),
        None => text.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_hash, parse_chain_id};

    #[test]
    fn a_chain_id_parses_in_both_notations() {
        for (text, expected) in
            [("0x2105", Some(8453)), ("8453", Some(8453)), ("0x", None), ("base", None), ("-1", None)]
        {
            assert_eq!(parse_chain_id(text), expected, "{text}");
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
