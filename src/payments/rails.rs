//! Rails and answers for tests, based on the contract's samples.

use rust_decimal::Decimal;

use super::{Answered, Quoted, RailFacts, Token};

pub(super) const BASE_USDC: &str = "0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913";
pub(super) const SOLANA_USDC: &str = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v";
pub(super) const TRON_USDT: &str = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t";
/// A BOLT 11 example: 25 mBTC, created at 1496314658, valid for an hour.
pub(super) const COFFEE: &str = "lnbc25m1pvjluezpp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdq5vdhkven9v5sxyetpdeessp5zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zygs9q5sqqqqqqqqqqqqqqqpqsq67gye39hfg3zd8rgc80k32tvy9xk2xunwm5lzexnvpx6fd77en8qaq424dxgt56cag2dpt359k3ssyhetktkpqh24jqnjyw6uqd08sgptq44qu";
/// A BOLT 11 example: 2.5 mBTC, valid for a minute.
pub(super) const OTHER_INVOICE: &str = "lnbc2500u1pvjluezpp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdpquwpc4curk03c9wlrswe78q4eyqc7d8d0xqzpuyk0sg5g70me25alkluzd2x62aysf2pyy8edtjeevuv4p2d5p76r4zkmneet7uvyakky2zr4cusd45tftc9c5fh0nnqpnl2jfll544esqchsrny";
/// A BOLT 11 example that leaves the amount to the payer.
pub(super) const OPEN_INVOICE: &str = "lnbc1pvjluezpp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdpl2pkx2ctnv5sxxmmwwd5kgetjypeh2ursdae8g6twvus8g6rfwvs8qun0dfjkxaq8rkx3yf5tcsyz3d73gafnh3cax9rn449d9p5uxz9ezhhypd0elx87sjle52x86fux2ypatgddc6k63n7erqz25le42c4u4ecky03ylcqca784w";
/// A BOLT 11 example with a signature that no key can have made: 2.5 mBTC, valid for a minute.
pub(super) const UNRECOVERABLE: &str = "lnbc2500u1pvjluezpp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdq5xysxxatsyp3k7enxv4jsxqzpuaxtrnwngzn3kdzw5hydlzf03qdgm2hdq27cqv3agm2awhz5se903vruatfhq77w3ls4evs3ch9zw97j25emudupq63nyw24cg27h2rspk28uwq";
pub(super) const COFFEE_MADE_AT: i64 = 1_496_314_658;

pub(super) fn coin(coin: &str, network: &str) -> RailFacts {
    RailFacts { coin: coin.into(), network: network.into(), chain_id: None, token: None }
}

pub(super) fn chain(coin_name: &str, network: &str, id: u64) -> RailFacts {
    RailFacts { chain_id: Some(id), ..coin(coin_name, network) }
}

pub(super) fn with_token(rail: RailFacts, contract: &str, decimals: u32) -> RailFacts {
    let symbol = rail.coin.clone();
    RailFacts { token: Some(Token { contract: contract.into(), decimals: Some(decimals), symbol }), ..rail }
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

/// An order with a matching answer of upstream, without a payment text.
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
