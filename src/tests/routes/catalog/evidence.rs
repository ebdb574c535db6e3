//! Tests based on public evidence about the real upstream: missing texts, amounts that are listed but
//! refused, labels and hosts as they occur. Also tests of amounts as shoppers type them.

use crate::{
    domain::{goods::Revealed, locale::CountryCode},
    tests::{
        app::{App, live, open},
        browser::Browser,
        double::Double,
        faults::lenient_input::twisted,
        form::Form,
        shopper::{RAIL, checkout_form, codes, filled_form, until},
    },
    upstream::{Caller, Priority},
};
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    middleware::{self, Next},
};
use serde_json::Value;
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

const EMAIL: &str = "buyer@example.test";

/// A little longer than a priced page that is the same for everybody is cached.
const PAGE_KEPT: Duration = Duration::from_millis(2_200);

#[tokio::test]
async fn missing_texts_are_shown_in_english_and_read_once() {
    let (double, app) = open().await;
    let browser = app.browser();
    for _ in 0..3 {
        let page = browser.get("/it-us/brands/northstar-play").await;
        assert_eq!(page.status, 200, "{}", page.words());
        assert!(page.words().contains("questo testo solo in inglese"), "{}", page.words());
        assert!(page.body.contains("<div lang=\"en\" class=\"prose\""), "{}", page.body);
        assert!(
            page.words().contains("Come si usa") || page.body.contains("id=\"redeem\""),
            "redeem steps are there"
        );
    }
    assert_eq!(double.calls("products").await, 2, "one read in Italian, one in English");
    let chinese = browser.get("/zh-us/brands/northstar-play").await;
    assert!(chinese.body.contains("<div lang=\"en\" class=\"prose\""), "{}", chinese.words());
    assert_eq!(double.calls("products").await, 3, "the English texts are kept for every language");
    let spanish = browser.get("/es-us/brands/northstar-play").await;
    assert!(!spanish.body.contains("<div lang=\"en\" class=\"prose\""), "{}", spanish.words());
    assert_eq!(double.calls("products").await, 4, "texts in Spanish are there");
}

/// The radio button of an amount on the brand's page.
async fn radio(browser: &Browser, value: &str) -> (String, String) {
    let page = browser.get("/en-us/brands/sold-out-co").await;
    assert_eq!(page.status, 200, "{}", page.words());
    let value = format!("value=\"{value}\"");
    let found = page.body.split("<input").find(|input| input.contains(&value)).unwrap_or_default();
    let (input, face) = found.split_once('>').unwrap_or_default();
    (input.to_owned(), face.split("</label>").next().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn refused_amount_is_sold_out_for_everybody() {
    let (_double, app) = open().await;
    let (first, other) = (app.browser(), app.browser());
    assert!(!radio(&other, "=25 USD").await.0.contains("disabled"));
    let form = checkout_form(&first, ("sold-out-co", "=25 USD"), RAIL).await.with("email", EMAIL);
    let refused = first.submit(&form).await;
    assert_eq!(refused.status, 400, "{}", refused.words());
    tokio::time::sleep(PAGE_KEPT).await;
    let (input, face) = radio(&other, "=25 USD").await;
    assert!(input.contains("disabled") && face.contains("Sold out"), "{input} {face}");
    assert!(!radio(&other, "=50 USD").await.0.contains("disabled"));
    let checkout = "/en-us/checkout?brand=sold-out-co&amount=%3D25+USD&pay=USDC%3ASolana";
    let sent_back = other.get(checkout).await;
    let told = other.get(sent_back.header("location")).await;
    assert_eq!(told.status, 400);
    assert!(told.words().contains("This amount is sold out right now"), "{}", told.words());
}

#[tokio::test]
async fn resubmitted_form_finds_its_order_after_the_amount_sold_out() {
    let (double, app) = open().await;
    let browser = app.browser();
    let form = filled_form(&browser, EMAIL).await;
    let placed = browser.submit(&form).await.location().to_owned();
    let caller = Caller { ip: None, user_agent: None, country: CountryCode::US, priority: Priority::Page };
    let brand = app.shop.catalogue.brands(&caller).await.unwrap();
    let hit = brand.resolve(&"northstar-play".parse().unwrap()).unwrap();
    app.shop.catalogue.note_sold_out(&hit.brand, None);
    assert_eq!(browser.submit(&form).await.location(), placed);
    assert_eq!(double.orders().await.len(), 1);
    tokio::time::sleep(PAGE_KEPT).await;
    let page = app.browser().get("/en-us/brands/northstar-play").await;
    assert!(page.words().contains("is sold out for this country"), "{}", page.words());
}

/// A double, and everything that is posted to it.
async fn overheard(lists: fn(&str, &mut Value)) -> (Double, Arc<Mutex<Vec<(String, Value)>>>) {
    let heard = Arc::new(Mutex::new(Vec::new()));
    let ear = Arc::clone(&heard);
    let double = Double::with(|router| {
        twisted(router, lists).layer(middleware::from_fn(move |request: Request, next: Next| {
            let ear = Arc::clone(&ear);
            async move {
                let (parts, body) = request.into_parts();
                let body = to_bytes(body, usize::MAX).await.unwrap();
                if let Ok(value) = serde_json::from_slice(&body) {
                    ear.lock().unwrap().push((parts.uri.path().to_owned(), value));
                }
                next.run(Request::from_parts(parts, Body::from(body))).await
            }
        }))
    })
    .await;
    (double, heard)
}

async fn ordered(lists: fn(&str, &mut Value), utm_source: Option<&str>) -> Value {
    let (double, heard) = overheard(lists).await;
    let (url, utm_source) = (double.url.clone(), utm_source.map(str::to_owned));
    let app = App::with(|settings| {
        settings.upstream.mode = live(&url);
        settings.upstream.utm_source = utm_source;
    })
    .await;
    let browser = app.browser();
    let form = filled_form(&browser, EMAIL).await;
    browser.submit(&form).await.location();
    let heard = heard.lock().unwrap();
    heard.iter().find(|(path, _)| path == "/v5/orders").map(|(_, body)| body.clone()).unwrap()
}

fn as_it_is(_: &str, _: &mut Value) {}

/// Replaces all labels of amounts.
fn labels(path: &str, body: &mut Value, label: &Value) {
    if path.starts_with("/v5/products/") {
        for product in body.as_array_mut().into_iter().flatten().flat_map(|entry| {
            entry["products"]
                .as_array_mut()
                .map(|products| products.iter_mut().collect::<Vec<_>>())
                .unwrap_or_default()
        }) {
            product["localized_denomination"] = label.clone();
        }
    }
}

#[tokio::test]
async fn order_repeats_the_exact_upstream_label_or_none() {
    let odd: fn(&str, &mut Value) = |path, body| labels(path, body, &Value::from(" \u{200e}25\u{a0}US$  "));
    let none: fn(&str, &mut Value) = |path, body| labels(path, body, &Value::Null);
    let line = ordered(odd, None).await["deliveries"][0].clone();
    assert_eq!(
        (line["denomination"].as_str(), line["localized_denomination"].as_str()),
        (Some("25 USD"), Some(" \u{200e}25\u{a0}US$  "))
    );
    let line = ordered(none, None).await["deliveries"][0].clone();
    assert_eq!((line["denomination"].as_str(), line.get("localized_denomination")), (Some("25 USD"), None));
}

#[tokio::test]
async fn order_names_its_utm_source_only_if_configured() {
    assert_eq!(ordered(as_it_is, None).await.get("acquisition"), None);
    let told = ordered(as_it_is, Some("corner-shop")).await;
    assert_eq!(told["acquisition"], serde_json::json!({ "utm_source": "corner-shop" }));
}

#[tokio::test]
async fn picture_on_an_unknown_host_is_shown_as_a_link() {
    let (double, app) = open().await;
    let browser = app.browser();
    let email = "otherhost+quick@example.test";
    let placed = browser.submit(&filled_form(&browser, email).await).await.location().to_owned();
    double.pay(&double.order_of(email).await).await;
    until(&browser, &placed, "delivered").await;
    let told: Vec<Revealed> = serde_json::from_value(codes(&browser, &placed).await.json()).unwrap();
    let elsewhere = &told[0].pictures_elsewhere;
    assert!(
        elsewhere[0].is_link && elsewhere[0].address.starts_with("https://pictures.example.test/"),
        "{told:?}"
    );
    let page = browser.get(&format!("{placed}?reveal=1")).await;
    assert!(page.body.contains("href=\"https://pictures.example.test/"), "{}", page.words());
}

#[tokio::test]
async fn typed_amounts_are_bought_in_common_notations() {
    let (_double, app) = open().await;
    for typed in ["$37", "37 USD", "３７", "٣٧", "37.", "+37", "\u{200e}37"] {
        let form = checkout_form(&app.browser(), ("pomelo-market", typed), RAIL).await;
        assert!(form.value("lines").contains("~37\""), "{typed}: {}", form.value("lines"));
    }
}

#[tokio::test]
async fn typed_amount_in_another_currency_is_refused_at_its_field() {
    let (double, app) = open().await;
    let browser = app.browser();
    let page = browser.get("/en-us/brands/pomelo-market").await;
    let panel =
        Form::of(&page.body, "/checkout").with("pay", RAIL).with("amount", "custom").with("custom", "€37");
    let cart =
        Form { method: "post".into(), action: "/en-us/cart".into(), ..panel.clone().with("do", "add") };
    for form in [panel, cart] {
        let sent_back = browser.submit(&form).await;
        let told = browser.get(sent_back.header("location")).await;
        assert_eq!(told.status, 400);
        assert!(told.body.contains("id=\"custom-error\""), "{}", told.words());
        assert!(
            told.words().contains("sold in USD") && told.body.contains("value=\"€37\""),
            "{}",
            told.words()
        );
    }
    assert_eq!(double.calls("validations").await, 0);
}
