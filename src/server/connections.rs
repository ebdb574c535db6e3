//! Connections: how many there may be, how long a peer may take, and how they end.
//!
//! A peer that does not send its request's head, sends its body by drops or does not read its answer is let go; a peer
//! that reads slowly but steadily is not. How long a body may take is told in [`super::body`].

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

/// For a request's head; also how long a connection may rest between two requests.
const HEAD_TIMEOUT: Duration = Duration::from_secs(30);

/// For a peer to take the next piece of its answer.
const WRITE_STALL_TIMEOUT: Duration = Duration::from_secs(30);

/// Bytes of a head; more are answered with 431, as are more than a hundred lines.
const MAX_HEAD_BYTES: usize = 32 * 1024;

/// A door to a router.
pub struct HttpListener {
    listener: TcpListener,
    router: Router,
    room: Arc<Semaphore>,
    patience: Timeouts,
}

/// How long peers may take.
#[derive(Clone, Copy, Debug)]
pub struct Timeouts {
    pub head: Duration,
    pub reading: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self { head: HEAD_TIMEOUT, reading: WRITE_STALL_TIMEOUT }
    }
}

impl HttpListener {
    /// A door with room for so many connections; more wait in the system's queue.
    pub fn new(listener: TcpListener, router: Router, most: u32) -> Self {
        let most = usize::try_from(most).unwrap_or(Semaphore::MAX_PERMITS).min(Semaphore::MAX_PERMITS);
        Self { listener, router, room: Arc::new(Semaphore::new(most)), patience: Timeouts::default() }
    }

    /// The same with other spans of time.
    #[cfg(test)]
    pub fn with_patience(self, patience: Timeouts) -> Self {
        Self { patience, ..self }
    }

    /// Serves until `stop`; then takes no more, lets every connection finish what it has begun, and cuts off at
    /// `end` what is left.
    pub async fn serve(mut self, stop: CancellationToken, end: CancellationToken) {
        let connections = TaskTracker::new();
        let taking = async {
            loop {
                let Ok(place) = Arc::clone(&self.room).acquire_owned().await else { break };
                let (stream, peer) = Listener::accept(&mut self.listener).await;
                let connection = Connection { stream, peer, patience: self.patience, _place: place };
                // In boxes, for futures that hold futures keep the room of each of them twice.
                let serving = Box::pin(connection.serve(self.router.clone(), stop.clone()));
                connections.spawn(end.clone().run_until_cancelled_owned(serving));
            }
        };
        stop.run_until_cancelled(taking).await;
        drop(self.listener);
        connections.close();
        connections.wait().await;
    }
}

struct Connection {
    stream: TcpStream,
    peer: SocketAddr,
    patience: Timeouts,
    _place: OwnedSemaphorePermit,
}

impl Connection {
    async fn serve(self, router: Router, stop: CancellationToken) {
        let _counted = OpenConnection::new();
        // Without it, answers in more than one piece wait for the peer's delayed acknowledgement.
        if let Err(error) = self.stream.set_nodelay(true) {
            tracing::debug!(%error, "a connection keeps Nagle's algorithm");
        }
        let mut stream = TimeoutStream::new(self.stream);
        stream.set_write_timeout(Some(self.patience.reading));
        let (peer, handover) = (ConnectInfo(self.peer), StreamTakeover::default());
        let kept = handover.clone();
        let answer = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(peer);
            let is_whole = *request.method() != Method::HEAD;
            let (answer, kept) = (router.clone().oneshot(request.map(Body::new)), kept.clone());
            Box::pin(async move {
                let answer = answer.await.unwrap_or_else(|never| match never {});
                Ok::<_, Infallible>(if is_whole { kept.keep(answer) } else { answer })
            })
        });
        let mut connection = Box::new(
            http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(self.patience.head)
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
            return tracing::trace!(%error, "a connection broke");
        }
        let mut stream = connection.into_parts().io.into_inner();
        let carried = match handover.take() {
            Some(body) => stream.carry(body).await,
            None => Ok(()),
        };
        if let Err(error) = carried.and(stream.close().await) {
            tracing::trace!(%error, "a connection broke");
        }
    }
}

/// Counts a connection for as long as it lives.
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
