//! The request of a dry run and of an order: one cart, one rail (contract 6, 7).

use crate::domain::{
    choice::Choice,
    email::Email,
    locale::{CountryCode, Language},
    rail::Rail,
};
use serde::Serialize;
use serde_json::Number;

/// The denomination of a free amount.
pub const RANGE: &str = "range";

/// An order to be placed. A quantity is a repeated line. It has no `Debug`, because it contains
/// addresses.
#[derive(Clone, PartialEq, Eq)]
pub struct OrderRequest {
    pub email: Email,
    pub newsletter: bool,
    pub lines: Vec<RequestedLine>,
    pub rail: Rail,
    pub language: Language,
    /// The buyer's own wallet for refunds. Upstream accepts it only when the order is placed.
    pub refund_address: Option<String>,
    pub utm_source: Option<String>,
    /// A promotional code, as typed by the shopper.
    pub coupon: Option<String>,
}

/// One item of one brand for one recipient.
#[derive(Clone, PartialEq, Eq)]
pub struct RequestedLine {
    /// The exact `brand_name`.
    pub brand: String,
    /// The product's country, not the shopper's.
    pub country: CountryCode,
    pub choice: Choice,
    /// An email address, or a phone number in E.164 format.
    pub beneficiary: String,
    /// Upstream's exact label of a fixed amount. `None` if it has none.
    pub label: Option<String>,
}

/// The body of both calls, flat as in every client with working orders. A dry run omits the
/// optional fields of an order.
#[derive(Serialize)]
pub struct Body<'a> {
    email: &'a str,
    user: User<'a>,
    payment: Payment<'a>,
    deliveries: Vec<Line<'a>>,
    lang: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    promo_code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    acquisition: Option<Acquisition<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refund_wallet_address: Option<&'a str>,
}

#[derive(Serialize)]
struct User<'a> {
    email: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    has_accepted_newsletter: Option<bool>,
}

#[derive(Serialize)]
struct Payment<'a> {
    r#type: &'static str,
    #[serde(rename = "payment_via")]
    via: &'static str,
    coin: &'a str,
    network: &'a str,
}

#[derive(Serialize)]
struct Line<'a> {
    beneficiary_account: &'a str,
    brand_name: &'a str,
    country_code: &'a str,
    denomination: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    localized_denomination: Option<&'a str>,
    /// A JSON number, for free amounts only. Without it, free amounts are "out of stock"; with it,
    /// some fixed amounts fail.
    #[serde(skip_serializing_if = "Option::is_none")]
    product_value: Option<Number>,
}

#[derive(Serialize)]
struct Acquisition<'a> {
    utm_source: &'a str,
}

impl OrderRequest {
    /// The body of `POST /v5/orders/validations`.
    pub(super) fn dry_run(&self) -> Body<'_> {
        let email = self.email.as_str();
        Body {
            email,
            user: User { email, has_accepted_newsletter: None },
            payment: Payment {
                r#type: "via",
                via: super::rails::WALLET,
                coin: self.rail.coin().ticker(),
                network: self.rail.network(),
            },
            deliveries: self.lines.iter().map(RequestedLine::wire).collect(),
            lang: self.language.code(),
            promo_code: self.coupon.as_deref(),
            acquisition: None,
            refund_wallet_address: None,
        }
    }

    /// The body of `POST /v5/orders`.
    pub(super) fn order(&self) -> Body<'_> {
        let mut body = self.dry_run();
        body.user.has_accepted_newsletter = Some(self.newsletter);
        body.acquisition = self.utm_source.as_deref().map(|utm_source| Acquisition { utm_source });
        body.refund_wallet_address = self.refund_address.as_deref();
        body
    }
}

impl RequestedLine {
    fn wire(&self) -> Line<'_> {
        let (denomination, value) = match &self.choice {
            Choice::Fixed(exact) => (exact.as_str(), None),
            Choice::Custom(amount) => (RANGE, amount.normalize().to_string().parse().ok()),
        };
        Line {
            beneficiary_account: &self.beneficiary,
            brand_name: &self.brand,
            country_code: self.country.as_str(),
            denomination,
            localized_denomination: self.label.as_deref().filter(|_| value.is_none()),
            product_value: value,
        }
    }
}
