//! Secrets: where they come from, what they open, how the first of them is replaced while shoppers are in the shop.
//!
//! Three kinds. The *journal key* lives outside the database, in the settings or in a file, and seals whatever a stolen
//! database must not tell. The *lasting* master, from which digests and idempotency keys are derived, never changes; it
//! lies in the database, sealed. The *signing* secrets come from the settings, else from the database, sealed too; the
//! first signs cookies, quotes and links, all of them verify. See ADR 40.

mod key_file;
mod rotation;
#[cfg(test)]
mod tests;

pub use key_file::{KeyFile, KeyFileError};
pub(super) use rotation::follow;
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

/// The row of the lasting master.
const LASTING_ROW: &str = "lasting";

/// What was opened.
pub struct Secrets {
    pub vault: Vault,
    /// Digests, idempotency keys: the same for as long as the database lives.
    pub lasting: Keys,
    /// Signatures: replaced now and then.
    pub signing: Keys,
}

/// Why secrets cannot be had.
#[derive(Debug, Error)]
pub enum SecretsError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("server.journal_key_file: {0}")]
    File(#[from] KeyFileError),
    #[error("server.journal_key: {0}")]
    Short(#[from] KeyTooShort),
    #[error(
        "the database is sealed under another journal key than {0}: give this node the key that the others have, or that \
         was there when the database was made (server.journal_key or server.journal_key_file). Nothing was changed"
    )]
    WrongKey(String),
    #[error(
        "server.secret: the database was made by an older version, and several secrets are set: start once with the one \
         secret that it was used with, alone"
    )]
    Several,
}

impl SecretsError {
    /// Whether another value of a setting is the cure.
    pub const fn is_a_setting(&self) -> bool {
        match self {
            Self::Store(_) => false,
            Self::File(error) => error.is_a_setting(),
            Self::Short(_) | Self::WrongKey(_) | Self::Several => true,
        }
    }
}

/// Opens everything; what is not there yet is made.
pub async fn open(settings: &Settings, store: &Store) -> Result<Secrets, SecretsError> {
    let rows = SecretRows::new(store);
    let kept = rows.find(LASTING_ROW).await?;
    let (vault, file) = vault(settings, kept.is_some())?;
    let opened = open_under(settings, &rows, &vault, kept).await;
    if let (Err(SecretsError::WrongKey(_)), Some(file)) = (&opened, &file) {
        // Another node was quicker to seal the database, by a key of its own.
        file.remove_if_made();
    }
    opened
}

/// Whether a database is sealed, and this node's key opens it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seal {
    NotYet,
    Opens,
}

/// Looks whether the database can be opened. Makes and changes nothing.
pub async fn look(settings: &Settings, store: &Store) -> Result<Seal, SecretsError> {
    let Some(kept) = SecretRows::new(store).find(LASTING_ROW).await? else { return Ok(Seal::NotYet) };
    let (vault, _) = vault(settings, true)?;
    vault.open(LASTING_ROW, &kept).map(|_| Seal::Opens).map_err(|_| SecretsError::WrongKey(source(settings)))
}

async fn open_under(
    settings: &Settings,
    rows: &SecretRows,
    vault: &Vault,
    kept: Option<String>,
) -> Result<Secrets, SecretsError> {
    let lasting = lasting(settings, rows, vault, kept).await?;
    let signing = Keys::of_masters(rotation::signing(settings, rows, vault).await?);
    Ok(Secrets { vault: vault.clone(), lasting: Keys::of_masters(lasting), signing })
}

/// The vault by the settings' keys, else by the file's. A database that is sealed already gets no new key.
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

/// Where this node has its journal key from, for who has to look there.
fn source(settings: &Settings) -> String {
    match KeyFile::path_of(settings).filter(|_| settings.server.journal_keys.is_empty()) {
        Some(path) => format!("that of {}", path.display()),
        None => "server.journal_key".to_owned(),
    }
}

/// The lasting master. A database of an older version goes on with what its one secret came down to.
async fn lasting(
    settings: &Settings,
    rows: &SecretRows,
    vault: &Vault,
    kept: Option<String>,
) -> Result<SigningKeys, SecretsError> {
    let kept = if let Some(kept) = kept {
        kept
    } else {
        let master = first_master(settings, rows, vault).await?;
        let sealed = vault.seal(LASTING_ROW, &hex::encode(master)).ok_or(KeyTooShort)?;
        rows.find_or_keep(LASTING_ROW, &sealed).await?
    };
    let wrong = |_: WrongKey| SecretsError::WrongKey(source(settings));
    let text = vault.open(LASTING_ROW, &kept).map_err(wrong)?;
    if !kept.starts_with(&vault.current_prefix())
        && let Some(anew) = vault.seal(LASTING_ROW, &text)
    {
        rows.replace(LASTING_ROW, &kept, &anew).await?;
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
