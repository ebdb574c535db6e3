//! Email addresses, to which codes and receipts are sent.

use email_address::EmailAddress;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use thiserror::Error;

/// A syntactically deliverable email address. `Debug` hides it, and logs never contain it.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

/// The text is not an email address on a domain with a dot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("not an e-mail address")]
pub struct NotAnEmail;

/// The most common domains. The shop points out near misses of these.
const COMMON_DOMAINS: [&str; 12] = [
    "gmail.com",
    "yahoo.com",
    "hotmail.com",
    "outlook.com",
    "icloud.com",
    "proton.me",
    "protonmail.com",
    "live.com",
    "aol.com",
    "gmx.de",
    "libero.it",
    "qq.com",
];

/// Real domains that are so similar to the common ones that they would look like typos.
const SIMILAR_REAL_DOMAINS: [&str; 6] =
    ["mail.com", "email.com", "ymail.com", "dmail.com", "tmail.com", "cloud.com"];

/// Minimum length of a domain name for typo detection. Names shorter than this have real neighbors (`q.com`,
/// `uol.com`, `love.com`), so for them only a typo in the ending is pointed out.
const MIN_NAME_BYTES: usize = 5;

/// Domains of Japanese carriers, which have issued addresses with consecutive dots and with a dot before the
/// `@`.
const DOTTED: [&str; 2] = ["docomo.ne.jp", "ezweb.ne.jp"];

impl Email {
    /// The address as sent to upstream.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the address that was probably meant: `a@gmial.com` → `a@gmail.com`.
    pub fn probably_meant(&self) -> Option<Self> {
        let (local, domain) = self.0.rsplit_once('@')?;
        let domain = domain.to_ascii_lowercase();
        if COMMON_DOMAINS.contains(&domain.as_str()) || SIMILAR_REAL_DOMAINS.contains(&domain.as_str()) {
            return None;
        }
        let near = COMMON_DOMAINS.iter().find(|known| is_typo(&domain, known))?;
        Some(Self(format!("{local}@{near}")))
    }
}

fn is_typo(domain: &str, known: &str) -> bool {
    let name = |domain: &str| domain.split('.').next().map(str::to_owned).unwrap_or_default();
    let (meant, typed) = (name(known), name(domain));
    (meant.len() >= MIN_NAME_BYTES || meant == typed) && strsim::osa_distance(known, domain) == 1
}

/// Removes the dots that only [`DOTTED`] domains allow. Returns `None` for other domains.
fn without_extra_dots(text: &str) -> Option<String> {
    let (local, domain) = text.rsplit_once('@')?;
    let is_dotted = DOTTED.iter().any(|known| domain.eq_ignore_ascii_case(known)) && !local.starts_with('.');
    let parts: Vec<_> = local.split('.').filter(|part| !part.is_empty()).collect();
    is_dotted.then(|| format!("{}@{domain}", parts.join(".")))
}

/// Whether the domain is a name: it has a dot, and its last label is not a number as in an IP address.
fn is_name(domain: &str) -> bool {
    domain.rsplit_once('.').is_some_and(|(_, last)| !last.bytes().all(|b| b.is_ascii_digit()))
}

impl FromStr for Email {
    type Err = NotAnEmail;

    fn from_str(text: &str) -> Result<Self, NotAnEmail> {
        let text = text.trim();
        let normalized = without_extra_dots(text);
        let normalized = normalized.as_deref().unwrap_or(text);
        let parsed = EmailAddress::from_str(normalized).map_err(|_| NotAnEmail)?;
        let plain = text.len() <= 254
            && parsed.display_part().is_empty()
            && parsed.email() == normalized
            && !text.contains(['"', '[', ' '])
            && is_name(parsed.domain())
            && !text.chars().any(super::label::is_hidden);
        if plain { Ok(Self(text.to_owned())) } else { Err(NotAnEmail) }
    }
}

impl TryFrom<String> for Email {
    type Error = NotAnEmail;
    fn try_from(text: String) -> Result<Self, NotAnEmail> {
        text.parse()
    }
}

impl From<Email> for String {
    fn from(email: Email) -> Self {
        email.0
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_addresses_parse() {
        for (given, fits) in [
            ("a@b.co", true),
            (" a.b+c@example.test ", true),
            ("a@b", false),
            ("a b@c.de", false),
            ("A <a@b.co>", false),
            ("@b.co", false),
            ("", false),
            ("a@b.co\u{202E}", false),
            ("\"a b\"@c.de", false),
            ("a..b@docomo.ne.jp", true),
            ("a.b.@docomo.ne.jp", true),
            ("a...b.@EZweb.ne.jp", true),
            (".a@docomo.ne.jp", false),
            (".@docomo.ne.jp", false),
            ("a..b@example.test", false),
            ("a.@example.test", false),
            ("a@example.1", false),
            ("a@1.2.3.4", false),
            ("a@example.1x", true),
            ("a@4399.com", true),
            ("a@example.xn--p1ai", true),
            ("a@example.", false),
        ] {
            assert_eq!(given.parse::<Email>().is_ok(), fits, "{given}");
        }
    }

    #[test]
    fn probably_meant_corrects_typos_of_common_domains() {
        for (given, meant) in [
            ("a@gmial.com", Some("a@gmail.com")),
            ("a@gmail.com", None),
            ("a@hotmial.com", Some("a@hotmail.com")),
            ("a@example.test", None),
            ("a@yahoo.co", Some("a@yahoo.com")),
            ("a@aol.co", Some("a@aol.com")),
            ("a@gmail.con", Some("a@gmail.com")),
            ("a@mail.com", None),
            ("a@ymail.com", None),
            ("a@email.com", None),
            ("a@q.com", None),
            ("a@uol.com", None),
            ("a@love.com", None),
            ("a@gmx.at", None),
            ("a@Mail.com", None),
        ] {
            let found = given.parse::<Email>().unwrap().probably_meant();
            assert_eq!(found.as_ref().map(Email::as_str), meant, "{given}");
        }
    }

    #[test]
    fn debug_output_hides_the_address() {
        assert_eq!(format!("{:?}", "a@b.co".parse::<Email>().unwrap()), "Email(…)");
    }
}
