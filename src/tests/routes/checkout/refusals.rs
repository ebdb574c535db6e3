//! Tests of upstream's refusals as a shopper sees them: announced before ordering if they are known in
//! advance, otherwise in a message at the field that has to be corrected, with nothing ordered.

use crate::{
    domain::{locale::Language, problem::Problem},
    i18n::Words,
    tests::{
        app::{App, live, open},
        browser::{Answer, Browser},
        form::Form,
        shopper::{CARD, RAIL, checkout_form},
    },
};

/// Submits the checkout form of a card, on a rail, with an email address.
async fn sent(browser: &Browser, rail: &str, email: &str) -> Answer {
    let form = checkout_form(browser, CARD, rail).await.with("email", email);
    browser.submit(&form).await
}

fn said(problem: &Problem) -> String {
    let locale = crate::domain::locale::Locale { language: Language::En, country: "US".parse().unwrap() };
    Words::of(locale).problem(problem)
}

#[tokio::test]
async fn refusal_has_its_own_message_and_nothing_is_ordered() {
    let (double, app) = open().await;
    let browser = app.browser();
    for (rail, email, problem) in [
        (RAIL, "kyc@example.test", Problem::KycMissing),
        (RAIL, "limit@example.test", Problem::DailyLimit),
        (RAIL, "buyer@example.invalid", Problem::InvalidEmailDomain),
        ("USDT:Tron", "buyer@example.test", Problem::FullNameMissing),
    ] {
        let again = sent(&browser, rail, email).await;
        assert_eq!(again.status, 400, "{problem:?}: {}", again.words());
        assert!(again.words().contains(&said(&problem)), "{problem:?}: {}", again.words());
        assert!(again.body.contains(r#"role="alert""#), "{problem:?}");
        let kept = Form::of(&again.body, "/checkout");
        assert_eq!((kept.value("email"), kept.value("pay")), (email, rail), "{problem:?}");
    }
    assert_eq!(double.orders().await.len(), 0);
}

#[tokio::test]
async fn refused_email_is_reported_at_its_field() {
    let app = App::sandbox().await;
    let again = sent(&app.browser(), RAIL, "buyer@example.invalid").await;
    let field = again.body.split("id=\"email-error\"").nth(1).unwrap();
    assert!(field.split("</p>").next().unwrap().contains(&said(&Problem::InvalidEmailDomain)));
}

#[tokio::test]
async fn rail_that_needs_a_name_can_be_replaced() {
    let (double, app) = open().await;
    let browser = app.browser();
    assert_eq!(sent(&browser, "USDT:Tron", "buyer@example.test").await.status, 400);
    assert_eq!(sent(&browser, "USDT:Tron", "verified@example.test").await.status, 303);
    assert_eq!(sent(&browser, RAIL, "buyer@example.test").await.status, 303);
    assert_eq!(double.orders().await.len(), 2);
}

#[tokio::test]
async fn rail_that_needs_a_name_says_so_before_it_is_chosen() {
    let app = App::sandbox().await;
    let page = app.browser().get("/en-us/brands/northstar-play").await;
    let radio = page.body.split("<input").find(|input| input.contains("value=\"USDT:Tron\"")).unwrap();
    assert!(radio.contains("aria-describedby=\"rail-name\""), "{radio}");
    let hint = page.body.split("id=\"rail-name\"").nth(1).unwrap().split("</p>").next().unwrap();
    assert!(hint.contains("require your full name on file with Cryptorefills"), "{hint}");
    let other = page.body.split("<input").find(|input| input.contains("value=\"USDC:Solana\"")).unwrap();
    assert!(!other.contains("aria-describedby"), "{other}");
}

#[tokio::test]
async fn emoney_is_sold_by_white_label_accounts_only() {
    let (double, app) = open().await;
    let plain = app.browser();
    let url = double.url.clone();
    let labelled = App::with(|settings| {
        settings.upstream.mode = live(&url);
        settings.upstream.white_label = true;
    })
    .await;
    let white_label = labelled.browser();
    let path = "/en-us/brands/tangerine-voucher";
    assert_eq!(plain.get(path).await.status, 404);
    assert_eq!(plain.get("/en-us/brands?category=e-money").await.status, 400);
    let page = white_label.get(path).await;
    assert_eq!(page.status, 200, "{}", page.words());
    assert!(page.words().contains("You may need to verify your identity"), "{}", page.words());
    assert!(white_label.get("/en-us/brands?category=e-money").await.body.contains(path));
    let card = ("tangerine-voucher", "=50 USD");
    for (email, status) in [("guest@example.test", 400), ("verified@example.test", 303)] {
        let form = checkout_form(&white_label, card, RAIL).await.with("email", email);
        let answer = white_label.submit(&form).await;
        assert_eq!(answer.status, status, "{email}: {}", answer.words());
    }
    assert_eq!(double.orders().await.len(), 1);
}
