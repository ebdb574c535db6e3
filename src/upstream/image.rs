//! Brand pictures: which addresses are believed, and how one is fetched. No shopper's header goes along.

use super::{
    answer::{Answer, media_type},
    caller::{Caller, Priority},
    client::Upstream,
    error::{Fault, UpstreamError},
    gate::{CallKind, Endpoint, Host},
    lenient::Text,
};
use crate::domain::{brand::ImageUrl, locale::CountryCode, order::Secret};
use bytes::Bytes;
use reqwest::header::{ACCEPT, USER_AGENT};
use url::{Origin, Url};

/// Hosts upstream keeps its pictures on (contract 3, 15), over https on the usual port.
const KNOWN_HOSTS: [&str; 3] =
    ["cdn.cryptorefills.com", "cryptorefills.s3-eu-west-1.amazonaws.com", "api.cryptorefills.com"];

/// What counts as a picture.
const IMAGE_TYPES: [&str; 6] =
    ["image/png", "image/webp", "image/jpeg", "image/svg+xml", "image/gif", "image/avif"];

/// Larger pictures are not fetched.
const MAX_IMAGE_BYTES: usize = 2 * 1024 * 1024;

const PICTURE: CallKind = CallKind { endpoint: Endpoint::Pictures, host: Host::Pictures, is_read: true };

/// Pictures are everybody's.
const ANONYMOUS_CALLER: Caller =
    Caller { ip: None, user_agent: None, country: CountryCode::US, priority: Priority::Page };

/// The allow-list of picture addresses: upstream's known hosts and the configured origin.
pub struct ImageHosts {
    own: Origin,
}

impl ImageHosts {
    pub fn new(upstream: &Url) -> Self {
        Self { own: upstream.origin() }
    }

    /// The address, if it is on the list, has no credentials and is of a sane length.
    pub fn check(&self, text: &str) -> Option<ImageUrl> {
        if text.len() > 2048 {
            return None;
        }
        let url: Url = text.parse().ok()?;
        let known = url.scheme() == "https"
            && url.port_or_known_default() == Some(443)
            && url.host_str().is_some_and(|host| KNOWN_HOSTS.contains(&host));
        let plain = url.username().is_empty() && url.password().is_none();
        (plain && (known || url.origin() == self.own)).then(|| ImageUrl::checked(url.into()))
    }

    /// A brand's picture: the logo as given, else the base address with its usual ending (contract 3).
    pub fn picture(&self, logo: &Text, base: &Text) -> Option<ImageUrl> {
        logo.as_str()
            .and_then(|logo| self.check(logo))
            .or_else(|| base.as_str().and_then(|base| self.check(&format!("{base}.webp"))))
    }
}

impl Upstream {
    /// Fetches a picture: its media type and its bytes, at most 2 MiB. Addresses off the list are
    /// [`UpstreamError::NotFound`]; redirects and anything but a picture are no answer. An SVG is as
    /// foreign as HTML: serve it with a policy that runs nothing.
    pub async fn image(&self, url: &ImageUrl) -> Result<(&'static str, Bytes), UpstreamError> {
        let url = self.hosts().check(url.as_str()).ok_or(UpstreamError::NotFound)?;
        let request = self
            .http()
            .get(url.as_str())
            .header(USER_AGENT, self.agent().clone())
            .header(ACCEPT, IMAGE_TYPES.join(", "));
        let pass = self.gate().enter(&ANONYMOUS_CALLER, PICTURE).await?;
        let whole = async { Answer::read(request.send().await.map_err(Fault::of)?, MAX_IMAGE_BYTES).await };
        let answer = tokio::time::timeout(self.timeout(), whole).await.unwrap_or(Err(Fault::Timeout));
        pass.close(&self.outcome(answer.as_ref(), PICTURE.endpoint));
        let answer = answer.map_err(UpstreamError::Unavailable)?;
        if !answer.status.is_success() {
            return Err(self.judge(&answer, PICTURE.endpoint));
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
    /// Whether pictures are fetched from where this one lies.
    pub fn fetches(&self, address: &Secret) -> bool {
        self.hosts().check(address.expose()).is_some()
    }

    /// Fetches the picture of a delivered code (contract 9.3), drawn so large; otherwise as [`Upstream::image`]. The
    /// address is as secret as the code: no error tells it.
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

/// The address with this size in the place of the one it has; upstream draws 64 px when it is not asked for more.
fn sized(address: &str, width: u32, height: u32) -> Option<String> {
    let mut url: Url = address.parse().ok()?;
    let kept: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(name, _)| name != "w" && name != "h")
        .map(|(n, v)| (n.into(), v.into()))
        .collect();
    url.query_pairs_mut()
        .clear()
        .extend_pairs(kept)
        .append_pair("w", &width.to_string())
        .append_pair("h", &height.to_string());
    Some(url.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_asked_for_in_the_size_it_is_shown_in() {
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

    #[test]
    fn only_listed_addresses_are_pictures() {
        let hosts = ImageHosts::new(&"http://127.0.0.1:4000".parse().unwrap());
        for (given, fits) in [
            ("https://cdn.cryptorefills.com/logos_v2/a&b.webp", true),
            ("https://api.cryptorefills.com:443/v3/qrs/1", true),
            ("https://cryptorefills.s3-eu-west-1.amazonaws.com/x.png", true),
            ("http://127.0.0.1:4000/images/x.svg", true),
            ("http://127.0.0.1:4001/images/x.svg", false),
            ("http://cdn.cryptorefills.com/x.png", false),
            ("https://cdn.cryptorefills.com:8443/x.png", false),
            ("https://cdn.cryptorefills.com.evil.test/x.png", false),
            ("https://user:pw@cdn.cryptorefills.com/x.png", false),
            ("https://evil.test/?https://cdn.cryptorefills.com/x.png", false),
            ("javascript:alert(1)", false),
            ("//cdn.cryptorefills.com/x.png", false),
            ("", false),
        ] {
            assert_eq!(hosts.check(given).is_some(), fits, "{given}");
        }
    }
}
