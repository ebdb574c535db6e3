//! Connections: how many may be open, how long a client may take, and how they end.
//!
//! A client that does not complete its request head or does not read its response is disconnected. A client
//! that reads slowly but steadily is not. For the timeout of request bodies see [`super::body`].

mod stream_takeover;

use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{Method, Request},
    serve::Listener,
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use metrics::gauge;
use std::{convert::Infallible, net::SocketAddr, sync::Arc, time::Duration};
use stream_takeover::{RawStream, StreamTakeover};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
};
use tokio_io_timeout::TimeoutStream;
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tower::ServiceExt;

/// How long a client may take for a request head. Also how long a connection may be idle between two
/// requests.
const HEAD_TIMEOUT: Duration = Duration::from_secs(30);

/// How long a client may take to accept the next piece of its response.
const WRITE_STALL_TIMEOUT: Duration = Duration::from_secs(30);

/// The maximum length of a request head, in bytes. Longer heads are answered with 431, as are heads with more
/// than 100 header lines.
const MAX_HEAD_BYTES: usize = 32 * 1024;

/// Accepts connections and serves a router on them.
pub struct HttpListener {
    listener: TcpListener,
    router: Router,
    permits: Arc<Semaphore>,
    timeouts: Timeouts,
}

/// How long a client may take.
#[derive(Clone, Copy, Debug)]
pub struct Timeouts {
    pub head: Duration,
    pub write: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self { head: HEAD_TIMEOUT, write: WRITE_STALL_TIMEOUT }
    }
}

impl HttpListener {
    /// A listener that serves at most `limit` connections at a time. Further ones wait in the operating
    /// system's queue.
    pub fn new(listener: TcpListener, router: Router, limit: u32) -> Self {
        let limit = usize::try_from(limit).unwrap_or(Semaphore::MAX_PERMITS).min(Semaphore::MAX_PERMITS);
        Self { listener, router, permits: Arc::new(Semaphore::new(limit)), timeouts: Timeouts::default() }
    }

    /// The same listener with other timeouts.
    #[cfg(test)]
    pub fn with_timeouts(self, timeouts: Timeouts) -> Self {
        Self { timeouts, ..self }
    }

    /// Serves until `stop`. Then accepts no more connections and lets the open ones finish the request that
    /// they have begun. Aborts the remaining ones at `abort`.
    pub async fn serve(mut self, stop: CancellationToken, abort: CancellationToken) {
        let connections = TaskTracker::new();
        let accepting = async {
            loop {
                let Ok(permit) = Arc::clone(&self.permits).acquire_owned().await else { break };
                let (stream, peer) = Listener::accept(&mut self.listener).await;
                let connection = Connection { stream, peer, timeouts: self.timeouts, _permit: permit };
                // Boxed, because nested futures reserve the space of each of them twice.
                let serving = Box::pin(connection.serve(self.router.clone(), stop.clone()));
                connections.spawn(abort.clone().run_until_cancelled_owned(serving));
            }
        };
        stop.run_until_cancelled(accepting).await;
        drop(self.listener);
        connections.close();
        connections.wait().await;
    }
}

struct Connection {
    stream: TcpStream,
    peer: SocketAddr,
    timeouts: Timeouts,
    _permit: OwnedSemaphorePermit,
}

impl Connection {
    async fn serve(self, router: Router, stop: CancellationToken) {
        let _open_connection = OpenConnection::new();
        // Otherwise responses in several pieces wait for the client's delayed acknowledgment.
        if let Err(error) = self.stream.set_nodelay(true) {
            tracing::debug!(%error, "could not disable Nagle's algorithm for a connection");
        }
        let mut stream = TimeoutStream::new(self.stream);
        stream.set_write_timeout(Some(self.timeouts.write));
        let (peer, takeover) = (ConnectInfo(self.peer), StreamTakeover::default());
        let response_takeover = takeover.clone();
        let answer = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(peer);
            let has_body = *request.method() != Method::HEAD;
            let (answer, response_takeover) =
                (router.clone().oneshot(request.map(Body::new)), response_takeover.clone());
            Box::pin(async move {
                let answer = answer.await.unwrap_or_else(|never| match never {});
                Ok::<_, Infallible>(if has_body { response_takeover.intercept(answer) } else { answer })
            })
        });
        let mut connection = Box::new(
            http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(self.timeouts.head)
                .max_header_size(MAX_HEAD_BYTES)
                .max_buf_size(2 * MAX_HEAD_BYTES)
                .serve_connection(TokioIo::new(RawStream::new(stream)), answer),
        );
        let ended = tokio::select! {
            ended = &mut *connection => ended,
            () = stop.cancelled() => {
                Pin::new(&mut *connection).graceful_shutdown();
                (&mut *connection).await
            }
        };
        if let Err(error) = ended {
            return tracing::trace!(%error, "connection failed");
        }
        let mut stream = connection.into_parts().io.into_inner();
        let written = match takeover.take_body() {
            Some(body) => stream.write_body(body).await,
            None => Ok(()),
        };
        if let Err(error) = written.and(stream.close().await) {
            tracing::trace!(%error, "connection failed");
        }
    }
}

/// Counts a connection in `kiosk_connections` until it is dropped.
struct OpenConnection;

impl OpenConnection {
    fn new() -> Self {
        gauge!("kiosk_connections").increment(1.0);
        Self
    }
}

impl Drop for OpenConnection {
    fn drop(&mut self) {
        gauge!("kiosk_connections").decrement(1.0);
    }
}

#[cfg(test)]
mod tests;
