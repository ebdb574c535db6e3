//! The relay: the mail server that letters are handed to, as the operator names it.

use percent_encoding::percent_decode_str;
use secrecy::SecretString;
use std::{fmt, net::IpAddr, str::FromStr};
use thiserror::Error;
use url::Url;

/// A mail server and how it is spoken to. `Debug` and `Display` hide who logs in.
#[derive(Clone)]
pub struct Relay {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) privacy: Privacy,
    pub(super) login: Option<Login>,
}

/// What keeps others from reading along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Privacy {
    /// TLS from the first byte.
    Tls,
    /// TLS before anything is said, or nothing is said.
    StartTls,
    /// None is needed: the server is on this very machine.
    Loopback,
}

#[derive(Clone)]
pub(super) struct Login {
    pub user: SecretString,
    pub password: SecretString,
}

/// The text names no mail server. It is not repeated: there may be a password in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotARelay {
    #[error("must be smtps://user:password@host:port, or smtp:// for a server that speaks STARTTLS")]
    Form,
    #[error("needs both a user and a password, or neither; special characters are percent-encoded")]
    HalfALogin,
}

impl FromStr for Relay {
    type Err = NotARelay;

    /// `smtps://` speaks TLS from the first byte (port 465), `smtp://` after STARTTLS (port 587), which is
    /// never done without; only a server on this machine is spoken to in clear (port 25).
    fn from_str(text: &str) -> Result<Self, NotARelay> {
        let url = Url::parse(text.trim()).map_err(|_| NotARelay::Form)?;
        let is_bare = matches!(url.path(), "" | "/") && url.query().is_none() && url.fragment().is_none();
        let host = url.host_str().filter(|host| !host.is_empty() && is_bare).ok_or(NotARelay::Form)?;
        let host = host.trim_start_matches('[').trim_end_matches(']').to_ascii_lowercase();
        let (privacy, port) = match url.scheme() {
            "smtps" => (Privacy::Tls, 465),
            "smtp" if is_loopback(&host) => (Privacy::Loopback, 25),
            "smtp" => (Privacy::StartTls, 587),
            _ => return Err(NotARelay::Form),
        };
        Ok(Self { port: url.port().unwrap_or(port), login: login(&url)?, host, privacy })
    }
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

fn login(url: &Url) -> Result<Option<Login>, NotARelay> {
    let plain = |text: &str| {
        let plain = percent_decode_str(text).decode_utf8().map_err(|_| NotARelay::HalfALogin)?;
        Ok(SecretString::from(plain.into_owned()))
    };
    match (url.username(), url.password().unwrap_or_default()) {
        ("", "") => Ok(None),
        ("", _) | (_, "") => Err(NotARelay::HalfALogin),
        (user, password) => Ok(Some(Login { user: plain(user)?, password: plain(password)? })),
    }
}

impl fmt::Display for Relay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let how = match self.privacy {
            Privacy::Tls => "TLS",
            Privacy::StartTls => "STARTTLS",
            Privacy::Loopback => "in clear, on this machine",
        };
        write!(f, "{} port {} ({how})", self.host, self.port)
    }
}

impl fmt::Debug for Relay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Relay({self})")
    }
}
