//! The coins and networks of contract 2, and the two lists of them: `/v3/payment_vias` and
//! `/v3/currencies`. The token contracts are the real ones, because a shop compares them with those
//! it knows. Only `USDT.e` has an invented contract, as an example of an unknown token.

mod coins;
pub mod lists;
mod statements;

use coins::COINS;
pub use statements::{Statement, Statements};

/// A coin, as `payment.coin` names it.
pub struct Coin {
    pub name: &'static str,
    /// Price of one coin in millionths of a US dollar, before market changes.
    pub usd_micros: i64,
    /// Decimal places of an amount to pay.
    pub places: u32,
    pub stable: bool,
    pub suspended: bool,
    pub threshold: Option<&'static str>,
    /// The opaque default rail of price lists, such as `USDC-MATIC`.
    pub method: &'static str,
    pub networks: &'static [Network],
}

/// A network, as `payment.network` names it, and the format of its addresses.
pub struct Network {
    pub name: &'static str,
    pub base_token: &'static str,
    pub threshold: &'static str,
    pub cost: Option<&'static str>,
    pub suspended: Option<bool>,
    pub chain: Chain,
    /// Token contract and its decimals. `None` for the network's own coin.
    pub token: Option<(&'static str, u32)>,
    pub method: &'static str,
}

/// The family of a network. It determines the address and the payment URI.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Chain {
    Bitcoin,
    Lightning,
    Litecoin,
    Dogecoin,
    Evm(u64),
    Solana,
    Tron,
    Ton,
    Sui,
}

impl Chain {
    fn engine(self) -> Option<&'static str> {
        match self {
            Self::Evm(_) => Some("EVM"),
            Self::Solana => Some("SVM"),
            Self::Tron => Some("TVM"),
            Self::Bitcoin | Self::Lightning | Self::Litecoin | Self::Dogecoin | Self::Ton | Self::Sui => None,
        }
    }

    /// `payment_method_protocol` (contract 7).
    pub fn protocol(self) -> &'static str {
        match self {
            Self::Bitcoin | Self::Litecoin | Self::Dogecoin => "BITCOIN_LIKE",
            Self::Lightning => "LIGHTNING_LIKE",
            Self::Evm(_) => "ETHEREUM_LIKE",
            Self::Solana => "SOLANA_LIKE",
            Self::Tron => "TRON_LIKE",
            Self::Ton => "TON_LIKE",
            Self::Sui => "SUI_LIKE",
        }
    }
}

/// Finds a coin by its exact name.
pub fn find_coin(name: &str) -> Option<&'static Coin> {
    COINS.iter().find(|coin| coin.name == name)
}

/// The decimals of the Solana token with this mint, if it is one of the coins.
pub fn mint_decimals(mint: &str) -> Option<u8> {
    let tokens = COINS.iter().flat_map(|coin| coin.networks).filter(|network| network.chain == Chain::Solana);
    let token = tokens.filter_map(|network| network.token).find(|(address, _)| *address == mint);
    token.and_then(|(_, decimals)| u8::try_from(decimals).ok())
}

impl Coin {
    /// Finds a network by its exact name. Without a name, the first network.
    pub fn network(&self, name: Option<&str>) -> Option<&'static Network> {
        match name {
            Some(name) => self.networks.iter().find(|network| network.name == name),
            None => self.networks.first(),
        }
    }
}
