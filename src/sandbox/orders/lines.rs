//! Matches an order line with the catalogue: its product and price, or its problem.

use http::StatusCode;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::request::Line;
use crate::sandbox::catalogue::{Brand, Delivery, Offer, Product, Quirk, find_country, usd};
use crate::sandbox::refusal::{Problem, Refusal};
use crate::sandbox::sentinels::Sentinel;

/// A line with its product. Its price may be unknown.
#[derive(Clone, Debug)]
pub struct Picked<'a> {
    pub brand: &'a Brand,
    pub product: &'a Product,
    pub denomination: String,
    pub label: String,
    pub currency: &'static str,
    pub product_value: Option<Decimal>,
    pub beneficiary: String,
    /// Value in dollars, before the margin.
    pub usd: Decimal,
    pub margin_bps: i64,
    pub problem: Option<&'static str>,
}

/// The margin of the more expensive product that a money text on a range resolves to (contract 6,
/// first trap).
const RESOLVED_PRODUCT_MARGIN_BPS: i64 = 450;

/// Finds the product of a line. `None` is a problem of the whole validation.
pub fn find_product<'a>(brand: &'a Brand, line: &Line, margin_bps: i64) -> Option<Picked<'a>> {
    let products = brand.products.as_deref().unwrap_or_default();
    let by_text = |text: &str| {
        products.iter().find(
            |product| matches!(&product.offer, Offer::Fixed { denomination, .. } if denomination == text),
        )
    };
    let range_product = products.iter().find(|product| matches!(product.offer, Offer::Range { .. }));
    if line.denomination == "range" {
        return range_product.map(|product| in_range(brand, product, line, margin_bps));
    }
    if let Some(product) = by_text(&line.denomination) {
        return fixed(brand, product, line, margin_bps);
    }
    let amount = amount_in(&line.denomination);
    if let (Some(product), Some(value)) = (range_product, amount) {
        return Some(more_expensive(brand, product, line, value));
    }
    let bare: Option<Decimal> = line.denomination.parse().ok();
    let by_face = products.iter().find(|product| {
        matches!(&product.offer, Offer::Fixed { face: Some(face), .. } if Some(face.amount) == bare)
    });
    let fallback =
        || (brand.quirk == Some(Quirk::Snapback)).then(|| by_text(&brand.default_denomination)).flatten();
    by_face.or_else(fallback).and_then(|product| fixed(brand, product, line, margin_bps))
}

fn fixed<'a>(brand: &'a Brand, product: &'a Product, line: &Line, margin_bps: i64) -> Option<Picked<'a>> {
    let Offer::Fixed { denomination, label, face, usd } = &product.offer else { return None };
    Some(Picked {
        brand,
        product,
        denomination: denomination.clone(),
        label: label.clone(),
        currency: face.as_ref().map_or("USD", |face| face.currency),
        product_value: None,
        beneficiary: line.beneficiary.clone(),
        usd: *usd,
        margin_bps,
        problem: None,
    })
}

fn in_range<'a>(brand: &'a Brand, product: &'a Product, line: &Line, margin_bps: i64) -> Picked<'a> {
    let Offer::Range { min, max, step, currency, .. } = &product.offer else {
        return more_expensive(brand, product, line, Decimal::ZERO);
    };
    let value = line.product_value.unwrap_or(Decimal::ZERO);
    let problem = match line.product_value {
        None => Some("OUT_OF_STOCK"),
        Some(value) if value < *min => Some("AMOUNT_TOO_LOW"),
        Some(value) if value > *max => Some("AMOUNT_TOO_HIGH"),
        Some(value) if !((value - *min) % *step).is_zero() => Some("INVALID_PRODUCT_VALUE"),
        Some(_) => None,
    };
    Picked {
        brand,
        product,
        denomination: "range".to_owned(),
        label: "range".to_owned(),
        currency,
        product_value: line.product_value,
        beneficiary: line.beneficiary.clone(),
        usd: if problem.is_none() { usd(value, currency) } else { Decimal::ZERO },
        margin_bps,
        problem,
    }
}

fn more_expensive<'a>(brand: &'a Brand, product: &'a Product, line: &Line, value: Decimal) -> Picked<'a> {
    let currency = if let Offer::Range { currency, .. } = &product.offer { currency } else { "USD" };
    let is_plausible = value.is_sign_positive() && value < Decimal::from(100_000_000);
    Picked {
        brand,
        product,
        denomination: line.denomination.clone(),
        label: line.denomination.clone(),
        currency,
        product_value: None,
        beneficiary: line.beneficiary.clone(),
        usd: if is_plausible { usd(value, currency) } else { Decimal::ZERO },
        margin_bps: RESOLVED_PRODUCT_MARGIN_BPS,
        problem: (!is_plausible).then_some("NOT_AVAILABLE_PRODUCT"),
    }
}

/// The number at the start of a money text: `100 USD` is 100.
fn amount_in(text: &str) -> Option<Decimal> {
    text.split_whitespace().next()?.parse().ok()
}

/// Refuses a line with an invalid beneficiary (contract 11).
pub fn check_beneficiary(delivery: Delivery, account: &str, country: &str) -> Result<(), Refusal> {
    let reason = match delivery {
        Delivery::Email if email(account) => return Ok(()),
        Delivery::Email => "The format of the given email address is not valid",
        Delivery::Phone if phone(account, country) => return Ok(()),
        Delivery::Phone => "The format of the given phone number is not valid",
        Delivery::Account
            if (5..=20).contains(&account.len()) && account.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            return Ok(());
        }
        Delivery::Account => "The given account number is not valid",
    };
    let problem = Problem { code: "INVALID_BENEFICIARY_ACCOUNT", details: json!({ "reason": reason }) };
    Err(Refusal::Problems(StatusCode::BAD_REQUEST, vec![problem]))
}

/// Numbers with this ending belong to nobody: well formed, but refused.
const REFUSED_PHONE_SUFFIX: &str = "00000";

/// Strict E.164 format with the dial code of the product's country.
fn phone(account: &str, country: &str) -> bool {
    let digits = account.strip_prefix('+').unwrap_or_default();
    (8..=15).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && !digits.starts_with('0')
        && !digits.ends_with(REFUSED_PHONE_SUFFIX)
        && find_country(country).is_some_and(|country| account.starts_with(country.dial))
}

/// Goods cannot be sent to this name at any domain: well formed, but refused.
const REFUSED_EMAIL_NAME: &str = "nobody";

fn email(account: &str) -> bool {
    account.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && local != REFUSED_EMAIL_NAME
            && domain.contains('.')
            && !domain.starts_with('.')
            && !domain.ends_with('.')
            && !domain.contains('@')
    }) && !account.contains(char::is_whitespace)
}

/// Checks a brand before its products: a problem, or a refusal by policy.
pub fn check_brand(brand: &Brand, verified: bool) -> Result<Option<&'static str>, Refusal> {
    match brand.quirk {
        Some(Quirk::LoginRequired) if !verified => Err(Refusal::Policy("LOGIN_REQUIRED", None)),
        Some(Quirk::KycMissing) if !verified => Err(kyc()),
        Some(Quirk::NotActive) => Ok(Some("NOT_ACTIVE")),
        Some(Quirk::SoldOut | Quirk::Ghost) => Ok(Some("OUT_OF_STOCK")),
        _ if brand.out_of_stock => Ok(Some("OUT_OF_STOCK")),
        _ => Ok(None),
    }
}

/// The 422 for a missing identity check.
pub fn kyc() -> Refusal {
    Refusal::Policy("KYC_MISSING", Some("identity verification is needed for this product"))
}

/// A problem that names the rail.
pub fn rail_problem(coin: &str, network: Option<&str>) -> Problem {
    let details: Value = json!({ "coin": coin, "network": network });
    Problem { code: "UNSUPPORTED_PROTOCOL_COIN_COMBINATION", details }
}

/// Whether the buyer is verified.
pub fn is_verified(sentinels: &crate::sandbox::sentinels::Sentinels) -> bool {
    sentinels.has(Sentinel::Verified)
}
