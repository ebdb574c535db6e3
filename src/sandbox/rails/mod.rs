//! The coins and networks of contract 2, and the two lists of them: `/v3/payment_vias` and
//! `/v3/currencies`. The token contracts are the real ones, because a shop compares them with those
//! it knows. Only `USDT.e` has an invented contract, as an example of an unknown token.

mod coins;
mod statements;

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use super::wire::without_nulls;
use super::world::World;

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

    fn listed(&self, world: &World) -> Value {
        let origin = &world.origin;
        without_nulls(json!({
            "name": self.name,
            "threshold": self.threshold,
            "is_suspended": self.suspended,
            "logo_url": format!("{origin}/logos/{}.svg", self.name.to_lowercase()),
            "networks": self.networks.iter().map(|network| network.listed(self, world)).collect::<Vec<_>>(),
        }))
    }
}

impl Network {
    fn listed(&self, coin: &Coin, world: &World) -> Value {
        let origin = &world.origin;
        let display = (coin.name != "BTC" && coin.name != "LTC").then_some(self.name);
        let chain_id = if let Chain::Evm(id) = self.chain { Some(id) } else { None };
        let stated = self.token.and_then(|truth| world.statements.of(coin.name, self.name, truth));
        let contract = stated.map(|(address, decimals)| {
            json!({ "engine": self.chain.engine(), "address": address, "decimals": decimals, "symbol": coin.name })
        });
        let logo =
            display.map(|_| format!("{origin}/logos/{}.svg", self.name.to_lowercase().replace(' ', "-")));
        without_nulls(json!({
            "name": self.name,
            "display_name": display,
            "base_token": self.base_token,
            "threshold": self.threshold,
            "estimated_transfer_cost": self.cost,
            "logo_url": logo,
            "is_suspended": self.suspended,
            "smart_contract_engine": self.chain.engine(),
            "chain_id": chain_id,
            "smart_contract": contract,
        }))
    }
}

/// `GET /v3/payment_vias`: the usable wallet via, and two that clients must not use.
pub async fn list_vias(State(world): State<Arc<World>>) -> Json<Value> {
    let origin = &world.origin;
    Json(json!([
        {
            "name": "USER_WALLET",
            "available": true,
            "logo_url": format!("{origin}/logos/wallet.svg"),
            "currencies": COINS.iter().map(|coin| coin.listed(&world)).collect::<Vec<_>>(),
        },
        { "name": "GATE_PAY", "available": true, "currencies": [{ "name": "USDT", "is_suspended": false, "networks": [] }] },
        { "name": "KUCOIN_PAY", "available": false, "currencies": [] },
    ]))
}

/// `GET /v3/currencies`.
pub async fn list_currencies(State(world): State<Arc<World>>) -> Json<Value> {
    let listed = |coin: &Coin| {
        json!({
            "name": coin.name,
            "logo_url": format!("{}/logos/{}.svg", world.origin, coin.name.to_lowercase()),
            "is_suspended": coin.suspended,
        })
    };
    Json(COINS.iter().map(listed).collect())
}
