//! The hosts that pictures may come from.

use super::lenient::Text;
use crate::domain::brand::ImageUrl;
use url::{Origin, Url};

/// Hosts of upstream's pictures (contract 3, 15), over https on the default port.
const KNOWN_HOSTS: [&str; 3] =
    ["cdn.cryptorefills.com", "cryptorefills.s3-eu-west-1.amazonaws.com", "api.cryptorefills.com"];

/// The allow-list of picture URLs: upstream's known hosts and the configured origin.
pub struct ImageHosts {
    own: Origin,
}

impl ImageHosts {
    pub fn new(upstream: &Url) -> Self {
        Self { own: upstream.origin() }
    }

    /// Checks a URL: it has to be on the list, without credentials and of a sane length.
    pub fn check(&self, text: &str) -> Option<ImageUrl> {
        if text.len() > 2048 {
            return None;
        }
        let url: Url = text.parse().ok()?;
        let is_known = url.scheme() == "https"
            && url.port_or_known_default() == Some(443)
            && url.host_str().is_some_and(|host| KNOWN_HOSTS.contains(&host));
        let has_no_login = url.username().is_empty() && url.password().is_none();
        (has_no_login && (is_known || url.origin() == self.own)).then(|| ImageUrl::checked(url.into()))
    }

    /// A brand's picture: the logo URL as given, else the base URL with the usual extension
    /// (contract 3).
    pub fn picture(&self, logo: &Text, base: &Text) -> Option<ImageUrl> {
        logo.as_str()
            .and_then(|logo| self.check(logo))
            .or_else(|| base.as_str().and_then(|base| self.check(&format!("{base}.webp"))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_allowed_urls_are_pictures() {
        let hosts = ImageHosts::new(&"http://127.0.0.1:4000".parse().unwrap());
        for (given, is_allowed) in [
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
            assert_eq!(hosts.check(given).is_some(), is_allowed, "{given}");
        }
    }
}
