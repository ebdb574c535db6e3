//! Tests with two nodes on one store: one of them follows each order, the watchers of both get its updates,
//! and either may die.

use super::{short_timing, wait_for_phase, wait_until, within_five_seconds};
use crate::{
    domain::{
        order::{Secret, UpstreamOrder},
        order_id::OrderId,
        order_view::OrderView,
        phase::Phase,
    },
    orders::{
        clock::now,
        hub::{Hub, Timing, Watch},
        journal::{InsertResult, Journal, OwnedOrder},
        record::PlacementStatus,
        tests::{
            sample::{self, UPSTREAM_ID},
            stub::Stub,
        },
    },
    store::{
        LEASE, Node, Store,
        tests::{Base, Place},
    },
    upstream::Caller,
};
use rstest::rstest;
use std::{sync::atomic::Ordering::SeqCst, time::Duration};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

/// A node with its hub.
struct TestNode {
    hub: Hub,
    node: Node,
    store: Store,
    shutdown: CancellationToken,
}

impl TestNode {
    async fn join(place: &Place, stub: &Stub, timing: Timing) -> Self {
        let store = place.open().await;
        let node = Node::join(&store).await.unwrap();
        let shutdown = CancellationToken::new();
        let journal = Journal::new(&store, &sample::vault());
        let hub = Hub::with_timing(&journal, node.clone(), stub.upstream(), shutdown.clone(), timing);
        Self { hub, node, store, shutdown }
    }

    /// Stops the node without releasing its claims.
    async fn die(self) {
        self.shutdown.cancel();
        assert!(self.hub.drain(Duration::from_secs(2)).await);
        self.store.close().await;
    }

    async fn owned(&self, id: &OrderId) -> OwnedOrder {
        OwnedOrder::without_check(&Journal::new(&self.store, &sample::vault()), id).await
    }

    async fn watch(&self, id: &OrderId) -> Watch {
        self.hub.watch(&self.owned(id).await, &sample::caller()).await.unwrap()
    }

    async fn remembered(&self, id: &OrderId) -> OrderView {
        self.hub.remembered(&self.owned(id).await).await.view()
    }

    async fn knows_of_two(&self) {
        wait_until(|| self.node.count() == 2).await;
    }
}

/// Creates a placed order and two nodes that know of each other.
async fn two_nodes() -> (Stub, Place, OrderId, TestNode, TestNode) {
    let stub = Stub::start().await;
    let place = Base::Postgres.place().await;
    let timing = Timing {
        stream_timeout: Duration::from_secs(30),
        unwatched_interval: Duration::from_secs(3),
        ..short_timing()
    };
    let first = TestNode::join(&place, &stub, timing.clone()).await;
    let second = TestNode::join(&place, &stub, timing).await;
    let id = placed(&Journal::new(&first.store, &sample::vault())).await;
    first.knows_of_two().await;
    (stub, place, id, first, second)
}

async fn placed(journal: &Journal) -> OrderId {
    let id = sample::begun_by(journal, "a node").await;
    journal
        .result(&id, &PlacementStatus::Placed(Secret::new(UPSTREAM_ID.into())), None, now())
        .await
        .unwrap();
    id
}

#[tokio::test]
async fn a_watcher_on_another_node_is_updated_without_a_second_stream() {
    let (stub, place, id, first, second) = two_nodes().await;
    let mut here = first.watch(&id).await;
    wait_until(|| first.hub.open_streams() == 1).await;
    let mut there = second.watch(&id).await;
    wait_for_phase(&mut there, Phase::AwaitingPayment).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    let sent_at = Instant::now();
    stub.send_order("PaymentStarted", "PaymentStarted", None);
    wait_for_phase(&mut here, Phase::Confirming).await;
    wait_for_phase(&mut there, Phase::Confirming).await;
    assert!(sent_at.elapsed() < Duration::from_secs(1), "{:?}", sent_at.elapsed());
    stub.send_order("Done", "PaymentReceived", Some("CODE-1"));
    wait_for_phase(&mut there, Phase::Delivered).await;
    assert_eq!((stub.state.opened.load(SeqCst), second.hub.open_streams()), (1, 0));
    let written = place.dump("open_orders").await;
    assert!(written.contains("told") || written.contains("26.31"), "{written}");
    assert!(!written.contains("CODE-1") && !written.contains(UPSTREAM_ID), "{written}");
}

#[tokio::test]
async fn watchers_on_another_node_continue_within_five_seconds_of_a_nodes_death() {
    let (stub, _place, id, first, second) = two_nodes().await;
    let _here = first.watch(&id).await;
    wait_until(|| first.hub.open_streams() == 1).await;
    let mut there = second.watch(&id).await;
    wait_for_phase(&mut there, Phase::AwaitingPayment).await;
    first.die().await;
    let died = Instant::now();
    stub.set_order("PaymentStarted", "PaymentStarted", None);
    wait_for_phase(&mut there, Phase::Confirming).await;
    assert!(died.elapsed() < Duration::from_secs(5), "{:?}", died.elapsed());
    wait_until(|| second.hub.open_streams() == 1).await;
}

#[tokio::test]
async fn a_released_order_is_followed_by_the_node_that_still_watches() {
    let (_stub, _place, id, first, second) = two_nodes().await;
    let here = first.watch(&id).await;
    wait_until(|| first.hub.open_streams() == 1).await;
    let _there = second.watch(&id).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(second.hub.open_streams(), 0);
    drop(here);
    wait_until(|| first.hub.open_streams() == 0 && second.hub.open_streams() == 1).await;
}

#[tokio::test]
async fn updates_missed_while_not_listening_are_caught_up() {
    let (stub, place, id, first, second) = two_nodes().await;
    let _here = first.watch(&id).await;
    wait_until(|| first.hub.open_streams() == 1).await;
    let mut there = second.watch(&id).await;
    wait_for_phase(&mut there, Phase::AwaitingPayment).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(place.deafen().await >= 2, "both nodes listen");
    stub.send_order("PaymentStarted", "PaymentStarted", None);
    wait_for_phase(&mut there, Phase::Confirming).await;
}

#[rstest]
#[tokio::test]
async fn an_unwatched_order_is_polled_to_its_end(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let stub = Stub::start().await;
    let place = base.place().await;
    let timing = Timing { snapshot_ttl: Duration::from_millis(1), ..short_timing() };
    let member = TestNode::join(&place, &stub, timing).await;
    let journal = Journal::new(&member.store, &sample::vault());
    let id = placed(&journal).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(stub.state.reads.load(SeqCst), 0, "not due yet");
    stub.set_order("Done", "PaymentReceived", Some("CODE-1"));
    journal.schedule_poll(&id, now().plus(-1)).await.unwrap();
    let closed = async {
        while journal.due(now().plus(i64::from(u32::MAX))).await.unwrap().is_some() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    within_five_seconds(closed).await;
    let seen = journal.find(&id).await.unwrap().unwrap().seen.unwrap();
    assert_eq!((seen.phase, stub.state.reads.load(SeqCst)), (Phase::Delivered, 1));
}

#[tokio::test]
async fn a_due_poll_is_claimed_by_one_node() {
    let place = Base::Postgres.place().await;
    let journal = Journal::new(&place.open().await, &sample::vault());
    let id = placed(&journal).await;
    journal.schedule_poll(&id, now()).await.unwrap();
    let due = journal.due(now()).await.unwrap().unwrap();
    let claims = (0..8).map(|_| journal.claim_poll(&due, now().plus(60)));
    let taken = futures::future::try_join_all(claims).await.unwrap();
    assert_eq!(taken.iter().filter(|taken| **taken).count(), 1);
    assert_eq!(journal.due(now()).await.unwrap(), None);
}

#[rstest]
#[tokio::test]
async fn a_started_order_is_abandoned_only_when_its_node_is_dead(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let place = base.place().await;
    let (first, second) = (place.open().await, place.open().await);
    let node = Node::join(&first).await.unwrap();
    let id = sample::begun_by(&Journal::new(&first, &sample::vault()), node.id()).await;
    let other = Journal::new(&second, &sample::vault());
    Node::join(&second).await.unwrap();
    tokio::time::sleep(LEASE + Duration::from_millis(500)).await;
    assert_eq!(other.abandon_started(now()).await.unwrap(), [], "its node is alive");
    drop(node);
    let dead = Instant::now();
    let abandoned = loop {
        let abandoned = other.abandon_started(now()).await.unwrap();
        if !abandoned.is_empty() {
            break abandoned;
        }
        assert!(dead.elapsed() < Duration::from_secs(5));
        tokio::time::sleep(Duration::from_millis(50)).await;
    };
    assert_eq!(abandoned, std::slice::from_ref(&id));
    assert_eq!(other.find(&id).await.unwrap().unwrap().standing, PlacementStatus::Ambiguous);
}

#[tokio::test]
async fn a_leaving_node_is_noticed_at_once() {
    let place = Base::Postgres.place().await;
    let store = place.open().await;
    let (first, second) = (Node::join(&store).await.unwrap(), Node::join(&store).await.unwrap());
    wait_until(|| first.count() == 2 && second.count() == 2).await;
    second.leave().await.unwrap();
    let left = Instant::now();
    wait_until(|| first.count() == 1).await;
    assert!(left.elapsed() < Duration::from_secs(2), "{:?}", left.elapsed());
}

/// All nodes leave while they renew their leases.
#[rstest]
#[tokio::test]
async fn a_node_that_left_does_not_come_back(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let place = base.place().await;
    let store = place.open().await;
    let nodes = futures::future::try_join_all((0..48).map(|_| Node::join(&store))).await.unwrap();
    tokio::time::sleep(Duration::from_secs(1)).await;
    futures::future::try_join_all(nodes.iter().map(Node::leave)).await.unwrap();
    tokio::time::sleep(Duration::from_millis(500)).await;
    let left: i64 = sqlx::query_scalar("SELECT count(*) FROM nodes").fetch_one(store.pool()).await.unwrap();
    assert_eq!(left, 0);
}

/// The gauges belong to the process, so one recorder would get both nodes' values. The test therefore asks
/// each node's store for the count.
#[rstest]
#[tokio::test]
async fn orders_of_a_dead_node_count_as_unconfirmed_on_every_node(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let stub = Stub::start().await;
    let place = base.place().await;
    let (first, second) = (
        TestNode::join(&place, &stub, short_timing()).await,
        TestNode::join(&place, &stub, short_timing()).await,
    );
    let id = sample::begun_by(&Journal::new(&first.store, &sample::vault()), "a node that died").await;
    for member in [&first, &second] {
        let journal = Journal::new(&member.store, &sample::vault());
        let counted = async {
            while journal.open_by_phase(now()).await.unwrap().get("unconfirmed") != Some(&1) {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        within_five_seconds(counted).await;
        assert_eq!(journal.find(&id).await.unwrap().unwrap().standing, PlacementStatus::Ambiguous);
    }
}

#[tokio::test]
async fn an_order_stays_payable_on_another_node_that_cannot_ask_upstream() {
    let (stub, _home, id, first, second) = two_nodes().await;
    let journal = Journal::new(&first.store, &sample::vault());
    let record = journal.find(&id).await.unwrap().unwrap();
    let order = UpstreamOrder { created_at: Some(now()), ..sample::order() };
    first.hub.reader().created(record, order).await;
    let shown = second.remembered(&id).await;
    assert_eq!(shown.phase, Phase::AwaitingPayment);
    assert!(shown.payment.is_some() && shown.checked_at.is_some(), "{shown:?}");
    let watch = first.watch(&id).await;
    wait_until(|| first.hub.open_streams() == 1).await;
    for _ in 0..100 {
        if second.remembered(&id).await.payment.is_some() {
            assert_eq!(stub.state.opened.load(SeqCst), 1, "the other node asked nobody");
            return drop(watch);
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("a claim takes the word from the other node for good");
}

#[tokio::test]
async fn unpaid_orders_of_one_address_are_counted_on_every_node() {
    let (_stub, _home, id, first, second) = two_nodes().await;
    let (one, other) =
        (Journal::new(&first.store, &sample::vault()), Journal::new(&second.store, &sample::vault()));
    let caller = Caller { ip: "203.0.113.7".parse().ok(), ..sample::caller() };
    let origin = sample::keys().origin(&caller);
    let unpaid = async |journal: &Journal| {
        journal.unpaid(&sample::keys().device("another device"), origin.as_ref(), now()).await.unwrap()
    };
    assert_eq!(unpaid(&other).await.of_address, 0, "this one was placed from nowhere");
    one.close_order(&id).await.unwrap();
    let order = sample::new_order("fedcba9876543210", "form");
    let InsertResult::Started(fresh) = one.begin(&order, now()).await.unwrap() else {
        panic!("it was begun before")
    };
    let placed = PlacementStatus::Placed(Secret::new(UPSTREAM_ID.into()));
    one.result(&fresh, &placed, origin.as_ref(), now()).await.unwrap();
    let counted = unpaid(&other).await;
    assert_eq!((counted.of_device, counted.of_address, counted.of_network), (0, 1, 1));
}
