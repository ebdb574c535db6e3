//! Numbers in payment URIs: decimal coins, and whole units in EIP-681's scientific notation.

use rust_decimal::Decimal;

use super::DecodeError;

/// Parses a decimal number of whole coins: digits and at most one point.
pub(super) fn coins(text: &str) -> Result<Decimal, DecodeError> {
    if text.is_empty() || !text.chars().all(|letter| letter.is_ascii_digit() || letter == '.') {
        return Err(DecodeError::Malformed);
    }
    Decimal::from_str_exact(text).map_err(|_| DecodeError::Malformed)
}

/// Parses a whole number of the smallest units, optionally in the form `2.014e18`.
pub(super) fn units(text: &str) -> Result<u128, DecodeError> {
    parse_units(text).ok_or(DecodeError::Malformed)
}

fn parse_units(text: &str) -> Option<u128> {
    let text = text.strip_prefix('+').unwrap_or(text);
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    let digits = format!("{whole}{fraction}");
    if ![digits.as_str(), exponent].iter().all(|part| is_digits(part)) {
        return None;
    }
    let shift = exponent.parse::<u32>().ok()?.checked_sub(u32::try_from(fraction.len()).ok()?)?;
    digits.parse::<u128>().ok()?.checked_mul(10_u128.checked_pow(shift)?)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
