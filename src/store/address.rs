//! Where the store is: a file or a server. The password of a server is in no text that this makes.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sqlx::{postgres::PgConnectOptions, sqlite::SqliteConnectOptions};
use std::{
    fmt,
    path::{Path, PathBuf},
    str::FromStr,
};
use thiserror::Error;
use url::Url;

/// What stands in a path as it is.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The two kinds of database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

/// The address of a database. `Display` and `Debug` leave out what must not be read.
#[derive(Clone, PartialEq, Eq)]
pub struct Address {
    kind: Kind,
    url: Url,
    /// The file, if it is one.
    path: Option<PathBuf>,
}

/// The text is no address of a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error(
    "must be sqlite:PATH (a file such as sqlite://data/kiosk.db) or postgres://USER:PASSWORD@HOST:PORT/DATABASE"
)]
pub struct NotAnAddress;

impl Address {
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// With the password: for who connects.
    pub(super) const fn url(&self) -> &Url {
        &self.url
    }

    /// The file; a server and a database in memory have none.
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

/// The path is written anew, so that it means the same to whoever reads it as a URL.
fn sqlite(text: &str) -> Result<Address, NotAnAddress> {
    let options = SqliteConnectOptions::from_str(text).map_err(|_| NotAnAddress)?;
    let in_memory = text.contains(":memory:") || text.contains("mode=memory");
    let (url, path) = if in_memory {
        (text.to_owned(), None)
    } else {
        let path = options.get_filename().to_owned();
        let written = path.to_str().filter(|path| !path.is_empty()).ok_or(NotAnAddress)?;
        let query = text.split_once('?').map_or("mode=rwc", |(_, query)| query);
        (format!("sqlite:{}?{query}", utf8_percent_encode(written, PATH)), Some(path))
    };
    let url = Url::parse(&url).map_err(|_| NotAnAddress)?;
    Ok(Address { kind: Kind::Sqlite, url, path })
}

impl Address {
    /// The URL of a file that is opened in another way than the shop opens it; none for a name that is no text.
    pub(super) fn of_file(path: &Path, mode: &str) -> Option<String> {
        Some(format!("sqlite:{}?mode={mode}", utf8_percent_encode(path.to_str()?, PATH)))
    }
}

fn postgres(text: &str) -> Result<Address, NotAnAddress> {
    let url = Url::parse(text).map_err(|_| NotAnAddress)?;
    let names_a_place =
        url.has_host() || url.query_pairs().any(|(key, _)| key == "host" || key == "hostaddr");
    let is_read = PgConnectOptions::from_str(text).is_ok();
    if names_a_place && is_read {
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
