//! Tests of the sandbox's own Solana node.

use serde_json::{Value, json};

use super::Double;

const MINT: &str = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v";

async fn ask(double: &Double, method: &str, params: Value) -> Value {
    let body = json!({ "jsonrpc": "2.0", "id": 7, "method": method, "params": params });
    double.post("/solana", &body).await.1
}

#[tokio::test]
async fn blockhash_is_returned() {
    let answer = ask(&Double::paused(), "getLatestBlockhash", json!([])).await;
    let hash = bs58::decode(answer["result"]["value"]["blockhash"].as_str().unwrap()).into_vec().unwrap();
    assert_eq!((hash.len(), &answer["id"]), (32, &json!(7)));
}

#[tokio::test]
async fn only_known_mints_have_accounts() {
    let params = json!([[MINT, "mvines9iiHiQTysrwkJjGf2gb9Ex9jXJX8ns3qwf2kN"], { "encoding": "base64" }]);
    let answer = ask(&Double::paused(), "getMultipleAccounts", params).await;
    let accounts = &answer["result"]["value"];
    assert_eq!(accounts[0]["owner"], "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA");
    assert_eq!(accounts[1], Value::Null);
}

#[tokio::test]
async fn unknown_method_is_an_error() {
    let answer = ask(&Double::paused(), "sendTransaction", json!(["AQ=="])).await;
    assert_eq!(answer["error"]["code"], -32601);
}

#[tokio::test]
async fn solana_requests_are_not_recorded() {
    let double = Double::paused();
    ask(&double, "getLatestBlockhash", json!([])).await;
    assert_eq!(double.ok("/control/requests").await["requests"], json!([]));
}
