//! The steps of a payment from a wallet, and what can stand in their way.

use crate::{
    browser::wallets::WalletError,
    domain::{failure::Failure, transfer::Transfer},
};

/// What is looked at before it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    pub account: String,
    pub transfer: Transfer,
}

/// Where the shopper is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Choosing,
    /// The wallet asks whether it may be seen.
    Connecting,
    /// The wallet says that it is on another chain.
    WrongChain(Review),
    /// The wallet asks whether to change.
    Switching,
    Ready(Review),
    /// Everything is looked at once more.
    Checking,
    /// The wallet asks whether to send.
    Sending,
}

impl Step {
    /// Whether something is under way that nothing else may overtake.
    pub const fn is_waiting(&self) -> bool {
        matches!(self, Self::Connecting | Self::Switching | Self::Checking | Self::Sending)
    }
}

/// Why a step did not lead on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    Wallet(WalletError),
    /// The wallet named no account that could pay.
    NoAccount,
    /// The wallet is on another account than the one that was looked at.
    OtherAccount,
    /// The wallet says it changed the chain, and is where it was.
    StillElsewhere,
    /// The order asks for something else than a moment ago.
    Changed,
    /// The order takes no payment any more.
    NotPayable,
    /// What is to be paid cannot be paid from a wallet.
    NoWay,
    /// The shop could not prepare the payment.
    NotPrepared,
}

impl Reason {
    /// The key of its words.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Wallet(WalletError::Rejected) => "wallet-rejected",
            Self::Wallet(WalletError::UnknownChain) => "wallet-unknown-chain",
            Self::Wallet(WalletError::Busy) => "wallet-busy",
            Self::Wallet(WalletError::Silent) => "wallet-silent",
            Self::Wallet(WalletError::Nonsense | WalletError::Refused | WalletError::Failed) => {
                "wallet-failed"
            }
            Self::NoAccount => "wallet-no-account",
            Self::OtherAccount => "wallet-other-account",
            Self::StillElsewhere => "wallet-still-elsewhere",
            Self::Changed => "wallet-changed",
            Self::NotPayable => "wallet-not-payable",
            Self::NoWay => "wallet-no-way",
            Self::NotPrepared => "wallet-not-prepared",
        }
    }
}

/// A reason, and the step to go on from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    pub back_to: Step,
    pub reason: Reason,
}

impl Trouble {
    pub const fn at(back_to: Step, reason: Reason) -> Self {
        Self { back_to, reason }
    }
}

impl From<Reason> for Trouble {
    fn from(reason: Reason) -> Self {
        Self { back_to: Step::Choosing, reason }
    }
}

impl From<WalletError> for Reason {
    fn from(error: WalletError) -> Self {
        Self::Wallet(error)
    }
}

impl From<WalletError> for Trouble {
    fn from(error: WalletError) -> Self {
        Reason::from(error).into()
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::NotPayable => Reason::NotPayable,
            Failure::Rail => Reason::NoWay,
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
