//! Failures as shoppers may see them. Upstream's error text stays in the log. A failure says what happened;
//! views add what is safe and what to do.

use super::choice_error::ChoiceError;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a request was not fulfilled. Sent to the browser.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// The request cannot be parsed.
    #[error("bad request")]
    BadRequest,
    /// The offer does not contain the amount.
    #[error("the amount cannot be chosen: {0}")]
    Choice(ChoiceError),
    /// The coin or network is not offered or is suspended, or the amount is below its minimum.
    #[error("the rail cannot be chosen")]
    Rail,
    /// This visitor has no such brand, order or page.
    #[error("not found")]
    NotFound,
    /// The brand has nothing to sell at the moment.
    #[error("nothing to sell")]
    NothingToSell,
    /// No price is available for this choice at the moment.
    #[error("no price")]
    NoPrice,
    /// The order accepts no payment at the moment, or none of this kind.
    #[error("not payable")]
    NotPayable,
    /// Too many requests; wait for this many seconds.
    #[error("too many requests")]
    TooMany { retry_after: u32 },
    /// Upstream refuses this visitor's requests, whatever they are; it serves others.
    #[error("the visitor is refused")]
    Blocked,
    /// Upstream does not answer; nothing was lost.
    #[error("upstream unavailable")]
    Unavailable,
    /// An error in this server.
    #[error("internal fault")]
    Internal,
}

impl Failure {
    /// The corresponding HTTP status.
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

    /// Whether the same request may succeed a little later.
    pub const fn is_passing(&self) -> bool {
        matches!(self, Self::TooMany { .. } | Self::Unavailable)
    }

    /// The code in text keys: `failure-<code>`.
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
