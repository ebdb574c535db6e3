//! The networks that this shop knows: one row each. Everything that depends on a network, from the notation of
//! an address to the color of its chip, starts here.

use super::expected_time::{ExpectedTime, WITHIN_SECONDS, WITHIN_TWO_MINUTES, between};

/// Networks whose addresses and payment requests have the same notation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NetworkFamily {
    Bitcoin,
    Lightning,
    Litecoin,
    Dogecoin,
    Tron,
    Evm,
    Solana,
    Ton,
    Sui,
}

/// One network.
#[derive(Debug, PartialEq, Eq)]
pub struct Network {
    /// Its key in style sheets and in the table of tokens.
    pub key: &'static str,
    /// Its familiar name.
    pub name: &'static str,
    pub family: NetworkFamily,
    /// Upstream's names for it, in lower case.
    names: &'static [&'static str],
    /// The tickers of its own coin.
    coins: &'static [&'static str],
    /// The decimal places of its own coin.
    pub decimals: u32,
    /// The EIP-155 chain ID; EVM networks only.
    pub chain_id: Option<u64>,
    /// Usual time from sending a payment to its confirmation.
    pub expected_time: ExpectedTime,
}

/// Upstream's name for the only network of a coin, such as BTC.
pub const MAINNET: &str = "mainnet";

const fn single(
    family: NetworkFamily,
    key: &'static str,
    name: &'static str,
    names: &'static [&'static str],
    coin: (&'static [&'static str], u32),
    expected_time: ExpectedTime,
) -> Network {
    let (coins, decimals) = coin;
    Network { key, name, family, names, coins, decimals, chain_id: None, expected_time }
}

const fn evm(
    chain_id: u64,
    key: &'static str,
    name: &'static str,
    names: &'static [&'static str],
    coins: &'static [&'static str],
    expected_time: ExpectedTime,
) -> Network {
    Network {
        key,
        name,
        family: NetworkFamily::Evm,
        names,
        coins,
        decimals: 18,
        chain_id: Some(chain_id),
        expected_time,
    }
}

const WITHIN_THREE_MINUTES: ExpectedTime = between(60, 180);
const WITHIN_FIVE_MINUTES: ExpectedTime = between(60, 300);
const THREE_TO_TWENTY_MINUTES: ExpectedTime = between(180, 1200);
const TWO_TO_TWENTY_MINUTES: ExpectedTime = between(120, 1200);
const WITHIN_AN_HOUR: ExpectedTime = between(600, 3600);

/// Every known network. The first one of a coin is the one that "Mainnet" means, and the first one of a family
/// gives it its name.
#[rustfmt::skip]
pub static NETWORKS: &[Network] = &[
    single(NetworkFamily::Bitcoin, "bitcoin", "Bitcoin", &["bitcoin"], (&["BTC"], 8), WITHIN_AN_HOUR),
    single(NetworkFamily::Lightning, "lightning", "Lightning", &["lightning"], (&["BTC"], 11), WITHIN_SECONDS),
    single(NetworkFamily::Litecoin, "litecoin", "Litecoin", &["litecoin"], (&["LTC"], 8), THREE_TO_TWENTY_MINUTES),
    single(NetworkFamily::Dogecoin, "dogecoin", "Dogecoin", &["dogecoin"], (&["DOGE"], 8), TWO_TO_TWENTY_MINUTES),
    single(NetworkFamily::Tron, "tron", "Tron", &["tron"], (&["TRX"], 6), WITHIN_THREE_MINUTES),
    single(NetworkFamily::Solana, "solana", "Solana", &["solana"], (&["SOL"], 9), WITHIN_SECONDS),
    single(NetworkFamily::Ton, "ton", "TON", &["ton"], (&["TON", "GRAM"], 9), WITHIN_TWO_MINUTES),
    single(NetworkFamily::Sui, "sui", "Sui", &["sui"], (&["SUI"], 9), WITHIN_SECONDS),
    evm(1, "ethereum", "Ethereum", &["eth mainnet", "ethereum", "ethereum mainnet"], &["ETH"], WITHIN_FIVE_MINUTES),
    evm(10, "optimism", "Optimism", &["optimism", "op mainnet"], &["ETH"], WITHIN_TWO_MINUTES),
    evm(56, "bnb", "BNB Smart Chain", &["bsc", "bnb smart chain", "binance smart chain"], &["BNB"], WITHIN_TWO_MINUTES),
    evm(137, "polygon", "Polygon", &["polygon (matic)", "polygon"], &["POL", "MATIC"], WITHIN_TWO_MINUTES),
    evm(480, "world", "World Chain", &["world chain", "worldchain"], &["ETH"], WITHIN_TWO_MINUTES),
    evm(8453, "base", "Base", &["base"], &["ETH"], WITHIN_TWO_MINUTES),
    evm(9745, "plasma", "Plasma", &["plasma"], &["XPL"], WITHIN_TWO_MINUTES),
    evm(42161, "arbitrum", "Arbitrum", &["arbitrum", "arbitrum one"], &["ETH"], WITHIN_TWO_MINUTES),
    evm(43114, "avalanche", "Avalanche", &["avalanche", "avalanche c-chain"], &["AVAX"], WITHIN_TWO_MINUTES),
];

impl Network {
    /// The network that upstream names for a coin, ignoring case and surrounding white space.
    pub fn named(coin: &str, network: &str) -> Option<&'static Self> {
        let name = network.trim().to_lowercase();
        NETWORKS.iter().find(|network| match name.as_str() {
            MAINNET => network.is_own_coin(coin),
            name => network.names.contains(&name) && (network.has_tokens() || network.is_own_coin(coin)),
        })
    }

    /// The EVM network with this chain ID.
    pub fn with_chain_id(id: u64) -> Option<&'static Self> {
        NETWORKS.iter().find(|network| network.chain_id == Some(id))
    }

    /// Whether the ticker is the network's own coin.
    pub fn is_own_coin(&self, ticker: &str) -> bool {
        let ticker = ticker.trim();
        self.coins.iter().any(|coin| coin.eq_ignore_ascii_case(ticker))
    }

    /// Whether the network carries tokens beside its own coin.
    const fn has_tokens(&self) -> bool {
        !matches!(
            self.family,
            NetworkFamily::Bitcoin
                | NetworkFamily::Lightning
                | NetworkFamily::Litecoin
                | NetworkFamily::Dogecoin
        )
    }
}

impl NetworkFamily {
    /// Every family.
    pub const ALL: [Self; 9] = [
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

    /// The name of the network by which people know the family's addresses.
    pub fn name(self) -> &'static str {
        NETWORKS.iter().find(|network| network.family == self).map_or("", |network| network.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[rstest::rstest]
    #[case("BTC", "Mainnet", Some("bitcoin"))]
    #[case("btc", " MAINNET ", Some("bitcoin"))]
    #[case("BTC", "Lightning", Some("lightning"))]
    #[case("LTC", "Mainnet", Some("litecoin"))]
    #[case("DOGE", "Mainnet", Some("dogecoin"))]
    #[case("ETH", "ETH Mainnet", Some("ethereum"))]
    #[case("ETH", "Mainnet", Some("ethereum"))]
    #[case("USDC", "Polygon (Matic)", Some("polygon"))]
    #[case("USDE", "Plasma", Some("plasma"))]
    #[case("USDC", "Solana", Some("solana"))]
    #[case("SOL", "Mainnet", Some("solana"))]
    #[case("USDT", "Tron", Some("tron"))]
    #[case("GRAM", "Ton", Some("ton"))]
    #[case("SUI", "Sui", Some("sui"))]
    #[case::unknown_coin("XMR", "Mainnet", None)]
    #[case::unknown_network("BTC", "Liquid", None)]
    #[case::no_tokens_there("USDC", "Bitcoin", None)]
    fn network_is_found_by_upstreams_name(#[case] coin: &str, #[case] name: &str, #[case] key: Option<&str>) {
        assert_eq!(Network::named(coin, name).map(|network| network.key), key);
    }

    #[test]
    fn every_key_name_and_chain_id_belongs_to_one_network() {
        let mut seen = HashSet::new();
        for network in NETWORKS {
            let names = network.names.iter().map(|name| format!("name {name}"));
            let id = network.chain_id.map(|id| format!("chain {id}"));
            for text in names.chain(id).chain([format!("key {}", network.key)]) {
                assert!(seen.insert(text.clone()), "{text} twice");
            }
        }
    }

    #[test]
    fn every_family_has_a_name() {
        for family in NetworkFamily::ALL {
            assert!(!family.name().is_empty(), "{family:?}");
        }
    }

    #[test]
    fn every_network_has_a_color_and_every_color_a_network() {
        let style = include_str!("../../style/components/network.scss");
        let colored: HashSet<&str> =
            style.split("[data-network=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(colored, NETWORKS.iter().map(|network| network.key).collect());
    }
}
