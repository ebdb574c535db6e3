//! The idempotency key of a form. It is the same in every tab while an order of its kind is open (ADR 5).

use super::{CheckoutForm, CheckoutService};
use crate::{
    domain::{failure::Failure, order_id::OrderId, time::Timestamp},
    orders::{
        journal::KIND_PAGE_ROWS,
        record::{IdempotencyKey, PlacementStatus, Record},
    },
    shop::{basket::Basket, keys::Purpose, now, request_context::RequestContext, visitor::Device},
};

/// Seconds until an unpaid order, and an unconfirmed one, no longer blocks another order of the same kind.
const UNPAID_ORDER_SECONDS: i64 = 30 * 60;
const UNCONFIRMED_ORDER_SECONDS: i64 = 60;

/// The maximum number of keys that are looked up for one form. More than one is used up only if orders of one
/// kind finish in the second in which they were made, or if the clocks of nodes differ.
const MAX_KEY_STEPS: usize = 256;

impl CheckoutService {
    /// The key for a form of these lines. It is the same in every tab while an order of this kind is open,
    /// and a different one after that. It is derived from the newest finished order of the kind and is never
    /// the key of such an order, however many there are. `allow_another_order` names an open order that does
    /// not count.
    pub(super) async fn next_key(
        &self,
        request: &RequestContext,
        basket: &Basket,
        form: &CheckoutForm,
    ) -> Result<String, Failure> {
        let Some(device) = &request.visitor.device else { return Ok(String::new()) };
        let mut after = self.newest_finished(device, basket).await?.map(|record| record.id);
        let mut key = self.key_after(device, basket, form, after.as_ref());
        for _ in 0..MAX_KEY_STEPS {
            let Some(existing) =
                self.order_with_key(device, &key).await?.filter(|record| is_finished(record, now()))
            else {
                break;
            };
            after = Some(existing.id);
            key = self.key_after(device, basket, form, after.as_ref());
        }
        Ok(key)
    }

    /// The device's newest finished order of this kind.
    async fn newest_finished(&self, device: &Device, basket: &Basket) -> Result<Option<Record>, Failure> {
        let lines = basket
            .deliveries()
            .map(|priced| (priced.offer.brand.as_str(), priced.chosen.choice(), priced.offer.country));
        let kind = self.journal_keys.kind(&basket.rail.rail, lines);
        let device = self.journal_keys.device(device.token());
        let mut skipped = 0;
        loop {
            let records = self.journal.of_kind(&device, &kind, skipped).await?;
            let is_last_page = i64::try_from(records.len()).unwrap_or(KIND_PAGE_ROWS) < KIND_PAGE_ROWS;
            if let Some(finished) = records.into_iter().find(|record| is_finished(record, now())) {
                return Ok(Some(finished));
            }
            if is_last_page {
                return Ok(None);
            }
            skipped += KIND_PAGE_ROWS;
        }
    }

    fn key_after(
        &self,
        device: &Device,
        basket: &Basket,
        form: &CheckoutForm,
        after: Option<&OrderId>,
    ) -> String {
        let rail = basket.rail.rail.to_string();
        let after = after.map_or("none", OrderId::as_str);
        let parts = [device.token(), &form.lines, &rail, "after", after, &form.allow_another_order];
        let mut key = self.lasting.tag(Purpose::Checkout, &parts.map(str::as_bytes));
        key.truncate(32);
        key
    }

    /// The order that was made with a form's key, if any.
    async fn order_with_key(&self, device: &Device, key: &str) -> Result<Option<Record>, Failure> {
        let Some(key) = self.journal_key(device, key) else { return Ok(None) };
        let Some((id, _)) = self.journal.keyed(&key).await? else { return Ok(None) };
        Ok(self.journal.find(&id).await?)
    }

    /// The journal's key for a form. It is bound to the device, so two visitors never share one.
    pub(super) fn form_key(&self, request: &RequestContext, form: &CheckoutForm) -> Option<IdempotencyKey> {
        let fits = form.key.len() == 32 && form.key.bytes().all(|b| b.is_ascii_hexdigit());
        self.journal_key(request.visitor.device.as_ref()?, &form.key).filter(|_| fits)
    }

    fn journal_key(&self, device: &Device, key: &str) -> Option<IdempotencyKey> {
        self.lasting.tag(Purpose::Checkout, &[device.token().as_bytes(), key.as_bytes()]).parse().ok()
    }
}

/// Whether an order no longer blocks the next one of its kind.
fn is_finished(record: &Record, now: Timestamp) -> bool {
    let age = now.since(record.created_at);
    match &record.standing {
        PlacementStatus::Refused(_) | PlacementStatus::NotSent | PlacementStatus::Retired => true,
        PlacementStatus::Started | PlacementStatus::Ambiguous => age > UNCONFIRMED_ORDER_SECONDS,
        PlacementStatus::Placed(_) => {
            age > UNPAID_ORDER_SECONDS || record.seen.as_ref().is_some_and(|s| !s.phase.awaits_payment())
        }
    }
}
