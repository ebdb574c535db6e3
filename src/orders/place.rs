//! Placing: one checkout form becomes at most one upstream order, whatever happens in between.
//!
//! "Started" is on disk before upstream is called, upstream is called once, the result is written. All of
//! it runs on its own, so a browser that goes away changes nothing. A row whose result was lost is never
//! sent again; it is shown as unconfirmed. Validation and prices are done before and elsewhere.

use super::{
    clock::now,
    forms_in_progress::{FormsInProgress, JoinResult},
    journal::{InsertResult, Journal, JournalError},
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
use tokio_util::task::TaskTracker;
use tracing::Instrument;

/// How long a second submit waits for the first one's result: a little more than the longest call.
const JOIN_TIMEOUT: Duration = Duration::from_secs(20);

/// The pauses between attempts to write a result down while the shopper waits, in milliseconds.
const WRITE_RETRY_PAUSES_MS: [u64; 6] = [0, 100, 300, 1_000, 3_000, 6_000];

/// The pause between the attempts after those, which nobody waits for.
const BACKGROUND_RETRY_PAUSE: Duration = Duration::from_secs(5);

/// Places orders. Cheap to clone.
#[derive(Clone)]
pub struct Placer {
    reader: Reader,
    keys: Keys,
    node: Arc<str>,
    under_way: FormsInProgress,
    tasks: TaskTracker,
}

/// A checkout form whose content was validated and priced. It has no `Debug`: addresses are in it.
#[derive(Clone)]
pub struct Checkout {
    pub key: IdempotencyKey,
    /// Of the device that will own the order.
    pub device: Digest,
    pub request: OrderRequest,
    /// The same lines as in the request, in the shop's words.
    pub lines: Vec<OrderedLine>,
    pub agreed: AgreedTerms,
    /// The store's country.
    pub country: CountryCode,
}

/// What placing came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    pub id: OrderId,
    pub standing: PlacementStatus,
}

/// Why there is no attempt to speak of.
#[derive(Debug, Error)]
pub enum PlacingError {
    /// The form's key already made this order, from other content.
    #[error("this form has already made another order")]
    Conflict(OrderId),
    /// Nothing was sent: the order could not be written down first, or its row not be read.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// Nothing was sent: the shop is closing.
    #[error("the shop is closing")]
    Closing,
    /// The work ended in the middle; the journal's row, if there is one, says how far it got.
    #[error("placing was interrupted")]
    Interrupted,
}

impl Placer {
    /// Takes up the work for this node: what it places is its own until its lease ends.
    pub fn new(reader: Reader, keys: Keys, node: &str) -> Self {
        let (under_way, tasks) = (FormsInProgress::default(), TaskTracker::new());
        Self { reader, keys, node: node.into(), under_way, tasks }
    }

    const fn journal(&self) -> &Journal {
        &self.reader.journal
    }

    /// Places the order of this form, or finds the one it made before. Does not depend on the caller
    /// staying: dropping the future stops nothing.
    pub async fn place(&self, caller: Caller, checkout: Checkout) -> Result<Attempt, PlacingError> {
        // Whoever drains waits for this as well, unless that has begun before.
        let token = self.tasks.token();
        if self.tasks.is_closed() {
            return Err(PlacingError::Closing);
        }
        let this = self.clone();
        let placing = async move {
            let _token = token;
            this.place_once(&caller, checkout).await
        };
        let work = self.tasks.spawn(placing.in_current_span());
        work.await.map_err(|_| PlacingError::Interrupted)?
    }

    /// The order that this form has already made, if it has; nothing is sent. A form with the same key
    /// and other content is a [`PlacingError::Conflict`].
    pub async fn earlier(&self, checkout: &Checkout) -> Result<Option<Attempt>, PlacingError> {
        let Some((id, made_from)) = self.journal().keyed(&checkout.key).await? else { return Ok(None) };
        if made_from != fingerprint(&self.keys, &checkout.request) {
            return Err(PlacingError::Conflict(id));
        }
        self.look_up(id).await.map(Some)
    }

    /// Waits for every order under way, at most this long, and begins no other. Whether all of them came to an end.
    pub async fn drain(&self, longest: Duration) -> bool {
        self.tasks.close();
        tokio::time::timeout(longest, self.tasks.wait()).await.is_ok()
    }

    async fn place_once(&self, caller: &Caller, checkout: Checkout) -> Result<Attempt, PlacingError> {
        let lead = match self.under_way.join(&checkout.key) {
            JoinResult::First(lead) => Some(lead),
            JoinResult::Later(mut done) => {
                // It ends with an error when the first one is done; a timeout shows what there is by then.
                let _ = tokio::time::timeout(JOIN_TIMEOUT, done.changed()).await;
                None
            }
        };
        let order = self.new_order(&checkout);
        let attempt = match self.journal().begin(&order, now()).await? {
            InsertResult::Existing { id, same: false } => Err(PlacingError::Conflict(id)),
            InsertResult::Existing { id, same: true } => self.look_up(id).await,
            InsertResult::Started(id) => Ok(self.send(caller, &checkout.request, id).await),
        };
        drop(lead);
        attempt
    }

    async fn look_up(&self, id: OrderId) -> Result<Attempt, PlacingError> {
        let record = self.journal().find(&id).await?.ok_or(JournalError::Unreadable("id"))?;
        Ok(Attempt { id, standing: honest(record) })
    }

    /// The one call.
    async fn send(&self, caller: &Caller, request: &OrderRequest, id: OrderId) -> Attempt {
        let (standing, order) = match self.reader.upstream.place(caller, request).await {
            Ok(order) => (PlacementStatus::Placed(order.id.clone()), Some(order)),
            Err(error) => {
                let detail = error.detail();
                if matches!(error, PlaceError::Ambiguous(_)) {
                    tracing::warn!(order = %id, detail, "the order is unconfirmed: upstream may have made it");
                } else {
                    tracing::warn!(order = %id, detail, "the order was not placed");
                }
                (fate(error), None)
            }
        };
        metrics::counter!("kiosk_orders_placed_total", "result" => standing.code()).increment(1);
        self.write_down(&id, &standing, self.keys.origin(caller)).await;
        if let Some(order) = order {
            self.first_sight(&id, order).await;
        }
        Attempt { id, standing }
    }

    /// Writes the result, with patience: until it is written the row stays "started" and is shown as unconfirmed.
    /// A store that is away for longer is tried for as long as this process lives.
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
            tracing::error!(order = %id, %error, "the result of an order was not written down yet");
        }
        written.is_ok()
    }

    async fn first_sight(&self, id: &OrderId, order: UpstreamOrder) {
        if let Ok(Some(record)) = self.journal().find(id).await {
            self.reader.created(record, order).await;
        }
    }

    fn new_order(&self, checkout: &Checkout) -> NewOrder {
        NewOrder {
            key: checkout.key.clone(),
            fingerprint: fingerprint(&self.keys, &checkout.request),
            kind: self.keys.kind(&checkout.agreed.rail.rail, kinds(&checkout.lines)),
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

fn kinds(lines: &[OrderedLine]) -> impl Iterator<Item = (&str, &Choice, CountryCode)> {
    lines.iter().map(|line| (line.brand.as_str(), &line.choice, line.country))
}

fn fate(error: PlaceError) -> PlacementStatus {
    match error {
        PlaceError::Refused(problems) => PlacementStatus::Refused(problems),
        PlaceError::NotSent(_) => PlacementStatus::NotSent,
        PlaceError::Ambiguous(_) => PlacementStatus::Ambiguous,
    }
}

/// A row that nobody works on any more is in doubt, whatever it says.
fn honest(record: Record) -> PlacementStatus {
    match record.standing {
        PlacementStatus::Started if !record.is_being_placed(now()) => PlacementStatus::Ambiguous,
        standing => standing,
    }
}

/// What the shopper filled in. Prices are left out: they move between two clicks of one form.
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
mod tests;
