//! Failures as a shopper may know them. What upstream said stays in the log; this says what happened, and
//! views say what is safe and what to do.

use super::choice::ChoiceError;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a request was not answered with what it asked for. Travels to the browser.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// The request itself cannot be read.
    #[error("bad request")]
    BadRequest,
    /// The amount is not one of the offer's.
    #[error("the amount cannot be chosen: {0}")]
    Choice(ChoiceError),
    /// The coin or network is not offered, suspended, or the amount is below its minimum.
    #[error("the rail cannot be chosen")]
    Rail,
    /// No such brand, order or page for this visitor.
    #[error("not found")]
    NotFound,
    /// The brand has nothing to sell right now.
    #[error("nothing to sell")]
    NothingToSell,
    /// No price can be had for this choice right now.
    #[error("no price")]
    NoPrice,
    /// The order takes no payment now, or none of this kind.
    #[error("not payable")]
    NotPayable,
    /// Too many requests; wait so many seconds.
    #[error("too many requests")]
    TooMany { retry_after: u32 },
    /// Upstream does not serve this visitor, whatever they ask; others are served.
    #[error("the visitor is refused")]
    Blocked,
    /// Upstream does not answer; nothing was lost.
    #[error("upstream unavailable")]
    Unavailable,
    /// A fault of this server.
    #[error("internal fault")]
    Internal,
}

impl Failure {
    /// The HTTP status that tells the same.
    pub const fn status(&self) -> u16 {
        match self {
            Self::BadRequest | Self::Choice(_) | Self::Rail => 400,
            Self::Blocked => 403,
            Self::NotFound => 404,
            Self::NothingToSell | Self::NoPrice | Self::NotPayable => 409,
            Self::TooMany { .. } => 429,
            Self::Unavailable => 503,
            Self::Internal => 500,
        }
    }

    /// Whether the same question may be answered a little later.
    pub const fn is_passing(&self) -> bool {
        matches!(self, Self::TooMany { .. } | Self::Unavailable)
    }

    /// The word in keys: `failure-<code>`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::BadRequest => "bad-request",
            Self::Choice(_) => "choice",
            Self::Rail => "rail",
            Self::NotFound => "not-found",
            Self::NothingToSell => "nothing-to-sell",
            Self::NoPrice => "no-price",
            Self::NotPayable => "not-payable",
            Self::TooMany { .. } => "too-many",
            Self::Blocked => "blocked",
            Self::Unavailable => "unavailable",
            Self::Internal => "internal",
        }
    }
}
