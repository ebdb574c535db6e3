//! What the client is made of: its settings, checked, and the HTTP client underneath.

use super::gate::Budgets;
use reqwest::{
    header::{CONTENT_TYPE, HeaderMap, HeaderValue},
    redirect::Policy,
};
use secrecy::{ExposeSecret, SecretString};
use std::time::Duration;
use thiserror::Error;
use url::{Host, Url};

/// No connection in this time is no connection.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// A connection that has rested for longer is not used again: many servers close theirs after five seconds, and an order
/// that meets a closing door is one of which nobody knows whether it was placed.
const POOL_IDLE_TIMEOUT: Duration = Duration::from_secs(4);

/// What the client needs to know.
#[derive(Clone, Debug)]
pub struct Config {
    /// The API's origin. Pictures are taken from it too, besides upstream's known picture hosts.
    pub url: Url,
    /// Sent on every call; without it the partner earns nothing.
    pub partner_id: Option<SecretString>,
    /// The shop's version, sent on every call.
    pub app_version: String,
    /// For a whole exchange, from the connection to the last byte.
    pub timeout: Duration,
    /// How often upstream may be asked for what.
    pub budgets: Budgets,
}

/// The settings make no client.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NotAConfig {
    #[error("the upstream url is http or https with a host")]
    Url,
    #[error("the partner id has characters that no header can carry")]
    PartnerId,
    #[error("the app version has characters that no header can carry")]
    AppVersion,
    #[error("TLS cannot be set up: {0}")]
    Tls(String),
}

/// The HTTP client: no redirects, no repeated requests.
#[expect(clippy::disallowed_methods, reason = "this is the one place where the client is built")]
pub fn http_client(url: &Url) -> Result<reqwest::Client, NotAConfig> {
    let builder = reqwest::Client::builder()
        .redirect(Policy::none())
        .retry(reqwest::retry::never())
        .pool_idle_timeout(POOL_IDLE_TIMEOUT)
        .connect_timeout(CONNECT_TIMEOUT);
    // A proxy from the environment cannot reach this machine's own loopback, where the sandbox listens.
    let builder = if is_loopback(url) { builder.no_proxy() } else { builder };
    builder.build().map_err(|error| NotAConfig::Tls(error.to_string()))
}

/// Upstream's site beside its API (contract 1.2); any other API is its own site.
pub fn site(url: &Url) -> Url {
    let mut site = url.clone();
    if url.host_str() == Some("api.cryptorefills.com") && site.set_host(Some("cryptorefills.com")).is_err() {
        return url.clone();
    }
    site
}

/// Where the site may say that it has moved to: the same host behind `www.`, over https. A bare address has none.
pub fn www_of(site: &Url) -> Option<Url> {
    let host = site.domain().filter(|host| host.contains('.') && !host.starts_with("www."))?;
    let is_usual = site.scheme() == "https" && site.port_or_known_default() == Some(443);
    Url::parse(&format!("https://www.{host}/")).ok().filter(|_| is_usual)
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

/// The headers that are the same on every call (contract 1.1).
pub fn standing_headers(config: &Config) -> Result<HeaderMap, NotAConfig> {
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let version = HeaderValue::from_str(&config.app_version).map_err(|_| NotAConfig::AppVersion)?;
    headers.insert("x-cr-version", version);
    if let Some(partner) = &config.partner_id {
        let mut partner =
            HeaderValue::from_str(partner.expose_secret().trim()).map_err(|_| NotAConfig::PartnerId)?;
        partner.set_sensitive(true);
        headers.insert("x-cr-application", partner);
    }
    Ok(headers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_named_site_over_https_has_a_www_beside_it() {
        for (site, www) in [
            ("https://cryptorefills.com/", Some("https://www.cryptorefills.com/")),
            ("https://www.cryptorefills.com/", None),
            ("http://cryptorefills.com/", None),
            ("https://cryptorefills.com:8443/", None),
            ("https://127.0.0.1/", None),
            ("https://localhost/", None),
        ] {
            assert_eq!(www_of(&site.parse().unwrap()).as_ref().map(Url::as_str), www, "{site}");
        }
    }

    #[test]
    fn the_site_stands_beside_the_api() {
        for (api, beside) in [
            ("https://api.cryptorefills.com/", "https://cryptorefills.com/"),
            ("http://127.0.0.1:4000/", "http://127.0.0.1:4000/"),
            ("https://api.example.test/x", "https://api.example.test/x"),
        ] {
            assert_eq!(site(&api.parse().unwrap()).as_str(), beside);
        }
    }
}
