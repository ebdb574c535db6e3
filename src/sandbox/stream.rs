//! `GET /v5/orders/{id}/subscribe` (contract 10): a snapshot, one message per change, `stop` after the
//! last state. Written byte by byte rather than with axum's SSE, because buyers can ask for CRLF, noise
//! and broken ends.

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

use super::orders::{News, told};
use super::refusal::Refusal;
use super::sentinels::{Sentinel, Sentinels};
use super::world::World;

/// Between two comments that keep a quiet stream alive.
const HEARTBEAT: Duration = Duration::from_secs(15);

type Chunk = Result<Bytes, std::io::Error>;

/// Opens the stream of an order, or refuses: 404 when unknown, 503 for `nosse@`.
pub async fn subscribe(State(world): State<Arc<World>>, Path(id): Path<String>) -> Result<Response, Refusal> {
    let id: Uuid = id.parse().map_err(|_| Refusal::NotFound("order not found"))?;
    let joined = world.book.with(id, |order| {
        let snapshot = News { body: told(&world, order), last: order.state.stops() };
        (snapshot, order.news.subscribe(), order.sentinels.clone())
    });
    let (snapshot, news, sentinels) = joined.ok_or(Refusal::NotFound("order not found"))?;
    if sentinels.has(Sentinel::NoSse) {
        return Err(Refusal::Unavailable);
    }
    let (sender, receiver) = mpsc::channel(16);
    let counted = Counted::new(&world);
    tokio::spawn(async move {
        let _counted = counted;
        // A client that left ends the talk; nobody needs to know.
        talk(&world, &sender, snapshot, news, &sentinels).await;
    });
    let headers = [(header::CONTENT_TYPE, "text/event-stream"), (header::CACHE_CONTROL, "no-cache")];
    Ok((headers, Body::from_stream(ReceiverStream::new(receiver))).into_response())
}

/// Says everything there is to say; `None` when the client has left or the stream shall break.
async fn talk(
    world: &World,
    sender: &mpsc::Sender<Chunk>,
    snapshot: News,
    mut news: broadcast::Receiver<News>,
    sentinels: &Sentinels,
) -> Option<()> {
    let has = |sentinel| sentinels.has(sentinel);
    if has(Sentinel::Garbage) {
        say(sender, GARBAGE_EVENTS.to_owned()).await?;
    }
    let mut next = snapshot;
    loop {
        say(sender, message(&next.body, has(Sentinel::Garbage))).await?;
        if has(Sentinel::Drop) {
            sender.send(Err(std::io::ErrorKind::ConnectionReset.into())).await.ok()?;
            return None;
        }
        if next.last && !has(Sentinel::NoStop) {
            return say(sender, "event: stop\ndata: {}\n\n".to_owned()).await;
        }
        next = loop {
            tokio::select! {
                () = world.closing.cancelled() => return None,
                () = sender.closed() => return None,
                () = tokio::time::sleep(HEARTBEAT) => say(sender, ": keep-alive\n\n".to_owned()).await?,
                heard = news.recv() => match heard {
                    Ok(heard) => break heard,
                    Err(RecvError::Lagged(_)) => {}
                    Err(RecvError::Closed) => return None,
                },
            }
        };
    }
}

async fn say(sender: &mpsc::Sender<Chunk>, text: String) -> Option<()> {
    sender.send(Ok(Bytes::from(text))).await.ok()
}

/// An order as an event; for `garbage@` with CRLF and the JSON in several data lines.
fn message(body: &Value, garbage: bool) -> String {
    if !garbage {
        return format!("data: {body}\n\n");
    }
    let pretty = serde_json::to_string_pretty(body).unwrap_or_default();
    let lines = pretty.lines().fold(String::new(), |lines, line| lines + "data: " + line + "\r\n");
    format!("event: message\r\nid: {}\r\n{lines}\r\n{GARBAGE_EVENTS}", body["updated_at"])
}

/// What a careful client skips.
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

/// Counts an open stream for as long as it lives.
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
