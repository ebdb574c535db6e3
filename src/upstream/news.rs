//! `GET /v5/orders/{id}/subscribe`: an order's news as they happen (contract 10). Reads one connection to
//! its end; connecting again, polling and silence are the listener's business.

use super::{
    answer::media_type,
    call::Call,
    caller::Caller,
    client::Upstream,
    error::{Fault, UpstreamError},
    gate::Endpoint,
    lenient::{self, ObjectBody},
    order::{WireOrder, admissible},
};
use crate::domain::order::{Secret, UpstreamOrder};
use bytes::Bytes;
use futures::{
    Stream, StreamExt,
    stream::{BoxStream, FusedStream},
};
use sse_stream::{Sse, SseByteStream};
use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll},
};
use thiserror::Error;

/// A message above this many bytes ends the stream.
const MAX_MESSAGE_BYTES: usize = 1024 * 1024;

/// What a subscription says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrderNews {
    /// The whole order as it stands now.
    Order(Box<UpstreamOrder>),
    /// Upstream is done with this order: do not connect again. The last item.
    Stop,
    /// The connection lives, and nothing that matters was said.
    Beat,
}

/// The news of one connection. It ends when the connection does; dropping it closes the connection.
pub type News = BoxStream<'static, OrderNews>;

impl Upstream {
    /// Subscribes to an order. Messages that are no order, unknown events and comments are beats.
    pub async fn subscribe(&self, caller: &Caller, id: &Secret) -> Result<News, UpstreamError> {
        let path = ["v5", "orders", admissible(id)?, "subscribe"];
        let call = Call { accept: "text/event-stream", ..Call::get(Endpoint::Orders, &path, &[]) };
        let response = self.open(caller, call).await?;
        let kind = media_type(response.headers()).unwrap_or_default();
        if kind != "text/event-stream" {
            return Err(UpstreamError::Unavailable(Fault::WrongType(kind)));
        }
        Ok(follow(response.bytes_stream().boxed()).boxed())
    }
}

/// Reads news out of bytes.
pub fn follow<E: Send + 'static>(bytes: BoxStream<'static, Result<Bytes, E>>) -> OrderStream<E> {
    let heard = Arc::new(AtomicBool::new(false));
    let tap = ByteCounter { bytes, heard: Arc::clone(&heard), message: 0, line: 0, after_cr: false };
    OrderStream { events: SseByteStream::new(tap), heard, stopped: false }
}

pub struct OrderStream<E: Send + 'static> {
    events: SseByteStream<ByteCounter<E>>,
    heard: Arc<AtomicBool>,
    stopped: bool,
}

impl<E: Send + 'static> Stream for OrderStream<E> {
    type Item = OrderNews;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<OrderNews>> {
        if self.stopped || self.events.is_terminated() {
            return Poll::Ready(None);
        }
        match self.events.poll_next_unpin(cx) {
            Poll::Ready(Some(Ok(event))) => {
                self.heard.store(false, Ordering::Relaxed);
                let news = read(&event);
                self.stopped = news == OrderNews::Stop;
                Poll::Ready(Some(news))
            }
            Poll::Ready(Some(Err(_)) | None) => Poll::Ready(None),
            Poll::Pending if self.heard.swap(false, Ordering::Relaxed) => Poll::Ready(Some(OrderNews::Beat)),
            Poll::Pending => Poll::Pending,
        }
    }
}

/// One event: an order, a stop, or nothing that matters.
fn read(event: &Sse) -> OrderNews {
    match event.event.as_deref() {
        Some("stop") => OrderNews::Stop,
        None | Some("" | "message") => {
            let told = event.data.as_deref().and_then(|data| lenient::read(data.as_bytes()).ok());
            let order = told.and_then(|ObjectBody::<WireOrder>(told)| told.into_order());
            order.map_or(OrderNews::Beat, |order| OrderNews::Order(Box::new(order)))
        }
        Some(_) => OrderNews::Beat,
    }
}

/// Why the bytes ended before their time.
#[derive(Debug, Error)]
enum StreamEnd {
    #[error("the connection broke")]
    Broken,
    #[error("a message above the cap")]
    TooLong,
}

/// The bytes on their way to the reader: notes that something was heard (the reader passes comments over
/// in silence) and how long the message has grown since the last blank line.
struct ByteCounter<E> {
    bytes: BoxStream<'static, Result<Bytes, E>>,
    heard: Arc<AtomicBool>,
    message: usize,
    line: usize,
    after_cr: bool,
}

impl<E> Stream for ByteCounter<E> {
    type Item = Result<Bytes, StreamEnd>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = futures::ready!(self.bytes.poll_next_unpin(cx));
        Poll::Ready(next.map(|chunk| {
            let chunk = chunk.map_err(|_| StreamEnd::Broken)?;
            self.heard.store(true, Ordering::Relaxed);
            if self.measure(&chunk) { Ok(chunk) } else { Err(StreamEnd::TooLong) }
        }))
    }
}

impl<E> ByteCounter<E> {
    /// Counts the chunk in; `false` once a message is too long.
    fn measure(&mut self, chunk: &[u8]) -> bool {
        for byte in chunk {
            let second_of_crlf = *byte == b'\n' && self.after_cr;
            self.after_cr = *byte == b'\r';
            if second_of_crlf {
                continue;
            }
            self.message += 1;
            if !matches!(byte, b'\n' | b'\r') {
                self.line += 1;
            } else if self.line == 0 {
                self.message = 0;
            } else {
                self.line = 0;
            }
            if self.message > MAX_MESSAGE_BYTES {
                return false;
            }
        }
        true
    }
}

#[cfg(test)]
mod tests;
