//! One stream for many watchers, and news whatever happens to it.

mod nodes;

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

struct House {
    stub: Stub,
    hub: Hub,
    journal: Journal,
    id: OrderId,
    shutdown: CancellationToken,
    home: Place,
}

fn quick() -> Timing {
    let millis = Duration::from_millis;
    Timing {
        silence: millis(400),
        first_word: millis(50),
        unspoken: millis(150),
        grace: millis(50),
        patience: millis(2_000),
        keep: millis(20),
        retry: millis(200),
        waiting: millis(30)..millis(50),
        processing: millis(30)..millis(50),
        slow: millis(30)..millis(50),
        round: millis(20),
        unwatched: 1,
    }
}

/// A shop with one order, begun and, if so wished, placed.
async fn house(is_placed: bool, pace: Timing) -> House {
    let stub = Stub::start().await;
    let (journal, home) = sample::journal().await;
    let store = home.open().await;
    let node = Node::join(&store).await.unwrap();
    let id = sample::begun_by(&journal, node.id()).await;
    if is_placed {
        journal
            .result(&id, &PlacementStatus::Placed(Secret::new(UPSTREAM_ID.into())), None, now())
            .await
            .unwrap();
    }
    let shutdown = CancellationToken::new();
    let hub = Hub::with_pace(&journal, node, stub.upstream(), shutdown.clone(), pace);
    House { stub, hub, journal, id, shutdown, home }
}

impl House {
    async fn watch(&self) -> Watch {
        self.hub.watch(&self.id, &sample::caller()).await.unwrap()
    }
}

async fn until(is_true: impl Fn() -> bool) {
    let wait = async {
        while !is_true() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(5), wait).await.expect("it never came true");
}

/// Reads news until the phase comes.
async fn sees(watch: &mut Watch, phase: Phase) {
    let wait = async { while watch.next().await.expect("the news ended").phase != phase {} };
    tokio::time::timeout(Duration::from_secs(5), wait).await.expect("the phase never came");
}

async fn soon<T>(what: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(5), what).await.expect("too slow")
}

#[tokio::test]
async fn a_thousand_watchers_share_one_stream_and_leave_none_behind() {
    let house = house(true, quick()).await;
    let mut watchers = Vec::new();
    for _ in 0..1_000 {
        watchers.push(house.watch().await);
    }
    until(|| house.hub.open_streams() == 1).await;
    house.stub.tells("PaymentStarted", "PaymentStarted", None);
    for watch in &mut watchers {
        sees(watch, Phase::Confirming).await;
    }
    assert_eq!((house.stub.said.opened.load(SeqCst), house.hub.followed()), (1, 1));
    drop(watchers);
    until(|| house.hub.followed() == 0 && house.hub.open_streams() == 0).await;
    until(|| house.stub.said.open.load(SeqCst) == 0).await;
}

#[tokio::test]
async fn who_comes_back_within_the_grace_finds_the_stream_open() {
    let pace = Timing { grace: Duration::from_millis(500), silence: Duration::from_mins(1), ..quick() };
    let house = house(true, pace).await;
    let first = house.watch().await;
    until(|| house.hub.open_streams() == 1).await;
    drop(first);
    tokio::time::sleep(Duration::from_millis(100)).await;
    let _second = house.watch().await;
    tokio::time::sleep(Duration::from_millis(600)).await;
    assert_eq!((house.stub.said.opened.load(SeqCst), house.hub.open_streams()), (1, 1));
}

#[tokio::test]
async fn without_a_stream_upstream_is_asked() {
    let house = house(true, quick()).await;
    house.stub.said.has_streams.store(false, SeqCst);
    let mut watch = house.watch().await;
    sees(&mut watch, Phase::AwaitingPayment).await;
    house.stub.becomes("WaitingForDelivery", "PaymentReceived", None);
    sees(&mut watch, Phase::Sourcing).await;
    assert_eq!(house.hub.open_streams(), 0);
}

#[tokio::test]
async fn a_stream_is_tried_again_after_it_failed() {
    let house = house(true, quick()).await;
    house.stub.said.has_streams.store(false, SeqCst);
    let _watch = house.watch().await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    house.stub.said.has_streams.store(true, SeqCst);
    until(|| house.hub.open_streams() == 1).await;
}

#[tokio::test]
async fn a_silent_stream_is_given_up_and_upstream_asked() {
    let house = house(true, quick()).await;
    let mut watch = house.watch().await;
    until(|| house.hub.open_streams() == 1).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    house.stub.becomes("PaymentStarted", "PaymentStarted", None);
    sees(&mut watch, Phase::Confirming).await;
}

#[tokio::test]
async fn a_stream_that_beats_and_says_nothing_is_helped_and_kept() {
    let house = house(true, quick()).await;
    let mut watch = house.watch().await;
    until(|| house.hub.open_streams() == 1).await;
    let beats = async {
        loop {
            house.stub.says(": still here\n\nevent: weather\ndata: {}\n\n");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    let news = async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        for (state, payment, phase) in [
            ("PaymentStarted", "PaymentStarted", Phase::Confirming),
            ("WaitingForDelivery", "PaymentReceived", Phase::Sourcing),
        ] {
            house.stub.becomes(state, payment, None);
            sees(&mut watch, phase).await;
        }
    };
    tokio::select! {
        () = beats => {}
        () = news => {}
    }
    assert_eq!((house.stub.said.opened.load(SeqCst), house.hub.open_streams()), (1, 1));
}

#[tokio::test]
async fn a_change_between_snapshot_and_subscription_is_not_missed() {
    let pace = Timing { silence: Duration::from_mins(1), ..quick() };
    let house = house(true, pace).await;
    let mut watch = house.watch().await;
    house.stub.becomes("PaymentStarted", "PaymentStarted", None);
    sees(&mut watch, Phase::Confirming).await;
}

#[tokio::test]
async fn nonsense_on_the_stream_is_passed_over() {
    let house = house(true, quick()).await;
    let mut watch = house.watch().await;
    until(|| house.hub.open_streams() == 1).await;
    house.stub.says("data: {\"order_id\":\"another\",\"order_state\":\"Done\"}\n\n: hello\n\ndata: {\n\n");
    house.stub.tells("PaymentStarted", "PaymentStarted", None);
    sees(&mut watch, Phase::Confirming).await;
}

#[tokio::test]
async fn a_delivered_order_ends_the_news_and_is_written_down() {
    let house = house(true, quick()).await;
    let mut watch = house.watch().await;
    until(|| house.hub.open_streams() == 1).await;
    house.stub.tells("Done", "PaymentReceived", Some("CODE-1"));
    house.stub.says("event: stop\ndata: {}\n\n");
    sees(&mut watch, Phase::Delivered).await;
    assert_eq!(soon(watch.next()).await, None);
    until(|| house.hub.followed() == 0 && house.hub.open_streams() == 0).await;
    let seen = house.journal.find(&house.id).await.unwrap().unwrap().seen.unwrap();
    assert!(seen.phase == Phase::Delivered && seen.delivered_at.is_some());
    drop(house.home);
}

#[tokio::test]
async fn after_a_stop_before_the_end_upstream_is_asked_only() {
    let house = house(true, quick()).await;
    let mut watch = house.watch().await;
    until(|| house.hub.open_streams() == 1).await;
    house.stub.tells("Expired", "Expired", None);
    house.stub.says("event: stop\ndata: {}\n\n");
    sees(&mut watch, Phase::Expired).await;
    house.stub.becomes("Done", "PaymentReceived", Some("CODE-1"));
    sees(&mut watch, Phase::DeliveredLate).await;
    assert_eq!(house.stub.said.opened.load(SeqCst), 1);
}

#[tokio::test]
async fn an_order_being_placed_is_followed_as_soon_as_it_is_placed() {
    let house = house(false, quick()).await;
    let mut watch = house.watch().await;
    sees(&mut watch, Phase::Placing).await;
    house
        .journal
        .result(&house.id, &PlacementStatus::Placed(Secret::new(UPSTREAM_ID.into())), None, now())
        .await
        .unwrap();
    sees(&mut watch, Phase::AwaitingPayment).await;
}

#[tokio::test]
async fn many_who_ask_at_once_make_one_call() {
    let house = house(true, Timing { keep: Duration::from_secs(3), ..quick() }).await;
    let caller = sample::caller();
    let asked = (0..20).map(|_| house.hub.snapshot(&house.id, &caller));
    futures::future::try_join_all(asked).await.unwrap();
    assert_eq!(house.stub.said.reads.load(SeqCst), 1);
}

#[tokio::test]
async fn a_slow_answer_is_there_for_whoever_asks_next() {
    let pace = Timing { patience: Duration::from_millis(60), keep: Duration::from_secs(30), ..quick() };
    let house = house(true, pace).await;
    let caller = sample::caller();
    house.stub.said.read_takes.store(200, SeqCst);
    let first = house.hub.snapshot(&house.id, &caller).await;
    assert!(matches!(first.err(), Some(ReadError::Slow)));
    tokio::time::sleep(Duration::from_millis(300)).await;
    let second = house.hub.snapshot(&house.id, &caller).await.unwrap();
    assert_eq!(second.view().phase, Phase::AwaitingPayment);
    assert_eq!(house.stub.said.reads.load(SeqCst), 1);
}

#[tokio::test]
async fn what_was_paid_is_not_due_again() {
    let house = house(true, quick()).await;
    let caller = sample::caller();
    house.stub.becomes("PaymentReceived", "PaymentReceived", None);
    house.hub.anew(&house.id, &caller).await.unwrap();
    house.stub.becomes("WaitingForPayment", "WalletCreated", None);
    let overtaken = house.hub.anew(&house.id, &caller).await.unwrap().view();
    assert_eq!((overtaken.phase, overtaken.payment), (Phase::Sourcing, None));
    let seen = house.journal.find(&house.id).await.unwrap().unwrap().seen.unwrap();
    assert_eq!(seen.phase, Phase::Sourcing);
}

#[tokio::test]
async fn a_first_word_that_cannot_be_had_is_an_error() {
    let house = house(true, quick()).await;
    house.stub.said.read_status.store(404, SeqCst);
    let refused = house.hub.watch(&house.id, &sample::caller()).await;
    assert!(matches!(refused.err(), Some(ReadError::Upstream(crate::upstream::UpstreamError::NotFound))));
    let unknown = house.hub.watch(&OrderId::from_bits(1), &sample::caller()).await;
    assert!(matches!(unknown.err(), Some(ReadError::Unknown)));
    assert_eq!(house.hub.followed(), 0);
}

#[tokio::test]
async fn what_is_to_be_paid_stays_shown_while_upstream_asks_to_wait() {
    let house = house(true, quick()).await;
    let caller = sample::caller();
    let shown = house.hub.snapshot(&house.id, &caller).await.unwrap().view().payment.unwrap();
    tokio::time::sleep(Duration::from_millis(50)).await;
    house.stub.said.read_status.store(429, SeqCst);
    let first = house.hub.watch(&house.id, &caller).await;
    assert!(!first.unwrap_err().was_not_sent(), "upstream's own refusal keeps its status");
    let reads = house.stub.said.reads.load(SeqCst);
    let mut watch = house.watch().await;
    let view = watch.next().await.unwrap();
    assert_eq!(view.payment, Some(shown));
    assert!(
        view.checked_at.is_some_and(|at| view.now.since(at) < 5),
        "its age is told: {:?}",
        view.checked_at
    );
    assert_eq!(house.stub.said.reads.load(SeqCst), reads, "upstream is left alone");
    house.stub.said.read_status.store(200, SeqCst);
    let next = tokio::time::timeout(Duration::from_secs(12), watch.next()).await.unwrap().unwrap();
    assert_eq!((next.phase, next.checked_at), (Phase::AwaitingPayment, None), "it goes on by itself");
}

#[tokio::test]
async fn codes_are_revealed_when_asked_for_and_kept_nowhere() {
    let house = house(true, quick()).await;
    assert_eq!(house.hub.reveal(&house.id, &sample::caller()).await.unwrap(), []);
    assert_eq!(house.stub.said.reads.load(SeqCst), 0, "an order that is not paid has no codes to ask for");
    house.stub.becomes("Done", "PaymentReceived", Some("CODE-1"));
    house.hub.snapshot(&house.id, &sample::caller()).await.unwrap();
    let revealed = house.hub.reveal(&house.id, &sample::caller()).await.unwrap();
    assert!(serde_json::to_string(&revealed).unwrap().contains("CODE-1"));
    let watch = house.watch().await;
    assert!(watch.view().lines.iter().all(|l| l.revealable));
    let kept = house.hub.snapshot(&house.id, &sample::caller()).await.unwrap();
    let order = kept.order.as_ref().unwrap();
    assert!(order.lines.iter().all(|l| l.goods.code.as_ref().is_some_and(|c| c.expose().is_empty())));
}

#[tokio::test]
async fn a_shutdown_ends_every_watch() {
    let house = house(true, quick()).await;
    let mut watch = house.watch().await;
    sees(&mut watch, Phase::AwaitingPayment).await;
    house.shutdown.cancel();
    assert_eq!(soon(watch.next()).await, None);
    assert!(house.hub.drain(Duration::from_secs(2)).await);
    assert_eq!(house.hub.open_streams(), 0);
}
