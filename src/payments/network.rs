//! Determines the chain family of a rail, and what is transferred on it: the chain's own coin or a token.

mod tokens;

use super::RailFacts;
pub(super) use tokens::{KnownToken, TokenFacts};

/// The chain families whose addresses this shop can validate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Network {
    Bitcoin,
    Lightning,
    Evm,
    Solana,
    Tron,
    Litecoin,
    Dogecoin,
    Ton,
    Sui,
    /// Any other: its addresses can be shown but not validated.
    Unknown,
}

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

/// An EVM chain that this shop knows by name.
struct Chain {
    id: u64,
    coins: &'static [&'static str],
    names: &'static [&'static str],
}

const CHAINS: &[Chain] = &[
    Chain { id: 1, coins: &["ETH"], names: &["eth mainnet", "ethereum", "ethereum mainnet"] },
    Chain { id: 10, coins: &["ETH"], names: &["optimism", "op mainnet"] },
    Chain { id: 56, coins: &["BNB"], names: &["bsc", "bnb smart chain", "binance smart chain"] },
    Chain { id: 137, coins: &["POL", "MATIC"], names: &["polygon (matic)", "polygon"] },
    Chain { id: 480, coins: &["ETH"], names: &["world chain", "worldchain"] },
    Chain { id: 8453, coins: &["ETH"], names: &["base"] },
    Chain { id: 42161, coins: &["ETH"], names: &["arbitrum", "arbitrum one"] },
    Chain { id: 43114, coins: &["AVAX"], names: &["avalanche", "avalanche c-chain"] },
];

impl Network {
    /// The families whose addresses can be validated.
    pub(super) const WITH_ADDRESS_READERS: [Self; 9] = [
        Self::Bitcoin,
        Self::Lightning,
        Self::Litecoin,
        Self::Dogecoin,
        Self::Tron,
        Self::Evm,
        Self::Solana,
        Self::Ton,
        Self::Sui,
    ];

    pub(super) fn of(rail: &RailFacts) -> Self {
        let name = rail.network.trim().to_lowercase();
        let coin = rail.coin.trim().to_uppercase();
        match (name.as_str(), coin.as_str()) {
            ("mainnet" | "bitcoin", "BTC") => Self::Bitcoin,
            ("lightning", "BTC") => Self::Lightning,
            ("mainnet" | "litecoin", "LTC") => Self::Litecoin,
            ("mainnet" | "dogecoin", "DOGE") => Self::Dogecoin,
            ("solana", _) | ("mainnet", "SOL") => Self::Solana,
            ("tron", _) | ("mainnet", "TRX") => Self::Tron,
            ("ton", _) | ("mainnet", "TON" | "GRAM") => Self::Ton,
            ("sui", _) | ("mainnet", "SUI") => Self::Sui,
            ("mainnet", "ETH") => Self::Evm,
            _ if rail.chain_id.is_some() || named_chain(rail).is_some() => Self::Evm,
            _ => Self::Unknown,
        }
    }
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

/// Whether the rail's coin is the network's own coin.
pub(super) fn is_native(rail: &RailFacts) -> bool {
    native_decimals(rail).is_some()
}

/// Whether upstream's chain ID contradicts the network's name, so that the chain is unknown.
pub(super) fn chain_conflict(rail: &RailFacts) -> bool {
    match (named_chain(rail), rail.chain_id) {
        (Some(chain), Some(id)) => chain.id != id,
        _ => false,
    }
}

/// The chain ID that upstream names, otherwise the known one of the network's name.
pub(super) fn known_chain_id(rail: &RailFacts) -> Option<u64> {
    rail.chain_id.or_else(|| named_chain(rail).map(|chain| chain.id))
}

/// Compares two names, ignoring case and surrounding white space.
pub(super) fn same_name(left: &str, right: &str) -> bool {
    left.trim().to_lowercase() == right.trim().to_lowercase()
}

fn native_decimals(rail: &RailFacts) -> Option<u32> {
    let coin = rail.coin.trim().to_uppercase();
    match (Network::of(rail), coin.as_str()) {
        (Network::Bitcoin | Network::Litecoin | Network::Dogecoin, _) => Some(8),
        (Network::Lightning, _) => Some(11),
        (Network::Solana, "SOL") | (Network::Ton, "TON" | "GRAM") | (Network::Sui, "SUI") => Some(9),
        (Network::Tron, "TRX") => Some(6),
        (Network::Evm, coin) => {
            let id = known_chain_id(rail)?;
            CHAINS.iter().any(|chain| chain.id == id && chain.coins.contains(&coin)).then_some(18)
        }
        _ => None,
    }
}

fn named_chain(rail: &RailFacts) -> Option<&'static Chain> {
    CHAINS.iter().find(|chain| chain.names.iter().any(|name| same_name(name, &rail.network)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rail(coin: &str, network: &str, chain_id: Option<u64>) -> RailFacts {
        RailFacts { coin: coin.into(), network: network.into(), chain_id, token: None }
    }

    #[rstest::rstest]
    #[case("BTC", "Mainnet", None, Network::Bitcoin)]
    #[case("btc", " MAINNET ", None, Network::Bitcoin)]
    #[case("BTC", "Lightning", None, Network::Lightning)]
    #[case("LTC", "Mainnet", None, Network::Litecoin)]
    #[case("DOGE", "Mainnet", None, Network::Dogecoin)]
    #[case("ETH", "ETH Mainnet", Some(1), Network::Evm)]
    #[case("USDC", "Polygon (Matic)", None, Network::Evm)]
    #[case("USDE", "Plasma", Some(9745), Network::Evm)]
    #[case("USDC", "Solana", None, Network::Solana)]
    #[case("USDT", "Tron", None, Network::Tron)]
    #[case("GRAM", "Ton", None, Network::Ton)]
    #[case("SUI", "Sui", None, Network::Sui)]
    #[case("XMR", "Mainnet", None, Network::Unknown)]
    #[case("BTC", "Liquid", None, Network::Unknown)]
    fn every_rail_belongs_to_one_family(
        #[case] coin: &str,
        #[case] network: &str,
        #[case] chain_id: Option<u64>,
        #[case] family: Network,
    ) {
        assert_eq!(Network::of(&rail(coin, network, chain_id)), family);
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
