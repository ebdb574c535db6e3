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

const LOW_MINIMUM: &str = "0.564102564102564";

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
        LOW_MINIMUM,
        ("EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v", 6),
        "USDC-SOL",
    ),
    token(
        "Base",
        "ETH",
        Chain::Evm(8453),
        LOW_MINIMUM,
        ("0x833589fcd6edb6e08f4c7c32d4f71b54bda02913", 6),
        "USDC-Base",
    ),
    token(
        "Arbitrum",
        "ETH",
        Chain::Evm(42161),
        LOW_MINIMUM,
        ("0xaf88d065e77c8cc2239327c5edb3a432268e5831", 6),
        "USDC-ARB",
    ),
    token(
        "Polygon (Matic)",
        "POL",
        Chain::Evm(137),
        LOW_MINIMUM,
        ("0x3c499c542cef5e3811e1192ce70d8cc03d5c3359", 6),
        "USDC-MATIC",
    ),
    token(
        "ETH Mainnet",
        "ETH",
        Chain::Evm(1),
        "9.5",
        ("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48", 6),
        "USDC-ETH",
    ),
];
static USDT: [Network; 5] = [
    token("Tron", "TRX", Chain::Tron, "2.2", ("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", 6), "USDT-TRON"),
    Network {
        suspended: Some(true),
        ..token(
            "Polygon (Matic)",
            "POL",
            Chain::Evm(137),
            "0.56",
            ("0xc2132d05d31c914a87c6611c10748aeb04b58e8f", 6),
            "USDT-MATIC",
        )
    },
    token(
        "ETH Mainnet",
        "ETH",
        Chain::Evm(1),
        "9.5",
        ("0xdac17f958d2ee523a2206206994597c13d831ec7", 6),
        "USDT-ETH",
    ),
    token(
        "Solana",
        "SOL",
        Chain::Solana,
        LOW_MINIMUM,
        ("Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB", 6),
        "USDT-SOL",
    ),
    token(
        "Ton",
        "TON",
        Chain::Ton,
        LOW_MINIMUM,
        ("EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs", 6),
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
        LOW_MINIMUM,
        ("0x8f3cf7ad23cd3cadbd9735aff958023239c6a063", 18),
        "DAI-MATIC",
    ),
    token(
        "ETH Mainnet",
        "ETH",
        Chain::Evm(1),
        "9.5",
        ("0x6b175474e89094c44da98b954eedeac495271d0f", 18),
        "DAI-ETH",
    ),
];
static USDC_E: [Network; 2] = [
    token(
        "Polygon (Matic)",
        "POL",
        Chain::Evm(137),
        LOW_MINIMUM,
        ("0x2791bca1f2de4661ed88a30c99a7a9449aa84174", 6),
        "USDC.e-MATIC",
    ),
    token(
        "Arbitrum",
        "ETH",
        Chain::Evm(42161),
        LOW_MINIMUM,
        ("0xff970a61a04b1ca14834a43f5de4533ebddb5cc8", 6),
        "USDC.e-ARB",
    ),
];
static USDT_E: [Network; 1] = [token(
    "Arbitrum",
    "ETH",
    Chain::Evm(42161),
    LOW_MINIMUM,
    ("0xf24bf0df0dc48160878e0028144219b754c9c053", 6),
    "USDT.e-ARB",
)];
static USDE: [Network; 1] = [token(
    "ETH Mainnet",
    "ETH",
    Chain::Evm(1),
    "9.5",
    ("0x4c9edd5852cd905f086c759e8383e09bff1e68b3", 18),
    "USDE-ETH",
)];
static FDUSD: [Network; 1] = [token(
    "ETH Mainnet",
    "ETH",
    Chain::Evm(1),
    "9.5",
    ("0xc5f0f7b66764f6ec8c8dff7ba683102295e16409", 18),
    "FDUSD-ETH",
)];
static SUI: [Network; 1] = [own("Sui", "SUI", Chain::Sui, "0.16", "SUI")];
static EUROC: [Network; 1] = [token(
    "ETH Mainnet",
    "ETH",
    Chain::Evm(1),
    "8.5",
    ("0x1abaea1f7c830bd89acc67ec4af516284b1bc33c", 6),
    "EUROC-ETH",
)];
static PYUSD: [Network; 1] = [token(
    "Solana",
    "SOL",
    Chain::Solana,
    LOW_MINIMUM,
    ("2b1kV6DkPAnxd5ixfnxCpjxmKwqjjaYmCZfHsFu24GXo", 6),
    "PYUSD-SOL",
)];
static WLD: [Network; 1] = [token(
    "ETH Mainnet",
    "ETH",
    Chain::Evm(1),
    "0.9",
    ("0x163f8c2467924be0ae7b5347228cabf260318753", 18),
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
