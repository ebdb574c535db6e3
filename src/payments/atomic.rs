//! Converts amounts to a coin's smallest units: integers, exact or refused.

use rust_decimal::Decimal;

use super::UriError;

/// Converts the amount to units of ten to the minus `decimals`.
pub(super) fn to_atomic(amount: Decimal, decimals: u32) -> Result<u128, UriError> {
    let amount = amount.normalize();
    let units = u128::try_from(amount.mantissa()).map_err(|_| UriError::NotPositive)?;
    if units == 0 {
        return Err(UriError::NotPositive);
    }
    let shift = decimals.checked_sub(amount.scale()).ok_or(UriError::TooFine { decimals })?;
    10_u128.checked_pow(shift).and_then(|factor| units.checked_mul(factor)).ok_or(UriError::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("197.98", 6, Ok(197_980_000))]
    #[case("26.310000000", 6, Ok(26_310_000))]
    #[case("0.000000000000000001", 18, Ok(1))]
    #[case("0.00028414", 11, Ok(28_414_000))]
    #[case("0.0000001", 6, Err(UriError::TooFine { decimals: 6 }))]
    #[case("0", 6, Err(UriError::NotPositive))]
    #[case("-1", 6, Err(UriError::NotPositive))]
    #[case("79228162514264337593543950335", 18, Err(UriError::TooLarge))]
    #[case("1", 99, Err(UriError::TooLarge))]
    fn to_atomic_is_exact_or_fails(
        #[case] amount: &str,
        #[case] decimals: u32,
        #[case] units: Result<u128, UriError>,
    ) {
        assert_eq!(to_atomic(amount.parse().unwrap(), decimals), units);
    }
}
