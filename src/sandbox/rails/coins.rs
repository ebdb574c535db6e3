//! The table of coins and networks (contract 2).

use super::{Chain, Coin, Network};

const fn own(
    name: &'static str,
    token: &'static str,
    chain: Chain,
    threshold: &'static str,
    method: &'static str,
) -> Network {
    Network {
        name,
        base_token: token,
        threshold,
        cost: Some("€0"),
        suspended: Some(false),
        chain,
        token: None,
        method,
    }
}

const fn token(
    name: &'static str,
    base: &'static str,
    chain: Chain,
    threshold: &'static str,
    contract: (&'static str, u32),
    method: &'static str,
) -> Network {
    Network {
        name,
        base_token: base,
        threshold,
        cost: Some("€0"),
        suspended: Some(false),
        chain,
        token: Some(contract),
        method,
    }
}

const CHEAP: &str = "0.564102564102564";

static BTC: [Network; 2] = [
    Network { cost: Some("€0.4"), ..own("Mainnet", "BTC", Chain::Bitcoin, "0.0000098", "BTC") },
    Network {
        suspended: None,
        ..own("Lightning", "BTC", Chain::Lightning, "0.00000714285714285714", "BTC-LIGHTNING")
    },
];
static USDC: [Network; 5] = [
    token(
        "Solana",
        "SOL",
        Chain::Solana,
        CHEAP,
        ("8v3eiYVaJEd7W6fzdzvyR4qkTqq7X7K1LddEEM2fDJtk", 6),
        "USDC-SOL",
    ),
    token(
        "Base",
        "ETH",
        Chain::Evm(8453),
        CHEAP,
        ("0xd3935ad1dd768fe8135f841a55e9d73a826000a0", 6),
        "USDC-Base",
    ),
    token(
        "Arbitrum",
        "ETH",
        Chain::Evm(42161),
        CHEAP,
        ("0x2fc975b709574e8070bff8f120fcdada103b01de", 6),
        "USDC-ARB",
    ),
    token(
        "Polygon (Matic)",
        "POL",
        Chain::Evm(137),
        CHEAP,
        ("0xe50747a529d75cd6a8cf8e6bad96c1d5a4f8206a", 6),
        "USDC-MATIC",
    ),
    token(
        "ETH Mainnet",
        "ETH",
        Chain::Evm(1),
        "9.5",
        ("0x90397125a6958acd20bbc3109721aab749e4c87f", 6),
        "USDC-ETH",
    ),
];
static USDT: [Network; 5] = [
    token("Tron", "TRX", Chain::Tron, "2.2", ("TNbZdFE2gutGqyJQRNuPQ6e5xLzGmMLgoH", 6), "USDT-TRON"),
    Network {
        suspended: Some(true),
        ..token(
            "Polygon (Matic)",
            "POL",
            Chain::Evm(137),
            "0.56",
            ("0x685ad9c6e8898af545dfde21e26a81ffe23e3b79", 6),
            "USDT-MATIC",
        )
    },
    token(
        "ETH Mainnet",
        "ETH",
        Chain::Evm(1),
        "9.5",
        ("0x1f4c2b7a90d35e6881c7a2f04be913d56a7c8e02", 6),
        "USDT-ETH",
    ),
    token(
        "Solana",
        "SOL",
        Chain::Solana,
        CHEAP,
        ("JyNrddD62W8Y9Ygh4HpZ3hnMgs8YJQe443LQWBuTbm4", 6),
        "USDT-SOL",
    ),
    token(
        "Ton",
        "TON",
        Chain::Ton,
        CHEAP,
        ("EQBiyBkMjiHTF_9xaP-tOqR109mNLdhQ8B6gCtEc9zK9Yi6a", 6),
        "USDT-TON",
    ),
];
static ETH: [Network; 3] = [
    own("ETH Mainnet", "ETH", Chain::Evm(1), "0.0031", "ETH"),
    own("Base", "ETH", Chain::Evm(8453), "0.00016", "ETH-Base"),
    own("Arbitrum", "ETH", Chain::Evm(42161), "0.00016", "ETH-ARB"),
];
static SOL: [Network; 1] = [own("Solana", "SOL", Chain::Solana, "0.0031", "SOL")];
static LTC: [Network; 1] = [Network { cost: None, ..own("Mainnet", "LTC", Chain::Litecoin, "0.005", "LTC") }];
static TRX: [Network; 1] = [own("Tron", "TRX", Chain::Tron, "1.9", "TRX")];
static TON: [Network; 1] = [own("Ton", "TON", Chain::Ton, "0.18", "GRAM-TON")];
static DOGE: [Network; 1] = [own("Mainnet", "DOGE", Chain::Dogecoin, "2.5", "DOGE")];
static DAI: [Network; 2] = [
    token(
        "Polygon (Matic)",
        "POL",
        Chain::Evm(137),
        CHEAP,
        ("0x4b0d2f6a7e91c358fd20b6a9475e8c13d7a6f590", 18),
        "DAI-MATIC",
    ),
    token(
        "ETH Mainnet",
        "ETH",
        Chain::Evm(1),
        "9.5",
        ("0x7d31e5a04c96b28f1057e3cda849f6b2013c8d4e", 18),
        "DAI-ETH",
    ),
];
static USDC_E: [Network; 2] = [
    token(
        "Polygon (Matic)",
        "POL",
        Chain::Evm(137),
        CHEAP,
        ("0x93a1c60e5fb7284d03e9d86ac471b25f8e0d3c6a", 6),
        "USDC.e-MATIC",
    ),
    token(
        "Arbitrum",
        "ETH",
        Chain::Evm(42161),
        CHEAP,
        ("0x3696e4471f7b8b2d69d6a18c6950f0f1c397c060", 6),
        "USDC.e-ARB",
    ),
];
static USDT_E: [Network; 1] = [token(
    "Arbitrum",
    "ETH",
    Chain::Evm(42161),
    CHEAP,
    ("0xf24bf0df0dc48160878e0028144219b754c9c053", 6),
    "USDT.e-ARB",
)];
static USDE: [Network; 1] = [token(
    "ETH Mainnet",
    "ETH",
    Chain::Evm(1),
    "9.5",
    ("0xf1ce1fec94e59b44bf06de39223824a6ccd14196", 18),
    "USDE-ETH",
)];
static FDUSD: [Network; 1] = [token(
    "ETH Mainnet",
    "ETH",
    Chain::Evm(1),
    "9.5",
    ("0xb176558b705859ed525f15eb32ebd7674a3a0651", 18),
    "FDUSD-ETH",
)];
static SUI: [Network; 1] = [own("Sui", "SUI", Chain::Sui, "0.16", "SUI")];
static EUROC: [Network; 1] = [token(
    "ETH Mainnet",
    "ETH",
    Chain::Evm(1),
    "8.5",
    ("0x25c8fe3b7a6d1094e2ab5c7f830d9e64b1c0a7f3", 6),
    "EUROC-ETH",
)];
static PYUSD: [Network; 1] = [token(
    "Solana",
    "SOL",
    Chain::Solana,
    CHEAP,
    ("4vnQpZ7rTgKc1mHs8fYdJbWu2eXa9LRqNtC5oD3iEk6G", 6),
    "PYUSD-SOL",
)];
static WLD: [Network; 1] = [token(
    "ETH Mainnet",
    "ETH",
    Chain::Evm(1),
    "0.9",
    ("0x60e1b7d8fa9c34520ab8d6f17ce95a03421fd7c8", 18),
    "WLD",
)];

const fn coin(
    name: &'static str,
    usd_micros: i64,
    places: u32,
    method: &'static str,
    networks: &'static [Network],
) -> Coin {
    Coin { name, usd_micros, places, stable: false, suspended: false, threshold: None, method, networks }
}

const fn stable(name: &'static str, method: &'static str, networks: &'static [Network]) -> Coin {
    Coin { stable: true, threshold: Some("10"), ..coin(name, 1_000_000, 2, method, networks) }
}

/// Every coin, in the order of the list.
pub static COINS: [Coin; 18] = [
    coin("BTC", 92_595_000_000, 8, "BTC", &BTC),
    stable("USDC", "USDC-MATIC", &USDC),
    stable("USDT", "USDT-TRON", &USDT),
    coin("ETH", 3_120_000_000, 6, "ETH", &ETH),
    coin("SOL", 182_400_000, 5, "SOL", &SOL),
    coin("LTC", 101_300_000, 5, "LTC", &LTC),
    coin("TRX", 298_000, 3, "TRX", &TRX),
    coin("TON", 3_140_000, 4, "GRAM-TON", &TON),
    coin("DOGE", 214_000, 3, "DOGE", &DOGE),
    coin("SUI", 3_450_000, 4, "SUI", &SUI),
    stable("DAI", "DAI-MATIC", &DAI),
    stable("USDC.e", "USDC.e-MATIC", &USDC_E),
    stable("USDT.e", "USDT.e-ARB", &USDT_E),
    stable("USDE", "USDE-ETH", &USDE),
    stable("FDUSD", "FDUSD-ETH", &FDUSD),
    Coin { stable: true, ..coin("EUROC", 1_128_000, 2, "EUROC-ETH", &EUROC) },
    stable("PYUSD", "PYUSD-SOL", &PYUSD),
    Coin { suspended: true, ..coin("WLD", 1_070_000, 4, "WLD", &WLD) },
];
