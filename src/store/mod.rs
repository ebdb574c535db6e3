//! The store: one database for everything that outlives a request, an `SQLite` file or `PostgreSQL`.
//!
//! It opens the database that an [`Address`] names, brings its tables up to date and says in plain words what is
//! wrong with it. What stands in the tables is the business of the rooms that ask; their statements run on both
//! kinds alike ([ADR 25](../../docs/adr/0025-write-each-sql-statement-once-for-both-databases.md)).

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

/// How long readiness waits for an answer.
const READINESS_TIMEOUT: Duration = Duration::from_secs(2);

/// An open database. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    pool: AnyPool,
    address: Address,
}

impl Store {
    /// Where statements are run. A statement stands once, for both kinds: `$1`, text and `BIGINT`, no functions.
    pub const fn pool(&self) -> &AnyPool {
        &self.pool
    }

    /// Which kind of database it is.
    pub const fn kind(&self) -> Kind {
        self.address.kind()
    }

    /// What time it is for everybody who shares the store, in unix milliseconds: the server's clock; of a file,
    /// which is on one machine, this machine's.
    pub async fn clock(&self) -> Result<i64, StoreError> {
        let asks = "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";
        match self.kind() {
            Kind::Postgres => Ok(sqlx::query_scalar(asks).fetch_one(&self.pool).await?),
            Kind::Sqlite => {
                let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                Ok(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
            }
        }
    }

    /// Whether it answers, and soon.
    pub async fn is_ready(&self) -> bool {
        let asked = sqlx::query("SELECT 1").execute(&self.pool);
        matches!(tokio::time::timeout(READINESS_TIMEOUT, asked).await, Ok(Ok(_)))
    }

    /// Closes it after what is under way; for a calm shutdown.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}
