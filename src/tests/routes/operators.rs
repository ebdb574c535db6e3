//! Tests of the admin listener, and of the shutdown of a shop with open streams.

use crate::tests::{
    app::App,
    browser::{Browser, read_until},
    shopper::{id_of, json_of, place},
};
use axum::{body::Body, http::Method};
use std::net::Ipv4Addr;
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

const ORIGIN: &str = "http://127.0.0.1:3000";

/// A shop with a listener for shoppers and an admin listener.
struct Open {
    app: App,
    shopper: Browser,
    operator: Browser,
    end: oneshot::Sender<()>,
    serving: JoinHandle<()>,
}

async fn open() -> Open {
    let app = App::sandbox().await;
    let [shop, operators] = [listener().await, listener().await];
    let at = |listener: &TcpListener| format!("http://{}", listener.local_addr().unwrap());
    let (shopper, operator) =
        (Browser::outside(&at(&shop), ORIGIN), Browser::outside(&at(&operators), ORIGIN));
    let (end, ended) = oneshot::channel();
    let ended = async move { drop(ended.await) };
    let serving = tokio::spawn(crate::server::serve(app.shop.clone(), shop, Some(operators), ended));
    Open { app, shopper, operator, end, serving }
}

async fn listener() -> TcpListener {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap()
}

#[tokio::test]
async fn metrics_count_events_and_contain_no_personal_data() {
    let open = open().await;
    for (path, status) in [("/en-us", 200), ("/en-us/nowhere", 404), ("/metrics", 404)] {
        assert_eq!(open.shopper.get(path).await.status, status, "{path}");
    }
    let order = place(&open.shopper, "buyer@example.test").await;
    let request = open.shopper.request(Method::GET, &format!("{}/subscribe", json_of(&order)));
    let mut news =
        open.shopper.open(request.body(Body::empty()).unwrap()).await.into_body().into_data_stream();
    read_until(&mut news, "data:").await;
    let told = open.operator.get("/metrics").await;
    assert_eq!((told.status, told.header("content-type")), (200, "text/plain; version=0.0.4; charset=utf-8"));
    for line in [
        "# HELP kiosk_http_requests_total HTTP requests",
        "# TYPE kiosk_http_request_seconds histogram",
        "kiosk_http_requests_total{method=\"GET\",route=\"/{locale}\",status=\"2xx\"} 1\n",
        "kiosk_http_requests_total{method=\"GET\",route=\"-\",status=\"4xx\"} 1\n",
        "kiosk_http_requests_total{method=\"POST\",route=\"/{locale}/checkout\",status=\"3xx\"} 1\n",
        "kiosk_build_info{version=\"",
        "kiosk_order_watchers 1\n",
        "kiosk_orders_followed 1\n",
        // No call of this endpoint has been made: the gauge is computed when it is read.
        "kiosk_upstream_budget_remaining{endpoint=\"pictures\"} ",
        "process_start_time_seconds ",
        "process_resident_memory_bytes ",
    ] {
        assert!(told.body.contains(line), "{line} is missing in\n{}", told.body);
    }
    for secret in [id_of(&order), "buyer", "northstar", "127.0.0.1", "nowhere"] {
        assert!(!told.body.contains(secret), "{secret} is told in\n{}", told.body);
    }
    assert_eq!(open.operator.get("/livez").await.status, 200);
    assert_eq!(open.operator.get("/readyz").await.status, 200);
    assert_eq!(open.operator.get("/en-us").await.status, 404);
}

#[tokio::test]
async fn shutdown_tells_watchers_when_to_reconnect() {
    let open = open().await;
    let order = place(&open.shopper, "buyer@example.test").await;
    let request = open.shopper.request(Method::GET, &format!("{}/subscribe", json_of(&order)));
    let mut news =
        open.shopper.open(request.body(Body::empty()).unwrap()).await.into_body().into_data_stream();
    read_until(&mut news, "data:").await;
    open.end.send(()).unwrap();
    read_until(&mut news, "retry: 500\n").await;
    tokio::time::timeout(std::time::Duration::from_secs(10), open.serving).await.unwrap().unwrap();
    assert!(open.app.shop.stop.is_cancelled());
}
