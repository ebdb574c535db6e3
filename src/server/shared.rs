//! Caches pages that are the same for everybody for a few seconds. Each is rendered and compressed once,
//! however many clients request it.
//!
//! A cached page has no nonce, because two visitors would share it. Its policy lists the hashes of its
//! scripts instead, so its bytes are always the same. Pages about a single visitor are never cached, and only
//! plain 200 responses are. See ADR 11.

use super::policy::{MAX_TTL, Policy};
use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use moka::sync::Cache;
use sha2::{Digest, Sha256};
use std::{
    convert::Infallible,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};
use tower::{ServiceExt, service_fn};
use tower_http::compression::{Compression, CompressionLevel};

/// The compression level of pages, which suits pages of one visitor too: rendered once and read once.
pub const QUALITY: CompressionLevel = CompressionLevel::Precise(4);

/// The size of the cache, the longest page that is cached, and the longest page that can occur, in bytes.
/// Upstream's texts are bounded, but a page has several.
const CACHE_BYTES: u64 = 32 * 1024 * 1024;
const MAX_CACHED_PAGE_BYTES: usize = 512 * 1024;
const MAX_PAGE_BYTES: usize = 16 * 1024 * 1024;

/// The cached pages. Cheap to clone; clones share the cache.
#[derive(Clone)]
pub struct Shared(Cache<String, Arc<Page>>);

/// A cached page. Its policy allows its scripts by their hashes.
struct Page {
    body: Bytes,
    headers: HeaderMap,
    until: Instant,
    /// The body in each content coding that a client has requested.
    compressed: Mutex<Vec<(HeaderValue, Bytes)>>,
}

impl Shared {
    pub fn new() -> Self {
        // Compressed in two codings, a page takes at most its own size again.
        let weight = |_: &String, page: &Arc<Page>| u32::try_from(page.body.len() * 2).unwrap_or(u32::MAX);
        Self(Cache::builder().max_capacity(CACHE_BYTES).weigher(weight).time_to_live(MAX_TTL).build())
    }
}

/// Middleware: responds from the cache, and caches responses where that is allowed.
pub async fn serve(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let ttl = Policy::of(&request).ttl(request.method(), request.uri().query());
    let Some(ttl) = ttl else { return next.run(request).await };
    let key = request.uri().path_and_query().map_or_else(String::new, ToString::to_string);
    let accepted_codings = accepted_codings(request.headers());
    if let Some(page) = shared.0.get(&key).filter(|page| Instant::now() < page.until) {
        return page.answer(accepted_codings).await;
    }
    let answer = next.run(request).await;
    match Page::take(answer, ttl).await {
        Ok(page) => {
            let page = Arc::new(page);
            shared.0.insert(key, Arc::clone(&page));
            page.answer(accepted_codings).await
        }
        Err(answer) => answer,
    }
}

/// A request with only the `Accept-Encoding` headers of another one.
fn accepted_codings(headers: &HeaderMap) -> Request<()> {
    let mut asked = Request::new(());
    for value in headers.get_all(header::ACCEPT_ENCODING) {
        asked.headers_mut().append(header::ACCEPT_ENCODING, value.clone());
    }
    asked
}

impl Page {
    /// Makes a cached page from a response. Returns the response unchanged if it must not be cached.
    async fn take(answer: Response, ttl: Duration) -> Result<Self, Response> {
        let Some((nonce, policy)) = nonce_and_policy(&answer) else { return Err(answer) };
        let (mut parts, body) = answer.into_parts();
        let Ok(body) = to_bytes(body, MAX_PAGE_BYTES).await else {
            tracing::error!("a rendered page exceeds the maximum page length");
            return Err(StatusCode::INTERNAL_SERVER_ERROR.into_response());
        };
        let page = std::str::from_utf8(&body).ok().filter(|page| page.len() <= MAX_CACHED_PAGE_BYTES);
        let Some((page, hashes)) = page.and_then(|page| replace_nonce_by_hashes(page, &nonce)) else {
            return Err(Response::from_parts(parts, Body::from(body)));
        };
        let Ok(policy) = HeaderValue::from_str(&policy.replace(&nonce_source(&nonce), &hashes)) else {
            return Err(Response::from_parts(parts, Body::from(body)));
        };
        parts.headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        let (headers, until) = (parts.headers, Instant::now() + ttl);
        Ok(Self { body: page.into(), headers, until, compressed: Mutex::default() })
    }

    /// The page in the content coding that suits the client.
    async fn answer(&self, accepted_codings: Request<()>) -> Response {
        let plain = service_fn(|_| std::future::ready(Ok::<_, Infallible>(self.plain())));
        // The layer chooses the coding before it compresses anything.
        let Ok(answer) = Compression::new(plain).quality(QUALITY).oneshot(accepted_codings).await;
        let (head, body) = answer.into_parts();
        let Some(coding) = head.headers.get(header::CONTENT_ENCODING) else {
            return Response::from_parts(head, Body::new(body));
        };
        if let Some(body) = self.compressed(coding) {
            return Response::from_parts(head, Body::from(body));
        }
        let Ok(body) = to_bytes(Body::new(body), MAX_PAGE_BYTES).await else { return self.plain() };
        let mut compressed = self.compressed.lock().unwrap_or_else(PoisonError::into_inner);
        // Another request may have compressed the page meanwhile.
        if compressed.iter().all(|(of, _)| of != coding) {
            compressed.push((coding.clone(), body.clone()));
        }
        drop(compressed);
        Response::from_parts(head, Body::from(body))
    }

    fn plain(&self) -> Response {
        let mut answer = Response::new(Body::from(self.body.clone()));
        answer.headers_mut().clone_from(&self.headers);
        answer
    }

    fn compressed(&self, coding: &HeaderValue) -> Option<Bytes> {
        let compressed = self.compressed.lock().unwrap_or_else(PoisonError::into_inner);
        compressed.iter().find(|(of, _)| of == coding).map(|(_, body)| body.clone())
    }
}

/// The nonce and the policy of a response that may be cached: a page with status 200 and without cookies.
fn nonce_and_policy(answer: &Response) -> Option<(String, String)> {
    let headers = answer.headers();
    let is_page = headers.get(header::CONTENT_TYPE)?.as_bytes().starts_with(b"text/html");
    if !is_page || answer.status() != StatusCode::OK || headers.contains_key(header::SET_COOKIE) {
        return None;
    }
    // A page that lacks something temporarily.
    if headers.get(header::CACHE_CONTROL).is_some_and(|policy| policy == "no-store") {
        return None;
    }
    let policy = headers.get(header::CONTENT_SECURITY_POLICY)?.to_str().ok()?;
    let (_, rest) = policy.split_once("'nonce-")?;
    let (nonce, _) = rest.split_once('\'')?;
    (nonce.len() >= 16).then(|| (nonce.to_owned(), policy.to_owned()))
}

/// The nonce as a source in a content security policy.
fn nonce_source(nonce: &str) -> String {
    format!("'nonce-{nonce}'")
}

/// The page without its nonce, and its script hashes as sources of the policy. `None` if the nonce occurs
/// anywhere but on a script, or if a browser would read a script differently from how it is written.
fn replace_nonce_by_hashes(page: &str, nonce: &str) -> Option<(String, String)> {
    // Leptos writes the nonce here too, for lack of a better value.
    let page = page.replace(&format!(" crossorigin=\"{nonce}\""), " crossorigin");
    let nonce_attribute = format!(" nonce=\"{nonce}\"");
    let mut hashes = Vec::new();
    for (at, _) in page.match_indices(&nonce_attribute) {
        let (before, after) = (page.get(..at)?, page.get(at + nonce_attribute.len()..)?);
        before.rsplit_once('<')?.1.strip_prefix("script")?;
        let (_, rest) = after.split_once('>')?;
        let (script, _) = rest.split_once("</script>")?;
        if script.contains(['\r', '\0']) {
            return None;
        }
        hashes.push(format!("'sha256-{}'", STANDARD.encode(Sha256::digest(script))));
    }
    let page = page.replace(&nonce_attribute, "");
    (!hashes.is_empty() && !page.contains(nonce)).then(|| (page, hashes.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONCE: &str = "abcdefghijklmnopqrstuv";

    fn rendered(page: &str) -> Response {
        Response::builder()
            .header(header::CONTENT_TYPE, "text/html; charset=utf-8")
            .header(
                header::CONTENT_SECURITY_POLICY,
                format!("script-src 'self' 'nonce-{NONCE}'; img-src 'self'"),
            )
            .body(Body::from(page.replace("NONCE", NONCE)))
            .unwrap()
    }

    #[tokio::test]
    async fn cached_page_allows_its_scripts_by_hash() {
        let preload = "<link rel=\"preload\" crossorigin=\"NONCE\">";
        let scripts = "<script type=\"module\" nonce=\"NONCE\">a()</script><script nonce=\"NONCE\"></script>";
        let page = Page::take(rendered(&format!("{preload}{scripts}")), MAX_TTL).await.unwrap();
        let answer = page.answer(Request::new(())).await;
        // Computed with `printf 'a()' | openssl dgst -sha256 -binary | base64`; the second is the hash of
        // empty input.
        let written = "'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='";
        let empty = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
        let policy = format!("script-src 'self' {written} {empty}; img-src 'self'");
        assert_eq!(answer.headers()[header::CONTENT_SECURITY_POLICY], policy);
        let body = to_bytes(answer.into_body(), MAX_PAGE_BYTES).await.unwrap();
        let preload = "<link rel=\"preload\" crossorigin>";
        assert_eq!(body, format!("{preload}<script type=\"module\">a()</script><script></script>"));
    }

    #[tokio::test]
    async fn page_whose_scripts_cannot_be_hashed_is_not_cached() {
        for page in [
            "<p>no script at all</p>",
            "<link nonce=\"NONCE\" rel=\"preload\"><script nonce=\"NONCE\">a()</script>",
            "<script nonce=\"NONCE\">a('NONCE')</script>",
            "<script nonce=\"NONCE\">a()\r\nb()</script>",
            "<script nonce=\"NONCE\">a()",
            "<script nonce=NONCE>a()</script>",
        ] {
            let answer = Page::take(rendered(page), MAX_TTL).await.map(|_| page).unwrap_err();
            assert!(
                answer.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().contains(NONCE),
                "{page}"
            );
            let body = to_bytes(answer.into_body(), MAX_PAGE_BYTES).await.unwrap();
            assert_eq!(body, page.replace("NONCE", NONCE), "{page}");
        }
    }

    #[tokio::test]
    async fn cached_page_is_compressed_once_per_coding() {
        let text = "the same again and again, ".repeat(100);
        let rendered = rendered(&format!("<script nonce=\"NONCE\">a()</script>{text}"));
        let page = Page::take(rendered, MAX_TTL).await.unwrap();
        for (wanted, coding) in
            [("br", Some("br")), ("gzip", Some("gzip")), ("br, gzip", Some("br")), ("br;q=0", None)]
        {
            let mut asked = HeaderMap::new();
            asked.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(wanted));
            let answer = page.answer(accepted_codings(&asked)).await;
            let told = answer.headers().get(header::CONTENT_ENCODING).map(|c| c.to_str().unwrap().to_owned());
            assert_eq!(told.as_deref(), coding, "{wanted}");
            assert_eq!(answer.headers()[header::VARY], "accept-encoding", "{wanted}");
            let body = to_bytes(answer.into_body(), MAX_PAGE_BYTES).await.unwrap();
            assert_eq!(body.len() < text.len() / 4, coding.is_some(), "{wanted}");
        }
        assert_eq!(page.compressed.lock().unwrap().len(), 2);
    }
}
