//! Tests of a process that dies while an order is being placed. Whenever it dies, upstream has at most one
//! order, and the returning shopper sees its true state.

mod random;

use crate::{
    shop::Shop,
    store::{
        LEASE,
        tests::{Base, Place},
    },
    tests::{
        app::{live, options, settings},
        browser::Browser,
        double::Double,
        form::attribute,
        shopper::filled_form,
    },
};
use axum::{
    extract::{Request, State},
    middleware::{self, Next},
    response::Response,
};
use std::{
    io::{BufRead, BufReader, Write, stdin, stdout},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};
use tokio::{net::TcpListener, sync::Notify};

const ORIGIN: &str = "http://127.0.0.1:3000";

/// Where the double blocks the shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    Nowhere,
    Validating,
    BeforeRecording,
    AfterRecording,
}

struct Gate {
    stop: Mutex<Stop>,
    reached: Notify,
}

impl Gate {
    fn set(&self, stop: Stop) {
        *self.stop.lock().unwrap() = stop;
    }

    /// Blocks forever if the gate is closed here.
    async fn pass(&self, here: Stop) {
        if *self.stop.lock().unwrap() == here {
            self.reached.notify_one();
            std::future::pending::<()>().await;
        }
    }
}

async fn hold(State(gate): State<Arc<Gate>>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    match path.as_str() {
        "/v5/orders/validations" => gate.pass(Stop::Validating).await,
        "/v5/orders" => gate.pass(Stop::BeforeRecording).await,
        _ => {}
    }
    let answer = next.run(request).await;
    if path == "/v5/orders" {
        gate.pass(Stop::AfterRecording).await;
    }
    answer
}

/// A shop in its own process.
struct Process {
    child: Child,
    base: String,
    browser: Browser,
    _told: BufReader<ChildStdout>,
}

impl Process {
    fn start(double: &Double, place: &Place) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([
                "tests::faults::crash::serve_shop_as_child_process",
                "--exact",
                "--ignored",
                "--nocapture",
            ])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let folder = place.folder.path().display();
        writeln!(child.stdin.take().unwrap(), "{} {} {folder}", double.url, place.url).unwrap();
        let mut told = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        while !line.contains("listening ") {
            line.clear();
            assert!(told.read_line(&mut line).unwrap() > 0, "the shop did not start");
        }
        let base = format!("http://{}", line.split("listening ").nth(1).unwrap().trim());
        Self { child, browser: Browser::outside(&base, ORIGIN), base, _told: told }
    }

    /// Another process replaces this one, for the same browser.
    fn reborn(mut self, double: &Double, place: &Place) -> Self {
        self.kill();
        let mut next = Self::start(double, place);
        next.browser = self.browser.moved_to(&next.browser);
        next
    }

    fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Not a test: the process that the tests below start and kill. It reads the addresses of upstream and the
/// journal from standard input.
#[test]
#[ignore = "started by other tests as a process of its own"]
fn serve_shop_as_child_process() {
    let mut line = String::new();
    stdin().read_line(&mut line).unwrap();
    let mut words = line.split_whitespace();
    let (Some(url), Some(database), Some(folder)) = (words.next(), words.next(), words.next()) else {
        return;
    };
    let mut settings = settings(Path::new("unused"));
    settings.database.url = database.parse().unwrap();
    settings.upstream.mode = live(url);
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let shop = Shop::open(settings, options(Path::new(folder))).await.unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        writeln!(stdout(), "listening {}", listener.local_addr().unwrap()).unwrap();
        crate::server::serve(shop, listener, None, std::future::pending()).await;
    });
}

async fn gated() -> (Double, Arc<Gate>, Place) {
    let gate = Arc::new(Gate { stop: Mutex::new(Stop::Nowhere), reached: Notify::new() });
    let around = gate.clone();
    let double = Double::with(|router| router.layer(middleware::from_fn_with_state(around, hold))).await;
    (double, gate, Base::Sqlite.place().await)
}

/// The phase on the order's page, once no process can still be placing it: the lease of the killed process
/// has to expire first.
async fn state(browser: &Browser, order: &str) -> String {
    let ends = Instant::now() + LEASE + Duration::from_secs(3);
    loop {
        let page = browser.get(order).await;
        assert_eq!(page.status, 200, "{}", page.words());
        let tag = page.body.split("<article").nth(1).unwrap();
        let state = attribute(tag, "data-state").unwrap();
        if state != "placing" || Instant::now() > ends {
            return state;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Kills the shop where the gate blocks it, and submits the form again to the next process. Returns the
/// order's phase, the number of listed orders before that, and how often upstream was called.
async fn killed_at(stop: Stop) -> (String, usize, u64, usize) {
    let (double, gate, place) = gated().await;
    let process = Process::start(&double, &place);
    let form = filled_form(&process.browser, "buyer@example.test").await;
    gate.set(stop);
    let reached = tokio::select! {
        status = process.browser.try_submit(&form) => panic!("{stop:?}: answered {status:?}"),
        reached = tokio::time::timeout(Duration::from_secs(5), gate.reached.notified()) => reached,
    };
    assert!(reached.is_ok(), "{stop:?} was never reached");
    let process = process.reborn(&double, &place);
    gate.set(Stop::Nowhere);
    let list = process.browser.get("/en-us/orders").await;
    let listed = list.body.matches("href=\"/en-us/orders/").count();
    let order = process.browser.submit(&form).await.location().to_owned();
    let fresh = filled_form(&process.browser, "buyer@example.test").await;
    assert_eq!(process.browser.submit(&fresh).await.location(), order, "a new form made another order");
    let state = state(&process.browser, &order).await;
    (state, listed, double.calls("orders").await, double.orders().await.len())
}

#[tokio::test]
async fn kill_before_the_journal_write_orders_nothing() {
    assert_eq!(killed_at(Stop::Validating).await, ("waiting_for_payment".into(), 0, 1, 1));
}

#[tokio::test]
async fn kill_before_upstream_records_the_order_leaves_it_unconfirmed() {
    assert_eq!(killed_at(Stop::BeforeRecording).await, ("unconfirmed".into(), 1, 0, 0));
}

#[tokio::test]
async fn kill_after_upstream_records_the_order_leaves_it_unconfirmed() {
    assert_eq!(killed_at(Stop::AfterRecording).await, ("unconfirmed".into(), 1, 1, 1));
}

#[tokio::test]
async fn kill_at_any_time_leaves_at_most_one_order() {
    for millis in [0, 5, 10, 15, 20, 30, 45] {
        let (double, _gate, place) = gated().await;
        let process = Process::start(&double, &place);
        let form = filled_form(&process.browser, "buyer@example.test").await;
        let (browser, sent) = (process.browser.clone(), form.clone());
        let pressing = tokio::spawn(async move { browser.try_submit(&sent).await });
        tokio::time::sleep(Duration::from_millis(millis)).await;
        let process = process.reborn(&double, &place);
        let _ = pressing.await;
        let order = process.browser.submit(&form).await.location().to_owned();
        let state = state(&process.browser, &order).await;
        assert!(["unconfirmed", "waiting_for_payment"].contains(&state.as_str()), "{millis} ms: {state}");
        let (calls, orders) = (double.calls("orders").await, double.orders().await.len());
        assert!(calls <= 1 && orders <= 1, "{millis} ms: {calls} calls, {orders} orders, {state}");
    }
}
