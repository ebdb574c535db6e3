//! Tests of sealing, deleting and erasing on both databases.

use super::*;
use crate::orders::{
    retention::{self, Retention},
    vault::Vault,
};

const DAY: i64 = 24 * 60 * 60;

/// Starts an order and marks it as placed.
async fn placed(journal: &Journal, key: &str, at: Timestamp) -> OrderId {
    let id = sample::begun(journal, key, at).await;
    journal.result(&id, &PlacementStatus::Placed(upstream_id()), None, at).await.unwrap();
    id
}

async fn standing(journal: &Journal, id: &OrderId) -> Option<PlacementStatus> {
    journal.find(id).await.unwrap().map(|record| record.standing)
}

async fn unseal_all(journal: &Journal) {
    let older = sqlx::query("UPDATE orders SET upstream_id = $1 WHERE upstream_id IS NOT NULL");
    older.bind(UPSTREAM_ID).execute(journal.pool()).await.unwrap();
}

#[rstest]
#[tokio::test]
async fn database_holds_no_upstream_id_in_clear(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let (journal, place) = sample::journal_on(base).await;
    let id = placed(&journal, KEY, NOW).await;
    assert!(!place.dump("orders").await.contains(UPSTREAM_ID));
    assert_eq!(standing(&journal, &id).await, Some(PlacementStatus::Placed(upstream_id())));
    let other = Vault::new(&["another journal key, which is long enough"]).unwrap();
    let other_journal = Journal::new(&place.open().await, &other);
    assert!(matches!(other_journal.find(&id).await, Err(JournalError::Sealed)));
}

#[rstest]
#[tokio::test]
async fn unsealed_rows_of_an_older_version_open_and_are_sealed(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let (journal, place) = sample::journal_on(base).await;
    let mut ids = Vec::new();
    for number in 0..450 {
        ids.push(placed(&journal, &format!("key-number-{number:016}"), NOW).await);
    }
    unseal_all(&journal).await;
    assert!(place.dump("orders").await.contains(UPSTREAM_ID));
    assert_eq!(standing(&journal, &ids[0]).await, Some(PlacementStatus::Placed(upstream_id())));
    retention::seal_all(&journal).await.unwrap();
    assert!(!place.dump("orders").await.contains(UPSTREAM_ID), "three batches, and the file beside the file");
    for id in &ids {
        assert_eq!(standing(&journal, id).await, Some(PlacementStatus::Placed(upstream_id())));
    }
}

#[rstest]
#[tokio::test]
async fn rows_are_resealed_with_the_first_of_two_keys(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let (journal, place) = sample::journal_on(base).await;
    let id = placed(&journal, KEY, NOW).await;
    let (old, new) = ("a journal key for tests, long enough", "a newer journal key, which is long enough");
    let store = place.open().await;
    let both = Journal::new(&store, &Vault::new(&[new, old]).unwrap());
    assert_eq!(standing(&both, &id).await, Some(PlacementStatus::Placed(upstream_id())));
    retention::seal_all(&both).await.unwrap();
    let only_new = Journal::new(&store, &Vault::new(&[new]).unwrap());
    assert_eq!(standing(&only_new, &id).await, Some(PlacementStatus::Placed(upstream_id())));
    assert!(matches!(journal.find(&id).await, Err(JournalError::Sealed)));
}

#[rstest]
#[tokio::test]
async fn old_orders_lose_their_upstream_id_and_older_ones_are_deleted(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let (journal, _place) = sample::journal_on(base).await;
    let now = crate::orders::clock::now();
    let days_ago = |days: i64| now.plus(-days * DAY);
    let fresh = placed(&journal, "key-of-a-fresh-one", days_ago(89)).await;
    let old = placed(&journal, "key-of-an-old-one", days_ago(91)).await;
    let older = placed(&journal, "key-of-an-older-one", days_ago(731)).await;
    let open = placed(&journal, "key-of-an-open-one", days_ago(731)).await;
    for ended in [&fresh, &old, &older] {
        journal.close_order(ended).await.unwrap();
    }
    retention::apply(&journal, Retention::default()).await.unwrap();
    let placed = Some(PlacementStatus::Placed(upstream_id()));
    assert_eq!(standing(&journal, &fresh).await, placed);
    assert_eq!(standing(&journal, &old).await, Some(PlacementStatus::Retired));
    assert_eq!(standing(&journal, &older).await, None);
    assert_eq!(standing(&journal, &open).await, placed, "it has not ended");
    let record = journal.find(&old).await.unwrap().unwrap();
    let shown = crate::orders::view::view(&record, None, now);
    assert!(shown.settled && shown.lines.iter().all(|line| !line.revealable), "{shown:?}");
    retention::seal_all(&journal).await.unwrap();
    assert_eq!(standing(&journal, &old).await, Some(PlacementStatus::Retired), "what is empty is not sealed");
}

#[rstest]
#[tokio::test]
async fn erased_address_has_no_orders_and_its_keys_are_free(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let (journal, place) = sample::journal_on(base).await;
    let (ended, in_progress) =
        (placed(&journal, KEY, NOW).await, placed(&journal, "key-of-the-other-one", NOW).await);
    journal.close_order(&ended).await.unwrap();
    let refused = sample::begun(&journal, "key-of-a-refused-one", NOW).await;
    journal.result(&refused, &PlacementStatus::Refused(vec![Problem::OutOfStock]), None, NOW).await.unwrap();
    let record = journal.find(&ended).await.unwrap().unwrap();
    let guest = sample::keys().device("a guest");
    journal.grant(link_use("link", &guest, &record.email), NOW).await.unwrap();
    let erased = journal.erase(&record.email).await.unwrap();
    assert_eq!(erased, Erased { orders: 2, grants: 1, in_progress: 1 });
    assert_eq!(standing(&journal, &ended).await, Some(PlacementStatus::Retired));
    assert_eq!(standing(&journal, &in_progress).await, Some(PlacementStatus::Placed(upstream_id())));
    assert_eq!(journal.open_to(&guest, NOW).await.unwrap(), []);
    let left: Vec<_> = journal.of_device(&record.device).await.unwrap().into_iter().map(|r| r.id).collect();
    assert_eq!(left, std::slice::from_ref(&in_progress));
    assert!(matches!(
        journal.begin(&sample::new_order(KEY, "form"), NOW).await.unwrap(),
        InsertResult::Started(_)
    ));
    journal.close_order(&in_progress).await.unwrap();
    journal.erase(&record.email).await.unwrap();
    let written = place.dump("orders").await;
    assert!(written.contains(ended.as_str()));
    let of_address = "SELECT COUNT(*) FROM orders WHERE email = $1 AND status <> 'started'";
    let left: i64 =
        sqlx::query_scalar(of_address).bind(record.email.as_str()).fetch_one(journal.pool()).await.unwrap();
    assert_eq!(left, 0, "the new one has only begun");
}

#[rstest]
#[tokio::test]
async fn grants_end_after_a_day_and_a_forgotten_device_sees_nothing(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let (journal, _place) = sample::journal_on(base).await;
    let id = placed(&journal, KEY, NOW).await;
    let record = journal.find(&id).await.unwrap().unwrap();
    let guest = sample::keys().device("a guest");
    journal.grant(link_use("link", &guest, &record.email), NOW).await.unwrap();
    for (at, is_open) in [(NOW.plus(GRANT_SECONDS - 1), true), (NOW.plus(GRANT_SECONDS), false)] {
        assert_eq!(journal.is_granted(&guest, &record, at).await.unwrap(), is_open);
        assert_eq!(journal.open_to(&guest, at).await.unwrap().len(), usize::from(is_open));
    }
    journal.forget_device(&guest).await.unwrap();
    assert!(!journal.is_granted(&guest, &record, NOW).await.unwrap());
    journal.forget_device(&record.device).await.unwrap();
    assert_eq!(journal.open_to(&record.device, NOW).await.unwrap(), []);
    assert!(!journal.find(&id).await.unwrap().unwrap().is_of(&record.device));
    assert!(journal.has_orders(&record.email).await.unwrap(), "by e-mail it can be opened again");
}
