//! Determines what is transferred on a rail: the network's own coin or a token.

mod tokens;

use super::RailFacts;
use crate::domain::network::{Network, NetworkFamily};
pub(super) use tokens::{KnownToken, TokenFacts};

/// What a payment transfers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asset {
    /// The network's own coin.
    Native { decimals: u32 },
    /// A token whose contract and decimals are pinned, whatever upstream says.
    Token(KnownToken),
    /// A token that is not pinned, or is contradicted by upstream.
    Unknown,
}

impl Asset {
    pub(super) fn of(rail: &RailFacts) -> Self {
        match (native_decimals(rail), TokenFacts::of(rail)) {
            (Some(decimals), _) if rail.token.is_none() => Self::Native { decimals },
            (None, TokenFacts::Known(token)) if is_symbol_known(rail, &token) => Self::Token(token),
            _ => Self::Unknown,
        }
    }

    /// The decimal places of the smallest amount that can be sent, if known.
    pub(super) fn decimals(self) -> Option<u32> {
        match self {
            Self::Native { decimals } => Some(decimals),
            Self::Token(token) => Some(token.decimals),
            Self::Unknown => None,
        }
    }
}

/// Whether upstream's symbol of the contract is one of the token's names, or missing.
fn is_symbol_known(rail: &RailFacts, token: &KnownToken) -> bool {
    let symbol = rail.token.as_ref().map_or("", |stated| stated.symbol.trim());
    symbol.is_empty() || token.is_named(symbol)
}

/// The contract of the rail's token: the pinned one, otherwise the one that upstream names.
pub(super) fn token_contract(rail: &RailFacts) -> Option<&str> {
    match TokenFacts::of(rail) {
        TokenFacts::Known(token) => Some(token.contract),
        TokenFacts::Unknown | TokenFacts::Conflict => {
            rail.token.as_ref().map(|stated| stated.contract.trim()).filter(|contract| !contract.is_empty())
        }
    }
}

/// The decimal places of the rail's amounts: the pinned ones, otherwise those that upstream names. Only for
/// comparing upstream's data with itself; payments use pinned ones only.
pub(super) fn stated_decimals(rail: &RailFacts) -> Option<u32> {
    Asset::of(rail).decimals().or_else(|| rail.token.as_ref()?.decimals)
}

/// The rail's network: the one that its name means, otherwise the one that its chain ID means.
pub(super) fn network(rail: &RailFacts) -> Option<&'static Network> {
    Network::named(&rail.coin, &rail.network).or_else(|| Network::with_chain_id(rail.chain_id?))
}

/// The family whose notation the rail's addresses have. Unknown networks with a chain ID belong to the EVM.
/// `None` if addresses can be shown but not validated.
pub(super) fn family(rail: &RailFacts) -> Option<NetworkFamily> {
    network(rail).map(|network| network.family).or_else(|| rail.chain_id.map(|_| NetworkFamily::Evm))
}

/// Whether the rail's coin is the network's own coin.
pub(super) fn is_native(rail: &RailFacts) -> bool {
    native_decimals(rail).is_some()
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

fn native_decimals(rail: &RailFacts) -> Option<u32> {
    network(rail).filter(|network| network.is_own_coin(&rail.coin)).map(|network| network.decimals)
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

    #[rstest::rstest]
    #[case("ETH", "Base", Some(8453), Asset::Native { decimals: 18 })]
    #[case("POL", "Polygon (Matic)", Some(137), Asset::Native { decimals: 18 })]
    #[case("ETH", "Polygon (Matic)", Some(137), Asset::Unknown)]
    #[case("XYZ", "Base", Some(8453), Asset::Unknown)]
    #[case("SOL", "Solana", None, Asset::Native { decimals: 9 })]
    #[case("USDC", "Tron", None, Asset::Unknown)]
    fn a_coin_without_a_contract_is_native_only_on_its_own_chain(
        #[case] coin: &str,
        #[case] network: &str,
        #[case] chain_id: Option<u64>,
        #[case] asset: Asset,
    ) {
        assert_eq!(Asset::of(&rail(coin, network, chain_id)), asset);
    }

    #[test]
    fn a_chain_id_that_contradicts_the_name_is_a_conflict() {
        assert!(chain_conflict(&rail("USDC", "Base", Some(1))));
        assert!(!chain_conflict(&rail("USDC", "Base", Some(8453))));
        assert!(!chain_conflict(&rail("USDC", "Base", None)));
    }
}
