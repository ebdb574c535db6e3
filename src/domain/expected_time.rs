//! How long each stage of an order usually takes. Views show this as "usually", and offer help when an order
//! stays silent for longer. These are estimates from experience, not promises, and no logic depends on them.
//! The times of networks are in [`network`](super::network).

use serde::{Deserialize, Serialize};

/// Help is never offered before this many seconds.
pub const QUIET_SECONDS: i64 = 120;

/// A usual duration, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpectedTime {
    pub least: u32,
    pub most: u32,
}

pub(super) const fn between(least: u32, most: u32) -> ExpectedTime {
    ExpectedTime { least, most }
}

/// Nearly instant.
pub(super) const WITHIN_SECONDS: ExpectedTime = between(0, 30);
pub(super) const WITHIN_TWO_MINUTES: ExpectedTime = between(0, 120);

impl ExpectedTime {
    /// The time of the slowest known network.
    pub const SLOWEST_NETWORK: Self = between(0, 3600);
}

/// How long an order usually stays in a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stay {
    Seconds,
    Minute,
    FiveMinutes,
    /// A person works on it.
    Day,
    /// As long as a payment takes on its network.
    OnNetwork,
    /// The phase ends the order, or the shopper decides.
    Open,
}

impl Stay {
    /// The usual time, on a network that takes `network`.
    pub const fn expected_time(self, network: Option<ExpectedTime>) -> Option<ExpectedTime> {
        match self {
            Self::Seconds => Some(WITHIN_SECONDS),
            Self::Minute => Some(between(0, 60)),
            Self::FiveMinutes => Some(between(0, 300)),
            Self::Day => Some(between(0, 24 * 60 * 60)),
            Self::OnNetwork => network,
            Self::Open => None,
        }
    }
}

/// The help that a shopper sees after a long wait: what is normal, whether their money is safe, how to get
/// help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Help {
    /// The order or its payment address is not ready yet; nothing was paid.
    Preparing,
    /// A payment may have been sent, but none was seen.
    Unseen,
    /// The network has not confirmed the payment.
    Confirming,
    /// The order is paid, but nothing was delivered yet.
    Issuing,
}

impl Help {
    pub const ALL: [Self; 4] = [Self::Preparing, Self::Unseen, Self::Confirming, Self::Issuing];

    /// The code in text keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Preparing => "preparing",
            Self::Unseen => "unseen",
            Self::Confirming => "confirming",
            Self::Issuing => "issuing",
        }
    }
}
