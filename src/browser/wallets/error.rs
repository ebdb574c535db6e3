//! What a wallet says instead of an answer.

use super::object::{get, text};
use wasm_bindgen::JsValue;

/// Why a wallet did not do as it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WalletError {
    /// The shopper said no.
    Rejected,
    /// It does not know the chain.
    UnknownChain,
    /// It is still being asked something.
    Busy,
    /// It turned the request away: not allowed, not supported, not connected, not understood.
    Refused,
    /// It has not answered in time.
    Silent,
    /// Its answer is not one to the question.
    Nonsense,
    /// Anything else.
    Failed,
}

impl WalletError {
    /// From what was thrown: the codes of EIP-1193, EIP-3326 and JSON-RPC. Wallets of Solana have none but a few
    /// borrowed ones; of them the words of a refusal are known.
    pub(super) fn of(thrown: &JsValue) -> Self {
        let inner = get(thrown, &["data", "originalError", "code"]);
        let codes = [get(thrown, &["code"]), inner].into_iter().flatten();
        let known = codes.filter_map(|code| code.as_f64()).find_map(|code| Self::of_code(&code.to_string()));
        known.or_else(|| Self::of_words(&text(thrown, "message")?)).unwrap_or(Self::Failed)
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

    fn of_words(words: &str) -> Option<Self> {
        let words = words.to_lowercase();
        let says_no = ["user rejected", "user declined", "user denied", "user cancel"];
        says_no.iter().any(|no| words.contains(no)).then_some(Self::Rejected)
    }

    /// Whether nothing can have been sent. After any other error nobody here knows.
    pub const fn sent_nothing(self) -> bool {
        matches!(self, Self::Rejected | Self::UnknownChain | Self::Busy | Self::Refused)
    }
}

#[cfg(test)]
mod tests {
    use super::WalletError;

    #[test]
    fn codes_and_words_of_a_refusal_are_known() {
        for (code, error) in [
            ("4001", Some(WalletError::Rejected)),
            ("4902", Some(WalletError::UnknownChain)),
            ("-32602", Some(WalletError::Refused)),
            ("-32603", None),
            ("-32000", None),
        ] {
            assert_eq!(WalletError::of_code(code), error, "{code}");
        }
        assert_eq!(WalletError::of_words("User rejected the request."), Some(WalletError::Rejected));
        assert_eq!(WalletError::of_words("Transaction was rejected by the network"), None);
    }

    #[test]
    fn only_after_a_refusal_it_is_certain_that_nothing_was_sent() {
        for error in [WalletError::Silent, WalletError::Nonsense, WalletError::Failed] {
            assert!(!error.sent_nothing(), "{error:?}");
        }
        assert!(WalletError::Rejected.sent_nothing());
    }
}
