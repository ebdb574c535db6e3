//! How long a payment on each network and each stage of an order usually take. Views show this as "usually",
//! and offer help when an order stays silent for longer. These are estimates from experience, not promises,
//! and no logic depends on them.

use super::rail::Rail;
use serde::{Deserialize, Serialize};

/// Help is never offered before this many seconds.
pub const QUIET_SECONDS: i64 = 120;

/// A usual duration, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpectedTime {
    pub least: u32,
    pub most: u32,
}

const fn between(least: u32, most: u32) -> ExpectedTime {
    ExpectedTime { least, most }
}

/// Nearly instant.
const WITHIN_SECONDS: ExpectedTime = between(0, 30);
const WITHIN_TWO_MINUTES: ExpectedTime = between(0, 120);

/// Time from sending to confirmation, by the start of the network's name. Chains that are all called
/// "Mainnet" are identified by their coin.
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
    /// The time of the slowest known network.
    pub const SLOWEST_NETWORK: Self = between(0, 3600);

    /// Time from sending a payment on this rail to its confirmation. `None` for unknown networks.
    pub fn on(rail: &Rail) -> Option<Self> {
        let network = rail.network().to_ascii_lowercase();
        let name = if network == "mainnet" { rail.coin().ticker().to_ascii_lowercase() } else { network };
        NETWORKS.into_iter().find(|(known, _)| name.starts_with(known)).map(|(_, expected)| expected)
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn on(rail: &str) -> Option<ExpectedTime> {
        ExpectedTime::on(&rail.parse().unwrap())
    }

    #[test]
    fn expected_time_is_found_by_network_name_or_coin() {
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
            assert_eq!(on(rail).map(|expected| expected.most), most, "{rail}");
        }
    }
}
