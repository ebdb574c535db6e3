use super::*;
use axum::{
    http::{StatusCode, header::CONTENT_TYPE},
    routing::get,
};
use bytes::Bytes;
use futures::{StreamExt, stream};
use rstest::rstest;
use std::net::Ipv4Addr;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    sync::mpsc,
    task::JoinHandle,
    time::timeout,
};
use tokio_stream::wrappers::ReceiverStream;

const SOON: Duration = Duration::from_secs(5);
const EVENTS: &str = "text/event-stream";
const PATIENCE: Timeouts = Timeouts { head: Duration::from_millis(200), reading: Duration::from_millis(200) };

struct Shop {
    address: SocketAddr,
    stop: CancellationToken,
    end: CancellationToken,
    serving: JoinHandle<()>,
}

async fn open(router: Router, most: u32) -> Shop {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, end) = (CancellationToken::new(), CancellationToken::new());
    let door = HttpListener::new(listener, router, most).with_patience(PATIENCE);
    let serving = tokio::spawn(door.serve(stop.clone(), end.clone()));
    Shop { address, stop, end, serving }
}

impl Shop {
    async fn greeting() -> Self {
        open(Router::new().route("/", get(async || "hello")), 8).await
    }

    async fn ask(&self, text: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        stream.write_all(text.as_bytes()).await.unwrap();
        stream
    }
}

/// What comes until the other side closes.
async fn all(stream: &mut TcpStream) -> String {
    let mut told = Vec::new();
    // A reset is an end too.
    let _ = timeout(SOON, stream.read_to_end(&mut told)).await.expect("the connection stayed open");
    String::from_utf8_lossy(&told).into_owned()
}

async fn some(stream: &mut TcpStream) -> String {
    let mut told = [0; 4096];
    let length = timeout(SOON, stream.read(&mut told)).await.unwrap().unwrap();
    String::from_utf8_lossy(&told[..length]).into_owned()
}

#[tokio::test]
async fn half_a_head_is_not_waited_for() {
    let shop = Shop::greeting().await;
    let mut stream = shop.ask("GET / HTTP/1.1\r\nhost: x\r\nx-slow: ").await;
    assert!(!all(&mut stream).await.contains("200 OK"));
}

#[tokio::test]
async fn a_connection_that_rests_is_closed() {
    let shop = Shop::greeting().await;
    let mut stream = shop.ask("GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
    let told = all(&mut stream).await;
    assert!(told.starts_with("HTTP/1.1 200 OK") && told.ends_with("hello"), "{told}");
}

#[tokio::test]
async fn a_head_that_is_too_long_is_refused() {
    let shop = Shop::greeting().await;
    let lines = "x-line: 1\r\n".repeat(100);
    let long = format!("x-long: {}\r\n", "1".repeat(MAX_HEAD_BYTES));
    for headers in [lines, long] {
        let mut stream = shop.ask(&format!("GET / HTTP/1.1\r\nhost: x\r\n{headers}\r\n")).await;
        let told = all(&mut stream).await;
        assert!(told.starts_with("HTTP/1.1 431"), "{told}");
    }
    let mut stream = shop.ask("GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
    assert!(some(&mut stream).await.starts_with("HTTP/1.1 200"));
}

#[rstest]
#[case::a_page("text/html")]
#[case::events(EVENTS)]
#[tokio::test]
async fn a_peer_that_does_not_read_is_let_go(#[case] kind: &'static str) {
    let (left, mut gone) = mpsc::channel::<()>(1);
    let endless = async move || {
        let left = left.clone();
        let piece = Bytes::from(vec![b'x'; 64 * 1024]);
        let pieces = stream::repeat_with(move || (piece.clone(), left.clone()));
        let body = Body::from_stream(pieces.map(|(piece, _)| Ok::<_, Infallible>(piece)));
        ([(CONTENT_TYPE, kind)], body)
    };
    let shop = open(Router::new().route("/", get(endless)), 8).await;
    let _stream = shop.ask("GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
    shop.stop.cancel();
    // The route is gone with the door, and the body with its connection: nobody is left to send.
    assert!(timeout(SOON, gone.recv()).await.expect("the body is still being sent").is_none());
    timeout(SOON, shop.serving).await.unwrap().unwrap();
}

#[tokio::test]
async fn one_connection_too_many_waits_for_its_turn() {
    let shop = open(Router::new().route("/", get(async || "hello")), 1).await;
    let mut first = shop.ask("GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
    assert!(some(&mut first).await.starts_with("HTTP/1.1 200"));
    let mut second = shop.ask("GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
    let mut early = [0; 1];
    assert!(timeout(Duration::from_millis(50), second.read(&mut early)).await.is_err());
    drop(first);
    assert!(some(&mut second).await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn what_has_begun_is_answered_before_the_end_and_no_longer() {
    let slow = Router::new()
        .route("/", get(async || tokio::time::sleep(Duration::from_millis(300)).await))
        .route("/never", get(async || std::future::pending::<StatusCode>().await));
    let shop = open(slow, 8).await;
    let mut slow = shop.ask("GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
    let mut never = shop.ask("GET /never HTTP/1.1\r\nhost: x\r\n\r\n").await;
    tokio::time::sleep(Duration::from_millis(50)).await;
    shop.stop.cancel();
    let told = all(&mut slow).await;
    assert!(told.starts_with("HTTP/1.1 200") && told.contains("connection: close"), "{told}");
    assert!(TcpStream::connect(shop.address).await.is_err(), "the door is still open");
    shop.end.cancel();
    assert_eq!(all(&mut never).await, "");
    timeout(SOON, shop.serving).await.unwrap().unwrap();
}

/// A shop whose only answer is a stream of events: what the test sends, as it comes.
async fn watched() -> (Shop, mpsc::Sender<&'static str>) {
    let (sender, events) = mpsc::channel(1);
    let events = Arc::new(std::sync::Mutex::new(Some(events)));
    let stream = async move || {
        let events = ReceiverStream::new(events.lock().unwrap().take().unwrap());
        ([(CONTENT_TYPE, EVENTS)], Body::from_stream(events.map(Ok::<_, Infallible>)))
    };
    (open(Router::new().route("/", get(stream)), 8).await, sender)
}

#[tokio::test]
async fn events_come_one_by_one_behind_a_head_without_a_length_and_end_with_the_connection() {
    let (shop, events) = watched().await;
    let mut stream = shop.ask("GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
    let mut head = String::new();
    while !head.contains("\r\n\r\n") {
        head += &some(&mut stream).await;
    }
    assert!(head.starts_with("HTTP/1.0 200 OK\r\n") && head.ends_with("\r\n\r\n"), "{head}");
    for absent in ["transfer-encoding", "content-length", "keep-alive"] {
        assert!(!head.contains(absent), "{head}");
    }
    // Longer than nothing may be sent for, and longer than a request's head may take.
    tokio::time::sleep(PATIENCE.head * 2).await;
    for event in ["data: 1\n\n", "data: 2\n\n"] {
        events.send(event).await.unwrap();
        assert_eq!(some(&mut stream).await, event);
    }
    drop(events);
    assert_eq!(all(&mut stream).await, "");
}

#[tokio::test]
async fn events_behind_an_earlier_answer_come_behind_all_of_it() {
    let events = async || {
        (
            [(CONTENT_TYPE, EVENTS)],
            Body::from_stream(stream::once(async { Ok::<_, Infallible>("data: 1\n\n") })),
        )
    };
    let page = async || "x".repeat(1_000_000);
    let shop = open(Router::new().route("/", get(page)).route("/events", get(events)), 8).await;
    let both = "GET / HTTP/1.1\r\nhost: x\r\n\r\nGET /events HTTP/1.1\r\nhost: x\r\n\r\n";
    let mut stream = shop.ask(both).await;
    tokio::time::sleep(PATIENCE.reading / 2).await;
    let told = all(&mut stream).await;
    assert_eq!(told.matches('x').count(), 1_000_000 + "text/".matches('x').count() * 2);
    assert!(told.ends_with("\r\n\r\ndata: 1\n\n"), "{}", &told[told.len() - 300..]);
}

#[tokio::test]
async fn a_watcher_who_leaves_is_missed_at_once() {
    let (shop, events) = watched().await;
    let mut stream = shop.ask("GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
    events.send("data: 1\n\n").await.unwrap();
    assert!(!some(&mut stream).await.is_empty());
    drop(stream);
    timeout(SOON, events.closed()).await.expect("the stream is still open");
}

#[tokio::test]
async fn whoever_asks_for_the_head_of_a_stream_gets_no_events() {
    let (shop, events) = watched().await;
    let mut stream = shop.ask("HEAD / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await;
    let told = all(&mut stream).await;
    assert!(told.contains(" 200 OK\r\n") && told.ends_with("\r\n\r\n"), "{told}");
    timeout(SOON, events.closed()).await.expect("the stream is still open");
}

#[tokio::test]
async fn streams_are_cut_off_at_the_end() {
    let (shop, events) = watched().await;
    let mut stream = shop.ask("GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
    events.send("data: 1\n\n").await.unwrap();
    assert!(!some(&mut stream).await.is_empty());
    shop.stop.cancel();
    shop.end.cancel();
    timeout(SOON, shop.serving).await.unwrap().unwrap();
    assert!(all(&mut stream).await.len() < 20);
}
