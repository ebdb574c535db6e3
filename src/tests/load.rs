//! Many watchers on one node: every one hears the last word, soon after upstream said it, over one stream from
//! upstream for each order. The shop is a process of its own, so that its memory is only its own.

mod process;
mod soak;

use super::{
    app::{live, options, settings},
    browser::Browser,
    double::Double,
    shopper::{json_of, place},
};
use crate::{
    shop::{Shop, settings::Limits},
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

const WATCHERS: usize = 10;
const PATIENCE: Duration = Duration::from_mins(5);

/// No test: what the tests below start.
#[test]
#[ignore = "a process that the tests beside it start"]
fn a_shop_of_its_own() {
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

/// Joins a stream; what comes back ends with the moment of its `stop`, and all that was told.
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
        let length = timeout(PATIENCE, stream.read(&mut piece)).await.unwrap().unwrap();
        assert!(length > 0, "the stream ended: {told}");
        told.push_str(&String::from_utf8_lossy(&piece[..length]));
    }
}

struct Measured {
    /// What one in a hundred waited longer than, beyond upstream's own time.
    late: Duration,
    /// Bytes of the shop for each watcher.
    memory: usize,
}

/// The streams that upstream has open. A watcher's first word is the shop's own, so the last stream may be a moment behind.
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
async fn every_watcher_hears_the_last_word_over_one_stream_from_upstream() {
    let Measured { late, .. } = measured(20).await;
    assert!(late < Duration::from_secs(2), "{late:?}");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes and 16,000 files; make load"]
async fn ten_thousand_watchers_on_a_thousand_orders_hear_in_time() {
    let Measured { late, memory } = measured(1000).await;
    writeln!(stdout(), "p99 beyond upstream: {late:?}; memory for a watcher: {memory} bytes").unwrap();
    assert!(late < Duration::from_millis(250), "{late:?}");
    assert!(memory < 20 * 1024, "{memory}");
}
