//! Tests of many watchers on one node. Each receives the last update soon after upstream sent it, and
//! upstream has one stream per order. The shop runs in its own process, so that its memory can be measured.

mod process;
mod soak;

use crate::{
    orders::tests::sample,
    shop::{Shop, settings::Limits},
    tests::{
        app::{App, live, options, settings},
        browser::Browser,
        double::Double,
        shopper::{json_of, place},
    },
    upstream::Budgets,
};
use futures::{StreamExt, stream};
use process::{ORIGIN, Process};
use std::{
    collections::HashMap,
    io::{Write, stdin, stdout},
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
    time::timeout,
};

/// What the shop itself may keep for an open stream of views, in bytes, without HTTP and the watch.
const MAX_STREAM_BYTES: usize = 1024;

#[tokio::test]
async fn stream_of_views_keeps_little() {
    let app = App::sandbox().await;
    let rail = sample::record().agreed.rail;
    let views = app.shop.wallets.clone().with_options_for_all(rail, stream::empty());
    let size = size_of_val(&views);
    assert!(size <= MAX_STREAM_BYTES, "{size} bytes");
}

const WATCHERS: usize = 10;
const WATCH_TIMEOUT: Duration = Duration::from_mins(5);

/// Not a test: the process that the tests below start.
#[test]
#[ignore = "started by other tests as a process of its own"]
fn serve_shop_as_child_process() {
    let mut line = String::new();
    stdin().read_line(&mut line).unwrap();
    let Some((url, database)) = line.trim().split_once(' ') else { return };
    let database = Path::new(database);
    let mut settings = settings(database);
    settings.upstream.mode = live(url);
    settings.upstream.budgets = Budgets::ample();
    let most = 1_000_000;
    settings.limits = Limits {
        prices: most,
        orders: most,
        polls: most,
        forms: most,
        streams_per_address: most,
        ..settings.limits
    };
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let shop = Shop::open(settings, options(database.parent().unwrap())).await.unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        writeln!(stdout(), "listening {}", listener.local_addr().unwrap()).unwrap();
        crate::server::serve(shop, listener, None, std::future::pending()).await;
    });
}

/// An order and the cookies of its owner.
struct Placed {
    path: String,
    cookies: String,
    upstream: String,
}

async fn placed(process: &Process, double: &Double, orders: usize) -> Vec<Placed> {
    let base = format!("http://{}", process.address);
    let placing = stream::iter(0..orders).map(|number| {
        let browser = Browser::outside(&base, ORIGIN);
        async move {
            let email = format!("buyer-{number}@example.test");
            let path = place(&browser, &email).await;
            (email, path, browser.cookie_line())
        }
    });
    let placed: Vec<_> = placing.buffer_unordered(8).collect().await;
    let ids: HashMap<_, _> = double
        .orders()
        .await
        .into_iter()
        .map(|order| (text(&order["email"]), text(&order["order_id"])))
        .collect();
    let of = |(email, path, cookies)| Placed { path, cookies, upstream: ids[&email].clone() };
    placed.into_iter().map(of).collect()
}

fn text(value: &serde_json::Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// Opens a stream. Returns the time of its `stop` event and everything that was received.
async fn watch(address: &str, path: &str, cookies: &str) -> JoinHandle<(Instant, String)> {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let asked =
        format!("GET {path} HTTP/1.1\r\nhost: x\r\naccept: text/event-stream\r\ncookie: {cookies}\r\n\r\n");
    stream.write_all(asked.as_bytes()).await.unwrap();
    let mut told = String::new();
    read(&mut stream, &mut told, "data:").await;
    tokio::spawn(async move {
        read(&mut stream, &mut told, "event: stop").await;
        (Instant::now(), told)
    })
}

async fn read(stream: &mut TcpStream, told: &mut String, wanted: &str) {
    let mut piece = [0; 2048];
    while !told.contains(wanted) {
        let length = timeout(WATCH_TIMEOUT, stream.read(&mut piece)).await.unwrap().unwrap();
        assert!(length > 0, "the stream ended: {told}");
        told.push_str(&String::from_utf8_lossy(&piece[..length]));
    }
}

struct Measured {
    /// The 99th percentile of the delay, beyond upstream's own.
    late: Duration,
    /// The shop's memory for each watcher, in bytes.
    memory: usize,
}

/// The number of streams that upstream has open. The first event of a watcher comes from the shop itself, so
/// the last stream may open a little later.
async fn open_streams(double: &Double, expected: Option<u64>) -> Option<u64> {
    let mut open = None;
    for _ in 0..100 {
        open = double.requests().await["open_streams"].as_u64();
        if open == expected {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    open
}

async fn measured(orders: usize) -> Measured {
    let double = Arc::new(Double::plain().await);
    let folder = tempfile::tempdir().unwrap();
    let process = Process::start(&double, &folder.path().join("kiosk.db"));
    let placed = placed(&process, &double, orders).await;
    let before = process.memory();
    let mut watchers = Vec::new();
    for order in &placed {
        let path = format!("{}/subscribe", json_of(&order.path));
        let joining = (0..WATCHERS).map(|_| watch(&process.address, &path, &order.cookies));
        watchers.push(futures::future::join_all(joining).await);
    }
    let memory = process.memory().saturating_sub(before) * 1024 / (orders * WATCHERS);
    let expected = u64::try_from(orders).ok();
    assert_eq!(open_streams(&double, expected).await, expected, "streams from upstream");
    let mut late = Vec::new();
    let upstream = double.url.trim_start_matches("http://").to_owned();
    for (order, watchers) in placed.iter().zip(watchers) {
        let own = watch(&upstream, &format!("/v5/orders/{}/subscribe", order.upstream), "").await;
        double.pay(&order.upstream).await;
        let (said, _) = own.await.unwrap();
        for watcher in watchers {
            let (heard, told) = watcher.await.unwrap();
            assert!(told.contains("\"phase\":\"delivered\""), "{told}");
            late.push(heard.saturating_duration_since(said));
        }
    }
    late.sort_unstable();
    Measured { late: late[late.len() * 99 / 100], memory }
}

#[tokio::test(flavor = "multi_thread")]
async fn watchers_share_one_upstream_stream_per_order() {
    let Measured { late, .. } = measured(20).await;
    assert!(late < Duration::from_secs(2), "{late:?}");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes and 16,000 files; make load"]
async fn ten_thousand_watchers_are_updated_in_time() {
    let Measured { late, memory } = measured(1000).await;
    writeln!(stdout(), "p99 beyond upstream: {late:?}; memory for a watcher: {memory} bytes").unwrap();
    assert!(late < Duration::from_millis(250), "{late:?}");
    assert!(memory < 20 * 1024, "{memory}");
}
