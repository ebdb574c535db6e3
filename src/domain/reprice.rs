//! A created order that asks for another amount than was agreed. Its owner must accept the new amount before
//! paying.
//!
//! Like [`super::phase`], this is sent to the browser and contains nothing secret.

use super::{money::CoinAmount, time::Timestamp};
use serde::{Deserialize, Serialize};

/// The two amounts and their difference, in whole coins as plain decimal text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reprice {
    /// The agreed amount.
    pub agreed: String,
    /// The amount that the order asks for.
    pub asked: String,
    /// The absolute difference between the two.
    pub difference: String,
    pub is_dearer: bool,
    pub coin: String,
    /// When the order can no longer be accepted and paid.
    pub until: Option<Timestamp>,
}

impl Reprice {
    /// Compares the two amounts. Returns `None` if the coins differ.
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
    fn between_states_the_difference_in_both_directions() {
        for (agreed, asked, difference, is_dearer) in
            [("26.31", "26.84", "0.53", true), ("26.31", "25.81", "0.5", false)]
        {
            let reprice = Reprice::between(&amount(agreed, "USDC"), &amount(asked, "USDC"), None).unwrap();
            assert_eq!((reprice.difference.as_str(), reprice.is_dearer), (difference, is_dearer));
            assert_eq!((reprice.agreed.as_str(), reprice.asked.as_str()), (agreed, asked));
        }
    }

    #[test]
    fn between_returns_none_for_different_coins() {
        assert_eq!(Reprice::between(&amount("1", "USDC"), &amount("1", "USDC.e"), None), None);
    }
}
