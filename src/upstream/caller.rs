//! On whose behalf a call is made: the shopper's address, browser and country travel with every call
//! (contract 1.1).

use crate::{cluster::network_of, domain::locale::CountryCode};
use reqwest::header::{HeaderMap, HeaderName, HeaderValue, USER_AGENT};
use std::{fmt, net::IpAddr};

/// Longer browser names are cut.
const MAX_USER_AGENT_BYTES: usize = 512;

const COUNTRY: HeaderName = HeaderName::from_static("x-country-iso-code");
const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The shopper behind a call; jobs without one leave address and browser out. `Debug` hides both.
#[derive(Clone, PartialEq, Eq)]
pub struct Caller {
    pub ip: Option<IpAddr>,
    pub user_agent: Option<String>,
    pub country: CountryCode,
    /// What the call is for. Upstream is not told.
    pub priority: Priority,
}

/// What a call is for: where calls are short, what comes later here goes without first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// Somebody is buying, or wants what they have bought.
    Purchase,
    /// Somebody waits for a page.
    #[default]
    Page,
    /// Nobody waits: what is known is made newer.
    Refresh,
    /// Somebody waits for a page who is not known to be a person.
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
    /// The same shopper on another priority.
    #[must_use]
    pub fn on(&self, priority: Priority) -> Self {
        Self { priority, ..self.clone() }
    }

    /// The subscriber behind the call: an address, of IPv6 the /64 that one subscriber has. An address of this machine stands for
    /// everybody behind a proxy that is not listed, so it is nobody's.
    pub fn subscriber(&self) -> Option<IpAddr> {
        self.ip.and_then(subscriber)
    }

    /// The network that one site is handed, see [`network_of`].
    pub fn network(&self) -> Option<IpAddr> {
        self.subscriber().map(network_of)
    }

    /// The shop itself, for what all shoppers share: upstream is told of no shopper (contract 1.1), and one whom it refuses
    /// cannot take from others what they all read.
    #[must_use]
    pub(super) const fn as_shop(&self) -> Self {
        Self { ip: None, user_agent: None, country: self.country, priority: self.priority }
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
    fn a_subscriber_of_ipv6_is_one_shopper_and_this_machine_is_nobody() {
        let of = |text: &str| subscriber(text.parse().unwrap());
        assert_eq!(of("2001:db8::1"), of("2001:db8::ffff:1"));
        assert_ne!(of("2001:db8::1"), of("2001:db8:0:1::1"));
        assert_eq!(of("::ffff:203.0.113.9"), of("203.0.113.9"));
        assert_eq!((of("127.0.0.1"), of("::1")), (None, None));
    }
}
