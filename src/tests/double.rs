//! A test double of upstream: the sandbox's router on a loopback port, which tests control and may wrap in
//! middleware.

use crate::sandbox::{self, World};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::Request,
};
use serde_json::{Value, json};
use std::{net::Ipv4Addr, time::Duration};
use tokio::{net::TcpListener, task::JoinHandle};
use tower::ServiceExt;

/// The time between two steps of a paid order.
const PACE: Duration = Duration::from_millis(20);

/// A double that serves until it is dropped.
pub struct Double {
    pub url: String,
    control: Router,
    server: JoinHandle<()>,
}

impl Double {
    /// The sandbox, unchanged.
    pub async fn plain() -> Self {
        Self::with(|router| router).await
    }

    /// The sandbox, wrapped in middleware.
    pub async fn with(around: impl FnOnce(Router) -> Router) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let control = sandbox::router(World::new(1, PACE, url.clone()));
        let app = around(control.clone());
        let server = tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        Self { url, control, server }
    }

    /// Calls a control endpoint, see the sandbox's table of them.
    pub async fn pull(&self, path: &str, body: Value) -> Value {
        self.ask(Request::post(format!("/control/{path}")).body(Body::from(body.to_string())).unwrap()).await
    }

    pub async fn fault(&self, endpoint: &str, kind: &str) {
        self.pull("faults", json!({"endpoint": endpoint, "kind": kind, "seconds": 2})).await;
    }

    pub async fn heal(&self) {
        self.pull("faults", json!({"clear": true})).await;
    }

    /// All orders.
    pub async fn orders(&self) -> Vec<Value> {
        let told = self.ask(Request::get("/control/orders").body(Body::empty()).unwrap()).await;
        told.as_array().unwrap().clone()
    }

    /// The ID of the only order of this buyer.
    pub async fn order_of(&self, email: &str) -> String {
        let orders = self.orders().await;
        let own: Vec<_> = orders.iter().filter(|order| order["email"] == email).collect();
        assert_eq!(own.len(), 1, "{orders:?}");
        own[0]["order_id"].as_str().unwrap().to_owned()
    }

    pub async fn pay(&self, id: &str) {
        self.pull(&format!("orders/{id}/pay"), json!({})).await;
    }

    /// The recorded requests.
    pub async fn requests(&self) -> Value {
        self.ask(Request::get("/control/requests").body(Body::empty()).unwrap()).await
    }

    /// How often an endpoint was called.
    pub async fn calls(&self, endpoint: &str) -> u64 {
        self.requests().await["counters"][endpoint].as_u64().unwrap_or_default()
    }

    async fn ask(&self, request: Request<Body>) -> Value {
        let answer = self.control.clone().oneshot(request).await.unwrap();
        let status = answer.status();
        let body = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        assert!(status.is_success(), "{status} {}", String::from_utf8_lossy(&body));
        serde_json::from_slice(&body).unwrap()
    }
}

impl Drop for Double {
    fn drop(&mut self) {
        self.server.abort();
    }
}
