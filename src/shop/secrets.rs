//! Secrets: where they come from, what they protect, and how the signing secret is replaced during operation.
//!
//! There are three kinds. The *journal key* is outside the database, in the settings or in a file. It
//! encrypts what must stay secret if the database is stolen. The *lasting* master key derives digests and
//! idempotency keys. It never changes and is in the database, encrypted. The *signing* secrets come from the
//! settings, or else from the database, also encrypted. The first one signs cookies, quotes and links; all of
//! them verify. See ADR 40.

mod key_file;
mod rotation;
#[cfg(test)]
mod tests;

pub use key_file::{KeyFile, KeyFileError};
pub(super) use rotation::reload_periodically;
pub use rotation::{Rotated, rotate};

use super::{
    keys::{Keys, SigningKeys},
    settings::Settings,
};
use crate::{
    orders::{
        journal::SecretRows,
        keys::KeyTooShort,
        vault::{Vault, WrongKey},
    },
    store::{Store, StoreError},
};
use secrecy::ExposeSecret;
use thiserror::Error;

/// The name of the row with the lasting master key.
const LASTING_ROW: &str = "lasting";

/// The opened secrets.
pub struct Secrets {
    pub vault: Vault,
    /// Derives digests and idempotency keys. It never changes for one database.
    pub lasting: Keys,
    /// Signs cookies, quotes and links. It can be replaced.
    pub signing: Keys,
}

/// Why the secrets cannot be opened.
#[derive(Debug, Error)]
pub enum SecretsError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("server.journal_key_file: {0}")]
    File(#[from] KeyFileError),
    #[error("server.journal_key: {0}")]
    Short(#[from] KeyTooShort),
    #[error(
        "the database is encrypted with a different journal key than {0}. Use the key of the other nodes, or the key \
         with which the database was created (server.journal_key or server.journal_key_file). Nothing was changed"
    )]
    WrongKey(String),
    #[error(
        "server.secret: an older version created this database, and several secrets are set. Start once with only the \
         secret that the older version used"
    )]
    Several,
}

impl SecretsError {
    /// Whether the cause is a setting.
    pub const fn is_a_setting(&self) -> bool {
        match self {
            Self::Store(_) => false,
            Self::File(error) => error.is_a_setting(),
            Self::Short(_) | Self::WrongKey(_) | Self::Several => true,
        }
    }
}

/// Opens all secrets, and creates those that do not exist yet.
pub async fn open(settings: &Settings, store: &Store) -> Result<Secrets, SecretsError> {
    let rows = SecretRows::new(store);
    let stored = rows.find(LASTING_ROW).await?;
    let (vault, file) = vault(settings, stored.is_some())?;
    let opened = open_under(settings, &rows, &vault, stored).await;
    if let (Err(SecretsError::WrongKey(_)), Some(file)) = (&opened, &file) {
        // Another node was faster and encrypted the database with its own key.
        file.remove_if_made();
    }
    opened
}

/// Whether a database is encrypted. If it is, this node's key opens it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seal {
    NotYet,
    Opens,
}

/// Checks whether this node's key opens the database. Creates and changes nothing.
pub async fn check_seal(settings: &Settings, store: &Store) -> Result<Seal, SecretsError> {
    let Some(stored) = SecretRows::new(store).find(LASTING_ROW).await? else { return Ok(Seal::NotYet) };
    let (vault, _) = vault(settings, true)?;
    vault
        .open(LASTING_ROW, &stored)
        .map(|_| Seal::Opens)
        .map_err(|_| SecretsError::WrongKey(source(settings)))
}

async fn open_under(
    settings: &Settings,
    rows: &SecretRows,
    vault: &Vault,
    stored: Option<String>,
) -> Result<Secrets, SecretsError> {
    let lasting = lasting(settings, rows, vault, stored).await?;
    let signing = Keys::of_masters(rotation::signing(settings, rows, vault).await?);
    Ok(Secrets { vault: vault.clone(), lasting: Keys::of_masters(lasting), signing })
}

/// The vault with the keys of the settings, or else with the key file. Creates no new key for a database that
/// is already encrypted.
fn vault(settings: &Settings, is_sealed: bool) -> Result<(Vault, Option<KeyFile>), SecretsError> {
    let keys: Vec<_> = settings.server.journal_keys.iter().map(ExposeSecret::expose_secret).collect();
    if !keys.is_empty() {
        return Ok((Vault::new(&keys)?, None));
    }
    let Some(path) = KeyFile::path_of(settings) else {
        // A database in memory: nothing outlives the process.
        return Ok((Vault::new(&[key_file::fresh_key()])?, None));
    };
    let file = if is_sealed { KeyFile::read(&path)? } else { KeyFile::read_or_make(&path)? };
    Ok((Vault::new(&[file.key()])?, Some(file)))
}

/// Where this node's journal key comes from, for error messages.
fn source(settings: &Settings) -> String {
    match KeyFile::path_of(settings).filter(|_| settings.server.journal_keys.is_empty()) {
        Some(path) => format!("the one in {}", path.display()),
        None => "server.journal_key".to_owned(),
    }
}

/// The lasting master key. A database of an older version keeps the one derived from its single secret.
async fn lasting(
    settings: &Settings,
    rows: &SecretRows,
    vault: &Vault,
    stored: Option<String>,
) -> Result<SigningKeys, SecretsError> {
    let stored = if let Some(stored) = stored {
        stored
    } else {
        let master = first_master(settings, rows, vault).await?;
        let sealed = vault.seal(LASTING_ROW, &hex::encode(master)).ok_or(KeyTooShort)?;
        rows.find_or_keep(LASTING_ROW, &sealed).await?
    };
    let wrong = |_: WrongKey| SecretsError::WrongKey(source(settings));
    let text = vault.open(LASTING_ROW, &stored).map_err(wrong)?;
    if !stored.starts_with(&vault.current_prefix())
        && let Some(resealed) = vault.seal(LASTING_ROW, &text)
    {
        rows.replace(LASTING_ROW, &stored, &resealed).await?;
    }
    let mut first = [0; 32];
    hex::decode_to_slice(&text, &mut first).map_err(|_| SecretsError::WrongKey(source(settings)))?;
    Ok(SigningKeys { first, others: Vec::new() })
}

async fn first_master(
    settings: &Settings,
    rows: &SecretRows,
    vault: &Vault,
) -> Result<[u8; 32], SecretsError> {
    if !rows.is_in_use().await? {
        return Ok(rand::random());
    }
    match settings.server.secrets.as_slice() {
        [] => Ok(rotation::signing(settings, rows, vault).await?.first),
        [one] => Ok(Keys::master(one.expose_secret().as_bytes())),
        _ => Err(SecretsError::Several),
    }
}
