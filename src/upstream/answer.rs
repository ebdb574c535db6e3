//! One complete answer: status, headers and a bounded body. The body is JSON only if the content
//! type says so.

use super::{error::Fault, lenient};
use bytes::{Bytes, BytesMut};
use reqwest::{
    Response, StatusCode,
    header::{CONTENT_TYPE, HeaderMap},
};
use serde::de::DeserializeOwned;

/// A complete answer to a call.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    /// Reads the body in chunks and fails above `cap` bytes. If the body of an error status breaks
    /// off, it counts as empty: the status alone decides then.
    pub async fn read(response: Response, cap: usize) -> Result<Self, Fault> {
        let (status, headers) = (response.status(), response.headers().clone());
        let body = match body(response, cap).await {
            Ok(body) => body,
            Err(_) if !status.is_success() => Bytes::new(),
            Err(fault) => return Err(fault),
        };
        Ok(Self { status, headers, body })
    }

    /// Parses the body as JSON. HTML, an empty body and JSON of another shape are faults.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, Fault> {
        let kind = media_type(&self.headers);
        if let Some(kind) = kind.filter(|kind| !is_json(kind)) {
            return Err(Fault::WrongType(kind));
        }
        if self.body.trim_ascii().is_empty() {
            return Err(Fault::Empty);
        }
        lenient::read(&self.body).map_err(|_| Fault::Unreadable)
    }
}

async fn body(mut response: Response, cap: usize) -> Result<Bytes, Fault> {
    let fits = |length: usize| if length > cap { Err(Fault::TooLarge(cap)) } else { Ok(()) };
    let length = response.content_length().map(|length| usize::try_from(length).unwrap_or(usize::MAX));
    fits(length.unwrap_or_default())?;
    let mut body = BytesMut::with_capacity(length.unwrap_or_default());
    while let Some(chunk) = response.chunk().await.map_err(Fault::of)? {
        fits(body.len().saturating_add(chunk.len()))?;
        body.extend_from_slice(&chunk);
    }
    Ok(body.freeze())
}

/// The media type without parameters, in lower case. At most 100 characters, because it may be
/// logged.
pub fn media_type(headers: &HeaderMap) -> Option<String> {
    let text = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    let name = text.split(';').next().unwrap_or_default().trim();
    (!name.is_empty()).then(|| name.chars().take(100).collect::<String>().to_ascii_lowercase())
}

fn is_json(kind: &str) -> bool {
    matches!(kind, "application/json" | "text/json") || kind.ends_with("+json")
}
