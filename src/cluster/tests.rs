//! Tests against a real Redis server on a loopback port.

mod budgets;

use super::*;
use budgets::{counted, spend};
use std::{
    net::TcpListener,
    process::{Child, Command, Stdio},
    time::Instant,
};

/// A server that runs as long as its value lives.
pub(crate) struct Server {
    port: u16,
    process: Child,
}

impl Server {
    /// Starts `redis-server`. The tests need it: a test that passes without a server proves
    /// nothing.
    pub(crate) async fn start() -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let server = Self { port, process: spawn(port) };
        server.wait_until_ready().await;
        server
    }

    pub(crate) fn url(&self) -> SecretString {
        SecretString::from(format!("redis://127.0.0.1:{}/", self.port))
    }

    /// Kills the server, as in a crash.
    pub(crate) fn stop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Suspends the server: it accepts data and answers nothing until [`Server::thaw`].
    pub(crate) fn freeze(&self) {
        self.signal("-STOP");
    }

    pub(crate) fn thaw(&self) {
        self.signal("-CONT");
    }

    fn signal(&self, signal: &str) {
        let sent = Command::new("kill").args([signal, &self.process.id().to_string()]).status();
        assert!(sent.unwrap().success());
    }

    /// Starts the server again on the same port, empty.
    pub(crate) async fn restart(&mut self) {
        self.process = spawn(self.port);
        self.wait_until_ready().await;
    }

    async fn wait_until_ready(&self) {
        for _ in 0..200 {
            if tokio::net::TcpStream::connect(("127.0.0.1", self.port)).await.is_ok() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("redis-server did not start on port {}", self.port);
    }

    /// Sets a server parameter.
    async fn set(&self, parameter: &str, value: &str) {
        let client = Client::open(self.url().expose_secret()).unwrap();
        let mut connection = client.get_multiplexed_async_connection().await.unwrap();
        let mut command = redis::cmd("CONFIG");
        command.arg("SET").arg(parameter).arg(value).exec_async(&mut connection).await.unwrap();
    }

    pub(crate) fn node(&self) -> SharedRedis {
        SharedRedis::open(&self.url(), "account", [7; 32]).unwrap()
    }
}

fn spawn(port: u16) -> Child {
    let mut command = Command::new("redis-server");
    command.args(["--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--port"]).arg(port.to_string());
    let started = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    started.expect("redis-server is not installed; .ci/setup test installs it (apt-get install redis-server)")
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

#[tokio::test]
async fn permits_are_limited_across_nodes() {
    let server = Server::start().await;
    let (one, other) = (server.node(), server.node());
    let acquire =
        async |node: &SharedRedis, ttl| node.acquire_permit("products", 2, Duration::from_millis(ttl)).await;
    let (AcquireResult::Granted(first), AcquireResult::Granted(second)) =
        (acquire(&one, 30_000).await, acquire(&other, 700).await)
    else {
        panic!("both permits are free")
    };
    assert!(matches!(acquire(&other, 30_000).await, AcquireResult::Refused));
    drop(first);
    tokio::time::sleep(Duration::from_millis(100)).await;
    let AcquireResult::Granted(third) = acquire(&other, 30_000).await else {
        panic!("a released permit is free")
    };
    assert!(matches!(acquire(&one, 30_000).await, AcquireResult::Refused));
    tokio::time::sleep(Duration::from_millis(700)).await;
    let fourth = acquire(&one, 30_000).await;
    assert!(matches!(fourth, AcquireResult::Granted(_)), "the permit of a dead node is free");
    drop(second);
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(
        matches!(acquire(&one, 30_000).await, AcquireResult::Refused),
        "an expired permit releases no other permit"
    );
    drop(third);
}

#[tokio::test]
async fn shared_answer_serves_all_nodes_while_fresh() {
    let server = Server::start().await;
    let (one, other) = (server.node(), server.node());
    let fresh = Duration::from_millis(600);
    let find = async |node: &SharedRedis, max_age| node.answer_or_lock("brands:US", fresh, max_age).await;
    assert_eq!(find(&one, fresh).await, Err(RefreshLock::Acquired));
    one.finish_refresh("brands:US", Some(b"[1]"), fresh, RefreshLock::Acquired).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    let SharedAnswer { body, age } = find(&other, fresh).await.unwrap();
    assert_eq!(body, b"[1]");
    assert!((Duration::from_millis(150)..fresh).contains(&age), "{age:?}");
    let young = find(&other, Duration::from_millis(100)).await;
    assert_eq!(young, Err(RefreshLock::Acquired), "too old for this reader");
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(find(&one, fresh).await, Err(RefreshLock::HeldByPeer), "nobody has refreshed it");
}

/// Asks for the lock to refresh an answer that nobody has shared.
async fn lock_of(node: &SharedRedis) -> RefreshLock {
    node.answer_or_lock("x", Duration::from_secs(1), Duration::from_secs(1)).await.unwrap_err()
}

#[tokio::test]
async fn refresh_lock_is_held_by_one_node() {
    let server = Server::start().await;
    let (one, other) = (server.node(), server.node());
    assert_eq!(lock_of(&one).await, RefreshLock::Acquired);
    assert_eq!(lock_of(&other).await, RefreshLock::HeldByPeer);
    one.finish_refresh("x", None, Duration::ZERO, RefreshLock::Acquired).await;
    assert_eq!(lock_of(&other).await, RefreshLock::Acquired);
}

#[tokio::test]
async fn shopper_has_one_bucket_across_nodes() {
    let server = Server::start().await;
    let nodes = [server.node(), server.node(), server.node()];
    let limit = RateLimit { what: "price", every: Duration::from_millis(400), room: 4 };
    for attempt in 0..12 {
        let taken = nodes[attempt % 3].take(&limit, "203.0.113.1").await.unwrap();
        match taken {
            Ok(()) => assert!(attempt < 4, "{attempt}"),
            Err(wait) => assert!(attempt >= 4 && wait <= limit.every, "{attempt} {wait:?}"),
        }
    }
    for (what, key) in [("price", "203.0.113.2"), ("order", "203.0.113.1")] {
        assert_eq!(nodes[0].take(&RateLimit { what, ..limit }, key).await, Some(Ok(())), "{what} {key}");
    }
    let generous = RateLimit { what: "poll", every: Duration::from_nanos(60), room: 1_000_000_000 };
    for _ in 0..3 {
        assert_eq!(nodes[0].take(&generous, "203.0.113.1").await, Some(Ok(())));
    }
    tokio::time::sleep(limit.every * 2).await;
    let taken = [0, 1, 2].map(|at: usize| nodes[at].take(&limit, "203.0.113.1"));
    let taken = futures::future::join_all(taken).await;
    assert_eq!(
        taken.iter().filter(|taken| **taken == Some(Ok(()))).count(),
        2,
        "two tokens were refilled: {taken:?}"
    );
}

#[tokio::test]
async fn accounts_share_no_state() {
    let server = Server::start().await;
    let other = SharedRedis::open(&server.url(), "another", [7; 32]).unwrap();
    server.node().start_cooldown("price", Duration::from_secs(30)).await;
    assert_eq!(counted(other.spend(&spend(10, None)).await), Some(1));
}

#[tokio::test]
async fn redis_outage_is_cheap_and_recovery_is_noticed() {
    let mut server = Server::start().await;
    let node = server.node();
    assert!(node.spend(&spend(10, None)).await.is_some() && node.is_up());
    server.stop();
    let began = Instant::now();
    for _ in 0..200 {
        assert_eq!(node.spend(&spend(10, None)).await, None);
    }
    assert!(!node.is_up());
    assert!(began.elapsed() < Duration::from_millis(500), "{:?}", began.elapsed());
    server.restart().await;
    for _ in 0..100 {
        if node.spend(&spend(10, None)).await.is_some() {
            return assert!(node.is_up());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the recovery was not noticed within ten seconds");
}

/// Sends commands until the failure is the expected one. A busy machine may need more than one
/// attempt.
async fn wait_for_trouble(node: &SharedRedis, trouble: Option<&str>) {
    for _ in 0..10 {
        let _lock = lock_of(node).await;
        if node.trouble().as_deref() == trouble {
            return;
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    panic!("found instead: {:?}", node.trouble());
}

#[tokio::test]
async fn wrong_password_is_reported_until_the_server_accepts_it() {
    let server = Server::start().await;
    let url = server.url().expose_secret().replace("//", "//:p4ss@");
    let node = SharedRedis::open(&SecretString::from(url), "account", [7; 32]).unwrap();
    wait_for_trouble(&node, Some("authentication failed")).await;
    assert_eq!(lock_of(&node).await, RefreshLock::Unknown);
    server.set("requirepass", "p4ss").await;
    wait_for_trouble(&node, None).await;
}

#[test]
fn reason_of_a_failure_is_the_servers_code_or_the_clients_category() {
    let error = |code: &str| redis::make_extension_error(code.to_owned(), Some("about s3cret".to_owned()));
    assert_eq!(reason(error("NOAUTH")), "NOAUTH");
    let refused = RedisError::from((ErrorKind::AuthenticationFailed, "s3cret"));
    assert_eq!(reason(refused), "authentication failed");
}

#[tokio::test]
async fn unreachable_server_is_reported_as_unknown() {
    for url in ["redis://127.0.0.1:9/", "rediss://127.0.0.1:9/"] {
        let node = SharedRedis::open(&SecretString::from(url), "account", [7; 32]).unwrap();
        assert_eq!(node.spend(&spend(10, None)).await, None, "{url}");
        assert_eq!(lock_of(&node).await, RefreshLock::Unknown, "{url}");
    }
}

#[test]
fn url_is_checked_and_never_repeated() {
    for (url, is_valid) in [
        ("redis://127.0.0.1:6379", true),
        ("redis://:p4ss@cache.example/1", true),
        ("rediss://user:p4ss@cache.example:6380", true),
        ("unix:///run/redis.sock", false),
        ("http://cache.example", false),
        ("redis://", false),
        ("cache.example:6379", false),
    ] {
        assert_eq!(check(url).is_ok(), is_valid, "{url}");
    }
    assert!(!NotAnAddress.to_string().contains("p4ss"));
}
