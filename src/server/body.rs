//! Bodies that come by drops: a request's body has a span of time as a whole, however steadily it comes.

use axum::{
    body::{Body, Bytes, HttpBody},
    extract::{Request, State},
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};
use futures::{StreamExt, stream};
use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::time::{Instant, timeout_at};

/// For a whole body, which is at most 64 KiB.
pub const BODY_TIMEOUT: Duration = Duration::from_secs(20);

/// The layer: 408 for bodies that take too long.
pub async fn hurry(State(whole): State<Duration>, request: Request, next: Next) -> Response {
    if request.body().is_end_stream() {
        return next.run(request).await;
    }
    let late = Arc::new(AtomicBool::new(false));
    let (head, body) = request.into_parts();
    let answer = next.run(Request::from_parts(head, timed(body, whole, Arc::clone(&late)))).await;
    if late.load(Ordering::Relaxed) { StatusCode::REQUEST_TIMEOUT.into_response() } else { answer }
}

/// The same body, which fails when it is not complete in time. It must fail and not just end: half a form is a form.
fn timed(body: Body, whole: Duration, late: Arc<AtomicBool>) -> Body {
    let until = Instant::now() + whole;
    let pieces = stream::unfold(Some((body.into_data_stream(), late)), move |state| async move {
        let (mut pieces, late) = state?;
        match timeout_at(until, pieces.next()).await {
            Ok(None) => None,
            Ok(Some(piece)) => Some((piece.map_err(io::Error::other), Some((pieces, late)))),
            Err(_) => {
                late.store(true, Ordering::Relaxed);
                Some((Err::<Bytes, _>(io::ErrorKind::TimedOut.into()), None))
            }
        }
    });
    Body::from_stream(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{Form, Router, http::header, middleware, routing::post};
    use std::collections::BTreeMap;
    use tower::ServiceExt;

    /// What a form is answered whose second half comes after so many milliseconds.
    async fn answered(after: u64) -> StatusCode {
        let read = |Form(form): Form<BTreeMap<String, String>>| async move { form["a"].clone() };
        let layer = middleware::from_fn_with_state(Duration::from_millis(500), hurry);
        let app = Router::new().route("/", post(read)).layer(layer);
        let halves = stream::iter([("a=1", 0), ("2", after)]).then(|(half, millis)| async move {
            tokio::time::sleep(Duration::from_millis(millis)).await;
            Ok::<_, io::Error>(half)
        });
        let request = Request::post("/")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from_stream(halves))
            .unwrap();
        app.oneshot(request).await.unwrap().status()
    }

    #[tokio::test]
    async fn a_body_that_comes_by_drops_is_not_waited_for() {
        assert_eq!(answered(10).await, StatusCode::OK);
        assert_eq!(answered(60_000).await, StatusCode::REQUEST_TIMEOUT);
    }
}
