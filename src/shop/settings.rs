//! Settings: read once at start from `Leptos.toml`, overruled by `KIOSK_*` variables, validated all at
//! once. A fault names its key; an unknown key is a fault. The runtime options of Leptos itself are read
//! by `leptos_config` from the same file.
//!
//! This is the one place that looks at the environment for the shop's own sake; Leptos reads `LEPTOS_*`.

mod faults;
mod keys;
mod limits;
mod read;
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

/// Everything an operator can say about the shop.
#[derive(Clone, Debug)]
pub struct Settings {
    pub store: Store,
    pub upstream: UpstreamSettings,
    pub database: Database,
    /// Absent: each node has its part of the budgets, and answers of its own.
    pub redis: Option<Redis>,
    pub server: Server,
    pub limits: Limits,
    pub telemetry: Telemetry,
    /// Absent: the shop writes to nobody.
    pub mail: Option<Mail>,
    pub wallet: Wallet,
    /// Keys whose values have quotes around them, see [`Settings::warnings`].
    pub quoted: Vec<String>,
}

/// `[store]`: how the shop presents itself.
#[derive(Clone, Debug)]
pub struct Store {
    pub name: String,
    /// Scheme, host and port under which shoppers see the shop; never read from `Host`.
    pub origin: Url,
    pub default_locale: Locale,
    /// The locales offered in the picker and to crawlers; others that exist are still served.
    pub locales: Vec<Locale>,
    pub support_email: Option<String>,
    pub terms_url: Option<Url>,
    pub privacy_url: Option<Url>,
    /// Whether checkout asks for a promo code.
    pub coupons: bool,
    /// The shop is used on terminals that people share: a browser is forgotten so many minutes after its last visit.
    pub shared_terminal_minutes: Option<u32>,
}

/// `[upstream]`: where goods come from. With neither `url` nor `partner_id` the sandbox serves; under an https origin
/// only when `sandbox` says so.
#[derive(Clone, Debug)]
pub struct UpstreamSettings {
    pub mode: Mode,
    pub app_version: String,
    /// Whether the account is a white-label one, whose shoppers may buy e-money (contract 4.1).
    pub white_label: bool,
    /// Said with every order as where it came from (contract 7, `acquisition`); nothing is said without it.
    pub utm_source: Option<String>,
    /// How often upstream may be asked for what.
    pub budgets: Budgets,
}

/// Real money or not.
#[derive(Clone, Debug)]
pub enum Mode {
    Sandbox,
    Live { url: Url, partner_id: SecretString },
}

/// `[database]`.
#[derive(Clone, Debug)]
pub struct Database {
    /// A file, whose folder is made if it is missing, or a server.
    pub url: Address,
    /// For how long orders are kept after their end.
    pub retention: Retention,
}

/// `[redis]`.
#[derive(Clone, Debug)]
pub struct Redis {
    /// `redis://` or `rediss://`; often with a password.
    pub url: SecretString,
}

/// `[server]`.
#[derive(Clone, Debug)]
pub struct Server {
    /// Addresses whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<Network>,
    /// Whether browsers shall reach every host under the shop's name by https only.
    pub hsts_subdomains: bool,
    /// Where operators are answered: metrics, and whether the process is well. Nobody without it.
    pub admin_addr: Option<SocketAddr>,
    /// The first signs cookies and quotes, all verify; made and kept in the database when there is none.
    pub secrets: Vec<SecretString>,
    /// The first seals upstream's ids in the database, all open them; kept in a file when there is none.
    pub journal_keys: Vec<SecretString>,
    /// That file; beside the database when absent.
    pub journal_key_file: Option<PathBuf>,
}

/// `[telemetry]` and `KIOSK_LOG`: lines about what the shop does, and traces.
#[derive(Clone, Debug)]
pub struct Telemetry {
    /// Which lines are logged, as `tracing` directives that were found good.
    pub log: String,
    /// A collector that speaks OTLP over HTTP, without `/v1/traces`; traces go nowhere without it.
    pub otlp_endpoint: Option<Url>,
    /// How many of a hundred requests are traced.
    pub sample_percent: u8,
}

/// `[mail]`: letters to shoppers who open their orders on another device.
#[derive(Clone, Debug)]
pub struct Mail {
    /// Where letters are handed in, and with which login.
    pub relay: Relay,
    pub from: Sender,
}

/// `[wallet]`: what payments from wallets in the browser need.
#[derive(Clone, Debug)]
pub struct Wallet {
    /// A Solana RPC server, asked by this server only. Its address often holds a key. Without it Solana
    /// wallets are not offered; the sandbox brings its own.
    pub solana_rpc: Option<SecretString>,
}

/// An address block, `10.0.0.0/8` or a single address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    prefix: u8,
}

impl Network {
    /// Whether the address lies in the block. An IPv4-mapped IPv6 address counts as IPv4.
    pub fn contains(&self, ip: IpAddr) -> bool {
        let (own, other) = (bits(self.address.to_canonical()), bits(ip.to_canonical()));
        own.1 == other.1 && {
            let shift = u32::from(own.1) - u32::from(self.prefix);
            own.0.checked_shr(shift) == other.0.checked_shr(shift)
        }
    }
}

/// The address as a number, and how many bits it has.
fn bits(ip: IpAddr) -> (u128, u8) {
    match ip {
        IpAddr::V4(v4) => (u128::from(v4.to_bits()), 32),
        IpAddr::V6(v6) => (v6.to_bits(), 128),
    }
}

impl std::str::FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (address, prefix) = match text.trim().split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text.trim(), None),
        };
        let address: IpAddr = address.parse().map_err(|_| format!("{text:?} is no IP address"))?;
        let address = address.to_canonical();
        let longest = bits(address).1;
        let prefix = match prefix {
            None => longest,
            Some(p) => p
                .parse()
                .ok()
                .filter(|p| *p <= longest)
                .ok_or_else(|| format!("{text:?}: the prefix is a number from 0 to {longest}"))?,
        };
        Ok(Self { address, prefix })
    }
}

/// Where the settings come from: a file, if there is one, and the environment.
#[derive(Debug)]
pub struct Source {
    file: Option<PathBuf>,
    environment: Vec<(String, String)>,
    /// Variables whose value is no text.
    unreadable: Vec<String>,
}

impl Source {
    /// What this process was started with.
    pub fn of_process() -> Self {
        Self::of(std::env::vars_os())
    }

    /// `KIOSK_CONFIG` unless it is empty, else the usual file; and every other variable of the shop.
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
        Self { file: file.or_else(usual_file), environment, unreadable }
    }

    /// The file that is read, if any.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Reads and validates everything. A shop that names no origin is seen where it listens.
    pub fn read(&self, listens: SocketAddr) -> Result<Settings, Faults> {
        let mut faults = Faults::default();
        for variable in &self.unreadable {
            faults.add(variable, "must be UTF-8");
        }
        let text = match &self.file {
            None => Ok(String::new()),
            Some(path) => std::fs::read_to_string(path)
                .map_err(|e| Faults::one(&path.display().to_string(), &format!("cannot be read: {e}"))),
        };
        match text.and_then(|text| read::settings(&text, &self.environment, listens)) {
            Ok(settings) if faults.is_empty() => return Ok(settings),
            Ok(_) => {}
            Err(others) => faults.add_all(others),
        }
        Err(faults)
    }
}

/// `Leptos.toml` beside the executable, else in the working folder.
fn usual_file() -> Option<PathBuf> {
    let beside = std::env::current_exe().ok().and_then(|e| e.parent().map(|p| p.join("Leptos.toml")));
    [beside, Some(PathBuf::from("Leptos.toml"))].into_iter().flatten().find(|p| p.is_file())
}
