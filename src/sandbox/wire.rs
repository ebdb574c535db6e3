//! JSON in the upstream's format: amounts as strings without trailing zeros, face values as plain
//! numbers, absent fields omitted.

use rust_decimal::Decimal;
use serde_json::{Number, Value};

/// A decimal as an amount string: `52.40` becomes `"52.4"`.
pub fn text(amount: Decimal) -> String {
    amount.normalize().to_string()
}

/// A decimal as a plain JSON number, without a fraction if it is whole.
pub fn bare(amount: Decimal) -> Value {
    let number: Result<Number, _> = text(amount).parse();
    number.map_or(Value::Null, Value::Number)
}

/// The object without its null members: the upstream omits what it does not know.
pub fn without_nulls(mut value: Value) -> Value {
    if let Value::Object(members) = &mut value {
        members.retain(|_, member| !member.is_null());
    }
    value
}

/// Reads a decimal from a JSON string or number.
pub fn decimal(value: &Value) -> Option<Decimal> {
    match value {
        Value::String(text) => text.trim().parse().ok(),
        Value::Number(number) => number.to_string().parse().ok(),
        _ => None,
    }
}
