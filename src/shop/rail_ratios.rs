//! How much dearer upstream's validation is on a rail than its prices say. Prices know no network, validations do
//! (contract 5 and 6): without this the price would have changed at every purchase on such a rail.
//!
//! It makes what is shown truer and decides nothing: the total that a validation gives is still compared with what the
//! shopper was shown.

use crate::domain::{money::CoinAmount, rail::Rail};
use moka::sync::Cache;
use rust_decimal::{Decimal, RoundingStrategy};
use std::{collections::VecDeque, time::Duration};

/// Rails that are remembered; upstream has some dozens.
const MAX_RAILS: u64 = 200;

/// Validations of one rail that are remembered.
const MAX_SAMPLES: usize = 3;

/// How long they count after the last one.
const EXPIRES_AFTER: Duration = Duration::from_hours(6);

/// What lies closer than this to the price is its own movement between two looks, in basis points.
const MIN_DRIFT_BPS: u32 = 25;

/// What lies further away than this is no cost of the network but another price, in basis points.
const MAX_DRIFT_BPS: u32 = 200;

/// Totals of validations by what the prices had said, for each rail. Cheap to clone; clones share it.
#[derive(Clone)]
pub struct RailRatios(Cache<Rail, Samples>);

/// The newest last.
#[derive(Clone, Default)]
struct Samples(VecDeque<Sample>);

#[derive(Clone, Copy)]
struct Sample {
    ratio: Decimal,
    /// Decimal places of the total.
    places: u32,
}

impl Default for RailRatios {
    fn default() -> Self {
        Self(Cache::builder().max_capacity(MAX_RAILS).time_to_live(EXPIRES_AFTER).build())
    }
}

impl RailRatios {
    /// Takes in what a validation said about what was listed at `listed`.
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

    /// What a validation will make of a listed price on this rail.
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
    /// The middle one of the last three, so that one brand whose price has just moved speaks for no rail; the newest of
    /// fewer.
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
    fn a_dearer_rail_is_learned_from_one_validation_and_no_other_is() {
        let ratios = RailRatios::default();
        let (tron, base) = (rail("USDC:Tron"), rail("USDC:Base"));
        assert_eq!(ratios.validated(&tron, usdc("25.81")), usdc("25.81"));
        ratios.learn(&tron, &usdc("25.81"), &usdc("25.95"));
        assert_eq!(ratios.validated(&tron, usdc("25.81")), usdc("25.95"));
        assert_eq!(ratios.validated(&tron, usdc("51.62")), usdc("51.90"));
        assert_eq!(ratios.validated(&base, usdc("25.81")), usdc("25.81"));
    }

    #[test]
    fn what_is_no_cost_of_the_network_is_not_learned() {
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
    fn one_price_that_moved_does_not_speak_for_the_rail() {
        let (ratios, tron) = (RailRatios::default(), rail("USDC:Tron"));
        for validated in ["100", "100", "101"] {
            ratios.learn(&tron, &usdc("100"), &usdc(validated));
        }
        assert_eq!(ratios.validated(&tron, usdc("100")), usdc("100"));
        ratios.learn(&tron, &usdc("100"), &usdc("101"));
        assert_eq!(ratios.validated(&tron, usdc("100")), usdc("101"), "what stays is the rail's");
        for _ in 0..2 {
            ratios.learn(&tron, &usdc("100"), &usdc("100"));
        }
        assert_eq!(ratios.validated(&tron, usdc("100")), usdc("100"), "what ends is forgotten");
    }
}
