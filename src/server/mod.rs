//! The HTTP server, built on axum: listeners, routes, request checks, and the headers of every response.

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
mod policy;
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

/// How long open connections may take to finish at shutdown.
const SHUTDOWN_GRACE: Duration = Duration::from_secs(5);

/// The maximum number of open connections to the admin listener.
const MAX_ADMIN_CONNECTIONS: u32 = 32;

/// Serves the shop on `listener` and the admin endpoints on `admin_listener`, if it is given, until
/// `shutdown` resolves. Then finishes the requests that are under way and closes the shop.
pub async fn serve(
    shop: Arc<Shop>,
    listener: TcpListener,
    admin_listener: Option<TcpListener>,
    shutdown: impl Future<Output = ()>,
) {
    let (stop_token, abort_token) = (shop.stop.clone(), CancellationToken::new());
    let tasks = TaskTracker::new();
    if let Some(listener) = admin_listener {
        metrics::start();
        let http_listener = HttpListener::new(listener, admin::router(&shop), MAX_ADMIN_CONNECTIONS);
        tasks.spawn(http_listener.serve(stop_token.clone(), abort_token.clone()));
        tasks.spawn(admin::upkeep(stop_token.clone()));
    }
    let http_listener = HttpListener::new(listener, router(&shop), shop.settings.limits.connections);
    tasks.spawn(http_listener.serve(stop_token, abort_token.clone()));
    tasks.close();
    shutdown.await;
    tracing::info!("shutting down");
    shop.close().await;
    if tokio::time::timeout(SHUTDOWN_GRACE, tasks.wait()).await.is_err() {
        abort_token.cancel();
        tasks.wait().await;
    }
}
