//! The shopper on whose behalf a call is made. The shopper's address, browser and country are sent
//! with the call (contract 1.1).

use crate::{cluster::network_of, domain::locale::CountryCode};
use reqwest::header::{HeaderMap, HeaderName, HeaderValue, USER_AGENT};
use std::{fmt, net::IpAddr};

/// Longer user agents are cut.
const MAX_USER_AGENT_BYTES: usize = 512;

const COUNTRY: HeaderName = HeaderName::from_static("x-country-iso-code");
const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The shopper behind a call. Background jobs leave address and browser out. `Debug` hides both.
#[derive(Clone, PartialEq, Eq)]
pub struct Caller {
    pub ip: Option<IpAddr>,
    pub user_agent: Option<String>,
    pub country: CountryCode,
    /// What the call is for. It is not sent to upstream.
    pub priority: Priority,
}

/// What a call is for. When calls are scarce, the later variants are refused first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// A shopper is buying, or wants what they bought.
    Purchase,
    /// A person waits for a page.
    #[default]
    Page,
    /// A background refresh that nobody waits for.
    Refresh,
    /// A visitor who may not be a person waits for a page.
    Unknown,
    /// A program waits for a page.
    Crawler,
}

fn subscriber(address: IpAddr) -> Option<IpAddr> {
    let address = address.to_canonical();
    let network = match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => IpAddr::V6((v6.to_bits() & !u128::from(u64::MAX)).into()),
    };
    (!address.is_loopback()).then_some(network)
}

impl fmt::Debug for Caller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Caller");
        shown.field("country", &self.country).field("priority", &self.priority).finish_non_exhaustive()
    }
}

impl Caller {
    /// The same shopper with another priority.
    #[must_use]
    pub fn on(&self, priority: Priority) -> Self {
        Self { priority, ..self.clone() }
    }

    /// The subscriber behind the call: the address for IPv4, the subscriber's /64 for IPv6. A
    /// loopback address means a proxy that is not configured, with any number of shoppers behind
    /// it, so it returns `None`.
    pub fn subscriber(&self) -> Option<IpAddr> {
        self.ip.and_then(subscriber)
    }

    /// The network of one site, see [`network_of`].
    pub fn network(&self) -> Option<IpAddr> {
        self.subscriber().map(network_of)
    }

    /// The shop itself, for answers that all shoppers share: the call carries no shopper's address
    /// (contract 1.1), and a shopper whom upstream refuses does not take shared answers away from
    /// others.
    #[must_use]
    pub(super) const fn as_shop(&self) -> Self {
        Self { ip: None, user_agent: None, country: self.country, priority: self.priority }
    }

    /// Adds the shopper's headers. `fallback` is the shop's own user agent, for calls without a
    /// browser and for user agents that a header cannot carry.
    pub(super) fn sign(&self, headers: &mut HeaderMap, fallback: &HeaderValue) {
        if let Ok(country) = HeaderValue::from_str(self.country.as_str()) {
            headers.insert(COUNTRY, country);
        }
        if let Some(ip) = self.ip
            && let Ok(ip) = HeaderValue::from_str(&ip.to_canonical().to_string())
        {
            headers.insert(X_FORWARDED_FOR, ip);
        }
        headers.insert(USER_AGENT, self.agent().unwrap_or_else(|| fallback.clone()));
    }

    fn agent(&self) -> Option<HeaderValue> {
        let agent: String = self
            .user_agent
            .as_deref()?
            .chars()
            .filter(|c| matches!(c, ' '..='~'))
            .take(MAX_USER_AGENT_BYTES)
            .collect();
        let agent = agent.trim();
        if agent.is_empty() { None } else { HeaderValue::from_str(agent).ok() }
    }
}

#[cfg(test)]
mod tests {
    use super::subscriber;

    #[test]
    fn subscriber_is_a_64_network_for_ipv6_and_none_for_loopback() {
        let of = |text: &str| subscriber(text.parse().unwrap());
        assert_eq!(of("2001:db8::1"), of("2001:db8::ffff:1"));
        assert_ne!(of("2001:db8::1"), of("2001:db8:0:1::1"));
        assert_eq!(of("::ffff:203.0.113.9"), of("203.0.113.9"));
        assert_eq!((of("127.0.0.1"), of("::1")), (None, None));
    }
}
