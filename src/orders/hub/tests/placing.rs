//! Tests of orders that are watched before the result of placing them is known.

use super::{setup, short_timing, wait_for_phase};
use crate::{
    domain::{order::Secret, phase::Phase},
    orders::{
        clock::now,
        record::{LOST_AFTER_SECONDS, PlacementStatus},
        tests::sample::UPSTREAM_ID,
    },
};

#[tokio::test]
async fn an_order_being_placed_is_followed_as_soon_as_it_is_placed() {
    let setup = setup(false, short_timing()).await;
    let mut watch = setup.watch().await;
    wait_for_phase(&mut watch, Phase::Placing).await;
    setup
        .journal
        .result(&setup.id, &PlacementStatus::Placed(Secret::new(UPSTREAM_ID.into())), None, now())
        .await
        .unwrap();
    wait_for_phase(&mut watch, Phase::AwaitingPayment).await;
}

#[tokio::test]
async fn result_that_is_written_late_reaches_the_watchers() {
    let setup = setup(false, short_timing()).await;
    let older = "UPDATE orders SET created_at = created_at - $1";
    sqlx::query(older).bind(LOST_AFTER_SECONDS + 5).execute(setup.journal.store().pool()).await.unwrap();
    let mut watch = setup.watch().await;
    wait_for_phase(&mut watch, Phase::Unconfirmed).await;
    setup
        .journal
        .result(&setup.id, &PlacementStatus::Placed(Secret::new(UPSTREAM_ID.into())), None, now())
        .await
        .unwrap();
    wait_for_phase(&mut watch, Phase::AwaitingPayment).await;
}
