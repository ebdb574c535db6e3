//! One count of all nodes.

use super::*;
use std::net::IpAddr;

pub(super) fn spend(ceiling: usize, who: Option<&str>) -> SpendRequest {
    let who = who.map(|who| who.parse::<IpAddr>().unwrap());
    let call = Call { id: rand::random(), who };
    SpendRequest { endpoint: "price", window: Duration::from_secs(2), ceiling, share: 2, call }
}

/// How many calls were counted, if this one was.
pub(super) fn counted(said: Option<SpendResult>) -> Option<usize> {
    match said {
        Some(SpendResult::Counted(log)) => Some(log.calls),
        _ => None,
    }
}

#[tokio::test]
async fn a_budget_holds_for_all_nodes_together() {
    let server = Server::start().await;
    let nodes = [server.node(), server.node(), server.node()];
    let mut made = 0;
    for turn in 0..30 {
        match nodes[turn % 3].spend(&spend(10, None)).await {
            Some(SpendResult::Counted(log)) => {
                made += 1;
                assert_eq!(log.calls, made);
            }
            Some(SpendResult::Budget(wait)) => assert!(wait <= Duration::from_secs(2), "{wait:?}"),
            said => panic!("{said:?}"),
        }
    }
    assert_eq!(made, 10);
    tokio::time::sleep(Duration::from_millis(2_100)).await;
    assert_eq!(counted(nodes[1].spend(&spend(10, None)).await), Some(1), "the window has rolled on");
}

#[tokio::test]
async fn one_shopper_has_a_share_whichever_node_they_come_to() {
    let server = Server::start().await;
    let nodes = [server.node(), server.node()];
    let mut made = 0;
    for turn in 0..10 {
        let said = nodes[turn % 2].spend(&spend(10, Some("203.0.113.1"))).await.unwrap();
        made += usize::from(matches!(said, SpendResult::Counted(_)));
        assert!(matches!(said, SpendResult::Counted(_) | SpendResult::Share(_)), "{said:?}");
    }
    assert_eq!(made, 2);
    let other = nodes[0].spend(&spend(10, Some("203.0.113.2"))).await;
    assert_eq!(counted(other), Some(3));
}

#[tokio::test]
async fn a_large_ipv6_network_has_the_share_of_two_shoppers_on_all_nodes_together() {
    let server = Server::start().await;
    let nodes = [server.node(), server.node()];
    let mut made = 0;
    for turn in 0..8 {
        let who = format!("2001:db8:7:{turn:x}::");
        let said = nodes[turn % 2].spend(&spend(10, Some(&who))).await.unwrap();
        made += usize::from(matches!(said, SpendResult::Counted(_)));
        assert!(matches!(said, SpendResult::Counted(_) | SpendResult::Share(_)), "{said:?}");
    }
    assert_eq!(made, 4);
    let other = nodes[0].spend(&spend(10, Some("2001:db8:8::"))).await;
    assert_eq!(counted(other), Some(5));
}

#[tokio::test]
async fn what_was_made_without_it_is_counted_once_from_when_it_was_made() {
    let server = Server::start().await;
    let node = server.node();
    let window = Duration::from_secs(2);
    let shopper = "203.0.113.1".parse().ok();
    let made =
        [0, 1_500, 2_500].map(|ago| (Call { id: rand::random(), who: shopper }, Duration::from_millis(ago)));
    let first = node.tell("price", window, &made).await.unwrap();
    assert_eq!(first.calls, 2, "what is older than the window is over");
    assert_eq!(node.tell("price", window, &made).await, Some(first.clone()));
    let again = SpendRequest { call: made[0].0, share: 10, ..spend(10, None) };
    assert_eq!(
        counted(node.spend(&again).await),
        Some(3),
        "as the server answers, so late that it was told before"
    );
    assert_eq!(node.used("price", window).await, Some(Some(2)));
    for calls in [3, 4] {
        assert_eq!(counted(node.spend(&spend(10, None)).await), Some(calls));
    }
    let share = node.spend(&spend(10, Some("203.0.113.1"))).await;
    assert!(matches!(share, Some(SpendResult::Share(_))), "{share:?}");
    tokio::time::sleep(Duration::from_millis(700)).await;
    assert_eq!(node.used("price", window).await, Some(Some(3)));
}

#[tokio::test]
async fn a_log_keeps_its_name_until_it_is_lost() {
    let mut server = Server::start().await;
    let (one, other) = (server.node(), server.node());
    let Some(SpendResult::Counted(log)) = one.spend(&spend(10, None)).await else { panic!("not counted") };
    let told = other.tell("price", Duration::from_secs(2), &[]).await.unwrap();
    assert_eq!(told, log);
    server.stop();
    server.restart().await;
    for _ in 0..100 {
        if let Some(SpendResult::Counted(next)) = one.spend(&spend(10, None)).await {
            assert_eq!(next.calls, 1);
            return assert_ne!(next.name, log.name);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("its return was not seen in ten seconds");
}

#[tokio::test]
async fn a_door_that_one_node_found_shut_is_shut_for_all() {
    let server = Server::start().await;
    let (one, other) = (server.node(), server.node());
    one.shut("price", Duration::from_secs(30)).await;
    one.shut("price", Duration::from_secs(1)).await;
    let Some(SpendResult::Door(wait)) = other.spend(&spend(10, None)).await else {
        panic!("the door is open")
    };
    assert!(wait > Duration::from_secs(28), "{wait:?}");
}

#[tokio::test]
async fn what_all_nodes_have_used_is_told_to_each() {
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
    one.shut("price", Duration::from_secs(30)).await;
    assert_eq!(other.used("price", window).await, Some(None), "the door is shut");
}
