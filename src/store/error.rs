//! Classifies database errors by what can be done about them, from `SQLite` result codes and
//! `PostgreSQL` SQLSTATE codes.

use thiserror::Error;

/// Why a store operation failed.
#[derive(Debug, Error)]
pub enum StoreError {
    #[error("the disk of the store is full")]
    Full,
    #[error("the store is not writable")]
    NotWritable,
    #[error("the store is busy")]
    Busy,
    #[error("the store does not answer")]
    Lost,
    #[error("the store is damaged")]
    Damaged,
    #[error("the store failed")]
    Failed(#[source] sqlx::Error),
}

/// Cause of a database error, at startup and later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cause {
    Full,
    NotWritable,
    Busy,
    /// The server is down, is shutting down, or is still starting.
    Lost,
    Damaged,
    /// The server rejects the user name or the password.
    Login,
    NoDatabase,
    NotAllowed,
    /// A table that a migration creates already exists.
    Taken,
    Other,
}

impl StoreError {
    /// All values of the metric label `kind`.
    pub const KINDS: [&'static str; 6] = ["full", "not_writable", "busy", "lost", "damaged", "failed"];

    /// Value of the metric label `kind`.
    const fn kind(&self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::NotWritable => "not_writable",
            Self::Busy => "busy",
            Self::Lost => "lost",
            Self::Damaged => "damaged",
            Self::Failed(_) => "failed",
        }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let classified = match cause(&error) {
            Cause::Full => Self::Full,
            Cause::NotWritable | Cause::NotAllowed => Self::NotWritable,
            Cause::Busy => Self::Busy,
            Cause::Lost | Cause::Login | Cause::NoDatabase => Self::Lost,
            Cause::Damaged => Self::Damaged,
            Cause::Taken | Cause::Other => Self::Failed(error),
        };
        metrics::counter!("kiosk_store_errors_total", "kind" => classified.kind()).increment(1);
        classified
    }
}

/// Returns the cause of an error from either database.
pub(super) fn cause(error: &sqlx::Error) -> Cause {
    match error {
        sqlx::Error::Database(error) => {
            let code = error.code().unwrap_or_default();
            // SQLSTATE codes have five characters; result codes have at most four digits.
            if code.len() == 5 { of_postgres(&code) } else { of_sqlite(&code, error.message()) }
        }
        sqlx::Error::Io(_)
        | sqlx::Error::Protocol(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed => Cause::Lost,
        _ => Cause::Other,
    }
}

fn of_postgres(state: &str) -> Cause {
    match state {
        "53100" => Cause::Full,
        "25006" => Cause::NotWritable,
        "28P01" | "28000" => Cause::Login,
        "3D000" => Cause::NoDatabase,
        "42501" => Cause::NotAllowed,
        "42P07" => Cause::Taken,
        "53300" | "55P03" | "40001" | "40P01" | "57014" => Cause::Busy,
        "57P01" | "57P02" | "57P03" | "57P05" => Cause::Lost,
        "XX001" | "XX002" => Cause::Damaged,
        state if state.starts_with("08") => Cause::Lost,
        _ => Cause::Other,
    }
}

/// The lowest byte of a result code is the primary code.
fn of_sqlite(code: &str, message: &str) -> Cause {
    match code.parse().map(|code: u32| code & 0xff) {
        Ok(13) => Cause::Full,
        Ok(8 | 10 | 14) => Cause::NotWritable,
        Ok(5 | 6) => Cause::Busy,
        Ok(11 | 26) => Cause::Damaged,
        Ok(1) if message.contains("already exists") => Cause::Taken,
        _ => Cause::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_kind_is_a_known_metric_label() {
        use StoreError::{Busy, Damaged, Failed, Full, Lost, NotWritable};
        let all = [Full, NotWritable, Busy, Lost, Damaged, Failed(sqlx::Error::RowNotFound)];
        assert_eq!(all.map(|error| error.kind()), StoreError::KINDS);
    }
}
