//! Errors of the upstream client. Each variant asks the caller for a different reaction. `Display`
//! prints nothing that upstream wrote; [`UpstreamError::detail`] is for the log only.

use crate::domain::problem::Problem;
use std::time::Duration;
use thiserror::Error;

/// Why a call has no result (contract 1.4).
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum UpstreamError {
    /// The next call has to wait this long, one second to one hour (429, or the 403 of a burst).
    #[error("upstream asks to wait")]
    Throttled {
        retry_after: Duration,
        /// Whether upstream itself gave this answer to this call. Otherwise the call was not sent:
        /// upstream asked to wait earlier, or a budget or a share of it is used up.
        was_sent: bool,
    },
    /// Upstream refuses this shopper (a 403 without a reason to a call that carries their address).
    /// Other shoppers are served, and this one may try again after this wait.
    #[error("upstream refuses this shopper")]
    Blocked { retry_after: Duration },
    /// There is no usable answer. A stale copy or a later attempt may help.
    #[error("upstream is not available")]
    Unavailable(Fault),
    /// Upstream understood the request and refused it. Never empty. The request has to change.
    #[error("upstream refused the request")]
    Refused(Vec<Problem>),
    /// There is no such order, product or picture.
    #[error("upstream has no such item")]
    NotFound,
    /// The Partner ID is wrong or lacks a permission. The operator has to act.
    #[error("upstream rejected the Partner ID")]
    Unauthorized,
}

impl UpstreamError {
    /// One bounded line for the log. It contains no address, header or body of the exchange.
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
            Self::Unauthorized => "unauthorized".to_owned(),
        }
    }
}

/// Why an answer is unusable. For the log, and to distinguish a lost answer from a call that was
/// never sent.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// The request was never sent: name resolution, connection or TLS failed.
    #[error("no connection: {0}")]
    Connect(String),
    /// The request was not sent: the host failed to answer several times in a row.
    #[error("the circuit breaker is open")]
    BreakerOpen,
    #[error("no complete answer in time")]
    Timeout,
    #[error("the connection broke: {0}")]
    Broken(String),
    #[error("status {0}")]
    Status(u16),
    #[error("an empty body")]
    Empty,
    #[error("a body larger than {0} bytes")]
    TooLarge(usize),
    #[error("a body of the wrong type: {0}")]
    WrongType(String),
    #[error("a body that is not the expected JSON")]
    Unreadable,
}

impl Fault {
    /// Converts an error of the HTTP library. The text omits the URL, which may contain an order
    /// ID.
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

/// The error and its causes, as one bounded line.
fn chain(error: &dyn std::error::Error) -> String {
    let mut line = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        line = format!("{line}: {inner}");
        cause = inner.source();
    }
    crate::domain::label::clean(&line)
}

/// Why placing an order returned no order (contract 7). The variants need different reactions. Only
/// after the first two may the shopper try again.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PlaceError {
    /// Upstream validated the order and refused it; nothing was created. Never empty.
    #[error("upstream refused the order")]
    Refused(Vec<Problem>),
    /// Nothing was created: the request was never sent, or upstream rejected it unread (401, 403,
    /// 404, 429).
    #[error("the order was not sent")]
    NotSent(UpstreamError),
    /// It is unknown whether the order exists (lost answer, 408, 5xx, unreadable body). It must not
    /// be sent again.
    #[error("it is unknown whether the order exists")]
    Ambiguous(UpstreamError),
}

impl PlaceError {
    /// One bounded line for the log, as [`UpstreamError::detail`].
    pub fn detail(&self) -> String {
        match self {
            Self::Refused(problems) => UpstreamError::Refused(problems.clone()).detail(),
            Self::NotSent(error) => format!("not sent: {}", error.detail()),
            Self::Ambiguous(error) => format!("ambiguous: {}", error.detail()),
        }
    }
}
