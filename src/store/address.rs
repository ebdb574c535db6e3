//! The address of the database: a file or a server. No text made here contains a server's password.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sqlx::{postgres::PgConnectOptions, sqlite::SqliteConnectOptions};
use std::{
    fmt,
    path::{Path, PathBuf},
    str::FromStr,
};
use thiserror::Error;
use url::Url;

/// Characters that are not percent-encoded in a path.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The supported databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

/// The address of a database. `Display` and `Debug` omit the password.
#[derive(Clone, PartialEq, Eq)]
pub struct Address {
    kind: Kind,
    url: Url,
    /// The database file, if there is one.
    path: Option<PathBuf>,
}

/// The text is not a database address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error(
    "must be sqlite:PATH (a file such as sqlite://data/kiosk.db) or postgres://USER:PASSWORD@HOST:PORT/DATABASE"
)]
pub struct NotAnAddress;

impl Address {
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// The URL with its password, for connecting.
    pub(super) const fn url(&self) -> &Url {
        &self.url
    }

    /// The database file. A server and an in-memory database have none.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }
}

impl FromStr for Address {
    type Err = NotAnAddress;

    fn from_str(text: &str) -> Result<Self, NotAnAddress> {
        match text.split_once(':').map(|(scheme, _)| scheme) {
            Some("sqlite") => sqlite(text),
            Some("postgres" | "postgresql") => postgres(text),
            _ => Err(NotAnAddress),
        }
    }
}

/// Writes the URL anew with an encoded path, so that every URL parser reads the same path.
fn sqlite(text: &str) -> Result<Address, NotAnAddress> {
    let options = SqliteConnectOptions::from_str(text).map_err(|_| NotAnAddress)?;
    let in_memory = text.contains(":memory:") || text.contains("mode=memory");
    let (url, path) = if in_memory {
        (text.to_owned(), None)
    } else {
        let path = options.get_filename().to_owned();
        let path_text = path.to_str().filter(|path| !path.is_empty()).ok_or(NotAnAddress)?;
        let query = text.split_once('?').map_or("mode=rwc", |(_, query)| query);
        (format!("sqlite:{}?{query}", utf8_percent_encode(path_text, PATH)), Some(path))
    };
    let url = Url::parse(&url).map_err(|_| NotAnAddress)?;
    Ok(Address { kind: Kind::Sqlite, url, path })
}

impl Address {
    /// URL of a file for a mode other than the shop's own. `None` for a path that is not valid
    /// UTF-8.
    pub(super) fn of_file(path: &Path, mode: &str) -> Option<String> {
        Some(format!("sqlite:{}?mode={mode}", utf8_percent_encode(path.to_str()?, PATH)))
    }
}

fn postgres(text: &str) -> Result<Address, NotAnAddress> {
    let url = Url::parse(text).map_err(|_| NotAnAddress)?;
    let has_host = url.has_host() || url.query_pairs().any(|(key, _)| key == "host" || key == "hostaddr");
    let is_valid = PgConnectOptions::from_str(text).is_ok();
    if has_host && is_valid {
        Ok(Address { kind: Kind::Postgres, url, path: None })
    } else {
        Err(NotAnAddress)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.kind, &self.path) {
            (Kind::Sqlite, Some(path)) => write!(f, "sqlite:{}", path.display()),
            (Kind::Sqlite, None) => f.write_str("sqlite::memory:"),
            (Kind::Postgres, _) => {
                let port = self.url.port().map(|port| format!(":{port}")).unwrap_or_default();
                let host = self.url.host_str().unwrap_or_default();
                write!(f, "postgres://{host}{port}{}", self.url.path())
            }
        }
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Address({self})")
    }
}
