//! Fuzz tests of the router: whatever a client requests, posts or claims, the response is never a server
//! error while upstream works.

use crate::{
    shop::settings::Limits,
    tests::{app::App, browser::Browser, form::Form, shopper::filled_form},
};
use axum::{
    body::Body,
    http::{Method, Request, Uri, header},
};
use proptest::{
    prelude::*,
    test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner},
};

const ORIGIN: &str = "http://127.0.0.1:3000";

/// The targets of forms and server functions. The last two are read only.
const FORMS: [&str; 14] = [
    "/en-us/checkout",
    "/zz/checkout",
    "/en-us/cart",
    "/en-us/orders",
    "/en-us/orders/open",
    "/en-us/orders/close",
    "/en-us/orders/forget",
    "/en-us/orders/0123456789abcdef0123456789abcdef/simulate",
    "/en-us/orders/0123456789abcdef0123456789abcdef/accept",
    "/api/codes",
    "/api/transfer",
    "/api/solana-pay/AAAA",
    "/api/quote",
    "/api/cart-quote",
];

/// Percent signs, control characters, separators, words that the shop knows, and arbitrary letters.
fn junk() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,40}",
        "[ -~]{0,60}",
        "(%[0-9a-fA-F]{0,2}|[/?&=#+;,.a-z0-9-]|%00|%ff|%2e%2e%2f|%0d%0a){0,30}",
        "[0-9eE+.,-]{0,60}",
        prop::sample::select(vec![
            "en-us",
            "brands",
            "northstar-play",
            "=25 USD",
            "custom",
            "USDC:Solana",
            "checkout",
            "orders",
            "%3D25+USD",
            "0123456789abcdef0123456789abcdef",
            "subscribe",
            "simulate",
            "api",
            "quote",
            "codes",
            "pkg",
            "media",
            "us",
            "..",
            "",
            "\u{202e}x",
            "𝔛",
            "NaN",
            "-0",
            "1e999",
            "9".repeat(400).leak(),
            "<script>",
            "' OR 1=1 --",
            "{}",
            "null",
        ])
        .prop_map(str::to_owned),
    ]
}

fn path() -> impl Strategy<Value = String> {
    (
        prop::collection::vec(junk(), 0..5),
        prop::option::of(junk()),
        prop::collection::vec((junk(), junk()), 0..4),
    )
        .prop_map(|(segments, raw, pairs)| {
            let query = match raw {
                Some(raw) => raw,
                None => form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish(),
            };
            format!("/{}?{query}", segments.join("/"))
        })
}

fn known_fields() -> impl Strategy<Value = Vec<(String, String)>> {
    let name = prop::sample::select(vec![
        "brand",
        "amount",
        "custom",
        "pay",
        "email",
        "sure",
        "newsletter",
        "refund",
        "quote",
        "key",
        "besides",
        "order",
        "locale",
        "lines",
        "to",
        "country",
        "gift",
        "sure_gift",
        "coupon",
        "from",
        "do",
        "item",
        "quantity",
        "token",
        "payer",
    ]);
    prop::collection::vec((name.prop_map(str::to_owned), junk()), 0..6)
}

/// The number of cases that proptest runs unless `PROPTEST_CASES` is set.
const DEFAULT_CASES: u32 = 256;

/// Runs the same cases every time. With more of them, as in `make fuzz`, runs different ones every time.
fn check<S: Strategy>(cases: u32, strategy: S, test: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let wanted = Config::default().cases;
    let cases = if wanted == DEFAULT_CASES { cases } else { wanted };
    let config = Config {
        cases,
        failure_persistence: None,
        max_global_rejects: cases.saturating_mul(10).max(100_000),
        ..Config::default()
    };
    let mut runner = if wanted == DEFAULT_CASES {
        TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]))
    } else {
        TestRunner::new(config)
    };
    if let Err(error) = runner.run(&strategy, test) {
        panic!("{error}");
    }
}

/// A shop, its browser, and their runtime.
fn shop() -> (tokio::runtime::Runtime, App, Browser) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    // No rate limits; other tests cover them.
    let most = 1_000_000;
    let app = runtime.block_on(App::with(|settings| {
        let defaults = settings.limits;
        settings.limits = Limits {
            prices: most,
            orders: most,
            forms: most,
            polls: most,
            orders_per_shopper: most,
            ..defaults
        };
    }));
    let mut browser = app.browser();
    // Another address, so that no limit per shopper applies.
    browser.peer = "192.0.2.1:1".parse().unwrap();
    (runtime, app, browser)
}

fn sane(status: u16, what: &str) -> Result<(), TestCaseError> {
    prop_assert!((200..500).contains(&status) && status != 429, "{status} for {what}");
    Ok(())
}

fn uri(path: &str) -> Option<Uri> {
    Uri::try_from(path.as_bytes()).ok()
}

#[test]
fn no_url_causes_a_server_error() {
    let (runtime, _app, browser) = shop();
    let method =
        prop::sample::select(vec![Method::GET, Method::HEAD, Method::POST, Method::OPTIONS, Method::DELETE]);
    check(400, (method, path(), any::<[u8; 2]>(), accepts()), |(method, path, host, accept)| {
        let Some(uri) = uri(&path) else { return Ok(()) };
        // A test does not send so many emails.
        let mut browser = browser.clone();
        browser.peer.set_ip([198, 18, host[0], host[1]].into());
        let mut request =
            browser.request(method, "/").header(header::ORIGIN, ORIGIN).body(Body::empty()).unwrap();
        *request.uri_mut() = uri;
        let request = accepting(request, accept);
        sane(runtime.block_on(browser.open(request)).status().as_u16(), &path)
    });
}

#[test]
fn no_query_causes_a_server_error() {
    let (runtime, _app, browser) = shop();
    let page = prop::sample::select(vec![
        "/en-us/brands",
        "/en-us/brands/northstar-play",
        "/en-us/brands/pomelo-market",
        "/en-us/checkout",
        "/api/quote",
        "/en-us",
    ]);
    let name = prop::sample::select(vec![
        "q", "category", "kind", "sort", "page", "amount", "custom", "pay", "brand", "locale", "reveal",
    ]);
    let pairs = prop::collection::vec((name, junk()), 1..5);
    check(250, (page, pairs, accepts()), |(page, pairs, accept)| {
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let path = format!("{page}?{query}");
        let Some(uri) = uri(&path) else { return Ok(()) };
        let mut request = browser.request(Method::GET, "/").body(Body::empty()).unwrap();
        *request.uri_mut() = uri;
        let request = accepting(request, accept);
        sane(runtime.block_on(browser.open(request)).status().as_u16(), &path)
    });
}

fn post(browser: &Browser, path: &str, kind: &str, accept: &'static str, body: String) -> Request<Body> {
    let request =
        browser.request(Method::POST, path).header(header::ORIGIN, ORIGIN).header(header::CONTENT_TYPE, kind);
    accepting(request.body(Body::from(body)).unwrap(), accept)
}

/// What pages, islands and other clients accept.
fn accepts() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["text/html", "application/json", "*/*"])
}

fn accepting(mut request: Request<Body>, accept: &'static str) -> Request<Body> {
    request.headers_mut().insert(header::ACCEPT, header::HeaderValue::from_static(accept));
    request
}

#[test]
fn no_form_causes_a_server_error() {
    let (runtime, _app, browser) = shop();
    let good = runtime.block_on(filled_form(&browser, "buyer@example.test"));
    let places = prop::sample::select(FORMS.to_vec());
    let fields = (places, known_fields(), any::<bool>(), any::<[u8; 2]>(), accepts());
    check(100, fields, |(path, fields, on_top, host, accept)| {
        let mut browser = browser.clone();
        browser.peer.set_ip([198, 18, host[0], host[1]].into());
        let mut form = if on_top { good.clone() } else { Form { fields: Vec::new(), ..good.clone() } };
        for (name, value) in &fields {
            form = form.with(name, value);
        }
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(&form.fields).finish();
        let request = post(&browser, path, "application/x-www-form-urlencoded", accept, body.clone());
        sane(runtime.block_on(browser.open(request)).status().as_u16(), &format!("{path} {body}"))
    });
}

#[test]
fn no_body_causes_a_server_error() {
    let (runtime, _app, browser) = shop();
    let kinds = prop::sample::select(vec![
        "application/x-www-form-urlencoded",
        "application/json",
        "multipart/form-data; boundary=x",
        "text/plain",
        "",
        "application/cbor",
        "application/x-www-form-urlencoded; charset=utf-16",
    ]);
    let places = prop::sample::select(FORMS.to_vec());
    check(120, (kinds, places, junk(), any::<[u8; 2]>(), accepts()), |(kind, path, body, host, accept)| {
        let mut browser = browser.clone();
        browser.peer.set_ip([198, 18, host[0], host[1]].into());
        let request = post(&browser, path, kind, accept, body.clone());
        sane(runtime.block_on(browser.open(request)).status().as_u16(), &format!("{path} {kind} {body}"))
    });
}

#[test]
fn no_header_causes_a_server_error() {
    let (runtime, _app, browser) = shop();
    let names = prop::sample::select(vec![
        "cookie",
        "accept-language",
        "accept",
        "accept-encoding",
        "origin",
        "referer",
        "user-agent",
        "x-forwarded-for",
        "host",
        "range",
        "if-modified-since",
        "if-none-match",
        "sec-fetch-site",
        "content-length",
    ]);
    let pages = prop::sample::select(vec![
        "/",
        "/en-us",
        "/en-us/orders",
        "/en-us/cart",
        "/en-us/checkout",
        "/media/brands/us/northstar-play",
        "/en-us/nowhere",
    ]);
    let cookie = prop::sample::select(vec!["kiosk", "kiosk-cart", "cart-count", "locale"]);
    let value = prop_oneof![
        junk().prop_map(String::into_bytes),
        prop::collection::vec(any::<u8>(), 0..80),
        (cookie, junk()).prop_map(|(name, value)| format!("{name}={value}").into_bytes()),
    ];
    check(200, (names, pages, value), |(name, page, value)| {
        let Ok(value) = header::HeaderValue::from_bytes(&value) else { return Ok(()) };
        let mut request = browser.request(Method::GET, page).body(Body::empty()).unwrap();
        request.headers_mut().insert(name, value.clone());
        sane(runtime.block_on(browser.open(request)).status().as_u16(), &format!("{page} {name}: {value:?}"))
    });
}
