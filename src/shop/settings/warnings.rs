//! Warnings: settings that can be used, but probably mean something else than what they say.

use super::{Mode, Network, Settings, bits};
use std::fmt;
use url::{Host, Url};

/// The shortest prefix of a trusted proxy, in bits, that is still somebody's own network: a whole class A.
const MIN_PREFIX_BITS_IPV4: u8 = 8;
const MIN_PREFIX_BITS_IPV6: u8 = 16;

/// What is doubtful about which key, and how to put it right.
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
    /// Everything doubtful. No value that may be a secret is repeated.
    pub fn warnings(&self) -> Vec<Warning> {
        let quoted = self.quoted.iter().map(|key| {
            Warning::new(key, "has quotes around its value, and they are part of it: remove them".to_owned())
        });
        let clear = match &self.upstream.mode {
            Mode::Live { url, .. } if url.scheme() == "http" && !is_loopback(url) => {
                let text =
                    format!("is {url}: everything, codes too, crosses the network in clear; use https");
                Some(Warning::new("upstream.url", text))
            }
            Mode::Live { .. } | Mode::Sandbox => None,
        };
        let wide = self.server.trusted_proxies.iter().filter(|network| is_too_wide(network)).map(|network| {
            let text = format!(
                "holds {network}: anybody there can claim any address in X-Forwarded-For; name the proxy's own address"
            );
            Warning::new("server.trusted_proxies", text)
        });
        quoted.chain(clear).chain(wide).collect()
    }
}

/// Whether the address is on this machine.
fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.to_canonical().is_loopback(),
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        None => false,
    }
}

fn is_too_wide(network: &Network) -> bool {
    let is_ipv4 = bits(network.address).1 == 32;
    network.prefix < if is_ipv4 { MIN_PREFIX_BITS_IPV4 } else { MIN_PREFIX_BITS_IPV6 }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.prefix)
    }
}
