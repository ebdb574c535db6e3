//! The client's settings and the HTTP client that it uses.

use super::gate::Budgets;
use reqwest::{
    header::{CONTENT_TYPE, HeaderMap, HeaderValue},
    redirect::Policy,
};
use secrecy::{ExposeSecret, SecretString};
use std::time::Duration;
use thiserror::Error;
use url::{Host, Url};

/// Longest time to establish a connection.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// Idle connections are closed after this time. Many servers close theirs after five seconds, and
/// if an order is sent on a connection that is being closed, nobody knows whether it was placed.
const POOL_IDLE_TIMEOUT: Duration = Duration::from_secs(4);

/// Settings of the client.
#[derive(Clone, Debug)]
pub struct Config {
    /// Origin of the API. Pictures may come from it too, besides upstream's known picture hosts.
    pub url: Url,
    /// Sent with every call. Without it, the partner earns nothing.
    pub partner_id: Option<SecretString>,
    /// Version of the shop, sent with every call.
    pub app_version: String,
    /// Timeout of a complete exchange, from connecting to the last byte.
    pub timeout: Duration,
    /// Call budgets of the endpoints.
    pub budgets: Budgets,
}

/// Settings that the client cannot use.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NotAConfig {
    #[error("the upstream URL must be http or https with a host")]
    Url,
    #[error("the Partner ID has characters that an HTTP header cannot carry")]
    PartnerId,
    #[error("the app version has characters that an HTTP header cannot carry")]
    AppVersion,
    #[error("cannot set up TLS: {0}")]
    Tls(String),
}

/// Builds the HTTP client, without redirects and without automatic retries.
#[expect(clippy::disallowed_methods, reason = "this is the one place where the client is built")]
pub fn http_client(url: &Url) -> Result<reqwest::Client, NotAConfig> {
    let builder = reqwest::Client::builder()
        .redirect(Policy::none())
        .retry(reqwest::retry::never())
        .pool_idle_timeout(POOL_IDLE_TIMEOUT)
        .connect_timeout(CONNECT_TIMEOUT);
    // A proxy from the environment cannot reach this machine's loopback, where the sandbox listens.
    let builder = if is_loopback(url) { builder.no_proxy() } else { builder };
    builder.build().map_err(|error| NotAConfig::Tls(error.to_string()))
}

/// The website that belongs to an API (contract 1.2). Any other API is its own site.
pub fn site(url: &Url) -> Url {
    let mut site = url.clone();
    if url.host_str() == Some("api.cryptorefills.com") && site.set_host(Some("cryptorefills.com")).is_err() {
        return url.clone();
    }
    site
}

/// The `www` host that a site may redirect to: the same host with `www.`, over https. An IP address
/// has none.
pub fn www_of(site: &Url) -> Option<Url> {
    let host = site.domain().filter(|host| host.contains('.') && !host.starts_with("www."))?;
    let is_https = site.scheme() == "https" && site.port_or_known_default() == Some(443);
    Url::parse(&format!("https://www.{host}/")).ok().filter(|_| is_https)
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

/// The headers that all calls have in common (contract 1.1).
pub fn common_headers(config: &Config) -> Result<HeaderMap, NotAConfig> {
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
    fn www_host_exists_only_for_a_domain_over_https() {
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
    fn site_is_derived_from_the_api() {
        for (api, expected) in [
            ("https://api.cryptorefills.com/", "https://cryptorefills.com/"),
            ("http://127.0.0.1:4000/", "http://127.0.0.1:4000/"),
            ("https://api.example.test/x", "https://api.example.test/x"),
        ] {
            assert_eq!(site(&api.parse().unwrap()).as_str(), expected);
        }
    }
}
