//! An eSIM's activation string (SGP.22, section 4.1): `LPA:1$SM-DP+ address$activation code`, optionally
//! followed by more parts. Phones scan it as a QR code; people can type its two parts instead.

use form_urlencoded::byte_serialize;
use std::{fmt, str::FromStr};
use thiserror::Error;

/// The URL at which Apple phones install an eSIM, since iOS 17.4.
const APPLE: &str = "https://esimsetup.apple.com/esim_qrcode_provisioning?carddata=";

/// A valid activation string. `Debug` hides it, because it is a delivered good.
#[derive(Clone, PartialEq, Eq)]
pub struct Lpa {
    whole: String,
    server: String,
    activation: String,
}

/// The text is not an activation string of format 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("an activation string is LPA:1$ADDRESS$CODE")]
pub struct NotAnLpa;

impl Lpa {
    /// The SM-DP+ address: a host name.
    pub fn server(&self) -> &str {
        &self.server
    }

    /// The activation code, also called matching ID.
    pub fn activation(&self) -> &str {
        &self.activation
    }

    /// The link that installs the eSIM on the iPhone that opens it.
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
    fn an_activation_string_parses_into_server_and_code() {
        let lpa: Lpa = "LPA:1$smdp.example.test$K2-1QX9AB".parse().unwrap();
        assert_eq!((lpa.server(), lpa.activation()), ("smdp.example.test", "K2-1QX9AB"));
        let more: Lpa = "lpa:1$smdp.example.test$K2$1.3.6.1.4.1$1".parse().unwrap();
        assert_eq!(more.activation(), "K2");
    }

    #[test]
    fn the_install_link_encodes_the_whole_string() {
        let lpa: Lpa = "LPA:1$smdp.example.test$K2-1QX9AB$$1".parse().unwrap();
        assert_eq!(
            lpa.install_link(),
            "https://esimsetup.apple.com/esim_qrcode_provisioning?carddata=LPA%3A1%24smdp.example.test%24K2-1QX9AB%24%241"
        );
    }

    #[test]
    fn invalid_activation_strings_do_not_parse() {
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
    fn debug_output_hides_the_activation_string() {
        let lpa: Lpa = "LPA:1$smdp.example.test$TOPSECRET".parse().unwrap();
        assert!(!format!("{lpa:?}").contains("TOPSECRET"));
    }
}
