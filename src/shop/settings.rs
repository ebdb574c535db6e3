//! Settings: read once at startup from `Leptos.toml`, overridden by `KIOSK_*` variables, and validated all at
//! once. A fault names its key, and an unknown key is a fault. `leptos_config` reads the runtime options of
//! Leptos from the same file.
//!
//! Only this module reads the environment for the shop. Leptos reads `LEPTOS_*`.

mod faults;
mod keys;
mod limits;
mod read;
impl Settings {
    /// Whether the shop sells in the sandbox, without real money.
    pub const fn is_sandbox(&self) -> bool {
        matches!(self.upstream.mode, Mode::Sandbox)
    }

    /// Whether shoppers use https.
    pub fn is_secure(&self) -> bool {
        self.store.origin.scheme() == "https"
    }
}

#[cfg(test)]
pub(crate) mod tests;
mod warnings;

use crate::{
    domain::locale::Locale,
    mail::{Relay, Sender},
    orders::retention::Retention,
    store::Address,
    upstream::Budgets,
};
use ipnet::IpNet;
use secrecy::SecretString;
use std::{
    ffi::OsString,
    net::{IpAddr, SocketAddr},
    path::{Path, PathBuf},
};
use url::Url;

pub use faults::Faults;
pub use limits::Limits;
pub use warnings::Warning;

/// All settings of the shop.
#[derive(Clone, Debug)]
pub struct Settings {
    pub store: Store,
    pub upstream: UpstreamSettings,
    pub database: Database,
    /// `None`: each node has its share of the budgets, and its own recent answers.
    pub redis: Option<Redis>,
    pub server: Server,
    pub limits: Limits,
    pub telemetry: Telemetry,
    /// `None`: the shop sends no emails.
    pub mail: Option<Mail>,
    pub wallet: Wallet,
    /// Keys whose values contain quotes, see [`Settings::warnings`].
    pub quoted: Vec<String>,
}

/// `[store]`: how the shop presents itself.
#[derive(Clone, Debug)]
pub struct Store {
    pub name: String,
    /// The scheme, host and port at which shoppers reach the shop. Never taken from `Host`.
    pub origin: Url,
    pub default_locale: Locale,
    /// The locales offered to visitors and crawlers. Other existing locales are served too.
    pub locales: Vec<Locale>,
    pub support_email: Option<String>,
    pub terms_url: Option<Url>,
    pub privacy_url: Option<Url>,
    /// Whether checkout has a promo code field.
    pub coupons: bool,
    /// For shared terminals: a browser is forgotten this many minutes after its last visit.
    pub shared_terminal_minutes: Option<u32>,
}

/// `[upstream]`: where goods come from. With neither `url` nor `partner_id`, the shop sells in the sandbox.
/// With an https origin, it does so only if `sandbox` is true.
#[derive(Clone, Debug)]
pub struct UpstreamSettings {
    pub mode: Mode,
    pub app_version: String,
    /// Whether the account is white-label. Its shoppers may buy e-money (contract 4.1).
    pub white_label: bool,
    /// Sent with every order as `acquisition` (contract 7), unless it is `None`.
    pub utm_source: Option<String>,
    /// How often each endpoint may be called.
    pub budgets: Budgets,
}

/// Whether the shop sells in the sandbox or for real money.
#[derive(Clone, Debug)]
pub enum Mode {
    Sandbox,
    Live { url: Url, partner_id: SecretString },
}

/// `[database]`: where orders are stored, and for how long.
#[derive(Clone, Debug)]
pub struct Database {
    /// A file, whose directory is created if it is missing, or a server.
    pub url: Address,
    /// How long orders are kept after they end.
    pub retention: Retention,
}

/// `[redis]`: the server through which nodes share data.
#[derive(Clone, Debug)]
pub struct Redis {
    /// A `redis://` or `rediss://` URL, often with a password.
    pub url: SecretString,
}

/// `[server]`: listeners, proxies and secrets.
#[derive(Clone, Debug)]
pub struct Server {
    /// Proxies whose `X-Forwarded-For` is trusted.
    pub trusted_proxies: Vec<Network>,
    /// Whether HSTS includes the subdomains of the shop's host.
    pub hsts_subdomains: bool,
    /// The address of the admin listener, with metrics and health checks. `None` disables it.
    pub admin_addr: Option<SocketAddr>,
    /// The first secret signs cookies and quotes, all of them verify. If empty, one is generated and stored
    /// in the database.
    pub secrets: Vec<SecretString>,
    /// The first key encrypts upstream's order IDs in the database, all of them decrypt. If empty, the key is
    /// in a file.
    pub journal_keys: Vec<SecretString>,
    /// The path of that file. `None` means next to the database.
    pub journal_key_file: Option<PathBuf>,
}

/// `[telemetry]` and `KIOSK_LOG`: logs and traces.
#[derive(Clone, Debug)]
pub struct Telemetry {
    /// Which lines are logged, as valid `tracing` filter directives.
    pub log: String,
    /// The OTLP collector (over HTTP), without `/v1/traces`. `None` disables traces.
    pub otlp_endpoint: Option<Url>,
    /// The percentage of requests that are traced.
    pub sample_percent: u8,
}

/// `[mail]`: emails to shoppers who open their orders on another device.
#[derive(Clone, Debug)]
pub struct Mail {
    /// The mail server and its login.
    pub relay: Relay,
    pub from: Sender,
}

/// `[wallet]`: what payments from browser wallets need.
#[derive(Clone, Debug)]
pub struct Wallet {
    /// The Solana RPC server. Only this server calls it, and its URL often contains a key. Without it, Solana
    /// wallets are not offered. The sandbox has its own.
    pub solana_rpc: Option<SecretString>,
}

/// A block of IP addresses such as `10.0.0.0/8`, or a single address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network(IpNet);

impl Network {
    /// Whether the block contains the address. An IPv4-mapped IPv6 address counts as IPv4.
    pub fn contains(&self, ip: IpAddr) -> bool {
        self.0.contains(&ip.to_canonical())
    }
}

impl std::str::FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (address, prefix) = match text.trim().split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text.trim(), None),
        };
        let address: IpAddr = address.parse().map_err(|_| format!("{text:?} is not an IP address"))?;
        let single = IpNet::from(address.to_canonical());
        let Some(prefix) = prefix else { return Ok(Self(single)) };
        let block = prefix.parse().ok().and_then(|prefix| IpNet::new(single.addr(), prefix).ok());
        let longest = single.max_prefix_len();
        block.map(Self).ok_or_else(|| format!("{text:?}: the prefix must be a number from 0 to {longest}"))
    }
}

/// The sources of the settings: a file, if there is one, and the environment.
#[derive(Debug)]
pub struct Source {
    file: Option<PathBuf>,
    environment: Vec<(String, String)>,
    /// Variables whose values are not UTF-8.
    unreadable: Vec<String>,
}

impl Source {
    /// The sources of this process.
    pub fn of_process() -> Self {
        Self::of(std::env::vars_os())
    }

    /// Takes the file from `KIOSK_CONFIG` unless it is empty, else the default file, and all other variables
    /// of the shop.
    fn of(variables: impl Iterator<Item = (OsString, OsString)>) -> Self {
        let (mut file, mut environment, mut unreadable) = (None, Vec::new(), Vec::new());
        for (name, value) in variables {
            let name = name.to_string_lossy().into_owned();
            match value.into_string() {
                _ if !name.starts_with("KIOSK_") => {}
                Ok(path) if name == "KIOSK_CONFIG" => {
                    file = Some(path).filter(|path| !path.trim().is_empty()).map(PathBuf::from);
                }
                Ok(text) => environment.push((name, text)),
                Err(_) => unreadable.push(name),
            }
        }
        Self { file: file.or_else(default_file), environment, unreadable }
    }

    /// The settings file, if there is one.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Reads and validates all settings. The default of `store.origin` is the listen address.
    pub fn read(&self, listen_address: SocketAddr) -> Result<Settings, Faults> {
        let mut faults = Faults::default();
        for variable in &self.unreadable {
            faults.add(variable, "must be UTF-8");
        }
        let text = match &self.file {
            None => Ok(String::new()),
            Some(path) => std::fs::read_to_string(path)
                .map_err(|e| Faults::one(&path.display().to_string(), &format!("cannot read the file: {e}"))),
        };
        match text.and_then(|text| read::settings(&text, &self.environment, listen_address)) {
            Ok(settings) if faults.is_empty() => return Ok(settings),
            Ok(_) => {}
            Err(others) => faults.add_all(others),
        }
        Err(faults)
    }
}

/// `Leptos.toml` next to the executable, or else in the working directory.
fn default_file() -> Option<PathBuf> {
    let next_to_binary = std::env::current_exe().ok().and_then(|e| e.parent().map(|p| p.join("Leptos.toml")));
    [next_to_binary, Some(PathBuf::from("Leptos.toml"))].into_iter().flatten().find(|p| p.is_file())
}
