//! JSON as the supplier writes it: amounts as strings without trailing zeros, faces as bare numbers,
//! absent fields left out.

use rust_decimal::Decimal;
use serde_json::{Number, Value};

/// A decimal as the supplier's amount string: `52.40` is `"52.4"`.
pub fn text(amount: Decimal) -> String {
    amount.normalize().to_string()
}

/// A decimal as a bare JSON number: whole ones without a fraction.
pub fn bare(amount: Decimal) -> Value {
    let number: Result<Number, _> = text(amount).parse();
    number.map_or(Value::Null, Value::Number)
}

/// The object without its null members: the supplier leaves out what it does not know.
pub fn without_nulls(mut value: Value) -> Value {
    if let Value::Object(members) = &mut value {
        members.retain(|_, member| !member.is_null());
    }
    value
}

/// A decimal out of a JSON string or number.
pub fn decimal(value: &Value) -> Option<Decimal> {
    match value {
        Value::String(text) => text.trim().parse().ok(),
        Value::Number(number) => number.to_string().parse().ok(),
        _ => None,
    }
}
