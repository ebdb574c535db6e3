//! The signing secrets, and how a new one takes the first place.
//!
//! A secret that lies in the database signs from a moment on that is some minutes after it was made: by then every node
//! has read it and verifies what the others sign. The ones before it go on verifying until they are dropped.

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

/// The row of the first secret; later ones have the moment behind it from which they sign, in unix seconds.
const SERVER: &str = "server";

/// Between two looks at the rows.
const RELOAD_INTERVAL: Duration = Duration::from_secs(30);

/// Seconds after which a new secret signs: four looks of every node.
pub const SIGNS_AFTER_SECONDS: i64 = 120;

/// What replacing the secret came to.
#[derive(Debug, PartialEq, Eq)]
pub enum Rotated {
    /// It is in the database, signs from this moment on, and so many older ones still verify.
    InDatabase { signs_at: i64, still_verify: usize },
    /// The settings hold the secrets: whoever writes them has to put this one first.
    InSettings { fresh: String },
    /// So many older ones verify no longer.
    Dropped { secrets: usize },
}

/// A secret in the database.
struct Kept {
    name: String,
    signs_at: i64,
    secret: String,
}

/// The masters of the secrets that count at this moment, from the settings or from the database, where the first one is
/// made.
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
    let mut kept = kept(settings, rows, vault).await?;
    if kept.is_empty() {
        return first_of_all(settings, rows, vault).await;
    }
    // The one that signs is the newest whose time has come.
    let at = kept.iter().rposition(|kept| kept.signs_at <= now().unix()).unwrap_or(0);
    let first = Keys::master(kept.remove(at).secret.as_bytes());
    let others = kept.iter().map(|kept| Keys::master(kept.secret.as_bytes())).collect();
    Ok(SigningKeys { first, others })
}

/// Makes the first secret of a database; of many nodes at once one does.
async fn first_of_all(
    settings: &Settings,
    rows: &SecretRows,
    vault: &Vault,
) -> Result<SigningKeys, SecretsError> {
    let fresh = vault.seal(SERVER, &fresh_key()).ok_or(KeyTooShort)?;
    let kept = rows.find_or_keep(SERVER, &fresh).await?;
    let secret = vault.open(SERVER, &kept).map_err(|_| SecretsError::WrongKey(source(settings)))?;
    Ok(SigningKeys::of(secret.as_bytes()))
}

/// The secrets in the database, the oldest first. One in clear, which an older version made, is sealed.
async fn kept(settings: &Settings, rows: &SecretRows, vault: &Vault) -> Result<Vec<Kept>, SecretsError> {
    let mut all = Vec::new();
    for (name, value) in rows.begin_with(SERVER).await? {
        let secret = vault.open(&name, &value).map_err(|_| SecretsError::WrongKey(source(settings)))?;
        if !value.starts_with(&vault.current_prefix())
            && let Some(sealed) = vault.seal(&name, &secret)
        {
            rows.replace(&name, &value, &sealed).await?;
        }
        let signs_at = name.rsplit_once('.').and_then(|(_, at)| at.parse().ok()).unwrap_or(0);
        all.push(Kept { name, signs_at, secret });
    }
    all.sort_by_key(|kept| kept.signs_at);
    Ok(all)
}

/// Goes with the secrets in the database as long as it is not dropped.
pub(in crate::shop) async fn follow(settings: Settings, store: Store, vault: Vault, keys: Keys) {
    if !settings.server.secrets.is_empty() {
        return;
    }
    let rows = SecretRows::new(&store);
    loop {
        tokio::time::sleep(RELOAD_INTERVAL).await;
        match signing(&settings, &rows, &vault).await {
            Ok(masters) => keys.replace(masters),
            Err(error) => tracing::warn!(%error, "the signing secrets could not be read anew"),
        }
    }
}

/// Makes a new secret, or drops those that a newer one has replaced.
pub async fn rotate(settings: &Settings, store: &Store, drops_old: bool) -> Result<Rotated, SecretsError> {
    let vault = super::open(settings, store).await?.vault;
    if !settings.server.secrets.is_empty() {
        return Ok(Rotated::InSettings { fresh: fresh_key() });
    }
    let rows = SecretRows::new(store);
    let kept = kept(settings, &rows, &vault).await?;
    if drops_old {
        return drop_old(&rows, kept).await;
    }
    let newest = kept.last().map_or(0, |kept| kept.signs_at);
    let signs_at = (now().unix() + SIGNS_AFTER_SECONDS).max(newest + 1);
    let name = format!("{SERVER}.{signs_at}");
    let sealed = vault.seal(&name, &fresh_key()).ok_or(KeyTooShort)?;
    rows.find_or_keep(&name, &sealed).await?;
    Ok(Rotated::InDatabase { signs_at, still_verify: kept.len() })
}

/// Drops all that came before the one that signs now.
async fn drop_old(rows: &SecretRows, kept: Vec<Kept>) -> Result<Rotated, SecretsError> {
    let signs = kept.iter().rposition(|kept| kept.signs_at <= now().unix()).unwrap_or(0);
    for old in kept.iter().take(signs) {
        rows.remove(&old.name).await?;
    }
    Ok(Rotated::Dropped { secrets: signs })
}
