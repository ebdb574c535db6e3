//! An order's news for its owner: as server-sent events, and the same as JSON for polling; its receipt as JSON.

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

/// Between two heartbeats. They are events, for a browser does not show comments to a page; a page that has heard nothing
/// for three of them asks otherwise (`live::news`).
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Before a browser comes back to whoever serves next, when this process ends.
const RECONNECT_AFTER_SHUTDOWN: Duration = Duration::from_millis(500);

/// Seconds before somebody without a seat asks again: in a full house, and for more than they may have.
const RETRY_WHEN_FULL_SECONDS: u32 = 10;
const RETRY_WHEN_OVER_LIMIT_SECONDS: u32 = 30;

/// One order as JSON. Another browser's order is not found.
pub async fn poll(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Visitor>,
    Path(id): Path<String>,
) -> Response {
    let Ok(id) = id.parse::<OrderId>() else { return refused(&Failure::NotFound) };
    match shop.order(&visitor, &id).await {
        Ok(owned) => Json(owned.view).into_response(),
        Err(failure) => refused(&failure),
    }
}

/// One order's receipt as JSON, likewise.
pub async fn receipt(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Visitor>,
    Path(id): Path<String>,
) -> Response {
    let Ok(id) = id.parse::<OrderId>() else { return refused(&Failure::NotFound) };
    match shop.receipt(&visitor, &id).await {
        Ok(receipt) => Json(receipt).into_response(),
        Err(failure) => refused(&failure),
    }
}

/// The order as server-sent events: a snapshot at once, every change as it comes, `stop` when nothing more
/// will come.
pub async fn subscribe(
    State(shop): State<Arc<Shop>>,
    Extension(seats): Extension<StreamLimiter>,
    Extension(visitor): Extension<Visitor>,
    Path(id): Path<String>,
) -> Response {
    let Ok(id) = id.parse::<OrderId>() else { return refused(&Failure::NotFound) };
    // A stranger takes no seat: whose the order is comes first.
    let views = match shop.watch(&visitor, &id).await {
        Ok(views) => views,
        Err(error) => return unwatched(&error),
    };
    let seat = match seats.take(visitor.ip, &id) {
        Ok(seat) => seat,
        Err(no) => return full(no),
    };
    let events = events(views, shop.stop.clone());
    // The seat is taken for as long as the stream lives.
    let events = events.inspect(move |_| _ = &seat);
    let mut answer = Sse::new(events).keep_alive(heartbeats()).into_response();
    let headers = answer.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache, no-transform"));
    headers.insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    answer
}

/// An event whenever nothing was said for a while. It has data, or browsers would drop it; its comment is for people.
fn heartbeats() -> KeepAlive {
    let heartbeat = Event::default().comment("no news").event("heartbeat").data("alive");
    KeepAlive::new().interval(HEARTBEAT).event(heartbeat)
}

/// Views as events; a settled one is followed by `stop`. When the shop closes, the last word is when to come back: browsers
/// then find whoever serves next.
fn events(
    views: impl Stream<Item = OrderView> + Send + 'static,
    stop: tokio_util::sync::CancellationToken,
) -> impl Stream<Item = Result<Event, Infallible>> + Send + 'static {
    let told = views.flat_map(|view| {
        let settled = view.settled;
        let message =
            Event::default().json_data(&view).unwrap_or_else(|_| Event::default().comment("unreadable"));
        let end = settled.then(|| Event::default().event("stop").data("settled"));
        stream::iter(std::iter::once(message).chain(end))
    });
    let closing = stop.clone();
    let farewell = stream::once(async move {
        closing.is_cancelled().then(|| Event::default().retry(RECONNECT_AFTER_SHUTDOWN))
    });
    told.take_until(stop.cancelled_owned()).chain(farewell.filter_map(std::future::ready)).map(Ok)
}

/// 429 for somebody who has enough streams, 503 when everybody together has.
fn full(no: StreamLimitError) -> Response {
    let (status, wait) = match no {
        StreamLimitError::LimiterState => (StatusCode::SERVICE_UNAVAILABLE, RETRY_WHEN_FULL_SECONDS),
        StreamLimitError::Own => (StatusCode::TOO_MANY_REQUESTS, RETRY_WHEN_OVER_LIMIT_SECONDS),
    };
    (status, [(header::RETRY_AFTER, HeaderValue::from(wait))]).into_response()
}

/// Upstream's 404 and 429 keep their status. Whatever else it does is a 502: that it refuses the shop's own credentials
/// or question is not the shopper's fault (ADR 35).
fn unwatched(error: &ReadError) -> Response {
    let status = match error {
        ReadError::Unknown | ReadError::Upstream(UpstreamError::NotFound) => StatusCode::NOT_FOUND,
        ReadError::Upstream(UpstreamError::Throttled { .. }) => StatusCode::TOO_MANY_REQUESTS,
        ReadError::Upstream(UpstreamError::Blocked { .. }) => StatusCode::FORBIDDEN,
        ReadError::Journal(_) => StatusCode::SERVICE_UNAVAILABLE,
        ReadError::Slow
        | ReadError::Upstream(
            UpstreamError::Unavailable(_) | UpstreamError::Refused(_) | UpstreamError::Unauthorised,
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

fn refused(failure: &Failure) -> Response {
    let status = StatusCode::from_u16(failure.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut answer = (status, Json(failure)).into_response();
    if let Failure::TooMany { retry_after } = failure {
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*retry_after));
    }
    answer
}
