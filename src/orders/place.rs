//! Placing: one checkout form becomes at most one upstream order, whatever happens in between.
//!
//! "Started" is written to disk before upstream is called; upstream is called once; then the result is
//! written. This runs in its own task, so a browser that disconnects changes nothing. If the result is lost,
//! the order is never sent again; it is shown as unconfirmed. Validation and pricing are done before,
//! elsewhere.

use super::{
    clock::now,
    journal::{InsertResult, Journal, JournalError},
    keyed_mutex::KeyedMutex,
    keys::{Digest, Keys, Origin},
    reader::Reader,
    record::{AgreedTerms, IdempotencyKey, NewOrder, OrderedLine, PlacementStatus, Record},
};
use crate::{
    domain::{choice::Choice, locale::CountryCode, order::UpstreamOrder, order_id::OrderId},
    upstream::{Caller, OrderRequest, PlaceError},
};
use std::{sync::Arc, time::Duration};
use thiserror::Error;
use tokio::sync::OwnedMutexGuard;
use tokio_util::task::TaskTracker;
use tracing::Instrument;

/// How long a second submit waits for the first one's result: longer than validating and placing an order
/// usually take together.
const JOIN_TIMEOUT: Duration = Duration::from_mins(1);

/// Pauses between attempts to write a result while the shopper waits, in milliseconds.
const WRITE_RETRY_PAUSES_MS: [u64; 6] = [0, 100, 300, 1_000, 3_000, 6_000];

/// Pause between later attempts, which nobody waits for.
const BACKGROUND_RETRY_PAUSE: Duration = Duration::from_secs(5);

/// Places orders. Cheap to clone.
#[derive(Clone)]
pub struct Placer {
    reader: Reader,
    keys: Keys,
    node: Arc<str>,
    forms: Arc<KeyedMutex>,
    tasks: TaskTracker,
}

/// A checkout form whose content was validated and priced. It has no `Debug`, because it contains addresses.
#[derive(Clone)]
pub struct Checkout {
    pub key: IdempotencyKey,
    /// The device that will own the order.
    pub device: Digest,
    pub request: OrderRequest,
    /// The lines of the request, with the shop's own labels.
    pub lines: Vec<OrderedLine>,
    pub agreed: AgreedTerms,
    /// The store's country.
    pub country: CountryCode,
}

/// The exclusive right to place one form in this process. Empty if another submit of the form took so long
/// that whatever is recorded by then has to do.
pub struct FormLock(#[expect(dead_code, reason = "held until it is dropped")] Option<OwnedMutexGuard<()>>);

/// The result of placing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    pub id: OrderId,
    pub standing: PlacementStatus,
}

/// Why there is no result of placing.
#[derive(Debug, Error)]
pub enum PlacingError {
    /// The form's key already created this order, with different content.
    #[error("this form has already made another order")]
    Conflict(OrderId),
    /// Nothing was sent: the order's row could not be written or read.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// Nothing was sent: the shop is shutting down.
    #[error("the shop is closing")]
    Closing,
    /// Placing was interrupted. The journal's row, if there is one, shows how far it got.
    #[error("placing was interrupted")]
    Interrupted,
}

impl Placer {
    /// Creates a placer for this node. The orders it places belong to the node until its lease ends.
    pub fn new(reader: Reader, keys: Keys, node: &str) -> Self {
        Self { reader, keys, node: node.into(), forms: Arc::default(), tasks: TaskTracker::new() }
    }

    const fn journal(&self) -> &Journal {
        &self.reader.journal
    }

    /// Waits while this process places the same form. After a double click, the second submit waits here and
    /// then finds the order of the first one. The guard against a second order is the journal's unique key,
    /// not this.
    pub async fn lock(&self, key: &IdempotencyKey) -> FormLock {
        let locking = self.forms.lock(key.as_str());
        FormLock(tokio::time::timeout(JOIN_TIMEOUT, locking).await.ok())
    }

    /// Places the order of this form, or finds the one that it created before. Dropping the future does not
    /// stop the work, which keeps the lock until it is done.
    pub async fn place(
        &self,
        caller: Caller,
        checkout: Checkout,
        lock: FormLock,
    ) -> Result<Attempt, PlacingError> {
        // `drain` waits for this task too, unless draining started before.
        let token = self.tasks.token();
        if self.tasks.is_closed() {
            return Err(PlacingError::Closing);
        }
        let this = self.clone();
        let placing = async move {
            let (_token, _lock) = (token, lock);
            this.place_once(&caller, checkout).await
        };
        let work = self.tasks.spawn(placing.in_current_span());
        work.await.map_err(|_| PlacingError::Interrupted)?
    }

    /// Finds the order that this form has already created, if any; sends nothing. A form with the same key
    /// and different content is a [`PlacingError::Conflict`].
    pub async fn earlier(&self, checkout: &Checkout) -> Result<Option<Attempt>, PlacingError> {
        let Some((id, stored_fingerprint)) = self.journal().keyed(&checkout.key).await? else {
            return Ok(None);
        };
        if stored_fingerprint != fingerprint(&self.keys, &checkout.request) {
            return Err(PlacingError::Conflict(id));
        }
        self.look_up(id).await.map(Some)
    }

    /// Waits for all orders in progress, for at most `longest`, and starts no others. Returns whether all
    /// have finished.
    pub async fn drain(&self, longest: Duration) -> bool {
        self.tasks.close();
        tokio::time::timeout(longest, self.tasks.wait()).await.is_ok()
    }

    async fn place_once(&self, caller: &Caller, checkout: Checkout) -> Result<Attempt, PlacingError> {
        let order = self.new_order(&checkout);
        match self.journal().begin(&order, now()).await? {
            InsertResult::Existing { id, same: false } => Err(PlacingError::Conflict(id)),
            InsertResult::Existing { id, same: true } => self.look_up(id).await,
            InsertResult::Started(id) => Ok(self.send(caller, &checkout.request, id).await),
        }
    }

    async fn look_up(&self, id: OrderId) -> Result<Attempt, PlacingError> {
        let record = self.journal().find(&id).await?.ok_or(JournalError::Unreadable("id"))?;
        Ok(Attempt { id, standing: effective_status(record) })
    }

    /// Makes the one call to upstream.
    async fn send(&self, caller: &Caller, request: &OrderRequest, id: OrderId) -> Attempt {
        let (standing, order) = match self.reader.upstream.place(caller, request).await {
            Ok(order) => (PlacementStatus::Placed(order.id.clone()), Some(order)),
            Err(error) => {
                let detail = error.detail();
                if matches!(error, PlaceError::Ambiguous(_)) {
                    tracing::warn!(order = %id, detail, "the order is unconfirmed: upstream may have created it");
                } else {
                    tracing::warn!(order = %id, detail, "the order was not placed");
                }
                (status_after(error), None)
            }
        };
        metrics::counter!("kiosk_orders_placed_total", "result" => standing.code()).increment(1);
        self.write_down(&id, &standing, self.keys.origin(caller)).await;
        if let Some(order) = order {
            self.record_first_answer(&id, order).await;
        }
        Attempt { id, standing }
    }

    /// Writes the result, with retries. Until it is written, the row stays "started" and is shown as
    /// unconfirmed. If the store stays unavailable, writing is retried for as long as this process lives.
    async fn write_down(&self, id: &OrderId, standing: &PlacementStatus, origin: Option<Origin>) {
        for pause in WRITE_RETRY_PAUSES_MS {
            tokio::time::sleep(Duration::from_millis(pause)).await;
            if self.is_written(id, standing, origin.as_ref()).await {
                return;
            }
        }
        let (this, id, standing) = (self.clone(), id.clone(), standing.clone());
        self.tasks.spawn(async move {
            while !this.is_written(&id, &standing, origin.as_ref()).await {
                tokio::time::sleep(BACKGROUND_RETRY_PAUSE).await;
            }
        });
    }

    async fn is_written(&self, id: &OrderId, standing: &PlacementStatus, origin: Option<&Origin>) -> bool {
        let written = self.journal().result(id, standing, origin, now()).await;
        if let Err(error) = &written {
            tracing::error!(order = %id, %error, "failed to write the result of an order; retrying");
        }
        written.is_ok()
    }

    async fn record_first_answer(&self, id: &OrderId, order: UpstreamOrder) {
        if let Ok(Some(record)) = self.journal().find(id).await {
            self.reader.created(record, order).await;
        }
    }

    fn new_order(&self, checkout: &Checkout) -> NewOrder {
        NewOrder {
            key: checkout.key.clone(),
            fingerprint: fingerprint(&self.keys, &checkout.request),
            kind: self.keys.kind(&checkout.agreed.rail.rail, kind_fields(&checkout.lines)),
            device: checkout.device.clone(),
            email: self.keys.email(&checkout.request.email),
            lines: checkout.lines.clone(),
            agreed: checkout.agreed.clone(),
            language: checkout.request.language,
            country: checkout.country,
            node: self.node.to_string(),
        }
    }
}

fn kind_fields(lines: &[OrderedLine]) -> impl Iterator<Item = (&str, &Choice, CountryCode)> {
    lines.iter().map(|line| (line.brand.as_str(), &line.choice, line.country))
}

fn status_after(error: PlaceError) -> PlacementStatus {
    match error {
        PlaceError::Refused(problems) => PlacementStatus::Refused(problems),
        PlaceError::NotSent(_) => PlacementStatus::NotSent,
        PlaceError::Ambiguous(_) => PlacementStatus::Ambiguous,
    }
}

/// A started row that nobody works on any more counts as ambiguous.
fn effective_status(record: Record) -> PlacementStatus {
    match record.standing {
        PlacementStatus::Started if !record.is_being_placed(now()) => PlacementStatus::Ambiguous,
        standing => standing,
    }
}

/// Hashes what the shopper filled in. Prices are left out, because they change between two clicks on one
/// form.
fn fingerprint(keys: &Keys, request: &OrderRequest) -> Digest {
    let mut fields = vec![
        request.email.as_str().to_lowercase(),
        request.newsletter.to_string(),
        request.rail.to_string(),
        request.refund_address.clone().unwrap_or_default(),
        request.coupon.clone().unwrap_or_default(),
    ];
    for line in &request.lines {
        fields.extend([
            line.brand.clone(),
            line.country.to_string(),
            line.choice.to_string(),
            line.beneficiary.clone(),
        ]);
    }
    keys.form(fields.iter().map(String::as_str))
}

#[cfg(test)]
impl Placer {
    /// Locks and places a form, as checkout does.
    pub async fn lock_and_place(&self, caller: Caller, checkout: Checkout) -> Result<Attempt, PlacingError> {
        let lock = self.lock(&checkout.key).await;
        self.place(caller, checkout, lock).await
    }
}

#[cfg(test)]
mod tests;
