//! Tests of an upstream that is broken, slow or gone: the shop says what happened and what is safe, and never
//! fails itself.

use super::lenient_input::EMAIL;
use crate::tests::{
    app::{App, live, open},
    browser::{Answer, Browser},
    double::Double,
    shopper::{filled_form, json_of, place, until},
};
use axum::{
    Router,
    body::Body,
    extract::Request,
    http::{Method, Response},
    middleware::{self, Next},
};
use std::time::{Duration, Instant};

type Make = fn() -> Response<Body>;

/// Replaces the responses of one endpoint. A path that ends with a slash is a prefix.
fn answering(router: Router, method: Method, path: &'static str, make: Make) -> Router {
    router.layer(middleware::from_fn(move |request: Request, next: Next| {
        let method = method.clone();
        async move {
            let asked = request.uri().path();
            let is_this = if path.ends_with('/') { asked.starts_with(path) } else { asked == path };
            if is_this && *request.method() == method { make() } else { next.run(request).await }
        }
    }))
}

fn said(
    status: u16,
    kind: &'static str,
    body: &'static str,
    header: Option<(&'static str, &'static str)>,
) -> Response<Body> {
    let mut answer = Response::builder().status(status).header("content-type", kind);
    if let Some((name, value)) = header {
        answer = answer.header(name, value);
    }
    answer.body(Body::from(body)).unwrap()
}

const JSON: &str = "application/json";

/// Invalid responses, by name.
const ODDITIES: [(&str, Make); 14] = [
    ("html", || said(200, "text/html", "<html><h1>Welcome</h1></html>", None)),
    ("html of an edge", || said(502, "text/html", "<html>Bad gateway</html>", None)),
    ("nothing", || said(200, JSON, "", None)),
    ("null", || said(200, JSON, "null", None)),
    ("a number", || said(200, JSON, "7", None)),
    ("an empty object", || said(200, JSON, "{}", None)),
    ("half a body", || said(200, JSON, "{\"order_id\": \"ce8f6a70-8c10", None)),
    ("an error", || said(500, JSON, "{\"error\": \"secret upstream words\"}", None)),
    ("a redirect", || said(302, JSON, "", Some(("location", "http://127.0.0.1:1/")))),
    ("too many, seconds", || said(429, JSON, "{}", Some(("retry-after", "30")))),
    ("too many, a date", || said(429, JSON, "{}", Some(("retry-after", "Fri, 09 Oct 2099 10:01:30 GMT")))),
    ("too many, a reset", || said(429, JSON, "{}", Some(("x-ratelimit-reset", "4102444800")))),
    ("too many, no word", || said(429, JSON, "", None)),
    ("a deep list", || Response::new(Body::from(format!("{}{}", "[".repeat(100_000), "]".repeat(100_000))))),
];

async fn shop(method: Method, path: &'static str, make: Make) -> (Double, App, Browser) {
    let double = Double::with(|router| answering(router, method, path, make)).await;
    let app = App::over(&double).await;
    let browser = app.browser();
    (double, app, browser)
}

/// Checks that the page is not a server error of the shop, and has a text and a way to continue.
fn is_honest(answer: &Answer, what: &str) {
    assert!(answer.is_page() && answer.status != 500, "{what}: {} {}", answer.status, answer.body);
    let words = answer.words();
    assert!(words.len() > 80 && answer.body.contains("<a "), "{what}: {words}");
    assert!(!words.contains("secret upstream words") && !words.contains("Bad gateway"), "{what}: {words}");
}

#[tokio::test]
async fn lost_answer_leaves_the_order_unconfirmed_and_unsent() {
    for (name, make) in ODDITIES.into_iter().filter(|(name, _)| !name.starts_with("too many")) {
        let (_double, _app, browser) = shop(Method::POST, "/v5/orders", make).await;
        let form = filled_form(&browser, EMAIL).await;
        let order = browser.submit(&form).await.location().to_owned();
        let page = browser.get(&order).await;
        assert!(page.body.contains(r#"data-phase="unconfirmed""#), "{name}: {}", page.words());
        is_honest(&page, name);
        assert_eq!(browser.submit(&form).await.location(), order, "{name}");
        let list = browser.get("/en-us/orders").await;
        assert!(list.body.contains(&order), "{name}: {}", list.words());
    }
}

#[tokio::test]
async fn refused_order_can_be_submitted_again() {
    let refused: [(&str, Make, u16); 5] = [
        ("kyc", || said(422, JSON, r#"{"status": 422, "detail": "KYC_MISSING", "reason": "no"}"#, None), 400),
        ("stock", || said(400, JSON, r#"{"problems": [{"problem": "OUT_OF_STOCK"}]}"#, None), 400),
        ("new words", || said(422, JSON, r#"{"error": "MOON_IN_THE_WRONG_PHASE"}"#, None), 400),
        ("burst", || said(403, "text/html", "<html>Forbidden</html>", None), 403),
        ("partner", || said(401, JSON, r#"{"message": "unknown partner"}"#, None), 503),
    ];
    for (name, make, status) in refused {
        let (_double, _app, browser) = shop(Method::POST, "/v5/orders", make).await;
        let answer = browser.submit(&filled_form(&browser, EMAIL).await).await;
        assert_eq!(answer.status, status, "{name}: {}", answer.words());
        is_honest(&answer, name);
        assert!(
            answer.body.contains(r#"role="alert""#) && !answer.words().contains("unknown partner"),
            "{name}"
        );
        let again = crate::tests::form::Form::of(&answer.body, "/checkout");
        assert_eq!(again.value("email"), EMAIL, "{name}: what was typed is lost");
    }
}

#[tokio::test]
async fn failed_validation_orders_nothing() {
    for (name, make) in ODDITIES.into_iter().filter(|(name, _)| !name.starts_with("too many")) {
        let (double, _app, browser) = shop(Method::POST, "/v5/orders/validations", make).await;
        let answer = browser.submit(&filled_form(&browser, EMAIL).await).await;
        is_honest(&answer, name);
        assert!([409, 503].contains(&answer.status), "{name}: {} {}", answer.status, answer.words());
        assert_eq!(double.calls("orders").await, 0, "{name}");
    }
}

#[tokio::test]
async fn throttled_checkout_is_queued_unless_the_wait_is_too_long() {
    for (name, make) in ODDITIES.into_iter().filter(|(name, _)| name.starts_with("too many")) {
        for path in ["/v5/orders/validations", "/v5/orders"] {
            let (double, _app, browser) = shop(Method::POST, path, make).await;
            let answer = browser.submit(&filled_form(&browser, EMAIL).await).await;
            if name == "too many, a date" {
                assert_eq!(answer.status, 503, "{name} {path}: an hour is too long");
                is_honest(&answer, name);
            } else {
                let place = answer.location().to_owned();
                assert!(place.starts_with("/en-us/checkout/queue?"), "{name} {path}: {place}");
                let page = browser.get(&place).await;
                assert_eq!(page.status, 200, "{name} {path}: {}", page.words());
                is_honest(&page, name);
            }
            assert_eq!(double.orders().await.len(), 0, "{name} {path}");
        }
    }
}

#[tokio::test]
async fn unreadable_brand_is_shown_without_a_price() {
    let burst: (&str, Make) = ("burst", || said(403, "text/html", "<html>Forbidden</html>", None));
    for (name, make) in ODDITIES.into_iter().chain([burst]) {
        let (_double, _app, browser) = shop(Method::GET, "/v5/products/", make).await;
        let page = browser.get("/en-us/brands/northstar-play").await;
        is_honest(&page, name);
        assert!([200, 404, 409, 503].contains(&page.status), "{name}: {}", page.status);
        assert!(!page.body.contains("data-amount=\"2"), "{name}: a price from nowhere");
        let checkout =
            browser.get("/en-us/checkout?brand=northstar-play&amount=%3D25+USD&pay=USDC%3ASolana").await;
        is_honest(&checkout, name);
        assert!([400, 409, 503].contains(&checkout.status), "{name}: {}", checkout.status);
    }
}

#[tokio::test]
async fn pages_report_an_unavailable_catalogue() {
    for (name, make) in ODDITIES {
        for endpoint in ["/v2/brands", "/v3/payment_vias"] {
            let (_double, _app, browser) = shop(Method::GET, endpoint, make).await;
            for path in
                ["/en-us", "/en-us/brands", "/en-us/brands/northstar-play", "/en-us/top-up", "/en-us/orders"]
            {
                let page = browser.get(path).await;
                is_honest(&page, &format!("{name} {endpoint} {path}"));
                assert!([200, 404, 503].contains(&page.status), "{name} {endpoint} {path}: {}", page.status);
            }
        }
    }
}

#[tokio::test]
async fn shop_serves_while_upstream_is_gone() {
    let app = App::with(|settings| settings.upstream.mode = live("http://127.0.0.1:9")).await;
    let browser = app.browser();
    for (path, status) in [
        ("/", 303),
        ("/livez", 200),
        ("/readyz", 200),
        ("/robots.txt", 200),
        ("/en-us", 503),
        ("/en-us/brands", 503),
        ("/en-us/brands/northstar-play", 503),
        ("/en-us/checkout?brand=northstar-play&amount=%3D25+USD&pay=USDC%3ASolana", 503),
        ("/en-us/orders", 200),
        ("/en-us/orders/0123456789abcdef0123456789abcdef", 404),
        ("/en-us/nowhere", 404),
        ("/sitemap.xml", 503),
        ("/media/brands/us/northstar-play", 503),
    ] {
        let answer = browser.get(path).await;
        assert_eq!(answer.status, status, "{path}: {}", answer.words());
        if path.starts_with("/en-us") {
            is_honest(&answer, path);
        }
    }
}

#[tokio::test]
async fn cached_pages_are_shown_while_upstream_fails() {
    let (double, app) = open().await;
    let browser = app.browser();
    let order = place(&browser, EMAIL).await;
    for endpoint in ["brands", "vias", "products", "price", "order", "subscribe"] {
        double.fault(endpoint, "502_html").await;
    }
    for path in ["/en-us", "/en-us/brands?q=north", "/en-us/brands/northstar-play", "/en-us/orders", &order] {
        let page = browser.get(path).await;
        assert_eq!(page.status, 200, "{path}: {}", page.words());
        is_honest(&page, path);
    }
    let view = browser.get(&json_of(&order)).await;
    assert_eq!((view.status, view.json()["payment"].is_null()), (200, true), "{}", view.body);
    assert_eq!(
        crate::tests::shopper::codes(&browser, &order).await.body,
        "[]",
        "it is not paid, so nobody is asked"
    );
}

#[tokio::test]
async fn page_without_payment_details_forbids_sending() {
    let (double, app) = open().await;
    let browser = app.browser();
    let order = place(&browser, EMAIL).await;
    for endpoint in ["order", "subscribe"] {
        double.fault(endpoint, "502_html").await;
    }
    let page = browser.get(&order).await;
    let words = page.words();
    assert!(page.body.contains(r#"data-phase="awaiting-payment""#), "{words}");
    assert!(words.contains("Don’t send anything until they appear here"), "{words}");
    assert!(!words.contains("Send the amount below"), "{words}");
}

#[tokio::test]
async fn unavailable_code_is_reported_without_scripts() {
    let (double, app) = open().await;
    let browser = app.browser();
    let order = place(&browser, EMAIL).await;
    double.pay(&double.order_of(EMAIL).await).await;
    until(&browser, &order, "delivered").await;
    // The data of the page is cached for seconds; codes are not.
    double.fault("order", "502_html").await;
    let page = browser.get(&format!("{order}?reveal=1")).await;
    assert_eq!(page.status, 200, "{}", page.words());
    assert!(page.words().contains("We couldn’t load your code."), "{}", page.words());
    assert!(!page.body.contains(r#"data-testid="code""#), "{}", page.words());
}

#[tokio::test]
async fn order_is_shown_from_the_journal_while_upstream_is_down() {
    let (double, app) = open().await;
    let browser = app.browser();
    let order = place(&browser, EMAIL).await;
    double.fault("order", "hang").await;
    let began = Instant::now();
    let page = browser.get(&order).await;
    assert_eq!(page.status, 200, "{}", page.words());
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
}

#[tokio::test]
async fn shop_without_its_journal_is_not_ready() {
    let app = App::sandbox().await;
    app.shop.close().await;
    let browser = app.browser();
    assert_eq!((browser.get("/livez").await.status, browser.get("/readyz").await.status), (200, 503));
}
