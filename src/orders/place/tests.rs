//! Tests that one form creates at most one upstream order.

use super::*;
use crate::{
    domain::{phase::Phase, problem::Problem},
    orders::tests::{
        sample::{self, UPSTREAM_ID},
        stub::Stub,
    },
    store::{
        Address, Store,
        tests::{Base, Place},
    },
};
use rstest::rstest;
use std::sync::atomic::Ordering::SeqCst;

fn checkout(key: &str) -> Checkout {
    Checkout {
        key: key.parse().unwrap(),
        device: sample::device(),
        request: sample::request(),
        lines: vec![sample::line("A", "=5 USD")],
        agreed: sample::agreed("26.31"),
        country: "US".parse().unwrap(),
    }
}

const KEY: &str = "0123456789abcdef";

async fn placer(base: Base, stub: &Stub) -> (Placer, Journal, Place) {
    let (journal, place) = sample::journal_on(base).await;
    let placer =
        Placer::new(Reader::new(journal.clone(), stub.upstream(), Duration::ZERO), sample::keys(), "a node");
    (placer, journal, place)
}

#[rstest]
#[tokio::test]
async fn fifty_submits_of_one_form_create_one_order(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let stub = Stub::start().await;
    let (placer, _, _place) = placer(base, &stub).await;
    let submits = (0..50).map(|_| placer.lock_and_place(sample::caller(), checkout(KEY)));
    let attempts = futures::future::try_join_all(submits).await.unwrap();
    let first = attempts.first().unwrap();
    assert_eq!(stub.state.posts.load(SeqCst), 1);
    assert!(attempts.iter().all(|attempt| attempt == first));
    assert!(matches!(&first.standing, PlacementStatus::Placed(id) if id.expose() == UPSTREAM_ID));
}

#[rstest]
#[tokio::test]
async fn two_processes_on_one_journal_create_one_order(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let stub = Stub::start().await;
    let (first, journal, _place) = placer(base, &stub).await;
    let second =
        Placer::new(Reader::new(journal, stub.upstream(), Duration::ZERO), sample::keys(), "another node");
    let submits = (0..50).map(|n| {
        let placer = if n % 2 == 0 { &first } else { &second };
        placer.lock_and_place(sample::caller(), checkout(KEY))
    });
    let attempts = futures::future::try_join_all(submits).await.unwrap();
    assert_eq!(stub.state.posts.load(SeqCst), 1);
    assert!(attempts.iter().all(|a| Some(&a.id) == attempts.first().map(|b| &b.id)));
}

#[rstest]
#[tokio::test]
async fn placing_continues_after_the_browser_disconnects(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let stub = Stub::start().await;
    let (placer, journal, _place) = placer(base, &stub).await;
    let disconnected = tokio::time::timeout(
        Duration::from_millis(30),
        placer.lock_and_place(sample::caller(), checkout(KEY)),
    );
    assert!(disconnected.await.is_err());
    assert!(placer.drain(Duration::from_secs(5)).await);
    let records = journal.of_device(&sample::device()).await.unwrap();
    assert!(matches!(records.first().unwrap().standing, PlacementStatus::Placed(_)));
    assert_eq!(records.first().unwrap().seen.as_ref().map(|s| s.phase), Some(Phase::AwaitingPayment));
}

#[rstest]
#[tokio::test]
async fn a_closing_shop_sends_no_orders(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let stub = Stub::start().await;
    let (placer, journal, _place) = placer(base, &stub).await;
    assert!(placer.drain(Duration::from_secs(5)).await);
    let late = placer.lock_and_place(sample::caller(), checkout(KEY)).await;
    assert!(matches!(late, Err(PlacingError::Closing)));
    assert_eq!(stub.state.posts.load(SeqCst), 0);
    assert!(journal.of_device(&sample::device()).await.unwrap().is_empty());
}

#[rstest]
#[tokio::test]
async fn other_content_under_the_same_key_is_a_conflict(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let stub = Stub::start().await;
    let (placer, _, _place) = placer(base, &stub).await;
    let first = placer.lock_and_place(sample::caller(), checkout(KEY)).await.unwrap();
    let mut other = checkout(KEY);
    other.request.email = "another@example.test".parse().unwrap();
    let conflict = placer.lock_and_place(sample::caller(), other).await;
    assert!(matches!(conflict, Err(PlacingError::Conflict(id)) if id == first.id));
    assert_eq!(stub.state.posts.load(SeqCst), 1);
}

#[rstest]
#[tokio::test]
async fn every_answer_of_upstream_is_recorded(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    for (status, standing) in [
        (400, PlacementStatus::Refused(vec![Problem::OutOfStock])),
        (404, PlacementStatus::NotSent),
        (500, PlacementStatus::Ambiguous),
        (429, PlacementStatus::NotSent),
    ] {
        let stub = Stub::start().await;
        stub.state.post_status.store(status, SeqCst);
        let (placer, journal, _place) = placer(base, &stub).await;
        let attempt = placer.lock_and_place(sample::caller(), checkout(KEY)).await.unwrap();
        assert_eq!(attempt.standing, standing, "{status}");
        assert_eq!(journal.find(&attempt.id).await.unwrap().unwrap().standing, standing, "{status}");
        let again = placer.lock_and_place(sample::caller(), checkout(KEY)).await.unwrap();
        assert_eq!((again, stub.state.posts.load(SeqCst)), (attempt, 1), "{status}");
    }
}

#[rstest]
#[tokio::test]
async fn a_row_from_before_a_crash_is_unconfirmed_and_never_sent_again(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let stub = Stub::start().await;
    let (journal, _place) = sample::journal_on(base).await;
    let order = NewOrder {
        fingerprint: fingerprint(&sample::keys(), &sample::request()),
        ..sample::new_order(KEY, "form")
    };
    let InsertResult::Started(id) = journal.begin(&order, now()).await.unwrap() else {
        panic!("not started")
    };
    assert_eq!(journal.abandon_started(now()).await.unwrap().len(), 1);
    let placer =
        Placer::new(Reader::new(journal.clone(), stub.upstream(), Duration::ZERO), sample::keys(), "a node");
    let attempt = placer.lock_and_place(sample::caller(), checkout(KEY)).await.unwrap();
    assert_eq!(attempt, Attempt { id: id.clone(), standing: PlacementStatus::Ambiguous });
    assert_eq!(stub.state.posts.load(SeqCst), 0);
    let record = journal.find(&id).await.unwrap().unwrap();
    let shown = crate::orders::view::view(&record, None, now());
    assert_eq!((shown.phase, shown.settled, shown.payment), (Phase::Unconfirmed, true, None));
}

/// Runs a placer in its own runtime, and shuts the runtime down after upstream has received the order.
fn crash_in_the_middle(address: Address, stub: &Stub) {
    let upstream = stub.upstream();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    runtime.spawn(async move {
        let journal = Journal::new(&Store::open(&address).await.unwrap(), &sample::vault());
        let placer =
            Placer::new(Reader::new(journal, upstream, Duration::ZERO), sample::keys(), "a node that died");
        placer.lock_and_place(sample::caller(), checkout(KEY)).await
    });
    while stub.state.posts.load(SeqCst) == 0 {
        std::thread::sleep(Duration::from_millis(1));
    }
    runtime.shutdown_background();
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crash_after_the_call_leaves_one_ambiguous_order(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let stub = Stub::start().await;
    let place = base.place().await;
    tokio::task::block_in_place(|| crash_in_the_middle(place.address.clone(), &stub));
    let journal = Journal::new(&place.open().await, &sample::vault());
    journal.abandon_started(now()).await.unwrap();
    let placer =
        Placer::new(Reader::new(journal.clone(), stub.upstream(), Duration::ZERO), sample::keys(), "a node");
    let attempt = placer.lock_and_place(sample::caller(), checkout(KEY)).await.unwrap();
    assert_eq!((attempt.standing, stub.state.posts.load(SeqCst)), (PlacementStatus::Ambiguous, 1));
    assert_eq!(journal.of_device(&sample::device()).await.unwrap().len(), 1);
}

#[rstest]
#[tokio::test]
async fn a_result_is_written_once_the_store_is_back(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let stub = Stub::start().await;
    let (placer, journal, place) = placer(base, &stub).await;
    let store = place.open().await;
    // The order can be inserted, but no result can be written.
    sqlx::query("ALTER TABLE open_orders RENAME TO away").execute(store.pool()).await.unwrap();
    let attempt = placer.lock_and_place(sample::caller(), checkout(KEY)).await.unwrap();
    assert!(matches!(attempt.standing, PlacementStatus::Placed(_)));
    let standing = async || journal.find(&attempt.id).await.unwrap().unwrap().standing;
    assert_eq!(standing().await, PlacementStatus::Started);
    sqlx::query("ALTER TABLE away RENAME TO open_orders").execute(store.pool()).await.unwrap();
    assert!(placer.drain(BACKGROUND_RETRY_PAUSE * 3).await, "its result is still not written down");
    assert_eq!((standing().await, stub.state.posts.load(SeqCst)), (attempt.standing, 1));
}

#[tokio::test]
async fn a_full_disk_starts_no_order_and_loses_none() {
    let stub = Stub::start().await;
    let store = Store::open(&"sqlite::memory:".parse().unwrap()).await.unwrap();
    let pragma = async |text: String| {
        sqlx::query_scalar::<_, i64>(sqlx::AssertSqlSafe(text)).fetch_one(store.pool()).await.unwrap()
    };
    let pages = pragma("PRAGMA page_count".into()).await;
    pragma(format!("PRAGMA max_page_count = {pages}")).await;
    let journal = Journal::new(&store, &sample::vault());
    let placer =
        Placer::new(Reader::new(journal.clone(), stub.upstream(), Duration::ZERO), sample::keys(), "a node");
    let key = |number: usize| format!("{number:016x}");
    let mut number = 0;
    let refused = loop {
        match placer.lock_and_place(sample::caller(), checkout(&key(number))).await {
            Ok(_) => number += 1,
            Err(refused) => break refused,
        }
    };
    assert!(refused.to_string().contains("the disk of the store is full"), "{refused}");
    assert_eq!(stub.state.posts.load(SeqCst), number, "what cannot be written down is not sent");
    pragma("PRAGMA max_page_count = 100000".into()).await;
    placer.lock_and_place(sample::caller(), checkout(&key(number))).await.unwrap();
    assert!(placer.drain(BACKGROUND_RETRY_PAUSE * 2).await);
    let records = journal.of_device(&sample::device()).await.unwrap();
    assert_eq!((records.len(), stub.state.posts.load(SeqCst)), (number + 1, number + 1));
    for record in records {
        assert!(matches!(record.standing, PlacementStatus::Placed(_)), "{:?}", record.standing);
    }
}
