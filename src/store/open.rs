//! Opening the store: its file or server, its settings, its migrations. Every failure says what to mend.

use super::{
    Address, Kind, Store,
    error::{Cause, cause},
    migrations::migrate,
};
use sqlx::{
    AnyConnection, Connection, Executor,
    any::{AnyConnectOptions, AnyPoolOptions},
    migrate::MigrateError,
};
use std::{
    io,
    path::{Path, PathBuf},
    str::FromStr,
    time::Duration,
};
use thiserror::Error;

/// How long a server has to take the first connection.
const FIRST_CONNECTION_TIMEOUT: Duration = Duration::from_secs(10);

/// How long a statement waits for a connection.
const ACQUIRE: Duration = Duration::from_secs(10);

/// Before the migrations are tried once more.
const MIGRATION_RETRY_PAUSE: Duration = Duration::from_millis(300);

/// A row is on disk when a call returns; who cannot write at once waits; what is overwritten or deleted is not left behind.
const PRAGMAS: &str = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
     PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON";

/// Why the store cannot be opened.
#[derive(Debug, Error)]
pub enum OpenError {
    #[error("the file {path} cannot be written: {source}")]
    NotWritable { path: PathBuf, source: io::Error },
    #[error("the database is read-only")]
    ReadOnly,
    #[error("the disk of the database is full")]
    Full,
    #[error("the server does not accept this user name and password")]
    Login,
    #[error("there is no such database on the server; make it first")]
    NoDatabase,
    #[error("the server cannot be reached: {0}")]
    Unreachable(io::Error),
    #[error("no encrypted connection to the server, which sslmode asks for: {0}")]
    Tls(String),
    #[error("the server takes no connection at present")]
    Busy,
    #[error("this user may not make tables in the database")]
    NotAllowed,
    #[error("the database holds tables of something else; give the shop one of its own")]
    Taken,
    #[error("it was written by a newer version of the shop (migration {0}); install that one")]
    SchemaNewer(i64),
    #[error("migration {0} in the database is not the one that this version knows")]
    SchemaDiffers(i64),
    #[error("it is no database of the shop, or is damaged")]
    Damaged,
    #[error("the database cannot be opened")]
    Failed(#[source] sqlx::Error),
}

impl OpenError {
    /// Whether another value of the setting is the cure, rather than time or a hand at the database.
    pub const fn is_a_setting(&self) -> bool {
        match self {
            Self::Login | Self::NoDatabase | Self::Tls(_) | Self::Taken | Self::NotAllowed => true,
            Self::NotWritable { .. }
            | Self::ReadOnly
            | Self::Full
            | Self::Unreachable(_)
            | Self::Busy
            | Self::SchemaNewer(_)
            | Self::SchemaDiffers(_)
            | Self::Damaged
            | Self::Failed(_) => false,
        }
    }
}

impl Store {
    /// Opens the database, makes what is missing and brings the tables up to date. A file is readable by its
    /// owner only.
    pub async fn open(address: &Address) -> Result<Self, OpenError> {
        sqlx::any::install_default_drivers();
        let options = AnyConnectOptions::from_str(address.url().as_str()).map_err(OpenError::Failed)?;
        if let Some(path) = address.path() {
            prepare(path).map_err(|source| OpenError::NotWritable { path: path.to_owned(), source })?;
        }
        let judge = |error| judge(error, address);
        prove(&options, address.kind()).await.map_err(judge)?;
        let is_file = address.kind() == Kind::Sqlite;
        let most = match (address.kind(), address.path()) {
            (Kind::Postgres, _) => 16,
            (Kind::Sqlite, Some(_)) => 8,
            (Kind::Sqlite, None) => 1,
        };
        let pool = AnyPoolOptions::new()
            .max_connections(most)
            .acquire_timeout(ACQUIRE)
            .idle_timeout(None)
            .max_lifetime(None)
            .after_connect(move |connection, _| {
                Box::pin(async move { if is_file { set(connection).await } else { Ok(()) } })
            })
            .connect_lazy_with(options);
        if migrate(&pool).await.is_err() {
            // Another process may have made the same tables at this moment: a file has no lock for that.
            tokio::time::sleep(MIGRATION_RETRY_PAUSE).await;
            migrate(&pool).await.map_err(|error| migration(error, judge))?;
        }
        Ok(Self { pool, address: address.clone() })
    }
}

async fn set(connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    connection.execute(PRAGMAS).await.map(drop)
}

/// One connection before the pool's: a pool would try again and again, and then only say that time ran out.
async fn prove(options: &AnyConnectOptions, kind: Kind) -> Result<(), sqlx::Error> {
    let connecting = AnyConnection::connect_with(options);
    let mut connection = tokio::time::timeout(FIRST_CONNECTION_TIMEOUT, connecting)
        .await
        .map_err(|_| sqlx::Error::Io(io::ErrorKind::TimedOut.into()))??;
    if kind == Kind::Sqlite {
        set(&mut connection).await?;
    }
    connection.close().await
}

/// Makes the folder and a file that only its owner may read, and proves that it can be written.
fn prepare(path: &Path) -> io::Result<()> {
    if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    let mut options = std::fs::OpenOptions::new();
    options.read(true).append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

fn migration(error: MigrateError, judge: impl Fn(sqlx::Error) -> OpenError) -> OpenError {
    match error {
        MigrateError::VersionMissing(version) | MigrateError::VersionTooNew(version, _) => {
            OpenError::SchemaNewer(version)
        }
        MigrateError::VersionMismatch(version) | MigrateError::Dirty(version) => {
            OpenError::SchemaDiffers(version)
        }
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => judge(error),
        other => OpenError::Failed(sqlx::Error::Migrate(Box::new(other))),
    }
}

fn judge(error: sqlx::Error, address: &Address) -> OpenError {
    match (cause(&error), address.path()) {
        (Cause::Full, _) => OpenError::Full,
        (Cause::NotWritable, Some(path)) => {
            OpenError::NotWritable { path: path.to_owned(), source: io::Error::other(error.to_string()) }
        }
        (Cause::NotWritable, None) => OpenError::ReadOnly,
        (Cause::Damaged, _) => OpenError::Damaged,
        (Cause::Login, _) => OpenError::Login,
        (Cause::NoDatabase, _) => OpenError::NoDatabase,
        (Cause::NotAllowed, _) => OpenError::NotAllowed,
        (Cause::Taken, _) => OpenError::Taken,
        (Cause::Busy, _) => OpenError::Busy,
        (Cause::Lost | Cause::Other, _) => match error {
            sqlx::Error::Io(source) => OpenError::Unreachable(source),
            sqlx::Error::Tls(why) => OpenError::Tls(why.to_string()),
            sqlx::Error::Database(_) if cause(&error) == Cause::Lost => OpenError::Busy,
            error => OpenError::Failed(error),
        },
    }
}
