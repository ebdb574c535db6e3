//! Answers that stay open leave the machinery of HTTP behind. It keeps sixteen kilobytes of buffers for every connection,
//! and whoever watches an order for hours needs none of them. So it writes the head of such an answer, of HTTP/1.0 and
//! without a length, which says that the body ends with the connection (RFC 9112, 6.3); the pieces of the body are then
//! written as they come. See ADR 31.

use axum::{body::Body, http::Version, response::Response};
use bytes::Bytes;
use futures::{StreamExt, stream};
use hyper::header::{CONTENT_TYPE, HeaderValue};
use std::{
    convert::Infallible,
    io::{self, IoSlice},
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll},
};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadBuf},
    net::TcpStream,
};
use tokio_io_timeout::TimeoutStream;

/// Where the body of an answer waits until its head is sent.
#[derive(Clone, Default)]
pub struct StreamTakeover(Arc<Mutex<Option<Body>>>);

impl StreamTakeover {
    /// Keeps the body of an answer that is a stream of events, and answers its head alone. Every other answer stays
    /// what it is.
    pub fn keep(&self, answer: Response) -> Response {
        let is_stream = |kind: &HeaderValue| kind.as_bytes().starts_with(b"text/event-stream");
        if !answer.headers().get(CONTENT_TYPE).is_some_and(is_stream) {
            return answer;
        }
        let (mut head, body) = answer.into_parts();
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(body);
        head.version = Version::HTTP_10;
        Response::from_parts(head, Body::from_stream(stream::empty::<Result<Bytes, Infallible>>()))
    }

    /// The body that was kept, if one was.
    pub fn take(&self) -> Option<Body> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// A connection that is still there when the machinery has done with it: shutting it down only sends what is written.
pub struct RawStream(Pin<Box<TimeoutStream<TcpStream>>>);

impl RawStream {
    pub fn new(stream: TimeoutStream<TcpStream>) -> Self {
        Self(Box::pin(stream))
    }

    /// Writes a body to its end, or for as long as the peer is there. What the peer says meanwhile is not heard.
    pub async fn carry(&mut self, body: Body) -> io::Result<()> {
        let (mut pieces, mut said, mut listens) = (body.into_data_stream(), [0; 16], true);
        loop {
            tokio::select! {
                piece = pieces.next() => {
                    let Some(Ok(piece)) = piece else { return Ok(()) };
                    self.0.write_all(&piece).await?;
                }
                length = self.0.read(&mut said), if listens => {
                    if length? == 0 {
                        return Ok(());
                    }
                    listens = false;
                }
            }
        }
    }

    /// Says goodbye.
    pub async fn close(mut self) -> io::Result<()> {
        self.0.shutdown().await
    }
}

impl AsyncRead for RawStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.0.as_mut().poll_read(cx, buffer)
    }
}

impl AsyncWrite for RawStream {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.0.as_mut().poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.0.as_mut().poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.poll_flush(cx)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.0.as_mut().poll_write_vectored(cx, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.0.is_write_vectored()
    }
}
