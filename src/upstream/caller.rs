//! On whose behalf a call is made: the shopper's address, browser and country travel with every call
//! (contract 1.1).

use crate::domain::locale::CountryCode;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue, USER_AGENT};
use std::{fmt, net::IpAddr};

/// Longer browser names are cut.
const LONGEST_AGENT: usize = 512;

const COUNTRY: HeaderName = HeaderName::from_static("x-country-iso-code");
const FORWARDED: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The shopper behind a call; jobs without one leave address and browser out. `Debug` hides both.
#[derive(Clone, PartialEq, Eq)]
pub struct Caller {
    pub ip: Option<IpAddr>,
    pub user_agent: Option<String>,
    pub country: CountryCode,
    /// What the call is for. Upstream is not told.
    pub occasion: Occasion,
}

/// What a call is for: where calls are short, what comes later here goes without first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Occasion {
    /// Somebody is buying, or wants what they have bought.
    Purchase,
    /// Somebody waits for a page.
    #[default]
    Page,
    /// Nobody waits: what is known is made newer.
    Refresh,
}

impl fmt::Debug for Caller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Caller");
        shown.field("country", &self.country).field("occasion", &self.occasion).finish_non_exhaustive()
    }
}

impl Caller {
    /// The same shopper on another occasion.
    #[must_use]
    pub fn on(&self, occasion: Occasion) -> Self {
        Self { occasion, ..self.clone() }
    }

    /// Adds the shopper's headers. `fallback` is the shop's own name, for calls without a browser and
    /// for browser names that no header can carry.
    pub(super) fn sign(&self, headers: &mut HeaderMap, fallback: &HeaderValue) {
        if let Ok(country) = HeaderValue::from_str(self.country.as_str()) {
            headers.insert(COUNTRY, country);
        }
        if let Some(ip) = self.ip
            && let Ok(ip) = HeaderValue::from_str(&ip.to_canonical().to_string())
        {
            headers.insert(FORWARDED, ip);
        }
        headers.insert(USER_AGENT, self.agent().unwrap_or_else(|| fallback.clone()));
    }

    fn agent(&self) -> Option<HeaderValue> {
        let agent: String = self
            .user_agent
            .as_deref()?
            .chars()
            .filter(|c| matches!(c, ' '..='~'))
            .take(LONGEST_AGENT)
            .collect();
        let agent = agent.trim();
        if agent.is_empty() { None } else { HeaderValue::from_str(agent).ok() }
    }
}
