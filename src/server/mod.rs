//! The server: axum from top to bottom. Who asks, what is refused at the door, which route answers, what
//! every answer carries.

mod accept;
mod cart;
pub mod command;
mod crawl;
mod files;
mod forms;
mod functions;
mod guard;
mod headers;
mod health;
mod limits;
mod media;
mod page;
mod posted;
mod recovery;
mod router;
mod shared;
mod stream;
pub mod telemetry;
mod visit;

pub use router::router;

use crate::shop::Shop;
use axum::serve::ListenerExt;
use std::{
    future::{Future, IntoFuture},
    net::SocketAddr,
    sync::Arc,
    time::Duration,
};
use tokio::net::TcpListener;

/// How long open connections have to end when the process does.
const GRACE: Duration = Duration::from_secs(5);

/// Serves the shop until `ended`; then finishes what is under way and closes the shop.
pub async fn serve(
    shop: Arc<Shop>,
    listener: TcpListener,
    ended: impl Future<Output = ()>,
) -> std::io::Result<()> {
    let app = router(&shop).into_make_service_with_connect_info::<SocketAddr>();
    // Without it, answers in more than one piece wait for the peer's delayed acknowledgement.
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "a connection keeps Nagle's algorithm");
        }
    });
    let closing = shop.stop.clone();
    let serving = axum::serve(listener, app).with_graceful_shutdown(async move { closing.cancelled().await });
    let mut task = tokio::spawn(serving.into_future());
    tokio::select! {
        served = &mut task => return served.unwrap_or_else(|error| Err(std::io::Error::other(error))),
        () = ended => {}
    }
    tracing::info!("the shop closes");
    shop.close().await;
    if tokio::time::timeout(GRACE, &mut task).await.is_err() {
        task.abort();
    }
    Ok(())
}
