//! Delivered goods as their owner sees them, including the code itself. The server sends these values only to
//! the owner's browser, and only on request. They are not stored, cached or logged, and are in no stream and
//! no page.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What was delivered for one line of an order. `Debug` shows only which fields are present.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revealed {
    /// The line's index in the order, from 0.
    pub line: u32,
    pub brand: String,
    /// The amount, formatted for display.
    pub amount: String,
    pub voucher: Option<Voucher>,
    pub serial: Option<String>,
    pub security_code: Option<String>,
    /// The operator's receipt of a top-up.
    pub operator_reference: Option<String>,
    /// The barcode that a checkout scanner reads.
    pub barcode: Option<Picture>,
    /// The same as a QR code.
    pub qr: Option<Picture>,
    /// Pictures that this shop does not fetch, because it does not know their hosts.
    #[serde(default)]
    pub pictures_elsewhere: Vec<PictureElsewhere>,
    /// How to redeem, as sanitized HTML.
    pub redeem_html: Option<String>,
}

/// What the owner redeems.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voucher {
    /// A code to type in.
    Code { text: String },
    /// A PIN to type into a phone.
    Pin { text: String },
    /// An `https` URL to open. The server never fetches it.
    Link { url: String },
    /// An eSIM's activation string, and its QR code if it could be drawn.
    Esim { lpa: String, qr: Option<Picture> },
}

/// A picture from upstream or a QR code made here, as a `data:` URL. It is part of the response and has no
/// URL of its own.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    pub src: String,
}

/// The URL of a picture of a code. The owner can copy it, or open it if they trust it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureElsewhere {
    pub address: String,
    /// Whether it is a plain `https` URL, which can be a link.
    pub is_link: bool,
}

impl Voucher {
    /// The kind: `code`, `pin`, `link` or `esim`.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Code { .. } => "code",
            Self::Pin { .. } => "pin",
            Self::Link { .. } => "link",
            Self::Esim { .. } => "esim",
        }
    }
}

impl fmt::Debug for Revealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Revealed")
            .field("line", &self.line)
            .field("voucher", &self.voucher)
            .field("serial", &self.serial.is_some())
            .field("security_code", &self.security_code.is_some())
            .field("operator_reference", &self.operator_reference.is_some())
            .field("barcode", &self.barcode)
            .field("qr", &self.qr)
            .field("pictures_elsewhere", &self.pictures_elsewhere.len())
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Voucher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}(…)", self.kind())
    }
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Picture(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_hides_goods() {
        let qr = Some(Picture { src: "TOPSECRET".into() });
        for voucher in [
            Voucher::Code { text: "TOPSECRET".into() },
            Voucher::Pin { text: "TOPSECRET".into() },
            Voucher::Link { url: "https://TOPSECRET".into() },
            Voucher::Esim { lpa: "TOPSECRET".into(), qr },
        ] {
            let revealed = Revealed {
                line: 0,
                brand: "B".into(),
                amount: "$5".into(),
                voucher: Some(voucher),
                serial: Some("TOPSECRET".into()),
                security_code: Some("TOPSECRET".into()),
                operator_reference: Some("TOPSECRET".into()),
                barcode: Some(Picture { src: "TOPSECRET".into() }),
                qr: Some(Picture { src: "TOPSECRET".into() }),
                pictures_elsewhere: vec![PictureElsewhere { address: "TOPSECRET".into(), is_link: true }],
                redeem_html: None,
            };
            assert!(!format!("{revealed:?}").contains("TOPSECRET"));
        }
    }
}
