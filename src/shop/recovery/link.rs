//! The link in an email: what it proves, how long it is valid, and why it may be invalid.

use crate::{
    domain::{failure::Failure, time::Timestamp},
    orders::{journal::JournalError, keys::Digest},
};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// How long a link is valid, in seconds.
pub(super) const LINK_SECONDS: u32 = 30 * 60;

/// The signed content of a link. Whoever has the link can read the mail of this address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Link {
    pub email: Digest,
    pub until: Timestamp,
    /// The link's own ID, so that it can be marked as used.
    pub id: String,
}

impl Link {
    /// Creates a link that is valid from now.
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
    /// Not made by this shop, or changed or truncated.
    #[error("the link is invalid")]
    Unreadable,
    #[error("the link has expired")]
    Expired,
    /// It was used on another device.
    #[error("the link was already used")]
    Spent,
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl LinkError {
    /// The HTTP status for this error.
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
