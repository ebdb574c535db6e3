//! The rails and answers the tests pay on, after the contract's samples.

use rust_decimal::Decimal;

use super::{Answered, Quoted, RailFacts, Token};

pub(super) const BASE_USDC: &str = "0xd3935ad1dd768fe8135f841a55e9d73a826000a0";
pub(super) const SOLANA_USDC: &str = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v";
pub(super) const TRON_USDT: &str = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t";
/// A BOLT 11 example: 25 mBTC, made at 1496314658, lasting an hour.
pub(super) const COFFEE: &str = "lnbc25m1pvjluezpp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdq5vdhkven9v5sxyetpdeessp5zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zygs9q5sqqqqqqqqqqqqqqqpqsq67gye39hfg3zd8rgc80k32tvy9xk2xunwm5lzexnvpx6fd77en8qaq424dxgt56cag2dpt359k3ssyhetktkpqh24jqnjyw6uqd08sgptq44qu";
pub(super) const COFFEE_MADE_AT: i64 = 1_496_314_658;

pub(super) fn coin(coin: &str, network: &str) -> RailFacts {
    RailFacts { coin: coin.into(), network: network.into(), chain_id: None, token: None }
}

pub(super) fn chain(coin_name: &str, network: &str, id: u64) -> RailFacts {
    RailFacts { chain_id: Some(id), ..coin(coin_name, network) }
}

pub(super) fn with_token(rail: RailFacts, contract: &str, decimals: u32) -> RailFacts {
    let symbol = rail.coin.clone();
    RailFacts { token: Some(Token { contract: contract.into(), decimals, symbol }), ..rail }
}

pub(super) fn usdc_on_base() -> RailFacts {
    with_token(chain("USDC", "Base", 8453), BASE_USDC, 6)
}

pub(super) fn usdc_on_solana() -> RailFacts {
    with_token(coin("USDC", "Solana"), SOLANA_USDC, 6)
}

pub(super) fn usdt_on_tron() -> RailFacts {
    with_token(coin("USDT", "Tron"), TRON_USDT, 6)
}

/// An order that upstream answers faithfully, without a payment text of its own.
pub(super) fn order(rail: RailFacts, amount: &str, address: &str) -> (Quoted, Answered) {
    let amount: Decimal = amount.parse().unwrap();
    let answered = Answered {
        coin: rail.coin.clone(),
        network: rail.network.clone(),
        amount: Some(amount),
        address: address.into(),
        qr_text: None,
    };
    (Quoted { rail, amount }, answered)
}
