//! Order updates for the owner: as server-sent events, or as JSON for polling. Also the receipt as JSON.

use super::stream_limiter::{StreamLimitError, StreamLimiter};
use crate::{
    domain::{failure::Failure, order_id::OrderId, order_view::OrderView},
    orders::reader::ReadError,
    shop::{Shop, visitor::Visitor},
    upstream::UpstreamError,
};
use axum::{
    Extension, Json,
    extract::{Path, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{
        IntoResponse, Response, Sse,
        sse::{Event, KeepAlive},
    },
};
use futures::{Stream, StreamExt, stream};
use std::{convert::Infallible, sync::Arc, time::Duration};

/// The interval between two heartbeats. Heartbeats are events, because browsers do not pass comments to
/// pages. A page that receives nothing for three intervals polls instead (`live::news`).
const HEARTBEAT: Duration = Duration::from_secs(15);

/// How long a browser waits before it reconnects when this process shuts down.
const RECONNECT_AFTER_SHUTDOWN: Duration = Duration::from_millis(500);

/// Seconds until a refused client may try again: when all streams are in use, and when the client is over its
/// own limit.
const RETRY_WHEN_FULL_SECONDS: u32 = 10;
const RETRY_WHEN_OVER_LIMIT_SECONDS: u32 = 30;

/// `GET /api/orders/{id}`: one order as JSON. 404 for orders of other browsers.
pub async fn poll(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Visitor>,
    Path(id): Path<String>,
) -> Response {
    let Ok(id) = id.parse::<OrderId>() else { return error_response(&Failure::NotFound) };
    match shop.orders.find(&visitor, &id).await {
        Ok(shown) => Json(shown.view).into_response(),
        Err(failure) => error_response(&failure),
    }
}

/// `GET /api/orders/{id}/receipt`: the receipt of one order as JSON. 404 for orders of other browsers.
pub async fn receipt(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Visitor>,
    Path(id): Path<String>,
) -> Response {
    let Ok(id) = id.parse::<OrderId>() else { return error_response(&Failure::NotFound) };
    match shop.orders.receipt(&visitor, &id).await {
        Ok(receipt) => Json(receipt).into_response(),
        Err(failure) => error_response(&failure),
    }
}

/// `GET /api/orders/{id}/subscribe`: the order as server-sent events. Sends a snapshot immediately, every
/// change when it occurs, and `stop` when no more changes will come.
pub async fn subscribe(
    State(shop): State<Arc<Shop>>,
    Extension(limiter): Extension<StreamLimiter>,
    Extension(visitor): Extension<Visitor>,
    Path(id): Path<String>,
) -> Response {
    let Ok(id) = id.parse::<OrderId>() else { return error_response(&Failure::NotFound) };
    // Check the ownership first, so that strangers take no permit.
    let views = match shop.orders.watch(&visitor, &id).await {
        Ok(views) => views,
        Err(error) => return watch_error_response(&error),
    };
    let permit = match limiter.acquire(visitor.ip, &id) {
        Ok(permit) => permit,
        Err(error) => return limit_response(error),
    };
    let events = events(views, shop.stop.clone());
    // The stream holds its permit until it is dropped.
    let events = events.inspect(move |_| _ = &permit);
    let mut answer = Sse::new(events).keep_alive(heartbeats()).into_response();
    let headers = answer.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache, no-transform"));
    headers.insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    answer
}

/// Sends an event after each interval without events. It has data, because browsers drop events without; its
/// comment is for people.
fn heartbeats() -> KeepAlive {
    let heartbeat = Event::default().comment("no news").event("heartbeat").data("alive");
    KeepAlive::new().interval(HEARTBEAT).event(heartbeat)
}

/// The views as events, with a `stop` event after a settled view. At shutdown, the last event sets the
/// reconnection time, so that browsers soon reconnect to another process.
fn events(
    views: impl Stream<Item = OrderView> + Send + 'static,
    stop: tokio_util::sync::CancellationToken,
) -> impl Stream<Item = Result<Event, Infallible>> + Send + 'static {
    let updates = views.flat_map(|view| {
        let settled = view.settled;
        let message =
            Event::default().json_data(&view).unwrap_or_else(|_| Event::default().comment("unreadable"));
        let end = settled.then(|| Event::default().event("stop").data("settled"));
        stream::iter(std::iter::once(message).chain(end))
    });
    let closing = stop.clone();
    let reconnect_event = stream::once(async move {
        closing.is_cancelled().then(|| Event::default().retry(RECONNECT_AFTER_SHUTDOWN))
    });
    updates.take_until(stop.cancelled_owned()).chain(reconnect_event.filter_map(std::future::ready)).map(Ok)
}

/// The response to a client without a permit: 429 if it is over its own limit, 503 if all streams are in use.
fn limit_response(error: StreamLimitError) -> Response {
    let (status, wait) = match error {
        StreamLimitError::TotalLimit => (StatusCode::SERVICE_UNAVAILABLE, RETRY_WHEN_FULL_SECONDS),
        StreamLimitError::OwnLimit => (StatusCode::TOO_MANY_REQUESTS, RETRY_WHEN_OVER_LIMIT_SECONDS),
    };
    (status, [(header::RETRY_AFTER, HeaderValue::from(wait))]).into_response()
}

/// The response if the order cannot be watched. Upstream's 404 and 429 keep their status. Other upstream
/// errors become 502, because it is not the shopper's fault if upstream refuses the shop's credentials or
/// request (ADR 35).
fn watch_error_response(error: &ReadError) -> Response {
    let status = match error {
        ReadError::Unknown | ReadError::Upstream(UpstreamError::NotFound) => StatusCode::NOT_FOUND,
        ReadError::Upstream(UpstreamError::Throttled { .. }) => StatusCode::TOO_MANY_REQUESTS,
        ReadError::Upstream(UpstreamError::Blocked { .. }) => StatusCode::FORBIDDEN,
        ReadError::Journal(_) => StatusCode::SERVICE_UNAVAILABLE,
        ReadError::Slow
        | ReadError::Upstream(
            UpstreamError::Unavailable(_) | UpstreamError::Refused(_) | UpstreamError::Unauthorized,
        ) => StatusCode::BAD_GATEWAY,
    };
    let mut answer = status.into_response();
    if let ReadError::Upstream(
        UpstreamError::Throttled { retry_after, .. } | UpstreamError::Blocked { retry_after },
    ) = error
    {
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(retry_after.as_secs()));
    }
    answer
}

fn error_response(failure: &Failure) -> Response {
    let status = StatusCode::from_u16(failure.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut answer = (status, Json(failure)).into_response();
    if let Failure::TooMany { retry_after } = failure {
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*retry_after));
    }
    answer
}
