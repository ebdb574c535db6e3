//! The gate before every endpoint: it records the request, enforces the rate limits and applies the faults.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures::StreamExt;
use http::{StatusCode, header};
use serde_json::json;

use super::connection::Connection;
use super::faults::{Endpoint, Fault, Kind};
use super::refusal::Refusal;
use super::world::World;

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
