//! The client itself: how it is built, and the one way every call leaves it.

use super::{
    answer::Answer,
    call::Call,
    caller::Caller,
    config::{self, Config, NotAConfig},
    error::{Fault, UpstreamError},
    gate::{BudgetPeers, Endpoint, Gate, Outcome, Throttle},
    image::ImageHosts,
    refusal, throttle,
};
use jiff::Timestamp;
use reqwest::{
    Method, Response, StatusCode,
    header::{ACCEPT, HeaderMap, HeaderValue, LOCATION},
};
use serde::de::DeserializeOwned;
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tracing::Instrument;
use url::Url;

/// Larger bodies are not read (contract 15).
const MAX_BODY_BYTES: usize = 8 * 1024 * 1024;

/// The pause before a read is tried once more, in milliseconds.
const RETRY_PAUSE_MS: std::ops::Range<u64> = 100..400;

/// The upstream API. Cheap to clone; clones share their connections.
#[derive(Clone)]
pub struct Upstream(Arc<Inner>);

struct Inner {
    http: reqwest::Client,
    base: Url,
    /// Upstream's site, which knows a thing or two that the API does not.
    site: Url,
    /// The site's `www` host, the one place that the site may have moved to, and whether it has.
    www: Option<Url>,
    has_moved: AtomicBool,
    /// The headers that are the same on every call (contract 1.1).
    headers: HeaderMap,
    agent: HeaderValue,
    timeout: Duration,
    hosts: ImageHosts,
    gate: Gate,
}

impl Upstream {
    /// Builds the client; nothing is sent yet.
    pub fn new(config: Config) -> Result<Self, NotAConfig> {
        Self::among(config, BudgetPeers::of_one())
    }

    /// Builds the client of a node that shares its budgets with others.
    pub fn among(config: Config, peers: BudgetPeers) -> Result<Self, NotAConfig> {
        if !matches!(config.url.scheme(), "http" | "https") || !config.url.has_host() {
            return Err(NotAConfig::Url);
        }
        let www = config::www_of(&config::site(&config.url));
        Self::with_www(config, peers, www)
    }

    /// The same, with another address for the `www` host.
    pub(super) fn with_www(config: Config, peers: BudgetPeers, www: Option<Url>) -> Result<Self, NotAConfig> {
        let agent = format!("Kiosk/{}", config.app_version);
        Ok(Self(Arc::new(Inner {
            http: config::http_client(&config.url)?,
            headers: config::standing_headers(&config)?,
            agent: HeaderValue::from_str(&agent).map_err(|_| NotAConfig::AppVersion)?,
            timeout: config.timeout,
            hosts: ImageHosts::new(&config.url),
            site: config::site(&config.url),
            www,
            has_moved: AtomicBool::new(false),
            base: config.url,
            gate: Gate::new(config.budgets, peers),
        })))
    }

    /// What is left of every budget at this moment, by the endpoint's name.
    pub async fn left_now(&self) -> Vec<(&'static str, usize)> {
        self.0.gate.left().await.into_iter().map(|(endpoint, left)| (endpoint.name(), left)).collect()
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

    pub(super) fn gate(&self) -> &Gate {
        &self.0.gate
    }

    /// A whole exchange whose answer is JSON.
    pub(super) async fn fetch<T: DeserializeOwned>(
        &self,
        caller: &Caller,
        call: Call<'_>,
    ) -> Result<T, UpstreamError> {
        let answer = self.exchange(caller, &call).await?;
        if !answer.status.is_success() {
            return Err(self.judge(&answer, call.endpoint));
        }
        answer.json().map_err(UpstreamError::Unavailable)
    }

    /// An exchange with upstream's site. Redirects are not followed but one: to the same path of the site's `www` host,
    /// which is asked from then on.
    pub(super) async fn fetch_of_the_site<T: DeserializeOwned>(
        &self,
        caller: &Caller,
        call: Call<'_>,
    ) -> Result<T, UpstreamError> {
        let call = call.of_the_site();
        let mut answer = self.exchange(caller, &call).await?;
        if self.has_moved_with(&answer, &call) {
            answer = self.exchange(caller, &call).await?;
        }
        if !answer.status.is_success() {
            // Where it moved to may be left again.
            self.0.has_moved.store(false, Ordering::Relaxed);
            return Err(self.judge(&answer, call.endpoint));
        }
        answer.json().map_err(UpstreamError::Unavailable)
    }

    /// Notes that the site has moved to its `www` host, if that is what the answer says now.
    fn has_moved_with(&self, answer: &Answer, call: &Call<'_>) -> bool {
        let Some(www) = &self.0.www else { return false };
        let place = answer.headers.get(LOCATION).and_then(|place| place.to_str().ok());
        let place = place.and_then(|place| place.parse::<Url>().ok());
        let expected = www.join(&format!("/{}", call.path.join("/"))).ok();
        let moves = answer.status.is_redirection() && place.is_some() && place == expected;
        moves && !self.0.has_moved.swap(true, Ordering::Relaxed)
    }

    /// A whole exchange, whatever its status; a read is tried once more when the connection or a gateway failed.
    /// What the gate does not let through is [`UpstreamError::Throttled`] or [`Fault::BreakerOpen`], and was not sent.
    pub(super) async fn exchange(&self, caller: &Caller, call: &Call<'_>) -> Result<Answer, UpstreamError> {
        let first = Box::pin(self.attempt(caller, call).instrument(call.span())).await;
        let passing = match &first {
            Err(error) => is_broken(error),
            Ok(answer) => is_passing(answer.status.as_u16()),
        };
        if !call.is_read() || !passing {
            return first;
        }
        pause().await;
        self.again(first, Box::pin(self.attempt(caller, call).instrument(call.span()))).await
    }

    /// The second attempt's result; the first one's where the gate had no room for another.
    async fn again<T>(
        &self,
        first: Result<T, UpstreamError>,
        second: impl Future<Output = Result<T, UpstreamError>>,
    ) -> Result<T, UpstreamError> {
        match second.await {
            Err(
                UpstreamError::Throttled { .. }
                | UpstreamError::Blocked { .. }
                | UpstreamError::Unavailable(Fault::BreakerOpen),
            ) => first,
            second => second,
        }
    }

    async fn attempt(&self, caller: &Caller, call: &Call<'_>) -> Result<Answer, UpstreamError> {
        let pass = self.0.gate.enter(caller, call.way()).await?;
        let whole = async { Answer::read(self.send(caller, call).await?, MAX_BODY_BYTES).await };
        let answer = tokio::time::timeout(self.0.timeout, whole).await.unwrap_or(Err(Fault::Timeout));
        pass.close(&self.outcome(answer.as_ref(), call.endpoint));
        answer.map_err(UpstreamError::Unavailable)
    }

    /// Opens an answer that stays open. Only the wait for its first byte is bounded; as every read it is
    /// tried once more.
    pub(super) async fn open(&self, caller: &Caller, call: Call<'_>) -> Result<Response, UpstreamError> {
        let first = Box::pin(self.head(caller, &call).instrument(call.span())).await;
        let passing = match &first {
            Err(UpstreamError::Unavailable(Fault::Status(status))) => is_passing(*status),
            Err(error) => is_broken(error),
            Ok(_) => false,
        };
        if !passing {
            return first;
        }
        pause().await;
        self.again(first, Box::pin(self.head(caller, &call).instrument(call.span()))).await
    }

    /// Waits for the head of an answer; one that is no success is read to its end and judged.
    async fn head(&self, caller: &Caller, call: &Call<'_>) -> Result<Response, UpstreamError> {
        let pass = self.0.gate.enter(caller, call.way()).await?;
        let sent = tokio::time::timeout(self.0.timeout, self.send(caller, call)).await;
        let read = match sent.unwrap_or(Err(Fault::Timeout)) {
            Ok(response) if response.status().is_success() => {
                let (status, headers) = (response.status(), response.headers());
                pass.close(&Outcome::Answered { status, headers, throttle: None });
                return Ok(response);
            }
            Ok(response) => {
                tokio::time::timeout(self.0.timeout, Answer::read(response, MAX_BODY_BYTES)).await
            }
            Err(fault) => Ok(Err(fault)),
        };
        let answer = read.unwrap_or(Err(Fault::Timeout));
        pass.close(&self.outcome(answer.as_ref(), call.endpoint));
        Err(self.judge(&answer.map_err(UpstreamError::Unavailable)?, call.endpoint))
    }

    /// What an answer outside 2xx means.
    pub(super) fn judge(&self, answer: &Answer, endpoint: Endpoint) -> UpstreamError {
        refusal::judge(answer, endpoint, self.0.gate.window(endpoint), Timestamp::now())
    }

    /// What the gate hears of a call.
    pub(super) fn outcome<'a>(
        &self,
        answer: Result<&'a Answer, &'a Fault>,
        endpoint: Endpoint,
    ) -> Outcome<'a> {
        let answer = match answer {
            Ok(answer) => answer,
            Err(fault) => return Outcome::Failed(fault),
        };
        let window = self.0.gate.window(endpoint);
        let asked = || throttle::asked(&answer.headers, window, Timestamp::now());
        let throttle = match self.judge(answer, endpoint) {
            // Where pictures lie, a 403 is how one says that there is none.
            _ if answer.status.is_success() || endpoint.means_none(answer.status) => None,
            UpstreamError::Throttled { .. } if answer.status == StatusCode::FORBIDDEN => {
                Some(Throttle::Forbidden(asked()))
            }
            UpstreamError::Blocked { .. } => Some(Throttle::Forbidden(asked())),
            UpstreamError::Throttled { .. } => Some(asked().map_or(Throttle::Unspecified, Throttle::For)),
            // The door is shut then, so that nothing is tried once more.
            UpstreamError::Unavailable(_) => {
                throttle::unwell(&answer.headers, window, Timestamp::now()).map(Throttle::For)
            }
            UpstreamError::Refused(_) | UpstreamError::NotFound | UpstreamError::Unauthorised => None,
        };
        Outcome::Answered { status: answer.status, headers: &answer.headers, throttle }
    }

    /// The one place that sends: address, headers, body, one log line.
    async fn send(&self, caller: &Caller, call: &Call<'_>) -> Result<Response, Fault> {
        let www = self.0.www.as_ref().filter(|_| self.0.has_moved.load(Ordering::Relaxed));
        let mut url = if call.site { www.unwrap_or(&self.0.site).clone() } else { self.0.base.clone() };
        url.path_segments_mut()
            .map_err(|()| Fault::Connect("no path".to_owned()))?
            .pop_if_empty()
            .extend(call.path);
        let mut headers = self.0.headers.clone();
        headers.insert(ACCEPT, HeaderValue::from_static(call.accept));
        let caller = if call.endpoint.is_shared() { &caller.as_shop() } else { caller };
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
                tracing::debug!(
                    call = call.endpoint.name(),
                    status = response.status().as_u16(),
                    "upstream answered"
                );
            }
            Err(fault) => tracing::debug!(call = call.endpoint.name(), %fault, "upstream did not answer"),
        }
        sent
    }
}

/// Whether there was no connection, or it broke.
const fn is_broken(error: &UpstreamError) -> bool {
    matches!(error, UpstreamError::Unavailable(Fault::Connect(_) | Fault::Broken(_)))
}

/// A gateway's passing weakness.
const fn is_passing(status: u16) -> bool {
    matches!(status, 502..=504)
}

async fn pause() {
    tokio::time::sleep(Duration::from_millis(rand::random_range(RETRY_PAUSE_MS))).await;
}
