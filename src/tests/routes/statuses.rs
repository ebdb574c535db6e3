//! Tests of the status of each request, and of helpful error pages.

use crate::tests::{
    app::{App, open},
    browser::{Answer, Browser},
    double::Double,
    faults::lenient_input::twisted,
    shopper::{filled_form, place},
};
use axum::{
    body::Body,
    http::{Method, Request, header},
};
use serde_json::json;

async fn answered(browser: &Browser, method: &str, path: &str) -> Answer {
    let method: Method = method.parse().unwrap();
    let request = browser.request(method, path).header(header::ORIGIN, "http://127.0.0.1:3000");
    browser.send(request.body(Body::empty()).unwrap()).await
}

/// Checks that an error page has a text and a link.
fn helps(answer: &Answer, path: &str) {
    assert!(answer.is_page(), "{path}: no page");
    assert!(answer.words().len() > 60 && answer.body.contains("<a "), "{path}: {}", answer.words());
}

#[tokio::test]
async fn every_url_has_its_status() {
    let app = App::sandbox().await;
    let browser = app.browser();
    for (path, status) in [
        ("/", 303),
        ("/en-us", 200),
        ("/en-us/", 308),
        ("/en-us/brands/?q=a", 308),
        ("/EN-US/brands?q=a", 308),
        ("/en_US", 308),
        ("/en-us//", 404),
        ("//evil.example/", 404),
        ("//en-us/", 404),
        ("/en-us/brands", 200),
        ("/en-us/brands?q=northstar", 200),
        ("/en-us/brands?q=zzzzzzzzzz", 200),
        ("/en-us/brands?kind=gift-card&sort=name&page=2", 200),
        ("/en-us/brands/northstar-play", 200),
        ("/en-us/brands/pomelo-market?amount=custom&custom=37&pay=BTC%3AMainnet", 200),
        ("/en-us/brands/pomelo-market?amount=custom&custom=0.001", 400),
        ("/en-us/brands/larkspur-books", 200),
        ("/en-us/top-up", 200),
        ("/en-us/esim", 200),
        ("/en-us/orders", 200),
        ("/it-it", 200),
        ("/en-de/brands", 200),
        ("/robots.txt", 200),
        ("/prefetch.json", 200),
        ("/sitemap.xml", 200),
        ("/livez", 200),
        ("/readyz", 200),
        ("/media/brands/us/northstar-play", 200),
        ("/en-us/brands?page=0", 400),
        ("/en-us/brands?page=-1", 400),
        ("/en-us/brands?page=x", 400),
        ("/en-us/brands?page=99999999999999999999999", 400),
        ("/en-us/brands?sort=sideways", 400),
        ("/en-us/brands?kind=hovercraft", 400),
        ("/en-us/brands?category=no-such-thing", 400),
        ("/en-us/checkout", 302),
        ("/en-us/checkout?brand=northstar-play&amount=%3D25+USD&pay=GOLD%3ABars", 400),
        ("/en-us/checkout?brand=nobody-sells-this&amount=%3D25+USD&pay=USDC%3ASolana", 404),
        ("/en-us/brands/nobody-sells-this", 404),
        ("/en-us/brands/%F0%9F%92%A9", 404),
        ("/en-us/orders/0123456789abcdef0123456789abcdef", 404),
        ("/en-us/orders/not-an-order", 404),
        ("/en-us/orders/open", 400),
        ("/en-us/orders/open?token=x", 400),
        ("/en-us/orders/asked", 404),
        ("/en-us/nowhere", 404),
        ("/en-us/brands/a/b/c", 404),
        ("/xx-yy", 404),
        ("/en-zz/brands", 404),
        ("/english", 404),
        ("/english/brands", 404),
        ("/brands", 404),
        ("/favicon.nope", 404),
    ] {
        let answer = browser.get(path).await;
        assert_eq!(answer.status, status, "{path}: {}", answer.words());
        if status >= 400 {
            helps(&answer, path);
        }
    }
    for path in [
        "/api/orders/0123456789abcdef0123456789abcdef",
        "/api/orders/x",
        "/api/orders/x/subscribe",
        "/api/nothing",
        "/media/brands/us/nobody",
        "/media/brands/zz/northstar-play",
        "/pkg/nothing.js",
    ] {
        assert_eq!(browser.get(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn unavailable_amount_is_reported_at_the_picker() {
    let double = Double::with(|router| {
        twisted(router, |path, body| {
            // A free amount next to a fixed one.
            if path.starts_with("/v5/products/") && body[0]["brand"] == "Pomelo Market" {
                let card = json!({"denomination": "25 USD", "delivery_type": "by_email"});
                body[0]["products"].as_array_mut().unwrap().push(card);
            }
        })
    })
    .await;
    let app = App::over(&double).await;
    let browser = app.browser();
    for (path, id) in [
        ("/en-us/brands/northstar-play?amount=%3D30+USD", "amount-error"),
        ("/en-us/brands/northstar-play?amount=nonsense", "amount-error"),
        ("/en-us/brands/pomelo-market?amount=%3D30+USD", "amount-error"),
        ("/en-us/brands/kestrel-prepaid?amount=%3D30+USD", "custom-error"),
        ("/en-us/esim?country=FR&amount=%3D7+GB+7+days", "amount-error"),
    ] {
        let page = browser.get(path).await;
        assert_eq!(page.status, 400, "{path}: {}", page.words());
        let told = page.body.split(&format!("id=\"{id}\"")).nth(1).and_then(|rest| rest.split("</p>").next());
        let told = told.unwrap_or_else(|| panic!("{path}: {}", page.words()));
        assert!(told.contains(r#"role="alert""#), "{path}: {told}");
        assert!(told.contains("This amount is no longer available."), "{path}: {told}");
        assert_eq!(page.body.matches(r#"role="alert""#).count(), 1, "{path}");
    }
}

#[tokio::test]
async fn page_after_the_last_one_is_not_found() {
    let app = App::sandbox().await;
    let answer = app.browser().get("/en-us/brands?page=9999").await;
    assert!([200, 404].contains(&answer.status), "{}", answer.status);
    helps(&answer, "page 9999");
}

#[tokio::test]
async fn misspelled_brand_suggests_similar_ones() {
    let app = App::sandbox().await;
    let answer = app.browser().get("/en-us/brands/northstra-pley").await;
    assert_eq!(answer.status, 404);
    assert!(answer.body.contains("/en-us/brands/northstar-play"), "{}", answer.words());
}

#[tokio::test]
async fn first_page_is_in_the_browsers_language() {
    let app = App::sandbox().await;
    let browser = app.browser();
    for (wish, locale) in
        [("it-IT,it;q=0.9", "/it-it"), ("fr", "/en-us"), ("en-GB", "/en-gb"), ("\u{fe}", "/en-us")]
    {
        let request = browser.request(Method::GET, "/").header(header::ACCEPT_LANGUAGE, wish.as_bytes());
        let answer = browser.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(
            (answer.location(), answer.header("vary").to_lowercase().contains("accept-language")),
            (locale, true)
        );
    }
}

#[tokio::test]
async fn other_methods_are_refused() {
    let app = App::sandbox().await;
    let browser = app.browser();
    for (method, path) in [
        ("DELETE", "/en-us/brands"),
        ("POST", "/en-us"),
        ("POST", "/en-us/brands/northstar-play"),
        ("PUT", "/livez"),
        ("POST", "/"),
        ("PATCH", "/en-us/checkout"),
        ("POST", "/robots.txt"),
        ("POST", "/api/orders/0123456789abcdef0123456789abcdef"),
        ("POST", "/api/quote"),
        ("GET", "/en-us/orders/0123456789abcdef0123456789abcdef/simulate"),
    ] {
        let answer = answered(&browser, method, path).await;
        assert_eq!(answer.status, 405, "{method} {path}: {}", answer.words());
    }
}

#[tokio::test]
async fn page_has_head_metadata() {
    let app = App::sandbox().await;
    let browser = app.browser();
    for (path, status) in [
        ("/en-us", 200),
        ("/en-us/brands/northstar-play", 200),
        ("/en-us/orders", 200),
        ("/en-us/nowhere", 404),
        ("/", 303),
        ("/livez", 200),
        ("/en-us/checkout", 302),
    ] {
        let answer = answered(&browser, "HEAD", path).await;
        assert_eq!((answer.status, answer.body.as_str()), (status, ""), "{path}");
    }
}

#[tokio::test]
async fn cross_site_write_is_forbidden() {
    let (double, app) = open().await;
    let browser = app.browser();
    let form = filled_form(&browser, "buyer@example.test").await;
    let order = place(&browser, "other@example.test").await;
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(&form.fields).finish();
    for path in [
        "/en-us/checkout".to_owned(),
        format!("{order}/simulate"),
        "/api/codes".into(),
        "/api/quote".into(),
        "/en-us/orders".into(),
        "/en-us/orders/open".into(),
        "/en-us/orders/close".into(),
        "/en-us/orders/forget".into(),
        "/nowhere".into(),
    ] {
        for from in [
            &[("origin", "https://evil.example")][..],
            &[],
            &[("origin", "null")],
            &[("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "same-site"), ("origin", "http://127.0.0.1:3000")],
            &[("origin", "http://127.0.0.1:3000.evil.example")],
        ] {
            let mut request = browser
                .request(Method::POST, &path)
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            for (name, value) in from {
                request = request.header(*name, *value);
            }
            let answer = browser.send(request.body(Body::from(body.clone())).unwrap()).await;
            assert_eq!(answer.status, 403, "{path} {from:?}");
        }
    }
    assert_eq!(double.calls("orders").await, 1);
}

#[tokio::test]
async fn unreadable_form_is_refused_with_a_page() {
    let app = App::sandbox().await;
    let browser = app.browser();
    let form = "application/x-www-form-urlencoded";
    let long = format!("brand={}", "x".repeat(70_000));
    for (kind, body, status) in [
        (form, "", 400),
        (form, "brand=%ff%fe&amount=%00", 400),
        (form, "brand=northstar-play&brand=pomelo-market", 400),
        (form, "=&=&&&==", 400),
        ("application/json", "{}", 400),
        ("text/plain", "brand=northstar-play", 400),
        ("multipart/form-data; boundary=x", "--x--", 400),
        (form, &long, 413),
    ] {
        let request = browser
            .request(Method::POST, "/en-us/checkout")
            .header(header::ORIGIN, "http://127.0.0.1:3000")
            .header(header::CONTENT_LENGTH, body.len())
            .header(header::CONTENT_TYPE, kind);
        let answer = browser.send(request.body(Body::from(body.to_owned())).unwrap()).await;
        assert_eq!(answer.status, status, "{kind} {:.40}: {}", body, answer.words());
        helps(&answer, body);
    }
    let unannounced = browser
        .request(Method::POST, "/en-us/checkout")
        .header(header::ORIGIN, "http://127.0.0.1:3000")
        .header(header::CONTENT_TYPE, form);
    assert_eq!(browser.send(unannounced.body(Body::from(long.clone())).unwrap()).await.status, 413);
    assert_eq!(browser.get(&format!("/en-us/brands?q={}", "x".repeat(5000))).await.status, 414);
}

#[tokio::test]
async fn unreadable_call_is_a_client_error() {
    let app = App::sandbox().await;
    let browser = app.browser();
    let form = "application/x-www-form-urlencoded";
    let long = format!("order={}", "x".repeat(70_000));
    for (path, kind, body, status) in [
        ("/api/codes", form, "", 400),
        ("/api/codes", form, "order=not-an-order", 400),
        ("/api/codes", "application/json", "{}", 400),
        ("/api/codes", form, "order=0123456789abcdef0123456789abcdef", 404),
        ("/api/codes", form, &long, 413),
    ] {
        let request = Request::post(path)
            .header(header::ACCEPT, "application/json")
            .header(header::ORIGIN, "http://127.0.0.1:3000")
            .header(header::CONTENT_LENGTH, body.len())
            .header(header::CONTENT_TYPE, kind);
        let answer = browser.send(request.body(Body::from(body.to_owned())).unwrap()).await;
        assert_eq!(answer.status, status, "{path} {body:.40}: {}", answer.body);
    }
    for (query, status) in [
        ("", 400),
        ("locale=en-us&country=US&brand=northstar-play&amount=%3D25+USD", 400),
        ("locale=xx&country=US&brand=northstar-play&amount=%3D25+USD&pay=USDC%3ASolana", 400),
        ("locale=en-us&country=US&brand=northstar-play&amount=%3D26+USD&pay=USDC%3ASolana", 400),
        ("locale=en-us&country=US&brand=northstar-play&amount=%3D25+USD&pay=GOLD%3ABars", 400),
        ("locale=en-us&country=US&brand=nobody&amount=%3D25+USD&pay=USDC%3ASolana", 404),
        ("locale=en-us&country=US&brand=northstar-play&amount=%3D25+USD&pay=USDC%3ASolana", 200),
    ] {
        let request = Request::get(format!("/api/quote?{query}")).header(header::ACCEPT, "application/json");
        let answer = browser.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, status, "{query}: {}", answer.body);
        assert!(!answer.json().is_null(), "{query}: {}", answer.body);
    }
}
