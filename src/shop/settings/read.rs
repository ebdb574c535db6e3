//! From text to [`Settings`]: the file's sections, the variables laid over them, key by key.

use super::{Database, Faults, Mail, Mode, Network, Server, Settings, Store, UpstreamSettings, Wallet};
use crate::{
    domain::locale::Locale,
    mail::{Relay, Sender},
    store::Address,
    upstream::{Budget, Budgets, Endpoint},
};
use secrecy::SecretString;
use std::{
    collections::BTreeMap,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    str::FromStr,
};
use toml::{Table, Value};
use url::Url;

/// Sections that belong to Kiosk. `package` is the section of Leptos itself.
const SECTIONS: [&str; 7] = ["store", "upstream", "database", "redis", "server", "mail", "wallet"];

/// Locales offered when the operator names none.
const LOCALES: &str = "en-us, en-gb, es-es, es-us, it-it, zh-cn, en-de, en-fr, en-br, en-ae, en-ng";

/// Parses the file's text and lays the variables over it.
pub(super) fn settings(
    text: &str,
    environment: &[(String, String)],
    listens: SocketAddr,
) -> Result<Settings, Faults> {
    let mut keys = Keys::default();
    keys.take_file(text);
    keys.take_environment(environment);
    let settings = Settings {
        store: store(&mut keys, listens),
        upstream: upstream(&mut keys),
        database: Database { url: database_url(&mut keys) },
        server: server(&mut keys),
        mail: mail(&mut keys),
        wallet: Wallet {
            solana_rpc: keys.parse_optional("wallet.solana_rpc", rpc_url).map(SecretString::from),
        },
    };
    if let Some(url) = keys.take("redis.url") {
        keys.fault("redis.url", &format!("{url:?}: a shared cache is not supported yet; leave it out"));
    }
    keys.finish().map(|()| settings)
}

fn store(keys: &mut Keys, listens: SocketAddr) -> Store {
    let default_locale = keys.parse("store.default_locale", "en-us", Locale::from_str);
    let locales = keys.list("store.locales", LOCALES, Locale::from_str);
    let origin = keys.parse("store.origin", &seen_at(listens), origin_url);
    Store {
        name: keys.parse("store.name", "Kiosk", shop_name).unwrap_or_default(),
        origin: origin.unwrap_or_else(placeholder),
        default_locale: default_locale.unwrap_or(Locale {
            language: crate::domain::locale::Language::En,
            country: crate::domain::locale::CountryCode::US,
        }),
        locales,
        support_email: keys.take("store.support_email"),
        terms_url: keys.parse_optional("store.terms_url", web_url),
        privacy_url: keys.parse_optional("store.privacy_url", web_url),
        coupons: keys.parse("store.coupons", "false", yes_or_no).unwrap_or_default(),
    }
}

/// The address under which a browser on this machine sees the shop.
fn seen_at(listens: SocketAddr) -> String {
    let ip = if listens.ip().is_unspecified() { IpAddr::from(Ipv4Addr::LOCALHOST) } else { listens.ip() };
    format!("http://{}", SocketAddr::new(ip, listens.port()))
}

fn upstream(keys: &mut Keys) -> UpstreamSettings {
    let url = keys.parse_optional("upstream.url", web_url);
    let named_url = url.is_some() || keys.has_fault("upstream.url");
    let partner_id = keys.take("upstream.partner_id");
    let app_version = keys
        .take("upstream.app_version")
        .unwrap_or_else(|| concat!("kiosk/", env!("CARGO_PKG_VERSION")).to_owned());
    let mode = match (named_url, partner_id) {
        (false, None) => Mode::Sandbox,
        (_, Some(id)) if is_header_text(&id) => Mode::Live {
            url: url.or_else(|| Url::parse("https://api.cryptorefills.com").ok()).unwrap_or_else(placeholder),
            partner_id: SecretString::from(id),
        },
        (_, Some(_)) => {
            keys.fault("upstream.partner_id", "must be 1 to 200 visible ASCII characters");
            Mode::Sandbox
        }
        (true, None) => {
            let why = "is missing: without it no order earns anything. Take it from your Cryptorefills account \
                       page, or remove upstream.url to sell in the sandbox";
            keys.fault("upstream.partner_id", why);
            Mode::Sandbox
        }
    };
    let white_label = keys.parse("upstream.white_label", "false", yes_or_no).unwrap_or_default();
    let budgets = budgets(keys, &mode);
    UpstreamSettings { mode, app_version, white_label, budgets }
}

/// Upstream's own numbers, one by one another; the sandbox counts nothing unless it is told to.
fn budgets(keys: &mut Keys, mode: &Mode) -> Budgets {
    let mut budgets = match mode {
        Mode::Sandbox => Budgets::ample(),
        Mode::Live { .. } => Budgets::default(),
    };
    for endpoint in Endpoint::ALL {
        let key = format!("upstream.budgets.{}", endpoint.name());
        if let Some(budget) = keys.parse_optional(&key, Budget::from_str) {
            budgets.agree(endpoint, budget);
        }
    }
    budgets
}

/// A fault never repeats the text, which may hold a password.
fn database_url(keys: &mut Keys) -> Address {
    let nowhere = || {
        #[expect(clippy::expect_used, reason = "a constant that is an address, only while a fault is noted")]
        Address::from_str("sqlite::memory:").expect("a constant address")
    };
    keys.parse("database.url", "sqlite://data/kiosk.db", Address::from_str).unwrap_or_else(nowhere)
}

fn server(keys: &mut Keys) -> Server {
    let admin = keys.parse_optional("server.admin_addr", |text: &str| {
        text.parse::<SocketAddr>().map_err(|_| "must be an address and port such as 127.0.0.1:9000")
    });
    Server {
        trusted_proxies: keys.list("server.trusted_proxies", "", Network::from_str),
        admin_addr: admin,
        secret: keys
            .parse_optional("server.secret", |text: &str| {
                if text.len() >= 32 { Ok(text.to_owned()) } else { Err("must be at least 32 characters") }
            })
            .map(SecretString::from),
    }
}

/// Both keys or neither; a fault never repeats the address of the server, which may hold a password.
fn mail(keys: &mut Keys) -> Option<Mail> {
    let relay = keys.parse_optional("mail.url", Relay::from_str);
    let from = keys.parse_optional("mail.from", Sender::from_str);
    let named = |keys: &Keys, key: &str, is_read: bool| is_read || keys.has_fault(key);
    let (has_url, has_from) =
        (named(keys, "mail.url", relay.is_some()), named(keys, "mail.from", from.is_some()));
    match (has_url, has_from) {
        (true, false) => keys.fault("mail.from", "is missing: letters need a sender"),
        (false, true) => keys.fault("mail.url", "is missing: without a mail server nothing can be sent"),
        _ => {}
    }
    relay.zip(from).map(|(relay, from)| Mail { relay, from })
}

fn yes_or_no(text: &str) -> Result<bool, &'static str> {
    text.parse().map_err(|_| "must be true or false")
}

/// An http(s) address without credentials, query or fragment.
fn web_url(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|e| format!("is no address: {e}"))?;
    let fits = matches!(url.scheme(), "http" | "https")
        && url.host_str().is_some()
        && url.username().is_empty()
        && url.password().is_none()
        && url.query().is_none()
        && url.fragment().is_none();
    if fits { Ok(url) } else { Err("must be http(s)://host without user, query or fragment".to_owned()) }
}

/// An http(s) address, with whatever key its provider has put into it.
fn rpc_url(text: &str) -> Result<String, &'static str> {
    let url = Url::parse(text).map_err(|_| "is no address")?;
    let fits = matches!(url.scheme(), "http" | "https") && url.host_str().is_some();
    if fits { Ok(text.to_owned()) } else { Err("must begin with https:// or http:// and name a host") }
}

/// A web address that is nothing but scheme, host and port.
fn origin_url(text: &str) -> Result<Url, String> {
    let url = web_url(text)?;
    if url.path() == "/" { Ok(url) } else { Err("must be http(s)://host without a path".to_owned()) }
}

fn shop_name(text: &str) -> Result<String, &'static str> {
    let name = crate::domain::label::clean(text);
    if name.is_empty() { Err("must not be empty") } else { Ok(name) }
}

/// Whether the text can be sent as a header's value.
fn is_header_text(text: &str) -> bool {
    (1..=200).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic())
}

/// Stands in only while a fault about the key is already noted.
fn placeholder() -> Url {
    #[expect(clippy::expect_used, reason = "a constant that is an address")]
    Url::parse("http://localhost").expect("a constant address")
}

/// Keys still to be read, and the faults so far.
#[derive(Default)]
struct Keys {
    values: BTreeMap<String, String>,
    faults: Faults,
}

impl Keys {
    fn take_file(&mut self, text: &str) {
        let table: Table = match text.parse() {
            Ok(table) => table,
            Err(error) => {
                return self.faults.add("Leptos.toml", &format!("is not TOML: {}", error.message()));
            }
        };
        for (section, value) in table {
            match value {
                _ if section == "package" => {}
                Value::Table(entries) if SECTIONS.contains(&section.as_str()) => {
                    self.take_section(&section, entries);
                }
                _ => self.faults.add(&section, &format!("is no section; there are: {}", SECTIONS.join(", "))),
            }
        }
    }

    fn take_section(&mut self, section: &str, entries: Table) {
        for (key, value) in entries {
            let name = format!("{section}.{key}");
            match (text_of(&value), value) {
                (Some(text), _) => drop(self.values.insert(name, text)),
                (None, Value::Table(entries)) if !entries.is_empty() => self.take_section(&name, entries),
                (None, _) => self.faults.add(&name, "must be text, a number or a list of texts"),
            }
        }
    }

    fn take_environment(&mut self, environment: &[(String, String)]) {
        for (variable, value) in environment {
            let path = variable.trim_start_matches("KIOSK_").to_ascii_lowercase().replace("__", ".");
            let known_section = path.split_once('.').is_some_and(|(section, _)| SECTIONS.contains(&section));
            if known_section {
                self.values.insert(path, value.clone());
            } else {
                self.faults.add(variable, "is no setting; a variable is KIOSK_SECTION__KEY");
            }
        }
    }

    /// Empty text counts as absent, so that `KIOSK_UPSTREAM__URL=` switches a setting off.
    fn take(&mut self, key: &str) -> Option<String> {
        self.values.remove(key).filter(|text| !text.trim().is_empty())
    }

    fn parse<T, E: ToString>(
        &mut self,
        key: &str,
        default: &str,
        read: impl Fn(&str) -> Result<T, E>,
    ) -> Option<T> {
        let text = self.take(key).unwrap_or_else(|| default.to_owned());
        read(text.trim()).map_err(|e| self.fault(key, &e.to_string())).ok()
    }

    fn parse_optional<T, E: ToString>(
        &mut self,
        key: &str,
        read: impl Fn(&str) -> Result<T, E>,
    ) -> Option<T> {
        let text = self.take(key)?;
        read(text.trim()).map_err(|e| self.fault(key, &e.to_string())).ok()
    }

    fn list<T, E: ToString>(
        &mut self,
        key: &str,
        default: &str,
        read: impl Fn(&str) -> Result<T, E>,
    ) -> Vec<T> {
        let text = self.take(key).unwrap_or_else(|| default.to_owned());
        let items = text.split(',').map(str::trim).filter(|item| !item.is_empty());
        items.filter_map(|item| read(item).map_err(|e| self.fault(key, &e.to_string())).ok()).collect()
    }

    fn fault(&mut self, key: &str, what: &str) {
        self.faults.add(key, what);
    }

    fn has_fault(&self, key: &str) -> bool {
        self.faults.keys().any(|k| k == key)
    }

    /// What was not read by now is no setting.
    fn finish(mut self) -> Result<(), Faults> {
        for key in self.values.keys() {
            self.faults.add(key, "is no setting");
        }
        if self.faults.is_empty() { Ok(()) } else { Err(self.faults) }
    }
}

/// Scalars as text, lists joined by commas.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Boolean(flag) => Some(flag.to_string()),
        Value::Array(items) => {
            let texts: Option<Vec<_>> = items.iter().map(|i| i.as_str().map(str::to_owned)).collect();
            texts.map(|t| t.join(","))
        }
        Value::Float(_) | Value::Datetime(_) | Value::Table(_) => None,
    }
}
