//! Two nodes on one store: one of them follows, both are heard, and either may die.

use super::{quick, sees, soon, until};
use crate::{
    domain::{
        order::{Secret, UpstreamOrder},
        order_id::OrderId,
        phase::Phase,
    },
    orders::{
        clock::now,
        hub::{Hub, Timing},
        journal::{InsertResult, Journal},
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

/// A node and its hub.
struct TestNode {
    hub: Hub,
    node: Node,
    store: Store,
    shutdown: CancellationToken,
}

impl TestNode {
    async fn join(home: &Place, stub: &Stub, pace: Timing) -> Self {
        let store = home.open().await;
        let node = Node::join(&store).await.unwrap();
        let shutdown = CancellationToken::new();
        let journal = Journal::new(&store, &sample::vault());
        let hub = Hub::with_pace(&journal, node.clone(), stub.upstream(), shutdown.clone(), pace);
        Self { hub, node, store, shutdown }
    }

    /// Dies without a word: nothing is given back.
    async fn die(self) {
        self.shutdown.cancel();
        assert!(self.hub.drain(Duration::from_secs(2)).await);
        self.store.close().await;
    }

    async fn knows_of_two(&self) {
        until(|| self.node.count() == 2).await;
    }
}

/// A placed order and two nodes that know of each other.
async fn two() -> (Stub, Place, OrderId, TestNode, TestNode) {
    let stub = Stub::start().await;
    let home = Base::Postgres.place().await;
    let pace = Timing { silence: Duration::from_secs(30), round: Duration::from_secs(3), ..quick() };
    let first = TestNode::join(&home, &stub, pace.clone()).await;
    let second = TestNode::join(&home, &stub, pace).await;
    let id = placed(&Journal::new(&first.store, &sample::vault())).await;
    first.knows_of_two().await;
    (stub, home, id, first, second)
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
async fn a_watcher_elsewhere_hears_at_once_and_opens_no_second_stream() {
    let (stub, place, id, first, second) = two().await;
    let mut here = first.hub.watch(&id, &sample::caller()).await.unwrap();
    until(|| first.hub.open_streams() == 1).await;
    let mut there = second.hub.watch(&id, &sample::caller()).await.unwrap();
    sees(&mut there, Phase::AwaitingPayment).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    let asked = Instant::now();
    stub.tells("PaymentStarted", "PaymentStarted", None);
    sees(&mut here, Phase::Confirming).await;
    sees(&mut there, Phase::Confirming).await;
    assert!(asked.elapsed() < Duration::from_secs(1), "{:?}", asked.elapsed());
    stub.tells("Done", "PaymentReceived", Some("CODE-1"));
    sees(&mut there, Phase::Delivered).await;
    assert_eq!((stub.said.opened.load(SeqCst), second.hub.open_streams()), (1, 0));
    let written = place.dump("open_orders").await;
    assert!(written.contains("told") || written.contains("26.31"), "{written}");
    assert!(!written.contains("CODE-1") && !written.contains(UPSTREAM_ID), "{written}");
}

#[tokio::test]
async fn when_a_node_dies_the_watchers_elsewhere_go_on_within_five_seconds() {
    let (stub, _place, id, first, second) = two().await;
    let _here = first.hub.watch(&id, &sample::caller()).await.unwrap();
    until(|| first.hub.open_streams() == 1).await;
    let mut there = second.hub.watch(&id, &sample::caller()).await.unwrap();
    sees(&mut there, Phase::AwaitingPayment).await;
    first.die().await;
    let died = Instant::now();
    stub.becomes("PaymentStarted", "PaymentStarted", None);
    sees(&mut there, Phase::Confirming).await;
    assert!(died.elapsed() < Duration::from_secs(5), "{:?}", died.elapsed());
    until(|| second.hub.open_streams() == 1).await;
}

#[tokio::test]
async fn an_order_that_its_node_gave_back_is_taken_by_who_watches() {
    let (_stub, _place, id, first, second) = two().await;
    let here = first.hub.watch(&id, &sample::caller()).await.unwrap();
    until(|| first.hub.open_streams() == 1).await;
    let _there = second.hub.watch(&id, &sample::caller()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(second.hub.open_streams(), 0);
    drop(here);
    until(|| first.hub.open_streams() == 0 && second.hub.open_streams() == 1).await;
}

#[tokio::test]
async fn what_was_said_while_nobody_listened_is_made_up_for() {
    let (stub, place, id, first, second) = two().await;
    let _here = first.hub.watch(&id, &sample::caller()).await.unwrap();
    until(|| first.hub.open_streams() == 1).await;
    let mut there = second.hub.watch(&id, &sample::caller()).await.unwrap();
    sees(&mut there, Phase::AwaitingPayment).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(place.deafen().await >= 2, "both nodes listen");
    stub.tells("PaymentStarted", "PaymentStarted", None);
    sees(&mut there, Phase::Confirming).await;
}

#[rstest]
#[tokio::test]
async fn an_order_that_nobody_watches_is_followed_to_its_end(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let stub = Stub::start().await;
    let home = base.place().await;
    let pace = Timing { keep: Duration::from_millis(1), ..quick() };
    let member = TestNode::join(&home, &stub, pace).await;
    let journal = Journal::new(&member.store, &sample::vault());
    let id = placed(&journal).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(stub.said.reads.load(SeqCst), 0, "not due yet");
    stub.becomes("Done", "PaymentReceived", Some("CODE-1"));
    journal.look_again(&id, now().plus(-1)).await.unwrap();
    let closed = async {
        while journal.due(now().plus(i64::from(u32::MAX))).await.unwrap().is_some() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    soon(closed).await;
    let seen = journal.find(&id).await.unwrap().unwrap().seen.unwrap();
    assert_eq!((seen.phase, stub.said.reads.load(SeqCst)), (Phase::Delivered, 1));
}

#[tokio::test]
async fn a_look_that_is_due_is_taken_by_one_node() {
    let place = Base::Postgres.place().await;
    let journal = Journal::new(&place.open().await, &sample::vault());
    let id = placed(&journal).await;
    journal.look_again(&id, now()).await.unwrap();
    let due = journal.due(now()).await.unwrap().unwrap();
    let looks = (0..8).map(|_| journal.take_look(&due, now().plus(60)));
    let taken = futures::future::try_join_all(looks).await.unwrap();
    assert_eq!(taken.iter().filter(|taken| **taken).count(), 1);
    assert_eq!(journal.due(now()).await.unwrap(), None);
}

#[rstest]
#[tokio::test]
async fn a_row_is_given_up_only_when_its_node_is_dead(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let place = base.place().await;
    let (first, second) = (place.open().await, place.open().await);
    let node = Node::join(&first).await.unwrap();
    let id = sample::begun_by(&Journal::new(&first, &sample::vault()), node.id()).await;
    let other = Journal::new(&second, &sample::vault());
    Node::join(&second).await.unwrap();
    tokio::time::sleep(LEASE + Duration::from_millis(500)).await;
    assert_eq!(other.give_up_started(now()).await.unwrap(), [], "its node is alive");
    drop(node);
    let dead = Instant::now();
    let given_up = loop {
        let given_up = other.give_up_started(now()).await.unwrap();
        if !given_up.is_empty() {
            break given_up;
        }
        assert!(dead.elapsed() < Duration::from_secs(5));
        tokio::time::sleep(Duration::from_millis(50)).await;
    };
    assert_eq!(given_up, std::slice::from_ref(&id));
    assert_eq!(other.find(&id).await.unwrap().unwrap().standing, PlacementStatus::Ambiguous);
}

#[tokio::test]
async fn a_node_that_leaves_is_missed_at_once() {
    let place = Base::Postgres.place().await;
    let store = place.open().await;
    let (first, second) = (Node::join(&store).await.unwrap(), Node::join(&store).await.unwrap());
    until(|| first.count() == 2 && second.count() == 2).await;
    second.leave().await.unwrap();
    let left = Instant::now();
    until(|| first.count() == 1).await;
    assert!(left.elapsed() < Duration::from_secs(2), "{:?}", left.elapsed());
}

/// All of them leave while they renew their leases.
#[rstest]
#[tokio::test]
async fn a_node_that_has_left_stays_away(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let place = base.place().await;
    let store = place.open().await;
    let nodes = futures::future::try_join_all((0..48).map(|_| Node::join(&store))).await.unwrap();
    tokio::time::sleep(Duration::from_secs(1)).await;
    futures::future::try_join_all(nodes.iter().map(Node::leave)).await.unwrap();
    tokio::time::sleep(Duration::from_millis(500)).await;
    let left: i64 = sqlx::query_scalar("SELECT count(*) FROM nodes").fetch_one(store.pool()).await.unwrap();
    assert_eq!(left, 0);
}

/// The gauges are of the process, so one recorder hears both nodes; the count itself is asked of each node's store.
#[rstest]
#[tokio::test]
async fn orders_of_a_dead_node_count_as_unconfirmed_on_every_node(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let stub = Stub::start().await;
    let home = base.place().await;
    let (first, second) =
        (TestNode::join(&home, &stub, quick()).await, TestNode::join(&home, &stub, quick()).await);
    let id = sample::begun_by(&Journal::new(&first.store, &sample::vault()), "a node that died").await;
    for member in [&first, &second] {
        let journal = Journal::new(&member.store, &sample::vault());
        let counted = async {
            while journal.open_by_phase(now()).await.unwrap().get("unconfirmed") != Some(&1) {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        soon(counted).await;
        assert_eq!(journal.find(&id).await.unwrap().unwrap().standing, PlacementStatus::Ambiguous);
    }
}

#[tokio::test]
async fn what_one_node_placed_stays_payable_on_another_that_may_not_ask_upstream() {
    let (stub, _home, id, first, second) = two().await;
    let journal = Journal::new(&first.store, &sample::vault());
    let record = journal.find(&id).await.unwrap().unwrap();
    let order = UpstreamOrder { created_at: Some(now()), ..sample::order() };
    first.hub.reader().created(record, order).await;
    let shown = second.hub.remembered(&id).await.unwrap().view();
    assert_eq!(shown.phase, Phase::AwaitingPayment);
    assert!(shown.payment.is_some() && shown.checked_at.is_some(), "{shown:?}");
    let watch = first.hub.watch(&id, &sample::caller()).await.unwrap();
    until(|| first.hub.open_streams() == 1).await;
    for _ in 0..100 {
        if second.hub.remembered(&id).await.unwrap().view().payment.is_some() {
            assert_eq!(stub.said.opened.load(SeqCst), 1, "the other node asked nobody");
            return drop(watch);
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("a claim takes the word from the other node for good");
}

#[tokio::test]
async fn unpaid_orders_of_one_address_are_counted_on_every_node() {
    let (_stub, _home, id, first, second) = two().await;
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
