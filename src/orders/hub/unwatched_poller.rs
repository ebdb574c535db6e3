//! Polls open orders that nobody watches, so that the journal records how they end.
//!
//! The poller makes one call at a time and a few calls a minute, whatever the number of nodes, because
//! upstream's budget is for shoppers first. The older an order and the less likely a change, the longer the
//! pause. After two weeks an order is no longer polled.

use super::{Inner, timing::requested_pause};
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

/// Seconds after which an open order is no longer polled.
const GIVE_UP_AFTER_SECONDS: i64 = 14 * 24 * 60 * 60;

/// The maximum pause between two polls of one order, in seconds.
const MAX_POLL_SECONDS: i64 = 6 * 60 * 60;

/// How often rows of dead nodes are searched and orders are counted.
const SWEEP_INTERVAL: Duration = Duration::from_secs(1);
const SWEEPS_PER_COUNT: u32 = 15;

/// Polls until the hub ends.
pub(super) async fn run(hub: Arc<Inner>) {
    loop {
        let nodes = u32::try_from(hub.peers.count()).unwrap_or(u32::MAX);
        sleep(hub.timing.unwatched_interval.saturating_mul(nodes)).await;
        match poll_next(&hub).await {
            Ok(Some(wait)) => sleep(wait).await,
            Ok(None) => {}
            Err(error) => tracing::warn!(%error, "failed to poll open orders"),
        }
    }
}

/// Marks started rows of dead nodes as ambiguous, and counts orders.
pub(super) async fn sweep(hub: Arc<Inner>) {
    for number in 0_u32.. {
        let lost = hub.reader.journal.abandon_started(now()).await.unwrap_or_else(|error| {
            tracing::debug!(%error, "failed to look for started orders of dead nodes");
            Vec::new()
        });
        for order in &lost {
            tracing::warn!(%order, "the node stopped while it was placing this order; the order is unconfirmed");
        }
        if number.is_multiple_of(SWEEPS_PER_COUNT) || !lost.is_empty() {
            publish_counts(&hub).await;
            if let Err(error) = hub.reader.journal.forget_origins(now()).await {
                tracing::debug!(%error, "failed to delete the origins of paid orders");
            }
        }
        sleep(SWEEP_INTERVAL).await;
    }
}

/// Polls one order, if one is due. Returns the pause that upstream requests.
async fn poll_next(hub: &Arc<Inner>) -> Result<Option<Duration>, JournalError> {
    let journal = &hub.reader.journal;
    let Some(due) = journal.due(now()).await? else { return Ok(None) };
    let Some(record) = journal.find(&due.id).await? else {
        return journal.close_order(&due.id).await.map(|()| None);
    };
    let known = Snapshot::remembered(record.clone());
    let (phase, is_settled) = (known.phase(), known.is_settled());
    if is_settled || now().since(record.created_at) > GIVE_UP_AFTER_SECONDS {
        return journal.close_order(&due.id).await.map(|()| None);
    }
    if !journal.claim_poll(&due, next_poll_at(hub, &record, phase)).await? {
        return Ok(None);
    }
    poll(hub, &due, &record).await
}

async fn poll(hub: &Arc<Inner>, due: &Due, record: &Record) -> Result<Option<Duration>, JournalError> {
    // The call is on nobody's behalf, because the buyer's address is not on disk.
    let caller = Caller { ip: None, user_agent: None, country: record.country, priority: Priority::Refresh };
    match hub.reader.snapshot(record, &caller).await {
        Ok(snapshot) => {
            hub.peers.share(&due.id, &snapshot).await;
            let (phase, is_settled) = (snapshot.phase(), snapshot.is_settled());
            if is_settled {
                hub.reader.journal.close_order(&due.id).await?;
            } else {
                hub.reader.journal.schedule_poll(&due.id, next_poll_at(hub, record, phase)).await?;
            }
            Ok(None)
        }
        Err(ReadError::Upstream(error)) => {
            tracing::debug!(order = %due.id, detail = error.detail(), "failed to poll an open order");
            Ok(requested_pause(&error))
        }
        Err(_) => Ok(None),
    }
}

fn next_poll_at(hub: &Inner, record: &Record, phase: Phase) -> Timestamp {
    let now = now();
    now.plus(pause_seconds(hub.timing.unwatched_pause(phase), now.since(record.created_at)))
}

/// The phase's own pause or a twentieth of the order's age, whichever is longer, in seconds.
fn pause_seconds(phase_pause: Duration, age: i64) -> i64 {
    i64::try_from(phase_pause.as_secs()).unwrap_or(MAX_POLL_SECONDS).max(age / 20).clamp(1, MAX_POLL_SECONDS)
}

/// Seconds until an order that is no longer watched is polled for the first time.
pub(super) fn seconds_until_next_poll(hub: &Inner, snapshot: &Snapshot) -> i64 {
    let phase = snapshot.phase();
    pause_seconds(hub.timing.unwatched_pause(phase), now().since(snapshot.record().created_at))
}

async fn publish_counts(hub: &Arc<Inner>) {
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
    fn pause_grows_with_the_age_of_the_order(#[case] phase_pause: u64, #[case] age: i64, #[case] waits: i64) {
        assert_eq!(pause_seconds(Duration::from_secs(phase_pause), age), waits);
    }
}
