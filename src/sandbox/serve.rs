//! The double as a server on a loopback port. Its connections can be cut from inside, which is how a
//! response is "lost" after an order was recorded.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_util::sync::{CancellationToken, DropGuard};

use super::orders;
use super::routes::router;
use super::world::World;

/// How long open connections have to end when the double stops.
const SHUTDOWN_GRACE: Duration = Duration::from_secs(1);

/// How a double is set up.
#[derive(Clone, Debug)]
pub struct Options {
    /// Chooses the catalogue, the margins, the codes. The same seed makes the same double.
    pub seed: u64,
    /// The loopback port; 0 takes any free one.
    pub port: u16,
    /// Between two automatic steps of a paid order.
    pub pace: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self { seed: 1, port: 0, pace: Duration::from_millis(1500) }
    }
}

/// A running double. Dropping it stops it too, without waiting.
pub struct Sandbox {
    url: String,
    world: Arc<World>,
    closing: CancellationToken,
    server: JoinHandle<()>,
    _stop_on_drop: DropGuard,
}

impl Sandbox {
    /// Where it answers: `http://127.0.0.1:PORT`, no slash at the end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Pays the order of this id as its buyer's sentinels say, like `POST /control/orders/{id}/pay`.
    /// False when there is no such order, or it cannot be paid now.
    pub fn pay(&self, id: &str) -> bool {
        id.parse().is_ok_and(|id| orders::pay(&self.world, id, orders::How::default()).is_ok())
    }

    /// Ends the streams and the server, and waits for it, at most a second.
    pub async fn stop(self) {
        let Self { closing, mut server, .. } = self;
        closing.cancel();
        if tokio::time::timeout(SHUTDOWN_GRACE, &mut server).await.is_err() {
            server.abort();
        }
    }
}

/// Starts a double on 127.0.0.1 within the current runtime. Fails when the port is taken.
pub async fn start(options: Options) -> io::Result<Sandbox> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await?;
    let url = format!("http://{}", listener.local_addr()?);
    let world = World::new(options.seed, options.pace, url.clone());
    let closing = world.closing.clone();
    tokio::spawn(orders::watch_windows(Arc::clone(&world)));

    let app = router(Arc::clone(&world)).into_make_service_with_connect_info::<Line>();
    let ending = closing.clone();
    let server = tokio::spawn(async move {
        let serving = axum::serve(Loopback(listener), app).with_graceful_shutdown(ending.cancelled_owned());
        if let Err(error) = serving.await {
            tracing::error!(%error, "the sandbox stopped serving");
        }
    });
    Ok(Sandbox { url, world, closing: closing.clone(), server, _stop_on_drop: closing.drop_guard() })
}

/// The caller's connection, as a handler sees it.
#[derive(Clone)]
pub(super) struct Line(Arc<AtomicBool>);

impl Line {
    /// Cuts the connection: not a byte more reaches the client.
    pub(super) fn cut(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Connected<IncomingStream<'_, Loopback>> for Line {
    fn connect_info(stream: IncomingStream<'_, Loopback>) -> Self {
        stream.io().line.clone()
    }
}

pub(super) struct Loopback(TcpListener);

impl Listener for Loopback {
    type Io = Wire;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Wire, SocketAddr) {
        let (stream, address) = Listener::accept(&mut self.0).await;
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "the sandbox could not set TCP_NODELAY");
        }
        (Wire { stream, line: Line(Arc::default()) }, address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

/// A TCP stream that refuses to write once its line is cut.
pub(super) struct Wire {
    stream: TcpStream,
    line: Line,
}

impl Wire {
    fn alive(&self) -> io::Result<()> {
        if self.line.0.load(Ordering::Relaxed) { Err(io::ErrorKind::ConnectionReset.into()) } else { Ok(()) }
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, into)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.alive()?;
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
