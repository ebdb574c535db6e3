//! Tests of prices over time, and of the checksums of addresses.

use std::str::FromStr;

use bitcoin::address::{Address, NetworkUnchecked};
use lightning_invoice::Bolt11Invoice;
use rust_decimal::Decimal;
use serde_json::{Value, json};
use sha3::{Digest, Keccak256};

use super::{Double, card, order_body};
use crate::sandbox::rails::find_coin;

const NOON: i64 = 1_791_540_000;

async fn price(double: &Double, coin: &str) -> Decimal {
    let path =
        format!("/v4/products/price?brand_name=Pomelo%20Market&country_code=US&face_value=100&coin={coin}");
    double.ok(&path).await["coin_amount"].as_str().unwrap().parse().unwrap()
}

#[tokio::test]
async fn price_depends_only_on_the_clock() {
    let double = Double::new();
    double.0.clock.pin(NOON);
    let (btc, usdc) = (price(&double, "BTC").await, price(&double, "USDC").await);
    assert_eq!(price(&double, "BTC").await, btc);
    let (mut moved_btc, mut moved_usdc) = (0, 0);
    for _ in 0..20 {
        double.post("/control/clock", &json!({ "step": 15 })).await;
        moved_btc += i32::from(price(&double, "BTC").await != btc);
        let now = price(&double, "USDC").await;
        moved_usdc += i32::from(now != usdc);
        assert!((now - usdc).abs() / usdc < Decimal::new(15, 4), "a stable coin moves a few basis points");
    }
    assert!(moved_btc > 15, "{moved_btc}");
    assert!(moved_usdc > 5, "{moved_usdc}");
    double.0.clock.pin(NOON);
    assert_eq!(price(&double, "BTC").await, btc);
}

#[tokio::test]
async fn price_moves_less_than_ten_basis_points_in_15_seconds() {
    let double = Double::new();
    for coin in ["BTC", "ETH", "USDC"] {
        for at in 0..200 {
            double.0.clock.pin(NOON + at * 37);
            let before = price(&double, coin).await;
            double.0.clock.step(15);
            let moved = (price(&double, coin).await - before).abs() / before;
            assert!(moved < Decimal::new(1, 3), "{coin}: {moved}");
        }
    }
}

#[tokio::test]
async fn shift_raises_prices_until_reset() {
    let double = Double::new();
    double.0.clock.pin(NOON);
    let before = price(&double, "USDC").await;
    double.post("/control/prices", &json!({ "shift_bps": 300 })).await;
    let moved = price(&double, "USDC").await / before;
    assert!((moved - Decimal::new(103, 2)).abs() < Decimal::new(1, 3), "{moved}");
    double.post("/control/reset", &json!({})).await;
    double.0.clock.pin(NOON);
    assert_eq!(price(&double, "USDC").await, before);
}

#[tokio::test]
async fn moving_price_is_higher_for_a_while_after_validation() {
    let double = Double::new();
    double.0.clock.pin(NOON);
    let path = "/v5/products/country/US?brand_name=Moving%20Price&coin=DAI";
    let listed = async || -> Decimal {
        double.ok(path).await[0]["products"][1]["coin_amount"].as_str().unwrap().parse().unwrap()
    };
    let before = listed().await;
    let body = double
        .validate(&order_body("a@example.test", ("DAI", "Polygon (Matic)"), card("Moving Price", "25 USD")))
        .await;
    let validated: Decimal = body["coin_amount"].as_str().unwrap().parse().unwrap();
    assert!(validated > before * Decimal::new(102, 2));
    assert_eq!(listed().await, validated);
    double.0.clock.step(121);
    assert!(listed().await < validated * Decimal::new(99, 2));
}

async fn wallet(coin: &str, network: &str) -> Value {
    let email = if network == "Tron" { "verified@example.test" } else { "buyer@example.test" };
    Double::paused().place(&order_body(email, (coin, network), card("Northstar Play", "25 USD"))).await
}

#[tokio::test]
async fn bitcoin_addresses_are_segwit_on_mainnet() {
    let order = wallet("BTC", "Mainnet").await;
    let address = order["wallet_address"].as_str().unwrap();
    let parsed = Address::<NetworkUnchecked>::from_str(address).unwrap();
    assert!(parsed.require_network(bitcoin::Network::Bitcoin).is_ok());
    assert_eq!(
        order["qr_text"],
        format!("bitcoin:{address}?amount={}", order["coin_amount"].as_str().unwrap())
    );
}

#[tokio::test]
async fn litecoin_addresses_are_segwit_with_their_own_prefix() {
    let order = wallet("LTC", "Mainnet").await;
    let (prefix, version, program) =
        bech32::segwit::decode(order["wallet_address"].as_str().unwrap()).unwrap();
    assert_eq!((prefix.as_str(), version.to_u8(), program.len()), ("ltc", 0, 20));
}

#[tokio::test]
async fn evm_addresses_have_mixed_case_checksums() {
    for network in ["Base", "Arbitrum", "ETH Mainnet", "Polygon (Matic)"] {
        let order = wallet("USDC", network).await;
        let address = order["wallet_address"].as_str().unwrap().strip_prefix("0x").unwrap().to_owned();
        let sum = Keccak256::digest(address.to_lowercase().as_bytes());
        for (at, letter) in address.chars().enumerate().filter(|(_, letter)| letter.is_ascii_alphabetic()) {
            let byte = sum[at / 2];
            let nibble = if at % 2 == 0 { byte >> 4 } else { byte & 15 };
            assert_eq!(letter.is_ascii_uppercase(), nibble >= 8, "{address} at {at}");
        }
    }
}

#[tokio::test]
async fn base58_addresses_have_a_valid_length_version_and_checksum() {
    for (coin, network, version) in [("USDT", "Tron", 0x41), ("TRX", "Tron", 0x41), ("DOGE", "Mainnet", 0x1e)]
    {
        let order = wallet(coin, network).await;
        let bytes =
            bs58::decode(order["wallet_address"].as_str().unwrap()).with_check(None).into_vec().unwrap();
        assert_eq!((bytes.len(), bytes[0]), (21, version), "{coin}");
    }
    let order = wallet("SOL", "Solana").await;
    assert_eq!(bs58::decode(order["wallet_address"].as_str().unwrap()).into_vec().unwrap().len(), 32);
}

#[tokio::test]
async fn ton_addresses_have_the_user_friendly_format() {
    use base64::Engine;
    let order = wallet("TON", "Ton").await;
    let address = order["wallet_address"].as_str().unwrap();
    let bytes = base64::engine::general_purpose::URL_SAFE.decode(address).unwrap();
    assert_eq!((bytes.len(), bytes[0], bytes[1], address.len()), (36, 0x51, 0, 48));
    // The CRC of a message with its own checksum is zero.
    let mut sum: u32 = 0;
    for byte in bytes {
        sum ^= u32::from(byte) << 8;
        for _ in 0..8 {
            sum = (sum << 1) ^ if sum & 0x8000 == 0 { 0 } else { 0x1021 };
        }
        sum &= 0xffff;
    }
    assert_eq!(sum, 0);
}

#[tokio::test]
async fn lightning_order_has_a_signed_invoice_for_the_amount() {
    let order = wallet("BTC", "Lightning").await;
    let invoice: Bolt11Invoice = order["wallet_address"].as_str().unwrap().parse().unwrap();
    invoice.check_signature().unwrap();
    let btc: Decimal = order["coin_amount"].as_str().unwrap().parse().unwrap();
    let msat = Decimal::from(invoice.amount_milli_satoshis().unwrap());
    assert_eq!(msat, btc * Decimal::from(100_000_000_000_u64));
    assert_eq!(invoice.expiry_time().as_secs(), 3600);
    assert_eq!(invoice.duration_since_epoch().as_secs().to_string(), order["created_at"].as_str().unwrap());
    assert_eq!(order["payment_method_protocol"], "LIGHTNING_LIKE");
}

#[tokio::test]
async fn every_usable_rail_can_be_ordered_with() {
    for name in [
        "BTC", "USDC", "USDT", "ETH", "SOL", "LTC", "TRX", "TON", "DOGE", "SUI", "DAI", "USDC.e", "USDT.e",
        "USDE", "FDUSD", "EUROC", "PYUSD",
    ] {
        for network in
            find_coin(name).unwrap().networks.iter().filter(|network| network.suspended != Some(true))
        {
            assert!(
                !wallet(name, network.name).await["wallet_address"].as_str().unwrap().is_empty(),
                "{name}"
            );
        }
    }
}
