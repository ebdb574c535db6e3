//! An eSIM's activation string (SGP.22, section 4.1): `LPA:1$SM-DP+ address$activation code`, perhaps with
//! more parts behind. What a phone scans; people may type its two parts instead.

use form_urlencoded::byte_serialize;
use std::{fmt, str::FromStr};
use thiserror::Error;

/// Where Apple's phones install an eSIM from, from iOS 17.4 on.
const APPLE: &str = "https://esimsetup.apple.com/esim_qrcode_provisioning?carddata=";

/// A readable activation string. `Debug` hides it: it is goods.
#[derive(Clone, PartialEq, Eq)]
pub struct Lpa {
    whole: String,
    server: String,
    activation: String,
}

/// The text is no activation string of format 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("an activation string is LPA:1$ADDRESS$CODE")]
pub struct NotAnLpa;

impl Lpa {
    /// The SM-DP+ address: a host name.
    pub fn server(&self) -> &str {
        &self.server
    }

    /// The activation code, which some call the matching id.
    pub fn activation(&self) -> &str {
        &self.activation
    }

    /// What installs it on the phone that opens it, if that is an iPhone.
    pub fn install_link(&self) -> String {
        byte_serialize(self.whole.as_bytes()).fold(APPLE.to_owned(), |link, part| link + part)
    }
}

impl FromStr for Lpa {
    type Err = NotAnLpa;

    fn from_str(text: &str) -> Result<Self, NotAnLpa> {
        let text = text.trim();
        let (scheme, rest) = text.split_at_checked(4).ok_or(NotAnLpa)?;
        if !scheme.eq_ignore_ascii_case("lpa:") || text.len() > 255 {
            return Err(NotAnLpa);
        }
        let mut parts = rest.split('$');
        let (format, server, activation) = (parts.next(), parts.next(), parts.next());
        let (Some("1"), Some(server), Some(activation)) = (format, server, activation) else {
            return Err(NotAnLpa);
        };
        let is_host = server.contains('.')
            && server.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
        let is_code = !activation.is_empty() && activation.bytes().all(|b| b.is_ascii_graphic());
        if !is_host || !is_code || !text.bytes().all(|b| b.is_ascii_graphic()) {
            return Err(NotAnLpa);
        }
        Ok(Self { whole: text.to_owned(), server: server.to_owned(), activation: activation.to_owned() })
    }
}

impl fmt::Debug for Lpa {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lpa(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_activation_string_has_two_parts_to_type() {
        let lpa: Lpa = "LPA:1$smdp.example.test$K2-1QX9AB".parse().unwrap();
        assert_eq!((lpa.server(), lpa.activation()), ("smdp.example.test", "K2-1QX9AB"));
        let more: Lpa = "lpa:1$smdp.example.test$K2$1.3.6.1.4.1$1".parse().unwrap();
        assert_eq!(more.activation(), "K2");
    }

    #[test]
    fn the_link_carries_the_whole_string_encoded() {
        let lpa: Lpa = "LPA:1$smdp.example.test$K2-1QX9AB$$1".parse().unwrap();
        assert_eq!(
            lpa.install_link(),
            "https://esimsetup.apple.com/esim_qrcode_provisioning?carddata=LPA%3A1%24smdp.example.test%24K2-1QX9AB%24%241"
        );
    }

    #[test]
    fn what_is_no_activation_string_has_no_parts() {
        for text in [
            "",
            "LPA",
            "LPA:2$smdp.example.test$K2",
            "LPA:1$smdp.example.test",
            "LPA:1$smdp.example.test$",
            "LPA:1$localhost$K2",
            "LPA:1$smdp.example.test/x$K2",
            "LPA:1$smdp.example.test$K 2",
            "LPA:1$é.test$K2",
            "éé",
        ] {
            assert_eq!(text.parse::<Lpa>(), Err(NotAnLpa), "{text}");
        }
    }

    #[test]
    fn an_activation_string_is_not_printed_for_debugging() {
        let lpa: Lpa = "LPA:1$smdp.example.test$TOPSECRET".parse().unwrap();
        assert!(!format!("{lpa:?}").contains("TOPSECRET"));
    }
}
