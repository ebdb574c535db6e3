//! Rounds: open orders that nobody watches are looked after now and then, so that the journal knows how they went.
//!
//! One look at a time and a few a minute, whatever the number of nodes: upstream's budget is for shoppers first.
//! The older an order and the less likely its news, the longer it waits; after two weeks it is given up.

use super::{Inner, timing::asked_to_wait};
use crate::{
    domain::{phase::Phase, time::Timestamp},
    orders::{
        clock::now,
        journal::{Due, JournalError},
        reader::ReadError,
        record::Record,
        snapshot::Snapshot,
    },
    upstream::{Caller, Priority},
};
use std::{sync::Arc, time::Duration};
use tokio::time::sleep;

/// Seconds after which an order that has not come to an end is given up.
const GIVE_UP_AFTER_SECONDS: i64 = 14 * 24 * 60 * 60;

/// The longest pause between two looks at one order, in seconds.
const MAX_POLL_SECONDS: i64 = 6 * 60 * 60;

/// Rows whose work ended with their node are looked for, and orders are counted, this often.
const SWEEP_INTERVAL: Duration = Duration::from_secs(1);
const SWEEPS_PER_COUNT: u32 = 15;

/// Goes round as long as the hub lives.
pub(super) async fn go_round(hub: Arc<Inner>) {
    loop {
        let shared_by = u32::try_from(hub.peers.count()).unwrap_or(u32::MAX);
        sleep(hub.pace.round.saturating_mul(shared_by)).await;
        match look(&hub).await {
            Ok(Some(wait)) => sleep(wait).await,
            Ok(None) => {}
            Err(error) => tracing::warn!(%error, "open orders could not be looked after"),
        }
    }
}

/// Leaves no row "started" whose node is dead, and counts.
pub(super) async fn sweep(hub: Arc<Inner>) {
    for beat in 0_u32.. {
        let lost = hub.reader.journal.give_up_started(now()).await.unwrap_or_else(|error| {
            tracing::debug!(%error, "orders under way could not be looked at");
            Vec::new()
        });
        for order in &lost {
            tracing::warn!(%order, "the order was being placed when its node stopped; it is unconfirmed");
        }
        if beat.is_multiple_of(SWEEPS_PER_COUNT) || !lost.is_empty() {
            count(&hub).await;
            if let Err(error) = hub.reader.journal.forget_origins(now()).await {
                tracing::debug!(%error, "where paid orders were placed from could not be forgotten");
            }
        }
        sleep(SWEEP_INTERVAL).await;
    }
}

/// Looks after one order, if one is due. Says for how long upstream asks to be left alone.
async fn look(hub: &Arc<Inner>) -> Result<Option<Duration>, JournalError> {
    let journal = &hub.reader.journal;
    let Some(due) = journal.due(now()).await? else { return Ok(None) };
    let Some(record) = journal.find(&due.id).await? else {
        return journal.close_order(&due.id).await.map(|()| None);
    };
    let known = Snapshot::remembered(record.clone());
    let (phase, is_settled) = known.standing();
    if is_settled || now().since(record.created_at) > GIVE_UP_AFTER_SECONDS {
        return journal.close_order(&due.id).await.map(|()| None);
    }
    if !journal.take_look(&due, next_look(hub, &record, phase)).await? {
        return Ok(None);
    }
    read(hub, &due, &record).await
}

async fn read(hub: &Arc<Inner>, due: &Due, record: &Record) -> Result<Option<Duration>, JournalError> {
    // Nobody is there to ask on whose behalf: where the buyer was is on no disk.
    let caller = Caller { ip: None, user_agent: None, country: record.country, priority: Priority::Refresh };
    match hub.reader.snapshot(&due.id, &caller).await {
        Ok(snapshot) => {
            hub.peers.tell(&due.id, &snapshot).await;
            let (phase, is_settled) = snapshot.standing();
            if is_settled {
                hub.reader.journal.close_order(&due.id).await?;
            } else {
                hub.reader.journal.look_again(&due.id, next_look(hub, record, phase)).await?;
            }
            Ok(None)
        }
        Err(ReadError::Upstream(error)) => {
            tracing::debug!(order = %due.id, detail = error.detail(), "an open order could not be looked after");
            Ok(asked_to_wait(&error))
        }
        Err(_) => Ok(None),
    }
}

fn next_look(hub: &Inner, record: &Record, phase: Phase) -> Timestamp {
    let now = now();
    now.plus(pause(hub.pace.unwatched(phase), now.since(record.created_at)))
}

/// The phase's own pause, or a twentieth of the order's age.
fn pause(usual: Duration, age: i64) -> i64 {
    i64::try_from(usual.as_secs()).unwrap_or(MAX_POLL_SECONDS).max(age / 20).clamp(1, MAX_POLL_SECONDS)
}

/// In how many seconds an order is looked after that is watched no more.
pub(super) fn after_watching(hub: &Inner, snapshot: &Snapshot) -> i64 {
    let phase = snapshot.standing().0;
    pause(hub.pace.unwatched(phase), now().since(snapshot.record().created_at))
}

async fn count(hub: &Arc<Inner>) {
    let Ok(counted) = hub.reader.journal.open_by_phase(now()).await else { return };
    for phase in Phase::ALL {
        let orders = counted.get(phase.code()).copied().unwrap_or(0);
        let orders = u32::try_from(orders).unwrap_or(u32::MAX);
        metrics::gauge!("kiosk_orders", "phase" => phase.code()).set(orders);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(60, 30, 60)]
    #[case(60, 3_600, 180)]
    #[case(60, 86_400, 4_320)]
    #[case(60, 13 * 86_400, MAX_POLL_SECONDS)]
    fn the_older_an_order_the_longer_it_waits(#[case] usual: u64, #[case] age: i64, #[case] waits: i64) {
        assert_eq!(pause(Duration::from_secs(usual), age), waits);
    }
}
