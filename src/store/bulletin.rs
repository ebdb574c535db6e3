//! The bulletin: a line of text from one node to all, over `PostgreSQL`'s `LISTEN` and `NOTIFY`. A line is a pointer
//! to what stands in a table. An `SQLite` file has no bulletin: whoever shares one hears nothing.

use super::{Kind, Store, StoreError};
use sqlx::postgres::{PgListener, PgPoolOptions};
use std::time::Duration;

const CHANNEL: &str = "kiosk";

/// How long a lost connection waits for the next.
const PATIENCE: Duration = Duration::from_secs(5);

/// What comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    Line(String),
    /// The connection was lost and is there again: lines may be missing.
    Gap,
}

/// An open ear.
pub struct Bulletin(PgListener);

impl Store {
    /// Tells every node that listens, this one too. Nothing happens in a store without a bulletin.
    pub async fn announce(&self, line: &str) -> Result<(), StoreError> {
        if self.kind() == Kind::Postgres {
            sqlx::query("SELECT pg_notify($1, $2)").bind(CHANNEL).bind(line).execute(self.pool()).await?;
        }
        Ok(())
    }

    /// Listens from now on; `None` in a store without a bulletin.
    pub async fn listen(&self) -> Result<Option<Bulletin>, StoreError> {
        if self.kind() == Kind::Sqlite {
            return Ok(None);
        }
        let pool = PgPoolOptions::new()
            .max_connections(1)
            .acquire_timeout(PATIENCE)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect(self.address.url().as_str())
            .await?;
        let mut listener = PgListener::connect_with(&pool).await?;
        listener.listen(CHANNEL).await?;
        Ok(Some(Bulletin(listener)))
    }
}

impl Bulletin {
    /// The next line. After an error, listen anew.
    pub async fn next(&mut self) -> Result<Heard, StoreError> {
        Ok(self.0.try_recv().await?.map_or(Heard::Gap, |said| Heard::Line(said.payload().to_owned())))
    }
}
