//! What can go wrong with upstream, as decisions: each variant is something a caller does differently.
//! Nothing upstream wrote is printed by `Display`; [`UpstreamError::detail`] is for the log alone.

use crate::domain::problem::Problem;
use std::time::Duration;
use thiserror::Error;

/// Why a call gave no result (contract 1.4).
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum UpstreamError {
    /// Wait this long, one second to one hour, before the next call (429, or a burst's 403).
    #[error("upstream asks to wait")]
    Throttled {
        retry_after: Duration,
        /// Whether upstream itself said so to this call. Else it was not sent: because of what upstream said before, or because
        /// a budget or a share of it is used up.
        was_sent: bool,
    },
    /// Upstream does not serve this shopper (a 403 without a reason to a call that names them): others may go on, and this
    /// one may try again after so long.
    #[error("upstream refuses this shopper")]
    Blocked { retry_after: Duration },
    /// No usable answer: a stale copy or a later try may help.
    #[error("upstream is not available")]
    Unavailable(Fault),
    /// Upstream understood and said no; never empty. The request has to change.
    #[error("upstream refused the request")]
    Refused(Vec<Problem>),
    /// There is no such order, product or picture.
    #[error("upstream does not know it")]
    NotFound,
    /// The partner id is wrong or lacks a right: the operator has to act.
    #[error("upstream did not accept the partner id")]
    Unauthorised,
}

impl UpstreamError {
    /// One bounded line for the log: no address, header or body of the exchange is in it.
    pub fn detail(&self) -> String {
        match self {
            Self::Throttled { retry_after, .. } => format!("throttled for {} s", retry_after.as_secs()),
            Self::Blocked { .. } => "refused a shopper without a reason".to_owned(),
            Self::Unavailable(fault) => fault.to_string(),
            Self::Refused(problems) => {
                let codes: Vec<_> = problems.iter().take(10).map(Problem::code).collect();
                format!("refused: {}", codes.join(", "))
            }
            Self::NotFound => "not found".to_owned(),
            Self::Unauthorised => "unauthorised".to_owned(),
        }
    }
}

/// What exactly was unusable; for the log and for telling a lost answer from a call never sent.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// The request never left: no address, no connection, no TLS.
    #[error("no connection: {0}")]
    Connect(String),
    /// The request was not sent: the host has just failed to answer several times in a row.
    #[error("not asked, as it does not answer")]
    BreakerOpen,
    #[error("no complete answer in time")]
    Timeout,
    #[error("the connection broke: {0}")]
    Broken(String),
    #[error("status {0}")]
    Status(u16),
    #[error("an empty body")]
    Empty,
    #[error("a body above {0} bytes")]
    TooLarge(usize),
    #[error("a body of the wrong type: {0}")]
    WrongType(String),
    #[error("a body that is not the JSON expected")]
    Unreadable,
}

impl Fault {
    /// Reads the HTTP library's error. Its text is kept without the address, which may hold an order id.
    pub(super) fn of(error: reqwest::Error) -> Self {
        let error = error.without_url();
        if error.is_connect() || error.is_builder() {
            return Self::Connect(chain(&error));
        }
        if error.is_timeout() {
            return Self::Timeout;
        }
        Self::Broken(chain(&error))
    }
}

/// The error and what caused it, as one bounded line.
fn chain(error: &dyn std::error::Error) -> String {
    let mut line = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        line = format!("{line}: {inner}");
        cause = inner.source();
    }
    crate::domain::label::clean(&line)
}

/// Why there is no order to show after placing one (contract 7). The three call for three different
/// actions, and only the first two let the shopper try again.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PlaceError {
    /// Upstream judged the order and refused it; nothing was created. Never empty.
    #[error("upstream refused the order")]
    Refused(Vec<Problem>),
    /// Nothing was created: the request never left, or was turned away unread (401, 403, 404, 429).
    #[error("the order was not sent")]
    NotSent(UpstreamError),
    /// Nobody can say whether the order exists (lost answer, 408, 5xx, unreadable body). Not to be
    /// sent again.
    #[error("nobody can say whether the order exists")]
    Ambiguous(UpstreamError),
}

impl PlaceError {
    /// One bounded line for the log; as [`UpstreamError::detail`].
    pub fn detail(&self) -> String {
        match self {
            Self::Refused(problems) => UpstreamError::Refused(problems.clone()).detail(),
            Self::NotSent(error) => format!("not sent: {}", error.detail()),
            Self::Ambiguous(error) => format!("ambiguous: {}", error.detail()),
        }
    }
}
