//! One shop on several nodes, as upstream sees it: what they keep together, and each alone when what they count in is away.

use super::{
    super::gate::BudgetPeers,
    gate::{rails, saying, sent},
    *,
};
use crate::cluster::{SharedRedis, tests::Server};
use rstest::rstest;

/// A client of one node among three.
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
    let commons = shared.map(|shared| SharedRedis::open(&shared.url(), url, [1; 32]).unwrap());
    Upstream::among(config, BudgetPeers::new(commons, || 3)).unwrap()
}

/// How many of so many calls for whoever pays are let through, by the nodes in turn.
async fn let_through(nodes: &[Upstream], calls: usize) -> usize {
    let buying = caller().on(Priority::Purchase);
    let mut let_through = 0;
    for node in nodes.iter().cycle().take(calls) {
        let_through += usize::from(node.payment_rails(&buying).await.is_ok());
    }
    let_through
}

#[tokio::test]
async fn nodes_together_keep_one_budget_and_alone_each_its_part() {
    let (server, mut shared) = (saying(rails()).await, Server::start().await);
    let node = || node(&server.uri(), Some(&shared), Endpoint::PaymentVias, "10/4s");
    let nodes = [node(), node(), node()];
    assert_eq!(let_through(&nodes, 30).await, 10);
    shared.stop();
    assert_eq!(let_through(&nodes, 30).await, 0, "what the others used counts on");
    assert_eq!(sent(&server).await, 10);
    tokio::time::sleep(Duration::from_millis(5_100)).await;
    assert_eq!(
        let_through(&nodes, 60).await,
        6,
        "each node has two of ten, and two are left to what was not heard"
    );
    let left: Vec<_> = nodes[0].left_now().await;
    assert!(left.contains(&("payment_vias", 0)) && left.contains(&("price", 40)), "{left:?}");
}

#[tokio::test]
async fn nodes_that_have_nothing_in_common_have_a_part_each() {
    let server = saying(rails()).await;
    let nodes = [(); 3].map(|()| node(&server.uri(), None, Endpoint::PaymentVias, "10/1m"));
    assert_eq!(let_through(&nodes, 60).await, 9);
    let refused = nodes[0].payment_rails(&caller().on(Priority::Purchase)).await;
    let Err(UpstreamError::Throttled { retry_after, .. }) = refused else { panic!("{refused:?}") };
    assert!((50..=61).contains(&retry_after.as_secs()), "{retry_after:?}");
}

/// The nodes have nothing else to do for so long.
async fn in_touch(nodes: &[Upstream], long: Duration) {
    let all = futures::future::join_all(nodes.iter().map(Upstream::confer));
    let ended = tokio::time::timeout(long, all).await;
    assert!(ended.is_err());
}

/// What may happen to the server that the nodes count in, amid a rush.
#[derive(Clone, Copy, Debug)]
enum Mishap {
    Stalls,
    ComesBackEmpty,
}

/// The nodes are asked for more than there is, again and again, while they come to know of one another.
async fn rush(nodes: &[Upstream]) {
    for _ in 0..3 {
        tokio::time::sleep(Duration::from_millis(1_200)).await;
        let_through(nodes, 60).await;
    }
}

async fn comes_through(mishap: Mishap) {
    let (server, mut shared) = (saying(rails()).await, Server::start().await);
    let node = || node(&server.uri(), Some(&shared), Endpoint::PaymentVias, "30/12s");
    let nodes = [node(), node(), node()];
    assert_eq!(let_through(&nodes, 9).await, 9);
    match mishap {
        Mishap::Stalls => shared.freeze(),
        Mishap::ComesBackEmpty => shared.stop(),
    }
    // One node has more to do than the others.
    let alone = let_through(&nodes[..1], 4).await + let_through(&nodes, 6).await;
    assert_eq!(alone, 10, "{mishap:?}: the rush goes on");
    match mishap {
        Mishap::Stalls => shared.thaw(),
        Mishap::ComesBackEmpty => shared.restart().await,
    }
    rush(&nodes).await;
    let made = sent(&server).await;
    assert!((24..=30).contains(&made), "{mishap:?}: {made}");
    let left = nodes[0].left_now().await;
    let left = left.iter().find(|(endpoint, _)| *endpoint == "payment_vias").unwrap().1;
    assert!(left <= 30 - made, "{mishap:?}: the count is whole again: {left} are left of 30 - {made}");
    tokio::time::sleep(Duration::from_millis(13_100)).await;
    assert_eq!(let_through(&nodes, 90).await, 30, "{mishap:?}: a window later all is as before");
}

#[tokio::test]
async fn a_budget_holds_while_what_the_nodes_count_in_stalls() {
    comes_through(Mishap::Stalls).await;
}

#[tokio::test]
async fn a_budget_holds_though_what_the_nodes_count_in_comes_back_empty() {
    comes_through(Mishap::ComesBackEmpty).await;
}

#[tokio::test]
async fn a_node_that_was_idle_while_the_count_was_lost_is_not_forgotten() {
    let (server, mut shared) = (saying(rails()).await, Server::start().await);
    let node = || node(&server.uri(), Some(&shared), Endpoint::PaymentVias, "30/1m");
    let nodes = [node(), node(), node()];
    assert_eq!(let_through(&nodes, 24).await, 24);
    shared.stop();
    shared.restart().await;
    rush(&nodes[..2]).await;
    let made = sent(&server).await;
    assert!((24..=30).contains(&made), "the third has told nothing: {made}");
}

#[tokio::test]
async fn a_node_that_is_idle_hears_what_the_others_use() {
    let (server, mut shared) = (saying(rails()).await, Server::start().await);
    let node = || node(&server.uri(), Some(&shared), Endpoint::PaymentVias, "30/1m");
    let nodes = [node(), node(), node()];
    assert_eq!(let_through(&nodes[..1], 18).await, 18);
    in_touch(&nodes[2..], Duration::from_millis(1_300)).await;
    shared.stop();
    assert_eq!(let_through(&nodes[2..], 30).await, 2, "its part of what is left of 30 without four");
}

#[tokio::test]
async fn a_node_that_made_nothing_alone_leaves_the_others_time_to_tell() {
    let (server, shared) = (saying(rails()).await, Server::start().await);
    let node = || node(&server.uri(), Some(&shared), Endpoint::PaymentVias, "30/1m");
    let nodes = [node(), node(), node()];
    assert_eq!(let_through(&nodes, 9).await, 9);
    shared.freeze();
    let (busy, idle) = nodes.split_at(2);
    in_touch(idle, Duration::from_millis(1_300)).await;
    for node in busy.chunks(1) {
        assert_eq!(let_through(node, 20).await, 6);
    }
    shared.thaw();
    in_touch(idle, Duration::from_millis(600)).await;
    assert_eq!(let_through(idle, 20).await, 5, "no more than its part yet");
    in_touch(&nodes, Duration::from_millis(5_500)).await;
    let_through(&nodes, 60).await;
    let made = sent(&server).await;
    assert!((28..=30).contains(&made), "{made}");
}

/// Each node is asked again and again for so long, a few times at once, while all keep in touch.
async fn pressed(nodes: &[Upstream], long: Duration) {
    let caller = caller();
    let pressing = nodes.iter().flat_map(|node| [node; 3]).map(async |node| {
        loop {
            let _answer = node.payment_rails(&caller).await;
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    });
    tokio::select! {
        _ = futures::future::join_all(pressing) => {}
        () = in_touch(nodes, long) => {}
    }
}

#[rstest]
#[case(150)]
#[case(400)]
#[case(1_000)]
#[case(2_500)]
#[tokio::test]
async fn a_rush_goes_on_within_the_budget_however_long_the_count_stalls(#[case] millis: u64) {
    let slow = rails().set_delay(Duration::from_millis(30));
    let (server, shared) = (saying(slow).await, Server::start().await);
    let node = || node(&server.uri(), Some(&shared), Endpoint::PaymentVias, "60/1m");
    let nodes = [node(), node(), node()];
    pressed(&nodes, Duration::from_millis(40)).await;
    // One of them has heard nothing of this.
    pressed(&nodes[1..], Duration::from_millis(80)).await;
    shared.freeze();
    pressed(&nodes, Duration::from_millis(millis)).await;
    shared.thaw();
    pressed(&nodes, Duration::from_secs(4)).await;
    let made = sent(&server).await;
    // What was asked for in vain while the count stalled may be counted all the same.
    assert!((40..=60).contains(&made), "{made}");
}

#[tokio::test]
async fn a_door_that_one_node_found_shut_is_not_tried_by_another() {
    let busy = ResponseTemplate::new(429).insert_header("Retry-After", "30");
    let (server, shared) = (saying(busy).await, Server::start().await);
    let node = || node(&server.uri(), Some(&shared), Endpoint::PaymentVias, "10/1m");
    let (one, other) = (node(), node());
    assert!(one.payment_rails(&caller()).await.is_err());
    // The others are told in the background.
    tokio::time::sleep(Duration::from_millis(200)).await;
    for _ in 0..5 {
        let refused = other.payment_rails(&caller()).await;
        assert!(matches!(refused, Err(UpstreamError::Throttled { .. })), "{refused:?}");
    }
    assert_eq!(sent(&server).await, 1);
}
