//! Tokens whose contract and decimals are pinned here, so that no external data decides what a wallet sends
//! and how much.
//!
//! The table contains only what several independent public sources agree on. A token that is not listed is
//! paid by hand: it has an amount and an address, and no link.

use super::{network, same_name};
use crate::payments::RailFacts;

/// One token on one network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::payments) struct KnownToken {
    /// The tickers of the token; the first is the usual one.
    pub(super) names: &'static [&'static str],
    /// The key of the network that it is issued on.
    pub(super) network: &'static str,
    /// Its contract or mint, in the network's own notation.
    pub(in crate::payments) contract: &'static str,
    /// The decimal places of its amounts.
    pub(in crate::payments) decimals: u32,
}

const ETHEREUM: &str = "ethereum";
const OPTIMISM: &str = "optimism";
const BNB: &str = "bnb";
const POLYGON: &str = "polygon";
const WORLD: &str = "world";
const BASE: &str = "base";
const ARBITRUM: &str = "arbitrum";
const AVALANCHE: &str = "avalanche";
const SOLANA: &str = "solana";
const TRON: &str = "tron";
const TON: &str = "ton";

const USDC: &[&str] = &["USDC"];
const USDC_E: &[&str] = &["USDC.e"];
const USDT: &[&str] = &["USDT"];
/// Tether's token on chains where it became the omnichain one, at the same address.
const USDT_OR_USDT0: &[&str] = &["USDT", "USDT0", "USD₮0"];
const DAI: &[&str] = &["DAI"];
const EURC: &[&str] = &["EURC", "EUROC"];
const PYUSD: &[&str] = &["PYUSD"];
const FDUSD: &[&str] = &["FDUSD"];
const USDE: &[&str] = &["USDE"];
const WLD: &[&str] = &["WLD"];

const fn token(
    names: &'static [&'static str],
    network: &'static str,
    contract: &'static str,
    decimals: u32,
) -> KnownToken {
    KnownToken { names, network, contract, decimals }
}

/// Every pinned token. On BNB Smart Chain the dollar tokens have 18 decimals, unlike on other chains.
#[rustfmt::skip]
pub(super) static TOKENS: &[KnownToken] = &[
    token(USDC, ETHEREUM, "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48", 6),
    token(USDC, OPTIMISM, "0x0b2C639c533813f4Aa9D7837CAf62653d097Ff85", 6),
    token(USDC, BNB, "0x8AC76a51cc950d9822D68b83fE1Ad97B32Cd580d", 18),
    token(USDC, POLYGON, "0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359", 6),
    token(USDC, WORLD, "0x79A02482A880bCE3F13e09Da970dC34db4CD24d1", 6),
    token(USDC, BASE, "0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913", 6),
    token(USDC, ARBITRUM, "0xaf88d065e77c8cC2239327C5EDb3A432268e5831", 6),
    token(USDC, AVALANCHE, "0xB97EF9Ef8734C71904D8002F8b6Bc66Dd9c48a6E", 6),
    token(USDC, SOLANA, "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v", 6),
    token(USDC_E, OPTIMISM, "0x7F5c764cBc14f9669B88837ca1490cCa17c31607", 6),
    token(USDC_E, POLYGON, "0x2791Bca1f2de4661ED88A30C99A7a9449Aa84174", 6),
    token(USDC_E, ARBITRUM, "0xFF970A61A04b1cA14834A43f5dE4533eBDDB5CC8", 6),
    token(USDC_E, AVALANCHE, "0xA7D7079b0FEaD91F3e65f86E8915Cb59c1a4C664", 6),
    token(USDT, ETHEREUM, "0xdAC17F958D2ee523a2206206994597C13D831ec7", 6),
    token(USDT, BNB, "0x55d398326f99059fF775485246999027B3197955", 18),
    token(USDT_OR_USDT0, POLYGON, "0xc2132D05D31c914a87C6611C10748AEb04B58e8F", 6),
    token(USDT_OR_USDT0, ARBITRUM, "0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9", 6),
    token(USDT, AVALANCHE, "0x9702230A8Ea53601f5cD2dc00fDBc13d4dF4A8c7", 6),
    token(USDT, SOLANA, "Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB", 6),
    token(USDT, TRON, "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", 6),
    token(USDT, TON, "EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs", 6),
    token(DAI, ETHEREUM, "0x6B175474E89094C44Da98b954EedeAC495271d0F", 18),
    token(DAI, OPTIMISM, "0xDA10009cBd5D07dd0CeCc66161FC93D7c9000da1", 18),
    token(DAI, POLYGON, "0x8f3Cf7ad23Cd3CaDbD9735AFf958023239c6A063", 18),
    token(DAI, BASE, "0x50c5725949A6F0c72E6C4a641F24049A917DB0Cb", 18),
    token(DAI, ARBITRUM, "0xDA10009cBd5D07dd0CeCc66161FC93D7c9000da1", 18),
    token(EURC, ETHEREUM, "0x1aBaEA1f7C830bD89Acc67eC4af516284b1bC33c", 6),
    token(EURC, BASE, "0x60a3E35Cc302bFA44Cb288Bc5a4F316Fdb1adb42", 6),
    token(EURC, AVALANCHE, "0xC891EB4cbdEFf6e073e859e987815Ed1505c2ACD", 6),
    token(EURC, SOLANA, "HzwqbKZw8HxMN6bF2yFZNrht3c2iXXzpKcFu7uBEDKtr", 6),
    token(PYUSD, ETHEREUM, "0x6c3ea9036406852006290770BEdFcAbA0e23A0e8", 6),
    token(PYUSD, ARBITRUM, "0x46850aD61C2B7d64d08c9C754F45254596696984", 6),
    token(PYUSD, SOLANA, "2b1kV6DkPAnxd5ixfnxCpjxmKwqjjaYmCZfHsFu24GXo", 6),
    token(FDUSD, ETHEREUM, "0xc5f0f7b66764F6ec8C8Dff7BA683102295E16409", 18),
    token(FDUSD, BNB, "0xc5f0f7b66764F6ec8C8Dff7BA683102295E16409", 18),
    token(USDE, ETHEREUM, "0x4c9EDD5852cd905f086C759E8383e09bff1E68B3", 18),
    token(USDE, ARBITRUM, "0x5d3a1Ff2b6BAb83b63cd9AD0787074081a52ef34", 18),
    token(USDE, BASE, "0x5d3a1Ff2b6BAb83b63cd9AD0787074081a52ef34", 18),
    token(WLD, ETHEREUM, "0x163f8C2467924be0ae7B5347228CABF260318753", 18),
    token(WLD, OPTIMISM, "0xdC6fF44d5d932Cbd77B52E5612Ba0529DC6226F1", 18),
    token(WLD, WORLD, "0x2cFc85d8E48F8EAB294be644d9E25C3030863003", 18),
];

impl KnownToken {
    /// Finds the pinned token of the rail's coin on its network.
    pub(in crate::payments) fn of(rail: &RailFacts) -> Option<Self> {
        let key = network(rail)?.key;
        TOKENS.iter().find(|token| token.network == key && token.is_named(&rail.coin)).copied()
    }

    /// Whether this is one of the token's tickers, ignoring case.
    pub(in crate::payments) fn is_named(&self, ticker: &str) -> bool {
        self.names.iter().any(|name| same_name(name, ticker))
    }
}

#[cfg(test)]
mod tests;
