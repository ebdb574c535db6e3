//! Brand pictures: which URLs are allowed, and how a picture is fetched. No shopper's header is
//! sent.

use super::{
    answer::{Answer, media_type},
    caller::{Caller, Priority},
    client::Upstream,
    error::{Fault, UpstreamError},
    gate::{CallKind, Endpoint, Host},
};
use crate::domain::{brand::ImageUrl, locale::CountryCode, order::Secret};
use bytes::Bytes;
use reqwest::header::{ACCEPT, USER_AGENT};
use url::Url;

/// The media types that are accepted.
const IMAGE_TYPES: [&str; 6] =
    ["image/png", "image/webp", "image/jpeg", "image/svg+xml", "image/gif", "image/avif"];

/// Largest picture that is fetched.
const MAX_IMAGE_BYTES: usize = 2 * 1024 * 1024;

const PICTURE: CallKind = CallKind { endpoint: Endpoint::Pictures, host: Host::Pictures, is_read: true };

/// Pictures are shared by all shoppers.
const ANONYMOUS_CALLER: Caller =
    Caller { ip: None, user_agent: None, country: CountryCode::US, priority: Priority::Page };

impl Upstream {
    /// Fetches a picture and returns its media type and bytes, at most 2 MiB. A URL off the list is
    /// [`UpstreamError::NotFound`]. Redirects and other media types are errors. An SVG is as
    /// untrusted as HTML: serve it with a policy that runs nothing.
    pub async fn image(&self, url: &ImageUrl) -> Result<(&'static str, Bytes), UpstreamError> {
        let url = self.hosts().check(url.as_str()).ok_or(UpstreamError::NotFound)?;
        let request = self
            .http()
            .get(url.as_str())
            .header(USER_AGENT, self.agent().clone())
            .header(ACCEPT, IMAGE_TYPES.join(", "));
        let permit = self.gate().enter(&ANONYMOUS_CALLER, PICTURE).await?;
        let exchange =
            async { Answer::read(request.send().await.map_err(Fault::of)?, MAX_IMAGE_BYTES).await };
        let answer = tokio::time::timeout(self.timeout(), exchange).await.unwrap_or(Err(Fault::Timeout));
        permit.close(&self.outcome(answer.as_ref(), PICTURE.endpoint));
        let answer = answer.map_err(UpstreamError::Unavailable)?;
        if !answer.status.is_success() {
            return Err(self.classify(&answer, PICTURE.endpoint));
        }
        let kind = media_type(&answer.headers).unwrap_or_default();
        let Some(kind) = IMAGE_TYPES.into_iter().find(|known| *known == kind) else {
            return Err(UpstreamError::Unavailable(Fault::WrongType(kind)));
        };
        if answer.body.is_empty() {
            return Err(UpstreamError::Unavailable(Fault::Empty));
        }
        Ok((kind, answer.body))
    }
}

impl Upstream {
    /// Whether the allow-list permits this picture.
    pub fn fetches(&self, address: &Secret) -> bool {
        self.hosts().check(address.expose()).is_some()
    }

    /// Fetches the picture of a delivered code (contract 9.3) in this size, in pixels; otherwise as
    /// [`Upstream::image`]. The URL is as secret as the code, so no error contains it.
    pub async fn picture_of_goods(
        &self,
        address: &Secret,
        width: u32,
        height: u32,
    ) -> Result<(&'static str, Bytes), UpstreamError> {
        let url = sized(address.expose(), width, height).ok_or(UpstreamError::NotFound)?;
        self.image(&ImageUrl::checked(url)).await
    }
}

/// Replaces the size in the URL. Upstream draws 64 px by default.
fn sized(address: &str, width: u32, height: u32) -> Option<String> {
    let mut url: Url = address.parse().ok()?;
    let parameters: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(name, _)| name != "w" && name != "h")
        .map(|(n, v)| (n.into(), v.into()))
        .collect();
    url.query_pairs_mut()
        .clear()
        .extend_pairs(parameters)
        .append_pair("w", &width.to_string())
        .append_pair("h", &height.to_string());
    Some(url.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn picture_is_requested_in_its_display_size() {
        for (given, asked) in [
            (
                "https://cdn.example.test/b/1.png?w=64&h=64",
                Some("https://cdn.example.test/b/1.png?w=640&h=240"),
            ),
            ("https://cdn.example.test/b/1?k=v&w=64", Some("https://cdn.example.test/b/1?k=v&w=640&h=240")),
            ("https://cdn.example.test/b", Some("https://cdn.example.test/b?w=640&h=240")),
            ("no address", None),
        ] {
            assert_eq!(sized(given, 640, 240).as_deref(), asked, "{given}");
        }
    }
}
