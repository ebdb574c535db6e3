//! Warnings about settings that are valid but probably not intended.

use super::{Mode, Network, Settings};
use ipnet::IpNet;
use std::fmt;
use url::{Host, Url};

/// The shortest plausible prefixes of a trusted proxy's network, in bits. For IPv4, that is a class A
/// network.
const MIN_PREFIX_BITS_IPV4: u8 = 8;
const MIN_PREFIX_BITS_IPV6: u8 = 16;

/// A questionable setting, and how to fix it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    pub key: String,
    pub text: String,
}

impl Warning {
    fn new(key: &str, text: String) -> Self {
        Self { key: key.to_owned(), text }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.key, self.text)
    }
}

impl Settings {
    /// All warnings. They never repeat a value that may be secret.
    pub fn warnings(&self) -> Vec<Warning> {
        let quoted = self
            .quoted
            .iter()
            .map(|key| Warning::new(key, "includes quotes in its value; remove them".to_owned()));
        let clear = match &self.upstream.mode {
            Mode::Live { url, .. } if url.scheme() == "http" && !is_loopback(url) => {
                let text = format!("is {url}, so all data, including codes, is sent unencrypted; use https");
                Some(Warning::new("upstream.url", text))
            }
            Mode::Live { .. } | Mode::Sandbox => None,
        };
        let wide = self.server.trusted_proxies.iter().filter(|network| is_too_wide(network)).map(|network| {
            let text = format!(
                "contains {network}: every host in it can forge addresses in X-Forwarded-For; use the proxy's address"
            );
            Warning::new("server.trusted_proxies", text)
        });
        quoted.chain(clear).chain(wide).collect()
    }
}

/// Whether the URL points to this machine.
fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.to_canonical().is_loopback(),
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        None => false,
    }
}

fn is_too_wide(network: &Network) -> bool {
    match network.0 {
        IpNet::V4(block) => block.prefix_len() < MIN_PREFIX_BITS_IPV4,
        IpNet::V6(block) => block.prefix_len() < MIN_PREFIX_BITS_IPV6,
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
