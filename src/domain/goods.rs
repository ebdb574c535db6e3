//! Goods as their owner sees them: the code itself. These values are answered to the owner's browser
//! when it asks, and nowhere else: not stored, not cached, not logged, in no stream and no page.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What one line of an order delivered. `Debug` tells only what is there.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revealed {
    /// The line's place in the order, counted from 0.
    pub line: u32,
    pub brand: String,
    /// The amount in the shop's words.
    pub amount: String,
    pub voucher: Option<Voucher>,
    pub serial: Option<String>,
    pub security_code: Option<String>,
    /// The operator's receipt of a top-up.
    pub operator_reference: Option<String>,
    /// What a till scans.
    pub barcode: Option<Picture>,
    /// The same as a QR code.
    pub qr: Option<Picture>,
    /// Where such pictures lie that this shop does not fetch, since it does not know their hosts.
    #[serde(default)]
    pub pictures_elsewhere: Vec<PictureElsewhere>,
    /// How to redeem, as sanitised HTML.
    pub redeem_html: Option<String>,
}

/// The thing that is redeemed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voucher {
    /// To be typed in.
    Code { text: String },
    /// To be typed into a phone.
    Pin { text: String },
    /// To be opened: an `https` address. The server never fetches it.
    Link { url: String },
    /// An eSIM's activation string, and its QR code where it could be drawn.
    Esim { lpa: String, qr: Option<Picture> },
}

/// A picture, upstream's or a QR code of ours, as a `data:` address: it stands in the answer itself, under no address of
/// its own.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    pub src: String,
}

/// The address of a picture of a code, to be copied, or opened by whoever trusts it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureElsewhere {
    pub address: String,
    /// Whether it is a plain `https` address, which can be a link.
    pub is_link: bool,
}

impl Voucher {
    /// `code`, `pin`, `link` or `esim`.
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
    fn goods_are_never_printed_for_debugging() {
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
