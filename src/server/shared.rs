//! Pages that are the same for everybody, kept for seconds: drawn once, however many ask.
//!
//! What is kept is cut where the nonce stood; every answer gets a nonce of its own, so that no two visitors
//! share one. Pages about one visitor never come here, nor does anything but a plain success.

use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use bytes::{Bytes, BytesMut};
use leptos::nonce::Nonce;
use moka::sync::Cache;
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

/// How long a page without prices is kept, and one with a price, whose age it tells.
const LISTING: Duration = Duration::from_secs(10);
const PRICED: Duration = Duration::from_secs(2);

/// Bytes kept in all, the longest page that is kept, and the longest there can be: upstream's texts are
/// bounded, but there are several on a page.
const ROOM: u64 = 32 * 1024 * 1024;
const LONGEST_KEPT: usize = 512 * 1024;
const LONGEST: usize = 16 * 1024 * 1024;

/// The pages that are kept. Cheap to clone; clones share them.
#[derive(Clone)]
pub struct Shared(Cache<String, Arc<Page>>);

/// A page without its nonce.
struct Page {
    /// What stands before, between and behind the places of the nonce.
    parts: Vec<Bytes>,
    /// The same of the policy.
    policy: (String, String),
    headers: HeaderMap,
    until: Instant,
}

impl Shared {
    pub fn new() -> Self {
        let weight = |_: &String, page: &Arc<Page>| {
            let bytes: usize = page.parts.iter().map(Bytes::len).sum();
            u32::try_from(bytes).unwrap_or(u32::MAX)
        };
        Self(Cache::builder().max_capacity(ROOM).weigher(weight).time_to_live(LISTING).build())
    }
}

/// The layer: answers from what is kept, and keeps what may be.
pub async fn serve(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let Some(lasts) = lasts(&request) else { return next.run(request).await };
    let key = request.uri().path_and_query().map_or_else(String::new, ToString::to_string);
    if let Some(page) = shared.0.get(&key).filter(|page| Instant::now() < page.until) {
        return page.answer();
    }
    let answer = next.run(request).await;
    match Page::take(answer, lasts).await {
        Ok(page) => {
            let page = Arc::new(page);
            shared.0.insert(key, Arc::clone(&page));
            page.answer()
        }
        Err(answer) => answer,
    }
}

/// How long the page behind this path may be kept; `None` when it is about one visitor, or no page.
fn lasts(request: &Request) -> Option<Duration> {
    let query = request.uri().query().unwrap_or_default();
    // A page with somebody's number on it is nobody else's.
    let is_theirs = form_urlencoded::parse(query.as_bytes()).any(|(name, _)| name == "to");
    if *request.method() != Method::GET || is_theirs {
        return None;
    }
    let mut segments = request.uri().path().trim_matches('/').split('/');
    segments.next().filter(|locale| locale.contains('-'))?;
    match (segments.next(), segments.next(), segments.next()) {
        (Some("esim"), None, None) if !query.is_empty() => Some(PRICED),
        (None | Some("brands" | "top-up" | "esim"), None, None) => Some(LISTING),
        (Some("brands"), Some(_), None) => Some(PRICED),
        _ => None,
    }
}

impl Page {
    /// Takes a fresh answer apart; gives it back whole when it may not be kept.
    async fn take(answer: Response, lasts: Duration) -> Result<Self, Response> {
        let Some(nonce) = kept_nonce(&answer) else { return Err(answer) };
        let (parts, body) = answer.into_parts();
        let Ok(body) = to_bytes(body, LONGEST).await else {
            tracing::error!("a page was longer than any page of the shop should be");
            return Err(StatusCode::INTERNAL_SERVER_ERROR.into_response());
        };
        let policy = parts.headers.get(header::CONTENT_SECURITY_POLICY).and_then(|p| p.to_str().ok());
        let policy = policy.filter(|_| body.len() <= LONGEST_KEPT);
        let Some((before, after)) = policy.and_then(|p| p.split_once(nonce.as_str())) else {
            return Err(Response::from_parts(parts, Body::from(body)));
        };
        let policy = (before.to_owned(), after.to_owned());
        let mut headers = parts.headers;
        headers.remove(header::CONTENT_SECURITY_POLICY);
        Ok(Self { parts: cut(&body, nonce.as_bytes()), policy, headers, until: Instant::now() + lasts })
    }

    /// The page with a nonce of its own.
    fn answer(&self) -> Response {
        let nonce = Nonce::new().to_string();
        let length = self.parts.iter().map(Bytes::len).sum::<usize>() + self.parts.len() * nonce.len();
        let mut body = BytesMut::with_capacity(length);
        for (at, part) in self.parts.iter().enumerate() {
            if at > 0 {
                body.extend_from_slice(nonce.as_bytes());
            }
            body.extend_from_slice(part);
        }
        let mut answer = Response::new(Body::from(body.freeze()));
        *answer.headers_mut() = self.headers.clone();
        if let Ok(policy) = HeaderValue::from_str(&format!("{}{nonce}{}", self.policy.0, self.policy.1)) {
            answer.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        answer
    }
}

/// The nonce of an answer that may be kept: a page, a plain success, no cookie.
fn kept_nonce(answer: &Response) -> Option<String> {
    let headers = answer.headers();
    let is_page = headers.get(header::CONTENT_TYPE)?.as_bytes().starts_with(b"text/html");
    if !is_page || answer.status() != StatusCode::OK || headers.contains_key(header::SET_COOKIE) {
        return None;
    }
    let policy = headers.get(header::CONTENT_SECURITY_POLICY)?.to_str().ok()?;
    let (_, rest) = policy.split_once("'nonce-")?;
    let (nonce, _) = rest.split_once('\'')?;
    (nonce.len() >= 16).then(|| nonce.to_owned())
}

/// Cuts a page at every place of the nonce.
fn cut(page: &Bytes, nonce: &[u8]) -> Vec<Bytes> {
    let mut parts = Vec::new();
    let mut from = 0;
    while let Some(found) =
        page.get(from..).and_then(|rest| rest.windows(nonce.len()).position(|w| w == nonce))
    {
        parts.push(page.slice(from..from + found));
        from += found + nonce.len();
    }
    parts.push(page.slice(from..));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_for_everybody_are_kept() {
        for (path, kept) in [
            ("/en-us", Some(LISTING)),
            ("/en-us/brands?q=a", Some(LISTING)),
            ("/en-us/brands/pomelo", Some(PRICED)),
            ("/en-us/esim", Some(LISTING)),
            ("/en-us/esim?country=IT", Some(PRICED)),
            ("/en-us/top-up?country=IT", Some(LISTING)),
            ("/en-us/top-up?country=IT&to=%2B393401234567", None),
            ("/en-us/brands/pomelo?to=1", None),
            ("/en-us/checkout?brand=x", None),
            ("/en-us/orders", None),
            ("/en-us/orders/1", None),
            ("/api/quote", None),
            ("/pkg/x.js", None),
            ("/", None),
        ] {
            let request = Request::builder().uri(path).body(Body::empty()).unwrap();
            assert_eq!(lasts(&request), kept, "{path}");
        }
    }

    #[tokio::test]
    async fn every_answer_has_a_nonce_of_its_own() {
        let nonce = "abcdefghijklmnopqrstuv";
        let answer = Response::builder()
            .header(header::CONTENT_TYPE, "text/html; charset=utf-8")
            .header(header::CONTENT_SECURITY_POLICY, format!("script-src 'nonce-{nonce}' 'self'"))
            .body(Body::from(format!("<a nonce={nonce}><b nonce={nonce}>")))
            .unwrap();
        let page = Page::take(answer, LISTING).await.unwrap();
        let mut seen = Vec::new();
        for _ in 0..2 {
            let answer = page.answer();
            let given = kept_nonce(&answer).unwrap();
            let body = to_bytes(answer.into_body(), LONGEST).await.unwrap();
            assert_eq!(body, format!("<a nonce={given}><b nonce={given}>"));
            seen.push(given);
        }
        assert_ne!(seen[0], seen[1]);
        assert_ne!(seen[0], nonce);
    }
}
