//! `GET /v5/orders/{id}/subscribe` (contract 10): a snapshot, one message per change, and `stop`
//! after the last state. The bytes are written directly, without axum's SSE, because email words
//! can ask for CRLF, noise and broken streams.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::header;
use serde_json::Value;
use tokio::sync::broadcast::{self, error::RecvError};
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;
use uuid::Uuid;

use super::orders::{News, order_json};
use super::refusal::Refusal;
use super::sentinels::{Sentinel, Sentinels};
use super::world::World;

/// Time between two comments that keep a quiet stream alive.
const HEARTBEAT: Duration = Duration::from_secs(15);

type Chunk = Result<Bytes, std::io::Error>;

/// Opens the stream of an order. Answers 404 for an unknown order and 503 for `nosse@`.
pub async fn subscribe(State(world): State<Arc<World>>, Path(id): Path<String>) -> Result<Response, Refusal> {
    let id: Uuid = id.parse().map_err(|_| Refusal::NotFound("order not found"))?;
    let joined = world.book.with(id, |order| {
        let snapshot = News { body: order_json(&world, order), last: order.state.stops() };
        (snapshot, order.news.subscribe(), order.sentinels.clone())
    });
    let (snapshot, news, sentinels) = joined.ok_or(Refusal::NotFound("order not found"))?;
    if sentinels.has(Sentinel::NoSse) {
        return Err(Refusal::Unavailable);
    }
    let (sender, receiver) = mpsc::channel(16);
    let stream_count = Counted::new(&world);
    tokio::spawn(async move {
        let _stream_count = stream_count;
        // If the client disconnects, the task ends. That is not an error.
        send_events(&world, &sender, snapshot, news, &sentinels).await;
    });
    let headers = [(header::CONTENT_TYPE, "text/event-stream"), (header::CACHE_CONTROL, "no-cache")];
    Ok((headers, Body::from_stream(ReceiverStream::new(receiver))).into_response())
}

/// Sends all events. `None` if the client disconnected or the stream has to break.
async fn send_events(
    world: &World,
    sender: &mpsc::Sender<Chunk>,
    snapshot: News,
    mut news: broadcast::Receiver<News>,
    sentinels: &Sentinels,
) -> Option<()> {
    let has = |sentinel| sentinels.has(sentinel);
    if has(Sentinel::Garbage) {
        send(sender, GARBAGE_EVENTS.to_owned()).await?;
    }
    let mut next = snapshot;
    loop {
        send(sender, event(&next.body, has(Sentinel::Garbage))).await?;
        if has(Sentinel::Drop) {
            sender.send(Err(std::io::ErrorKind::ConnectionReset.into())).await.ok()?;
            return None;
        }
        if next.last && !has(Sentinel::NoStop) {
            return send(sender, "event: stop\ndata: {}\n\n".to_owned()).await;
        }
        next = loop {
            tokio::select! {
                () = world.closing.cancelled() => return None,
                () = sender.closed() => return None,
                () = tokio::time::sleep(HEARTBEAT) => send(sender, ": keep-alive\n\n".to_owned()).await?,
                received = news.recv() => match received {
                    Ok(received) => break received,
                    Err(RecvError::Lagged(_)) => {}
                    Err(RecvError::Closed) => return None,
                },
            }
        };
    }
}

async fn send(sender: &mpsc::Sender<Chunk>, text: String) -> Option<()> {
    sender.send(Ok(Bytes::from(text))).await.ok()
}

/// An order as an event. For `garbage@`, with CRLF and the JSON in several data lines.
fn event(body: &Value, garbage: bool) -> String {
    if !garbage {
        return format!("data: {body}\n\n");
    }
    let pretty = serde_json::to_string_pretty(body).unwrap_or_default();
    let lines = pretty.lines().fold(String::new(), |lines, line| lines + "data: " + line + "\r\n");
    format!("event: message\r\nid: {}\r\n{lines}\r\n{GARBAGE_EVENTS}", body["updated_at"])
}

/// Lines that a careful client skips.
const GARBAGE_EVENTS: &str = concat!(
    ": a comment\r\n\r\n",
    "retry: 10\r\n\r\n",
    "event: weather\r\ndata: {\"sky\":\"grey\"}\r\n\r\n",
    "data: {\"order_id\": \r\n\r\n",
    "data: <html>not json</html>\r\n\r\n",
    "data: null\r\n\r\n",
    "unknown: field\r\n\r\n",
    "data\r\n\r\n",
);

/// Counts an open stream as long as it exists.
struct Counted(Arc<World>);

impl Counted {
    fn new(world: &Arc<World>) -> Self {
        world.recorder.stream_opened();
        Self(Arc::clone(world))
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.recorder.stream_closed();
    }
}
