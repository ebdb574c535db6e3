//! Tests of purchases for another country: phone credit and travel data, by a browser without scripts.

use crate::{
    domain::goods::{Revealed, Voucher},
    tests::{
        app::{App, open},
        browser::{Answer, Browser},
        double::Double,
        form::{Form, attribute},
        shopper::{RAIL, codes, until},
    },
};
use serde_json::{Value, json};

const EMAIL: &str = "buyer@example.test";

/// The link of the card with this name.
fn card(page: &Answer, name: &str) -> String {
    let mut cards = page.body.split("data-testid=\"brand-card\"").skip(1);
    let card = cards.find(|card| card.contains(&format!(">{name}<")));
    attribute(card.unwrap_or_else(|| panic!("no {name}: {}", page.words())), "href").unwrap()
}

/// The text of the alert with this ID.
fn alert<'a>(page: &'a Answer, id: &str) -> &'a str {
    let (_, rest) =
        page.body.split_once(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("{}", page.words()));
    rest.split_once("<span>").unwrap().1.split('<').next().unwrap()
}

fn panel(page: &Answer, amount: &str) -> Form {
    Form::of(&page.body, "/checkout").with("pay", RAIL).with("amount", amount)
}

/// Goes from the panel to the order's page.
async fn order(browser: &Browser, panel: &Form) -> String {
    let checkout = browser.submit(panel).await;
    assert_eq!(checkout.status, 200, "{}", checkout.words());
    let form = Form::of(&checkout.body, "/checkout").with("email", EMAIL);
    browser.submit(&form).await.location().to_owned()
}

/// Pays the order. Returns upstream's view of it.
async fn paid(double: &Double) -> Value {
    let id = double.order_of(EMAIL).await;
    double.pull(&format!("orders/{id}/pay"), json!({})).await
}

async fn revealed(browser: &Browser, order: &str) -> Revealed {
    until(browser, order, "delivered").await;
    let mut told: Vec<Revealed> = serde_json::from_value(codes(browser, order).await.json()).unwrap();
    told.remove(0)
}

#[tokio::test]
async fn foreign_number_is_topped_up() {
    let (double, app) = open().await;
    let browser = app.browser();
    let operators = browser.get("/en-us/top-up?country=IT&to=340+123+4567").await;
    assert!(operators.words().contains("+39 340 123 4567"), "{}", operators.words());
    let brand = browser.get(&card(&operators, "Vela Mobile")).await;
    assert!(brand.words().contains("Number to top up: +39 340 123 4567"), "{}", brand.words());
    let order = order(&browser, &panel(&brand, "=20 EUR")).await;
    let known = paid(&double).await;
    let line = &known["deliveries"][0]["deliverable"];
    assert_eq!(
        (&line["beneficiary_account"], &line["country_code"]),
        (&json!("+393401234567"), &json!("IT"))
    );
    let goods = revealed(&browser, &order).await;
    assert!(goods.operator_reference.is_some() && goods.voucher.is_none(), "{goods:?}");
}

#[tokio::test]
async fn pin_needs_no_phone_number() {
    let (double, app) = open().await;
    let browser = app.browser();
    let brand = browser.get("/it-it/brands/vela-mobile").await;
    assert!(brand.words().contains("PIN via email"), "{}", brand.words());
    let order = order(&browser, &panel(&brand, "=5 EUR - PIN")).await;
    assert_eq!(paid(&double).await["deliveries"][0]["deliverable"]["beneficiary_account"], EMAIL);
    assert!(revealed(&browser, &order).await.voucher.is_some());
}

#[tokio::test]
async fn invalid_number_is_refused_at_its_field() {
    let (double, app) = open().await;
    let browser = app.browser();
    let brand = browser.get("/it-it/brands/vela-mobile").await;
    for (to, says) in [
        ("", "Scrivi il numero"),
        ("+44 7400 123456", "Regno Unito"),
        ("+39 12", "Non è un numero"),
        ("call me", "Non è un numero"),
        ("\u{202e}+39", "Non è un numero"),
    ] {
        let refused = browser.submit(&panel(&brand, "=20 EUR").with("to", to)).await;
        let refused = browser.get(refused.header("location")).await;
        assert_eq!(refused.status, 400, "{to}");
        assert!(alert(&refused, "to-error").contains(says), "{to}: {}", alert(&refused, "to-error"));
    }
    assert_eq!(double.calls("orders").await, 0);
}

#[tokio::test]
async fn typed_amount_needs_a_number_as_well() {
    let app = App::sandbox().await;
    let browser = app.browser();
    let brand = "/en-us/brands/kestrel-prepaid?custom=25&to=";
    let refused = browser.get(brand).await;
    assert_eq!(refused.status, 400, "{}", refused.words());
    assert!(!alert(&refused, "to-error").is_empty());
    let fields = [("do", "add"), ("brand", "kestrel-prepaid"), ("custom", "25"), ("pay", "USDC:Solana")];
    let added = browser.post("/en-us/cart", &fields).await;
    let refused = browser.get(added.header("location")).await;
    assert_eq!(refused.status, 400, "the page to which the cart sends back says what is missing");
}

#[tokio::test]
async fn number_refused_by_upstream_orders_nothing() {
    let (double, app) = open().await;
    let browser = app.browser();
    let brand = browser.get("/it-it/brands/vela-mobile").await;
    let checkout = browser.submit(&panel(&brand, "=20 EUR").with("to", "+39 340 110 0000")).await;
    assert_eq!(checkout.status, 200, "{}", checkout.words());
    let refused = browser.submit(&Form::of(&checkout.body, "/checkout").with("email", EMAIL)).await;
    assert_eq!(refused.status, 400, "{}", refused.words());
    assert!(refused.body.contains(r#"role="alert""#));
    assert_eq!(double.calls("orders").await, 0);
}

#[tokio::test]
async fn price_needs_no_phone_number() {
    let (_double, app) = open().await;
    let page = app.browser().get("/it-it/brands/vela-mobile?amount=%3D20+EUR&to=&ask=price").await;
    assert_eq!(page.status, 200, "{}", page.words());
}

#[tokio::test]
async fn credit_to_a_customer_account_is_refused_with_a_reason() {
    let (_double, app) = open().await;
    let browser = app.browser();
    let utility = browser.get("/en-br/brands/citylight-energy").await;
    assert!(utility.words().contains("customer account"), "{}", utility.words());
    let mixed = browser.get("/en-br/brands/andorinha-credits").await;
    assert!(mixed.words().contains("to a customer account"), "{}", mixed.words());
    assert!(!mixed.body.contains("- BILL\""), "{}", mixed.words());
}

#[tokio::test]
async fn esim_is_bought_and_revealed_in_all_forms() {
    let (double, app) = open().await;
    let browser = app.browser();
    let plans = browser.get("/en-us/esim?country=IT").await;
    assert!(plans.words().contains("does your phone support eSIM?"), "{}", plans.words());
    let order = order(&browser, &panel(&plans, "=Unlimited 3 days")).await;
    let known = paid(&double).await;
    assert_eq!(known["deliveries"][0]["deliverable"]["country_code"], "IT");
    let goods = revealed(&browser, &order).await;
    assert!(matches!(goods.voucher, Some(Voucher::Esim { qr: Some(_), .. })), "{goods:?}");
    let shown = browser.get(&format!("{order}?reveal=1")).await;
    for part in [
        "https://esimsetup.apple.com/esim_qrcode_provisioning?carddata=LPA%3A1%24smdp.example.test%24K2-",
        "SM-DP+",
    ] {
        assert!(shown.body.contains(part), "{part}: {}", shown.words());
    }
}

#[tokio::test]
async fn links_filter_plans() {
    let (_double, app) = open().await;
    let browser = app.browser();
    let amounts = async |path: &str| {
        let page = browser.get(path).await;
        assert_eq!(page.status, 200, "{path}: {}", page.words());
        let values = page.body.split("name=\"amount\"").skip(1).filter_map(|tag| attribute(tag, "value"));
        values.collect::<Vec<_>>()
    };
    let all = amounts("/en-us/esim?country=DE").await;
    assert_eq!(all.len(), 9);
    let unlimited = amounts("/en-us/esim?country=DE&data=unlimited&sort=days").await;
    assert_eq!(unlimited, ["=Unlimited 15 days", "=Unlimited 3 days"]);
    assert_eq!(amounts("/en-us/esim?country=DE&data=5GB&days=30").await, ["=5 GB 30 days"]);
    let most = amounts("/en-us/esim?country=DE&sort=data").await;
    assert!(most[0].starts_with("=Unlimited") && most[2] == "=50 GB 90 days", "{most:?}");
    let nothing = browser.get("/en-us/esim?country=DE&data=5GB&days=3").await;
    assert!(nothing.status == 200 && nothing.words().contains("No plan"), "{}", nothing.words());
}

#[tokio::test]
async fn invalid_countries_are_refused() {
    let app = App::sandbox().await;
    let browser = app.browser();
    for (path, status) in [
        ("/en-us/top-up", 200),
        ("/en-us/top-up?country=&to=", 200),
        ("/en-us/top-up?country=IT", 200),
        ("/en-us/top-up?country=it&to=0039+340+1234567", 200),
        ("/en-us/top-up?country=SM", 200),
        ("/en-us/top-up?country=ZZ", 400),
        ("/en-us/top-up?country=Italy", 400),
        ("/en-us/top-up?country=%00", 400),
        ("/en-us/top-up?country=%F0%9F%92%A9&to=%F0%9F%92%A9", 400),
        ("/en-us/top-up?country=IT&to=12", 400),
        ("/en-us/top-up?country=IT&to=%2B1+202+555+0143", 400),
        ("/en-us/top-up?country=US&to=%2B1+876+210+1234", 400),
        ("/en-us/top-up?to=999999999999999999999999999999999999999999", 400),
        ("/en-us/top-up?to=%FF%FE", 400),
        ("/en-us/esim", 200),
        ("/en-us/esim?country=SM", 200),
        ("/en-us/esim?country=FR&sort=price", 200),
        ("/en-us/esim?country=ZZ", 400),
        ("/en-us/esim?country=EU1", 400),
        ("/en-us/esim?country=FR&data=lots", 400),
        ("/en-us/esim?country=FR&days=-1", 400),
        ("/en-us/esim?country=FR&sort=speed", 400),
        ("/en-us/esim?country=FR&amount=%3D7+GB+7+days", 400),
        ("/en-us/brands/vela-mobile?country=IT", 200),
        ("/en-us/brands/vela-mobile?country=ZZ", 400),
        ("/en-us/brands/vela-mobile?country=IT&to=12", 400),
    ] {
        let answer = browser.get(path).await;
        assert_eq!(answer.status, status, "{path}: {}", answer.words());
        assert!(answer.is_page(), "{path}");
    }
}

#[tokio::test]
async fn page_with_a_phone_number_is_not_cached() {
    let (_double, app) = open().await;
    let (one, other) = (app.browser(), app.browser());
    one.get("/en-us/top-up?country=IT&to=%2B393401234567").await;
    let page = other.get("/en-us/top-up?country=IT").await;
    assert!(!page.body.contains("340"), "{}", page.words());
}
