//! The sandbox as a server on a loopback port. Its connections can be cut from inside, to lose the
//! answer after an order was recorded.

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

/// How long open connections may take to end when the sandbox stops.
const SHUTDOWN_GRACE: Duration = Duration::from_secs(1);

/// Configuration of a sandbox.
#[derive(Clone, Debug)]
pub struct Options {
    /// Determines the catalogue, the margins and the codes. The same seed gives the same sandbox.
    pub seed: u64,
    /// The loopback port. 0 chooses a free one.
    pub port: u16,
    /// Time between two automatic steps of a paid order.
    pub pace: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self { seed: 1, port: 0, pace: Duration::from_millis(1500) }
    }
}

/// A running sandbox. Dropping it stops it without waiting.
pub struct Sandbox {
    url: String,
    world: Arc<World>,
    closing: CancellationToken,
    server: JoinHandle<()>,
    _stop_on_drop: DropGuard,
}

impl Sandbox {
    /// The base URL: `http://127.0.0.1:PORT`, without a trailing slash.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Pays an order as `POST /control/orders/{id}/pay` does; the buyer's sentinels decide how.
    /// False if there is no such order, or it cannot be paid now.
    pub fn pay(&self, id: &str) -> bool {
        id.parse().is_ok_and(|id| orders::pay(&self.world, id, orders::How::default()).is_ok())
    }

    /// Ends the streams and the server, and waits for at most one second.
    pub async fn stop(self) {
        let Self { closing, mut server, .. } = self;
        closing.cancel();
        if tokio::time::timeout(SHUTDOWN_GRACE, &mut server).await.is_err() {
            server.abort();
        }
    }
}

/// Starts a sandbox on 127.0.0.1 in the current runtime. Fails if the port is in use.
pub async fn start(options: Options) -> io::Result<Sandbox> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await?;
    let url = format!("http://{}", listener.local_addr()?);
    let world = World::new(options.seed, options.pace, url.clone());
    let closing = world.closing.clone();
    tokio::spawn(orders::watch_windows(Arc::clone(&world)));

    let app = router(Arc::clone(&world)).into_make_service_with_connect_info::<Connection>();
    let ending = closing.clone();
    let server = tokio::spawn(async move {
        let serving = axum::serve(Loopback(listener), app).with_graceful_shutdown(ending.cancelled_owned());
        if let Err(error) = serving.await {
            tracing::error!(%error, "the sandbox stopped serving");
        }
    });
    Ok(Sandbox { url, world, closing: closing.clone(), server, _stop_on_drop: closing.drop_guard() })
}

/// A handle of the caller's connection, for handlers.
#[derive(Clone)]
pub(super) struct Connection(Arc<AtomicBool>);

impl Connection {
    /// Cuts the connection: nothing more is sent to the client.
    pub(super) fn cut(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Connected<IncomingStream<'_, Loopback>> for Connection {
    fn connect_info(stream: IncomingStream<'_, Loopback>) -> Self {
        stream.io().connection.clone()
    }
}

pub(super) struct Loopback(TcpListener);

impl Listener for Loopback {
    type Io = CuttableStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (CuttableStream, SocketAddr) {
        let (stream, address) = Listener::accept(&mut self.0).await;
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "the sandbox could not set TCP_NODELAY");
        }
        (CuttableStream { stream, connection: Connection(Arc::default()) }, address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

/// A TCP stream that fails to write after its connection was cut.
pub(super) struct CuttableStream {
    stream: TcpStream,
    connection: Connection,
}

impl CuttableStream {
    fn check_not_cut(&self) -> io::Result<()> {
        if self.connection.0.load(Ordering::Relaxed) {
            Err(io::ErrorKind::ConnectionReset.into())
        } else {
            Ok(())
        }
    }
}

impl AsyncRead for CuttableStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, into)
    }
}

impl AsyncWrite for CuttableStream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.check_not_cut()?;
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
