//! What is asked of upstream in a dry run and in an order: one cart, one rail (contract 6, 7).

use crate::domain::{
    choice::Choice,
    email::Email,
    locale::{CountryCode, Language},
    rail::Rail,
};
use serde::Serialize;
use serde_json::Number;

/// The literal that stands for a free amount.
pub const RANGE: &str = "range";

/// An order to be. A quantity is the line, repeated. It has no `Debug`: addresses are in it.
#[derive(Clone, PartialEq, Eq)]
pub struct OrderRequest {
    pub email: Email,
    pub newsletter: bool,
    pub lines: Vec<RequestedLine>,
    pub rail: Rail,
    pub language: Language,
    /// The buyer's own wallet; upstream takes it here and never later.
    pub refund_address: Option<String>,
    pub utm_source: Option<String>,
    /// A promotional code, as the shopper typed it.
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
    /// An e-mail address, or a phone number as E.164.
    pub beneficiary: String,
    /// Upstream's own label of a fixed amount, to the letter; left out where it has none.
    pub label: Option<String>,
}

/// The body of both calls, flat as every client with working orders sends it. A dry run leaves the
/// optional parts of an order out.
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
    /// A JSON number, for free amounts only: without it they are "out of stock", with it some fixed
    /// amounts break.
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
