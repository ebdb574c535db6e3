//! A brand and its products, as the double thinks of them. How they are written down is `listing`.

use rust_decimal::Decimal;
use serde_json::Value;
use uuid::Uuid;

/// A brand in one country.
#[derive(Clone, Debug)]
pub struct Brand {
    pub id: Uuid,
    pub country: &'static str,
    pub family: String,
    /// The exact name to order by.
    pub name: String,
    /// The stem of its logo file; two brands may share one.
    pub logo: String,
    /// As listed, which may be broken.
    pub colour: Option<String>,
    /// Display labels.
    pub min: Option<String>,
    pub max: Option<String>,
    pub category: &'static str,
    pub additional: Vec<&'static str>,
    pub kind: Kind,
    /// `digital` or `physical`, which says nothing about the goods.
    pub product_type: &'static str,
    pub out_of_stock: bool,
    pub popular: bool,
    pub default_denomination: String,
    /// None is written as `null`.
    pub products: Option<Vec<Product>>,
    pub margin_bps: i64,
    pub codes: Codes,
    /// Which spelling of face values its products use; 0 is the usual one.
    pub dialect: u8,
    /// Whether it has a rich description.
    pub described: bool,
    pub quirk: Option<Quirk>,
}

/// `kind` of contract 3.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Giftcard,
    MobileRecharge,
    NftGiftcard,
}

impl Kind {
    /// As the supplier writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Giftcard => "giftcard",
            Self::MobileRecharge => "mobile_recharge",
            Self::NftGiftcard => "nft_giftcard",
        }
    }
}

/// `delivery_type` of contract 4.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Delivery {
    Email,
    Phone,
    Account,
}

impl Delivery {
    /// As the supplier writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Email => "by_email",
            Self::Phone => "by_phone",
            Self::Account => "by_account",
        }
    }
}

/// One thing to buy.
#[derive(Clone, Debug)]
pub struct Product {
    pub id: Uuid,
    pub offer: Offer,
    pub delivery: Delivery,
    /// `benefits` of mobile products and eSIMs.
    pub benefits: Option<Value>,
}

/// What can be chosen of a product.
#[derive(Clone, Debug)]
pub enum Offer {
    /// One denomination, ordered by its exact text. A label-only product has no face value.
    Fixed { denomination: String, label: String, face: Option<Face>, usd: Decimal },
    /// Any amount between the bounds, on the step.
    Range { min: Decimal, max: Decimal, step: Decimal, preset: Decimal, currency: &'static str },
}

/// A face value.
#[derive(Clone, Debug)]
pub struct Face {
    pub amount: Decimal,
    pub currency: &'static str,
}

/// What a delivered card consists of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Codes {
    /// Code, serial and barcode.
    Pin,
    /// A link and a security code.
    Link,
    /// Code, serial and security code.
    Secured,
    /// An eSIM profile.
    Profile,
    /// A top-up: a receipt when sent to a phone, a PIN with instructions when sent by e-mail.
    Recharge,
}

/// What a brand does that others do not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Quirk {
    SoldOut,
    Snapback,
    Moving,
    Slow,
    Broken,
    Picky,
    Priceless,
    Ghost,
    /// Hostile HTML in its description.
    Hostile,
    /// E-money that asks for a log-in.
    LoginRequired,
    /// E-money that asks for an identity check.
    KycMissing,
    NotActive,
}
