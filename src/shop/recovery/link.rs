//! The link in a letter: what it proves, how long, and why one may not be good.

use crate::{
    domain::{failure::Failure, time::Timestamp},
    orders::{journal::JournalError, keys::Digest},
};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Seconds for which a link is good.
pub(super) const LINK_SECONDS: u32 = 30 * 60;

/// What a link says, under the shop's seal: whoever holds it reads the mail of this address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Link {
    pub email: Digest,
    pub until: Timestamp,
    /// Its own id, so that it can be used up.
    pub id: String,
}

impl Link {
    /// A new one, good from now.
    pub fn new(email: Digest, now: Timestamp) -> Self {
        Self {
            email,
            until: now.plus(i64::from(LINK_SECONDS)),
            id: format!("{:032x}", rand::random::<u128>()),
        }
    }
}

/// Why a link opens nothing.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LinkError {
    /// Not made by this shop, or changed or cut short on its way.
    #[error("the link cannot be read")]
    Unreadable,
    #[error("the link is too old")]
    Expired,
    /// It was used on another device.
    #[error("the link was used before")]
    Spent,
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl LinkError {
    /// The HTTP status that tells the same.
    pub const fn status(&self) -> u16 {
        match self {
            Self::Unreadable => 400,
            Self::Expired | Self::Spent => 410,
            Self::Failed(failure) => failure.status(),
        }
    }
}

impl From<JournalError> for LinkError {
    fn from(error: JournalError) -> Self {
        Self::Failed(error.into())
    }
}
