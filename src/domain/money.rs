//! Money as decimals with a unit. Amounts are never floats, and coin amounts never mix with fiat amounts.

use super::text_form::text_form;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use thiserror::Error;

/// An ISO 4217 code, in upper case.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency(String);

/// The text is not three ASCII letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a currency is three letters, such as USD")]
pub struct NotACurrency;

impl Currency {
    /// Three upper-case letters.
    pub fn code(&self) -> &str {
        &self.0
    }
}

impl FromStr for Currency {
    type Err = NotACurrency;

    fn from_str(text: &str) -> Result<Self, NotACurrency> {
        let text = text.trim();
        if text.len() == 3 && text.bytes().all(|b| b.is_ascii_alphabetic()) {
            Ok(Self(text.to_ascii_uppercase()))
        } else {
            Err(NotACurrency)
        }
    }
}

text_form!(Currency, NotACurrency);

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An amount of fiat money, in whole units of its currency (12.50 EUR is `12.50`).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    pub amount: Decimal,
    pub currency: Currency,
}

/// A coin's ticker exactly as upstream writes it; `USDC` and `USDC.e` are different coins.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Coin(String);

/// Coins that are pegged to a unit of fiat money.
const STABLECOINS: [&str; 9] = ["USDT", "USDC", "DAI", "USDE", "FDUSD", "PYUSD", "EUROC", "TUSD", "USDD"];

/// The text is not a ticker: 1 to 16 letters, digits, dots, dashes or underscores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a coin is a ticker such as BTC or USDC")]
pub struct NotACoin;

impl Coin {
    /// The default coin for displayed prices.
    pub fn usdc() -> Self {
        Self("USDC".to_owned())
    }

    /// The ticker.
    pub fn ticker(&self) -> &str {
        &self.0
    }

    /// Whether the coin is pegged to fiat money (contract 2), including bridged coins such as `USDC.e`.
    pub fn is_stable(&self) -> bool {
        let plain = self.0.split('.').next().unwrap_or_default();
        STABLECOINS.iter().any(|known| known.eq_ignore_ascii_case(plain))
    }
}

impl FromStr for Coin {
    type Err = NotACoin;

    fn from_str(text: &str) -> Result<Self, NotACoin> {
        let text = text.trim();
        let fits = (1..=16).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'));
        if fits { Ok(Self(text.to_owned())) } else { Err(NotACoin) }
    }
}

text_form!(Coin, NotACoin);

impl fmt::Display for Coin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An amount of a coin, in whole coins (never atomic units), always above zero.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CoinAmount {
    amount: Decimal,
    coin: Coin,
}

impl CoinAmount {
    /// Returns `None` unless the amount is above zero.
    pub fn new(amount: Decimal, coin: Coin) -> Option<Self> {
        (amount > Decimal::ZERO).then(|| Self { amount: amount.normalize(), coin })
    }

    /// The amount, in whole coins.
    pub const fn amount(&self) -> Decimal {
        self.amount
    }

    /// The coin.
    pub const fn coin(&self) -> &Coin {
        &self.coin
    }

    /// Adds two amounts. Returns `None` if the coins differ or the sum overflows.
    pub fn plus(&self, other: &Self) -> Option<Self> {
        let sum = self.amount.checked_add(other.amount).filter(|_| self.coin == other.coin)?;
        Self::new(sum, self.coin.clone())
    }

    /// How far `self` is from `reference`, in basis points of the reference, rounded up and never negative.
    /// Returns `None` if the coins differ or the calculation overflows.
    pub fn drift_bps(&self, reference: &Self) -> Option<u32> {
        if self.coin != reference.coin {
            return None;
        }
        let gap = self.amount.checked_sub(reference.amount)?.abs();
        let bps = gap.checked_mul(Decimal::from(10_000))?.checked_div(reference.amount)?;
        u32::try_from(bps.ceil()).ok()
    }
}

impl fmt::Display for CoinAmount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.coin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usdc(amount: &str) -> CoinAmount {
        CoinAmount::new(amount.parse().unwrap(), "USDC".parse().unwrap()).unwrap()
    }

    #[test]
    fn coin_amounts_of_zero_or_less_are_refused() {
        for amount in ["0", "-1", "0.00"] {
            assert_eq!(CoinAmount::new(amount.parse().unwrap(), "BTC".parse().unwrap()), None, "{amount}");
        }
    }

    #[test]
    fn plus_adds_only_amounts_of_the_same_coin() {
        assert_eq!(usdc("1.5").plus(&usdc("2.50")), Some(usdc("4")));
        let bridged = CoinAmount::new(Decimal::ONE, "USDC.e".parse().unwrap()).unwrap();
        assert_eq!(usdc("1").plus(&bridged), None);
        assert_eq!(usdc("79228162514264337593543950335").plus(&usdc("1")), None);
    }

    #[test]
    fn drift_is_counted_in_basis_points_of_the_reference() {
        for (now, then, bps) in
            [("100", "100", 0), ("100.50", "100", 50), ("99.50", "100", 50), ("100.501", "100", 51)]
        {
            assert_eq!(usdc(now).drift_bps(&usdc(then)), Some(bps), "{now} against {then}");
        }
    }

    #[test]
    fn different_coins_have_no_drift() {
        let bridged = CoinAmount::new(Decimal::ONE, "USDC.e".parse().unwrap()).unwrap();
        assert_eq!(bridged.drift_bps(&usdc("1")), None);
    }
}
