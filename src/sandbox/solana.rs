//! A Solana node of the sandbox's own network, with the JSON-RPC methods that preparing a payment
//! needs. Its blockhash exists nowhere else, so a transaction that uses it cannot move real money.
//!
//! It knows two kinds of accounts: the mints of its tokens, and the addresses of its orders. An
//! order in a token is paid to a token account, whether its address is on the curve or not. Only
//! orders with `wallet@` are paid to a wallet.

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
/// The mint of PYUSD, which uses the newer token program.
const PYUSD: &str = "2b1kV6DkPAnxd5ixfnxCpjxmKwqjjaYmCZfHsFu24GXo";

/// `POST /solana`.
pub async fn answer(State(world): State<Arc<World>>, body: Bytes) -> Json<Value> {
    let request: Value = serde_json::from_slice(&body).unwrap_or_default();
    let result = match request["method"].as_str() {
        Some("getLatestBlockhash") => Some(latest(world.clock.now())),
        Some("getMultipleAccounts") => accounts(&world, &request["params"][0]),
        _ => None,
    };
    let (member, value) = match result {
        Some(value) => ("result", json!({ "context": { "slot": 1 }, "value": value })),
        None => ("error", json!({ "code": -32601, "message": "Method not found" })),
    };
    Json(json!({ "jsonrpc": "2.0", "id": request["id"], member: value }))
}

/// The blockhash, which changes every half minute.
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

/// The mint of the order that is paid to this address, and whether the address is a wallet.
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
