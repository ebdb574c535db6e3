//! Tests of the shared budgets.

use super::*;
use std::net::IpAddr;

pub(super) fn spend(ceiling: usize, shopper: Option<&str>) -> SpendRequest {
    let shopper = shopper.map(|shopper| shopper.parse::<IpAddr>().unwrap());
    let call = Call { id: rand::random(), shopper };
    SpendRequest { endpoint: "price", window: Duration::from_secs(2), ceiling, share: 2, call }
}

/// Number of calls in the window, if this call was counted.
pub(super) fn counted(result: Option<SpendResult>) -> Option<usize> {
    match result {
        Some(SpendResult::Counted(calls)) => Some(calls),
        _ => None,
    }
}

#[tokio::test]
async fn budget_is_shared_by_all_nodes() {
    let server = Server::start().await;
    let nodes = [server.node(), server.node(), server.node()];
    let mut made = 0;
    for attempt in 0..30 {
        match nodes[attempt % 3].spend(&spend(10, None)).await {
            Some(SpendResult::Counted(calls)) => {
                made += 1;
                assert_eq!(calls, made);
            }
            Some(SpendResult::Budget(wait)) => assert!(wait <= Duration::from_secs(2), "{wait:?}"),
            result => panic!("{result:?}"),
        }
    }
    assert_eq!(made, 10);
    tokio::time::sleep(Duration::from_millis(2_100)).await;
    assert_eq!(counted(nodes[1].spend(&spend(10, None)).await), Some(1), "the window has rolled on");
}

#[tokio::test]
async fn shopper_has_one_share_across_nodes() {
    let server = Server::start().await;
    let nodes = [server.node(), server.node()];
    let mut made = 0;
    for attempt in 0..10 {
        let result = nodes[attempt % 2].spend(&spend(10, Some("203.0.113.1"))).await.unwrap();
        made += usize::from(matches!(result, SpendResult::Counted(_)));
        assert!(matches!(result, SpendResult::Counted(_) | SpendResult::Share(_)), "{result:?}");
    }
    assert_eq!(made, 2);
    let other = nodes[0].spend(&spend(10, Some("203.0.113.2"))).await;
    assert_eq!(counted(other), Some(3));
}

#[tokio::test]
async fn ipv6_network_has_the_share_of_two_shoppers_across_nodes() {
    let server = Server::start().await;
    let nodes = [server.node(), server.node()];
    let mut made = 0;
    for attempt in 0..8 {
        let shopper = format!("2001:db8:7:{attempt:x}::");
        let result = nodes[attempt % 2].spend(&spend(10, Some(&shopper))).await.unwrap();
        made += usize::from(matches!(result, SpendResult::Counted(_)));
        assert!(matches!(result, SpendResult::Counted(_) | SpendResult::Share(_)), "{result:?}");
    }
    assert_eq!(made, 4);
    let other = nodes[0].spend(&spend(10, Some("2001:db8:8::"))).await;
    assert_eq!(counted(other), Some(5));
}

#[tokio::test]
async fn cooldown_of_one_node_applies_to_all() {
    let server = Server::start().await;
    let (one, other) = (server.node(), server.node());
    one.start_cooldown("price", Duration::from_secs(30)).await;
    one.start_cooldown("price", Duration::from_secs(1)).await;
    let Some(SpendResult::Cooldown(wait)) = other.spend(&spend(10, None)).await else {
        panic!("no cooldown")
    };
    assert!(wait > Duration::from_secs(28), "{wait:?}");
}

#[tokio::test]
async fn used_calls_are_those_of_all_nodes() {
    let server = Server::start().await;
    let (one, other) = (server.node(), server.node());
    let window = Duration::from_secs(2);
    assert_eq!(one.used("price", window).await, Some(Some(0)));
    for _ in 0..3 {
        one.spend(&spend(10, None)).await;
    }
    assert_eq!(other.used("price", window).await, Some(Some(3)));
    tokio::time::sleep(Duration::from_millis(2_100)).await;
    assert_eq!(other.used("price", window).await, Some(Some(0)), "the window has rolled on");
    one.start_cooldown("price", Duration::from_secs(30)).await;
    assert_eq!(other.used("price", window).await, Some(None), "it cools down");
}
