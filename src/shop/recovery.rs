//! Recovery: opens orders on another device for a shopper who proves the email address they were placed with.
//!
//! The response to a request reveals nothing about the address: the request goes into the [`link_queue`] and
//! is answered immediately. A worker looks up afterwards whether there are orders. The proof is a [`link`] in
//! an email. It is valid for half an hour and can be used once. It takes effect only when its button is
//! pressed, because mail scanners follow links. See ADR 18.

mod link;
mod link_queue;
#[cfg(test)]
mod tests;

pub use link::LinkError;

pub(super) use link_queue::{LinkQueue, LinkWorker};

use super::{
    keys::{Keys, Purpose},
    now,
    visitor::Visitor,
};
use crate::{
    domain::{email::Email, failure::Failure, locale::Locale},
    orders::{
        journal::{Journal, Use},
        keys::Keys as JournalKeys,
    },
};
use link::Link;
use link_queue::LinkRequest;

/// The state of a valid link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkState {
    /// The button opens the orders.
    Closed,
    /// The orders are already open on this device.
    Open,
}

/// How long a link is valid, in minutes.
pub const LINK_MINUTES: u32 = link::LINK_SECONDS / 60;

/// The maximum number of links that one address gets per hour.
pub const LINKS_PER_HOUR: u32 = link_queue::LINKS_PER_HOUR;

/// Opens orders by email. Cheap to clone.
#[derive(Clone)]
pub struct OrderRecovery {
    pub(super) journal: Journal,
    pub(super) journal_keys: JournalKeys,
    /// Sign links.
    pub(super) keys: Keys,
    /// Requests for links; `None` without a mail server.
    pub(super) link_queue: Option<LinkQueue>,
}

impl OrderRecovery {
    /// Whether orders can be opened by email. Requires a mail server.
    pub const fn is_offered(&self) -> bool {
        self.link_queue.is_some()
    }

    /// Queues a request for a link. Looks nothing up, so neither the response nor its timing reveals whether
    /// there are orders. Fails with [`Failure::NotFound`] without a mail server.
    pub fn ask_for_link(&self, locale: Locale, email: Email) -> Result<(), Failure> {
        let link_queue = self.link_queue.as_ref().ok_or(Failure::NotFound)?;
        link_queue.take(LinkRequest { email, locale });
        Ok(())
    }

    /// What pressing a link's button would do. Changes nothing.
    pub async fn look_at_link(&self, visitor: &Visitor, token: &str) -> Result<LinkState, LinkError> {
        let link = self.read_link(token)?;
        match self.journal.spent_on(&link.id).await? {
            None => Ok(LinkState::Closed),
            Some(device) if Some(&device) == visitor.device_digest(&self.journal_keys).as_ref() => {
                Ok(LinkState::Open)
            }
            Some(_) => Err(LinkError::Spent),
        }
    }

    /// Uses a link: gives the visitor's device access to the orders that were placed with the link's email
    /// address so far.
    pub async fn open_orders(&self, visitor: &Visitor, token: &str) -> Result<(), LinkError> {
        let link = self.read_link(token)?;
        let device =
            visitor.device_digest(&self.journal_keys).ok_or(LinkError::Failed(Failure::BadRequest))?;
        let used = Use { link: &link.id, until: link.until, email: &link.email, device: &device };
        if self.journal.grant(used, now()).await? { Ok(()) } else { Err(LinkError::Spent) }
    }

    /// Removes a device's access to orders that it did not place.
    pub async fn close_orders(&self, visitor: &Visitor) -> Result<(), Failure> {
        match visitor.device_digest(&self.journal_keys) {
            Some(device) => Ok(self.journal.close_to(&device).await?),
            None => Ok(()),
        }
    }

    /// Removes a device's access to all orders, even if someone still has its cookie.
    pub async fn forget_device(&self, visitor: &Visitor) -> Result<(), Failure> {
        match visitor.device_digest(&self.journal_keys) {
            Some(device) => Ok(self.journal.forget_device(&device).await?),
            None => Ok(()),
        }
    }

    fn read_link(&self, token: &str) -> Result<Link, LinkError> {
        let link: Link = self.keys.open(Purpose::Recovery, token).ok_or(LinkError::Unreadable)?;
        if now() < link.until { Ok(link) } else { Err(LinkError::Expired) }
    }
}
