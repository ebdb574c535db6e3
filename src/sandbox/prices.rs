//! Prices: the face value in dollars, the coin's price in dollars and the brand's margin. Coin
//! prices follow the clock as sums of triangle waves, so that a price depends only on the time and
//! can be reproduced. Stablecoins move by a few hundredths of a percent, enough to show that prices
//! are live.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use rust_decimal::{Decimal, RoundingStrategy};

use super::rails::Coin;

/// The price of one euro in dollars, as the samples' `original_price` implies.
const EURO_MICROS: i64 = 1_128_000;

/// How long "Moving Price" stays higher after a validation, in seconds.
const JUMP_SECONDS: i64 = 120;

/// The market: the waves, and the changes that tests make.
#[derive(Default)]
pub struct Market(Mutex<Shifts>);

#[derive(Default)]
struct Shifts {
    all_bps: i64,
    by_coin: HashMap<String, i64>,
    /// By coin and network.
    by_rail: HashMap<(String, String), i64>,
    jump_until: i64,
}

impl Market {
    /// What to pay in `coin` for goods worth `usd` before the margin, rounded up to the coin's
    /// decimal places. A shift raises the amount.
    pub fn amount(&self, usd: Decimal, margin_bps: i64, coin: &Coin, now: i64) -> Decimal {
        let marked_up = usd * bps(margin_bps) * bps(self.shift(coin.name));
        (marked_up / usd_per_coin(coin, now))
            .round_dp_with_strategy(coin.places, RoundingStrategy::ToPositiveInfinity)
            .normalize()
    }

    /// Raises all prices by this many basis points, in one coin or in all.
    pub fn set_shift(&self, coin: Option<&str>, shift_bps: i64) {
        let mut shifts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match coin {
            Some(coin) => {
                shifts.by_coin.insert(coin.to_owned(), shift_bps);
            }
            None => shifts.all_bps = shift_bps,
        }
    }

    /// Raises validations and orders on one network above the listed prices, by this many basis
    /// points.
    pub fn set_rail_fee(&self, coin: &str, network: &str, fee_bps: i64) {
        let mut shifts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        shifts.by_rail.insert((coin.to_owned(), network.to_owned()), fee_bps);
    }

    /// The fee of one network, in basis points.
    pub fn rail_fee_bps(&self, coin: &str, network: &str) -> i64 {
        let shifts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        shifts.by_rail.get(&(coin.to_owned(), network.to_owned())).copied().unwrap_or_default()
    }

    /// Starts the jump of "Moving Price".
    pub fn jump(&self, now: i64) {
        let mut shifts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        shifts.jump_until = now.saturating_add(JUMP_SECONDS);
    }

    /// Whether "Moving Price" is higher now.
    pub fn jumped(&self, now: i64) -> bool {
        now < self.0.lock().unwrap_or_else(PoisonError::into_inner).jump_until
    }

    /// Removes all shifts and the jump.
    pub fn reset(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Shifts::default();
    }

    fn shift(&self, coin: &str) -> i64 {
        let shifts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        shifts.all_bps.saturating_add(shifts.by_coin.get(coin).copied().unwrap_or(0))
    }
}

/// The price of one coin in dollars at a time.
pub fn usd_per_coin(coin: &Coin, now: i64) -> Decimal {
    let moved = 1_000_000_i64.saturating_add(drift(coin, now));
    Decimal::new(coin.usd_micros, 6) * Decimal::new(moved, 6)
}

/// Converts dollars to euros, cut to four decimal places as in the samples (25 USD is 22.1631 EUR).
pub fn euros(usd: Decimal) -> Decimal {
    (usd / Decimal::new(EURO_MICROS, 6)).trunc_with_scale(4)
}

/// The factor `1 + bps / 10 000`, never below zero.
pub fn bps(points: i64) -> Decimal {
    Decimal::new(10_000_i64.saturating_add(points).max(0), 4)
}

/// Difference of a coin's price from its base price, in millionths.
fn drift(coin: &Coin, now: i64) -> i64 {
    let phase = coin.name.bytes().fold(0_i64, |sum, byte| sum * 31 % 9973 + i64::from(byte));
    let waves: &[(i64, i64)] =
        if coin.stable { &[(300, 290), (150, 41)] } else { &[(9000, 3700), (2500, 610), (300, 47)] };
    waves.iter().map(|(height, period)| height * triangle(now.saturating_add(phase), *period) / 10_000).sum()
}

/// A triangle wave with this period between -10 000 and 10 000.
fn triangle(now: i64, period: i64) -> i64 {
    let half = period / 2;
    let at = now.rem_euclid(half * 2);
    if at < half { 20_000 * at / half - 10_000 } else { 10_000 - 20_000 * (at - half) / half }
}
