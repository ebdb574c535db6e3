//! The checks of `kiosk doctor`: what can be verified about a shop before it opens. Each finding is one line,
//! and says how to fix a problem. The doctor places no order and creates no table in a missing file.

mod files;
#[cfg(test)]
mod tests;

use super::{
    now,
    secrets::{self, KeyFile},
    settings::{Mode, Settings},
};
use crate::{
    cluster::SharedRedis,
    domain::{locale::CountryCode, time::Timestamp},
    store::Store,
    upstream::{Caller, Config, Priority, Upstream, UpstreamError},
};
use std::{fmt, time::Duration};

/// Clock skew in seconds that is a warning, or a failure. With more, prices look older or newer than they
/// are.
const CLOCK_WARNING_SECONDS: i64 = 5;
const CLOCK_FAULT_SECONDS: i64 = 60;

/// How long upstream may take to respond.
const UPSTREAM_TIMEOUT: Duration = Duration::from_secs(15);

/// How often Redis is tried, one second apart.
const CACHE_TRIES: usize = 3;

/// The severity of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Ok,
    Warn,
    Fail,
}

/// The result of one check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub verdict: Verdict,
    pub about: &'static str,
    /// What was found, and how to fix it.
    pub text: String,
}

impl Finding {
    pub fn ok(about: &'static str, text: impl Into<String>) -> Self {
        Self { verdict: Verdict::Ok, about, text: text.into() }
    }

    pub fn warn(about: &'static str, text: impl Into<String>) -> Self {
        Self { verdict: Verdict::Warn, about, text: text.into() }
    }

    pub fn fail(about: &'static str, text: impl Into<String>) -> Self {
        Self { verdict: Verdict::Fail, about, text: text.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self.verdict {
            Verdict::Ok => "ok",
            Verdict::Warn => "warn",
            Verdict::Fail => "fail",
        };
        write!(f, "{word:<5} {:<9} {}", self.about, self.text)
    }
}

/// Runs all checks of these settings. Does not check the mail server, the Solana node and the trace
/// collector.
pub async fn examine(settings: &Settings) -> Vec<Finding> {
    let mut findings: Vec<_> =
        settings.warnings().iter().map(|warning| Finding::warn("settings", warning.to_string())).collect();
    findings.extend([
        origin(settings),
        proxies(settings),
        secret(settings),
        journal_key(settings),
        operators(settings),
    ]);
    findings.extend(store(settings).await);
    findings.extend(upstream(settings).await);
    findings.extend(cache(settings).await);
    findings
}

fn origin(settings: &Settings) -> Finding {
    let origin = &settings.store.origin;
    let is_live = matches!(settings.upstream.mode, Mode::Live { .. });
    if is_live && origin.scheme() != "https" {
        let text = format!(
            "store.origin is {origin}, but real money needs https; put a TLS proxy in front of the shop"
        );
        return Finding::warn("origin", text);
    }
    Finding::ok("origin", origin.as_str())
}

/// Checks the trusted proxies. Behind a proxy that is not trusted, all shoppers share one address and its
/// limits.
fn proxies(settings: &Settings) -> Finding {
    let count = settings.server.trusted_proxies.len();
    if count == 0 && settings.store.origin.scheme() == "https" {
        return Finding::warn(
            "proxies",
            "server.trusted_proxies is empty, but https needs a proxy; add its address, or all shoppers share one address",
        );
    }
    Finding::ok("proxies", format!("{count} trusted"))
}

fn secret(settings: &Settings) -> Finding {
    let is_live = matches!(settings.upstream.mode, Mode::Live { .. });
    match settings.server.secrets.len() {
        0 if is_live => Finding::warn(
            "secret",
            "generated at the first start and stored in the database, encrypted with the journal key; set server.secret, \
             so that a stolen database and key file are not enough to sign for the shop",
        ),
        0 => Finding::ok("secret", "generated at the first start and stored in the database, encrypted"),
        1 => Finding::ok("secret", "from the settings"),
        many => Finding::ok("secret", format!("from the settings; the first of {many} signs, all are valid")),
    }
}

/// Checks the key that encrypts upstream's order IDs. Without it, the database is useless, to the shop as to
/// a thief.
fn journal_key(settings: &Settings) -> Finding {
    let Some(path) = KeyFile::path_of(settings).filter(|_| settings.server.journal_keys.is_empty()) else {
        return Finding::ok("key", "from the settings");
    };
    let name = path.display();
    match KeyFile::is_readable_by_others(&path) {
        None => {
            Finding::ok("key", format!("{name} will be created at the first start; back it up elsewhere"))
        }
        Some(true) => {
            let text =
                format!("{name} can be read by other users and opens all orders; run chmod 600 {name}");
            Finding::warn("key", text)
        }
        Some(false) => Finding::ok("key", format!("{name} is private; back it up elsewhere")),
    }
}

fn operators(settings: &Settings) -> Finding {
    match settings.server.admin_addr {
        None => Finding::ok("operators", "no admin listener; metrics are disabled"),
        Some(address) if address.ip().is_loopback() => Finding::ok("operators", address.to_string()),
        Some(address) => Finding::warn(
            "operators",
            format!("{address} is reachable from other machines; make sure that only operators can reach it"),
        ),
    }
}

async fn store(settings: &Settings) -> Vec<Finding> {
    let address = &settings.database.url;
    let mut findings = Vec::new();
    if let Some(path) = address.path() {
        findings.extend(files::check_files(path));
        if !path.exists() {
            return findings;
        }
    }
    match Store::open(address).await {
        Ok(store) => {
            findings.push(Finding::ok("store", format!("{address} responds, is writable and up to date")));
            findings.extend(seal(settings, &store).await);
            store.close().await;
        }
        Err(error) => {
            findings.push(Finding::fail("store", format!("{address}: {error}; check database.url")));
        }
    }
    findings
}

/// Whether this node's journal key opens the database.
async fn seal(settings: &Settings, store: &Store) -> Option<Finding> {
    match secrets::check_seal(settings, store).await {
        Ok(secrets::Seal::NotYet) => None,
        Ok(secrets::Seal::Opens) => Some(Finding::ok("seal", "the journal key opens the database")),
        Err(error) => Some(Finding::fail("seal", error.to_string())),
    }
}

async fn upstream(settings: &Settings) -> Vec<Finding> {
    let Mode::Live { url, partner_id } = &settings.upstream.mode else {
        return vec![Finding::ok("upstream", "sandbox, no real money")];
    };
    let config = Config {
        url: url.clone(),
        partner_id: Some(partner_id.clone()),
        app_version: settings.upstream.app_version.clone(),
        timeout: UPSTREAM_TIMEOUT,
        budgets: settings.upstream.budgets.clone(),
    };
    let upstream = match Upstream::new(config) {
        Ok(upstream) => upstream,
        Err(error) => return vec![Finding::fail("upstream", format!("{error}; check [upstream]"))],
    };
    let caller =
        Caller { ip: None, user_agent: None, country: CountryCode::US, priority: Priority::default() };
    match upstream.look(&caller).await {
        Ok(probe) => {
            let took = probe.took.as_millis();
            let partner = "the Partner ID is sent; your account page shows whether orders earn with it";
            let clock = probe.clock.map(|clock| Timestamp::from_unix(clock.as_second()));
            vec![
                Finding::ok("upstream", format!("{url} responds in {took} ms; {partner}")),
                clock_finding(clock, now()),
            ]
        }
        Err(UpstreamError::Unauthorized) => {
            vec![Finding::fail("upstream", format!("{url} rejects upstream.partner_id"))]
        }
        Err(error) => vec![Finding::fail(
            "upstream",
            format!("{url}: {}; check upstream.url and this machine's network access", error.detail()),
        )],
    }
}

/// Checks Redis with a read of a key that nobody has written.
async fn cache(settings: &Settings) -> Option<Finding> {
    let redis = settings.redis.as_ref()?;
    let Ok(client) = SharedRedis::open(&redis.url, "doctor", [0; 32]) else {
        return Some(Finding::fail("cache", "redis.url is invalid"));
    };
    // Only whether Redis responds matters. The first command also has to wait for the connection.
    for _ in 0..CACHE_TRIES {
        drop(client.answer_or_lock("doctor", Duration::ZERO, Duration::ZERO).await);
        if client.is_up() {
            break;
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    Some(match client.trouble() {
        None => Finding::ok("cache", "Redis responds"),
        Some(why) => Finding::warn(
            "cache",
            format!("Redis does not work ({why}), so nodes share nothing; check redis.url"),
        ),
    })
}

fn clock_finding(clock: Option<Timestamp>, now: Timestamp) -> Finding {
    let Some(clock) = clock else { return Finding::warn("clock", "upstream sends no time to compare with") };
    let off = now.since(clock);
    let text = format!("{off} s off from upstream's clock");
    match off.abs() {
        0..=CLOCK_WARNING_SECONDS => Finding::ok("clock", text),
        off if off <= CLOCK_FAULT_SECONDS => {
            Finding::warn("clock", format!("{text}; keep the clock synchronized, for example with chrony"))
        }
        _ => {
            Finding::fail("clock", format!("{text}; payment windows and price ages are wrong; set the clock"))
        }
    }
}
