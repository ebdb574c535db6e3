//! One call to upstream, before it is sent.

use super::gate::{CallKind, Endpoint, Host};
use tracing::{Span, field};

/// A call: method, path, query and optional body.
pub struct Call<'a> {
    pub endpoint: Endpoint,
    pub path: &'a [&'a str],
    pub query: &'a [(&'a str, &'a str)],
    /// JSON. A call with a body is a POST and is never repeated.
    pub body: Option<Vec<u8>>,
    pub accept: &'static str,
    /// Whether the call goes to upstream's website instead of its API.
    pub site: bool,
}

impl<'a> Call<'a> {
    pub const fn get(endpoint: Endpoint, path: &'a [&'a str], query: &'a [(&'a str, &'a str)]) -> Self {
        Self { endpoint, path, query, body: None, accept: "application/json", site: false }
    }

    pub const fn post(endpoint: Endpoint, path: &'a [&'a str], body: Vec<u8>) -> Self {
        Self { endpoint, path, query: &[], body: Some(body), accept: "application/json", site: false }
    }

    pub fn for_site(self) -> Self {
        Self { site: true, ..self }
    }

    pub const fn is_read(&self) -> bool {
        self.body.is_none()
    }

    /// Tracing span of one attempt, with the endpoint and the outcome. It omits path and query,
    /// which identify the shopper.
    pub fn span(&self) -> Span {
        let (endpoint, method) = (self.endpoint.name(), if self.is_read() { "GET" } else { "POST" });
        tracing::info_span!(
            "upstream",
            otel.name = format!("{method} {endpoint}"),
            otel.kind = "client",
            http.request.method = method,
            endpoint,
            outcome = field::Empty,
        )
    }

    pub const fn kind(&self) -> CallKind {
        let host = if self.site { Host::Site } else { Host::Api };
        CallKind { endpoint: self.endpoint, host, is_read: self.is_read() }
    }
}
