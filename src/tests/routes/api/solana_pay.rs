//! Tests of tokens on Solana whose payment address is a token account. Nothing is shown that a wallet could
//! mistake for a wallet address, and a wallet without cookies gets the one transaction that pays the order.

use crate::tests::{
    app::{App, live},
    browser::{Answer, Browser},
    double::Double,
    shopper::{CARD, checkout_form, id_of, json_of, until},
};
use axum::{
    body::Body,
    http::{Method, header},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

const ACCOUNT: &str = "9B5XszUGdMaxCZ7uSQhPzdks5ZQSmWxrmzCSvtJ6Ns6g";
/// The account's USDC token account.
const ACCOUNTS_USDC: &str = "EfgTGUtpb3eSqqTZVWyGXbWA8Dkfgz817fVkgy9W7fWB";
const USDC: &str = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v";
const TOKEN_PROGRAM: &str = "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA";
const ORIGIN: &str = "https://shop.example";

/// A shop on https with a Solana node, over a double.
async fn app_with_node(double: &Double) -> App {
    let (url, node) = (double.url.clone(), format!("{}/solana", double.url));
    App::with(|settings| {
        settings.upstream.mode = live(&url);
        settings.store.origin = ORIGIN.parse().unwrap();
        settings.wallet.solana_rpc = Some(node.into());
    })
    .await
}

async fn waiting(browser: &Browser, rail: &str, email: &str) -> (String, Value) {
    let form = checkout_form(browser, CARD, rail).await.with("email", email);
    let order = browser.submit(&form).await.location().to_owned();
    let view = until(browser, &order, "awaiting_payment").await;
    (order, view["payment"].clone())
}

/// The path of the request that a link tells a wallet to send.
fn path_of(payment: &Value, origin: &str) -> String {
    let uri = payment["uri"].as_str().unwrap_or_else(|| panic!("no link: {payment}"));
    uri.strip_prefix(&format!("solana:{origin}")).unwrap_or_else(|| panic!("{uri}")).to_owned()
}

/// Sends a request as a wallet: without cookies, and from another origin.
async fn wallet(app: &App, method: Method, path: &str, body: Option<Value>) -> Answer {
    let request = app.browser().request(method, path).header(header::ORIGIN, "https://wallet.example");
    let request =
        request.header("sec-fetch-site", "cross-site").header(header::CONTENT_TYPE, "application/json");
    let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
    app.browser().send(request.body(body).unwrap()).await
}

async fn ask(app: &App, path: &str) -> Answer {
    wallet(app, Method::POST, path, Some(json!({ "account": ACCOUNT }))).await
}

/// The keys and the only instruction of an unsigned transaction.
fn read(transaction: &str) -> (Vec<String>, String, Vec<String>, Vec<u8>) {
    let bytes = STANDARD.decode(transaction).unwrap();
    assert_eq!((bytes[0], &bytes[1..65], bytes[65]), (1, [0; 64].as_slice(), 1), "one signer, no signature");
    let count = usize::from(bytes[68]);
    let keys: Vec<_> =
        bytes[69..69 + 32 * count].chunks(32).map(|key| bs58::encode(key).into_string()).collect();
    let rest = &bytes[69 + 32 * count + 32..];
    assert_eq!(rest[0], 1, "one instruction");
    let touched = usize::from(rest[2]);
    let names = rest[3..3 + touched].iter().map(|at| keys[usize::from(*at)].clone()).collect();
    let data = &rest[4 + touched..];
    assert_eq!(data.len(), usize::from(rest[3 + touched]), "nothing behind it");
    (keys.clone(), keys[usize::from(rest[1])].clone(), names, data.to_vec())
}

#[tokio::test]
async fn wallet_gets_the_transaction_that_pays_the_token_account() {
    let double = Double::plain().await;
    let app = app_with_node(&double).await;
    let browser = app.browser();
    let (order, payment) = waiting(&browser, "USDC:Solana", "buyer@example.test").await;
    let path = path_of(&payment, ORIGIN);
    let named = wallet(&app, Method::GET, &path, None).await;
    assert_eq!(
        (named.status, named.json()),
        (200, json!({"label": "Kiosk", "icon": format!("{ORIGIN}/favicon.svg")}))
    );
    let made = ask(&app, &path).await;
    assert_eq!(made.status, 200, "{}", made.body);
    for answer in [&named, &made] {
        assert_eq!(answer.header("access-control-allow-origin"), "*");
        assert!(answer.headers.get(header::SET_COOKIE).is_none());
        assert!(!answer.everything().contains(id_of(&order)), "names the order");
    }
    let (keys, program, touched, data) = read(made.json()["transaction"].as_str().unwrap());
    let address = payment["address"].as_str().unwrap();
    assert_eq!((keys[0].as_str(), program.as_str()), (ACCOUNT, TOKEN_PROGRAM));
    assert_eq!(touched, [ACCOUNTS_USDC, USDC, address, ACCOUNT]);
    let amount: rust_decimal::Decimal = payment["amount"].as_str().unwrap().parse().unwrap();
    let units = u64::try_from(amount * rust_decimal::Decimal::from(1_000_000)).unwrap();
    assert_eq!(data, [&[12], units.to_le_bytes().as_slice(), &[6]].concat());
    assert_eq!(made.json()["message"], format!("{} USDC to Kiosk", payment["amount"].as_str().unwrap()));
}

#[tokio::test]
async fn preflight_request_is_allowed() {
    let double = Double::plain().await;
    let app = app_with_node(&double).await;
    let (_, payment) = waiting(&app.browser(), "USDC:Solana", "buyer@example.test").await;
    let path = path_of(&payment, ORIGIN);
    let request =
        app.browser().request(Method::OPTIONS, &path).header(header::ORIGIN, "https://wallet.example");
    let request = request.header("access-control-request-method", "POST");
    let request = request.header("access-control-request-headers", "content-type");
    let answer = app.browser().send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status, 204, "{}", answer.body);
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert!(answer.header("access-control-allow-methods").contains("POST"));
    assert!(answer.headers.get("access-control-allow-credentials").is_none());
}

#[tokio::test]
async fn request_names_no_order_and_is_refused_if_changed() {
    let double = Double::plain().await;
    let app = app_with_node(&double).await;
    let browser = app.browser();
    let (order, payment) = waiting(&browser, "USDC:Solana", "buyer@example.test").await;
    let path = path_of(&payment, ORIGIN);
    let upstream = double.order_of("buyer@example.test").await;
    let token = path.rsplit('/').next().unwrap().to_owned();
    assert!(!token.contains(id_of(&order)) && !token.contains(&upstream) && token.len() < 80, "{token}");
    let again = browser.get(&json_of(&order)).await.json();
    assert_eq!(again["payment"]["uri"], payment["uri"], "the same code whenever the page is drawn");
    let changed = format!("/api/solana-pay/{}A", &token[..token.len() - 1]);
    for path in [changed.as_str(), "/api/solana-pay/x", &format!("/api/solana-pay/{}", id_of(&order))] {
        assert_eq!(wallet(&app, Method::GET, path, None).await.status, 404, "{path}");
        assert_eq!(ask(&app, path).await.status, 404, "{path}");
    }
    // The wallet's token opens no page of the order.
    assert_eq!(app.browser().get(&order).await.status, 404);
}

#[tokio::test]
async fn finished_order_gives_no_transaction() {
    let double = Double::plain().await;
    let app = app_with_node(&double).await;
    for deed in ["pay", "expire", "cancel"] {
        let (browser, email) = (app.browser(), format!("over-{deed}@example.test"));
        let (_, payment) = waiting(&browser, "USDC:Solana", &email).await;
        let path = path_of(&payment, ORIGIN);
        double.pull(&format!("orders/{}/{deed}", double.order_of(&email).await), json!({})).await;
        let refused = ask(&app, &path).await;
        assert_eq!(refused.status, 409, "{deed}: {}", refused.body);
        assert_eq!(refused.json()["message"], "This order no longer accepts payment. Don’t send anything.");
    }
}

#[tokio::test]
async fn account_that_cannot_pay_is_refused_with_a_message() {
    let double = Double::plain().await;
    let app = app_with_node(&double).await;
    let (_, payment) = waiting(&app.browser(), "USDC:Solana", "buyer@example.test").await;
    let path = path_of(&payment, ORIGIN);
    for body in [
        json!({}),
        json!([]),
        json!({"account": 7}),
        json!({"account": "x"}),
        json!({"account": ACCOUNTS_USDC}),
    ] {
        let refused = wallet(&app, Method::POST, &path, Some(body.clone())).await;
        assert!((400..500).contains(&refused.status), "{body}: {} {}", refused.status, refused.body);
    }
}

#[tokio::test]
async fn transactions_per_order_are_limited() {
    let double = Double::plain().await;
    let app = app_with_node(&double).await;
    let (_, payment) = waiting(&app.browser(), "USDC:Solana", "buyer@example.test").await;
    let path = path_of(&payment, ORIGIN);
    let mut statuses = Vec::new();
    for _ in 0..12 {
        statuses.push(ask(&app, &path).await.status);
    }
    assert_eq!(
        (statuses[..10].iter().all(|status| *status == 200), statuses[11]),
        (true, 429),
        "{statuses:?}"
    );
}

#[tokio::test]
async fn sandbox_serves_requests_under_any_origin() {
    let app = App::sandbox().await;
    let browser = app.browser();
    let (order, payment) = waiting(&browser, "USDC:Solana", "buyer@example.test").await;
    let path = path_of(&payment, "http://127.0.0.1:3000");
    assert_eq!(ask(&app, &path).await.status, 200);
    let page = browser.get(&order).await;
    for part in ["pay-uri", "pay-qr", "pay-address", "pay-amount", "pay-caution"] {
        assert!(page.body.contains(part), "{part}: {}", page.words());
    }
    assert!(page.words().contains("can pay to a token account"), "{}", page.words());
    assert!(!page.body.contains("spl-token"));
}

#[tokio::test]
async fn transfer_link_is_shown_only_for_wallet_addresses() {
    let app = App::sandbox().await;
    let browser = app.browser();
    let (order, payment) = waiting(&browser, "USDC:Solana", "wallet@example.test").await;
    let address = payment["address"].as_str().unwrap();
    let expected =
        format!("solana:{address}?amount={}&spl-token={USDC}", payment["amount"].as_str().unwrap());
    assert_eq!((&payment["uri"], &payment["token_account"]), (&json!(expected), &Value::Null));
    let page = browser.get(&order).await;
    assert!(page.body.contains("pay-qr") && !page.body.contains("pay-caution"), "{}", page.words());
    let (_, sol) = waiting(&app.browser(), "SOL:Solana", "buyer@example.test").await;
    assert!(sol["uri"].as_str().unwrap().starts_with("solana:"), "{sol}");
    assert_eq!(sol["token_account"], Value::Null);
}

#[tokio::test]
async fn token_of_another_program_is_paid_manually() {
    let app = App::sandbox().await;
    let (_, payment) = waiting(&app.browser(), "PYUSD:Solana", "buyer@example.test").await;
    assert_eq!(
        (&payment["uri"], &payment["wallet"], &payment["qr"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
    assert_eq!(payment["token_account"], "unaided");
}

#[tokio::test]
async fn another_rail_is_recommended_without_a_node() {
    let double = Double::plain().await;
    let app = App::over(&double).await;
    let browser = app.browser();
    let (order, payment) = waiting(&browser, "USDC:Solana", "buyer@example.test").await;
    assert_eq!((&payment["uri"], &payment["qr"]), (&Value::Null, &Value::Null));
    let page = browser.get(&order).await;
    assert!(page.body.contains("pay-address") && page.body.contains("pay-amount"), "{}", page.words());
    assert!(!page.body.contains("pay-uri") && !page.body.contains("pay-qr"), "{}", page.words());
    let words = page.words();
    assert!(words.contains("can’t prepare this payment") && words.contains("USDC on Base"), "{words}");
    let brand = browser.get("/en-us/brands/northstar-play").await;
    let picked = crate::tests::form::Form::of(&brand.body, "/checkout");
    assert_eq!(picked.value("pay"), "USDC:Base");
    assert!(brand.words().contains("Few wallets work"), "{}", brand.words());
}

#[tokio::test]
async fn shop_without_https_offers_no_transaction_requests() {
    let double = Double::plain().await;
    let (url, node) = (double.url.clone(), format!("{}/solana", double.url));
    let app = App::with(|settings| {
        settings.upstream.mode = live(&url);
        settings.wallet.solana_rpc = Some(node.into());
    })
    .await;
    let (_, payment) = waiting(&app.browser(), "USDC:Solana", "buyer@example.test").await;
    assert_eq!((&payment["uri"], &payment["token_account"]), (&Value::Null, &json!("by_button")));
    assert_eq!(payment["wallet"], "solana");
}

#[tokio::test]
async fn silent_node_shows_no_transfer_link() {
    let double = Double::plain().await;
    let url = double.url.clone();
    let app = App::with(|settings| {
        settings.upstream.mode = live(&url);
        settings.store.origin = ORIGIN.parse().unwrap();
        settings.wallet.solana_rpc = Some("http://127.0.0.1:9/".into());
    })
    .await;
    let (_, payment) = waiting(&app.browser(), "USDC:Solana", "wallet@example.test").await;
    let path = path_of(&payment, ORIGIN);
    let refused = ask(&app, &path).await;
    assert_eq!(
        (refused.status, refused.json()["message"].as_str().unwrap().contains("Try again")),
        (503, true)
    );
}
