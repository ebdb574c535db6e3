//! Tests of what a browser wallet is asked to sign: only the order's owner gets it, only while the order may
//! be paid, and it matches the order's page.

use crate::tests::{
    app::{App, live, open},
    browser::{Answer, Browser},
    double::Double,
    shopper::{CARD, checkout_form, id_of, until},
};
use axum::{
    body::Body,
    http::{Method, header},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::Value;

const ACCOUNT: &str = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
const WALLET: &str = "9B5XszUGdMaxCZ7uSQhPzdks5ZQSmWxrmzCSvtJ6Ns6g";

/// Places an order on a rail, and waits until it may be paid.
async fn waiting(browser: &Browser, rail: &str, email: &str) -> (String, Value) {
    let form = checkout_form(browser, CARD, rail).await.with("email", email);
    let order = browser.submit(&form).await.location().to_owned();
    let view = until(browser, &order, "awaiting_payment").await;
    (order, view)
}

/// Requests a transfer as the island does.
async fn ask(browser: &Browser, order: &str, payer: &str) -> Answer {
    let fields = [("order", id_of(order)), ("payer", payer)];
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = browser
        .request(Method::POST, "/api/transfer")
        .header(header::ORIGIN, "http://127.0.0.1:3000")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let mut request = request.body(Body::from(body)).unwrap();
    request.headers_mut().insert(header::ACCEPT, header::HeaderValue::from_static("application/json"));
    browser.send(request).await
}

/// A shop with a Solana node.
async fn app_with_node(double: &Double, node: &str) -> App {
    let (url, node) = (double.url.clone(), node.to_owned());
    App::with(|settings| {
        settings.upstream.mode = live(&url);
        settings.wallet.solana_rpc = Some(node.into());
    })
    .await
}

fn units(view: &Value, decimals: u32) -> u128 {
    let amount: rust_decimal::Decimal = view["payment"]["amount"].as_str().unwrap().parse().unwrap();
    let scaled = amount * rust_decimal::Decimal::from(10_u64.pow(decimals));
    scaled.normalize().to_string().parse().unwrap()
}

#[tokio::test]
async fn token_transfer_matches_its_contract() {
    let app = App::sandbox().await;
    let browser = app.browser();
    let (order, view) = waiting(&browser, "USDC:Base", "buyer@example.test").await;
    let transfer = ask(&browser, &order, ACCOUNT).await.json();
    let (call, address) = (&transfer["call"]["evm"], view["payment"]["address"].as_str().unwrap());
    let word = format!("{:064x}", units(&view, 6));
    let recipient = address.trim_start_matches("0x").to_lowercase();
    assert_eq!(call["data"], format!("0xa9059cbb{}{recipient}{word}", "0".repeat(24)));
    assert_eq!(call["to"], "0x833589fcd6edb6e08f4c7c32d4f71b54bda02913");
    assert_eq!((&call["chain_id"], &call["value"]), (&"0x2105".into(), &"0x0".into()));
    assert_eq!(call["from"], ACCOUNT.to_lowercase());
    assert_eq!((&transfer["amount"], &transfer["address"]), (&view["payment"]["amount"], &address.into()));
}

#[tokio::test]
async fn native_coin_transfer_is_in_wei() {
    let app = App::sandbox().await;
    let browser = app.browser();
    let (order, view) = waiting(&browser, "ETH:ETH Mainnet", "buyer@example.test").await;
    let call = ask(&browser, &order, ACCOUNT).await.json()["call"]["evm"].clone();
    assert_eq!(call["value"], format!("{:#x}", units(&view, 18)));
    assert_eq!(call["to"], view["payment"]["address"].as_str().unwrap().to_lowercase());
    assert_eq!((&call["chain_id"], &call["data"]), (&"0x1".into(), &"0x".into()));
}

#[tokio::test]
async fn solana_transaction_needs_only_the_payers_signature() {
    let app = App::sandbox().await;
    for (rail, decimals) in [("USDC:Solana", 6), ("SOL:Solana", 9)] {
        let browser = app.browser();
        let (order, view) = waiting(&browser, rail, "buyer@example.test").await;
        assert_eq!(view["payment"]["wallet"], "solana");
        let transfer = ask(&browser, &order, WALLET).await.json();
        let bytes = STANDARD.decode(transfer["call"]["solana"]["transaction"].as_str().unwrap()).unwrap();
        assert_eq!((bytes[0], &bytes[1..65], bytes[65]), (1, [0; 64].as_slice(), 1), "{rail}");
        assert_eq!(bs58::encode(&bytes[69..101]).into_string(), WALLET);
        let amount = u64::try_from(units(&view, decimals)).unwrap().to_le_bytes();
        assert!(bytes.windows(8).any(|window| window == amount), "{rail}: the amount is not in it");
    }
}

#[tokio::test]
async fn only_the_owner_gets_a_transfer_and_none_names_upstreams_id() {
    let (double, app) = open().await;
    let (owner, stranger, passer_by) = (app.browser(), app.browser(), app.browser());
    let (order, _) = waiting(&owner, "USDC:Base", "buyer@example.test").await;
    waiting(&stranger, "USDC:Base", "stranger@example.test").await;
    let upstream = double.order_of("buyer@example.test").await;
    let own = ask(&owner, &order, ACCOUNT).await;
    assert_eq!(own.status, 200, "{}", own.body);
    for (who, answer) in [
        ("the owner", own),
        ("another shopper", ask(&stranger, &order, ACCOUNT).await),
        ("a browser without orders", ask(&passer_by, &order, ACCOUNT).await),
        ("about no order", ask(&owner, "/en-us/orders/0123456789abcdef0123456789abcdef", ACCOUNT).await),
    ] {
        let said = answer.everything();
        assert!(!said.contains(&upstream) && !said.contains(&upstream.replace('-', "")), "{who}: {said}");
        if who != "the owner" {
            assert_eq!((answer.status, answer.body.as_str()), (404, "\"not_found\""), "{who}");
        }
        assert_eq!(answer.header("cache-control"), "no-store", "{who}");
    }
}

#[tokio::test]
async fn order_that_takes_no_payment_has_no_transfer() {
    let (double, app) = open().await;
    for (email, deed) in [("paid", "pay"), ("ended", "expire"), ("gone", "cancel")] {
        let (browser, email) = (app.browser(), format!("{email}@example.test"));
        let (order, _) = waiting(&browser, "USDC:Base", &email).await;
        assert_eq!(ask(&browser, &order, ACCOUNT).await.status, 200, "{deed}");
        let upstream = double.order_of(&email).await;
        double.pull(&format!("orders/{upstream}/{deed}"), serde_json::json!({})).await;
        let refused = ask(&browser, &order, ACCOUNT).await;
        assert_eq!((refused.status, refused.body.as_str()), (409, "\"not_payable\""), "{deed}");
    }
}

#[tokio::test]
async fn unpayable_order_has_no_transfer() {
    let (_double, app) = open().await;
    for fate in ["wrongnet", "badaddress"] {
        let browser = app.browser();
        let form =
            checkout_form(&browser, CARD, "USDC:Base").await.with("email", &format!("{fate}@example.test"));
        let order = browser.submit(&form).await.location().to_owned();
        until(&browser, &order, "parked").await;
        assert_eq!(ask(&browser, &order, ACCOUNT).await.status, 409, "{fate}");
    }
}

#[tokio::test]
async fn transfer_reads_upstream_each_time() {
    let (double, app) = open().await;
    let browser = app.browser();
    let (order, _) = waiting(&browser, "USDC:Base", "buyer@example.test").await;
    let before = double.calls("order").await;
    for _ in 0..3 {
        assert_eq!(ask(&browser, &order, ACCOUNT).await.status, 200);
    }
    assert_eq!(double.calls("order").await, before + 3);
    double.fault("order", "500").await;
    assert_eq!(ask(&browser, &order, ACCOUNT).await.status, 503, "a word of seconds ago is not good enough");
}

#[tokio::test]
async fn account_of_another_network_cannot_pay() {
    let app = App::sandbox().await;
    let browser = app.browser();
    let (on_base, _) = waiting(&browser, "USDC:Base", "buyer@example.test").await;
    let (on_solana, _) = waiting(&browser, "USDC:Solana", "buyer@example.test").await;
    for (order, payer) in [
        (&on_base, WALLET),
        (&on_base, "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Bexxx"),
        (&on_base, ""),
        (&on_base, "<script>alert(document.domain)</script>"),
        (&on_solana, ACCOUNT),
        // An account derived by a program: nobody can sign for it.
        (&on_solana, "EfgTGUtpb3eSqqTZVWyGXbWA8Dkfgz817fVkgy9W7fWB"),
    ] {
        assert_eq!(ask(&browser, order, payer).await.status, 400, "{payer}");
    }
}

#[tokio::test]
async fn rails_without_browser_wallets_offer_none() {
    let (_double, app) = open().await;
    for (rail, kind) in
        [("BTC:Mainnet", None), ("BTC:Lightning", None), ("LTC:Mainnet", None), ("USDC:Base", Some("evm"))]
    {
        let browser = app.browser();
        let (order, view) = waiting(&browser, rail, "buyer@example.test").await;
        assert_eq!(view["payment"]["wallet"].as_str(), kind, "{rail}");
        assert_eq!(ask(&browser, &order, ACCOUNT).await.status == 200, kind.is_some(), "{rail}");
    }
}

#[tokio::test]
async fn solana_wallets_are_not_offered_without_a_node() {
    let (_double, app) = open().await;
    let browser = app.browser();
    let (order, _) = waiting(&browser, "USDC:Solana", "buyer@example.test").await;
    assert!(browser.get(&order).await.body.contains("&quot;solana&quot;:false"));
    assert_eq!(ask(&browser, &order, WALLET).await.status, 409);
}

#[tokio::test]
async fn unavailable_solana_node_is_reported() {
    let double = Double::plain().await;
    let app = app_with_node(&double, &format!("{}/solana", double.url)).await;
    let browser = app.browser();
    let (order, _) = waiting(&browser, "USDC:Solana", "buyer@example.test").await;
    assert!(browser.get(&order).await.body.contains("&quot;solana&quot;:true"));
    assert_eq!(ask(&browser, &order, WALLET).await.status, 200);
    let app = app_with_node(&double, "http://127.0.0.1:9/?key=secret").await;
    let browser = app.browser();
    let (order, _) = waiting(&browser, "USDC:Solana", "other@example.test").await;
    let refused = ask(&browser, &order, WALLET).await;
    assert_eq!(refused.status, 503);
    assert!(!refused.everything().contains("secret"));
}
