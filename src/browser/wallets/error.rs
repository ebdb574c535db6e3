//! Errors of browser wallets.

use super::object::{get, text};
use wasm_bindgen::JsValue;

/// Why a wallet did not fulfill a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WalletError {
    /// The shopper declined.
    Rejected,
    /// The wallet does not know the chain.
    UnknownChain,
    /// The wallet is still busy with an earlier request.
    Busy,
    /// The wallet rejected the request: not allowed, not supported, not connected, or not understood.
    Refused,
    /// The wallet did not answer in time.
    TimedOut,
    /// The wallet's answer does not fit the request.
    InvalidAnswer,
    /// Any other error.
    Failed,
}

impl WalletError {
    /// Classifies a thrown value by the codes of EIP-1193, EIP-3326 and JSON-RPC. Solana wallets have no
    /// codes of their own and borrow only a few of these; their refusals are recognized by the message.
    pub(super) fn of(thrown: &JsValue) -> Self {
        let inner = get(thrown, &["data", "originalError", "code"]);
        let codes = [get(thrown, &["code"]), inner].into_iter().flatten();
        let known = codes.filter_map(|code| code.as_f64()).find_map(|code| Self::of_code(&code.to_string()));
        known.or_else(|| Self::from_message(&text(thrown, "message")?)).unwrap_or(Self::Failed)
    }

    fn of_code(code: &str) -> Option<Self> {
        match code {
            "4001" => Some(Self::Rejected),
            "4902" => Some(Self::UnknownChain),
            "-32002" => Some(Self::Busy),
            "4100" | "4200" | "4900" | "4901" | "-32600" | "-32601" | "-32602" => Some(Self::Refused),
            _ => None,
        }
    }

    fn from_message(message: &str) -> Option<Self> {
        let message = message.to_lowercase();
        let refusals = ["user rejected", "user declined", "user denied", "user cancel"];
        refusals.iter().any(|refusal| message.contains(refusal)).then_some(Self::Rejected)
    }

    /// Whether certainly nothing was sent. After any other error this is unknown.
    pub const fn sent_nothing(self) -> bool {
        matches!(self, Self::Rejected | Self::UnknownChain | Self::Busy | Self::Refused)
    }
}

#[cfg(test)]
mod tests {
    use super::WalletError;

    #[test]
    fn refusals_are_recognized_by_code_or_message() {
        for (code, error) in [
            ("4001", Some(WalletError::Rejected)),
            ("4902", Some(WalletError::UnknownChain)),
            ("-32602", Some(WalletError::Refused)),
            ("-32603", None),
            ("-32000", None),
        ] {
            assert_eq!(WalletError::of_code(code), error, "{code}");
        }
        assert_eq!(WalletError::from_message("User rejected the request."), Some(WalletError::Rejected));
        assert_eq!(WalletError::from_message("Transaction was rejected by the network"), None);
    }

    #[test]
    fn only_a_refusal_proves_that_nothing_was_sent() {
        for error in [WalletError::TimedOut, WalletError::InvalidAnswer, WalletError::Failed] {
            assert!(!error.sent_nothing(), "{error:?}");
        }
        assert!(WalletError::Rejected.sent_nothing());
    }
}
