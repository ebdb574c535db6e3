//! Recovery: orders opened on another device by whoever proves the e-mail address they were placed with.
//!
//! Asking says nothing about the address: the wish is laid on the [`desk`] and answered at once, and
//! whether there are orders is looked up afterwards, by nobody who waits. The proof is a [`link`] in a
//! letter: good for half an hour, good once, and only when its button is pressed, because mail scanners
//! follow links. See ADR 18.

mod link;
mod link_queue;
#[cfg(test)]
mod tests;

pub use link::LinkError;

pub(super) use link_queue::{LinkQueue, LinkWorker};

use super::{Shop, keys::Purpose, now, visitor::Visitor};
use crate::{
    domain::{email::Email, failure::Failure, locale::Locale},
    orders::journal::Use,
};
use link::Link;
use link_queue::LinkRequest;

/// A link whose button may be pressed, or was pressed here before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkState {
    /// The button opens the orders.
    Closed,
    /// They are open on this device already.
    Open,
}

/// Minutes for which a link is good.
pub const LINK_MINUTES: u32 = link::LINK_SECONDS / 60;

/// The most links that one address gets within an hour.
pub const LINKS_PER_HOUR: u32 = link_queue::LINKS_PER_HOUR;

impl Shop {
    /// Whether orders can be opened by e-mail: not without a mail server.
    pub const fn recovers(&self) -> bool {
        self.desk.is_some()
    }

    /// Takes the wish for a link. Nothing is looked up, so that neither the answer nor its time tells
    /// whether there are orders. Not found where there is no mail server.
    pub fn ask_for_link(&self, locale: Locale, email: Email) -> Result<(), Failure> {
        let desk = self.desk.as_ref().ok_or(Failure::NotFound)?;
        desk.take(LinkRequest { email, locale });
        Ok(())
    }

    /// What pressing a link's button would do. Changes nothing.
    pub async fn look_at_link(&self, visitor: &Visitor, token: &str) -> Result<LinkState, LinkError> {
        let link = self.read_link(token)?;
        match self.journal.spent_on(&link.id).await? {
            None => Ok(LinkState::Closed),
            Some(device) if Some(&device) == self.device(visitor).as_ref() => Ok(LinkState::Open),
            Some(_) => Err(LinkError::Spent),
        }
    }

    /// Uses a link: from now on the visitor's device sees the orders placed with its address until now.
    pub async fn open_orders(&self, visitor: &Visitor, token: &str) -> Result<(), LinkError> {
        let link = self.read_link(token)?;
        let device = self.device(visitor).ok_or(LinkError::Failed(Failure::BadRequest))?;
        let used = Use { link: &link.id, until: link.until, email: &link.email, device: &device };
        if self.journal.grant(used, now()).await? { Ok(()) } else { Err(LinkError::Spent) }
    }

    /// Shows a device only its own orders again.
    pub async fn close_orders(&self, visitor: &Visitor) -> Result<(), Failure> {
        match self.device(visitor) {
            Some(device) => Ok(self.journal.close_to(&device).await?),
            None => Ok(()),
        }
    }

    /// Lets a device lose access to every order, whoever holds its cookie.
    pub async fn forget_device(&self, visitor: &Visitor) -> Result<(), Failure> {
        match self.device(visitor) {
            Some(device) => Ok(self.journal.forget_device(&device).await?),
            None => Ok(()),
        }
    }

    fn read_link(&self, token: &str) -> Result<Link, LinkError> {
        let link: Link = self.keys.open(Purpose::Recovery, token).ok_or(LinkError::Unreadable)?;
        if now() < link.until { Ok(link) } else { Err(LinkError::Expired) }
    }
}
