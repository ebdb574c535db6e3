//! From text to [`Settings`]: the file's sections, the variables laid over them, key by key.

use super::{
    Database, Faults, Mail, Mode, Network, Redis, Server, Settings, Store, Telemetry, UpstreamSettings,
    Wallet,
    keys::{Keys, LOG_VARIABLE},
    limits,
};
use crate::{
    cluster,
    domain::{email::Email, locale::Locale},
    mail::{Relay, Sender},
    orders::retention::Retention,
    store::Address,
    upstream::{Budget, Budgets, Endpoint},
};
use secrecy::SecretString;
use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::PathBuf,
    str::FromStr,
};
use tracing_subscriber::EnvFilter;
use url::Url;

/// For how long orders may be kept, in days.
const MIN_KEEP_DAYS: u32 = 15;
const MAX_KEEP_DAYS: u32 = 36_500;

/// For how long a shared terminal may remember who was there, in minutes: a day.
const MAX_SHARED_MINUTES: u32 = 24 * 60;

/// The least length of a secret, in characters.
const MIN_SECRET_CHARS: usize = 32;

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
    let store = store(&mut keys, listens);
    let mut settings = Settings {
        upstream: upstream(&mut keys, &store.origin),
        store,
        database: database(&mut keys),
        redis: keys.parse_optional("redis.url", redis_url).map(|url| Redis { url }),
        server: server(&mut keys, listens),
        limits: limits::read(&mut keys),
        telemetry: telemetry(&mut keys),
        mail: mail(&mut keys),
        wallet: Wallet {
            solana_rpc: keys.parse_optional("wallet.solana_rpc", rpc_url).map(SecretString::from),
        },
        quoted: Vec::new(),
    };
    settings.quoted = keys.finish()?;
    Ok(settings)
}

fn store(keys: &mut Keys, listens: SocketAddr) -> Store {
    let default_locale = keys.parse("store.default_locale", "en-us", Locale::from_str);
    let locales = keys.list("store.locales", LOCALES, Locale::from_str);
    if locales.is_empty() && !keys.has_fault("store.locales") {
        keys.fault("store.locales", "must name at least one locale");
    }
    let origin = keys.parse("store.origin", &seen_at(listens), origin_url);
    Store {
        name: keys.parse("store.name", "Kiosk", shop_name).unwrap_or_default(),
        origin: origin.unwrap_or_else(placeholder),
        default_locale: default_locale.unwrap_or(Locale {
            language: crate::domain::locale::Language::En,
            country: crate::domain::locale::CountryCode::US,
        }),
        locales,
        support_email: keys.parse_optional("store.support_email", |text: &str| {
            text.parse::<Email>().map(|email| email.as_str().to_owned())
        }),
        terms_url: keys.parse_optional("store.terms_url", web_url),
        privacy_url: keys.parse_optional("store.privacy_url", web_url),
        coupons: keys.parse("store.coupons", "false", yes_or_no).unwrap_or_default(),
        shared_terminal_minutes: keys.parse_optional("store.shared_terminal_minutes", some_minutes),
    }
}

fn some_minutes(text: &str) -> Result<u32, String> {
    let minutes = text.parse().ok().filter(|minutes| (1..=MAX_SHARED_MINUTES).contains(minutes));
    minutes.ok_or_else(|| format!("must be a whole number of minutes from 1 to {MAX_SHARED_MINUTES}"))
}

/// The address under which a browser on this machine sees the shop.
fn seen_at(listens: SocketAddr) -> String {
    let ip = if listens.ip().is_unspecified() { IpAddr::from(Ipv4Addr::LOCALHOST) } else { listens.ip() };
    format!("http://{}", SocketAddr::new(ip, listens.port()))
}

/// The longest name that an order says it came from, in bytes.
const MAX_UTM_SOURCE_BYTES: usize = 64;

fn upstream(keys: &mut Keys, origin: &Url) -> UpstreamSettings {
    let sandbox = keys.parse_optional("upstream.sandbox", yes_or_no);
    let url = keys.parse_optional("upstream.url", web_url);
    let named_url = url.is_some() || keys.has_fault("upstream.url");
    let partner_id = keys.take("upstream.partner_id");
    let app_version = keys
        .parse("upstream.app_version", concat!("kiosk/", env!("CARGO_PKG_VERSION")), |text: &str| {
            if is_header_text(text) {
                Ok(text.to_owned())
            } else {
                Err("must be 1 to 200 visible ASCII characters without blanks")
            }
        })
        .unwrap_or_default();
    if sandbox == Some(true) && (named_url || partner_id.is_some()) {
        let why = "is true, but upstream.partner_id or upstream.url is set too: remove the one or the other";
        keys.fault("upstream.sandbox", why);
    }
    let mode = match (named_url, partner_id) {
        (false, None) => {
            sandbox_is_meant(keys, sandbox, origin);
            Mode::Sandbox
        }
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
    let utm_source = keys.parse_optional("upstream.utm_source", |text: &str| {
        let fits = (1..=MAX_UTM_SOURCE_BYTES).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
        if fits {
            Ok(text.to_owned())
        } else {
            Err("must be 1 to 64 letters, digits, dashes, underscores or dots")
        }
    });
    let budgets = budgets(keys, &mode);
    UpstreamSettings { mode, app_version, white_label, utm_source, budgets }
}

/// A Partner ID that was forgotten shall not open a sandbox to the public, which takes https for a real shop.
fn sandbox_is_meant(keys: &mut Keys, sandbox: Option<bool>, origin: &Url) {
    match sandbox {
        Some(true) => {}
        _ if keys.has_fault("upstream.sandbox") => {}
        Some(false) => {
            keys.fault("upstream.partner_id", "is missing, and upstream.sandbox is false: nothing can be sold");
        }
        None if origin.scheme() == "https" => keys.fault(
            "upstream.partner_id",
            "is missing, and store.origin is https: shoppers would take the sandbox for a real shop. Take the Partner \
             ID from your Cryptorefills account page, or set upstream.sandbox = true if the sandbox is meant",
        ),
        None => {}
    }
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

fn database(keys: &mut Keys) -> Database {
    let usual = Retention::default();
    let mut days = |key: &str, usual: u32| keys.parse(key, &usual.to_string(), some_days).unwrap_or(usual);
    let retention = Retention {
        upstream_ids_days: days("database.keep_upstream_ids_days", usual.upstream_ids_days),
        orders_days: days("database.keep_orders_days", usual.orders_days),
    };
    Database { url: database_url(keys), retention }
}

/// An order is looked after for up to two weeks, and its codes shall be there for somewhat longer.
fn some_days(text: &str) -> Result<u32, String> {
    let days = text.parse().ok().filter(|days| (MIN_KEEP_DAYS..=MAX_KEEP_DAYS).contains(days));
    days.ok_or_else(|| format!("must be a whole number of days from {MIN_KEEP_DAYS} to {MAX_KEEP_DAYS}"))
}

/// A fault never repeats the text, which may hold a password.
fn database_url(keys: &mut Keys) -> Address {
    let nowhere = || {
        #[expect(clippy::expect_used, reason = "a constant that is an address, only while a fault is noted")]
        Address::from_str("sqlite::memory:").expect("a constant address")
    };
    keys.parse("database.url", "sqlite://data/kiosk.db", Address::from_str).unwrap_or_else(nowhere)
}

fn server(keys: &mut Keys, listens: SocketAddr) -> Server {
    let admin = keys.parse_optional("server.admin_addr", |text: &str| match text.parse::<SocketAddr>() {
        Ok(address) if address.port() == listens.port() => Err("must have another port than the shop"),
        Ok(address) => Ok(address),
        Err(_) => Err("must be an address and port such as 127.0.0.1:9000"),
    });
    Server {
        trusted_proxies: keys.list("server.trusted_proxies", "", Network::from_str),
        hsts_subdomains: keys.parse("server.hsts_subdomains", "false", yes_or_no).unwrap_or_default(),
        admin_addr: admin,
        secrets: keys.list("server.secret", "", secret),
        journal_keys: keys.list("server.journal_key", "", secret),
        journal_key_file: keys.parse_optional("server.journal_key_file", key_file),
    }
}

/// A fault never repeats the text.
fn secret(text: &str) -> Result<SecretString, String> {
    if text.len() >= MIN_SECRET_CHARS {
        Ok(SecretString::from(text.to_owned()))
    } else {
        Err(format!("must be at least {MIN_SECRET_CHARS} characters; several are separated by commas"))
    }
}

fn key_file(text: &str) -> Result<PathBuf, &'static str> {
    if text.ends_with('/') { Err("must be a file's path") } else { Ok(PathBuf::from(text)) }
}

fn telemetry(keys: &mut Keys) -> Telemetry {
    let percent = |text: &str| {
        text.parse().ok().filter(|p| (1..=100).contains(p)).ok_or("must be a whole number from 1 to 100")
    };
    Telemetry {
        log: keys.parse(LOG_VARIABLE, "warn,kiosk=info", log_filter).unwrap_or_default(),
        otlp_endpoint: keys.parse_optional("telemetry.otlp_endpoint", web_url),
        sample_percent: keys.parse("telemetry.sample_percent", "100", percent).unwrap_or(100),
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

/// A fault never repeats the address, which may hold a password.
fn redis_url(text: &str) -> Result<SecretString, cluster::NotAnAddress> {
    cluster::check(text).map(|()| SecretString::from(text))
}

/// Directives that the log will take. They stay text, for a filter cannot be copied.
fn log_filter(text: &str) -> Result<String, &'static str> {
    let why = "must be a tracing filter such as warn,kiosk=debug";
    EnvFilter::try_new(text).map(|_| text.to_owned()).map_err(|_| why)
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
