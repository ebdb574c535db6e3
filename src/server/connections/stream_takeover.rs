//! Serves event streams outside hyper. Hyper keeps 16 kilobytes of buffers for every connection, which a
//! client that watches an order for hours does not need. So hyper writes only the response head, as HTTP/1.0
//! and without a length, which means that the body ends with the connection (RFC 9112, section 6.3). The body
//! is then written to the socket directly. See ADR 31.

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

/// Holds the body of a response until hyper has sent its head.
#[derive(Clone, Default)]
pub struct StreamTakeover(Arc<Mutex<Option<Body>>>);

impl StreamTakeover {
    /// Takes the body of an event stream and returns the response head with an empty body. Returns every
    /// other response unchanged.
    pub fn intercept(&self, answer: Response) -> Response {
        let is_stream = |kind: &HeaderValue| kind.as_bytes().starts_with(b"text/event-stream");
        if !answer.headers().get(CONTENT_TYPE).is_some_and(is_stream) {
            return answer;
        }
        let (mut head, body) = answer.into_parts();
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(body);
        head.version = Version::HTTP_10;
        Response::from_parts(head, Body::from_stream(stream::empty::<Result<Bytes, Infallible>>()))
    }

    /// The body that was taken, if any.
    pub fn take_body(&self) -> Option<Body> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// A TCP stream that survives hyper: shutting it down through [`AsyncWrite`] only flushes it.
pub struct RawStream(Pin<Box<TimeoutStream<TcpStream>>>);

impl RawStream {
    pub fn new(stream: TimeoutStream<TcpStream>) -> Self {
        Self(Box::pin(stream))
    }

    /// Writes the whole body, or stops when the client disconnects. Ignores what the client sends meanwhile.
    pub async fn write_body(&mut self, body: Body) -> io::Result<()> {
        let (mut pieces, mut buffer, mut is_reading) = (body.into_data_stream(), [0; 16], true);
        loop {
            tokio::select! {
                piece = pieces.next() => {
                    let Some(Ok(piece)) = piece else { return Ok(()) };
                    self.0.write_all(&piece).await?;
                }
                length = self.0.read(&mut buffer), if is_reading => {
                    if length? == 0 {
                        return Ok(());
                    }
                    is_reading = false;
                }
            }
        }
    }

    /// Shuts the connection down.
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
