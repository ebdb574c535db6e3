//! Determines what is transferred on a rail: the network's own coin or a token.

use super::{
    RailFacts,
    address::same_contract,
    network::{KnownToken, family, network},
};
use crate::domain::network::NetworkFamily;

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

/// The comparison of upstream's data about a token with the pinned data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenFacts {
    /// The token is not pinned.
    Unknown,
    /// The token is this one, and upstream names the same data or none.
    Known(KnownToken),
    /// The token is pinned, but upstream names another contract or other decimals.
    Conflict,
}

impl TokenFacts {
    pub(super) fn of(rail: &RailFacts) -> Self {
        let Some(known) = KnownToken::of(rail) else { return Self::Unknown };
        let Some(stated) = &rail.token else { return Self::Known(known) };
        let contract = stated.contract.trim();
        let same_contract_text = contract.is_empty()
            || same_contract(rail, contract, known.contract)
            || is_evm_and_equal_in_any_case(rail, contract, known.contract);
        let same_decimals = stated.decimals.is_none_or(|decimals| decimals == known.decimals);
        if same_contract_text && same_decimals { Self::Known(known) } else { Self::Conflict }
    }
}

/// Whether the rail's coin is the network's own coin.
pub(super) fn is_native(rail: &RailFacts) -> bool {
    native_decimals(rail).is_some()
}

fn native_decimals(rail: &RailFacts) -> Option<u32> {
    network(rail).filter(|network| network.is_own_coin(&rail.coin)).map(|network| network.decimals)
}

/// Whether both are the same EVM contract, even in a case that is no valid checksum.
fn is_evm_and_equal_in_any_case(rail: &RailFacts, left: &str, right: &str) -> bool {
    family(rail) == Some(NetworkFamily::Evm) && left.eq_ignore_ascii_case(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rail(coin: &str, network: &str, chain_id: Option<u64>) -> RailFacts {
        RailFacts { coin: coin.into(), network: network.into(), chain_id, token: None }
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
}
