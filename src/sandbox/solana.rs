//! A Solana node of the double's own network: as much JSON-RPC as preparing a payment takes. Its blockhash
//! exists nowhere else, so nothing that is prepared with it can move real money.
//!
//! Of the accounts it knows the mints of its tokens, and the addresses of its orders: those of tokens are accounts of the
//! token, on the curve or off it, but for `wallet@`, whose orders are paid to wallets.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use serde_json::{Value, json};
use sha3::{Digest, Keccak256};

use super::rails::{Chain, mint_decimals};
use super::sentinels::Sentinel;
use super::world::World;

const SYSTEM_PROGRAM: &str = "11111111111111111111111111111111";
const TOKEN_PROGRAM: &str = "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA";
const TOKEN_2022_PROGRAM: &str = "TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb";
/// The mint of PYUSD, which is of the newer token program.
const PYUSD: &str = "2b1kV6DkPAnxd5ixfnxCpjxmKwqjjaYmCZfHsFu24GXo";

/// `POST /solana`.
pub async fn answer(State(world): State<Arc<World>>, body: Bytes) -> Json<Value> {
    let asked: Value = serde_json::from_slice(&body).unwrap_or_default();
    let told = match asked["method"].as_str() {
        Some("getLatestBlockhash") => Some(latest(world.clock.now())),
        Some("getMultipleAccounts") => accounts(&world, &asked["params"][0]),
        _ => None,
    };
    let (part, value) = match told {
        Some(value) => ("result", json!({ "context": { "slot": 1 }, "value": value })),
        None => ("error", json!({ "code": -32601, "message": "Method not found" })),
    };
    Json(json!({ "jsonrpc": "2.0", "id": asked["id"], part: value }))
}

/// Another one every half minute.
fn latest(now: i64) -> Value {
    let hash = Keccak256::digest(format!("a block of the sandbox, {}", now / 30));
    json!({ "blockhash": bs58::encode(hash).into_string(), "lastValidBlockHeight": 1 })
}

fn accounts(world: &World, keys: &Value) -> Option<Value> {
    keys.as_array()
        .map(|keys| keys.iter().map(|key| account(world, key.as_str().unwrap_or_default())).collect())
}

fn account(world: &World, key: &str) -> Value {
    if let Some(decimals) = mint_decimals(key) {
        let mut mint = vec![0; 82];
        mint[44] = decimals;
        return owned_by(token_program(key), &mint);
    }
    match token_of_order(world, key) {
        Some((_, true)) => owned_by(SYSTEM_PROGRAM, &[]),
        Some((mint, false)) => {
            let mut account = [decode(mint), vec![0; 133]].concat();
            account[108] = 1;
            owned_by(token_program(mint), &account)
        }
        None => Value::Null,
    }
}

fn token_program(mint: &str) -> &'static str {
    if mint == PYUSD { TOKEN_2022_PROGRAM } else { TOKEN_PROGRAM }
}

fn owned_by(program: &str, data: &[u8]) -> Value {
    json!({
        "owner": program,
        "data": [STANDARD.encode(data), "base64"],
        "lamports": 2_039_280,
        "executable": false,
        "space": data.len(),
    })
}

/// The mint of the order that is paid to this address, and whether that is a wallet.
fn token_of_order(world: &World, address: &str) -> Option<(&'static str, bool)> {
    let tokens = world.book.all(|order| {
        let is_paid_here = order.network.chain == Chain::Solana && order.address == address;
        let is_wallet = order.sentinels.has(Sentinel::Wallet);
        order.network.token.filter(|_| is_paid_here).map(|(mint, _)| (mint, is_wallet))
    });
    tokens.into_iter().flatten().next()
}

fn decode(key: &str) -> Vec<u8> {
    bs58::decode(key).into_vec().unwrap_or_default()
}
