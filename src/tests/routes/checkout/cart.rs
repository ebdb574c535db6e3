//! Tests of the cart: filled, changed and paid as one order, by a browser without scripts.

use crate::{
    domain::goods::Revealed,
    tests::{
        app::open,
        browser::{Answer, Browser},
        form::Form,
        shopper::{RAIL, codes, until},
    },
};
use futures::future::join_all;

const EMAIL: &str = "buyer@example.test";

/// Presses "Add to cart" on a brand's page.
async fn put_in(browser: &Browser, brand: &str, amount: &str) -> Answer {
    let page = browser.get(&format!("/en-us/brands/{brand}")).await;
    assert!(page.body.contains(r#"formaction="/en-us/cart""#), "{}", page.words());
    let mut panel = Form::of(&page.body, "/checkout").with("pay", RAIL).with("do", "add");
    panel = match amount.strip_prefix('=') {
        Some(_) => panel.with("amount", amount),
        None => panel.with("amount", "custom").with("custom", amount),
    };
    browser.submit(&Form { method: "post".into(), action: "/en-us/cart".into(), ..panel }).await
}

/// The form of the line at this index.
fn line(page: &Answer, at: usize) -> Form {
    let piece = page.body.split("data-testid=\"cart-line\"").nth(at + 1).unwrap();
    Form::of(piece, "/cart")
}

fn lines(page: &Answer) -> usize {
    page.body.matches("data-testid=\"cart-line\"").count()
}

/// The quantity of the line at this index.
fn quantity(page: &Answer, at: usize) -> &str {
    let tag = page.body.split("data-testid=\"cart-quantity\"").nth(at + 1).unwrap();
    tag.split(['>', '<']).nth(1).unwrap()
}

async fn checkout(browser: &Browser) -> Form {
    let page = browser.get("/en-us/checkout").await;
    assert_eq!(page.status, 200, "{}", page.words());
    Form::of(&page.body, "/checkout").with("email", EMAIL)
}

#[tokio::test]
async fn refused_gift_recipient_is_reported_once_at_its_field() {
    let (double, app) = open().await;
    let browser = app.browser();
    for (brand, amount) in [("northstar-play", "=25 USD"), ("pomelo-market", "37")] {
        put_in(&browser, brand, amount).await.location();
    }
    let told = browser.submit(&checkout(&browser).await.with("gift", "nobody@example.test")).await;
    assert_eq!((told.status, double.calls("orders").await), (400, 0), "{}", told.words());
    assert_eq!(told.body.matches(r#"id="gift-error""#).count(), 1, "{}", told.words());
    assert!(!told.words().contains("Northstar Play:"), "one field for all lines: {}", told.words());
}

#[tokio::test]
async fn cart_of_five_lines_becomes_one_order_and_is_emptied() {
    let (double, app) = open().await;
    let browser = app.browser();
    for (brand, amount) in [
        ("northstar-play", "=25 USD"),
        ("pomelo-market", "37"),
        ("northstar-play", "=10 USD"),
        ("moving-price", "=25 USD"),
        ("northstar-play", "=25 USD"),
    ] {
        assert_eq!(put_in(&browser, brand, amount).await.location(), "/en-us/cart", "{brand}");
    }
    let cart = browser.get("/en-us/cart").await;
    assert_eq!((cart.status, lines(&cart)), (200, 4), "{}", cart.words());
    assert!(cart.body.contains(r#"href="/en-us/checkout?pay=USDC%3ASolana""#), "{}", cart.body);
    let first = browser.submit(&checkout(&browser).await).await;
    // One of the brands changes its price when it is ordered.
    assert_eq!(first.status, 409, "{}", first.words());
    let again = Form::of(&first.body, "/checkout").with("email", EMAIL);
    let order = browser.submit(&again).await.location().to_owned();
    assert_eq!(double.calls("orders").await, 1);
    assert_eq!(lines(&browser.get("/en-us/cart").await), 0);
    double.pay(&double.order_of(EMAIL).await).await;
    until(&browser, &order, "delivered").await;
    let told: Vec<Revealed> = serde_json::from_value(codes(&browser, &order).await.json()).unwrap();
    assert_eq!(told.len(), 5);
}

#[tokio::test]
async fn only_ordered_items_leave_the_cart() {
    let (_double, app) = open().await;
    let browser = app.browser();
    put_in(&browser, "northstar-play", "=25 USD").await;
    let form = checkout(&browser).await;
    // Another tab adds one more of the same item, and another item.
    for (brand, amount) in [("northstar-play", "=25 USD"), ("pomelo-market", "37")] {
        put_in(&browser, brand, amount).await.location();
    }
    let cart = browser.get("/en-us/cart").await;
    assert_eq!((lines(&cart), quantity(&cart, 0)), (2, "2"), "{}", cart.words());
    browser.submit(&form).await.location();
    let cart = browser.get("/en-us/cart").await;
    assert_eq!((lines(&cart), quantity(&cart, 0)), (2, "1"), "{}", cart.words());
}

#[tokio::test]
async fn ordered_items_leave_the_cart_if_only_the_second_response_arrives() {
    let (double, app) = open().await;
    let browser = app.browser();
    put_in(&browser, "northstar-play", "=25 USD").await;
    let form = checkout(&browser).await;
    let before = browser.cookies.lock().unwrap().clone();
    let order = browser.submit(&form).await.location().to_owned();
    *browser.cookies.lock().unwrap() = before;
    assert_eq!(browser.submit(&form).await.location(), order);
    assert_eq!(lines(&browser.get("/en-us/cart").await), 0);
    // An item that is added later stays when the old form is sent again.
    put_in(&browser, "pomelo-market", "37").await;
    assert_eq!(browser.submit(&form).await.location(), order);
    assert_eq!(lines(&browser.get("/en-us/cart").await), 1);
    assert_eq!(double.calls("orders").await, 1);
}

#[tokio::test]
async fn quantities_can_be_changed_and_lines_removed() {
    let (_double, app) = open().await;
    let browser = app.browser();
    put_in(&browser, "northstar-play", "=25 USD").await;
    put_in(&browser, "pomelo-market", "37").await;
    let cart = browser.get("/en-us/cart").await;
    assert_eq!(browser.submit(&line(&cart, 0).with("quantity", "3")).await.status, 303);
    let cart = browser.get("/en-us/cart").await;
    assert_eq!(quantity(&cart, 0), "3");
    browser.submit(&line(&cart, 1).with("quantity", "0")).await;
    let cart = browser.get("/en-us/cart").await;
    assert_eq!(lines(&cart), 1);
    browser.submit(&line(&cart, 0).with("quantity", "0")).await;
    let empty = browser.get("/en-us/cart").await;
    assert_eq!((empty.status, lines(&empty)), (200, 0));
    assert_eq!(browser.get("/en-us/checkout").await.header("location"), "/en-us/cart");
}

#[tokio::test]
async fn eleventh_delivery_is_refused_and_the_cart_unchanged() {
    let (_double, app) = open().await;
    let browser = app.browser();
    put_in(&browser, "northstar-play", "=25 USD").await;
    let cart = browser.get("/en-us/cart").await;
    browser.submit(&line(&cart, 0).with("quantity", "10")).await;
    let refused = put_in(&browser, "pomelo-market", "37").await;
    assert_eq!((refused.status, lines(&refused)), (409, 1), "{}", refused.words());
    assert!(refused.body.contains(r#"role="alert""#));
    let eleven = browser.submit(&line(&refused, 0).with("quantity", "11")).await;
    assert_eq!(eleven.status, 409);
    let cart = browser.get("/en-us/cart").await;
    assert_eq!(quantity(&cart, 0), "10");
}

#[tokio::test]
async fn refused_line_is_named() {
    let (double, app) = open().await;
    let browser = app.browser();
    put_in(&browser, "northstar-play", "=25 USD").await;
    put_in(&browser, "sold-out-co", "=25 USD").await;
    let refused = browser.submit(&checkout(&browser).await).await;
    let alert = refused.body.split(r#"role="alert""#).nth(1).unwrap().split("</ul>").next().unwrap();
    assert_eq!(refused.status, 400, "{}", refused.words());
    assert!(alert.contains("Sold Out Co") && !alert.contains("Northstar"), "{alert}");
    assert_eq!(double.calls("orders").await, 0);
}

#[tokio::test]
async fn concurrent_submissions_and_two_tabs_make_one_order() {
    let (double, app) = open().await;
    let browser = app.browser();
    put_in(&browser, "northstar-play", "=25 USD").await;
    put_in(&browser, "pomelo-market", "37").await;
    let (one, other) = (checkout(&browser).await, checkout(&browser).await);
    let mut led: Vec<_> = join_all((0..20).map(async |n| {
        let form = if n % 2 == 0 { &one } else { &other };
        browser.submit(form).await.location().to_owned()
    }))
    .await;
    led.dedup();
    assert_eq!(led.len(), 1, "{led:?}");
    assert_eq!(double.calls("orders").await, 1);
}

#[tokio::test]
async fn rail_chosen_in_the_cart_is_kept() {
    let (_double, app) = open().await;
    let browser = app.browser();
    put_in(&browser, "northstar-play", "=25 USD").await;
    let cart = browser.get("/en-us/cart").await;
    let pay = cart.body.split("<form").map(|f| format!("<form{f}")).find(|f| f.contains(r#"value="pay""#));
    let pay = Form::of(&pay.unwrap(), "/cart").with("pay", "BTC:Lightning");
    assert_eq!(browser.submit(&pay).await.location(), "/en-us/cart");
    let cart = browser.get("/en-us/cart").await;
    assert!(cart.body.contains(r#"data-coin="BTC""#), "{}", cart.words());
    let form = checkout(&browser).await;
    assert_eq!(form.value("pay"), "BTC:Lightning");
}

#[tokio::test]
async fn unsigned_cart_is_empty() {
    let (_double, app) = open().await;
    let browser = app.browser();
    put_in(&browser, "northstar-play", "=25 USD").await;
    let mut cookie = browser.cookies.lock().unwrap().get("kiosk-cart").unwrap().clone();
    cookie.replace_range(10..11, if &cookie[10..11] == "A" { "B" } else { "A" });
    browser.cookies.lock().unwrap().insert("kiosk-cart".into(), cookie);
    assert_eq!(lines(&browser.get("/en-us/cart").await), 0);
}

#[tokio::test]
async fn changed_lines_are_refused_and_nothing_is_ordered() {
    let (double, app) = open().await;
    let browser = app.browser();
    put_in(&browser, "northstar-play", "=25 USD").await;
    let form = checkout(&browser).await;
    let item = form.value("lines").trim_matches(['[', ']']).to_owned();
    let eleven = format!("[{}]", [item.as_str(); 11].join(","));
    let abroad = item.replace("\"US\"", "\"ZZ\"");
    let cheaper = item.replace("25 USD", "24 USD");
    for (lines, status) in [
        ("[", 400),
        ("[]", 400),
        ("{}", 400),
        (eleven.as_str(), 400),
        (&format!("[{cheaper}]"), 400),
        (&format!("[{abroad}]"), 404),
    ] {
        let answer = browser.submit(&form.clone().with("lines", lines)).await;
        assert_eq!(answer.status, status, "{lines}: {}", answer.words());
    }
    // Two instead of one: priced again, and the shopper has to agree before anything is ordered.
    let two = format!("[{item},{item}]");
    assert_eq!(browser.submit(&form.with("lines", &two)).await.status, 409);
    assert_eq!(double.calls("orders").await, 0);
}

#[tokio::test]
async fn invalid_cart_form_is_a_bad_request() {
    let (_double, app) = open().await;
    let browser = app.browser();
    for fields in [
        &[("do", "burn")][..],
        &[],
        &[("do", "set"), ("item", "{"), ("quantity", "1")],
        &[("do", "set"), ("item", "{}"), ("quantity", "-1")],
        &[("do", "pay"), ("pay", "nothing")],
        &[("do", "add")],
        &[("do", "add"), ("brand", "northstar-play"), ("amount", "=25 USD"), ("pay", "DOGE:Moon")],
    ] {
        let answer = browser.post("/en-us/cart", fields).await;
        assert_eq!(answer.status, 400, "{fields:?}: {}", answer.words());
    }
    let gone = browser.post(
        "/en-us/cart",
        &[("do", "add"), ("brand", "northstar-play"), ("amount", "=7 USD"), ("pay", RAIL)],
    );
    let gone = gone.await.location().to_owned();
    assert!(gone.starts_with("/en-us/brands/northstar-play?"), "{gone}");
    assert_eq!(browser.get(&gone).await.status, 400);
}
