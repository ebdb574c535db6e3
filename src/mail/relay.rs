//! The relay: the mail server that sends the emails, as configured by the operator.

use percent_encoding::percent_decode_str;
use secrecy::SecretString;
use std::{fmt, net::IpAddr, str::FromStr};
use thiserror::Error;
use url::Url;

/// A mail server and how to connect to it. `Debug` and `Display` hide the login.
#[derive(Clone)]
pub struct Relay {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) privacy: Privacy,
    pub(super) login: Option<Login>,
}

/// How the connection is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Privacy {
    /// TLS from the first byte.
    Tls,
    /// STARTTLS, which is required: nothing else is sent before it.
    StartTls,
    /// No encryption: the server runs on the same machine.
    Loopback,
}

#[derive(Clone)]
pub(super) struct Login {
    pub user: SecretString,
    pub password: SecretString,
}

/// The text is not the URL of a mail server. The error does not repeat it, because it may contain a
/// password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotARelay {
    #[error("must be smtps://user:password@host:port, or smtp:// for a server with STARTTLS")]
    Form,
    #[error("needs both a user and a password, or neither; percent-encode special characters")]
    HalfALogin,
}

impl FromStr for Relay {
    type Err = NotARelay;

    /// `smtps://` uses TLS from the first byte (port 465). `smtp://` requires STARTTLS (port 587),
    /// except for a server on this machine, which is used without encryption (port 25).
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
    let decode = |text: &str| {
        let decoded = percent_decode_str(text).decode_utf8().map_err(|_| NotARelay::HalfALogin)?;
        Ok(SecretString::from(decoded.into_owned()))
    };
    match (url.username(), url.password().unwrap_or_default()) {
        ("", "") => Ok(None),
        ("", _) | (_, "") => Err(NotARelay::HalfALogin),
        (user, password) => Ok(Some(Login { user: decode(user)?, password: decode(password)? })),
    }
}

impl fmt::Display for Relay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let protection = match self.privacy {
            Privacy::Tls => "TLS",
            Privacy::StartTls => "STARTTLS",
            Privacy::Loopback => "not encrypted, on this machine",
        };
        write!(f, "{} port {} ({protection})", self.host, self.port)
    }
}

impl fmt::Debug for Relay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Relay({self})")
    }
}
