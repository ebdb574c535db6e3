//! The rails that upstream offers today: finding one, and choosing which to recommend.

use crate::domain::rail::{Rail, RailOption};
use rust_decimal::Decimal;

/// Coins whose price is stable while a shopper pays, the most common first.
const STABLECOINS: [&str; 9] = ["USDC", "USDT", "PYUSD", "DAI", "FDUSD", "USDE", "USDC.e", "USDT.e", "EUROC"];

/// Today's rails, in upstream's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rails(Vec<RailOption>);

impl Rails {
    pub const fn new(options: Vec<RailOption>) -> Self {
        Self(options)
    }

    /// All rails. Suspended ones are shown but cannot be chosen.
    pub fn options(&self) -> &[RailOption] {
        &self.0
    }

    /// The rail of exactly this coin and network, suspended or not.
    pub fn find(&self, rail: &Rail) -> Option<&RailOption> {
        self.0.iter().find(|option| option.rail == *rail)
    }

    /// The rails that can be chosen now.
    pub fn usable(&self) -> impl Iterator<Item = &RailOption> {
        self.0.iter().filter(|option| !option.suspended)
    }

    /// The rail to preselect: USDC on Solana (contract 2), else the stablecoin with the lowest
    /// transfer cost, else the first rail that can be chosen. `None` if none can. Tokens on Solana
    /// come last if the shop cannot prepare their payments: few wallets accept such an address by
    /// hand (ADR 38).
    pub fn recommended(&self, prepares_solana: bool) -> Option<&RailOption> {
        let payable: Vec<_> =
            self.usable().filter(|option| prepares_solana || !option.rail.is_solana_token()).collect();
        Self::best(&payable).or_else(|| Self::best(&self.usable().collect::<Vec<_>>()))
    }

    fn best<'a>(usable: &[&'a RailOption]) -> Option<&'a RailOption> {
        let is_usdc_on_solana = |option: &&&RailOption| {
            option.rail.coin().ticker() == "USDC" && option.rail.network() == "Solana"
        };
        let cheapest = || {
            let stable = usable.iter().filter_map(|option| Some((stablecoin_rank(option)?, *option)));
            // An unknown cost may be high.
            stable.min_by_key(|(rank, option)| (cost(option).unwrap_or(Decimal::MAX), *rank))
        };
        usable
            .iter()
            .find(is_usdc_on_solana)
            .copied()
            .or_else(|| cheapest().map(|(_, option)| option))
            .or_else(|| usable.first().copied())
    }
}

/// The rank of a stablecoin among all stablecoins.
fn stablecoin_rank(option: &RailOption) -> Option<usize> {
    STABLECOINS.iter().position(|ticker| *ticker == option.rail.coin().ticker())
}

/// The number in upstream's label of the transfer cost (`€0.4`).
fn cost(option: &RailOption) -> Option<Decimal> {
    let label = option.transfer_cost.as_deref()?;
    let digits: String = label.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rail(text: &str) -> RailOption {
        let mut parts = text.split('|');
        let rail: Rail = parts.next().unwrap().parse().unwrap();
        RailOption {
            network_label: rail.network().to_owned(),
            rail,
            transfer_cost: parts.next().filter(|cost| !cost.is_empty()).map(str::to_owned),
            suspended: parts.next().is_some(),
            minimum: None,
            chain_id: None,
            token: None,
        }
    }

    fn rails(texts: &[&str]) -> Rails {
        Rails::new(texts.iter().map(|text| rail(text)).collect())
    }

    #[test]
    fn cheapest_stablecoin_is_recommended() {
        for (offered, best) in [
            (&["BTC:Mainnet|€1", "USDC:Base|€0", "USDC:Solana|€0.01"][..], Some("USDC:Solana")),
            (&["USDC:Solana|€0|suspended", "USDT:Tron|€2", "USDC:Base|€0.1"], Some("USDC:Base")),
            (&["USDT:Polygon (Matic)|€0", "USDC:Base|€0"], Some("USDC:Base")),
            (&["USDC:ETH Mainnet", "USDT:Tron|€2"], Some("USDT:Tron")),
            (&["BTC:Lightning|€0", "LTC:Mainnet|€0"], Some("BTC:Lightning")),
            (&["BTC:Lightning|€0|suspended"], None),
            (&[], None),
        ] {
            let rails = rails(offered);
            let found = rails.recommended(true).map(|option| option.rail.to_string());
            assert_eq!(found.as_deref(), best, "{offered:?}");
        }
    }

    #[test]
    fn solana_token_is_recommended_only_if_its_payment_can_be_prepared() {
        for (offered, best) in [
            (&["USDC:Solana|€0", "USDT:Tron|€2", "USDC:Base|€0.1"][..], Some("USDC:Base")),
            (&["USDC:Solana|€0", "SOL:Solana|€0"], Some("SOL:Solana")),
            (&["USDC:Solana|€0", "PYUSD:Solana|€0"], Some("USDC:Solana")),
        ] {
            let rails = rails(offered);
            let found = rails.recommended(false).map(|option| option.rail.to_string());
            assert_eq!(found.as_deref(), best, "{offered:?}");
        }
    }

    #[test]
    fn rail_is_found_by_its_exact_strings() {
        let rails = rails(&["USDC:Polygon (Matic)|€0", "BTC:Lightning||suspended"]);
        assert!(rails.find(&"USDC:Polygon (Matic)".parse().unwrap()).is_some());
        assert!(rails.find(&"USDC:Polygon".parse().unwrap()).is_none());
        assert!(rails.find(&"BTC:Lightning".parse().unwrap()).unwrap().suspended);
        assert_eq!(rails.usable().count(), 1);
    }
}
