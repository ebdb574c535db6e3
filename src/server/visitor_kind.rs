//! Classifies the client of a request: a person with a browser, a declared crawler, or unknown. If upstream's
//! budgets are short, people have priority. Anyone can pretend to be a person, so nothing else depends on it.
//! See ADR 46.

use crate::upstream::Priority;
use axum::http::{HeaderMap, HeaderValue, header};

/// Words in the user agents of crawlers, link previews and HTTP libraries, in lower case.
const CRAWLER_WORDS: [&str; 32] = [
    "bot",
    "crawl",
    "spider",
    "slurp",
    "scrap",
    "archiver",
    "feedfetcher",
    "facebookexternalhit",
    "facebookcatalog",
    "meta-externalagent",
    "whatsapp/",
    "mediapartners-google",
    "google-inspectiontool",
    "googleother",
    "bingpreview",
    "lighthouse",
    "headlesschrome",
    "petal",
    "semrush",
    "ahrefs",
    "chatgpt-user",
    "perplexity-user",
    "curl/",
    "wget/",
    "python",
    "aiohttp",
    "httpx",
    "go-http-client",
    "java/",
    "okhttp",
    "node-fetch",
    "libwww-perl",
];

/// A phone maker whose name occurs in browsers' user agents and contains "bot".
const NOT_A_BOT: &str = "cubot";

/// Headers that browsers send with every request to an https or loopback origin.
const FETCH_METADATA: [&str; 3] = ["sec-fetch-mode", "sec-fetch-site", "sec-fetch-dest"];

/// The kind of client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VisitorKind {
    /// A browser, judging by its headers.
    Person,
    /// Neither the headers of a browser nor the name of a program: an old browser, or an undeclared program.
    Unknown,
    /// A program that identifies itself.
    Crawler,
}

impl VisitorKind {
    /// Classifies by the request headers. `browsers_send_metadata` states whether browsers send fetch
    /// metadata to this shop's origin, `is_known` whether the visitor has a device cookie.
    pub fn of(headers: &HeaderMap, browsers_send_metadata: bool, is_known: bool) -> Self {
        let is_browser = FETCH_METADATA.iter().any(|name| headers.contains_key(*name));
        if is_declared_crawler(headers) {
            Self::Crawler
        } else if is_browser || is_known || !browsers_send_metadata {
            Self::Person
        } else {
            Self::Unknown
        }
    }

    /// The priority of this kind's pages in upstream's budgets.
    pub const fn priority(self) -> Priority {
        match self {
            Self::Person => Priority::Page,
            Self::Unknown => Priority::Unknown,
            Self::Crawler => Priority::Crawler,
        }
    }
}

/// Whether browsers send fetch metadata to an origin. They do if it is https or on their own machine.
pub fn browsers_send_metadata(origin: &url::Url) -> bool {
    let is_loopback = match origin.host() {
        Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
        Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        None => false,
    };
    origin.scheme() == "https" || is_loopback
}

fn is_declared_crawler(headers: &HeaderMap) -> bool {
    let agent = headers.get(header::USER_AGENT).map(HeaderValue::to_str).and_then(Result::ok);
    let agent = agent.unwrap_or_default().to_ascii_lowercase().replace(NOT_A_BOT, "");
    CRAWLER_WORDS.iter().any(|word| agent.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHROME: &str = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";

    fn kind(agent: &str, has_metadata: bool, browsers_send_metadata: bool, is_known: bool) -> VisitorKind {
        let mut headers = HeaderMap::new();
        headers.insert(header::USER_AGENT, agent.parse().unwrap());
        if has_metadata {
            headers.insert("sec-fetch-mode", "navigate".parse().unwrap());
        }
        VisitorKind::of(&headers, browsers_send_metadata, is_known)
    }

    #[test]
    fn crawlers_are_recognized_by_their_user_agent() {
        for (agent, has_metadata, expected) in [
            (CHROME, true, VisitorKind::Person),
            (CHROME, false, VisitorKind::Unknown),
            ("", false, VisitorKind::Unknown),
            ("Mozilla/5.0 (Linux; Android 11; CUBOT NOTE 20) Chrome/140.0", true, VisitorKind::Person),
            (
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                true,
                VisitorKind::Crawler,
            ),
            ("Mozilla/5.0 (compatible; YandexBot/3.0)", false, VisitorKind::Crawler),
            ("Mozilla/5.0 (compatible; Baiduspider/2.0)", false, VisitorKind::Crawler),
            ("Mozilla/5.0 AppleWebKit/537.36 (compatible; GPTBot/1.2)", false, VisitorKind::Crawler),
            ("facebookexternalhit/1.1", false, VisitorKind::Crawler),
            ("curl/8.5.0", false, VisitorKind::Crawler),
            ("python-requests/2.32", false, VisitorKind::Crawler),
            ("Go-http-client/2.0", false, VisitorKind::Crawler),
        ] {
            assert_eq!(kind(agent, has_metadata, true, false), expected, "{agent}");
        }
    }

    #[test]
    fn known_devices_and_clients_on_plain_http_are_people() {
        assert_eq!(kind(CHROME, false, true, true), VisitorKind::Person);
        assert_eq!(kind(CHROME, false, false, false), VisitorKind::Person);
        assert_eq!(kind("curl/8.5.0", false, false, true), VisitorKind::Crawler);
    }

    #[test]
    fn browsers_send_metadata_to_secure_and_loopback_origins() {
        for (origin, sends) in [
            ("https://shop.example", true),
            ("http://127.0.0.1:3000", true),
            ("http://[::1]:3000", true),
            ("http://localhost:3000", true),
            ("http://shop.localhost", true),
            ("http://192.168.1.4:3000", false),
            ("http://shop.example", false),
        ] {
            assert_eq!(browsers_send_metadata(&origin.parse().unwrap()), sends, "{origin}");
        }
    }
}
