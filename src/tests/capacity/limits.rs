//! Tests of limits: a client that requests or holds too much is told when to try again, and no other client
//! is affected.

use crate::{
    shop::settings::Limits,
    tests::{
        app::App,
        browser::Browser,
        shopper::{RAIL, checkout_form, filled_form, json_of, place},
    },
};
use axum::{
    body::Body,
    http::{Method, header},
};

async fn limited(change: impl FnOnce(&mut Limits)) -> App {
    App::with(|settings| change(&mut settings.limits)).await
}

#[tokio::test]
async fn price_limit_of_one_address_does_not_affect_others() {
    let app = limited(|limits| limits.prices = 2).await;
    let asked = async |browser: &Browser, path: &str| {
        let mut request = browser.request(Method::GET, path).body(Body::empty()).unwrap();
        request.headers_mut().insert(header::ACCEPT, "application/json".parse().unwrap());
        browser.send(request).await
    };
    let browser = app.browser();
    let price = "/api/quote?locale=en-us&country=US&brand=northstar-play&amount=%3D25+USD&pay=USDC%3ASolana";
    for status in [200, 200, 429] {
        assert_eq!(asked(&browser, price).await.status, status);
    }
    let wait: u64 = asked(&browser, price).await.header("retry-after").parse().unwrap();
    assert!((1..=31).contains(&wait), "{wait}");
    let mut other = app.browser();
    other.peer.set_ip([203, 0, 113, 8].into());
    assert_eq!(asked(&other, price).await.status, 200);
    assert_eq!(browser.get("/en-us").await.status, 200, "pages are for everybody");
}

/// The response to another order of this amount, for this email address.
async fn another(browser: &Browser, amount: &str, email: &str) -> crate::tests::browser::Answer {
    let form = checkout_form(browser, ("northstar-play", amount), RAIL).await.with("email", email);
    browser.submit(&form).await
}

#[tokio::test]
async fn orders_per_hour_are_limited_by_email_and_device() {
    let app = limited(|limits| limits.orders_per_shopper = 1).await;
    let (one, mut two) = (app.browser(), app.browser());
    two.peer.set_ip([203, 0, 113, 8].into());
    let form = filled_form(&one, "buyer@example.test").await;
    let order = one.submit(&form).await.location().to_owned();
    assert_eq!(one.submit(&form).await.location(), order, "the same form again is no other order");
    let by_device = another(&one, "=50 USD", "other@example.test").await;
    let by_email = another(&two, "=25 USD", "Buyer@example.test").await;
    for refused in [by_device, by_email] {
        assert!(refused.status == 429 && refused.is_page(), "{} {}", refused.status, refused.words());
        let wait: u64 = refused.header("retry-after").parse().unwrap();
        assert!((3500..=3601).contains(&wait), "{wait}");
        assert!(!refused.body.contains("buyer@"), "the page names the other shopper");
    }
    let three = app.browser();
    assert_eq!(another(&three, "=25 USD", "third@example.test").await.status, 303);
}

async fn watch(browser: &Browser, order: &str) -> axum::http::Response<Body> {
    let request = browser.request(Method::GET, &format!("{}/subscribe", json_of(order)));
    browser.open(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn closed_stream_frees_its_permit() {
    let app = limited(|limits| limits.streams_per_order = 1).await;
    let browser = app.browser();
    let order = place(&browser, "buyer@example.test").await;
    let first = watch(&browser, &order).await;
    let second = watch(&browser, &order).await;
    assert_eq!((first.status().as_u16(), second.status().as_u16()), (200, 429));
    assert_eq!(second.headers()["retry-after"], "30");
    assert_eq!(app.browser().get(&json_of(&order)).await.status, 404, "a stranger");
    drop(first);
    assert_eq!(watch(&browser, &order).await.status(), 200);
}

#[tokio::test]
async fn stream_limit_answers_503_and_polling_still_works() {
    let app = limited(|limits| limits.streams = 1).await;
    let browser = app.browser();
    let (one, two) =
        (place(&browser, "buyer@example.test").await, another(&browser, "=50 USD", "b@example.test").await);
    let _first = watch(&browser, &one).await;
    let second = watch(&browser, two.location()).await;
    assert_eq!((second.status().as_u16(), &second.headers()["retry-after"]), (503, &"10".parse().unwrap()));
    assert_eq!(browser.get(&json_of(two.location())).await.status, 200);
}
