//! The sandbox as a server on a loopback port.

use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::{CancellationToken, DropGuard};

use super::connection::{Connection, Loopback};
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
