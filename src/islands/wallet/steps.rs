//! The steps of a payment from a wallet, and their errors.

use crate::{
    domain::{failure::Failure, transfer::Transfer},
    wallets::WalletError,
};

/// What the shopper reviews before sending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    pub account: String,
    pub transfer: Transfer,
}

/// The current step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Choosing,
    /// The wallet asks whether to connect.
    Connecting,
    /// The wallet reports that it is on another chain.
    WrongChain(Review),
    /// The wallet asks whether to switch chains.
    Switching,
    Ready(Review),
    /// Everything is checked once more.
    Checking,
    /// The wallet asks whether to send.
    Sending,
}

impl Step {
    /// Whether the step is waiting, so that no other step may start.
    pub const fn is_waiting(&self) -> bool {
        matches!(self, Self::Connecting | Self::Switching | Self::Checking | Self::Sending)
    }
}

/// Why a step failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    Wallet(WalletError),
    /// The wallet returned no account that can pay.
    NoAccount,
    /// The wallet is on another account than the reviewed one.
    OtherAccount,
    /// The wallet reported a switch, but is still on the wrong chain.
    StillOnWrongChain,
    /// The order's payment has changed since the review.
    Changed,
    /// The order accepts no payment any more.
    NotPayable,
    /// The payment cannot be made from a wallet.
    UnsupportedRail,
    /// The shop could not prepare the payment.
    NotPrepared,
}

impl Reason {
    /// The text key of the reason.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Wallet(WalletError::Rejected) => "wallet-rejected",
            Self::Wallet(WalletError::UnknownChain) => "wallet-unknown-chain",
            Self::Wallet(WalletError::Busy) => "wallet-busy",
            Self::Wallet(WalletError::TimedOut) => "wallet-silent",
            Self::Wallet(WalletError::InvalidAnswer | WalletError::Refused | WalletError::Failed) => {
                "wallet-failed"
            }
            Self::NoAccount => "wallet-no-account",
            Self::OtherAccount => "wallet-other-account",
            Self::StillOnWrongChain => "wallet-still-elsewhere",
            Self::Changed => "wallet-changed",
            Self::NotPayable => "wallet-not-payable",
            Self::UnsupportedRail => "wallet-no-way",
            Self::NotPrepared => "wallet-not-prepared",
        }
    }
}

/// A reason, and the step to continue from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepError {
    pub back_to: Step,
    pub reason: Reason,
}

impl StepError {
    pub const fn at(back_to: Step, reason: Reason) -> Self {
        Self { back_to, reason }
    }
}

impl From<Reason> for StepError {
    fn from(reason: Reason) -> Self {
        Self { back_to: Step::Choosing, reason }
    }
}

impl From<WalletError> for Reason {
    fn from(error: WalletError) -> Self {
        Self::Wallet(error)
    }
}

impl From<WalletError> for StepError {
    fn from(error: WalletError) -> Self {
        Reason::from(error).into()
    }
}

impl From<Failure> for StepError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::NotPayable => Reason::NotPayable,
            Failure::Rail => Reason::UnsupportedRail,
            Failure::BadRequest => Reason::NoAccount,
            Failure::Choice(_)
            | Failure::NotFound
            | Failure::NothingToSell
            | Failure::NoPrice
            | Failure::TooMany { .. }
            | Failure::Blocked
            | Failure::Unavailable
            | Failure::Internal => Reason::NotPrepared,
        }
        .into()
    }
}
