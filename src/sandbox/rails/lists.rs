//! The two lists of coins and networks.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use super::coins::COINS;
use super::{Chain, Coin, Network};
use crate::sandbox::wire::without_nulls;
use crate::sandbox::world::World;

/// `GET /v3/payment_vias`: the usable wallet via, and two that clients must not use.
pub async fn vias(State(world): State<Arc<World>>) -> Json<Value> {
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
pub async fn currencies(State(world): State<Arc<World>>) -> Json<Value> {
    let listed = |coin: &Coin| {
        json!({
            "name": coin.name,
            "logo_url": format!("{}/logos/{}.svg", world.origin, coin.name.to_lowercase()),
            "is_suspended": coin.suspended,
        })
    };
    Json(COINS.iter().map(listed).collect())
}

impl Coin {
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
