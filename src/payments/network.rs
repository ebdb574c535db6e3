//! Determines the network of a rail.

mod tokens;

use super::RailFacts;
use crate::domain::network::{Network, NetworkFamily};
pub(super) use tokens::KnownToken;

/// The rail's network: the one that its name means, otherwise the one that its chain ID means.
pub(super) fn network(rail: &RailFacts) -> Option<&'static Network> {
    Network::named(&rail.coin, &rail.network).or_else(|| Network::with_chain_id(rail.chain_id?))
}

/// The family whose notation the rail's addresses have. Unknown networks with a chain ID belong to the EVM.
/// `None` if addresses can be shown but not validated.
pub(super) fn family(rail: &RailFacts) -> Option<NetworkFamily> {
    network(rail).map(|network| network.family).or_else(|| rail.chain_id.map(|_| NetworkFamily::Evm))
}

/// Whether upstream's chain ID contradicts the network's name, so that the chain is unknown.
pub(super) fn chain_conflict(rail: &RailFacts) -> bool {
    match (network(rail).and_then(|network| network.chain_id), rail.chain_id) {
        (Some(known), Some(stated)) => known != stated,
        _ => false,
    }
}

/// The chain ID that upstream names, otherwise the known one of the network's name.
pub(super) fn known_chain_id(rail: &RailFacts) -> Option<u64> {
    rail.chain_id.or_else(|| network(rail)?.chain_id)
}

/// Compares two names, ignoring case and surrounding white space.
pub(super) fn same_name(left: &str, right: &str) -> bool {
    left.trim().to_lowercase() == right.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rail(coin: &str, network: &str, chain_id: Option<u64>) -> RailFacts {
        RailFacts { coin: coin.into(), network: network.into(), chain_id, token: None }
    }

    #[rstest::rstest]
    #[case("USDC", "Solana", None, Some(NetworkFamily::Solana))]
    #[case("USDC", "Fantom", Some(250), Some(NetworkFamily::Evm))]
    #[case("USDC", "Base chain", Some(8453), Some(NetworkFamily::Evm))]
    #[case("XMR", "Mainnet", None, None)]
    #[case("BTC", "Liquid", None, None)]
    fn family_of_a_rail_is_that_of_its_network_or_chain_id(
        #[case] coin: &str,
        #[case] network: &str,
        #[case] chain_id: Option<u64>,
        #[case] expected: Option<NetworkFamily>,
    ) {
        assert_eq!(family(&rail(coin, network, chain_id)), expected);
    }

    #[test]
    fn a_chain_id_that_contradicts_the_name_is_a_conflict() {
        assert!(chain_conflict(&rail("USDC", "Base", Some(1))));
        assert!(!chain_conflict(&rail("USDC", "Base", Some(8453))));
        assert!(!chain_conflict(&rail("USDC", "Base", None)));
    }
}
