//! The signing secrets and their rotation.
//!
//! A new secret in the database signs only some minutes after its creation. By then every node has read it
//! and can verify what the others sign. The previous secrets stay valid until they are deleted.

use super::{SecretsError, Vault, key_file::fresh_key, source};
use crate::{
    orders::{journal::SecretRows, keys::KeyTooShort},
    shop::{
        keys::{Keys, SigningKeys},
        now,
        settings::Settings,
    },
    store::Store,
};
use secrecy::ExposeSecret;
use std::time::Duration;

/// The row of the first secret. Later rows append the time from which they sign, in Unix seconds.
const SERVER: &str = "server";

/// How often the rows are read again.
const RELOAD_INTERVAL: Duration = Duration::from_secs(30);

/// Seconds until a new secret signs, so that every node has read it four times.
pub const SIGNS_AFTER_SECONDS: i64 = 120;

/// The outcome of a rotation.
#[derive(Debug, PartialEq, Eq)]
pub enum Rotated {
    /// The new secret is in the database and signs from `signs_at` (Unix seconds). `still_verify` older ones
    /// stay valid.
    InDatabase { signs_at: i64, still_verify: usize },
    /// The secrets are in the settings, so the operator has to add `fresh` there.
    InSettings { fresh: String },
    /// `secrets` older ones were deleted.
    Dropped { secrets: usize },
}

/// A secret in the database.
struct StoredSecret {
    name: String,
    signs_at: i64,
    secret: String,
}

/// The master keys of the current secrets, from the settings or from the database. Creates the first secret
/// if there is none.
pub(super) async fn signing(
    settings: &Settings,
    rows: &SecretRows,
    vault: &Vault,
) -> Result<SigningKeys, SecretsError> {
    let secrets: Vec<_> =
        settings.server.secrets.iter().map(|s| Keys::master(s.expose_secret().as_bytes())).collect();
    if let Some((first, others)) = secrets.split_first() {
        return Ok(SigningKeys { first: *first, others: others.to_vec() });
    }
    let mut stored = stored(settings, rows, vault).await?;
    if stored.is_empty() {
        return create_first_secret(settings, rows, vault).await;
    }
    // The newest secret whose time has come signs.
    let at = stored.iter().rposition(|stored| stored.signs_at <= now().unix()).unwrap_or(0);
    let first = Keys::master(stored.remove(at).secret.as_bytes());
    let others = stored.iter().map(|stored| Keys::master(stored.secret.as_bytes())).collect();
    Ok(SigningKeys { first, others })
}

/// Creates the first secret of a database. If several nodes do so at once, one of them succeeds.
async fn create_first_secret(
    settings: &Settings,
    rows: &SecretRows,
    vault: &Vault,
) -> Result<SigningKeys, SecretsError> {
    let fresh = vault.seal(SERVER, &fresh_key()).ok_or(KeyTooShort)?;
    let stored = rows.find_or_keep(SERVER, &fresh).await?;
    let secret = vault.open(SERVER, &stored).map_err(|_| SecretsError::WrongKey(source(settings)))?;
    Ok(SigningKeys::of(secret.as_bytes()))
}

/// The secrets in the database, the oldest first. Encrypts one that an older version stored unencrypted.
async fn stored(
    settings: &Settings,
    rows: &SecretRows,
    vault: &Vault,
) -> Result<Vec<StoredSecret>, SecretsError> {
    let mut all = Vec::new();
    for (name, value) in rows.begin_with(SERVER).await? {
        let secret = vault.open(&name, &value).map_err(|_| SecretsError::WrongKey(source(settings)))?;
        if !value.starts_with(&vault.current_prefix())
            && let Some(sealed) = vault.seal(&name, &secret)
        {
            rows.replace(&name, &value, &sealed).await?;
        }
        let signs_at = name.rsplit_once('.').and_then(|(_, at)| at.parse().ok()).unwrap_or(0);
        all.push(StoredSecret { name, signs_at, secret });
    }
    all.sort_by_key(|stored| stored.signs_at);
    Ok(all)
}

/// Reloads the secrets from the database until it is dropped.
pub(in crate::shop) async fn reload_periodically(settings: Settings, store: Store, vault: Vault, keys: Keys) {
    if !settings.server.secrets.is_empty() {
        return;
    }
    let rows = SecretRows::new(&store);
    loop {
        tokio::time::sleep(RELOAD_INTERVAL).await;
        match signing(&settings, &rows, &vault).await {
            Ok(masters) => keys.replace(masters),
            Err(error) => tracing::warn!(%error, "could not reload the signing secrets"),
        }
    }
}

/// Creates a new secret, or deletes those that a newer one has replaced.
pub async fn rotate(settings: &Settings, store: &Store, drops_old: bool) -> Result<Rotated, SecretsError> {
    let vault = super::open(settings, store).await?.vault;
    if !settings.server.secrets.is_empty() {
        return Ok(Rotated::InSettings { fresh: fresh_key() });
    }
    let rows = SecretRows::new(store);
    let stored = stored(settings, &rows, &vault).await?;
    if drops_old {
        return drop_old(&rows, stored).await;
    }
    let newest = stored.last().map_or(0, |stored| stored.signs_at);
    let signs_at = (now().unix() + SIGNS_AFTER_SECONDS).max(newest + 1);
    let name = format!("{SERVER}.{signs_at}");
    let sealed = vault.seal(&name, &fresh_key()).ok_or(KeyTooShort)?;
    rows.find_or_keep(&name, &sealed).await?;
    Ok(Rotated::InDatabase { signs_at, still_verify: stored.len() })
}

/// Deletes all secrets older than the one that signs now.
async fn drop_old(rows: &SecretRows, stored: Vec<StoredSecret>) -> Result<Rotated, SecretsError> {
    let signs = stored.iter().rposition(|stored| stored.signs_at <= now().unix()).unwrap_or(0);
    for old in stored.iter().take(signs) {
        rows.remove(&old.name).await?;
    }
    Ok(Rotated::Dropped { secrets: signs })
}
