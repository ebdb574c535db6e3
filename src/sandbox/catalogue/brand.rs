//! A brand and its products. Their JSON is in `listing`.

use rust_decimal::Decimal;
use serde_json::Value;
use uuid::Uuid;

/// A brand in one country.
#[derive(Clone, Debug)]
pub struct Brand {
    pub id: Uuid,
    pub country: &'static str,
    pub family: String,
    /// The exact name, which orders contain.
    pub name: String,
    /// The stem of the logo's file name. Two brands may share one.
    pub logo: String,
    /// The listed color, which may be invalid.
    pub color: Option<String>,
    /// Labels for display.
    pub min: Option<String>,
    pub max: Option<String>,
    pub category: &'static str,
    pub additional: Vec<&'static str>,
    pub kind: Kind,
    /// `digital` or `physical`. It says nothing about the goods.
    pub product_type: &'static str,
    pub out_of_stock: bool,
    pub popular: bool,
    pub default_denomination: String,
    /// `None` becomes JSON `null`.
    pub products: Option<Vec<Product>>,
    pub margin_bps: i64,
    pub codes: Codes,
    /// Selects the format of its products' face values; 0 is the usual one.
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
    /// The name in JSON.
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
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Email => "by_email",
            Self::Phone => "by_phone",
            Self::Account => "by_account",
        }
    }
}

/// One product.
#[derive(Clone, Debug)]
pub struct Product {
    pub id: Uuid,
    pub offer: Offer,
    pub delivery: Delivery,
    /// `benefits` of mobile products and eSIMs.
    pub benefits: Option<Value>,
}

/// The amounts of a product.
#[derive(Clone, Debug)]
pub enum Offer {
    /// One denomination, which orders contain exactly. A product with only a label has no face
    /// value.
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

/// The parts of a delivered card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Codes {
    /// Code, serial number and barcode.
    Pin,
    /// A link and a security code.
    Link,
    /// Code, serial number and security code.
    Secured,
    /// An eSIM profile.
    Profile,
    /// A top-up: a receipt if sent to a phone, a PIN with instructions if sent by email.
    Recharge,
}

/// Special behavior of a brand.
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
    /// Its description contains hostile HTML.
    Hostile,
    /// E-money that requires a login.
    LoginRequired,
    /// E-money that requires an identity check.
    KycMissing,
    NotActive,
}
