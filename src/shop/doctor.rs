//! The doctor: what can be known of a shop before the first shopper comes. Each finding is one line and says how to
//! mend what is wrong. Nothing is placed, and no table is made in a file that is not there yet.

mod files;
#[cfg(test)]
mod tests;

use super::{
    now,
    settings::{Mode, Settings},
};
use crate::{
    commons::Commons,
    domain::{locale::CountryCode, time::Timestamp},
    store::{Kind, Store},
    upstream::{Caller, Config, Occasion, Upstream, UpstreamError},
};
use std::{fmt, time::Duration};

/// Seconds that the clock may be off: more makes prices look older or younger than they are.
const SOME: i64 = 5;
const MUCH: i64 = 60;

/// For upstream to answer.
const PATIENCE: Duration = Duration::from_secs(15);

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
    found.extend([origin(settings), proxies(settings), secret(settings), operators(settings)]);
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
    match (&settings.server.secret, settings.database.url.kind()) {
        (Some(_), _) => Finding::ok("secret", "from the settings"),
        (None, Kind::Sqlite) => Finding::ok("secret", "made at the first start and kept in the database"),
        (None, Kind::Postgres) => {
            Finding::ok("secret", "made at the first start and kept in the database, for all nodes")
        }
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
    found.push(match Store::open(address).await {
        Ok(store) => {
            store.close().await;
            Finding::ok("store", format!("{address} answers, can be written and is up to date"))
        }
        Err(error) => Finding::fail("store", format!("{address}: {error}. See database.url")),
    });
    found
}

async fn upstream(settings: &Settings) -> Vec<Finding> {
    let Mode::Live { url, partner_id } = &settings.upstream.mode else {
        return vec![Finding::ok("upstream", "the sandbox: no real money moves")];
    };
    let config = Config {
        url: url.clone(),
        partner_id: Some(partner_id.clone()),
        app_version: settings.upstream.app_version.clone(),
        timeout: PATIENCE,
        budgets: settings.upstream.budgets.clone(),
    };
    let upstream = match Upstream::new(config) {
        Ok(upstream) => upstream,
        Err(error) => return vec![Finding::fail("upstream", format!("{error}. See [upstream]"))],
    };
    let caller =
        Caller { ip: None, user_agent: None, country: CountryCode::US, occasion: Occasion::default() };
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
    let Ok(commons) = Commons::open(&redis.url, "doctor", [0; 32]) else {
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
        0..=SOME => Finding::ok("clock", text),
        off if off <= MUCH => Finding::warn("clock", format!("{text}: let the system keep time (chrony)")),
        _ => Finding::fail(
            "clock",
            format!("{text}: payment windows and prices are told wrong; set the clock"),
        ),
    }
}
