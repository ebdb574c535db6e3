//! Parses [`Settings`] from the file's sections and the variables that override them.

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

/// The minimum and maximum time that orders may be kept, in days.
const MIN_KEEP_DAYS: u32 = 15;
const MAX_KEEP_DAYS: u32 = 36_500;

/// The maximum time that a shared terminal may remember a browser, in minutes: a day.
const MAX_SHARED_MINUTES: u32 = 24 * 60;

/// The minimum length of a secret, in characters.
const MIN_SECRET_CHARS: usize = 32;

/// The default locales.
const LOCALES: &str = "en-us, en-gb, es-es, es-us, it-it, zh-cn, en-de, en-fr, en-br, en-ae, en-ng";

/// Parses the file's text and the variables.
pub(super) fn settings(
    text: &str,
    environment: &[(String, String)],
    listen_address: SocketAddr,
) -> Result<Settings, Faults> {
    let mut keys = Keys::default();
    keys.take_file(text);
    keys.take_environment(environment);
    let store = store(&mut keys, listen_address);
    let mut settings = Settings {
        upstream: upstream(&mut keys, &store.origin),
        store,
        database: database(&mut keys),
        redis: keys.parse_optional("redis.url", redis_url).map(|url| Redis { url }),
        server: server(&mut keys, listen_address),
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

fn store(keys: &mut Keys, listen_address: SocketAddr) -> Store {
    let default_locale = keys.parse("store.default_locale", "en-us", Locale::from_str);
    let locales = keys.list("store.locales", LOCALES, Locale::from_str);
    if locales.is_empty() && !keys.has_fault("store.locales") {
        keys.fault("store.locales", "must contain at least one locale");
    }
    let origin = keys.parse("store.origin", &local_origin(listen_address), origin_url);
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
        coupons: keys.parse("store.coupons", "false", parse_bool).unwrap_or_default(),
        shared_terminal_minutes: keys.parse_optional("store.shared_terminal_minutes", parse_minutes),
    }
}

fn parse_minutes(text: &str) -> Result<u32, String> {
    let minutes = text.parse().ok().filter(|minutes| (1..=MAX_SHARED_MINUTES).contains(minutes));
    minutes.ok_or_else(|| format!("must be a whole number of minutes from 1 to {MAX_SHARED_MINUTES}"))
}

/// The origin at which a browser on this machine reaches the shop.
fn local_origin(listen_address: SocketAddr) -> String {
    let ip = if listen_address.ip().is_unspecified() {
        IpAddr::from(Ipv4Addr::LOCALHOST)
    } else {
        listen_address.ip()
    };
    format!("http://{}", SocketAddr::new(ip, listen_address.port()))
}

/// The maximum length of `upstream.utm_source`, in bytes.
const MAX_UTM_SOURCE_BYTES: usize = 64;

fn upstream(keys: &mut Keys, origin: &Url) -> UpstreamSettings {
    let sandbox = keys.parse_optional("upstream.sandbox", parse_bool);
    let url = keys.parse_optional("upstream.url", web_url);
    let named_url = url.is_some() || keys.has_fault("upstream.url");
    let partner_id = keys.take("upstream.partner_id");
    let app_version = keys
        .parse("upstream.app_version", concat!("kiosk/", env!("CARGO_PKG_VERSION")), |text: &str| {
            if is_header_text(text) {
                Ok(text.to_owned())
            } else {
                Err("must be 1 to 200 visible ASCII characters without spaces")
            }
        })
        .unwrap_or_default();
    if sandbox == Some(true) && (named_url || partner_id.is_some()) {
        let why = "is true, but upstream.partner_id or upstream.url is also set; remove one of them";
        keys.fault("upstream.sandbox", why);
    }
    let mode = match (named_url, partner_id) {
        (false, None) => {
            check_sandbox_is_intended(keys, sandbox, origin);
            Mode::Sandbox
        }
        (_, Some(id)) if is_header_text(&id) => Mode::Live {
            url: url.or_else(|| Url::parse("https://api.cryptorefills.com").ok()).unwrap_or_else(placeholder),
            partner_id: SecretString::from(id),
        },
        (_, Some(_)) => {
            keys.fault("upstream.partner_id", "must be 1 to 200 visible ASCII characters without spaces");
            Mode::Sandbox
        }
        (true, None) => {
            let why = "is missing, so orders would earn nothing; copy it from your Cryptorefills account page, or \
                       remove upstream.url to use the sandbox";
            keys.fault("upstream.partner_id", why);
            Mode::Sandbox
        }
    };
    let white_label = keys.parse("upstream.white_label", "false", parse_bool).unwrap_or_default();
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

/// Requires `upstream.sandbox = true` for a sandbox with an https origin. Otherwise a forgotten Partner ID
/// would open a sandbox to the public, which takes an https site for a real shop.
fn check_sandbox_is_intended(keys: &mut Keys, sandbox: Option<bool>, origin: &Url) {
    match sandbox {
        Some(true) => {}
        _ if keys.has_fault("upstream.sandbox") => {}
        Some(false) => {
            keys.fault("upstream.partner_id", "is missing, and upstream.sandbox is false, so there is nothing to sell");
        }
        None if origin.scheme() == "https" => keys.fault(
            "upstream.partner_id",
            "is missing, and store.origin is https, so shoppers would mistake the sandbox for a real shop; copy the \
             Partner ID from your Cryptorefills account page, or set upstream.sandbox = true to use the sandbox",
        ),
        None => {}
    }
}

/// Upstream's own budgets, replaced by those of the settings. The sandbox is unlimited unless the settings
/// limit it.
fn budgets(keys: &mut Keys, mode: &Mode) -> Budgets {
    let mut budgets = match mode {
        Mode::Sandbox => Budgets::ample(),
        Mode::Live { .. } => Budgets::default(),
    };
    // Earlier versions could call one more endpoint. Its budget stays a valid setting.
    for name in Endpoint::ALL.map(Endpoint::name).into_iter().chain(["homepage"]) {
        let budget = keys.parse_optional(&format!("upstream.budgets.{name}"), Budget::from_str);
        if let (Some(endpoint), Some(budget)) = (Endpoint::named(name), budget) {
            budgets.agree(endpoint, budget);
        }
    }
    budgets
}

fn database(keys: &mut Keys) -> Database {
    let default = Retention::default();
    let mut days =
        |key: &str, default: u32| keys.parse(key, &default.to_string(), parse_days).unwrap_or(default);
    let retention = Retention {
        upstream_ids_days: days("database.keep_upstream_ids_days", default.upstream_ids_days),
        orders_days: days("database.keep_orders_days", default.orders_days),
    };
    Database { url: database_url(keys), retention }
}

/// Parses a retention time. Orders are updated for up to two weeks, and their codes must be available a
/// little longer.
fn parse_days(text: &str) -> Result<u32, String> {
    let days = text.parse().ok().filter(|days| (MIN_KEEP_DAYS..=MAX_KEEP_DAYS).contains(days));
    days.ok_or_else(|| format!("must be a whole number of days from {MIN_KEEP_DAYS} to {MAX_KEEP_DAYS}"))
}

/// Parses the database URL. Faults never repeat it, because it may contain a password.
fn database_url(keys: &mut Keys) -> Address {
    let in_memory = || {
        #[expect(clippy::expect_used, reason = "a constant that is an address, only while a fault is noted")]
        Address::from_str("sqlite::memory:").expect("a constant address")
    };
    keys.parse("database.url", "sqlite://data/kiosk.db", Address::from_str).unwrap_or_else(in_memory)
}

fn server(keys: &mut Keys, listen_address: SocketAddr) -> Server {
    let admin = keys.parse_optional("server.admin_addr", |text: &str| match text.parse::<SocketAddr>() {
        Ok(address) if address.port() == listen_address.port() => {
            Err("must use a different port than the shop")
        }
        Ok(address) => Ok(address),
        Err(_) => Err("must be an address and port such as 127.0.0.1:9000"),
    });
    Server {
        trusted_proxies: keys.list("server.trusted_proxies", "", Network::from_str),
        hsts_subdomains: keys.parse("server.hsts_subdomains", "false", parse_bool).unwrap_or_default(),
        admin_addr: admin,
        secrets: keys.list("server.secret", "", secret),
        journal_keys: keys.list("server.journal_key", "", secret),
        journal_key_file: keys.parse_optional("server.journal_key_file", key_file),
    }
}

/// Parses a secret. Faults never repeat it.
fn secret(text: &str) -> Result<SecretString, String> {
    if text.len() >= MIN_SECRET_CHARS {
        Ok(SecretString::from(text.to_owned()))
    } else {
        Err(format!("must be at least {MIN_SECRET_CHARS} characters; separate several secrets with commas"))
    }
}

fn key_file(text: &str) -> Result<PathBuf, &'static str> {
    if text.ends_with('/') { Err("must be the path of a file") } else { Ok(PathBuf::from(text)) }
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

/// Reads both keys or neither. Faults never repeat the server's URL, which may contain a password.
fn mail(keys: &mut Keys) -> Option<Mail> {
    let relay = keys.parse_optional("mail.url", Relay::from_str);
    let from = keys.parse_optional("mail.from", Sender::from_str);
    let is_set = |keys: &Keys, key: &str, is_read: bool| is_read || keys.has_fault(key);
    let (has_url, has_from) =
        (is_set(keys, "mail.url", relay.is_some()), is_set(keys, "mail.from", from.is_some()));
    match (has_url, has_from) {
        (true, false) => keys.fault("mail.from", "is missing; emails need a sender"),
        (false, true) => keys.fault("mail.url", "is missing; emails need a mail server"),
        _ => {}
    }
    relay.zip(from).map(|(relay, from)| Mail { relay, from })
}

/// Parses the Redis URL. Faults never repeat it, because it may contain a password.
fn redis_url(text: &str) -> Result<SecretString, cluster::NotAnAddress> {
    cluster::check(text).map(|()| SecretString::from(text))
}

/// Checks log directives. They stay text, because a filter cannot be cloned.
fn log_filter(text: &str) -> Result<String, &'static str> {
    let why = "must be a tracing filter such as warn,kiosk=debug";
    EnvFilter::try_new(text).map(|_| text.to_owned()).map_err(|_| why)
}

fn parse_bool(text: &str) -> Result<bool, &'static str> {
    text.parse().map_err(|_| "must be true or false")
}

/// Parses an http(s) URL without credentials, query or fragment.
fn web_url(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|e| format!("is not a valid URL: {e}"))?;
    let fits = matches!(url.scheme(), "http" | "https")
        && url.host_str().is_some()
        && url.username().is_empty()
        && url.password().is_none()
        && url.query().is_none()
        && url.fragment().is_none();
    if fits {
        Ok(url)
    } else {
        Err("must be an http or https URL without user, query or fragment".to_owned())
    }
}

/// Checks an http(s) URL, which may contain the provider's key.
fn rpc_url(text: &str) -> Result<String, &'static str> {
    let url = Url::parse(text).map_err(|_| "is not a valid URL")?;
    let fits = matches!(url.scheme(), "http" | "https") && url.host_str().is_some();
    if fits { Ok(text.to_owned()) } else { Err("must be an http or https URL with a host") }
}

/// Parses a web URL that has only scheme, host and port.
fn origin_url(text: &str) -> Result<Url, String> {
    let url = web_url(text)?;
    if url.path() == "/" { Ok(url) } else { Err("must be an http or https URL without a path".to_owned()) }
}

fn shop_name(text: &str) -> Result<String, &'static str> {
    let name = crate::domain::label::clean(text);
    if name.is_empty() { Err("must not be empty") } else { Ok(name) }
}

/// Whether the text can be sent as a header value.
fn is_header_text(text: &str) -> bool {
    (1..=200).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic())
}

/// Stands in for an invalid URL while its fault is already recorded.
fn placeholder() -> Url {
    #[expect(clippy::expect_used, reason = "a constant that is an address")]
    Url::parse("http://localhost").expect("a constant address")
}
