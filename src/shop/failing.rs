//! From what happened to what a shopper may know: the one place that turns upstream's and the journal's
//! errors into a [`Failure`], sets the status and writes the one line in the log.

use crate::{
    catalogue::CatalogueError,
    domain::failure::Failure,
    orders::{journal::JournalError, reader::ReadError},
    store::StoreError,
    upstream::UpstreamError,
};
use axum::http::{HeaderValue, StatusCode, header};
use leptos::prelude::use_context;

/// Hands a result on and gives the answer its status.
pub fn reply<T>(result: Result<T, Failure>) -> Result<T, Failure> {
    if let Err(failure) = &result
        && let Some(answer) = use_context::<leptos_axum::ResponseOptions>()
    {
        answer
            .set_status(StatusCode::from_u16(failure.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR));
        if let Failure::TooMany { retry_after } = failure {
            answer.insert_header(header::RETRY_AFTER, HeaderValue::from(*retry_after));
        }
    }
    result
}

impl From<UpstreamError> for Failure {
    fn from(error: UpstreamError) -> Self {
        match &error {
            UpstreamError::NotFound => return Self::NotFound,
            UpstreamError::Throttled { .. } => {
                tracing::warn!(detail = error.detail(), "upstream is throttling");
            }
            UpstreamError::Blocked { .. } => tracing::warn!("upstream refuses one shopper"),
            UpstreamError::Unauthorised => tracing::error!("upstream does not accept the partner id"),
            UpstreamError::Unavailable(_) | UpstreamError::Refused(_) => {
                tracing::warn!(detail = error.detail(), "upstream gave no result");
            }
        }
        match error {
            UpstreamError::NotFound => Self::NotFound,
            UpstreamError::Refused(_) => Self::NoPrice,
            UpstreamError::Blocked { .. } => Self::Blocked,
            // Upstream's budget is the shop's own affair; to the shopper the shop is not available.
            UpstreamError::Throttled { .. } | UpstreamError::Unavailable(_) | UpstreamError::Unauthorised => {
                Self::Unavailable
            }
        }
    }
}

impl From<CatalogueError> for Failure {
    fn from(error: CatalogueError) -> Self {
        match error {
            CatalogueError::NotFound => Self::NotFound,
            CatalogueError::Upstream(error) => error.into(),
        }
    }
}

impl From<JournalError> for Failure {
    fn from(error: JournalError) -> Self {
        tracing::error!(%error, "the order journal failed");
        match error {
            JournalError::Store(StoreError::Busy) => Self::TooMany { retry_after: 5 },
            JournalError::Store(StoreError::Full | StoreError::NotWritable | StoreError::Lost) => {
                Self::Unavailable
            }
            JournalError::Store(StoreError::Damaged | StoreError::Failed(_))
            | JournalError::Unreadable(_)
            | JournalError::Sealed => Self::Internal,
        }
    }
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Unknown => Self::NotFound,
            ReadError::Slow => Self::Unavailable,
            ReadError::Upstream(error) => error.into(),
            ReadError::Journal(error) => {
                tracing::error!(%error, "the order journal failed");
                Self::Unavailable
            }
        }
    }
}
