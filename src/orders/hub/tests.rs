//! Tests of the hub: many watchers share one stream, and updates arrive whatever happens to it.

mod nodes;
mod placing;

use super::*;
use crate::{
    domain::{order::Secret, phase::Phase},
    orders::{
        clock::now,
        record::PlacementStatus,
        tests::{
            sample::{self, UPSTREAM_ID},
            stub::Stub,
        },
    },
    store::tests::Place,
};
use std::sync::atomic::Ordering::SeqCst;

struct Setup {
    stub: Stub,
    hub: Hub,
    journal: Journal,
    id: OrderId,
    shutdown: CancellationToken,
    place: Place,
}

fn short_timing() -> Timing {
    let millis = Duration::from_millis;
    Timing {
        stream_timeout: millis(400),
        first_order_timeout: millis(50),
        order_timeout: millis(150),
        grace: millis(50),
        read_timeout: millis(2_000),
        snapshot_ttl: millis(20),
        stream_retry: millis(200),
        waiting: millis(30)..millis(50),
        processing: millis(30)..millis(50),
        slow: millis(30)..millis(50),
        unwatched_interval: millis(20),
        unwatched_factor: 1,
    }
}

/// Creates a shop with one order that has been started and, if `is_placed`, placed.
async fn setup(is_placed: bool, timing: Timing) -> Setup {
    let stub = Stub::start().await;
    let (journal, place) = sample::journal().await;
    let store = place.open().await;
    let node = Node::join(&store).await.unwrap();
    let id = sample::begun_by(&journal, node.id()).await;
    if is_placed {
        journal
            .result(&id, &PlacementStatus::Placed(Secret::new(UPSTREAM_ID.into())), None, now())
            .await
            .unwrap();
    }
    let shutdown = CancellationToken::new();
    let hub = Hub::with_timing(&journal, node, stub.upstream(), shutdown.clone(), timing);
    Setup { stub, hub, journal, id, shutdown, place }
}

impl Setup {
    async fn owned(&self) -> OwnedOrder {
        OwnedOrder::without_check(&self.journal, &self.id).await
    }

    async fn watch(&self) -> Watch {
        self.hub.watch(&self.owned().await, &sample::caller()).await.unwrap()
    }
}

async fn wait_until(is_true: impl Fn() -> bool) {
    let wait = async {
        while !is_true() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(5), wait).await.expect("it never came true");
}

/// Reads updates until the order reaches the phase.
async fn wait_for_phase(watch: &mut Watch, phase: Phase) {
    let wait = async { while watch.next().await.expect("the news ended").phase != phase {} };
    tokio::time::timeout(Duration::from_secs(5), wait).await.expect("the phase never came");
}

async fn within_five_seconds<T>(what: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(5), what).await.expect("too slow")
}

#[tokio::test]
async fn a_thousand_watchers_share_one_stream_that_closes_after_them() {
    let setup = setup(true, short_timing()).await;
    let (owned, caller) = (setup.owned().await, sample::caller());
    let mut watchers = Vec::new();
    for _ in 0..1_000 {
        watchers.push(setup.hub.watch(&owned, &caller).await.unwrap());
    }
    wait_until(|| setup.hub.open_streams() == 1).await;
    setup.stub.send_order("PaymentStarted", "PaymentStarted", None);
    for watch in &mut watchers {
        wait_for_phase(watch, Phase::Confirming).await;
    }
    assert_eq!((setup.stub.state.opened.load(SeqCst), setup.hub.followed()), (1, 1));
    drop(watchers);
    wait_until(|| setup.hub.followed() == 0 && setup.hub.open_streams() == 0).await;
    wait_until(|| setup.stub.state.open.load(SeqCst) == 0).await;
}

#[tokio::test]
async fn a_watcher_who_returns_within_the_grace_period_finds_the_stream_open() {
    let timing = Timing {
        grace: Duration::from_millis(500),
        stream_timeout: Duration::from_mins(1),
        ..short_timing()
    };
    let setup = setup(true, timing).await;
    let first = setup.watch().await;
    wait_until(|| setup.hub.open_streams() == 1).await;
    drop(first);
    tokio::time::sleep(Duration::from_millis(100)).await;
    let _second = setup.watch().await;
    tokio::time::sleep(Duration::from_millis(600)).await;
    assert_eq!((setup.stub.state.opened.load(SeqCst), setup.hub.open_streams()), (1, 1));
}

#[tokio::test]
async fn upstream_is_polled_without_a_stream() {
    let setup = setup(true, short_timing()).await;
    setup.stub.state.has_streams.store(false, SeqCst);
    let mut watch = setup.watch().await;
    wait_for_phase(&mut watch, Phase::AwaitingPayment).await;
    setup.stub.set_order("WaitingForDelivery", "PaymentReceived", None);
    wait_for_phase(&mut watch, Phase::Sourcing).await;
    assert_eq!(setup.hub.open_streams(), 0);
}

#[tokio::test]
async fn a_failed_stream_is_opened_again() {
    let setup = setup(true, short_timing()).await;
    setup.stub.state.has_streams.store(false, SeqCst);
    let _watch = setup.watch().await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    setup.stub.state.has_streams.store(true, SeqCst);
    wait_until(|| setup.hub.open_streams() == 1).await;
}

#[tokio::test]
async fn a_silent_stream_is_abandoned_and_upstream_polled() {
    let setup = setup(true, short_timing()).await;
    let mut watch = setup.watch().await;
    wait_until(|| setup.hub.open_streams() == 1).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    setup.stub.set_order("PaymentStarted", "PaymentStarted", None);
    wait_for_phase(&mut watch, Phase::Confirming).await;
}

#[tokio::test]
async fn a_stream_with_only_heartbeats_is_kept_and_supplemented_by_reads() {
    let setup = setup(true, short_timing()).await;
    let mut watch = setup.watch().await;
    wait_until(|| setup.hub.open_streams() == 1).await;
    let heartbeats = async {
        loop {
            setup.stub.send_raw(": still here\n\nevent: weather\ndata: {}\n\n");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    let news = async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        for (state, payment, phase) in [
            ("PaymentStarted", "PaymentStarted", Phase::Confirming),
            ("WaitingForDelivery", "PaymentReceived", Phase::Sourcing),
        ] {
            setup.stub.set_order(state, payment, None);
            wait_for_phase(&mut watch, phase).await;
        }
    };
    tokio::select! {
        () = heartbeats => {}
        () = news => {}
    }
    assert_eq!((setup.stub.state.opened.load(SeqCst), setup.hub.open_streams()), (1, 1));
}

#[tokio::test]
async fn a_change_between_snapshot_and_subscription_is_not_missed() {
    let timing = Timing { stream_timeout: Duration::from_mins(1), ..short_timing() };
    let setup = setup(true, timing).await;
    let mut watch = setup.watch().await;
    setup.stub.set_order("PaymentStarted", "PaymentStarted", None);
    wait_for_phase(&mut watch, Phase::Confirming).await;
}

#[tokio::test]
async fn invalid_events_on_the_stream_are_ignored() {
    let setup = setup(true, short_timing()).await;
    let mut watch = setup.watch().await;
    wait_until(|| setup.hub.open_streams() == 1).await;
    setup
        .stub
        .send_raw("data: {\"order_id\":\"another\",\"order_state\":\"Done\"}\n\n: hello\n\ndata: {\n\n");
    setup.stub.send_order("PaymentStarted", "PaymentStarted", None);
    wait_for_phase(&mut watch, Phase::Confirming).await;
}

#[tokio::test]
async fn a_delivered_order_ends_the_watch_and_is_recorded() {
    let setup = setup(true, short_timing()).await;
    let mut watch = setup.watch().await;
    wait_until(|| setup.hub.open_streams() == 1).await;
    setup.stub.send_order("Done", "PaymentReceived", Some("CODE-1"));
    setup.stub.send_raw("event: stop\ndata: {}\n\n");
    wait_for_phase(&mut watch, Phase::Delivered).await;
    assert_eq!(within_five_seconds(watch.next()).await, None);
    wait_until(|| setup.hub.followed() == 0 && setup.hub.open_streams() == 0).await;
    let seen = setup.journal.find(&setup.id).await.unwrap().unwrap().seen.unwrap();
    assert!(seen.phase == Phase::Delivered && seen.delivered_at.is_some());
    drop(setup.place);
}

#[tokio::test]
async fn upstream_is_only_polled_after_an_early_stop() {
    let setup = setup(true, short_timing()).await;
    let mut watch = setup.watch().await;
    wait_until(|| setup.hub.open_streams() == 1).await;
    setup.stub.send_order("Expired", "Expired", None);
    setup.stub.send_raw("event: stop\ndata: {}\n\n");
    wait_for_phase(&mut watch, Phase::Expired).await;
    setup.stub.set_order("Done", "PaymentReceived", Some("CODE-1"));
    wait_for_phase(&mut watch, Phase::DeliveredLate).await;
    assert_eq!(setup.stub.state.opened.load(SeqCst), 1);
}

#[tokio::test]
async fn concurrent_snapshots_make_one_call() {
    let setup = setup(true, Timing { snapshot_ttl: Duration::from_secs(3), ..short_timing() }).await;
    let caller = sample::caller();
    let owned = setup.owned().await;
    let reads = (0..20).map(|_| setup.hub.snapshot(&owned, &caller));
    futures::future::try_join_all(reads).await.unwrap();
    assert_eq!(setup.stub.state.reads.load(SeqCst), 1);
}

#[tokio::test]
async fn a_slow_answer_serves_the_next_request() {
    let timing = Timing {
        read_timeout: Duration::from_millis(60),
        snapshot_ttl: Duration::from_secs(30),
        ..short_timing()
    };
    let setup = setup(true, timing).await;
    let caller = sample::caller();
    setup.stub.state.read_delay_ms.store(200, SeqCst);
    let first = setup.hub.snapshot(&setup.owned().await, &caller).await;
    assert!(matches!(first.err(), Some(ReadError::Slow)));
    tokio::time::sleep(Duration::from_millis(300)).await;
    let second = setup.hub.snapshot(&setup.owned().await, &caller).await.unwrap();
    assert_eq!(second.view().phase, Phase::AwaitingPayment);
    assert_eq!(setup.stub.state.reads.load(SeqCst), 1);
}

#[tokio::test]
async fn a_stale_answer_does_not_make_a_paid_order_payable() {
    let setup = setup(true, short_timing()).await;
    let caller = sample::caller();
    setup.stub.set_order("PaymentReceived", "PaymentReceived", None);
    setup.hub.0.reader.fresh(setup.owned().await.record(), &caller).await.unwrap();
    setup.stub.set_order("WaitingForPayment", "WalletCreated", None);
    let stale = setup.hub.0.reader.fresh(setup.owned().await.record(), &caller).await.unwrap().view();
    assert_eq!((stale.phase, stale.payment), (Phase::Sourcing, None));
    let seen = setup.journal.find(&setup.id).await.unwrap().unwrap().seen.unwrap();
    assert_eq!(seen.phase, Phase::Sourcing);
}

#[tokio::test]
async fn watching_fails_without_a_first_answer() {
    let setup = setup(true, short_timing()).await;
    setup.stub.state.read_status.store(404, SeqCst);
    let refused = setup.hub.watch(&setup.owned().await, &sample::caller()).await;
    assert!(matches!(refused.err(), Some(ReadError::Upstream(crate::upstream::UpstreamError::NotFound))));
    assert_eq!(setup.hub.followed(), 0);
}

#[tokio::test]
async fn the_payment_stays_visible_while_upstream_throttles() {
    let setup = setup(true, short_timing()).await;
    let caller = sample::caller();
    let shown = setup.hub.snapshot(&setup.owned().await, &caller).await.unwrap().view().payment.unwrap();
    tokio::time::sleep(Duration::from_millis(50)).await;
    setup.stub.state.read_status.store(429, SeqCst);
    let first = setup.hub.watch(&setup.owned().await, &caller).await;
    assert!(!first.unwrap_err().was_not_sent(), "upstream's own refusal keeps its status");
    let reads = setup.stub.state.reads.load(SeqCst);
    let mut watch = setup.watch().await;
    let view = watch.next().await.unwrap();
    assert_eq!(view.payment, Some(shown));
    assert!(
        view.checked_at.is_some_and(|at| view.now.since(at) < 5),
        "its age is told: {:?}",
        view.checked_at
    );
    assert_eq!(setup.stub.state.reads.load(SeqCst), reads, "upstream is left alone");
    setup.stub.state.read_status.store(200, SeqCst);
    let next = tokio::time::timeout(Duration::from_secs(12), watch.next()).await.unwrap().unwrap();
    assert_eq!((next.phase, next.checked_at), (Phase::AwaitingPayment, None), "it goes on by itself");
}

#[tokio::test]
async fn codes_are_revealed_on_request_and_never_kept() {
    let setup = setup(true, short_timing()).await;
    assert_eq!(setup.hub.reveal(&setup.owned().await, &sample::caller()).await.unwrap(), []);
    assert_eq!(setup.stub.state.reads.load(SeqCst), 0, "an order that is not paid has no codes to ask for");
    setup.stub.set_order("Done", "PaymentReceived", Some("CODE-1"));
    setup.hub.snapshot(&setup.owned().await, &sample::caller()).await.unwrap();
    let revealed = setup.hub.reveal(&setup.owned().await, &sample::caller()).await.unwrap();
    assert!(serde_json::to_string(&revealed).unwrap().contains("CODE-1"));
    let watch = setup.watch().await;
    assert!(watch.view().lines.iter().all(|l| l.revealable));
    let kept = setup.hub.snapshot(&setup.owned().await, &sample::caller()).await.unwrap();
    let order = kept.order.as_ref().unwrap();
    assert!(order.lines.iter().all(|l| l.goods.code.as_ref().is_some_and(|c| c.expose().is_empty())));
}

#[tokio::test]
async fn a_shutdown_ends_every_watch() {
    let setup = setup(true, short_timing()).await;
    let mut watch = setup.watch().await;
    wait_for_phase(&mut watch, Phase::AwaitingPayment).await;
    setup.shutdown.cancel();
    assert_eq!(within_five_seconds(watch.next()).await, None);
    assert!(setup.hub.drain(Duration::from_secs(2)).await);
    assert_eq!(setup.hub.open_streams(), 0);
}
