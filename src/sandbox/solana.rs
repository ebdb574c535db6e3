//! A Solana node of the double's own network: as much JSON-RPC as preparing a payment takes. Its blockhash
//! exists nowhere else, so nothing that is prepared with it can move real money.
//!
//! Of the accounts it knows the mints of its own tokens, and the addresses of its orders: those off the curve
//! are accounts of the order's token, the others wallets that hold nothing yet.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use curve25519_dalek::edwards::CompressedEdwardsY;
use serde_json::{Value, json};
use sha3::{Digest, Keccak256};

use super::rails::{Chain, mint_decimals};
use super::world::World;

const TOKEN_PROGRAM: &str = "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA";

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
        return token_account(&mint);
    }
    match token_of_order(world, key) {
        Some(mint) if !is_on_curve(key) => {
            let mut account = [decode(mint), vec![0; 133]].concat();
            account[108] = 1;
            token_account(&account)
        }
        _ => Value::Null,
    }
}

fn token_account(data: &[u8]) -> Value {
    json!({
        "owner": TOKEN_PROGRAM,
        "data": [STANDARD.encode(data), "base64"],
        "lamports": 2_039_280,
        "executable": false,
        "space": data.len(),
    })
}

/// The mint of the order that is paid to this address.
fn token_of_order(world: &World, address: &str) -> Option<&'static str> {
    let tokens = world.book.all(|order| {
        let is_paid_here = order.network.chain == Chain::Solana && order.address == address;
        order.network.token.filter(|_| is_paid_here).map(|(mint, _)| mint)
    });
    tokens.into_iter().flatten().next()
}

fn is_on_curve(key: &str) -> bool {
    let bytes: Option<[u8; 32]> = decode(key).try_into().ok();
    bytes.is_some_and(|bytes| CompressedEdwardsY(bytes).decompress().is_some())
}

fn decode(key: &str) -> Vec<u8> {
    bs58::decode(key).into_vec().unwrap_or_default()
}
