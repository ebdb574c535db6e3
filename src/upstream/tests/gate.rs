//! Tests of the gate as upstream sees it: what is not sent during a cooldown, after a budget is
//! used up, and while a host does not answer.

use super::{
    super::gate::{BudgetPeers, CallKind, Gate, Host},
    *,
};
use crate::domain::order::Secret;
use serde_json::json;
use wiremock::{Mock, matchers::method};

/// A client with the given budget for one endpoint.
fn client_with(url: &str, endpoint: Endpoint, budget: &str) -> Upstream {
    let mut budgets = Budgets::default();
    budgets.agree(endpoint, budget.parse().unwrap());
    Upstream::new(Config {
        url: url.parse().unwrap(),
        partner_id: None,
        app_version: "1".to_owned(),
        timeout: Duration::from_millis(800),
        budgets,
    })
    .unwrap()
}

pub(super) async fn server_with(answer: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(method("GET")).respond_with(answer.clone()).mount(&server).await;
    Mock::given(method("POST")).respond_with(answer).mount(&server).await;
    server
}

pub(super) async fn sent(server: &MockServer) -> usize {
    server.received_requests().await.unwrap().len()
}

pub(super) fn rails() -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_json(json!([]))
}

#[tokio::test]
async fn throttled_endpoint_is_not_called_again() {
    let throttles = [
        ResponseTemplate::new(429).insert_header("Retry-After", "30"),
        ResponseTemplate::new(429).insert_header("X-RATELIMIT-RESET", "30"),
        ResponseTemplate::new(429),
        ResponseTemplate::new(403),
        rails().insert_header("X-RateLimit-Remaining", "0").insert_header("x-ratelimit-reset", "30"),
        rails().insert_header("X-RateLimit-Remaining", "0"),
    ];
    for answer in throttles {
        let server = server_with(answer.clone()).await;
        let upstream = client(&server);
        let _first = upstream.payment_rails(&caller()).await;
        for _ in 0..5 {
            let buying = caller().on(Priority::Purchase);
            let refused = upstream.payment_rails(&buying).await;
            assert!(matches!(refused, Err(UpstreamError::Throttled { .. })), "{refused:?}");
        }
        assert_eq!(sent(&server).await, 1, "{answer:?}");
        let other = upstream.order(&caller(), &Secret::new("other".to_owned())).await;
        assert!(other.is_err());
        assert_eq!(sent(&server).await, 2, "each endpoint has its own cooldown");
    }
}

#[tokio::test]
async fn cooldown_ends_when_upstream_said() {
    let server = MockServer::start().await;
    let busy = ResponseTemplate::new(429).insert_header("Retry-After", "1");
    Mock::given(method("GET")).respond_with(busy).up_to_n_times(1).mount(&server).await;
    Mock::given(method("GET")).respond_with(rails()).mount(&server).await;
    let upstream = client(&server);
    assert!(upstream.payment_rails(&caller()).await.is_err());
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    assert_eq!(upstream.payment_rails(&caller()).await, Ok(Vec::new()));
}

#[tokio::test]
async fn budget_is_not_exceeded_and_its_last_calls_are_for_purchases() {
    let server = server_with(rails()).await;
    let upstream = client_with(&server.uri(), Endpoint::PaymentVias, "16/1m");
    for (priority, total) in [(Priority::Refresh, 10), (Priority::Page, 14), (Priority::Purchase, 16)] {
        let caller = caller().on(priority);
        let answered_calls: Vec<_> = futures::future::join_all((0..4).map(|_| async {
            let mut answered = 0;
            for _ in 0..8 {
                answered += usize::from(upstream.payment_rails(&caller).await.is_ok());
            }
            answered
        }))
        .await;
        assert!(answered_calls.into_iter().sum::<usize>() <= 16);
        assert_eq!(sent(&server).await, total, "{priority:?}");
    }
}

#[tokio::test]
async fn order_that_the_gate_refuses_is_not_sent() {
    let server = server_with(ResponseTemplate::new(500)).await;
    let upstream = client_with(&server.uri(), Endpoint::Place, "2/10m");
    let buying = Caller { ip: None, ..caller().on(Priority::Purchase) };
    for _ in 0..2 {
        assert!(matches!(upstream.place(&buying, &fixed()).await, Err(PlaceError::Ambiguous(_))));
    }
    let refused = upstream.place(&buying, &fixed()).await;
    assert!(matches!(refused, Err(PlaceError::NotSent(UpstreamError::Throttled { .. }))), "{refused:?}");
    assert_eq!(sent(&server).await, 2);
}

#[tokio::test]
async fn throttled_order_is_not_sent_and_the_next_one_waits_seconds() {
    let server = server_with(ResponseTemplate::new(429)).await;
    let upstream = client(&server);
    for _ in 0..2 {
        let Err(PlaceError::NotSent(UpstreamError::Throttled { retry_after, .. })) =
            upstream.place(&caller(), &fixed()).await
        else {
            panic!("a throttled order was certainly not placed")
        };
        assert!((4..=5).contains(&retry_after.as_secs()), "{retry_after:?}");
    }
    assert_eq!(sent(&server).await, 1);
}

#[tokio::test]
async fn throttle_of_unspecified_length_ends_with_one_probe() {
    let server = MockServer::start().await;
    let busy = ResponseTemplate::new(429);
    Mock::given(method("GET")).respond_with(busy).up_to_n_times(1).mount(&server).await;
    let slow = rails().set_delay(Duration::from_millis(300));
    Mock::given(method("GET")).respond_with(slow).mount(&server).await;
    let upstream = client(&server);
    assert!(upstream.payment_rails(&caller()).await.is_err());
    tokio::time::sleep(Duration::from_millis(5_100)).await;
    let (shopper, probe) = (caller(), caller());
    let asked =
        futures::future::join_all([&probe, &shopper].map(|caller| upstream.payment_rails(caller))).await;
    assert_eq!(asked.iter().filter(|answer| answer.is_ok()).count(), 1, "one call probes");
    assert_eq!(upstream.payment_rails(&caller()).await, Ok(Vec::new()));
    assert_eq!(sent(&server).await, 3);
}

/// A shopper whose address is sent with the calls.
fn shopper(number: u8) -> Caller {
    Caller { ip: Some([198, 51, 100, number].into()), ..caller().on(Priority::Purchase) }
}

#[tokio::test]
async fn refused_shopper_is_blocked_and_others_go_on() {
    let server = MockServer::start().await;
    let blocked = ResponseTemplate::new(403).set_body_raw("<html>Forbidden</html>", "text/html");
    let is_of_the_blocked = wiremock::matchers::header("x-forwarded-for", "198.51.100.1");
    Mock::given(is_of_the_blocked).respond_with(blocked).mount(&server).await;
    Mock::given(method("POST")).respond_with(answer(200, "validation_ok_fixed.json")).mount(&server).await;
    let upstream = client(&server);
    for _ in 0..3 {
        let refused = upstream.validate(&shopper(1), &fixed()).await;
        assert!(matches!(refused, Err(UpstreamError::Blocked { .. })), "{refused:?}");
        assert!(upstream.validate(&shopper(2), &fixed()).await.is_ok());
    }
    assert_eq!(sent(&server).await, 4, "a blocked shopper's calls are not sent");
    assert!(
        upstream.payment_rails(&shopper(1)).await.is_err(),
        "the mock has no answer, but the call was sent"
    );
    assert_eq!(sent(&server).await, 5, "shared answers are read for blocked shoppers too");
}

#[tokio::test]
async fn second_refused_shopper_in_a_row_closes_the_endpoint() {
    let server = server_with(ResponseTemplate::new(403)).await;
    let upstream = client(&server);
    for (number, is_closed) in [(1, false), (2, false), (3, true), (4, true)] {
        let refused = upstream.validate(&shopper(number), &fixed()).await;
        assert_eq!(
            matches!(refused, Err(UpstreamError::Throttled { .. })),
            is_closed,
            "{number}: {refused:?}"
        );
    }
    assert_eq!(sent(&server).await, 2);
}

#[tokio::test]
async fn host_that_does_not_answer_is_not_called() {
    let server = server_with(ResponseTemplate::new(500)).await;
    let upstream = client(&server);
    for _ in 0..20 {
        assert!(upstream.payment_rails(&caller()).await.is_err());
    }
    assert_eq!(sent(&server).await, 8);
    let breaker_open = UpstreamError::Unavailable(Fault::BreakerOpen);
    assert_eq!(upstream.validate(&caller(), &fixed()).await.err(), Some(breaker_open.clone()));
    assert_eq!(upstream.place(&caller(), &fixed()).await.err(), Some(PlaceError::NotSent(breaker_open)));
    assert_eq!(sent(&server).await, 8);
}

#[tokio::test]
async fn failed_orders_do_not_open_the_breaker() {
    let server = MockServer::start().await;
    Mock::given(method("GET")).respond_with(rails()).mount(&server).await;
    Mock::given(method("POST")).respond_with(ResponseTemplate::new(500)).mount(&server).await;
    let upstream = client(&server);
    for _ in 0..12 {
        let _ambiguous = upstream.place(&caller().on(Priority::Purchase), &fixed()).await;
    }
    assert_eq!(upstream.payment_rails(&caller()).await, Ok(Vec::new()));
}

#[tokio::test]
async fn dropped_permit_frees_its_place_in_flight() {
    let gate = Gate::new(Budgets::default(), BudgetPeers::of_one());
    let kind = CallKind { endpoint: Endpoint::Products, host: Host::Api, is_read: true };
    let mut permits = Vec::new();
    for _ in 0..9 {
        permits.extend(gate.enter(&caller(), kind).await);
    }
    assert_eq!(permits.len(), 4);
    permits.pop();
    assert!(gate.enter(&caller(), kind).await.is_ok());
}
