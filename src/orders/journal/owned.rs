//! Ownership of orders. An order belongs to the device that placed it, and to devices that proved its email
//! address.

use super::{Journal, JournalError};
use crate::{
    domain::{order_id::OrderId, time::Timestamp},
    orders::{keys::Digest, record::Record},
};

/// An order together with the proof that whoever asks for it owns it. Everything that shows an order, its
/// codes or its receipt takes this, and only [`Journal::find_owned`] makes one.
#[derive(Clone, Debug)]
pub struct OwnedOrder(Record);

impl OwnedOrder {
    /// The journal's row, as it was when ownership was checked.
    pub const fn record(&self) -> &Record {
        &self.0
    }

    /// The order's ID.
    pub const fn id(&self) -> &OrderId {
        &self.0.id
    }
}

impl Journal {
    /// The order, if the device placed it or has been given access. For any other device it does not exist.
    pub async fn find_owned(
        &self,
        device: &Digest,
        id: &OrderId,
        now: Timestamp,
    ) -> Result<Option<OwnedOrder>, JournalError> {
        let Some(record) = self.find(id).await? else { return Ok(None) };
        let is_owner = record.is_of(device) || self.is_granted(device, &record, now).await?;
        Ok(is_owner.then_some(OwnedOrder(record)))
    }
}

#[cfg(test)]
impl OwnedOrder {
    /// For tests of what happens after ownership was checked.
    pub(crate) async fn without_check(journal: &Journal, id: &OrderId) -> Self {
        Self(journal.find(id).await.unwrap().unwrap())
    }
}
