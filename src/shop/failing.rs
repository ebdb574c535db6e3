//! Converts upstream's and the journal's errors into a [`Failure`], which is all that a shopper may know. It
//! is the one place that sets the response's status and logs the error.

use crate::{
    catalogue::CatalogueError,
    domain::failure::Failure,
    orders::{journal::JournalError, reader::ReadError},
    store::StoreError,
    upstream::UpstreamError,
};
use axum::http::{HeaderValue, StatusCode, header};
use leptos::prelude::use_context;

/// Returns the result unchanged and sets the response's status.
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
                tracing::warn!(detail = error.detail(), "upstream throttles the shop");
            }
            UpstreamError::Blocked { .. } => tracing::warn!("upstream blocks a shopper"),
            UpstreamError::Unauthorized => tracing::error!("upstream rejects the Partner ID"),
            UpstreamError::Unavailable(_) | UpstreamError::Refused(_) => {
                tracing::warn!(detail = error.detail(), "upstream request failed");
            }
        }
        match error {
            UpstreamError::NotFound => Self::NotFound,
            UpstreamError::Refused(_) => Self::NoPrice,
            UpstreamError::Blocked { .. } => Self::Blocked,
            // Upstream's budget concerns only the shop. To the shopper, the shop is unavailable.
            UpstreamError::Throttled { .. } | UpstreamError::Unavailable(_) | UpstreamError::Unauthorized => {
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
        tracing::error!(%error, "order journal failed");
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
                tracing::error!(%error, "order journal failed");
                Self::Unavailable
            }
        }
    }
}
