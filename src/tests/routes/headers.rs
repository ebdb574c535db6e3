//! Tests of the headers of every response: policies, caching and cookies. Also tests of what upstream
//! receives about the shopper.

use crate::tests::{
    app::{App, live, options},
    browser::{Answer, Browser},
    double::Double,
    form::attribute,
    shopper::{CARD, RAIL, checkout_form, json_of, place},
};
use axum::{
    body::Body,
    http::{Method, header},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::Value;
use sha2::{Digest, Sha256};

const PAGES: [&str; 10] = [
    "/en-us",
    "/en-us/brands",
    "/en-us/brands/northstar-play",
    "/en-us/top-up",
    "/en-us/orders",
    "/en-us/checkout?brand=northstar-play&amount=%3D25+USD&pay=USDC%3ASolana",
    "/en-us/checkout",
    "/en-us/brands?page=x",
    "/en-us/nowhere",
    "/nowhere/at/all",
];

/// The content security policy of a page, after checking what all policies have in common.
fn checked_policy<'a>(answer: &'a Answer, path: &str) -> &'a str {
    let policy = answer.header("content-security-policy");
    assert!(
        policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
        "{path}: {policy}"
    );
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{path}: {policy}");
    policy
}

/// The nonce in a policy.
fn nonce_of(policy: &str) -> Option<&str> {
    policy.split("'nonce-").nth(1)?.split('\'').next()
}

/// Checks that all scripts of a page run by its nonce, by their hash, or from the shop, and that nothing else
/// is inline.
fn scripts_obey(answer: &Answer, policy: &str, path: &str) {
    for script in answer.body.split("<script").skip(1) {
        let (tag, rest) = script.split_once('>').unwrap();
        let is_own = attribute(tag, "src").is_some_and(|src| src.starts_with('/'));
        let nonce = attribute(tag, "nonce");
        let with_nonce = nonce.is_some() && nonce.as_deref() == nonce_of(policy);
        let hash = Sha256::digest(rest.split("</script>").next().unwrap());
        let with_hash = policy.contains(&format!("'sha256-{}'", STANDARD.encode(hash)));
        assert!(with_nonce || with_hash || is_own, "{path}: <script{tag}>");
    }
    for inline in [" style=\"", "<style", " onclick=", " onsubmit=", " onload=", "javascript:"] {
        assert!(!answer.body.contains(inline), "{path}: {inline}");
    }
}

#[tokio::test]
async fn pages_run_only_their_own_scripts() {
    let app = App::sandbox().await;
    let browser = app.browser();
    let order = place(&browser, "buyer@example.test").await;
    let mut seen = std::collections::HashSet::new();
    for path in PAGES.into_iter().chain([order.as_str()]) {
        for _ in 0..2 {
            let answer = browser.get(path).await;
            assert!(answer.is_page(), "{path}");
            let policy = checked_policy(&answer, path);
            scripts_obey(&answer, policy, path);
            if let Some(nonce) = nonce_of(policy) {
                assert!(seen.insert(nonce.to_owned()), "{path}: a nonce came twice");
                assert!(!policy.contains("sha256"), "{path}: {policy}");
            } else {
                assert!(PAGES[..4].contains(&path), "{path} is about somebody: {policy}");
            }
        }
    }
    assert_eq!(seen.len(), 2 * (PAGES.len() - 4 + 1));
}

#[tokio::test]
async fn every_response_has_security_headers() {
    let app = App::sandbox().await;
    let browser = app.browser();
    let others = [
        "/",
        "/livez",
        "/robots.txt",
        "/prefetch.json",
        "/sitemap.xml",
        "/media/brands/us/northstar-play",
        "/api/orders/x",
        "/api/quote",
        "/pkg/x.js",
    ];
    for path in PAGES.into_iter().chain(others) {
        let answer = browser.get(path).await;
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), value, "{path} {name}");
        }
        assert!(answer.header("content-security-policy").contains("default-src 'none'"), "{path}");
        assert_eq!(answer.header("strict-transport-security"), "", "{path}: HSTS without https");
        assert!(!answer.header("cache-control").is_empty(), "{path}: no Cache-Control");
        assert_eq!(answer.header("server"), "", "{path}");
    }
}

#[tokio::test]
async fn responses_about_one_visitor_are_not_cached() {
    let app = App::sandbox().await;
    let browser = app.browser();
    let order = place(&browser, "buyer@example.test").await;
    let form = checkout_form(&browser, CARD, RAIL).await.with("email", "nobody");
    let mut answers = vec![browser.submit(&form).await];
    for path in [
        "/en-us/orders",
        "/en-us/checkout",
        "/en-us/cart",
        &order,
        &format!("{order}?reveal=1"),
        &json_of(&order),
        "/api/orders/x",
        "/api/quote?locale=en-us&country=US&brand=northstar-play&amount=%3D25+USD&pay=USDC%3ASolana",
        PAGES[5],
    ] {
        answers.push(browser.get(path).await);
    }
    answers.push(crate::tests::shopper::codes(&browser, &order).await);
    for answer in answers {
        assert_eq!(answer.header("cache-control"), "no-store", "{} {}", answer.status, answer.words());
    }
}

#[tokio::test]
async fn pages_are_compressed_in_the_accepted_coding() {
    let app = App::sandbox().await;
    let browser = app.browser();
    for (accepted, coding) in [("br", "br"), ("gzip", "gzip"), ("gzip, br", "br"), ("identity", "")] {
        for _ in 0..2 {
            let request = browser.request(Method::GET, "/en-us").header(header::ACCEPT_ENCODING, accepted);
            let answer = browser.open(request.body(Body::empty()).unwrap()).await;
            let told = |name| answer.headers().get(name).map_or("", |v| v.to_str().unwrap());
            assert_eq!(told(header::CONTENT_ENCODING), coding, "{accepted}");
            assert!(
                told(header::VARY).to_lowercase().contains("accept-encoding"),
                "{accepted}: {}",
                told(header::VARY)
            );
        }
    }
}

/// A shop behind https, and a response from it.
async fn secure(path: &str) -> (Answer, Browser, App) {
    let app = App::with(|settings| settings.store.origin = "https://shop.example".parse().unwrap()).await;
    let browser = app.browser();
    (browser.get(path).await, browser, app)
}

#[tokio::test]
async fn cookies_are_http_only_and_same_site() {
    let app = App::sandbox().await;
    let plain = app.browser().get(PAGES[5]).await;
    let cookie = plain.header("set-cookie");
    assert!(
        cookie.starts_with("kiosk=") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"),
        "{cookie}"
    );
    let (answer, browser, _app) = secure(PAGES[5]).await;
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-kiosk="), "{cookie}");
    for part in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
        assert!(cookie.contains(part), "{part}: {cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    assert_eq!(
        answer.header("strict-transport-security"),
        "max-age=31536000",
        "other hosts are not the shop's"
    );
    assert_eq!(browser.get(PAGES[5]).await.header("set-cookie"), "", "a second cookie");
}

#[tokio::test]
async fn hsts_includes_subdomains_only_if_configured() {
    let app = App::with(|settings| {
        settings.store.origin = "https://shop.example".parse().unwrap();
        settings.server.hsts_subdomains = true;
    });
    let answer = app.await.browser().get(PAGES[0]).await;
    assert_eq!(answer.header("strict-transport-security"), "max-age=31536000; includeSubDomains");
}

#[tokio::test]
async fn public_pages_set_no_cookie() {
    let app = App::sandbox().await;
    let browser = app.browser();
    for path in &PAGES[..5] {
        assert_eq!(browser.get(path).await.header("set-cookie"), "", "{path}");
    }
}

#[tokio::test]
async fn pages_name_the_prefetch_rules() {
    let app = App::sandbox().await;
    let browser = app.browser();
    for path in PAGES {
        assert_eq!(browser.get(path).await.header("speculation-rules"), "\"/prefetch.json\"", "{path}");
    }
    let rules = browser.get("/prefetch.json").await;
    assert_eq!((rules.status, rules.header("content-type")), (200, "application/speculationrules+json"));
    let rules: serde_json::Value = serde_json::from_str(&rules.body).unwrap();
    let when = |at: usize| rules["prefetch"][at]["eagerness"].as_str().unwrap();
    assert_eq!((when(0), when(1)), ("moderate", "conservative"));
}

#[tokio::test]
async fn hashed_files_are_cached_forever() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("pkg")).unwrap();
    std::fs::write(folder.path().join("pkg/kiosk.abc.js"), "import('x')").unwrap();
    std::fs::write(folder.path().join("pkg/kiosk.abc.js.br"), "compressed").unwrap();
    std::fs::write(folder.path().join("hash.txt"), "js: abc\nwasm: abc\ncss: abc\n").unwrap();
    let mut options = options(folder.path());
    options.hash_files = true;
    options.hash_file = folder.path().join("hash.txt").to_str().unwrap().into();
    let settings = crate::tests::app::settings(&folder.path().join("kiosk.db"));
    let shop = crate::shop::Shop::open(settings, options).await.unwrap();
    let browser = Browser::inside(crate::server::router(&shop), "http://127.0.0.1:3000");
    let kept = browser.get("/pkg/kiosk.abc.js").await;
    assert_eq!(kept.header("cache-control"), "public, max-age=31536000, immutable");
    assert!(
        kept.header("content-type").contains("javascript") && kept.header("vary").contains("accept-encoding")
    );
    let request = browser.request(Method::GET, "/pkg/kiosk.abc.js").header(header::ACCEPT_ENCODING, "br");
    let small = browser.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!((small.header("content-encoding"), small.body.as_str()), ("br", "compressed"));
    for path in [
        "/pkg/nothing.js",
        "/pkg/../kiosk.db",
        "/pkg/%2e%2e/kiosk.db",
        "/pkg/..%2fkiosk.db",
        "/kiosk.db.nope",
        // No file can have these names. For them, the system reports another error than for a missing file.
        "/pkg/%00",
        &format!("/pkg/{}", "x".repeat(300)),
    ] {
        for method in [Method::GET, Method::HEAD] {
            let answer = browser.send(browser.request(method, path).body(Body::empty()).unwrap()).await;
            assert_eq!(answer.status, 404, "{path}");
            assert!(!answer.header("cache-control").contains("immutable"), "{path}");
        }
    }
}

/// A free amount. Its price is requested for a single shopper.
const RANGE: &str = "brand=pomelo-market&amount=%7E37";

/// What upstream receives about a shopper who comes from `peer` with these headers. Checks that it receives
/// nothing about shoppers in calls whose answers they share.
async fn heard(peer: &str, forwarded: &str) -> String {
    let double = Double::plain().await;
    let app = App::with(|settings| {
        settings.upstream.mode = live(&double.url);
        settings.server.trusted_proxies = vec!["10.0.0.0/8".parse().unwrap()];
    })
    .await;
    let mut browser = app.browser();
    browser.peer = peer.parse().unwrap();
    let price = format!("/api/quote?locale=en-us&country=US&{RANGE}&pay=USDC%3ASolana");
    for path in ["/en-us/brands/northstar-play", &price] {
        let request = browser
            .request(Method::GET, path)
            .header("accept", "text/html, application/json")
            .header("x-forwarded-for", forwarded)
            .header("x-real-ip", "192.0.2.66")
            .header("forwarded", "for=192.0.2.66");
        assert_eq!(browser.send(request.body(Body::empty()).unwrap()).await.status, 200, "{path}");
    }
    let told = double.requests().await;
    let (priced, shared): (Vec<_>, Vec<_>) =
        told["requests"].as_array().unwrap().iter().partition(|request| request["endpoint"] == "price");
    assert!(shared.len() >= 3, "{told:?}");
    for request in &shared {
        assert_eq!(request["x_cr_application"], crate::tests::app::PARTNER);
        assert_eq!(
            (&request["user_agent"], &request["x_forwarded_for"]),
            (&"Kiosk/test/1".into(), &Value::Null)
        );
    }
    let [priced] = priced.as_slice() else { panic!("one price was asked for: {priced:?}") };
    assert_eq!((&priced["user_agent"], &priced["x_country_iso_code"]), (&"Testing/1.0".into(), &"US".into()));
    priced["x_forwarded_for"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn upstream_receives_the_shoppers_own_address() {
    for (peer, forwarded, told) in [
        ("203.0.113.7:1", "198.51.100.9", "203.0.113.7"),
        ("10.0.0.9:1", "198.51.100.9", "198.51.100.9"),
        ("10.0.0.9:1", "192.0.2.1, 198.51.100.9, 10.1.1.1", "198.51.100.9"),
        ("10.0.0.9:1", "nonsense", "10.0.0.9"),
        ("[2001:db8::7]:1", "198.51.100.9", "2001:db8::7"),
    ] {
        assert_eq!(heard(peer, forwarded).await, told, "{peer} {forwarded}");
    }
}
