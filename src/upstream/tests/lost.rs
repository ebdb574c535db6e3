//! Tests of connections that break at the worst moment, against a plain socket.

use super::*;
use crate::domain::order::Secret;
use futures::StreamExt;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::mpsc,
};

/// Reads one request with its body. `None` after the client has closed the connection.
async fn request(socket: &mut TcpStream) -> Option<String> {
    let (mut text, mut piece) = (String::new(), [0; 4096]);
    loop {
        let read = socket.read(&mut piece).await.ok().filter(|read| *read > 0)?;
        text.push_str(&String::from_utf8_lossy(&piece[..read]));
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length = head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().unwrap())
        });
        if body.len() >= length.unwrap_or(0) {
            return Some(head.lines().next().unwrap_or_default().to_owned());
        }
    }
}

const PARTIAL: &str =
    "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n{\"order_id\":";
const RAILS: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n[]";

/// A server that answers reads. It answers an order with `reply` and closes the connection. It
/// reports every order on the returned channel.
async fn closing_server(reply: &'static str) -> (String, mpsc::UnboundedReceiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (sender, orders) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let sender = sender.clone();
            tokio::spawn(async move {
                while let Some(line) = request(&mut socket).await {
                    if line.starts_with("GET") {
                        socket.write_all(RAILS.as_bytes()).await.unwrap();
                        continue;
                    }
                    sender.send(line).unwrap();
                    socket.write_all(reply.as_bytes()).await.unwrap();
                    return;
                }
            });
        }
    });
    (url, orders)
}

#[tokio::test]
async fn order_with_a_lost_answer_is_ambiguous_and_sent_once() {
    for reply in ["", PARTIAL] {
        for warm in [false, true] {
            let (url, mut orders) = closing_server(reply).await;
            let client = client_of(&url);
            if warm {
                client.payment_rails(&caller()).await.unwrap();
            }
            let placed = client.place(&caller(), &fixed()).await;
            assert!(
                matches!(placed, Err(PlaceError::Ambiguous(UpstreamError::Unavailable(Fault::Broken(_))))),
                "{placed:?}"
            );
            assert_eq!(orders.recv().await.as_deref(), Some("POST /v5/orders HTTP/1.1"));
            tokio::time::sleep(Duration::from_millis(50)).await;
            assert!(orders.try_recv().is_err(), "sent again");
        }
    }
}

#[tokio::test]
async fn read_with_a_broken_connection_is_retried_once() {
    for reply in ["", PARTIAL] {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let client = client_of(&format!("http://{}", listener.local_addr().unwrap()));
        tokio::spawn(async move {
            for reply in [reply, RAILS] {
                let (mut socket, _) = listener.accept().await.unwrap();
                request(&mut socket).await.unwrap();
                socket.write_all(reply.as_bytes()).await.unwrap();
            }
        });
        assert_eq!(client.payment_rails(&caller()).await, Ok(Vec::new()), "{reply:?}");
    }
}

#[tokio::test]
async fn subscription_outlives_the_timeout_and_closes_when_dropped() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let client = client_of(&format!("http://{}", listener.local_addr().unwrap()));
    let server = tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        request(&mut socket).await.unwrap();
        let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n";
        socket.write_all(head.as_bytes()).await.unwrap();
        tokio::time::sleep(Duration::from_secs(1)).await;
        socket.write_all(b": keep-alive\n\n").await.unwrap();
        request(&mut socket).await
    });
    let mut news = client.subscribe(&caller(), &Secret::new("a-1".to_owned())).await.unwrap();
    assert_eq!(news.next().await, Some(OrderNews::Beat));
    drop(news);
    assert_eq!(server.await.unwrap(), None, "the connection is closed");
}
