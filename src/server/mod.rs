//! The server: axum from top to bottom. Who asks, what is refused at the door, which route answers, what
//! every answer carries.

mod accept;
mod admin;
mod body;
mod canonical;
mod cart;
pub mod command;
mod connections;
mod diagnosis;
mod files;
mod forms;
mod functions;
mod guard;
mod headers;
mod health;
mod healthcheck;
mod limits;
mod media;
mod metrics;
mod page;
mod posted;
mod prefetch;
mod recovery;
mod robots;
mod router;
mod shared;
mod solana_pay;
mod stream;
mod stream_limiter;
pub mod telemetry;
mod traces;
mod visit;
mod visitor_kind;

pub use router::router;

use crate::shop::Shop;
use connections::HttpListener;
use std::{future::Future, sync::Arc, time::Duration};
use tokio::net::TcpListener;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

/// How long open connections have to end when the process does.
const SHUTDOWN_GRACE: Duration = Duration::from_secs(5);

/// Connections of operators.
const OPERATORS: u32 = 32;

/// Serves the shop until `ended`, and operators where they listen; then finishes what is under way and closes the shop.
pub async fn serve(
    shop: Arc<Shop>,
    listener: TcpListener,
    operators: Option<TcpListener>,
    ended: impl Future<Output = ()>,
) {
    let (closing, end) = (shop.stop.clone(), CancellationToken::new());
    let open = TaskTracker::new();
    if let Some(listener) = operators {
        metrics::start();
        let door = HttpListener::new(listener, admin::router(&shop), OPERATORS);
        open.spawn(door.serve(closing.clone(), end.clone()));
        open.spawn(admin::upkeep(closing.clone()));
    }
    let door = HttpListener::new(listener, router(&shop), shop.settings.limits.connections);
    open.spawn(door.serve(closing, end.clone()));
    open.close();
    ended.await;
    tracing::info!("the shop closes");
    shop.close().await;
    if tokio::time::timeout(SHUTDOWN_GRACE, open.wait()).await.is_err() {
        end.cancel();
        open.wait().await;
    }
}
