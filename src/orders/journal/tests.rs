//! Tests of the journal on both databases: it is atomic and durable, and keeps no personal data.

mod retention;

use super::*;
use crate::{
    domain::{order::Secret, phase::Phase, problem::Problem},
    orders::{
        record::LOST_AFTER_SECONDS,
        tests::sample::{self, MADE_AT, NOW, UPSTREAM_ID},
    },
    store::tests::Base,
};
use rstest::rstest;
use std::collections::BTreeMap;

const KEY: &str = "0123456789abcdef";

fn upstream_id() -> Secret {
    Secret::new(UPSTREAM_ID.into())
}

#[rstest]
#[tokio::test]
async fn concurrent_begins_under_one_key_start_one_order(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let (journal, _place) = sample::journal_on(base).await;
    let order = sample::new_order(KEY, "form");
    let begun = (0..50).map(|_| journal.begin(&order, NOW));
    let begun = futures::future::try_join_all(begun).await.unwrap();
    let started = begun.iter().filter(|b| matches!(b, InsertResult::Started(_))).count();
    let joined = begun.iter().filter(|b| matches!(b, InsertResult::Existing { same: true, .. })).count();
    assert_eq!((started, joined), (1, 49));
}

#[rstest]
#[tokio::test]
async fn a_used_key_with_other_content_is_reported(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let (journal, _place) = sample::journal_on(base).await;
    let id = sample::begun(&journal, KEY, NOW).await;
    let again = journal.begin(&sample::new_order(KEY, "another form"), NOW).await.unwrap();
    assert_eq!(again, InsertResult::Existing { id, same: false });
}

#[rstest]
#[tokio::test]
async fn a_record_survives_a_restart(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let place = base.place().await;
    let store = place.open().await;
    let journal = Journal::new(&store, &sample::vault());
    let id = sample::begun(&journal, KEY, MADE_AT).await;
    journal.result(&id, &PlacementStatus::Placed(upstream_id()), None, NOW).await.unwrap();
    let seen = crate::orders::view::seen(&sample::record(), &sample::order(), NOW);
    journal.seen(&id, &seen, NOW).await.unwrap();
    store.close().await;
    let found = Journal::new(&place.open().await, &sample::vault()).find(&id).await.unwrap().unwrap();
    let expected = Record { id, seen: Some(seen), updated_at: NOW, ..sample::record() };
    assert_eq!(found, expected);
}

#[rstest]
#[tokio::test]
async fn a_payment_is_never_unset(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let (journal, _place) = sample::journal_on(base).await;
    let id = sample::begun(&journal, KEY, MADE_AT).await;
    journal.result(&id, &PlacementStatus::Placed(upstream_id()), None, NOW).await.unwrap();
    let waiting = crate::orders::view::seen(&sample::record(), &sample::order(), NOW);
    let paid = LastState { paid_at: Some(NOW), phase: Phase::Sourcing, ..waiting.clone() };
    for (state, kept) in [(&waiting, &waiting), (&paid, &paid), (&waiting, &paid)] {
        journal.seen(&id, state, NOW).await.unwrap();
        assert_eq!(journal.find(&id).await.unwrap().unwrap().seen.as_ref(), Some(kept));
    }
}

#[rstest]
#[tokio::test]
async fn the_store_contains_no_email_address(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let (journal, place) = sample::journal_on(base).await;
    let id = sample::begun(&journal, KEY, NOW).await;
    let written = place.dump("orders").await;
    assert!(written.contains(id.as_str()) && !written.contains("example.test"), "{written}");
}

#[tokio::test]
async fn a_full_disk_is_reported_as_full() {
    let (journal, _place) = sample::journal().await;
    let id = sample::begun(&journal, KEY, NOW).await;
    let mut connection = journal.pool().acquire().await.unwrap();
    sqlx::query("PRAGMA max_page_count = 1").execute(&mut *connection).await.unwrap();
    let more = "INSERT INTO secrets (name, value) VALUES ('long', $1)";
    let full = sqlx::query(more).bind("x".repeat(100_000)).execute(&mut *connection).await.unwrap_err();
    assert!(matches!(JournalError::from(full), JournalError::Store(StoreError::Full)));
    assert!(journal.find(&id).await.unwrap().is_some(), "what was written stays");
}

#[rstest]
#[tokio::test]
async fn a_result_replaces_ambiguous_and_is_final(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let (journal, _place) = sample::journal_on(base).await;
    let id = sample::begun(&journal, KEY, NOW).await;
    assert_eq!(journal.abandon_started(NOW).await.unwrap(), std::slice::from_ref(&id));
    assert_eq!(journal.find(&id).await.unwrap().unwrap().standing, PlacementStatus::Ambiguous);
    journal.result(&id, &PlacementStatus::Placed(upstream_id()), None, NOW).await.unwrap();
    journal.result(&id, &PlacementStatus::Ambiguous, None, NOW).await.unwrap();
    journal.result(&id, &PlacementStatus::NotSent, None, NOW).await.unwrap();
    assert_eq!(journal.find(&id).await.unwrap().unwrap().standing, PlacementStatus::Placed(upstream_id()));
}

#[rstest]
#[tokio::test]
async fn new_terms_keep_the_earlier_prices(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let (journal, _place) = sample::journal_on(base).await;
    let id = sample::begun(&journal, KEY, MADE_AT).await;
    let agreed = sample::agreed("26.31").accepting(sample::agreed("26.84").price);
    journal.agree(&id, &agreed, NOW).await.unwrap();
    assert_eq!(journal.find(&id).await.unwrap().unwrap().agreed, sample::agreed("26.31"), "not placed yet");
    journal.result(&id, &PlacementStatus::Placed(upstream_id()), None, NOW).await.unwrap();
    journal.agree(&id, &agreed, NOW).await.unwrap();
    let found = journal.find(&id).await.unwrap().unwrap().agreed;
    assert_eq!(found.before, [sample::agreed("26.31").price]);
    assert_eq!(found, agreed);
}

#[rstest]
#[tokio::test]
async fn a_row_of_an_earlier_version_is_readable(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let (journal, _place) = sample::journal_on(base).await;
    let id = sample::begun(&journal, KEY, MADE_AT).await;
    let text: String =
        sqlx::query_scalar("SELECT agreed FROM orders").fetch_one(journal.pool()).await.unwrap();
    assert!(!text.contains("before"), "{text}");
    assert_eq!(journal.find(&id).await.unwrap().unwrap().agreed, sample::agreed("26.31"));
}

#[rstest]
#[tokio::test]
async fn a_refusal_keeps_its_problems(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let (journal, _place) = sample::journal_on(base).await;
    let id = sample::begun(&journal, KEY, NOW).await;
    let problems = vec![Problem::OutOfStock];
    journal.result(&id, &PlacementStatus::Refused(problems.clone()), None, NOW).await.unwrap();
    assert_eq!(journal.find(&id).await.unwrap().unwrap().standing, PlacementStatus::Refused(problems));
}

#[rstest]
#[tokio::test]
async fn a_device_sees_its_own_orders_newest_first(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let (journal, _place) = sample::journal_on(base).await;
    let first = sample::begun(&journal, "key-of-the-first", MADE_AT).await;
    let second = sample::begun(&journal, "key-of-the-second", NOW).await;
    let found: Vec<_> =
        journal.of_device(&sample::device()).await.unwrap().into_iter().map(|r| r.id).collect();
    assert_eq!(found, [second, first]);
    assert_eq!(journal.of_device(&sample::keys().device("another")).await.unwrap(), []);
}

#[rstest]
#[tokio::test]
async fn open_orders_are_counted_by_phase(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let (journal, _place) = sample::journal_on(base).await;
    assert_eq!(journal.open_by_phase(NOW).await.unwrap(), BTreeMap::new());
    let seen = crate::orders::view::seen(&sample::record(), &sample::order(), NOW);
    for key in ["0123456789abcde1", "0123456789abcde2", "0123456789abcde3"] {
        let id = sample::begun(&journal, key, NOW).await;
        journal.result(&id, &PlacementStatus::Placed(sample::order().id), None, NOW).await.unwrap();
        journal.seen(&id, &seen, NOW).await.unwrap();
        if key.ends_with('3') {
            journal.close_order(&id).await.unwrap();
        }
    }
    assert_eq!(
        journal.open_by_phase(NOW).await.unwrap(),
        BTreeMap::from([(seen.phase.code().to_owned(), 2)])
    );
}

#[rstest]
#[tokio::test]
async fn orders_without_upstreams_answer_are_counted(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let (journal, _place) = sample::journal_on(base).await;
    let counted = async |at: Timestamp| {
        let counted = journal.open_by_phase(at).await.unwrap();
        let of = |phase: Phase| counted.get(phase.code()).copied().unwrap_or(0);
        (of(Phase::Placing), of(Phase::Unconfirmed), of(Phase::Preparing))
    };
    let keys = ["0123456789abcde1", "0123456789abcde2", "0123456789abcde3", "0123456789abcde4"];
    let mut ids = Vec::new();
    for key in keys {
        ids.push(sample::begun(&journal, key, NOW).await);
    }
    assert_eq!(counted(NOW).await, (4, 0, 0));
    journal.result(&ids[0], &PlacementStatus::Ambiguous, None, NOW).await.unwrap();
    journal.result(&ids[1], &PlacementStatus::Placed(upstream_id()), None, NOW).await.unwrap();
    journal.result(&ids[2], &PlacementStatus::NotSent, None, NOW).await.unwrap();
    assert_eq!(counted(NOW).await, (1, 1, 1));
    assert_eq!(counted(NOW.plus(LOST_AFTER_SECONDS)).await, (0, 2, 1), "nobody works on a row for that long");
    assert_eq!(journal.abandon_started(NOW).await.unwrap(), [ids[3].clone()]);
    assert_eq!(counted(NOW).await, (0, 2, 1));
    assert_eq!(counted(NOW.plus(15 * 24 * 60 * 60)).await, (0, 0, 1), "it is not unconfirmed for ever");
}

fn link_use<'a>(link: &'a str, device: &'a Digest, email: &'a Digest) -> Use<'a> {
    Use { link, until: NOW.plus(60), email, device }
}

#[rstest]
#[tokio::test]
async fn a_grant_opens_earlier_orders_to_one_device(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let (journal, _place) = sample::journal_on(base).await;
    let (mine, other) = (sample::keys().device("mine"), sample::keys().device("other"));
    let early = sample::begun(&journal, "key-of-the-early-one", NOW.plus(-10)).await;
    let late = sample::begun(&journal, "key-of-the-late-one", NOW.plus(1)).await;
    let email = sample::record().email;
    assert!(journal.has_orders(&email).await.unwrap());
    assert!(journal.grant(link_use("link", &mine, &email), NOW).await.unwrap());
    for (id, device, granted) in [(&early, &mine, true), (&late, &mine, false), (&early, &other, false)] {
        let record = journal.find(id).await.unwrap().unwrap();
        assert_eq!(journal.is_granted(device, &record, NOW).await.unwrap(), granted, "{id}");
    }
    let open: Vec<_> = journal.open_to(&mine, NOW).await.unwrap().into_iter().map(|r| r.id).collect();
    assert_eq!(open, [early]);
    assert_eq!(journal.of_device(&mine).await.unwrap(), []);
    journal.close_to(&mine).await.unwrap();
    assert_eq!(journal.open_to(&mine, NOW).await.unwrap(), []);
}

#[rstest]
#[tokio::test]
async fn open_to_lists_an_own_order_once_even_if_granted(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let (journal, _place) = sample::journal_on(base).await;
    let id = sample::begun(&journal, KEY, NOW).await;
    let record = journal.find(&id).await.unwrap().unwrap();
    journal.grant(link_use("link", &record.device, &record.email), NOW).await.unwrap();
    assert_eq!(journal.open_to(&record.device, NOW).await.unwrap(), [record]);
}

#[rstest]
#[tokio::test]
async fn a_link_grants_only_one_of_many_devices(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let (journal, _place) = sample::journal_on(base).await;
    let email = sample::record().email;
    let devices: Vec<_> = (0..20).map(|n| sample::keys().device(&n.to_string())).collect();
    let uses = devices.iter().map(|device| journal.grant(link_use("link", device, &email), NOW));
    let granted = futures::future::try_join_all(uses).await.unwrap();
    assert_eq!(granted.iter().filter(|g| **g).count(), 1);
    let winner = &devices[granted.iter().position(|g| *g).unwrap()];
    assert!(
        journal.grant(link_use("link", winner, &email), NOW).await.unwrap(),
        "a second press is the first"
    );
    assert_eq!(journal.spent_on("link").await.unwrap().as_ref(), Some(winner));
    journal.close_to(winner).await.unwrap();
    assert!(!journal.grant(link_use("link", winner, &email), NOW).await.unwrap(), "a used link opened again");
}

#[rstest]
#[tokio::test]
async fn has_orders_ignores_refused_orders(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let (journal, _place) = sample::journal_on(base).await;
    let email = sample::record().email;
    assert!(!journal.has_orders(&email).await.unwrap());
    let id = sample::begun(&journal, KEY, NOW).await;
    journal.result(&id, &PlacementStatus::Refused(vec![Problem::OutOfStock]), None, NOW).await.unwrap();
    assert!(!journal.has_orders(&email).await.unwrap());
}

#[rstest]
#[tokio::test]
async fn used_links_are_deleted_after_they_expire(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let (journal, _place) = sample::journal_on(base).await;
    let (device, email) = (sample::device(), sample::record().email);
    journal.grant(link_use("first", &device, &email), NOW).await.unwrap();
    journal.grant(link_use("second", &device, &email), NOW.plus(61)).await.unwrap();
    assert_eq!(journal.spent_on("first").await.unwrap(), None);
}
