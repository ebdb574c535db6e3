//! Opening the journal: its file, its settings, its migrations. Every failure says what to mend.

use super::Journal;
use sqlx::{
    migrate::{MigrateError, Migrator},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{
    io,
    path::{Path, PathBuf},
    str::FromStr,
    time::Duration,
};
use thiserror::Error;

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

/// Why the journal cannot be opened.
#[derive(Debug, Error)]
pub enum OpenError {
    #[error("the database url must be sqlite:PATH, such as sqlite:data/kiosk.db")]
    NotAUrl,
    #[error("the order journal at {path} cannot be written: {source}")]
    NotWritable { path: PathBuf, source: io::Error },
    #[error("the disk of the order journal is full")]
    Full,
    #[error("the order journal was written by a newer version of the shop (migration {0}); install that one")]
    SchemaNewer(i64),
    #[error("migration {0} of the order journal is not the one that this version knows")]
    SchemaDiffers(i64),
    #[error("the file is no order journal, or is damaged")]
    Damaged,
    #[error("the order journal cannot be opened")]
    Failed(#[source] sqlx::Error),
}

impl Journal {
    /// Opens the store at `sqlite:PATH`, makes what is missing and brings the tables up to date. The file
    /// is readable by its owner only. A row is on disk when a call returns.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        if !url.starts_with("sqlite:") {
            return Err(OpenError::NotAUrl);
        }
        let options = SqliteConnectOptions::from_str(url)
            .map_err(|_| OpenError::NotAUrl)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5));
        let path = options.get_filename().to_owned();
        let in_memory = url.contains(":memory:") || url.contains("mode=memory");
        if !in_memory {
            prepare(&path).map_err(|source| OpenError::NotWritable { path: path.clone(), source })?;
        }
        let pool = SqlitePoolOptions::new()
            .max_connections(if in_memory { 1 } else { 8 })
            .acquire_timeout(Duration::from_secs(10))
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(options)
            .await
            .map_err(|error| judge(error, &path))?;
        MIGRATIONS.run(&pool).await.map_err(|error| match error {
            MigrateError::VersionMissing(version) | MigrateError::VersionTooNew(version, _) => {
                OpenError::SchemaNewer(version)
            }
            MigrateError::VersionMismatch(version) | MigrateError::Dirty(version) => {
                OpenError::SchemaDiffers(version)
            }
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => judge(error, &path),
            other => OpenError::Failed(sqlx::Error::Migrate(Box::new(other))),
        })?;
        Ok(Self { pool })
    }
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

fn judge(error: sqlx::Error, path: &Path) -> OpenError {
    match primary_code(&error) {
        Some(13) => OpenError::Full,
        Some(8 | 10 | 14) => {
            OpenError::NotWritable { path: path.to_owned(), source: io::Error::other(error.to_string()) }
        }
        Some(11 | 26) => OpenError::Damaged,
        _ => OpenError::Failed(error),
    }
}

/// The primary result code of `SQLite`: 5 busy, 8 read only, 11 corrupt, 13 full, 14 cannot open, 26 no database.
pub(super) fn primary_code(error: &sqlx::Error) -> Option<i64> {
    let code: i64 = error.as_database_error()?.code()?.parse().ok()?;
    Some(code & 0xff)
}
