//! Notifications: a line of text from one node to all nodes, over `PostgreSQL`'s `LISTEN` and
//! `NOTIFY`. A line refers to a row in a table. An `SQLite` file has no notifications: processes
//! that share one receive nothing.

use super::{Kind, Store, StoreError};
use sqlx::postgres::{PgListener, PgPoolOptions};
use std::time::Duration;

const CHANNEL: &str = "kiosk";

/// How long a lost connection waits for a new one.
const RECONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// A received notification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notification {
    Line(String),
    /// The connection was lost and is restored. Lines may be missing.
    Gap,
}

/// A subscription to the notifications.
pub struct Notifications(PgListener);

impl Store {
    /// Sends a line to every node that listens, including this one. Does nothing without
    /// `PostgreSQL`.
    pub async fn announce(&self, line: &str) -> Result<(), StoreError> {
        if self.kind() == Kind::Postgres {
            sqlx::query("SELECT pg_notify($1, $2)").bind(CHANNEL).bind(line).execute(self.pool()).await?;
        }
        Ok(())
    }

    /// Starts to listen. `None` without `PostgreSQL`.
    pub async fn listen(&self) -> Result<Option<Notifications>, StoreError> {
        if self.kind() == Kind::Sqlite {
            return Ok(None);
        }
        let pool = PgPoolOptions::new()
            .max_connections(1)
            .acquire_timeout(RECONNECT_TIMEOUT)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect(self.address.url().as_str())
            .await?;
        let mut listener = PgListener::connect_with(&pool).await?;
        listener.listen(CHANNEL).await?;
        Ok(Some(Notifications(listener)))
    }
}

impl Notifications {
    /// Returns the next notification. After an error, the caller listens again.
    pub async fn next(&mut self) -> Result<Notification, StoreError> {
        Ok(self
            .0
            .try_recv()
            .await?
            .map_or(Notification::Gap, |notification| Notification::Line(notification.payload().to_owned())))
    }
}
