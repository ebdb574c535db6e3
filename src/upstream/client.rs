//! The HTTP client: how it is built, and the one path that every call takes.

use super::{
    answer::Answer,
    call::Call,
    caller::Caller,
    config::{self, Config, NotAConfig},
    error::{Fault, UpstreamError},
    gate::{BudgetPeers, Endpoint, Gate, Outcome, Throttle},
    image_hosts::ImageHosts,
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

/// Longest body that is read (contract 15).
const MAX_BODY_BYTES: usize = 8 * 1024 * 1024;

/// Pause before a read is retried, in milliseconds.
const RETRY_PAUSE_MS: std::ops::Range<u64> = 100..400;

/// Client of the upstream API. Cheap to clone; clones share their connections.
#[derive(Clone)]
pub struct Upstream(Arc<Inner>);

struct Inner {
    http: reqwest::Client,
    base: Url,
    /// Upstream's website, which has some data that the API does not have.
    site: Url,
    /// The site's `www` host, the only host that it may redirect to, and whether it has done so.
    www: Option<Url>,
    has_moved: AtomicBool,
    /// The headers that all calls have in common (contract 1.1).
    common_headers: HeaderMap,
    agent: HeaderValue,
    timeout: Duration,
    hosts: ImageHosts,
    gate: Gate,
}

impl Upstream {
    /// Builds the client without connecting.
    pub fn new(config: Config) -> Result<Self, NotAConfig> {
        Self::among(config, BudgetPeers::of_one())
    }

    /// Builds the client of a node that shares its budgets with other nodes.
    pub fn among(config: Config, peers: BudgetPeers) -> Result<Self, NotAConfig> {
        if !matches!(config.url.scheme(), "http" | "https") || !config.url.has_host() {
            return Err(NotAConfig::Url);
        }
        let www = config::www_of(&config::site(&config.url));
        Self::with_www(config, peers, www)
    }

    /// As [`Self::among`], with the given `www` host.
    pub(super) fn with_www(config: Config, peers: BudgetPeers, www: Option<Url>) -> Result<Self, NotAConfig> {
        let agent = format!("Kiosk/{}", config.app_version);
        Ok(Self(Arc::new(Inner {
            http: config::http_client(&config.url)?,
            common_headers: config::common_headers(&config)?,
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

    /// The remaining calls of every budget, by endpoint name.
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

    /// Makes a call whose answer is JSON.
    pub(super) async fn fetch<T: DeserializeOwned>(
        &self,
        caller: &Caller,
        call: Call<'_>,
    ) -> Result<T, UpstreamError> {
        let answer = self.exchange(caller, &call).await?;
        if !answer.status.is_success() {
            return Err(self.classify(&answer, call.endpoint));
        }
        answer.json().map_err(UpstreamError::Unavailable)
    }

    /// Makes a call to upstream's website. Follows one redirect only: to the same path of the
    /// site's `www` host, which is then used for all later calls.
    pub(super) async fn fetch_from_site<T: DeserializeOwned>(
        &self,
        caller: &Caller,
        call: Call<'_>,
    ) -> Result<T, UpstreamError> {
        let call = call.for_site();
        let mut answer = self.exchange(caller, &call).await?;
        if self.note_move(&answer, &call) {
            answer = self.exchange(caller, &call).await?;
        }
        if !answer.status.is_success() {
            // The `www` host may go away again.
            self.0.has_moved.store(false, Ordering::Relaxed);
            return Err(self.classify(&answer, call.endpoint));
        }
        answer.json().map_err(UpstreamError::Unavailable)
    }

    /// Records that the site has moved to its `www` host. Returns whether this answer is the first
    /// to say so.
    fn note_move(&self, answer: &Answer, call: &Call<'_>) -> bool {
        let Some(www) = &self.0.www else { return false };
        let location = answer.headers.get(LOCATION).and_then(|location| location.to_str().ok());
        let location = location.and_then(|location| location.parse::<Url>().ok());
        let expected = www.join(&format!("/{}", call.path.join("/"))).ok();
        let is_move = answer.status.is_redirection() && location.is_some() && location == expected;
        is_move && !self.0.has_moved.swap(true, Ordering::Relaxed)
    }

    /// Makes a call, whatever the status of the answer. A read is retried once if the connection or
    /// a gateway failed. If the gate refuses the call, the error is [`UpstreamError::Throttled`],
    /// [`UpstreamError::Blocked`] or [`Fault::BreakerOpen`], and nothing was sent.
    pub(super) async fn exchange(&self, caller: &Caller, call: &Call<'_>) -> Result<Answer, UpstreamError> {
        let first = Box::pin(self.attempt(caller, call).instrument(call.span())).await;
        let is_temporary = match &first {
            Err(error) => is_connection_error(error),
            Ok(answer) => is_gateway_error(answer.status.as_u16()),
        };
        if !call.is_read() || !is_temporary {
            return first;
        }
        retry_pause().await;
        self.retry(first, Box::pin(self.attempt(caller, call).instrument(call.span()))).await
    }

    /// Returns the second attempt's result, or the first one's if the gate refused the second.
    async fn retry<T>(
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
        let permit = self.0.gate.enter(caller, call.kind()).await?;
        let exchange = async { Answer::read(self.send(caller, call).await?, MAX_BODY_BYTES).await };
        let answer = tokio::time::timeout(self.0.timeout, exchange).await.unwrap_or(Err(Fault::Timeout));
        permit.close(&self.outcome(answer.as_ref(), call.endpoint));
        answer.map_err(UpstreamError::Unavailable)
    }

    /// Opens a streaming answer. The timeout covers only the wait for the first byte. Like every
    /// read, it is retried once.
    pub(super) async fn open(&self, caller: &Caller, call: Call<'_>) -> Result<Response, UpstreamError> {
        let first = Box::pin(self.open_once(caller, &call).instrument(call.span())).await;
        let is_temporary = match &first {
            Err(UpstreamError::Unavailable(Fault::Status(status))) => is_gateway_error(*status),
            Err(error) => is_connection_error(error),
            Ok(_) => false,
        };
        if !is_temporary {
            return first;
        }
        retry_pause().await;
        self.retry(first, Box::pin(self.open_once(caller, &call).instrument(call.span()))).await
    }

    /// Waits for the headers of an answer. The body of an error status is read and classified.
    async fn open_once(&self, caller: &Caller, call: &Call<'_>) -> Result<Response, UpstreamError> {
        let permit = self.0.gate.enter(caller, call.kind()).await?;
        let response = tokio::time::timeout(self.0.timeout, self.send(caller, call)).await;
        let answer = match response.unwrap_or(Err(Fault::Timeout)) {
            Ok(response) if response.status().is_success() => {
                let (status, headers) = (response.status(), response.headers());
                permit.close(&Outcome::Answered { status, headers, throttle: None });
                return Ok(response);
            }
            Ok(response) => {
                tokio::time::timeout(self.0.timeout, Answer::read(response, MAX_BODY_BYTES)).await
            }
            Err(fault) => Ok(Err(fault)),
        };
        let answer = answer.unwrap_or(Err(Fault::Timeout));
        permit.close(&self.outcome(answer.as_ref(), call.endpoint));
        Err(self.classify(&answer.map_err(UpstreamError::Unavailable)?, call.endpoint))
    }

    /// Classifies an answer outside 2xx.
    pub(super) fn classify(&self, answer: &Answer, endpoint: Endpoint) -> UpstreamError {
        refusal::classify(answer, endpoint, self.0.gate.window(endpoint), Timestamp::now())
    }

    /// The outcome of a call, for the gate.
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
        let requested_wait = || throttle::requested_wait(&answer.headers, window, Timestamp::now());
        let throttle = match self.classify(answer, endpoint) {
            // Picture hosts answer 403 for a picture that does not exist.
            _ if answer.status.is_success() || endpoint.means_none(answer.status) => None,
            UpstreamError::Throttled { .. } if answer.status == StatusCode::FORBIDDEN => {
                Some(Throttle::Forbidden(requested_wait()))
            }
            UpstreamError::Blocked { .. } => Some(Throttle::Forbidden(requested_wait())),
            UpstreamError::Throttled { .. } => {
                Some(requested_wait().map_or(Throttle::Unspecified, Throttle::For))
            }
            // A cooldown starts, so that the call is not retried.
            UpstreamError::Unavailable(_) => {
                throttle::unavailable_wait(&answer.headers, window, Timestamp::now()).map(Throttle::For)
            }
            UpstreamError::Refused(_) | UpstreamError::NotFound | UpstreamError::Unauthorized => None,
        };
        Outcome::Answered { status: answer.status, headers: &answer.headers, throttle }
    }

    /// Sends a call. The only function that does: URL, headers, body, one log line.
    async fn send(&self, caller: &Caller, call: &Call<'_>) -> Result<Response, Fault> {
        let www = self.0.www.as_ref().filter(|_| self.0.has_moved.load(Ordering::Relaxed));
        let mut url = if call.site { www.unwrap_or(&self.0.site).clone() } else { self.0.base.clone() };
        url.path_segments_mut()
            .map_err(|()| Fault::Connect("no path".to_owned()))?
            .pop_if_empty()
            .extend(call.path);
        let mut headers = self.0.common_headers.clone();
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

/// Whether the connection failed or broke.
const fn is_connection_error(error: &UpstreamError) -> bool {
    matches!(error, UpstreamError::Unavailable(Fault::Connect(_) | Fault::Broken(_)))
}

/// Whether a gateway failed temporarily.
const fn is_gateway_error(status: u16) -> bool {
    matches!(status, 502..=504)
}

async fn retry_pause() {
    tokio::time::sleep(Duration::from_millis(rand::random_range(RETRY_PAUSE_MS))).await;
}
