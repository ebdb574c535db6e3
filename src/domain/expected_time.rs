//! How long things usually take: a payment on each network, and each stage of an order. What shoppers are told as
//! "usually", and when silence is longer than that. Experience, not promises; nothing is decided by it.

use super::{phase::Phase, rail::Rail};
use serde::{Deserialize, Serialize};

/// Nobody is told that it takes long before so many seconds have passed.
const QUIET_SECONDS: i64 = 120;

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
const WITHIN_A_MINUTE: ExpectedTime = between(0, 60);
const WITHIN_TWO_MINUTES: ExpectedTime = between(0, 120);
const WITHIN_FIVE_MINUTES: ExpectedTime = between(0, 300);
/// What a person does.
const WITHIN_A_DAY: ExpectedTime = between(0, 24 * 60 * 60);

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
    /// From sending a payment to its confirmation on this rail; `None` for networks nobody here knows.
    pub fn on(rail: &Rail) -> Option<Self> {
        let network = rail.network().to_ascii_lowercase();
        let name = if network == "mainnet" { rail.coin().ticker().to_ascii_lowercase() } else { network };
        NETWORKS.into_iter().find(|(known, _)| name.starts_with(known)).map(|(_, usual)| usual)
    }

    /// How long an order usually stays in this phase, on a network that takes `network`. Ends take no time, and how long
    /// a shopper takes to pay is theirs to say.
    pub const fn of(phase: Phase, network: Option<Self>) -> Option<Self> {
        match phase {
            Phase::Placing => Some(WITHIN_SECONDS),
            Phase::Preparing | Phase::DeliveredWithoutCode => Some(WITHIN_A_MINUTE),
            // Until it is seen and confirmed, once it was sent.
            Phase::AwaitingPayment | Phase::Underpaid | Phase::Seen | Phase::Confirming => network,
            Phase::Sourcing | Phase::Recovered | Phase::Arriving => Some(WITHIN_FIVE_MINUTES),
            Phase::Review | Phase::Overpaid | Phase::Held | Phase::ExpiredAfterPayment => Some(WITHIN_A_DAY),
            Phase::Unconfirmed
            | Phase::NotPlaced
            | Phase::Repriced
            | Phase::Parked
            | Phase::Delivered
            | Phase::DeliveredLate
            | Phase::CodeMissing
            | Phase::PartlyDelivered
            | Phase::Undelivered
            | Phase::Expired
            | Phase::ExpiredUnderpaid
            | Phase::PaymentFailed
            | Phase::SetupFailed
            | Phase::Refunded
            | Phase::Canceled
            | Phase::InProgress => None,
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

    /// The help of a phase that has been silent for so many seconds. Silence is longer than usual after two minutes, or
    /// after what the phase usually takes, whichever is more; an unknown network gets as long as the slowest one.
    pub fn after(silence: i64, phase: Phase, network: Option<ExpectedTime>) -> Option<Self> {
        let help = Self::of(phase)?;
        let usual = ExpectedTime::of(phase, network).unwrap_or(between(0, 3600));
        (silence >= QUIET_SECONDS.max(i64::from(usual.most))).then_some(help)
    }

    /// Phases whose own words already send to support have none.
    const fn of(phase: Phase) -> Option<Self> {
        match phase {
            Phase::Placing | Phase::Preparing => Some(Self::Preparing),
            Phase::AwaitingPayment | Phase::Underpaid => Some(Self::Unseen),
            Phase::Seen | Phase::Confirming => Some(Self::Confirming),
            Phase::Sourcing | Phase::Recovered | Phase::Arriving | Phase::DeliveredWithoutCode => {
                Some(Self::Issuing)
            }
            Phase::Unconfirmed
            | Phase::NotPlaced
            | Phase::Repriced
            | Phase::Review
            | Phase::Overpaid
            | Phase::Held
            | Phase::Parked
            | Phase::Delivered
            | Phase::DeliveredLate
            | Phase::CodeMissing
            | Phase::PartlyDelivered
            | Phase::Undelivered
            | Phase::Expired
            | Phase::ExpiredUnderpaid
            | Phase::ExpiredAfterPayment
            | Phase::PaymentFailed
            | Phase::SetupFailed
            | Phase::Refunded
            | Phase::Canceled
            | Phase::InProgress => None,
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

    #[test]
    fn help_comes_after_two_minutes_or_after_what_is_usual() {
        let (fast, slow) = (on("USDC:Solana"), on("BTC:Mainnet"));
        for (phase, network, silence, help) in [
            (Phase::Confirming, fast, 119, None),
            (Phase::Confirming, fast, 120, Some(Help::Confirming)),
            (Phase::Confirming, slow, 3599, None),
            (Phase::Confirming, slow, 3600, Some(Help::Confirming)),
            (Phase::Confirming, None, 3599, None),
            (Phase::AwaitingPayment, fast, 120, Some(Help::Unseen)),
            (Phase::Preparing, slow, 120, Some(Help::Preparing)),
            (Phase::Sourcing, fast, 299, None),
            (Phase::Sourcing, fast, 300, Some(Help::Issuing)),
            (Phase::Delivered, fast, 100_000, None),
            (Phase::Review, fast, 100_000, None),
        ] {
            assert_eq!(Help::after(silence, phase, network), help, "{phase:?} {silence}");
        }
    }
}
