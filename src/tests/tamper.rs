//! Middleware between the double and the shop that changes orders at run time. It cuts off streams, so that
//! the shop has to poll.

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::Request,
    http::{Response, header},
    middleware::{self, Next},
};
use serde_json::Value;
use std::sync::{Arc, Mutex};

type Deed = Arc<dyn Fn(&mut Value) + Send + Sync>;

/// Clones share the current change.
#[derive(Clone, Default)]
pub struct Hand(Arc<Mutex<Option<Deed>>>);

impl Hand {
    /// Applies this change to all orders from now on.
    pub fn does(&self, deed: impl Fn(&mut Value) + Send + Sync + 'static) {
        *self.0.lock().unwrap() = Some(Arc::new(deed));
    }

    /// Wraps the double's router.
    pub fn on(&self, router: Router) -> Router {
        let hand = self.clone();
        router
            .layer(middleware::from_fn(move |request: Request, next: Next| hand.clone().pass(request, next)))
    }

    async fn pass(self, request: Request, next: Next) -> Response<Body> {
        let path = request.uri().path().to_owned();
        if path.ends_with("/subscribe") {
            return Response::builder().status(503).body(Body::empty()).unwrap();
        }
        let (mut head, body) = next.run(request).await.into_parts();
        let deed = self.0.lock().unwrap().clone();
        let is_order = path.contains("/v5/orders") && !path.ends_with("/validations");
        let Some(deed) = deed.filter(|_| is_order && head.status.is_success()) else {
            return Response::from_parts(head, body);
        };
        let mut told = serde_json::from_slice(&to_bytes(body, usize::MAX).await.unwrap()).unwrap();
        deed(&mut told);
        head.headers.remove(header::CONTENT_LENGTH);
        Response::from_parts(head, Body::from(told.to_string()))
    }
}
