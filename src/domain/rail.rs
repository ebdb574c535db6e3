//! Rails: the pairs of coin and network that a shopper can pay on (contract 2).

use super::{
    expected_time::ExpectedTime,
    money::{Coin, CoinAmount},
    network::{MAINNET, Network, NetworkFamily},
    text_form::text_form,
};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use thiserror::Error;

/// A coin on one network, both exactly as upstream writes them. Written as `USDC:Polygon (Matic)`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Rail {
    coin: Coin,
    network: String,
}

/// The text is not `COIN:Network`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a rail is COIN:Network, such as USDC:Solana")]
pub struct NotARail;

impl Rail {
    /// Pairs a coin with upstream's exact network string: 1 to 64 visible characters without spaces at either
    /// end.
    pub fn new(coin: Coin, network: &str) -> Result<Self, NotARail> {
        let fits = !network.is_empty()
            && network.len() <= 64
            && network.trim() == network
            && !network.chars().any(super::label::is_hidden);
        if fits { Ok(Self { coin, network: network.to_owned() }) } else { Err(NotARail) }
    }

    /// The coin to send.
    pub const fn coin(&self) -> &Coin {
        &self.coin
    }

    /// Upstream's exact network string.
    pub fn network(&self) -> &str {
        &self.network
    }

    /// The network, if this shop knows it.
    pub fn known_network(&self) -> Option<&'static Network> {
        Network::named(self.coin.ticker(), &self.network)
    }

    fn family(&self) -> Option<NetworkFamily> {
        self.known_network().map(|network| network.family)
    }

    /// The network's key in style sheets: `other` if it is unknown.
    pub fn network_key(&self) -> &'static str {
        self.known_network().map_or("other", |network| network.key)
    }

    /// Usual time from sending a payment to its confirmation. `None` for unknown networks.
    pub fn expected_time(&self) -> Option<ExpectedTime> {
        self.known_network().map(|network| network.expected_time)
    }

    /// Whether upstream accepts this rail only from buyers whose full name it has: stablecoins on Tron
    /// (contract 6.1, `FULLNAME_MISSING`). Guests are refused.
    pub fn needs_name(&self) -> bool {
        self.family() == Some(NetworkFamily::Tron) && self.coin.is_stable()
    }

    /// Whether this is a token on Solana, where upstream's address is a token account, not a wallet.
    pub fn is_solana_token(&self) -> bool {
        self.known_network().is_some_and(|network| {
            network.family == NetworkFamily::Solana && !network.is_own_coin(self.coin.ticker())
        })
    }

    /// Whether an invoice is paid instead of an address. An invoice is paid once, and not in parts.
    pub fn is_by_invoice(&self) -> bool {
        self.family() == Some(NetworkFamily::Lightning)
    }
}

impl FromStr for Rail {
    type Err = NotARail;

    fn from_str(text: &str) -> Result<Self, NotARail> {
        let (coin, network) = text.split_once(':').ok_or(NotARail)?;
        Self::new(coin.parse().map_err(|_| NotARail)?, network)
    }
}

text_form!(Rail, NotARail);

impl fmt::Display for Rail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.coin, self.network)
    }
}

/// Upstream's data about the contract of a token on a rail (contract 2, `smart_contract`). It is compared
/// with the pinned contract, never used for a payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenContract {
    /// Empty if upstream names none.
    pub address: String,
    /// `None` if upstream names none.
    pub decimals: Option<u32>,
    /// Empty if upstream names none.
    pub symbol: String,
}

/// A payment method that upstream offers today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RailOption {
    pub rail: Rail,
    /// The network's display name; falls back to the exact string.
    pub network_label: String,
    /// Whether upstream has suspended it: displayed, but not selectable.
    pub suspended: bool,
    /// The minimum amount of the coin on this rail.
    pub minimum: Option<Decimal>,
    /// What a transfer costs the shopper, as upstream's label (`€0.4`).
    pub transfer_cost: Option<String>,
    /// The EVM chain ID.
    pub chain_id: Option<u64>,
    pub token: Option<TokenContract>,
}

impl RailOption {
    /// The network's familiar name: a bare "Mainnet" becomes the name of the coin's own chain.
    pub fn network_name(&self) -> &str {
        let is_bare = self.network_label.eq_ignore_ascii_case(MAINNET);
        match self.rail.known_network() {
            Some(network) if is_bare => network.name,
            _ => &self.network_label,
        }
    }

    /// Whether the price reaches the rail's minimum.
    pub fn takes(&self, price: &CoinAmount) -> bool {
        self.minimum.is_none_or(|minimum| price.amount() >= minimum)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rails_survive_a_text_round_trip() {
        for text in ["USDC:Polygon (Matic)", "BTC:Lightning", "USDC.e:Arbitrum", "ETH:ETH Mainnet"] {
            assert_eq!(text.parse::<Rail>().map(|r| r.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn stablecoins_on_tron_need_a_name() {
        for (text, needs) in [
            ("USDT:Tron", true),
            ("USDC:Tron", true),
            ("USDC.e:TRON", true),
            ("TRX:Tron", false),
            ("USDT:ETH Mainnet", false),
            ("BTC:Lightning", false),
        ] {
            assert_eq!(text.parse::<Rail>().unwrap().needs_name(), needs, "{text}");
        }
    }

    #[test]
    fn a_bare_mainnet_is_named_after_its_coins_chain() {
        for (rail, label, name) in [
            ("BTC:Mainnet", "Mainnet", "Bitcoin"),
            ("LTC:Mainnet", "Mainnet", "Litecoin"),
            ("BTC:Lightning", "Lightning", "Lightning"),
            ("ETH:ETH Mainnet", "Ethereum", "Ethereum"),
            ("XYZ:Mainnet", "Mainnet", "Mainnet"),
        ] {
            let option = RailOption {
                rail: rail.parse().unwrap(),
                network_label: label.to_owned(),
                suspended: false,
                minimum: None,
                transfer_cost: None,
                chain_id: None,
                token: None,
            };
            assert_eq!(option.network_name(), name, "{rail}");
        }
    }

    #[test]
    fn invalid_rails_do_not_parse() {
        for text in ["", "USDC", ":Solana", "USDC:", "US DC:Solana", "USDC: Solana", "USDC:a\u{202E}b"] {
            assert_eq!(text.parse::<Rail>(), Err(NotARail), "{text}");
        }
    }
}
