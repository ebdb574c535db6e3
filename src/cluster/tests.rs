//! Against a real server of the Redis protocol, started here on a loopback port.

mod budgets;

use super::*;
use budgets::{counted, spend};
use std::{
    net::TcpListener,
    process::{Child, Command, Stdio},
    time::Instant,
};

/// A server that lives as long as its value.
pub(crate) struct Server {
    port: u16,
    process: Child,
}

impl Server {
    /// Starts `redis-server`, which the tests need: a test that passed without it would say nothing.
    pub(crate) async fn start() -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let server = Self { port, process: spawn(port) };
        server.answers().await;
        server
    }

    pub(crate) fn url(&self) -> SecretString {
        SecretString::from(format!("redis://127.0.0.1:{}/", self.port))
    }

    /// Ends it as a crash would.
    pub(crate) fn stop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// It takes what is said to it and answers nothing, until it is let go on.
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

    /// Starts it again where it was, empty.
    pub(crate) async fn restart(&mut self) {
        self.process = spawn(self.port);
        self.answers().await;
    }

    async fn answers(&self) {
        for _ in 0..200 {
            if tokio::net::TcpStream::connect(("127.0.0.1", self.port)).await.is_ok() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("redis-server did not start on port {}", self.port);
    }

    /// Sets a parameter of the server.
    async fn set(&self, parameter: &str, value: &str) {
        let client = Client::open(self.url().expose_secret()).unwrap();
        let mut line = client.get_multiplexed_async_connection().await.unwrap();
        let mut command = redis::cmd("CONFIG");
        command.arg("SET").arg(parameter).arg(value).exec_async(&mut line).await.unwrap();
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
async fn only_so_many_take_turns_at_once() {
    let server = Server::start().await;
    let (one, other) = (server.node(), server.node());
    let turn =
        async |node: &SharedRedis, longest| node.turn("products", 2, Duration::from_millis(longest)).await;
    let (AcquireResult::Granted(first), AcquireResult::Granted(second)) =
        (turn(&one, 30_000).await, turn(&other, 700).await)
    else {
        panic!("there were two turns")
    };
    assert!(matches!(turn(&other, 30_000).await, AcquireResult::Refused));
    drop(first);
    tokio::time::sleep(Duration::from_millis(100)).await;
    let AcquireResult::Granted(third) = turn(&other, 30_000).await else {
        panic!("a turn that was ended is free")
    };
    assert!(matches!(turn(&one, 30_000).await, AcquireResult::Refused));
    tokio::time::sleep(Duration::from_millis(700)).await;
    let fourth = turn(&one, 30_000).await;
    assert!(matches!(fourth, AcquireResult::Granted(_)), "a turn whose node died is free");
    drop(second);
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(
        matches!(turn(&one, 30_000).await, AcquireResult::Refused),
        "a turn that is over ends no other's"
    );
    drop(third);
}

#[tokio::test]
async fn an_answer_serves_all_nodes_as_long_as_it_is_fresh() {
    let server = Server::start().await;
    let (one, other) = (server.node(), server.node());
    let fresh = Duration::from_millis(600);
    assert_eq!(other.answer("brands:US", fresh).await, None);
    one.give("brands:US", b"[1]", fresh).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    let (body, age) = other.answer("brands:US", fresh).await.unwrap();
    assert_eq!(body, b"[1]");
    assert!((Duration::from_millis(150)..fresh).contains(&age), "{age:?}");
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(other.answer("brands:US", fresh).await, None);
}

#[tokio::test]
async fn of_all_nodes_one_reads() {
    let server = Server::start().await;
    let (one, other) = (server.node(), server.node());
    assert_eq!(one.lead("brands:US").await, RefreshLock::Own);
    assert_eq!(other.lead("brands:US").await, RefreshLock::Others);
    one.done("brands:US").await;
    assert_eq!(other.lead("brands:US").await, RefreshLock::Own);
}

#[tokio::test]
async fn a_shopper_has_one_bucket_whichever_node_they_come_to() {
    let server = Server::start().await;
    let nodes = [server.node(), server.node(), server.node()];
    let limit = RateLimit { what: "price", every: Duration::from_millis(400), room: 4 };
    for turn in 0..12 {
        let taken = nodes[turn % 3].take(&limit, "203.0.113.1").await.unwrap();
        match taken {
            Ok(()) => assert!(turn < 4, "{turn}"),
            Err(wait) => assert!(turn >= 4 && wait <= limit.every, "{turn} {wait:?}"),
        }
    }
    for (what, who) in [("price", "203.0.113.2"), ("order", "203.0.113.1")] {
        assert_eq!(nodes[0].take(&RateLimit { what, ..limit }, who).await, Some(Ok(())), "{what} {who}");
    }
    let generous = RateLimit { what: "poll", every: Duration::from_nanos(60), room: 1_000_000_000 };
    for _ in 0..3 {
        assert_eq!(nodes[0].take(&generous, "203.0.113.1").await, Some(Ok(())));
    }
    tokio::time::sleep(limit.every * 2).await;
    let taken = [0, 1, 2].map(|at: usize| nodes[at].take(&limit, "203.0.113.1"));
    let taken = futures::future::join_all(taken).await;
    assert_eq!(taken.iter().filter(|taken| **taken == Some(Ok(()))).count(), 2, "two came back: {taken:?}");
}

#[tokio::test]
async fn shops_of_other_accounts_share_nothing() {
    let server = Server::start().await;
    let other = SharedRedis::open(&server.url(), "another", [7; 32]).unwrap();
    server.node().start_cooldown("price", Duration::from_secs(30)).await;
    assert_eq!(counted(other.spend(&spend(10, None)).await), Some(1));
}

#[tokio::test]
async fn its_loss_costs_a_moment_and_its_return_is_seen() {
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
    panic!("its return was not seen in ten seconds");
}

/// Asks until the trouble is as told; a busy machine may need more than one moment.
async fn comes_to(node: &SharedRedis, trouble: Option<&str>) {
    for _ in 0..10 {
        let _lead = node.lead("x").await;
        if node.trouble().as_deref() == trouble {
            return;
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    panic!("told instead: {:?}", node.trouble());
}

#[tokio::test]
async fn a_password_that_is_not_the_servers_is_told_as_such_until_it_is() {
    let server = Server::start().await;
    let url = server.url().expose_secret().replace("//", "//:p4ss@");
    let node = SharedRedis::open(&SecretString::from(url), "account", [7; 32]).unwrap();
    comes_to(&node, Some("authentication failed")).await;
    assert_eq!(node.lead("x").await, RefreshLock::Unknown);
    server.set("requirepass", "p4ss").await;
    comes_to(&node, None).await;
}

#[test]
fn what_the_server_alone_has_a_word_for_is_told_by_it() {
    let error = |code: &str| redis::make_extension_error(code.to_owned(), Some("about s3cret".to_owned()));
    assert_eq!(reason(error("NOAUTH")), "NOAUTH");
    let refused = RedisError::from((ErrorKind::AuthenticationFailed, "s3cret"));
    assert_eq!(reason(refused), "authentication failed");
}

#[tokio::test]
async fn a_server_that_is_no_such_server_is_done_without() {
    for url in ["redis://127.0.0.1:9/", "rediss://127.0.0.1:9/"] {
        let node = SharedRedis::open(&SecretString::from(url), "account", [7; 32]).unwrap();
        assert_eq!(node.spend(&spend(10, None)).await, None, "{url}");
        assert_eq!(node.lead("x").await, RefreshLock::Unknown, "{url}");
    }
}

#[test]
fn an_address_names_its_server_and_is_never_repeated() {
    for (url, fits) in [
        ("redis://127.0.0.1:6379", true),
        ("redis://:p4ss@cache.example/1", true),
        ("rediss://user:p4ss@cache.example:6380", true),
        ("unix:///run/redis.sock", false),
        ("http://cache.example", false),
        ("redis://", false),
        ("cache.example:6379", false),
    ] {
        assert_eq!(check(url).is_ok(), fits, "{url}");
    }
    assert!(!NotAnAddress.to_string().contains("p4ss"));
}
