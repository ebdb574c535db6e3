//! The doctor: what can be known of a shop before the first shopper comes. Each finding is one line and says how to
//! mend what is wrong. Nothing is placed, and no table is made in a file that is not there yet.

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

/// Seconds that the clock may be off: more makes prices look older or younger than they are.
const CLOCK_WARNING_SECONDS: i64 = 5;
const CLOCK_FAULT_SECONDS: i64 = 60;

/// For upstream to answer.
const UPSTREAM_TIMEOUT: Duration = Duration::from_secs(15);

/// How often the shared cache is asked, a second apart.
const CACHE_TRIES: usize = 3;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Ok,
    Warn,
    Fail,
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub verdict: Verdict,
    pub about: &'static str,
    /// What was found, and how to mend it.
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

/// Looks at what these settings lead to, but for the mail server, the Solana node and the collector of traces.
pub async fn examine(settings: &Settings) -> Vec<Finding> {
    let mut found: Vec<_> =
        settings.warnings().iter().map(|warning| Finding::warn("settings", warning.to_string())).collect();
    found.extend([
        origin(settings),
        proxies(settings),
        secret(settings),
        journal_key(settings),
        operators(settings),
    ]);
    found.extend(store(settings).await);
    found.extend(upstream(settings).await);
    found.extend(cache(settings).await);
    found
}

fn origin(settings: &Settings) -> Finding {
    let origin = &settings.store.origin;
    let is_live = matches!(settings.upstream.mode, Mode::Live { .. });
    if is_live && origin.scheme() != "https" {
        let text = format!("store.origin is {origin}: real money needs https, which a proxy in front speaks");
        return Finding::warn("origin", text);
    }
    Finding::ok("origin", origin.as_str())
}

/// Behind a proxy that is not trusted all shoppers are one address, and share its limits.
fn proxies(settings: &Settings) -> Finding {
    let count = settings.server.trusted_proxies.len();
    if count == 0 && settings.store.origin.scheme() == "https" {
        return Finding::warn(
            "proxies",
            "server.trusted_proxies is empty, but https needs a proxy: name its address, or all shoppers count as one",
        );
    }
    Finding::ok("proxies", format!("{count} trusted"))
}

fn secret(settings: &Settings) -> Finding {
    let is_live = matches!(settings.upstream.mode, Mode::Live { .. });
    match settings.server.secrets.len() {
        0 if is_live => Finding::warn(
            "secret",
            "made at the first start and kept in the database, sealed under the journal key: set server.secret, so that \
             a copied database and key file do not sign for the shop",
        ),
        0 => Finding::ok("secret", "made at the first start and kept in the database, sealed"),
        1 => Finding::ok("secret", "from the settings"),
        many => Finding::ok("secret", format!("from the settings; the first of {many} signs, all verify")),
    }
}

/// The key that seals upstream's ids: without it a database is no use, to a thief as to the shop.
fn journal_key(settings: &Settings) -> Finding {
    let Some(path) = KeyFile::path_of(settings).filter(|_| settings.server.journal_keys.is_empty()) else {
        return Finding::ok("key", "from the settings");
    };
    let name = path.display();
    match KeyFile::is_readable_by_others(&path) {
        None => {
            Finding::ok("key", format!("{name} will be made at the first start; keep a copy of it elsewhere"))
        }
        Some(true) => {
            let text = format!("{name} can be read by others, and opens every order: chmod 600 {name}");
            Finding::warn("key", text)
        }
        Some(false) => Finding::ok("key", format!("{name} is its owner's only; keep a copy of it elsewhere")),
    }
}

fn operators(settings: &Settings) -> Finding {
    match settings.server.admin_addr {
        None => Finding::ok("operators", "no listener: there are no metrics"),
        Some(address) if address.ip().is_loopback() => Finding::ok("operators", address.to_string()),
        Some(address) => Finding::warn(
            "operators",
            format!("{address} is reached from other machines: see that only operators reach it"),
        ),
    }
}

async fn store(settings: &Settings) -> Vec<Finding> {
    let address = &settings.database.url;
    let mut found = Vec::new();
    if let Some(path) = address.path() {
        found.extend(files::around(path));
        if !path.exists() {
            return found;
        }
    }
    match Store::open(address).await {
        Ok(store) => {
            found.push(Finding::ok("store", format!("{address} answers, can be written and is up to date")));
            found.extend(seal(settings, &store).await);
            store.close().await;
        }
        Err(error) => found.push(Finding::fail("store", format!("{address}: {error}. See database.url"))),
    }
    found
}

/// Whether this node's key opens what is sealed in the database.
async fn seal(settings: &Settings, store: &Store) -> Option<Finding> {
    match secrets::look(settings, store).await {
        Ok(secrets::Seal::NotYet) => None,
        Ok(secrets::Seal::Opens) => Some(Finding::ok("seal", "the journal key opens the database")),
        Err(error) => Some(Finding::fail("seal", error.to_string())),
    }
}

async fn upstream(settings: &Settings) -> Vec<Finding> {
    let Mode::Live { url, partner_id } = &settings.upstream.mode else {
        return vec![Finding::ok("upstream", "the sandbox: no real money moves")];
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
        Err(error) => return vec![Finding::fail("upstream", format!("{error}. See [upstream]"))],
    };
    let caller =
        Caller { ip: None, user_agent: None, country: CountryCode::US, priority: Priority::default() };
    match upstream.look(&caller).await {
        Ok(sight) => {
            let took = sight.took.as_millis();
            let partner = "the Partner ID is sent; whether orders earn with it only your account page tells";
            let clock = sight.clock.map(|clock| Timestamp::from_unix(clock.as_second()));
            vec![
                Finding::ok("upstream", format!("{url} answers in {took} ms; {partner}")),
                compared(clock, now()),
            ]
        }
        Err(UpstreamError::Unauthorised) => {
            vec![Finding::fail("upstream", format!("{url} does not accept upstream.partner_id"))]
        }
        Err(error) => vec![Finding::fail(
            "upstream",
            format!("{url}: {}. Is upstream.url right, and may this machine reach it?", error.detail()),
        )],
    }
}

/// The shared cache, asked for something that nobody gave it.
async fn cache(settings: &Settings) -> Option<Finding> {
    let redis = settings.redis.as_ref()?;
    let Ok(commons) = SharedRedis::open(&redis.url, "doctor", [0; 32]) else {
        return Some(Finding::fail("cache", "redis.url cannot be used"));
    };
    // Its answer is of no use; whether there is one is what counts. The first question has to wait for the connection too.
    for _ in 0..CACHE_TRIES {
        drop(commons.answer("doctor", Duration::from_secs(1)).await);
        if commons.is_up() {
            break;
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    Some(match commons.trouble() {
        None => Finding::ok("cache", "Redis answers"),
        Some(why) => Finding::warn(
            "cache",
            format!("Redis does not answer as it should ({why}): each node goes by itself. See redis.url"),
        ),
    })
}

fn compared(clock: Option<Timestamp>, now: Timestamp) -> Finding {
    let Some(clock) = clock else { return Finding::warn("clock", "upstream does not tell its time") };
    let off = now.since(clock);
    let text = format!("{off} s from upstream's");
    match off.abs() {
        0..=CLOCK_WARNING_SECONDS => Finding::ok("clock", text),
        off if off <= CLOCK_FAULT_SECONDS => {
            Finding::warn("clock", format!("{text}: let the system keep time (chrony)"))
        }
        _ => Finding::fail(
            "clock",
            format!("{text}: payment windows and prices are told wrong; set the clock"),
        ),
    }
}
