//! The store: one database for everything that outlives a request, an `SQLite` file or
//! `PostgreSQL`.
//!
//! It opens the database of an [`Address`], runs the migrations and reports problems in plain
//! words. What the tables contain is decided by the modules that query them. Their statements run
//! on both databases
//! ([ADR 25](../../docs/adr/0025-write-each-sql-statement-once-for-both-databases.md)).

mod address;
mod backup;
mod error;
mod migrations;
mod node;
mod notifications;
mod open;

#[cfg(test)]
pub(crate) mod tests;

pub use address::{Address, Kind, NotAnAddress};
pub use backup::BackupError;
pub use error::StoreError;
pub use node::{LEASE, Membership, Node};
pub use notifications::{Notification, Notifications};
pub use open::OpenError;

use sqlx::AnyPool;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// How long the readiness check waits for an answer.
const READINESS_TIMEOUT: Duration = Duration::from_secs(2);

/// An open database. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    pool: AnyPool,
    address: Address,
}

impl Store {
    /// The connection pool. Each statement is written once for both databases: `$1` placeholders,
    /// text and `BIGINT` only, no functions.
    pub const fn pool(&self) -> &AnyPool {
        &self.pool
    }

    /// Which database it is.
    pub const fn kind(&self) -> Kind {
        self.address.kind()
    }

    /// Current time in unix milliseconds, by one clock for all nodes that share the store: the
    /// server's clock or, for a file, which is on one machine, the local clock.
    pub async fn clock(&self) -> Result<i64, StoreError> {
        let sql = "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";
        match self.kind() {
            Kind::Postgres => Ok(sqlx::query_scalar(sql).fetch_one(&self.pool).await?),
            Kind::Sqlite => {
                let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                Ok(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
            }
        }
    }

    /// Whether the database answers within two seconds.
    pub async fn is_ready(&self) -> bool {
        let query = sqlx::query("SELECT 1").execute(&self.pool);
        matches!(tokio::time::timeout(READINESS_TIMEOUT, query).await, Ok(Ok(_)))
    }

    /// Closes the pool after running statements have finished, for a graceful shutdown.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}
