//! By how much upstream's validated totals exceed its listed prices, by rail. Listed prices do not depend on
//! the network, validated totals do (contracts 5 and 6). Without this correction, the price would change at
//! every purchase on such a rail. See ADR 47.
//!
//! It only makes displayed prices more accurate: a validated total is still compared with the price that the
//! shopper was shown.

use crate::domain::{money::CoinAmount, rail::Rail};
use moka::sync::Cache;
use rust_decimal::{Decimal, RoundingStrategy};
use std::{collections::VecDeque, time::Duration};

/// The maximum number of rails; upstream has some dozens.
const MAX_RAILS: u64 = 200;

/// The number of recent validations that are kept per rail.
const MAX_SAMPLES: usize = 3;

/// How long they are kept after the last one.
const EXPIRES_AFTER: Duration = Duration::from_hours(6);

/// Smaller deviations, in basis points, are price changes between two reads. The ratio is then one.
const MIN_DRIFT_BPS: u32 = 25;

/// Larger deviations, in basis points, are a different price rather than a network cost. They are ignored.
const MAX_DRIFT_BPS: u32 = 200;

/// Ratios of validated totals to listed prices, by rail. Cheap to clone; clones share them.
#[derive(Clone)]
pub struct RailRatios(Cache<Rail, Samples>);

/// The samples of one rail, the newest last.
#[derive(Clone, Default)]
struct Samples(VecDeque<Sample>);

#[derive(Clone, Copy)]
struct Sample {
    ratio: Decimal,
    /// The number of decimal places of the total.
    places: u32,
}

impl Default for RailRatios {
    fn default() -> Self {
        Self(Cache::builder().max_capacity(MAX_RAILS).time_to_live(EXPIRES_AFTER).build())
    }
}

impl RailRatios {
    /// Records the total that a validation returned for the price `listed`.
    pub fn learn(&self, rail: &Rail, listed: &CoinAmount, validated: &CoinAmount) {
        let Some(drift) = validated.drift_bps(listed).filter(|drift| *drift <= MAX_DRIFT_BPS) else { return };
        let ratio = if drift < MIN_DRIFT_BPS {
            Some(Decimal::ONE)
        } else {
            validated.amount().checked_div(listed.amount())
        };
        let Some(ratio) = ratio else { return };
        let mut samples = self.0.get(rail).unwrap_or_default();
        samples.0.push_back(Sample { ratio, places: validated.amount().scale() });
        while samples.0.len() > MAX_SAMPLES {
            samples.0.pop_front();
        }
        self.0.insert(rail.clone(), samples);
    }

    /// The expected validated total of a listed price on this rail.
    pub fn validated(&self, rail: &Rail, listed: CoinAmount) -> CoinAmount {
        let Some(sample) = self.0.get(rail).and_then(|samples| samples.typical()) else { return listed };
        if sample.ratio == Decimal::ONE {
            return listed;
        }
        let places = sample.places.max(listed.amount().scale());
        let amount = listed.amount().checked_mul(sample.ratio);
        let amount = amount
            .map(|amount| amount.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero));
        amount.and_then(|amount| CoinAmount::new(amount, listed.coin().clone())).unwrap_or(listed)
    }
}

impl Samples {
    /// The median of the last three samples, so that a single brand whose price just changed does not affect
    /// the rail. The newest sample if there are fewer.
    fn typical(&self) -> Option<Sample> {
        let mut samples: Vec<_> = self.0.iter().copied().collect();
        if samples.len() < MAX_SAMPLES {
            return samples.pop();
        }
        samples.sort_by_key(|sample| sample.ratio);
        samples.get(samples.len() / 2).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usdc(amount: &str) -> CoinAmount {
        CoinAmount::new(amount.parse().unwrap(), "USDC".parse().unwrap()).unwrap()
    }

    fn rail(text: &str) -> Rail {
        text.parse().unwrap()
    }

    #[test]
    fn ratio_is_learned_from_one_validation_for_its_rail_only() {
        let ratios = RailRatios::default();
        let (tron, base) = (rail("USDC:Tron"), rail("USDC:Base"));
        assert_eq!(ratios.validated(&tron, usdc("25.81")), usdc("25.81"));
        ratios.learn(&tron, &usdc("25.81"), &usdc("25.95"));
        assert_eq!(ratios.validated(&tron, usdc("25.81")), usdc("25.95"));
        assert_eq!(ratios.validated(&tron, usdc("51.62")), usdc("51.90"));
        assert_eq!(ratios.validated(&base, usdc("25.81")), usdc("25.81"));
    }

    #[test]
    fn implausible_ratios_are_not_learned() {
        let (ratios, tron) = (RailRatios::default(), rail("USDC:Tron"));
        for (listed, validated) in [("100", "103"), ("100", "97"), ("100", "100.1"), ("100", "99.9")] {
            ratios.learn(&tron, &usdc(listed), &usdc(validated));
            assert_eq!(ratios.validated(&tron, usdc("50")), usdc("50"), "{validated}");
        }
        let bridged = CoinAmount::new(Decimal::from(101), "USDC.e".parse().unwrap()).unwrap();
        ratios.learn(&tron, &usdc("100"), &bridged);
        assert_eq!(ratios.validated(&tron, usdc("50")), usdc("50"));
    }

    #[test]
    fn single_outlier_does_not_change_the_ratio() {
        let (ratios, tron) = (RailRatios::default(), rail("USDC:Tron"));
        for validated in ["100", "100", "101"] {
            ratios.learn(&tron, &usdc("100"), &usdc(validated));
        }
        assert_eq!(ratios.validated(&tron, usdc("100")), usdc("100"));
        ratios.learn(&tron, &usdc("100"), &usdc("101"));
        assert_eq!(
            ratios.validated(&tron, usdc("100")),
            usdc("101"),
            "a lasting difference belongs to the rail"
        );
        for _ in 0..2 {
            ratios.learn(&tron, &usdc("100"), &usdc("100"));
        }
        assert_eq!(ratios.validated(&tron, usdc("100")), usdc("100"), "a difference that ends is forgotten");
    }
}
