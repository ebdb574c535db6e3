//! The file with the journal key, used if the settings contain no key. It is next to the database, and only
//! its owner can read it.

use crate::{shop::settings::Settings, store::Kind};
use std::{
    fs,
    io::{self, Write},
    os::unix::fs::{MetadataExt, OpenOptionsExt},
    path::{Path, PathBuf},
};
use thiserror::Error;

/// The path of the file if the database is on a server.
const FILE_BESIDE_A_SERVER: &str = "data/kiosk.key";

/// The number of hexadecimal digits of a key.
const KEY_CHARS: usize = 64;

/// A key that was read from its file.
pub struct KeyFile {
    path: PathBuf,
    key: String,
    is_new: bool,
}

/// Why a file provides no key.
#[derive(Debug, Error)]
pub enum KeyFileError {
    #[error(
        "the database is encrypted, but its key file {path} is missing. Restore the file from a backup, or set \
         server.journal_key. Without the key, codes of earlier orders cannot be shown"
    )]
    Missing { path: PathBuf },
    #[error("{path} does not contain a key of 64 hexadecimal digits")]
    Unreadable { path: PathBuf },
    #[error("{path}: {source}")]
    Io { path: PathBuf, source: io::Error },
}

impl KeyFileError {
    pub const fn is_a_setting(&self) -> bool {
        match self {
            Self::Missing { .. } | Self::Unreadable { .. } => true,
            Self::Io { .. } => false,
        }
    }
}

impl KeyFile {
    /// The path of the file under these settings. `None` for a database in memory.
    pub fn path_of(settings: &Settings) -> Option<PathBuf> {
        if let Some(path) = &settings.server.journal_key_file {
            return Some(path.clone());
        }
        let address = &settings.database.url;
        match (address.kind(), address.path()) {
            (Kind::Postgres, _) => Some(PathBuf::from(FILE_BESIDE_A_SERVER)),
            (Kind::Sqlite, Some(file)) => {
                let mut name = file.as_os_str().to_owned();
                name.push(".key");
                Some(PathBuf::from(name))
            }
            (Kind::Sqlite, None) => None,
        }
    }

    /// Reads an existing file.
    pub fn read(path: &Path) -> Result<Self, KeyFileError> {
        match fs::read_to_string(path) {
            Ok(text) => Self::of(path, &text, false),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Err(KeyFileError::Missing { path: path.to_owned() })
            }
            Err(source) => Err(KeyFileError::Io { path: path.to_owned(), source }),
        }
    }

    /// Reads the file, or creates it if it is missing. If several processes do so at once, one of them
    /// creates it, and none of them sees an incomplete file.
    pub fn read_or_make(path: &Path) -> Result<Self, KeyFileError> {
        match Self::read(path) {
            Err(KeyFileError::Missing { .. }) => {}
            read => return read,
        }
        let key = fresh_key();
        match make(path, &key) {
            Ok(()) => Self::of(path, &key, true),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Self::read(path),
            Err(source) => Err(KeyFileError::Io { path: path.to_owned(), source }),
        }
    }

    fn of(path: &Path, text: &str, is_new: bool) -> Result<Self, KeyFileError> {
        let key = text.trim().to_owned();
        let is_key = key.len() == KEY_CHARS && key.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_key {
            Ok(Self { path: path.to_owned(), key, is_new })
        } else {
            Err(KeyFileError::Unreadable { path: path.to_owned() })
        }
    }

    pub fn key(&self) -> &str {
        &self.key
    }

    /// Deletes the file if this process has just created it and its key opens nothing.
    pub fn remove_if_made(&self) {
        if self.is_new
            && let Err(error) = fs::remove_file(&self.path)
        {
            tracing::warn!(%error, "could not delete a new key file that opens nothing");
        }
    }

    /// Whether other users can read the file. `None` if it does not exist.
    pub fn is_readable_by_others(path: &Path) -> Option<bool> {
        path.metadata().ok().map(|data| data.mode() & 0o077 != 0)
    }
}

/// Generates a key of 256 random bits.
pub fn fresh_key() -> String {
    hex::encode(rand::random::<[u8; 32]>())
}

// The file is written under another name first, so that no process reads an incomplete key.
fn make(path: &Path, key: &str) -> io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{:016x}", rand::random::<u64>()));
    let draft = PathBuf::from(name);
    let written =
        fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft).and_then(|mut file| {
            writeln!(file, "{key}")?;
            file.sync_all()?;
            fs::hard_link(&draft, path)
        });
    let removed = fs::remove_file(&draft);
    written.and(removed)
}
