//! A created order that asks for another amount than was agreed: what its owner is asked before anything
//! may be paid.
//!
//! Like [`super::phase`] it travels to the browser; nothing secret is in it.

use super::{money::CoinAmount, time::Timestamp};
use serde::{Deserialize, Serialize};

/// The two amounts and how they differ, in whole coins as plain decimal text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reprice {
    /// What was agreed.
    pub agreed: String,
    /// What the order asks for.
    pub asked: String,
    /// The gap between the two, above zero.
    pub difference: String,
    pub is_dearer: bool,
    pub coin: String,
    /// When the order can no longer be accepted and paid.
    pub until: Option<Timestamp>,
}

impl Reprice {
    /// `None` when the coins differ.
    pub fn between(agreed: &CoinAmount, asked: &CoinAmount, until: Option<Timestamp>) -> Option<Self> {
        let gap = asked.amount().checked_sub(agreed.amount()).filter(|_| agreed.coin() == asked.coin())?;
        Some(Self {
            agreed: agreed.amount().to_string(),
            asked: asked.amount().to_string(),
            difference: gap.abs().normalize().to_string(),
            is_dearer: gap.is_sign_positive(),
            coin: asked.coin().to_string(),
            until,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str, coin: &str) -> CoinAmount {
        CoinAmount::new(text.parse().unwrap(), coin.parse().unwrap()).unwrap()
    }

    #[test]
    fn the_gap_is_told_both_ways() {
        for (agreed, asked, difference, is_dearer) in
            [("26.31", "26.84", "0.53", true), ("26.31", "25.81", "0.5", false)]
        {
            let told = Reprice::between(&amount(agreed, "USDC"), &amount(asked, "USDC"), None).unwrap();
            assert_eq!((told.difference.as_str(), told.is_dearer), (difference, is_dearer));
            assert_eq!((told.agreed.as_str(), told.asked.as_str()), (agreed, asked));
        }
    }

    #[test]
    fn two_coins_have_no_gap() {
        assert_eq!(Reprice::between(&amount("1", "USDC"), &amount("1", "USDC.e"), None), None);
    }
}
