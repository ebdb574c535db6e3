//! The client itself: how it is built, and the one way every call leaves it.

use super::{
    answer::Answer,
    caller::Caller,
    config::{self, Config, NotAConfig},
    error::{Fault, UpstreamError},
    image::ImageHosts,
    refusal,
};
use jiff::Timestamp;
use reqwest::{
    Method, Response,
    header::{ACCEPT, HeaderMap, HeaderValue},
};
use serde::de::DeserializeOwned;
use std::{sync::Arc, time::Duration};
use url::Url;

/// Larger bodies are not read (contract 15).
const BODY_CAP: usize = 8 * 1024 * 1024;

/// The pause before a read is tried once more, in milliseconds.
const PAUSE: std::ops::Range<u64> = 100..400;

/// The upstream API. Cheap to clone; clones share their connections.
#[derive(Clone)]
pub struct Upstream(Arc<Parts>);

struct Parts {
    http: reqwest::Client,
    base: Url,
    /// Upstream's site, which knows a thing or two that the API does not.
    site: Url,
    /// The headers that are the same on every call (contract 1.1).
    headers: HeaderMap,
    agent: HeaderValue,
    timeout: Duration,
    hosts: ImageHosts,
}

/// One call: a method, a path, a query, perhaps a body.
pub(super) struct Call<'a> {
    /// For the log; has no ids in it.
    pub name: &'static str,
    pub path: &'a [&'a str],
    pub query: &'a [(&'a str, &'a str)],
    /// JSON; a call with a body is a POST and is never repeated.
    pub body: Option<Vec<u8>>,
    pub accept: &'static str,
    /// Whether it goes to upstream's site instead of its API.
    pub site: bool,
}

impl<'a> Call<'a> {
    pub const fn get(name: &'static str, path: &'a [&'a str], query: &'a [(&'a str, &'a str)]) -> Self {
        Self { name, path, query, body: None, accept: "application/json", site: false }
    }

    pub const fn post(name: &'static str, path: &'a [&'a str], body: Vec<u8>) -> Self {
        Self { name, path, query: &[], body: Some(body), accept: "application/json", site: false }
    }

    pub fn of_the_site(self) -> Self {
        Self { site: true, ..self }
    }
}

impl Upstream {
    /// Builds the client; nothing is sent yet.
    pub fn new(config: Config) -> Result<Self, NotAConfig> {
        if !matches!(config.url.scheme(), "http" | "https") || !config.url.has_host() {
            return Err(NotAConfig::Url);
        }
        let agent = format!("Kiosk/{}", config.app_version);
        Ok(Self(Arc::new(Parts {
            http: config::http_client(&config.url)?,
            headers: config::standing_headers(&config)?,
            agent: HeaderValue::from_str(&agent).map_err(|_| NotAConfig::AppVersion)?,
            timeout: config.timeout,
            hosts: ImageHosts::new(&config.url),
            site: config::site(&config.url),
            base: config.url,
        })))
    }

    pub(super) fn hosts(&self) -> &ImageHosts {
        &self.0.hosts
    }

    pub(super) fn http(&self) -> &reqwest::Client {
        &self.0.http
    }

    pub(super) fn agent(&self) -> &HeaderValue {
        &self.0.agent
    }

    pub(super) fn timeout(&self) -> Duration {
        self.0.timeout
    }

    /// A whole exchange whose answer is JSON.
    pub(super) async fn fetch<T: DeserializeOwned>(
        &self,
        caller: &Caller,
        call: Call<'_>,
    ) -> Result<T, UpstreamError> {
        let answer = self.exchange(caller, &call).await.map_err(UpstreamError::Unavailable)?;
        if !answer.status.is_success() {
            return Err(refusal::judge(&answer, Timestamp::now()));
        }
        answer.json().map_err(UpstreamError::Unavailable)
    }

    /// A whole exchange, whatever its status; a read is tried once more when the connection or a gateway failed.
    pub(super) async fn exchange(&self, caller: &Caller, call: &Call<'_>) -> Result<Answer, Fault> {
        let first = self.attempt(caller, call).await;
        let passing = match &first {
            Err(Fault::Connect(_)) => true,
            Err(_) => false,
            Ok(answer) => is_passing(answer.status.as_u16()),
        };
        if call.body.is_some() || !passing {
            return first;
        }
        pause().await;
        self.attempt(caller, call).await
    }

    async fn attempt(&self, caller: &Caller, call: &Call<'_>) -> Result<Answer, Fault> {
        let whole = async { Answer::read(self.send(caller, call).await?, BODY_CAP).await };
        tokio::time::timeout(self.0.timeout, whole).await.unwrap_or(Err(Fault::Timeout))
    }

    /// Opens an answer that stays open. Only the wait for its first byte is bounded; as every read it is
    /// tried once more.
    pub(super) async fn open(&self, caller: &Caller, call: Call<'_>) -> Result<Response, UpstreamError> {
        let head = || async {
            let sent = tokio::time::timeout(self.0.timeout, self.send(caller, &call));
            sent.await.unwrap_or(Err(Fault::Timeout))
        };
        let mut response = head().await;
        let passing = match &response {
            Err(fault) => matches!(fault, Fault::Connect(_)),
            Ok(response) => is_passing(response.status().as_u16()),
        };
        if passing {
            pause().await;
            response = head().await;
        }
        let response = response.map_err(UpstreamError::Unavailable)?;
        if response.status().is_success() {
            return Ok(response);
        }
        let answer = tokio::time::timeout(self.0.timeout, Answer::read(response, BODY_CAP)).await;
        let answer = answer.unwrap_or(Err(Fault::Timeout)).map_err(UpstreamError::Unavailable)?;
        Err(refusal::judge(&answer, Timestamp::now()))
    }

    /// The one place that sends: address, headers, body, one log line.
    async fn send(&self, caller: &Caller, call: &Call<'_>) -> Result<Response, Fault> {
        let mut url = if call.site { self.0.site.clone() } else { self.0.base.clone() };
        url.path_segments_mut()
            .map_err(|()| Fault::Connect("no path".to_owned()))?
            .pop_if_empty()
            .extend(call.path);
        let mut headers = self.0.headers.clone();
        headers.insert(ACCEPT, HeaderValue::from_static(call.accept));
        caller.sign(&mut headers, &self.0.agent);
        let method = if call.body.is_some() { Method::POST } else { Method::GET };
        let mut request = self.0.http.request(method, url).headers(headers);
        if !call.query.is_empty() {
            request = request.query(call.query);
        }
        if let Some(body) = &call.body {
            request = request.body(body.clone());
        }
        let sent = request.send().await.map_err(Fault::of);
        match &sent {
            Ok(response) => {
                tracing::debug!(call = call.name, status = response.status().as_u16(), "upstream answered");
            }
            Err(fault) => tracing::debug!(call = call.name, %fault, "upstream did not answer"),
        }
        sent
    }
}

/// A gateway's passing weakness.
const fn is_passing(status: u16) -> bool {
    matches!(status, 502..=504)
}

async fn pause() {
    tokio::time::sleep(Duration::from_millis(rand::random_range(PAUSE))).await;
}
