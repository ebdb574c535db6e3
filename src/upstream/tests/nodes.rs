//! Tests of one shop on several nodes, as upstream sees it: with Redis, and while Redis does not
//! answer.

use super::{
    super::gate::BudgetPeers,
    gate::{rails, sent, server_with},
    *,
};
use crate::cluster::{SharedRedis, tests::Server};
use rstest::rstest;

/// The client of one node of three.
fn node(url: &str, shared: Option<&Server>, endpoint: Endpoint, budget: &str) -> Upstream {
    let mut budgets = Budgets::default();
    budgets.agree(endpoint, budget.parse().unwrap());
    let config = Config {
        url: url.parse().unwrap(),
        partner_id: None,
        app_version: "1".to_owned(),
        timeout: Duration::from_millis(800),
        budgets,
    };
    let redis = shared.map(|shared| SharedRedis::open(&shared.url(), url, [1; 32]).unwrap());
    Upstream::among(config, BudgetPeers::new(redis, || 3)).unwrap()
}

/// Makes purchase calls on the nodes in rotation. Returns how many were sent.
async fn sent_calls(nodes: &[Upstream], calls: usize) -> usize {
    let buying = caller().on(Priority::Purchase);
    let mut count = 0;
    for node in nodes.iter().cycle().take(calls) {
        count += usize::from(node.payment_rails(&buying).await.is_ok());
    }
    count
}

#[tokio::test]
async fn nodes_share_one_budget_and_keep_to_their_part_without_redis() {
    let (server, mut shared) = (server_with(rails()).await, Server::start().await);
    let node = || node(&server.uri(), Some(&shared), Endpoint::PaymentVias, "10/4s");
    let nodes = [node(), node(), node()];
    assert_eq!(sent_calls(&nodes, 30).await, 10);
    shared.stop();
    assert_eq!(sent_calls(&nodes, 30).await, 0, "each has made three calls or more, its part of ten");
    tokio::time::sleep(Duration::from_millis(5_100)).await;
    assert_eq!(sent_calls(&nodes, 60).await, 9, "three of ten each");
    let left: Vec<_> = nodes[0].left_now().await;
    assert!(left.contains(&("payment_vias", 0)) && left.contains(&("price", 40)), "{left:?}");
}

#[tokio::test]
async fn nodes_without_redis_keep_to_their_part() {
    let server = server_with(rails()).await;
    let nodes = [(); 3].map(|()| node(&server.uri(), None, Endpoint::PaymentVias, "10/1m"));
    assert_eq!(sent_calls(&nodes, 60).await, 9);
    let refused = nodes[0].payment_rails(&caller().on(Priority::Purchase)).await;
    let Err(UpstreamError::Throttled { retry_after, .. }) = refused else { panic!("{refused:?}") };
    assert!((50..=61).contains(&retry_after.as_secs()), "{retry_after:?}");
}

#[tokio::test]
async fn nodes_stay_within_the_budget_while_redis_stalls() {
    let (server, shared) = (server_with(rails()).await, Server::start().await);
    let node = || node(&server.uri(), Some(&shared), Endpoint::PaymentVias, "30/4s");
    let nodes = [node(), node(), node()];
    assert_eq!(sent_calls(&nodes, 9).await, 9);
    shared.freeze();
    let alone = sent_calls(&nodes[..1], 4).await + sent_calls(&nodes, 6).await;
    assert_eq!(alone, 10, "purchases go on");
    shared.thaw();
    for _ in 0..3 {
        tokio::time::sleep(Duration::from_millis(300)).await;
        sent_calls(&nodes, 60).await;
    }
    let made = sent(&server).await;
    assert!((24..=30).contains(&made), "{made}");
    tokio::time::sleep(Duration::from_millis(5_100)).await;
    assert_eq!(sent_calls(&nodes, 90).await, 30, "a window later Redis alone decides again");
}

#[tokio::test]
async fn node_above_its_part_sends_nothing_while_redis_is_down() {
    let (server, mut shared) = (server_with(rails()).await, Server::start().await);
    let node = || node(&server.uri(), Some(&shared), Endpoint::PaymentVias, "30/1m");
    let nodes = [node(), node(), node()];
    assert_eq!(sent_calls(&nodes[..1], 18).await, 18);
    shared.stop();
    assert_eq!(sent_calls(&nodes[..1], 10).await, 0);
    assert_eq!(sent_calls(&nodes[1..2], 30).await, 10, "an idle node has its part");
}

/// Calls every node repeatedly for this long, three calls at a time.
async fn rush(nodes: &[Upstream], duration: Duration) {
    let caller = caller();
    let asking = nodes.iter().flat_map(|node| [node; 3]).map(async |node| {
        loop {
            let _answer = node.payment_rails(&caller).await;
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    });
    let ended = tokio::time::timeout(duration, futures::future::join_all(asking)).await;
    assert!(ended.is_err());
}

#[rstest]
#[case(150)]
#[case(1_000)]
#[case(2_500)]
#[tokio::test]
async fn rush_stays_within_the_budget_while_redis_stalls(#[case] millis: u64) {
    let slow = rails().set_delay(Duration::from_millis(30));
    let (server, shared) = (server_with(slow).await, Server::start().await);
    let node = || node(&server.uri(), Some(&shared), Endpoint::PaymentVias, "60/1m");
    let nodes = [node(), node(), node()];
    rush(&nodes, Duration::from_millis(40)).await;
    shared.freeze();
    rush(&nodes, Duration::from_millis(millis)).await;
    shared.thaw();
    rush(&nodes, Duration::from_secs(2)).await;
    let made = sent(&server).await;
    // Calls that Redis counted but did not confirm in time are lost to the budget.
    assert!((40..=60).contains(&made), "{made}");
}

#[tokio::test]
async fn cooldown_of_one_node_applies_to_the_others() {
    let busy = ResponseTemplate::new(429).insert_header("Retry-After", "30");
    let (server, shared) = (server_with(busy).await, Server::start().await);
    let node = || node(&server.uri(), Some(&shared), Endpoint::PaymentVias, "10/1m");
    let (one, other) = (node(), node());
    assert!(one.payment_rails(&caller()).await.is_err());
    // The other nodes learn of the cooldown in the background.
    tokio::time::sleep(Duration::from_millis(200)).await;
    for _ in 0..5 {
        let refused = other.payment_rails(&caller()).await;
        assert!(matches!(refused, Err(UpstreamError::Throttled { .. })), "{refused:?}");
    }
    assert_eq!(sent(&server).await, 1);
}
