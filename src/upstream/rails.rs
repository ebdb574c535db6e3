//! `GET /v3/payment_vias`: the coins and networks that shoppers can pay with (contract 2).

use super::{
    call::Call,
    caller::Caller,
    client::Upstream,
    error::UpstreamError,
    gate::Endpoint,
    lenient::{Flag, List, ListBody, Number, OptionalObject, Text},
};
use crate::domain::{
    label,
    rail::{Rail, RailOption, TokenContract},
};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use serde::Deserialize;
use std::collections::HashSet;

/// The only payment method that a shop offers: the shopper's own wallet.
pub const WALLET: &str = "USER_WALLET";

/// Maximum number of currencies of a payment method, and of networks of a currency, that are read.
const MAX_CURRENCIES: usize = 1000;
const MAX_NETWORKS: usize = 100;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Via {
    name: Text,
    available: Flag,
    currencies: List<Currency, MAX_CURRENCIES>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Currency {
    name: Text,
    threshold: Number,
    is_suspended: Flag,
    networks: List<Network, MAX_NETWORKS>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Network {
    name: Text,
    display_name: Text,
    chain_id: Number,
    threshold: Number,
    estimated_transfer_cost: Text,
    is_suspended: Flag,
    smart_contract: OptionalObject<Contract>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Contract {
    address: Text,
    decimals: Number,
    symbol: Text,
}

impl Upstream {
    /// Returns the rails of wallet payments, in upstream's order. Suspended rails are included and
    /// flagged. An empty list means that upstream offers none today.
    pub async fn payment_rails(&self, caller: &Caller) -> Result<Vec<RailOption>, UpstreamError> {
        let call = Call::get(Endpoint::PaymentVias, &["v3", "payment_vias"], &[]);
        let ListBody(vias) = self.fetch::<ListBody<Via>>(caller, call).await?;
        Ok(rails(vias))
    }
}

/// The rails of the wallet among all payment methods, without duplicates.
pub fn rails(vias: Vec<Via>) -> Vec<RailOption> {
    let mut seen = HashSet::new();
    vias.into_iter()
        .filter(|via| via.name.as_str() == Some(WALLET) && via.available.0 != Some(false))
        .flat_map(|via| via.currencies.0)
        .flat_map(options)
        .filter(|option| seen.insert(option.rail.clone()))
        .collect()
}

fn options(currency: Currency) -> Vec<RailOption> {
    let Currency { name, threshold, is_suspended, networks: List(networks) } = currency;
    let option = |network: Network| {
        let exact = network.name.as_str()?;
        Some(RailOption {
            rail: Rail::new(name.parse()?, exact).ok()?,
            network_label: network.display_name.label().unwrap_or_else(|| label::clean(exact)),
            suspended: is_suspended.0 == Some(true) || network.is_suspended.0 == Some(true),
            minimum: network.threshold.0.or(threshold.0).filter(|minimum| *minimum > Decimal::ZERO),
            transfer_cost: network.estimated_transfer_cost.label(),
            chain_id: network.chain_id.0.and_then(|id| id.to_u64()),
            token: network.smart_contract.0.and_then(token),
        })
    };
    networks.into_iter().filter_map(option).collect()
}

/// Longer contract addresses are cut. They are compared with known ones, which are shorter.
const MAX_CONTRACT_CHARACTERS: usize = 128;

/// What upstream states about a token, even if it is incomplete or invalid: the shop compares it
/// with what it knows, and a missing value would count as a match. `None` if upstream states
/// nothing.
fn token(contract: Contract) -> Option<TokenContract> {
    let address: String =
        contract.address.as_str().unwrap_or_default().chars().take(MAX_CONTRACT_CHARACTERS).collect();
    let decimals = contract.decimals.0.map(precision);
    let symbol = contract.symbol.label().unwrap_or_default();
    let is_stated = !address.is_empty() || decimals.is_some() || !symbol.is_empty();
    is_stated.then_some(TokenContract { address, decimals, symbol })
}

/// Number of decimal places. An invalid number becomes one that no token has.
fn precision(decimals: Decimal) -> u32 {
    decimals.to_u32().filter(|_| decimals.fract().is_zero()).unwrap_or(u32::MAX)
}
