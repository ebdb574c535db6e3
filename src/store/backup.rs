//! Copies the database while the shop is running. No migration runs: the copy has the schema of the
//! original.

use super::{Address, Kind};
use sqlx::{AnyConnection, Connection, Row};
use std::{
    fs::{File, OpenOptions},
    io,
    os::unix::fs::OpenOptionsExt,
    path::Path,
};
use thiserror::Error;

/// Why the backup failed.
#[derive(Debug, Error)]
pub enum BackupError {
    #[error("use PostgreSQL's own tools to back up the database")]
    Postgres,
    #[error("there is no database to copy")]
    NoDatabase,
    #[error("cannot write the copy: {0}")]
    Target(#[source] io::Error),
    #[error("cannot copy the database: {0}")]
    Failed(#[source] sqlx::Error),
    #[error("the copy is damaged, and the database may be damaged too: {0}")]
    Damaged(String),
}

impl Address {
    /// Copies a file database into a new file that only its owner may read, and checks the copy's
    /// integrity. Returns the size of the copy in bytes. An incomplete copy is deleted.
    pub async fn copy_to(&self, target: &Path) -> Result<u64, BackupError> {
        if self.kind() == Kind::Postgres {
            return Err(BackupError::Postgres);
        }
        let path = self.path().filter(|path| path.is_file()).ok_or(BackupError::NoDatabase)?;
        let file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(target)
            .map_err(BackupError::Target)?;
        let copied = copy(path, target, file).await;
        if copied.is_err() {
            let _ = std::fs::remove_file(target);
        }
        copied
    }
}

async fn copy(from: &Path, target: &Path, file: File) -> Result<u64, BackupError> {
    sqlx::any::install_default_drivers();
    let name = target.to_str().ok_or_else(|| BackupError::Target(io::ErrorKind::InvalidInput.into()))?;
    let mut source = open(from, "rw").await?;
    sqlx::query("PRAGMA busy_timeout = 30000").execute(&mut source).await.map_err(BackupError::Failed)?;
    sqlx::query("VACUUM INTO $1").bind(name).execute(&mut source).await.map_err(BackupError::Failed)?;
    source.close().await.map_err(BackupError::Failed)?;
    let mut copy = open(target, "ro").await?;
    let integrity =
        sqlx::query("PRAGMA integrity_check").fetch_one(&mut copy).await.map_err(BackupError::Failed)?;
    let integrity: String = integrity.try_get(0).map_err(BackupError::Failed)?;
    copy.close().await.map_err(BackupError::Failed)?;
    if integrity != "ok" {
        return Err(BackupError::Damaged(integrity));
    }
    file.sync_all().map_err(BackupError::Target)?;
    file.metadata().map(|data| data.len()).map_err(BackupError::Target)
}

async fn open(path: &Path, mode: &str) -> Result<AnyConnection, BackupError> {
    let url = Address::of_file(path, mode).ok_or(BackupError::NoDatabase)?;
    AnyConnection::connect(&url).await.map_err(BackupError::Failed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;
    use std::{os::unix::fs::PermissionsExt, path::PathBuf};

    struct Place {
        folder: tempfile::TempDir,
        address: Address,
    }

    /// A database of the shop with one secret in it.
    async fn place() -> (Place, Store) {
        let folder = tempfile::tempdir().unwrap();
        let address: Address =
            format!("sqlite:{}", folder.path().join("a shop.db").display()).parse().unwrap();
        let store = Store::open(&address).await.unwrap();
        let write = sqlx::query("INSERT INTO secrets (name, value) VALUES ('one', 'kept')");
        write.execute(store.pool()).await.unwrap();
        (Place { folder, address }, store)
    }

    impl Place {
        fn target(&self) -> PathBuf {
            self.folder.path().join("a copy.db")
        }
    }

    #[tokio::test]
    async fn backup_of_a_running_shop_is_complete_and_readable_by_its_owner_only() {
        let (place, store) = place().await;
        let bytes = place.address.copy_to(&place.target()).await.unwrap();
        let data = place.target().metadata().unwrap();
        assert_eq!((data.len(), data.permissions().mode() & 0o777), (bytes, 0o600));
        assert!(store.is_ready().await);
        let copy = format!("sqlite:{}", place.target().display()).parse().unwrap();
        let copy = Store::open(&copy).await.unwrap();
        let kept = sqlx::query("SELECT value FROM secrets WHERE name = 'one'");
        assert_eq!(kept.fetch_one(copy.pool()).await.unwrap().get::<String, _>(0), "kept");
    }

    #[tokio::test]
    async fn backup_overwrites_nothing_and_deletes_incomplete_copies() {
        let (place, _store) = place().await;
        std::fs::write(place.target(), "precious").unwrap();
        assert!(matches!(place.address.copy_to(&place.target()).await, Err(BackupError::Target(_))));
        assert_eq!(std::fs::read(place.target()).unwrap(), b"precious");
        let wrong = place.folder.path().join("wrong.db");
        std::fs::write(&wrong, "this is no database at all. ".repeat(200)).unwrap();
        let address: Address = format!("sqlite:{}", wrong.display()).parse().unwrap();
        let other = place.folder.path().join("other.db");
        assert!(matches!(address.copy_to(&other).await, Err(BackupError::Failed(_))));
        assert!(!other.exists());
    }

    #[tokio::test]
    async fn backup_refuses_a_server_and_a_missing_file() {
        let target = Path::new("/nowhere/kiosk.db");
        let postgres: Address = "postgres://kiosk@127.0.0.1/kiosk".parse().unwrap();
        assert!(matches!(postgres.copy_to(target).await, Err(BackupError::Postgres)));
        let missing: Address = "sqlite:/nowhere/at/all.db".parse().unwrap();
        assert!(matches!(missing.copy_to(target).await, Err(BackupError::NoDatabase)));
    }
}
