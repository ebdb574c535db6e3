//! Rails: the coin-and-network pairs a shopper can pay on (contract 2).

use super::money::{Coin, CoinAmount};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use thiserror::Error;

/// A coin on one network, both exactly as upstream writes them. Written `USDC:Polygon (Matic)`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Rail {
    coin: Coin,
    network: String,
}

/// The text is no `COIN:Network`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a rail is COIN:Network, such as USDC:Solana")]
pub struct NotARail;

impl Rail {
    /// Pairs a coin with the exact network string of upstream. The network is 1 to 64 visible
    /// characters without blanks at its ends.
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

    /// The exact network string of upstream.
    pub fn network(&self) -> &str {
        &self.network
    }

    /// Whether upstream takes this rail only from buyers whose full name it has on file: stablecoins on
    /// Tron (contract 6.1, `FULLNAME_MISSING`). Guests are refused.
    pub fn needs_name(&self) -> bool {
        self.network.eq_ignore_ascii_case("tron") && self.coin.is_stable()
    }

    /// Whether a token is paid on Solana, where upstream's address is an account of the token and not a wallet.
    pub fn is_solana_token(&self) -> bool {
        self.network.eq_ignore_ascii_case("solana") && self.coin.ticker() != "SOL"
    }

    /// Whether an invoice is paid instead of an address: once, and not in parts.
    pub fn is_by_invoice(&self) -> bool {
        self.network.eq_ignore_ascii_case("lightning")
    }
}

impl FromStr for Rail {
    type Err = NotARail;

    fn from_str(text: &str) -> Result<Self, NotARail> {
        let (coin, network) = text.split_once(':').ok_or(NotARail)?;
        Self::new(coin.parse().map_err(|_| NotARail)?, network)
    }
}

impl TryFrom<String> for Rail {
    type Error = NotARail;
    fn try_from(text: String) -> Result<Self, NotARail> {
        text.parse()
    }
}

impl From<Rail> for String {
    fn from(rail: Rail) -> Self {
        rail.to_string()
    }
}

impl fmt::Display for Rail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.coin, self.network)
    }
}

/// What upstream says of the contract behind a token on a rail (contract 2, `smart_contract`). Nothing is paid by it: it is
/// compared with what is known of the token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenContract {
    /// Empty when upstream names none.
    pub address: String,
    /// Absent when upstream names none.
    pub decimals: Option<u32>,
    /// Empty when upstream names none.
    pub symbol: String,
}

/// One way to pay as upstream offers it today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RailOption {
    pub rail: Rail,
    /// The network's name for people; falls back to the exact string.
    pub network_label: String,
    /// Upstream has switched it off for now: shown, not choosable.
    pub suspended: bool,
    /// The least amount of the coin this rail takes.
    pub minimum: Option<Decimal>,
    /// What a transfer costs the shopper, as upstream's label (`€0.4`).
    pub transfer_cost: Option<String>,
    /// The EVM chain id.
    pub chain_id: Option<u64>,
    pub token: Option<TokenContract>,
}

impl RailOption {
    /// The network as people know it: a bare "Mainnet" is said with its coin's own chain.
    pub fn network_name(&self) -> &str {
        match (self.rail.coin().ticker(), self.network_label.as_str()) {
            ("BTC", "Mainnet") => "Bitcoin",
            ("LTC", "Mainnet") => "Litecoin",
            ("DOGE", "Mainnet") => "Dogecoin",
            (_, label) => label,
        }
    }

    /// Whether the rail takes this amount.
    pub fn takes(&self, price: &CoinAmount) -> bool {
        self.minimum.is_none_or(|least| price.amount() >= least)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rails_are_written_as_they_are_read() {
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
    fn what_is_no_rail_is_refused() {
        for text in ["", "USDC", ":Solana", "USDC:", "US DC:Solana", "USDC: Solana", "USDC:a\u{202E}b"] {
            assert_eq!(text.parse::<Rail>(), Err(NotARail), "{text}");
        }
    }
}
