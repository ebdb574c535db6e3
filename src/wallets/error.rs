//! Errors of browser wallets.

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
    /// By an error code of EIP-1193, EIP-3326 or JSON-RPC.
    pub(super) fn of_code(code: &str) -> Option<Self> {
        match code {
            "4001" => Some(Self::Rejected),
            "4902" => Some(Self::UnknownChain),
            "-32002" => Some(Self::Busy),
            "4100" | "4200" | "4900" | "4901" | "-32600" | "-32601" | "-32602" => Some(Self::Refused),
            _ => None,
        }
    }

    /// By the message of a refusal.
    pub(super) fn from_message(message: &str) -> Option<Self> {
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
