//! Requests of clients: the flat body that every working client sends, or the nested one of the
//! upstream's documentation (contract 7).

use rust_decimal::Decimal;
use serde_json::Value;

use crate::sandbox::refusal::Refusal;
use crate::sandbox::sentinels::Sentinels;
use crate::sandbox::wire::decimal;

/// A validation or an order, as sent.
#[derive(Debug)]
pub struct Request {
    pub email: String,
    pub sentinels: Sentinels,
    pub via: String,
    pub coin: String,
    pub network: Option<String>,
    pub lines: Vec<Line>,
    pub promo_code: Option<String>,
    pub refund_wallet_address: Option<String>,
    pub has_user: bool,
}

/// One delivery, as sent.
#[derive(Clone, Debug)]
pub struct Line {
    pub beneficiary: String,
    pub brand: String,
    pub country: String,
    pub denomination: String,
    pub product_value: Option<Decimal>,
}

/// Maximum quantity of one line that is read.
const MAX_PARSED_LINES: u64 = 100;

/// Parses a body. The refusal names what is missing.
pub fn read(body: &[u8]) -> Result<Request, Refusal> {
    let body: Value = serde_json::from_slice(body).map_err(|_| bad("the body is not JSON"))?;
    let user = text(&body["user"]["email"]);
    let email = text(&body["email"]).or_else(|| user.clone()).ok_or_else(|| bad("email is required"))?;
    let payment = &body["payment"];
    if text(&payment["type"]).as_deref() != Some("via") {
        return Err(bad("payment.type must be via"));
    }
    let deliveries = body["deliveries"].as_array().filter(|lines| !lines.is_empty());
    let mut lines = Vec::new();
    for delivery in deliveries.ok_or_else(|| bad("deliveries is required"))? {
        let line = line(delivery, &email)?;
        let quantity = delivery["quantity"].as_u64().unwrap_or(1).min(MAX_PARSED_LINES);
        lines.extend((0..quantity).map(|_| line.clone()));
    }
    Ok(Request {
        sentinels: Sentinels::read(&email),
        has_user: user.is_some(),
        email,
        via: text(&payment["payment_via"]).ok_or_else(|| bad("payment.payment_via is required"))?,
        coin: text(&payment["coin"]).ok_or_else(|| bad("payment.coin is required"))?,
        network: text(&payment["network"]),
        lines,
        promo_code: text(&body["promo_code"]),
        refund_wallet_address: text(&body["refund_wallet_address"]),
    })
}

fn line(delivery: &Value, email: &str) -> Result<Line, Refusal> {
    let nested = &delivery["deliverable"];
    let fields = if nested.is_object() { nested } else { delivery };
    let required =
        |name: &str| text(&fields[name]).ok_or_else(|| bad(&format!("deliveries.{name} is required")));
    let beneficiary = text(&fields["beneficiary_account"]).or_else(|| text(&delivery["beneficiary_account"]));
    let beneficiary = match beneficiary {
        Some(account) => account,
        None if nested.is_object() => email.to_owned(),
        None => return Err(bad("deliveries.beneficiary_account is required")),
    };
    Ok(Line {
        beneficiary,
        brand: required("brand_name")?,
        country: required("country_code")?,
        denomination: required("denomination")?,
        product_value: decimal(&fields["product_value"]),
    })
}

fn text(value: &Value) -> Option<String> {
    value.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}

fn bad(detail: &str) -> Refusal {
    Refusal::BadRequest(detail.to_owned())
}
