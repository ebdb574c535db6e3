//! Maintenance of the database by commands, whether the shop is running or not.

use super::{
    keys::Purpose,
    secrets::{self, Rotated, SecretsError},
    settings::Settings,
};
use crate::{
    domain::email::Email,
    orders::{
        journal::{Journal, JournalError},
        keys::{KeyTooShort, Keys as JournalKeys},
    },
    store::{self, Store},
};
use thiserror::Error;

pub use crate::orders::journal::Erased;

/// Why the database was not changed.
#[derive(Debug, Error)]
pub enum UpkeepError {
    #[error("database.url: {0}")]
    Database(#[from] store::OpenError),
    #[error(transparent)]
    Secrets(#[from] SecretsError),
    #[error(transparent)]
    Journal(#[from] JournalError),
    #[error("server.secret: {0}")]
    Key(#[from] KeyTooShort),
}

impl UpkeepError {
    /// Whether the cause is a setting.
    pub const fn is_a_setting(&self) -> bool {
        match self {
            Self::Database(error) => error.is_a_setting(),
            Self::Secrets(error) => error.is_a_setting(),
            Self::Key(_) => true,
            Self::Journal(_) => false,
        }
    }
}

/// Erases the data that is linked to an email address.
pub async fn erase(settings: &Settings, email: &Email) -> Result<Erased, UpkeepError> {
    let store = Store::open(&settings.database.url).await?;
    let opened = secrets::open(settings, &store).await?;
    let keys = JournalKeys::new(&opened.lasting.derive(Purpose::Journal))?;
    let erased = Journal::new(&store, &opened.vault).erase(&keys.email(email)).await?;
    store.close().await;
    Ok(erased)
}

/// Creates a new signing secret, or deletes those that a newer one has replaced.
pub async fn rotate_secret(settings: &Settings, drops_old: bool) -> Result<Rotated, UpkeepError> {
    let store = Store::open(&settings.database.url).await?;
    let rotated = secrets::rotate(settings, &store, drops_old).await?;
    store.close().await;
    Ok(rotated)
}
