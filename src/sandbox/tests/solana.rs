//! The double's own Solana node.

use serde_json::{Value, json};

use super::Double;

const MINT: &str = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v";

async fn ask(double: &Double, method: &str, params: Value) -> Value {
    let body = json!({ "jsonrpc": "2.0", "id": 7, "method": method, "params": params });
    double.post("/solana", &body).await.1
}

#[tokio::test]
async fn a_blockhash_is_told() {
    let told = ask(&Double::still(), "getLatestBlockhash", json!([])).await;
    let hash = bs58::decode(told["result"]["value"]["blockhash"].as_str().unwrap()).into_vec().unwrap();
    assert_eq!((hash.len(), &told["id"]), (32, &json!(7)));
}

#[tokio::test]
async fn mints_are_known_and_strangers_are_not() {
    let params = json!([[MINT, "mvines9iiHiQTysrwkJjGf2gb9Ex9jXJX8ns3qwf2kN"], { "encoding": "base64" }]);
    let told = ask(&Double::still(), "getMultipleAccounts", params).await;
    let accounts = &told["result"]["value"];
    assert_eq!(accounts[0]["owner"], "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA");
    assert_eq!(accounts[1], Value::Null);
}

#[tokio::test]
async fn whatever_else_is_asked_is_an_error() {
    let told = ask(&Double::still(), "sendTransaction", json!(["AQ=="])).await;
    assert_eq!(told["error"]["code"], -32601);
}

#[tokio::test]
async fn what_it_tells_is_not_in_the_suppliers_record() {
    let double = Double::still();
    ask(&double, "getLatestBlockhash", json!([])).await;
    assert_eq!(double.ok("/control/requests").await["requests"], json!([]));
}
