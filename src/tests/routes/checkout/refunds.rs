//! Tests of refund addresses. They are validated before anything is ordered, because they can never be
//! changed afterwards.

use crate::tests::{
    app::open,
    form::attribute,
    shopper::{CARD, checkout_form},
};
use serde_json::json;

const OWN: &str = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

#[tokio::test]
async fn invalid_refund_address_is_refused_at_its_field() {
    let (double, app) = open().await;
    let browser = app.browser();
    for (rail, typed, says) in [
        ("USDC:Base", "bc1qrgmc45ahzescf0x9nu47fsdvr742dll67phxet", "This address is on Bitcoin"),
        ("USDC:Base", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed", "wrong or missing"),
        ("USDC:Base", "aaaaaaaaaaaaaaaaaaaaaaaaaaaa", "doesn’t look like a valid address"),
        ("USDC:Base", "0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913", "the USDC token itself"),
        ("USDC:Base", "0x0000000000000000000000000000000000000001", "Nobody can spend"),
        ("USDC:Solana", OWN, "This address is on Ethereum"),
        ("BTC:Mainnet", "bc1qrgmc45ahzescf0x9nu47fsdvr742dll67phxeu", "wrong or missing"),
        ("BTC:Lightning", "lnbc25m1pvjluezpp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqf", "Enter a Bitcoin address"),
    ] {
        let form = checkout_form(&browser, CARD, rail).await;
        let form = form.with("email", "buyer@example.test").with("refund", typed);
        let answer = browser.submit(&form).await;
        assert_eq!(answer.status, 400, "{rail} {typed}: {}", answer.words());
        assert!(answer.words().contains(says), "{rail} {typed}: {}", answer.words());
        assert!(answer.body.contains(r#"id="refund-error""#) && answer.body.contains(r##"href="#refund""##));
    }
    assert_eq!((double.calls("validations").await, double.calls("orders").await), (0, 0));
}

#[tokio::test]
async fn refund_address_is_sent_without_wallet_additions() {
    let (double, app) = open().await;
    for (at, typed) in [
        OWN.to_owned(),
        format!("ethereum:{OWN}@8453?value=1"),
        format!("\u{a0} {}\n{} ", &OWN[..20], &OWN[20..]),
    ]
    .into_iter()
    .enumerate()
    {
        let (browser, email) = (app.browser(), format!("buyer{at}@example.test"));
        let form = checkout_form(&browser, CARD, "USDC:Base").await;
        let answer = browser.submit(&form.with("email", &email).with("refund", &typed)).await;
        assert_eq!(answer.status, 303, "{typed}: {}", answer.words());
        let id = double.order_of(&email).await;
        let told = double.pull(&format!("orders/{id}/pay"), json!({})).await;
        assert_eq!(told["refund_wallet_address"], OWN, "{typed}");
    }
}

#[tokio::test]
async fn refund_field_keeps_its_text_and_explains_the_rail() {
    let (_double, app) = open().await;
    let browser = app.browser();
    for (rail, says) in [
        ("USDC:Base", "Your own USDC address on Base"),
        ("USDC:Solana", "must have held USDC before"),
        ("SOL:Solana", "Your own SOL address on Solana"),
        ("BTC:Lightning", "Your own on-chain Bitcoin address"),
    ] {
        let (brand, amount) = CARD;
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("brand", brand), ("amount", amount), ("pay", rail)])
            .finish();
        let page = browser.get(&format!("/en-us/checkout?{query}")).await;
        assert!(page.words().contains(says), "{rail}: {}", page.words());
        let tags = page.body.split("<input").skip(1).filter_map(|rest| rest.split('>').next());
        let field = tags.into_iter().find(|tag| attribute(tag, "name").as_deref() == Some("refund")).unwrap();
        for (name, value) in [("autocapitalize", "none"), ("autocorrect", "off"), ("spellcheck", "false")] {
            assert_eq!(attribute(field, name).as_deref(), Some(value), "{rail}: {field}");
        }
    }
}
