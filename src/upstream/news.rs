//! `GET /v5/orders/{id}/subscribe`: the events of one order (contract 10). Reads one connection to
//! its end. Reconnecting, polling and detecting silence are the caller's task.

use super::{
    answer::media_type,
    call::Call,
    caller::Caller,
    client::Upstream,
    error::{Fault, UpstreamError},
    gate::Endpoint,
    lenient::{self, ObjectBody},
    order::{WireOrder, checked_id},
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

/// A message with more bytes than this ends the stream.
const MAX_MESSAGE_BYTES: usize = 1024 * 1024;

/// An event of a subscription.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrderNews {
    /// The complete current order.
    Order(Box<UpstreamOrder>),
    /// Upstream is done with this order: do not reconnect. Always the last item.
    Stop,
    /// The connection is alive, but the message contains nothing relevant.
    Beat,
}

/// The events of one connection. The stream ends with the connection; dropping it closes the
/// connection.
pub type News = BoxStream<'static, OrderNews>;

impl Upstream {
    /// Subscribes to an order. Messages that are not an order, unknown events and comments become
    /// [`OrderNews::Beat`].
    pub async fn subscribe(&self, caller: &Caller, id: &Secret) -> Result<News, UpstreamError> {
        let path = ["v5", "orders", checked_id(id)?, "subscribe"];
        let call = Call { accept: "text/event-stream", ..Call::get(Endpoint::Orders, &path, &[]) };
        let response = self.open(caller, call).await?;
        let kind = media_type(response.headers()).unwrap_or_default();
        if kind != "text/event-stream" {
            return Err(UpstreamError::Unavailable(Fault::WrongType(kind)));
        }
        Ok(follow(response.bytes_stream().boxed()).boxed())
    }
}

/// Parses events from bytes.
pub fn follow<E: Send + 'static>(bytes: BoxStream<'static, Result<Bytes, E>>) -> OrderStream<E> {
    let received = Arc::new(AtomicBool::new(false));
    let counter =
        ByteCounter { bytes, received: Arc::clone(&received), message: 0, line: 0, after_cr: false };
    OrderStream { events: SseByteStream::new(counter), received, stopped: false }
}

pub struct OrderStream<E: Send + 'static> {
    events: SseByteStream<ByteCounter<E>>,
    received: Arc<AtomicBool>,
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
                self.received.store(false, Ordering::Relaxed);
                let news = read(&event);
                self.stopped = news == OrderNews::Stop;
                Poll::Ready(Some(news))
            }
            Poll::Ready(Some(Err(_)) | None) => Poll::Ready(None),
            Poll::Pending if self.received.swap(false, Ordering::Relaxed) => {
                Poll::Ready(Some(OrderNews::Beat))
            }
            Poll::Pending => Poll::Pending,
        }
    }
}

/// Parses one event: an order, a stop, or nothing relevant.
fn read(event: &Sse) -> OrderNews {
    match event.event.as_deref() {
        Some("stop") => OrderNews::Stop,
        None | Some("" | "message") => {
            let body = event.data.as_deref().and_then(|data| lenient::read(data.as_bytes()).ok());
            let order = body.and_then(|ObjectBody::<WireOrder>(order)| order.into_order());
            order.map_or(OrderNews::Beat, |order| OrderNews::Order(Box::new(order)))
        }
        Some(_) => OrderNews::Beat,
    }
}

/// Why the bytes ended early.
#[derive(Debug, Error)]
enum StreamEnd {
    #[error("the connection broke")]
    Broken,
    #[error("a message is too long")]
    TooLong,
}

/// Counts the bytes on their way to the parser. It records that bytes arrived, because the parser
/// skips comments without an event, and how long the message is since the last blank line.
struct ByteCounter<E> {
    bytes: BoxStream<'static, Result<Bytes, E>>,
    received: Arc<AtomicBool>,
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
            self.received.store(true, Ordering::Relaxed);
            if self.measure(&chunk) { Ok(chunk) } else { Err(StreamEnd::TooLong) }
        }))
    }
}

impl<E> ByteCounter<E> {
    /// Counts the bytes of a chunk. Returns `false` if the message is too long.
    fn measure(&mut self, chunk: &[u8]) -> bool {
        for byte in chunk {
            let is_lf_of_crlf = *byte == b'\n' && self.after_cr;
            self.after_cr = *byte == b'\r';
            if is_lf_of_crlf {
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
