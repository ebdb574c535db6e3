//! Tests of order updates through the router, as a browser receives them.

use crate::tests::{
    app::{App, open},
    browser::{Answer, Browser, read_until},
    double::Double,
    shopper::{json_of, place},
};
use axum::{
    body::Body,
    http::{Method, Response, header},
};
use futures::StreamExt;
use std::time::Duration;

async fn subscribe(browser: &Browser, order: &str) -> Response<Body> {
    let request = browser
        .request(Method::GET, &format!("{}/subscribe", json_of(order)))
        .header(header::ACCEPT_ENCODING, "gzip, br");
    browser.open(request.body(Body::empty()).unwrap()).await
}

/// A shop with one order that waits for its payment.
async fn ordered(email: &str) -> (Double, App, Browser, String) {
    let (double, app) = open().await;
    let browser = app.browser();
    let order = place(&browser, email).await;
    (double, app, browser, order)
}

async fn open_streams(double: &Double) -> u64 {
    double.requests().await["open_streams"].as_u64().unwrap()
}

#[tokio::test]
async fn stream_starts_with_the_order_and_ends_with_stop() {
    for email in ["buyer@example.test", "garbage@example.test", "nostop@example.test", "numbers@example.test"]
    {
        let (double, _app, browser, order) = ordered(email).await;
        let mut stream = subscribe(&browser, &order).await.into_body().into_data_stream();
        let first = read_until(&mut stream, "\n\n").await;
        assert!(first.contains(r#""phase":"awaiting_payment""#), "{email}: {first}");
        double.pay(&double.order_of(email).await).await;
        let rest = read_until(&mut stream, "event: stop").await;
        assert!(rest.contains(r#""phase":"delivered""#) && !rest.contains("weather"), "{email}: {rest}");
        let end = tokio::time::timeout(Duration::from_secs(2), stream.collect::<Vec<_>>()).await;
        assert!(end.is_ok(), "{email}: the stream stays open after its stop");
    }
}

#[tokio::test]
async fn stream_headers_prevent_buffering_and_compression() {
    let (_double, _app, browser, order) = ordered("buyer@example.test").await;
    let answer = subscribe(&browser, &order).await;
    let headers = answer.headers();
    for (name, value) in [
        ("content-type", "text/event-stream"),
        ("cache-control", "no-cache, no-transform"),
        ("x-accel-buffering", "no"),
        ("x-content-type-options", "nosniff"),
    ] {
        assert_eq!(headers.get(name).map(|v| v.to_str().unwrap()), Some(value), "{name}");
    }
    assert!(!headers.contains_key("content-encoding"));
}

#[tokio::test]
async fn quiet_stream_sends_heartbeat_events() {
    let (_double, _app, browser, order) = ordered("buyer@example.test").await;
    let mut stream = subscribe(&browser, &order).await.into_body().into_data_stream();
    read_until(&mut stream, "\n\n").await;
    let beat = tokio::time::timeout(Duration::from_secs(17), stream.next()).await.unwrap().unwrap().unwrap();
    // A browser drops an event without data, and passes no comment to a page.
    assert_eq!(beat, ": no news\nevent: heartbeat\ndata: alive\n\n");
}

#[tokio::test]
async fn watchers_share_one_upstream_stream_until_all_leave() {
    let (double, app, browser, order) = ordered("buyer@example.test").await;
    let mut watchers = Vec::new();
    for _ in 0..20 {
        let mut stream = subscribe(&browser, &order).await.into_body().into_data_stream();
        read_until(&mut stream, "\n\n").await;
        watchers.push(stream);
    }
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(open_streams(&double).await, 1);
    drop(watchers);
    for _ in 0..80 {
        if open_streams(&double).await == 0 && app.shop.hub.followed() == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{} streams are open, {} orders followed", open_streams(&double).await, app.shop.hub.followed());
}

#[tokio::test]
async fn failed_stream_start_has_the_right_status() {
    for (kind, status) in
        [("500", 502), ("502_html", 502), ("truncated", 502), ("reset", 502), ("429_retry_after", 429)]
    {
        let (double, _app, browser, order) = ordered("buyer@example.test").await;
        double.fault("order", kind).await;
        let answer = subscribe(&browser, &order).await;
        assert_eq!(answer.status(), status, "{kind}");
        assert_eq!(answer.headers().contains_key("retry-after"), status == 429, "{kind}");
    }
}

#[tokio::test]
async fn shutdown_ends_streams_without_stop() {
    let (_double, app, browser, order) = ordered("buyer@example.test").await;
    let mut stream = subscribe(&browser, &order).await.into_body().into_data_stream();
    read_until(&mut stream, "\n\n").await;
    app.shop.close().await;
    let rest = tokio::time::timeout(Duration::from_secs(2), stream.collect::<Vec<_>>()).await.unwrap();
    assert!(!format!("{rest:?}").contains("stop"), "{rest:?}");
}

#[tokio::test]
async fn orders_of_others_cannot_be_watched_read_or_paid() {
    let app = App::sandbox().await;
    let order = place(&app.browser(), "buyer@example.test").await;
    let visited = app.browser();
    visited.get("/en-us/checkout?brand=northstar-play&amount=%3D25+USD&pay=USDC%3ASolana").await;
    assert_eq!(visited.cookies.lock().unwrap().len(), 1);
    for stranger in [app.browser(), visited] {
        let id = crate::tests::shopper::id_of(&order);
        let answers: [Answer; 7] = [
            stranger.get(&order).await,
            stranger.get(&format!("{order}?reveal=1")).await,
            stranger.get(&json_of(&order)).await,
            stranger.get(&format!("{}/subscribe", json_of(&order))).await,
            stranger.post("/api/codes", &[("order", id)]).await,
            stranger.post(&format!("{order}/simulate"), &[]).await,
            stranger.get(&order.replace("en-us", "it-it")).await,
        ];
        assert_eq!(answers.map(|a| a.status), [404; 7]);
        assert!(!stranger.get("/en-us/orders").await.body.contains(id));
    }
}

#[tokio::test]
async fn forged_cookie_is_ignored() {
    let (_double, _app, browser, order) = ordered("buyer@example.test").await;
    assert_eq!(browser.get(&order).await.status, 200);
    let forged = |value: &str| {
        let change = |c: char| if c == 'A' { 'B' } else { 'A' };
        let (first, rest) = value.split_at(1);
        format!("{}{rest}", change(first.chars().next().unwrap()))
    };
    for value in browser.cookies.lock().unwrap().values_mut() {
        *value = forged(value);
    }
    assert_eq!(browser.get(&order).await.status, 404);
}
