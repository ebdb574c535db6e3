//! Faults on demand: a test chooses which endpoint fails, how and how often. The gate before every
//! endpoint applies the faults, records the request and enforces the rate limits.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures::StreamExt;
use http::{Method, StatusCode, header};
use serde::Deserialize;
use serde_json::json;

use super::refusal::Refusal;
use super::serve::Connection;
use super::world::World;

/// The endpoints that can have faults.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Endpoint {
    Vias,
    Currencies,
    Brands,
    Homepage,
    Search,
    Products,
    Price,
    Validations,
    Orders,
    Order,
    Subscribe,
    /// The countries of upstream's website.
    Countries,
    /// Logos, barcodes and QR codes.
    Pictures,
}

impl Endpoint {
    fn of(method: &Method, path: &str) -> Option<Self> {
        let post = method == Method::POST;
        Some(match path {
            "/v3/payment_vias" => Self::Vias,
            "/v3/currencies" => Self::Currencies,
            "/v2/brands" => Self::Brands,
            "/v2/homepage" => Self::Homepage,
            "/api/available-countries" => Self::Countries,
            "/v4/products/price" => Self::Price,
            "/v5/orders/validations" if post => Self::Validations,
            "/v5/orders" if post => Self::Orders,
            _ if path.starts_with("/v2/search/") => Self::Search,
            _ if path.starts_with("/v5/products/country/") => Self::Products,
            _ if path.starts_with("/v5/orders/") && path.ends_with("/subscribe") => Self::Subscribe,
            _ if path.starts_with("/v5/orders/") => Self::Order,
            _ if ["/logos/", "/barcodes/", "/v3/qrs/"].iter().any(|place| path.starts_with(place)) => {
                Self::Pictures
            }
            _ => return None,
        })
    }

    /// The name in faults and counters.
    pub fn name(self) -> &'static str {
        match self {
            Self::Vias => "vias",
            Self::Currencies => "currencies",
            Self::Brands => "brands",
            Self::Homepage => "homepage",
            Self::Search => "search",
            Self::Products => "products",
            Self::Price => "price",
            Self::Validations => "validations",
            Self::Orders => "orders",
            Self::Order => "order",
            Self::Subscribe => "subscribe",
            Self::Countries => "countries",
            Self::Pictures => "pictures",
        }
    }

    /// The budget that this endpoint's calls count against. Reading and subscribing share one.
    pub fn budget(self) -> &'static str {
        if self == Self::Subscribe { Self::Order.name() } else { self.name() }
    }

    /// Number of calls per window, in seconds (contract 1.5).
    pub fn limit(self) -> Option<(usize, i64)> {
        match self {
            Self::Vias | Self::Homepage => Some((30, 60)),
            Self::Brands | Self::Products => Some((60, 60)),
            Self::Price | Self::Order | Self::Subscribe => Some((120, 60)),
            Self::Validations => Some((60, 600)),
            Self::Orders => Some((30, 600)),
            Self::Currencies | Self::Search | Self::Countries | Self::Pictures => None,
        }
    }
}

/// How an endpoint fails.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
pub enum Kind {
    #[serde(rename = "429_retry_after")]
    RetryAfter,
    #[serde(rename = "429_reset")]
    RateReset,
    /// Without a time to wait.
    #[serde(rename = "429")]
    TooMany,
    #[serde(rename = "403_burst")]
    Burst,
    #[serde(rename = "500")]
    Internal,
    #[serde(rename = "502_html")]
    BadGateway,
    /// The real answer in pieces. A stream starts late.
    #[serde(rename = "slow")]
    Slow,
    /// Half of the real answer, as a complete body.
    #[serde(rename = "truncated")]
    Truncated,
    /// 200 with an empty list.
    #[serde(rename = "empty")]
    Empty,
    /// No answer for ten minutes.
    #[serde(rename = "hang")]
    Hang,
    /// The connection is reset without an answer, after the endpoint has done its work.
    #[serde(rename = "reset")]
    Reset,
    /// Redirects to the website's `www` host.
    #[serde(rename = "308_www")]
    MovedToWww,
}

/// A fault, as in `POST /control/faults`.
#[derive(Clone, Debug, Deserialize)]
pub struct Fault {
    endpoint: Endpoint,
    kind: Kind,
    /// Number of calls that fail. Without it, all fail until the fault is cleared.
    count: Option<u64>,
    /// For `slow`, `429_retry_after` and `429_reset`.
    seconds: Option<u32>,
    /// Only for calls that carry this shopper's address.
    address: Option<String>,
}

/// The active faults.
#[derive(Default)]
pub struct Faults(Mutex<Vec<Fault>>);

impl Faults {
    /// Adds a fault.
    pub fn add(&self, fault: Fault) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(fault);
    }

    /// Removes all faults.
    pub fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// The fault for this call, if there is one. Uses it up by one.
    fn next(&self, endpoint: Endpoint, address: Option<&str>) -> Option<Fault> {
        let mut faults = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        faults.retain(|fault| fault.count != Some(0));
        let fault = faults.iter_mut().find(|fault| {
            fault.endpoint == endpoint && fault.address.as_deref().is_none_or(|own| Some(own) == address)
        })?;
        let result = fault.clone();
        fault.count = fault.count.map(|count| count - 1);
        Some(result)
    }
}

/// The gate before every endpoint: records, limits, and fails or forwards the request.
pub async fn gate(State(world): State<Arc<World>>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    if path.starts_with("/control/") {
        return next.run(request).await;
    }
    let now = world.clock.now();
    let endpoint = Endpoint::of(request.method(), &path);
    world.recorder.note(endpoint, &request, now);
    let Some(endpoint) = endpoint else { return next.run(request).await };
    if let Err(refusal) = world.limits.spend(endpoint, now) {
        return refusal.into_response();
    }
    let _read_guard = if endpoint == Endpoint::Products {
        match world.limits.begin_read(now) {
            Ok(guard) => Some(guard),
            Err(refusal) => return refusal.into_response(),
        }
    } else {
        None
    };
    let address = request.headers().get("x-forwarded-for").and_then(|value| value.to_str().ok());
    match world.faults.next(endpoint, address) {
        Some(fault) => fail(fault, now, request, next).await,
        None => next.run(request).await,
    }
}

async fn fail(fault: Fault, now: i64, request: Request, next: Next) -> Response {
    let seconds = fault.seconds;
    match fault.kind {
        Kind::RetryAfter => Refusal::RetryAfter(seconds.map_or(30, i64::from)).into_response(),
        Kind::RateReset => {
            Refusal::RateLimit { limit: 60, reset: now + seconds.map_or(60, i64::from) }.into_response()
        }
        Kind::TooMany => Refusal::TooMany.into_response(),
        Kind::Burst => Refusal::Burst.into_response(),
        Kind::Internal => Refusal::Internal.into_response(),
        Kind::BadGateway => Refusal::BadGateway.into_response(),
        Kind::Slow => {
            let over = Duration::from_secs(seconds.map_or(3, u64::from));
            if fault.endpoint == Endpoint::Subscribe {
                tokio::time::sleep(over).await;
                return next.run(request).await;
            }
            drip(next.run(request).await, over).await
        }
        Kind::Truncated => halve(next.run(request).await).await,
        Kind::Empty => empty(fault.endpoint),
        Kind::Hang => {
            tokio::time::sleep(Duration::from_mins(10)).await;
            Refusal::Unavailable.into_response()
        }
        Kind::Reset => {
            let connection = request.extensions().get::<ConnectInfo<Connection>>().cloned();
            let answer = next.run(request).await;
            lose_answer(connection.as_ref(), answer)
        }
        Kind::MovedToWww => moved_to_www(&request),
    }
}

/// The same path on the `www` host, as upstream's website redirects.
fn moved_to_www(request: &Request) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    let place = format!("http://www.{host}{}", request.uri().path());
    (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, place)]).into_response()
}

/// Loses an answer by cutting the connection. In tests of the router alone there is no connection,
/// so the body breaks instead.
pub fn lose_answer(connection: Option<&ConnectInfo<Connection>>, answer: Response) -> Response {
    match connection {
        Some(ConnectInfo(connection)) => {
            connection.cut();
            answer
        }
        None => Body::from_stream(futures::stream::iter([Err::<bytes::Bytes, _>(std::io::Error::from(
            std::io::ErrorKind::ConnectionReset,
        ))]))
        .into_response(),
    }
}

/// Sends an answer in eight pieces over this time.
async fn drip(answer: Response, over: Duration) -> Response {
    let (mut parts, body) = answer.into_parts();
    let mut rest = to_bytes(body, usize::MAX).await.unwrap_or_default();
    parts.headers.remove(header::CONTENT_LENGTH);
    let size = rest.len() / 8 + 1;
    let pieces: Vec<_> =
        std::iter::from_fn(|| (!rest.is_empty()).then(|| rest.split_to(size.min(rest.len())))).collect();
    let delayed_pieces = futures::stream::iter(pieces).then(move |piece| async move {
        tokio::time::sleep(over / 8).await;
        Ok::<_, std::convert::Infallible>(piece)
    });
    Response::from_parts(parts, Body::from_stream(delayed_pieces))
}

async fn halve(answer: Response) -> Response {
    let (mut parts, body) = answer.into_parts();
    let whole = to_bytes(body, usize::MAX).await.unwrap_or_default();
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(whole.slice(..whole.len() / 2)))
}

fn empty(endpoint: Endpoint) -> Response {
    let body = match endpoint {
        Endpoint::Brands | Endpoint::Homepage => json!({
            "country_code": null, "all_brands": [], "popular_brands": [], "categories": [],
            "last_user_purchases": [], "suggestions": [],
        }),
        Endpoint::Price | Endpoint::Validations | Endpoint::Orders | Endpoint::Order => json!({}),
        Endpoint::Vias
        | Endpoint::Currencies
        | Endpoint::Search
        | Endpoint::Products
        | Endpoint::Countries => json!([]),
        Endpoint::Pictures => return ().into_response(),
        Endpoint::Subscribe => return ([(header::CONTENT_TYPE, "text/event-stream")], "").into_response(),
    };
    axum::Json(body).into_response()
}
