//! Tests of the RPC client against a server with prepared answers.

use super::sample::{BLOCKHASH, USDC, WALLET, account_of, key};
use crate::payments::solana::{Ledger, Node, NodeError};
use axum::{Json, Router, http::StatusCode, routing::post};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::net::Ipv4Addr;
use tokio::net::TcpListener;

async fn node(answer: impl Fn(&str) -> (u16, Value) + Clone + Send + Sync + 'static) -> Node {
    let app = Router::new().route(
        "/rpc",
        post(|Json(request): Json<Value>| async move {
            let (status, body) = answer(request["method"].as_str().unwrap());
            (StatusCode::from_u16(status).unwrap(), Json(body))
        }),
    );
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let url = format!("http://{}/rpc?key=secret", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    Node::new(url.parse().unwrap()).unwrap()
}

fn at_slot(value: Value) -> (u16, Value) {
    (200, json!({ "jsonrpc": "2.0", "id": 1, "result": { "context": { "slot": 1 }, "value": value } }))
}

fn latest() -> (u16, Value) {
    at_slot(json!({ "blockhash": BLOCKHASH, "lastValidBlockHeight": 1 }))
}

#[tokio::test]
async fn ledger_returns_the_blockhash_and_the_accounts_in_order() {
    let account = account_of(USDC, WALLET);
    let (owner, data) = (account.owner.to_string(), STANDARD.encode(&account.data));
    let node = node(move |method| match method {
        "getLatestBlockhash" => latest(),
        _ => at_slot(json!([null, { "owner": owner, "data": [data, "base64"], "lamports": 1 }])),
    })
    .await;
    let ledger = node.ledger(&[key(USDC), key(WALLET)]).await.unwrap();
    assert_eq!(ledger, Ledger { blockhash: key(BLOCKHASH), accounts: vec![None, Some(account)] });
}

#[rstest::rstest]
#[case::no_server_behind_it(502, json!("bad gateway"), "the node answered 502")]
#[case::refused(200, json!({ "error": { "code": -32005, "message": "behind" } }), "the node refused: -32005")]
#[case::no_json(200, json!("…"), "the node's answer cannot be read")]
#[case::too_few(200, json!({ "result": { "value": [] } }), "the node's answer cannot be read")]
#[case::no_base64(200, json!({ "result": { "value": [{ "owner": USDC, "data": ["*", "base64"] }] } }), "the node's answer cannot be read")]
#[tokio::test]
async fn unusable_answers_are_errors(#[case] status: u16, #[case] body: Value, #[case] why: &'static str) {
    let node = node(move |method| match method {
        "getLatestBlockhash" => latest(),
        _ => (status, body.clone()),
    })
    .await;
    assert_eq!(node.ledger(&[key(WALLET)]).await.unwrap_err().to_string(), why);
}

#[tokio::test]
async fn errors_do_not_contain_the_url() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    drop(listener);
    let node = Node::new(format!("http://{address}/?key=secret").parse().unwrap()).unwrap();
    let error = node.ledger(&[]).await.unwrap_err();
    assert!(matches!(error, NodeError::Silent(_)), "{error:?}");
    assert!(!format!("{error} {error:?}").contains("secret"), "{error:?}");
}
