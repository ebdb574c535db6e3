//! Opens the store: its file or server, its settings, its migrations. Every error says what to fix.

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

/// How long the first connection to a server may take.
const FIRST_CONNECTION_TIMEOUT: Duration = Duration::from_secs(10);

/// How long a statement waits for a connection.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);

/// How often a failed migration is tried again, and the pause before each attempt.
const MIGRATION_RETRIES: u32 = 10;
const MIGRATION_RETRY_PAUSE: Duration = Duration::from_millis(300);

/// Rows are on disk when a call returns, writers wait for each other, and deleted data is
/// overwritten.
const PRAGMAS: &str = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
     PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON";

/// Why the store cannot be opened.
#[derive(Debug, Error)]
pub enum OpenError {
    #[error("cannot write the file {path}: {source}")]
    NotWritable { path: PathBuf, source: io::Error },
    #[error("the database is read-only")]
    ReadOnly,
    #[error("the database's disk is full")]
    Full,
    #[error("the server rejects this user name and password")]
    Login,
    #[error("no such database on the server; create it first")]
    NoDatabase,
    #[error("the server cannot be reached: {0}")]
    Unreachable(io::Error),
    #[error("cannot establish the encrypted connection that sslmode requires: {0}")]
    Tls(String),
    #[error("the server does not accept connections at the moment")]
    Busy,
    #[error("this user may not create tables in the database")]
    NotAllowed,
    #[error("the database contains tables of another application; use a separate database for the shop")]
    Taken,
    #[error("a newer version of the shop wrote this database (migration {0}); install that version")]
    SchemaNewer(i64),
    #[error("migration {0} in the database differs from the one in this version")]
    SchemaDiffers(i64),
    #[error("the database is damaged, or it is not a database of the shop")]
    Damaged,
    #[error("cannot open the database")]
    Failed(#[source] sqlx::Error),
}

impl OpenError {
    /// Whether a different value of the setting fixes the error. Otherwise waiting or work on the
    /// database does.
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
    /// Opens the database, creates what is missing and runs the migrations. Only its owner may read
    /// a database file.
    pub async fn open(address: &Address) -> Result<Self, OpenError> {
        sqlx::any::install_default_drivers();
        let options = AnyConnectOptions::from_str(address.url().as_str()).map_err(OpenError::Failed)?;
        if let Some(path) = address.path() {
            prepare_file(path).map_err(|source| OpenError::NotWritable { path: path.to_owned(), source })?;
        }
        let classify = |error| classify(error, address);
        check_connection(&options, address.kind()).await.map_err(classify)?;
        let is_file = address.kind() == Kind::Sqlite;
        let max_connections = match (address.kind(), address.path()) {
            (Kind::Postgres, _) => 16,
            (Kind::Sqlite, Some(_)) => 8,
            (Kind::Sqlite, None) => 1,
        };
        let pool = AnyPoolOptions::new()
            .max_connections(max_connections)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .idle_timeout(None)
            .max_lifetime(None)
            .after_connect(move |connection, _| {
                Box::pin(async move { if is_file { apply_pragmas(connection).await } else { Ok(()) } })
            })
            .connect_lazy_with(options);
        let mut migrated = migrate(&pool).await;
        for _ in 0..MIGRATION_RETRIES {
            // Other processes may create the same tables at this moment: a file has no lock for that.
            if !matches!(migrated, Err(MigrateError::Execute(_) | MigrateError::ExecuteMigration(..))) {
                break;
            }
            tokio::time::sleep(MIGRATION_RETRY_PAUSE).await;
            migrated = migrate(&pool).await;
        }
        migrated.map_err(|error| migration_error(error, classify))?;
        Ok(Self { pool, address: address.clone() })
    }
}

async fn apply_pragmas(connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    connection.execute(PRAGMAS).await.map(drop)
}

/// Opens one connection before the pool does: the pool would retry and in the end report only a
/// timeout.
async fn check_connection(options: &AnyConnectOptions, kind: Kind) -> Result<(), sqlx::Error> {
    let connecting = AnyConnection::connect_with(options);
    let mut connection = tokio::time::timeout(FIRST_CONNECTION_TIMEOUT, connecting)
        .await
        .map_err(|_| sqlx::Error::Io(io::ErrorKind::TimedOut.into()))??;
    if kind == Kind::Sqlite {
        apply_pragmas(&mut connection).await?;
    }
    connection.close().await
}

/// Creates the directory and a file that only its owner may read, and checks that the file is
/// writable.
fn prepare_file(path: &Path) -> io::Result<()> {
    if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    let mut options = std::fs::OpenOptions::new();
    options.read(true).append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

fn migration_error(error: MigrateError, classify: impl Fn(sqlx::Error) -> OpenError) -> OpenError {
    match error {
        MigrateError::VersionMissing(version) | MigrateError::VersionTooNew(version, _) => {
            OpenError::SchemaNewer(version)
        }
        MigrateError::VersionMismatch(version) | MigrateError::Dirty(version) => {
            OpenError::SchemaDiffers(version)
        }
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => classify(error),
        other => OpenError::Failed(sqlx::Error::Migrate(Box::new(other))),
    }
}

fn classify(error: sqlx::Error, address: &Address) -> OpenError {
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
