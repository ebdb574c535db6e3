//! A timeout for the whole request body, so that slowly sent bodies do not hold a request open.

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

/// How long a request body may take. Bodies are at most 64 KiB long.
pub const BODY_TIMEOUT: Duration = Duration::from_secs(20);

/// Middleware: answers 408 to requests whose body takes longer than the timeout.
pub async fn body_timeout(State(timeout): State<Duration>, request: Request, next: Next) -> Response {
    if request.body().is_end_stream() {
        return next.run(request).await;
    }
    let timed_out = Arc::new(AtomicBool::new(false));
    let (head, body) = request.into_parts();
    let answer = next.run(Request::from_parts(head, timed(body, timeout, Arc::clone(&timed_out)))).await;
    if timed_out.load(Ordering::Relaxed) { StatusCode::REQUEST_TIMEOUT.into_response() } else { answer }
}

/// Wraps the body so that it fails when it is not complete in time. It must fail rather than end, because
/// half a form would be read as a form.
fn timed(body: Body, timeout: Duration, timed_out: Arc<AtomicBool>) -> Body {
    let deadline = Instant::now() + timeout;
    let chunks = stream::unfold(Some((body.into_data_stream(), timed_out)), move |state| async move {
        let (mut chunks, timed_out) = state?;
        match timeout_at(deadline, chunks.next()).await {
            Ok(None) => None,
            Ok(Some(chunk)) => Some((chunk.map_err(io::Error::other), Some((chunks, timed_out)))),
            Err(_) => {
                timed_out.store(true, Ordering::Relaxed);
                Some((Err::<Bytes, _>(io::ErrorKind::TimedOut.into()), None))
            }
        }
    });
    Body::from_stream(chunks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{Form, Router, http::header, middleware, routing::post};
    use std::collections::BTreeMap;
    use tower::ServiceExt;

    /// The status for a form whose second half arrives after `delay` milliseconds.
    async fn status_after(delay: u64) -> StatusCode {
        let read = |Form(form): Form<BTreeMap<String, String>>| async move { form["a"].clone() };
        let layer = middleware::from_fn_with_state(Duration::from_millis(500), body_timeout);
        let app = Router::new().route("/", post(read)).layer(layer);
        let halves = stream::iter([("a=1", 0), ("2", delay)]).then(|(half, millis)| async move {
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
    async fn slow_body_gets_408() {
        assert_eq!(status_after(10).await, StatusCode::OK);
        assert_eq!(status_after(60_000).await, StatusCode::REQUEST_TIMEOUT);
    }
}
