//! A storm test: upstream throttles, fails, hangs, disconnects and truncates its answers on every endpoint,
//! while two hundred shoppers browse and twenty buy, two of them just before it starts. Nobody who browses
//! sees a failure, upstream's budgets are kept, no order is lost or placed twice, and soon after the storm
//! everything works as before. `bench/storm` sets the duration.

use crate::{
    tests::{
        app::{App, live},
        browser::{Answer, Browser},
        double::Double,
        form::Form,
        shopper::{CARD, RAIL, json_of},
    },
    upstream::{Budgets, Endpoint},
};
use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::Method,
    middleware::{self, Next},
    response::Response,
};
use futures::StreamExt;
use serde_json::json;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

const SHOPPERS: usize = 200;
const BUYERS: usize = 20;
/// The number of buyers whose orders are placed just before the storm.
const EARLY: usize = 2;

/// The pages that shoppers view, and that were read before the storm.
const PAGES: [&str; 6] = [
    "/en-us",
    "/en-us/brands",
    "/en-us/brands?q=northstar",
    "/en-us/brands/northstar-play",
    "/en-us/brands/pomelo-market",
    "/en-us/brands/ironbark-denim",
];

/// Pages that nobody has read before the storm: countries and pictures.
const NEW: [&str; 6] = [
    "/en-us/esim",
    "/media/brands/us/northstar-play",
    "/media/brands/us/pomelo-market",
    "/media/brands/us/ironbark-denim",
    "/media/brands/us/driftwood-threads",
    "/media/brands/us/fernhollow-grocers",
];

const ENDPOINTS: [&str; 10] = [
    "vias",
    "brands",
    "products",
    "price",
    "validations",
    "orders",
    "order",
    "subscribe",
    "countries",
    "pictures",
];
const KINDS: [&str; 8] =
    ["429_retry_after", "429_reset", "500", "502_html", "hang", "truncated", "reset", "slow"];

/// One call, as upstream received it.
pub struct Call {
    endpoint: Endpoint,
    at: Instant,
    /// `None` until a response is sent, or if none is.
    pub status: Option<u16>,
}

/// All calls.
pub type Log = Arc<Mutex<Vec<Call>>>;

/// Middleware: records a call.
pub async fn note(State(log): State<Log>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let endpoint = match path {
        "/v3/payment_vias" => Some(Endpoint::PaymentVias),
        "/v2/brands" => Some(Endpoint::Brands),
        "/api/available-countries" => Some(Endpoint::Countries),
        "/v4/products/price" => Some(Endpoint::Price),
        "/v5/orders/validations" => Some(Endpoint::Validations),
        "/v5/orders" => Some(Endpoint::Place),
        _ if path.starts_with("/v5/products/") => Some(Endpoint::Products),
        _ if path.starts_with("/v5/orders/") => Some(Endpoint::Orders),
        _ if ["/logos/", "/barcodes/", "/v3/qrs/"].iter().any(|place| path.starts_with(place)) => {
            Some(Endpoint::Pictures)
        }
        _ => None,
    };
    let Some(endpoint) = endpoint else { return next.run(request).await };
    let place = {
        let mut log = log.lock().unwrap();
        log.push(Call { endpoint, at: Instant::now(), status: None });
        log.len() - 1
    };
    let answer = next.run(request).await;
    if let Some(call) = log.lock().unwrap().get_mut(place) {
        call.status = Some(answer.status().as_u16());
    }
    answer
}

/// The maximum number of calls in any window of a budget.
pub fn busiest(log: &[Call], endpoint: Endpoint) -> usize {
    let window = Budgets::default().of(endpoint).window;
    let calls: Vec<_> = log.iter().filter(|call| call.endpoint == endpoint).map(|call| call.at).collect();
    let within = |from: &Instant| calls.iter().filter(|at| *at >= from && **at < *from + window).count();
    calls.iter().map(within).max().unwrap_or_default()
}

/// Browses until the end. Returns what failed.
async fn browse(browser: Browser, end: Instant) -> Vec<String> {
    let mut failed = Vec::new();
    while Instant::now() < end {
        let at = rand::random_range(0..PAGES.len() + NEW.len());
        let path = PAGES.iter().chain(&NEW).nth(at).unwrap();
        let page = browser.get(path).await;
        if page.status >= 500 {
            failed.push(format!("{path}: {}", page.status));
        }
        tokio::time::sleep(Duration::from_millis(rand::random_range(2_000..4_000))).await;
    }
    failed
}

/// Buys one card, and retries while nothing has been ordered. Returns the order's page.
async fn buy(browser: Browser, email: String, end: Instant) -> Option<String> {
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("brand", CARD.0), ("amount", CARD.1), ("pay", RAIL)])
        .finish();
    while Instant::now() < end {
        let checkout = browser.get(&format!("/en-us/checkout?{query}")).await;
        if checkout.status == 200 {
            let form = Form::of(&checkout.body, "/checkout").with("email", &email);
            let answer = browser.submit(&form).await;
            if answer.status == 303 {
                match wait_in_queue(&browser, answer.location(), end).await {
                    Some(order) => return Some(order),
                    None => continue,
                }
            }
            is_told(&answer);
        } else {
            is_told(&checkout);
        }
        tokio::time::sleep(Duration::from_millis(rand::random_range(500..2_000))).await;
    }
    None
}

/// The page of the order that a placed form leads to, directly or after the queue. `None` if it was not
/// ordered after all.
async fn wait_in_queue(browser: &Browser, location: &str, end: Instant) -> Option<String> {
    if !location.contains("/checkout/queue") {
        return Some(location.to_owned());
    }
    while Instant::now() < end {
        let page = browser.get(location).await;
        match page.status {
            200 => tokio::time::sleep(Duration::from_secs(1)).await,
            303 if page.location().contains("/orders/") => return Some(page.location().to_owned()),
            303 => return None,
            _ => {
                is_told(&page);
                return None;
            }
        }
    }
    None
}

/// Checks that a refusal says what happened, without upstream's own words.
fn is_told(answer: &Answer) {
    assert!([400, 409, 429, 503].contains(&answer.status), "{} {}", answer.status, answer.words());
    assert!(answer.is_page() && answer.words().len() > 80, "{}", answer.words());
}

/// Keeps the order's stream open, as its page does, and reopens it whenever it ends. Returns the number of
/// received pieces.
async fn listen(browser: Browser, order: String, end: Instant) -> usize {
    let path = format!("{}/subscribe", json_of(&order));
    let mut heard = 0;
    while Instant::now() < end {
        let answer = browser.open(browser.request(Method::GET, &path).body(Body::empty()).unwrap()).await;
        let status = answer.status().as_u16();
        assert!([200, 429, 502, 503].contains(&status), "{status} for the stream of an order");
        let mut pieces = answer.into_body().into_data_stream();
        while let Ok(Some(Ok(_))) = tokio::time::timeout_at(end.into(), pieces.next()).await {
            heard += 1;
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    heard
}

/// Buys, then views the order repeatedly and follows its stream.
async fn buy_and_follow(browser: Browser, email: String, end: Instant) -> Option<(String, usize)> {
    let order = buy(browser.clone(), email, end).await?;
    let news = tokio::spawn(listen(browser.clone(), order.clone(), end));
    while Instant::now() < end {
        let page = browser.get(&json_of(&order)).await;
        assert_eq!(page.status, 200, "an order that was placed is shown: {}", page.body);
        tokio::time::sleep(Duration::from_secs(2)).await;
    }
    Some((order, news.await.unwrap()))
}

/// Causes faults until the end. They accumulate faster than rare calls use them up, so it sometimes clears
/// them for two seconds.
async fn storm(double: &Double, end: Instant) {
    for gust in 1.. {
        for _ in 0..3 {
            let endpoint = ENDPOINTS[rand::random_range(0..ENDPOINTS.len())];
            let kind = KINDS[rand::random_range(0..KINDS.len())];
            let count = rand::random_range(1..6);
            let fault = json!({"endpoint": endpoint, "kind": kind, "count": count, "seconds": 2});
            double.pull("faults", fault).await;
        }
        tokio::time::sleep(Duration::from_millis(700)).await;
        if Instant::now() >= end {
            break;
        }
        if gust % 12 == 0 {
            double.heal().await;
            tokio::time::sleep(Duration::from_secs(2)).await;
        }
    }
    double.heal().await;
}

/// Waits until upstream has this many orders.
async fn ordered(double: &Double, count: usize) {
    for _ in 0..200 {
        if double.orders().await.len() >= count {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("nobody could buy before the storm");
}

async fn shop() -> (Double, Log, App) {
    let log = Log::default();
    let noting = Arc::clone(&log);
    let around = |router: Router| router.layer(middleware::from_fn_with_state(noting, note));
    let double = Double::with(around).await;
    double.pull("limits", json!({"rates": true})).await;
    let app = App::with(|settings| {
        settings.upstream.mode = live(&double.url);
        settings.upstream.budgets = Budgets::default();
    })
    .await;
    (double, log, app)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn shop_survives_a_storm_without_losing_orders() {
    let (double, log, app) = shop().await;
    let shopper = |n: usize| {
        let mut browser = app.browser();
        browser.peer = format!("198.51.{}.{}:4000", 100 + n / 200, 1 + n % 200).parse().unwrap();
        browser
    };
    for path in PAGES {
        assert_eq!(shopper(0).get(path).await.status, 200, "{path}");
    }
    let end = Instant::now() + crate::shop::settings::tests::storm_duration();
    let browsing: Vec<_> = (0..SHOPPERS).map(|n| tokio::spawn(browse(shopper(n), end))).collect();
    let email = |n: usize| format!("buyer{n}@example.test");
    let buyer = |n: usize| tokio::spawn(buy_and_follow(shopper(SHOPPERS + n), email(n), end));
    let mut buying: Vec<_> = (0..EARLY).map(buyer).collect();
    ordered(&double, EARLY).await;
    buying.extend((EARLY..BUYERS).map(buyer));
    storm(&double, end).await;
    let calm = Instant::now();

    let mut failed = Vec::new();
    for shopper in browsing {
        failed.extend(shopper.await.unwrap());
    }
    assert!(failed.is_empty(), "pages failed: {failed:?}");
    let (mut pages, mut heard) = (HashMap::new(), 0);
    for (n, buyer) in buying.into_iter().enumerate() {
        let (page, pieces) = buyer.await.unwrap().unzip();
        heard += pieces.unwrap_or_default();
        pages.insert(email(n), page);
    }
    assert!(heard > 0, "no order had any news");

    is_as_before(&shopper(0), calm).await;
    agree(&double, &pages, &app).await;
    for endpoint in Endpoint::ALL {
        let (calls, budget) = (busiest(&log.lock().unwrap(), endpoint), Budgets::default().of(endpoint));
        assert!(calls > 0, "{endpoint:?} was never called");
        assert!(calls <= budget.calls, "{endpoint:?}: {calls} calls of {budget}");
    }
}

/// Waits until things are sold again at a current price, which takes at most half a minute after the storm.
async fn is_as_before(browser: &Browser, calm: Instant) {
    let checkout = "/en-us/checkout?brand=pomelo-market&amount=%7E50&pay=USDC%3ASolana";
    while calm.elapsed() < Duration::from_secs(30) {
        let page = browser.get("/en-us/brands/northstar-play").await;
        let sells = page.status == 200 && !page.body.contains("as-of");
        if sells && browser.get(checkout).await.status == 200 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    panic!("not as before after {:?}", calm.elapsed());
}

/// Checks that shoppers, the journal and upstream agree: no order is lost or placed twice.
async fn agree(double: &Double, pages: &HashMap<String, Option<String>>, app: &App) {
    let orders = double.orders().await;
    let mut placed = 0;
    for (email, page) in pages {
        let upstream = orders.iter().filter(|order| order["email"] == email.as_str()).count();
        let Some(page) = page else {
            assert_eq!(upstream, 0, "{email} was told that nothing was ordered");
            continue;
        };
        let id = crate::tests::shopper::id_of(page).parse().unwrap();
        let record = app.shop.orders.journal.find(&id).await.unwrap().expect("a row for every order's page");
        if matches!(record.standing, crate::orders::record::PlacementStatus::Placed(_)) {
            assert_eq!(upstream, 1, "{email}: {:?}", record.standing);
            placed += 1;
        } else {
            assert!(upstream <= 1, "{email} has {upstream} orders");
        }
    }
    assert!(placed >= EARLY, "{placed} orders came through the storm");
}
