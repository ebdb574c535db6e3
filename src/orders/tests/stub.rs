//! A stub of upstream for one order: counts calls and open streams, and sends the answers that a test sets.

use super::sample::{ADDRESS, UPSTREAM_ID};
use crate::upstream::{Budgets, Config, Upstream};
use axum::{
    Json, Router,
    body::Body,
    extract::State,
    http::{StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use futures::StreamExt;
use serde_json::{Value, json};
use std::{
    convert::Infallible,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU16, AtomicU64, AtomicUsize, Ordering::SeqCst},
    },
    time::Duration,
};
use tokio::sync::broadcast;
use tokio_stream::wrappers::BroadcastStream;

pub struct Stub {
    upstream: Upstream,
    pub state: Arc<StubState>,
}

pub struct StubState {
    order: Mutex<Value>,
    events: broadcast::Sender<String>,
    pub posts: AtomicUsize,
    pub reads: AtomicUsize,
    pub opened: AtomicUsize,
    pub open: AtomicUsize,
    pub post_status: AtomicU16,
    pub read_status: AtomicU16,
    /// The delay before an answer to a read, in milliseconds.
    pub read_delay_ms: AtomicU64,
    pub has_streams: AtomicBool,
}

impl Stub {
    pub async fn start() -> Self {
        let state = Arc::new(StubState {
            order: Mutex::new(order("WaitingForPayment", "WalletCreated", None)),
            events: broadcast::channel(64).0,
            posts: AtomicUsize::new(0),
            reads: AtomicUsize::new(0),
            opened: AtomicUsize::new(0),
            open: AtomicUsize::new(0),
            post_status: AtomicU16::new(200),
            read_status: AtomicU16::new(200),
            read_delay_ms: AtomicU64::new(0),
            has_streams: AtomicBool::new(true),
        });
        let app = Router::new()
            .route("/v5/orders", post(place))
            .route("/v5/orders/{id}", get(read))
            .route("/v5/orders/{id}/subscribe", get(subscribe))
            .with_state(Arc::clone(&state));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap()).parse().unwrap();
        tokio::spawn(async move { axum::serve(listener, app).await });
        let timeout = Duration::from_secs(2);
        let config =
            Config { url, partner_id: None, app_version: "1".into(), timeout, budgets: Budgets::default() };
        Self { upstream: Upstream::new(config).unwrap(), state }
    }

    pub fn upstream(&self) -> Upstream {
        self.upstream.clone()
    }

    /// Sets the answer to reads. Open streams do not send it.
    pub fn set_order(&self, order_state: &str, payment: &str, code: Option<&str>) {
        *self.state.order.lock().unwrap() = order(order_state, payment, code);
    }

    /// Sets the answer to reads, and sends it on every open stream.
    pub fn send_order(&self, order_state: &str, payment: &str, code: Option<&str>) {
        self.set_order(order_state, payment, code);
        self.send_raw(&format!("data: {}\n\n", order(order_state, payment, code)));
    }

    /// Sends raw bytes on every open stream.
    pub fn send_raw(&self, text: &str) {
        let _ = self.state.events.send(text.to_owned());
    }
}

fn order(state: &str, payment: &str, code: Option<&str>) -> Value {
    json!({
        "order_id": UPSTREAM_ID, "order_state": state, "payment_state": payment,
        "created_at": jiff::Timestamp::now().as_second().to_string(),
        "coin": "USDC", "network": "Solana", "coin_amount": "26.31", "wallet_address": ADDRESS,
        "sent_coin_amount": "0",
        "deliveries": [{ "delivery_state": "Created", "deliverable": {
            "brand_name": "A", "denomination": "5 USD", "delivery_type": "by_email", "pin_code": code,
        }}],
    })
}

async fn place(State(state): State<Arc<StubState>>) -> Response {
    state.posts.fetch_add(1, SeqCst);
    tokio::time::sleep(Duration::from_millis(100)).await;
    let status = StatusCode::from_u16(state.post_status.load(SeqCst)).unwrap();
    if status == StatusCode::BAD_REQUEST {
        return (status, Json(json!({"problems": [{"problem": "OUT_OF_STOCK"}]}))).into_response();
    }
    (status, Json(state.order.lock().unwrap().clone())).into_response()
}

async fn read(State(state): State<Arc<StubState>>) -> Response {
    state.reads.fetch_add(1, SeqCst);
    tokio::time::sleep(Duration::from_millis(state.read_delay_ms.load(SeqCst))).await;
    let status = StatusCode::from_u16(state.read_status.load(SeqCst)).unwrap();
    (status, Json(state.order.lock().unwrap().clone())).into_response()
}

async fn subscribe(State(state): State<Arc<StubState>>) -> Response {
    if !state.has_streams.load(SeqCst) {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    state.opened.fetch_add(1, SeqCst);
    state.open.fetch_add(1, SeqCst);
    let guard = Guard(Arc::clone(&state));
    let events = BroadcastStream::new(state.events.subscribe()).map(move |event| {
        let _ = &guard;
        Ok::<_, Infallible>(event.unwrap_or_default())
    });
    ([(CONTENT_TYPE, "text/event-stream")], Body::from_stream(events)).into_response()
}

struct Guard(Arc<StubState>);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.open.fetch_sub(1, SeqCst);
    }
}
