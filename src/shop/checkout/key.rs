//! The idempotency key of a form: the same in every tab while an order of its kind is under way (ADR 5).

use super::CheckoutForm;
use crate::{
    domain::{failure::Failure, time::Timestamp},
    orders::record::{IdempotencyKey, Record, Standing},
    shop::{Shop, basket::Basket, keys::Purpose, now, visitor::Visitor},
};

/// Seconds after which an order that waits for payment no longer stands in the way of another one of the
/// same kind, and after which one in doubt no longer does.
const STANDS_FOR: i64 = 30 * 60;
const DOUBT_FOR: i64 = 60;

impl Shop {
    /// The key that a form of these lines carries: the same in every tab while an order of this kind is
    /// under way, another one once that is over. `besides` names an order that shall not stand in the way.
    pub(super) async fn next_key(
        &self,
        visitor: &Visitor,
        basket: &Basket,
        form: &CheckoutForm,
    ) -> Result<String, Failure> {
        let Some(device) = &visitor.device else { return Ok(String::new()) };
        let digest = self.journal_keys.device(device.token());
        let records = self.journal.of_device(&digest).await?;
        let over = records.iter().filter(|r| is_of_this_kind(r, basket) && is_over(r, now())).count();
        let rail = basket.rail.rail.to_string();
        let parts = [device.token(), &form.lines, &rail, &over.to_string(), &form.besides];
        let mut key = self.keys.tag(Purpose::Checkout, &parts.map(str::as_bytes));
        key.truncate(32);
        Ok(key)
    }

    /// The journal's key of a form: bound to the device, so that no two visitors can share one.
    pub(super) fn form_key(&self, visitor: &Visitor, form: &CheckoutForm) -> Option<IdempotencyKey> {
        let device = visitor.device.as_ref()?;
        let fits = form.key.len() == 32 && form.key.bytes().all(|b| b.is_ascii_hexdigit());
        let tag = self.keys.tag(Purpose::Checkout, &[device.token().as_bytes(), form.key.as_bytes()]);
        tag.parse().ok().filter(|_| fits)
    }
}

/// Whether an order no longer stands in the way of the next one of its kind.
fn is_over(record: &Record, now: Timestamp) -> bool {
    let age = now.since(record.created_at);
    match &record.standing {
        Standing::Refused(_) | Standing::NotSent => true,
        Standing::Started | Standing::Ambiguous => age > DOUBT_FOR,
        Standing::Placed(_) => {
            age > STANDS_FOR || record.seen.as_ref().is_some_and(|s| !s.phase.awaits_payment())
        }
    }
}

/// Whether the order has the same lines on the same rail, in any order.
fn is_of_this_kind(record: &Record, basket: &Basket) -> bool {
    let mut left: Vec<_> = record.lines.iter().collect();
    record.agreed.rail.rail == basket.rail.rail
        && basket.deliveries().all(|priced| {
            let same = left.iter().position(|line| {
                line.brand == priced.offer.brand
                    && line.choice == *priced.chosen.choice()
                    && line.country == priced.offer.country
            });
            same.map(|at| left.swap_remove(at)).is_some()
        })
        && left.is_empty()
}
