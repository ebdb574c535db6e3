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

const TEST_TIMEOUT: Duration = Duration::from_secs(5);
const EVENTS: &str = "text/event-stream";
const TIMEOUTS: Timeouts = Timeouts { head: Duration::from_millis(200), write: Duration::from_millis(200) };

struct Shop {
    address: SocketAddr,
    stop: CancellationToken,
    abort: CancellationToken,
    serving: JoinHandle<()>,
}

async fn open(router: Router, limit: u32) -> Shop {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, abort) = (CancellationToken::new(), CancellationToken::new());
    let listener = HttpListener::new(listener, router, limit).with_timeouts(TIMEOUTS);
    let serving = tokio::spawn(listener.serve(stop.clone(), abort.clone()));
    Shop { address, stop, abort, serving }
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

/// Reads everything until the server closes the connection.
async fn read_to_end(stream: &mut TcpStream) -> String {
    let mut received = Vec::new();
    // A reset is an end too.
    let _ =
        timeout(TEST_TIMEOUT, stream.read_to_end(&mut received)).await.expect("the connection stayed open");
    String::from_utf8_lossy(&received).into_owned()
}

async fn read_some(stream: &mut TcpStream) -> String {
    let mut received = [0; 4096];
    let length = timeout(TEST_TIMEOUT, stream.read(&mut received)).await.unwrap().unwrap();
    String::from_utf8_lossy(&received[..length]).into_owned()
}

#[tokio::test]
async fn incomplete_head_closes_the_connection() {
    let shop = Shop::greeting().await;
    let mut stream = shop.ask("GET / HTTP/1.1\r\nhost: x\r\nx-slow: ").await;
    assert!(!read_to_end(&mut stream).await.contains("200 OK"));
}

#[tokio::test]
async fn idle_connection_is_closed() {
    let shop = Shop::greeting().await;
    let mut stream = shop.ask("GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
    let received = read_to_end(&mut stream).await;
    assert!(received.starts_with("HTTP/1.1 200 OK") && received.ends_with("hello"), "{received}");
}

#[tokio::test]
async fn too_long_head_gets_431() {
    let shop = Shop::greeting().await;
    let lines = "x-line: 1\r\n".repeat(100);
    let long = format!("x-long: {}\r\n", "1".repeat(MAX_HEAD_BYTES));
    for headers in [lines, long] {
        let mut stream = shop.ask(&format!("GET / HTTP/1.1\r\nhost: x\r\n{headers}\r\n")).await;
        let received = read_to_end(&mut stream).await;
        assert!(received.starts_with("HTTP/1.1 431"), "{received}");
    }
    let mut stream = shop.ask("GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
    assert!(read_some(&mut stream).await.starts_with("HTTP/1.1 200"));
}

#[rstest]
#[case::a_page("text/html")]
#[case::events(EVENTS)]
#[tokio::test]
async fn client_that_does_not_read_is_disconnected(#[case] kind: &'static str) {
    let (sender, mut dropped) = mpsc::channel::<()>(1);
    let endless = async move || {
        let sender = sender.clone();
        let piece = Bytes::from(vec![b'x'; 64 * 1024]);
        let pieces = stream::repeat_with(move || (piece.clone(), sender.clone()));
        let body = Body::from_stream(pieces.map(|(piece, _)| Ok::<_, Infallible>(piece)));
        ([(CONTENT_TYPE, kind)], body)
    };
    let shop = open(Router::new().route("/", get(endless)), 8).await;
    let _stream = shop.ask("GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
    shop.stop.cancel();
    // The route is gone with the listener, and the body with its connection, so no sender is left.
    assert!(timeout(TEST_TIMEOUT, dropped.recv()).await.expect("the body is still being sent").is_none());
    timeout(TEST_TIMEOUT, shop.serving).await.unwrap().unwrap();
}

#[tokio::test]
async fn connection_over_the_limit_waits() {
    let shop = open(Router::new().route("/", get(async || "hello")), 1).await;
    let mut first = shop.ask("GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
    assert!(read_some(&mut first).await.starts_with("HTTP/1.1 200"));
    let mut second = shop.ask("GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
    let mut early = [0; 1];
    assert!(timeout(Duration::from_millis(50), second.read(&mut early)).await.is_err());
    drop(first);
    assert!(read_some(&mut second).await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn started_requests_finish_after_stop_and_end_at_abort() {
    let slow = Router::new()
        .route("/", get(async || tokio::time::sleep(Duration::from_millis(300)).await))
        .route("/never", get(async || std::future::pending::<StatusCode>().await));
    let shop = open(slow, 8).await;
    let mut slow = shop.ask("GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
    let mut never = shop.ask("GET /never HTTP/1.1\r\nhost: x\r\n\r\n").await;
    tokio::time::sleep(Duration::from_millis(50)).await;
    shop.stop.cancel();
    let received = read_to_end(&mut slow).await;
    assert!(received.starts_with("HTTP/1.1 200") && received.contains("connection: close"), "{received}");
    assert!(TcpStream::connect(shop.address).await.is_err(), "the listener is still open");
    shop.abort.cancel();
    assert_eq!(read_to_end(&mut never).await, "");
    timeout(TEST_TIMEOUT, shop.serving).await.unwrap().unwrap();
}

/// A shop whose only response is an event stream with the events that the test sends.
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
async fn event_stream_has_no_length_and_ends_with_the_connection() {
    let (shop, events) = watched().await;
    let mut stream = shop.ask("GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
    let mut head = String::new();
    while !head.contains("\r\n\r\n") {
        head += &read_some(&mut stream).await;
    }
    assert!(head.starts_with("HTTP/1.0 200 OK\r\n") && head.ends_with("\r\n\r\n"), "{head}");
    for absent in ["transfer-encoding", "content-length", "keep-alive"] {
        assert!(!head.contains(absent), "{head}");
    }
    // Longer than the write timeout, and longer than a request head may take.
    tokio::time::sleep(TIMEOUTS.head * 2).await;
    for event in ["data: 1\n\n", "data: 2\n\n"] {
        events.send(event).await.unwrap();
        assert_eq!(read_some(&mut stream).await, event);
    }
    drop(events);
    assert_eq!(read_to_end(&mut stream).await, "");
}

#[tokio::test]
async fn event_stream_follows_the_whole_previous_response() {
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
    tokio::time::sleep(TIMEOUTS.write / 2).await;
    let received = read_to_end(&mut stream).await;
    assert_eq!(received.matches('x').count(), 1_000_000 + "text/".matches('x').count() * 2);
    assert!(received.ends_with("\r\n\r\ndata: 1\n\n"), "{}", &received[received.len() - 300..]);
}

#[tokio::test]
async fn disconnecting_client_ends_its_stream() {
    let (shop, events) = watched().await;
    let mut stream = shop.ask("GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
    events.send("data: 1\n\n").await.unwrap();
    assert!(!read_some(&mut stream).await.is_empty());
    drop(stream);
    timeout(TEST_TIMEOUT, events.closed()).await.expect("the stream is still open");
}

#[tokio::test]
async fn head_request_gets_no_events() {
    let (shop, events) = watched().await;
    let mut stream = shop.ask("HEAD / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await;
    let received = read_to_end(&mut stream).await;
    assert!(received.contains(" 200 OK\r\n") && received.ends_with("\r\n\r\n"), "{received}");
    timeout(TEST_TIMEOUT, events.closed()).await.expect("the stream is still open");
}

#[tokio::test]
async fn streams_end_at_abort() {
    let (shop, events) = watched().await;
    let mut stream = shop.ask("GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
    events.send("data: 1\n\n").await.unwrap();
    assert!(!read_some(&mut stream).await.is_empty());
    shop.stop.cancel();
    shop.abort.cancel();
    timeout(TEST_TIMEOUT, shop.serving).await.unwrap().unwrap();
    assert!(read_to_end(&mut stream).await.len() < 20);
}
