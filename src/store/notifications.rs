//! The bulletin: a line of text from one node to all, over `PostgreSQL`'s `LISTEN` and `NOTIFY`. A line is a pointer
//! to what stands in a table. An `SQLite` file has no bulletin: whoever shares one hears nothing.

use super::{Kind, Store, StoreError};
use sqlx::postgres::{PgListener, PgPoolOptions};
use std::time::Duration;

const CHANNEL: &str = "kiosk";

/// How long a lost connection waits for the next.
const RECONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// What comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notification {
    Line(String),
    /// The connection was lost and is there again: lines may be missing.
    Gap,
}

/// An open ear.
pub struct Notifications(PgListener);

impl Store {
    /// Tells every node that listens, this one too. Nothing happens in a store without a bulletin.
    pub async fn announce(&self, line: &str) -> Result<(), StoreError> {
        if self.kind() == Kind::Postgres {
            sqlx::query("SELECT pg_notify($1, $2)").bind(CHANNEL).bind(line).execute(self.pool()).await?;
        }
        Ok(())
    }

    /// Listens from now on; `None` in a store without a bulletin.
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
    /// The next line. After an error, listen anew.
    pub async fn next(&mut self) -> Result<Notification, StoreError> {
        Ok(self
            .0
            .try_recv()
            .await?
            .map_or(Notification::Gap, |said| Notification::Line(said.payload().to_owned())))
    }
}
