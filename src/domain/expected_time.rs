//! How long things usually take: a payment on each network, and each stage of an order. What shoppers are told as
//! "usually", and when silence is longer than that. Experience, not promises; nothing is decided by it.

use super::rail::Rail;
use serde::{Deserialize, Serialize};

/// Nobody is told that it takes long before so many seconds have passed.
pub const QUIET_SECONDS: i64 = 120;

/// How long something usually takes, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpectedTime {
    pub least: u32,
    pub most: u32,
}

const fn between(least: u32, most: u32) -> ExpectedTime {
    ExpectedTime { least, most }
}

/// What takes a moment.
const WITHIN_SECONDS: ExpectedTime = between(0, 30);
const WITHIN_TWO_MINUTES: ExpectedTime = between(0, 120);

/// From sending to confirmed, by the beginning of the network's name. Chains that are all called "Mainnet" are told
/// apart by their coin.
const NETWORKS: [(&str, ExpectedTime); 24] = [
    ("lightning", WITHIN_SECONDS),
    ("solana", WITHIN_SECONDS),
    ("sui", WITHIN_SECONDS),
    ("base", WITHIN_TWO_MINUTES),
    ("arbitrum", WITHIN_TWO_MINUTES),
    ("optimism", WITHIN_TWO_MINUTES),
    ("op mainnet", WITHIN_TWO_MINUTES),
    ("polygon", WITHIN_TWO_MINUTES),
    ("world chain", WITHIN_TWO_MINUTES),
    ("avalanche", WITHIN_TWO_MINUTES),
    ("bsc", WITHIN_TWO_MINUTES),
    ("bnb", WITHIN_TWO_MINUTES),
    ("plasma", WITHIN_TWO_MINUTES),
    ("ton", WITHIN_TWO_MINUTES),
    ("tron", between(60, 180)),
    ("eth", between(60, 300)),
    ("litecoin", between(180, 1200)),
    ("ltc", between(180, 1200)),
    ("dogecoin", between(120, 1200)),
    ("doge", between(120, 1200)),
    ("bitcoin", between(600, 3600)),
    ("btc", between(600, 3600)),
    ("sol", WITHIN_SECONDS),
    ("trx", between(60, 180)),
];

impl ExpectedTime {
    /// As long as the slowest network that is known.
    pub const SLOWEST_NETWORK: Self = between(0, 3600);

    /// From sending a payment to its confirmation on this rail; `None` for networks nobody here knows.
    pub fn on(rail: &Rail) -> Option<Self> {
        let network = rail.network().to_ascii_lowercase();
        let name = if network == "mainnet" { rail.coin().ticker().to_ascii_lowercase() } else { network };
        NETWORKS.into_iter().find(|(known, _)| name.starts_with(known)).map(|(_, usual)| usual)
    }
}

/// How long an order usually stays in a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stay {
    Seconds,
    Minute,
    FiveMinutes,
    /// A person does it.
    Day,
    /// As long as a payment takes on its network.
    OnNetwork,
    /// It ends the order, or the shopper decides.
    Open,
}

impl Stay {
    /// The usual time, if a payment on the order's network takes `network`.
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

/// What somebody who has waited for long is told: what is normal, what is safe, how to get help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Help {
    /// The order or its address is not there yet; nothing was paid.
    Preparing,
    /// Nothing has been seen of a payment that may have been sent.
    Unseen,
    /// The network has not confirmed the payment.
    Confirming,
    /// Paid, and nothing has come.
    Issuing,
}

impl Help {
    pub const ALL: [Self; 4] = [Self::Preparing, Self::Unseen, Self::Confirming, Self::Issuing];

    /// The word in keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Preparing => "preparing",
            Self::Unseen => "unseen",
            Self::Confirming => "confirming",
            Self::Issuing => "issuing",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(rail: &str) -> Option<ExpectedTime> {
        ExpectedTime::on(&rail.parse().unwrap())
    }

    #[test]
    fn a_network_is_known_by_its_name_or_by_its_coin() {
        for (rail, most) in [
            ("BTC:Lightning", Some(30)),
            ("BTC:Mainnet", Some(3600)),
            ("LTC:Mainnet", Some(1200)),
            ("DOGE:Mainnet", Some(1200)),
            ("USDC:Solana", Some(30)),
            ("SOL:Mainnet", Some(30)),
            ("ETH:ETH Mainnet", Some(300)),
            ("USDC:Polygon (Matic)", Some(120)),
            ("USDC:Base", Some(120)),
            ("USDT:Tron", Some(180)),
            ("GRAM:Ton", Some(120)),
            ("XMR:Mainnet", None),
            ("BTC:Somewhere", None),
        ] {
            assert_eq!(on(rail).map(|usual| usual.most), most, "{rail}");
        }
    }
}
