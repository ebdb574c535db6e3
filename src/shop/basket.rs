//! Baskets: what is bought together on one rail, each line with its price, and the sum. Also what the sum
//! is in ordinary money.

use super::{Shop, now, quote::Priced, visitor::Visitor};
use crate::{
    domain::{
        cart::{Cart, Item},
        failure::Failure,
        locale::Locale,
        money::{Coin, CoinAmount, Money},
        quote::{GOOD_FOR, PriceView, Quote, refresh_after},
        rail::{Rail, RailOption},
    },
    words::Words,
};
use rust_decimal::Decimal;
use std::time::Duration;

/// Coins that are worth a dollar each, near enough for "about".
const DOLLARS: [&str; 2] = ["USDC", "USDT"];

/// What is bought together. Never empty.
#[derive(Clone, Debug)]
pub struct Basket {
    pub lines: Vec<BasketLine>,
    pub rail: RailOption,
    /// The sum of the lines: an indication until upstream has judged the order.
    pub total: CoinAmount,
}

/// One item as often as it is bought.
#[derive(Clone, Debug)]
pub struct BasketLine {
    pub priced: Priced,
    pub quantity: usize,
}

impl BasketLine {
    /// The price of all of them. `None` when it leaves the decimal's range.
    pub fn sum(&self) -> Option<CoinAmount> {
        let one = &self.priced.price;
        (1..self.quantity).try_fold(one.clone(), |sum, _| sum.plus(one))
    }
}

impl Shop {
    /// Prices every line. The first one that cannot be had decides.
    pub async fn basket(
        &self,
        visitor: &Visitor,
        locale: Locale,
        items: &[Item],
        rail: &Rail,
    ) -> Result<Basket, Failure> {
        let rail = self.rail(visitor, locale, rail).await?;
        let cart = Cart::of(items.to_vec(), None).map_err(|_| Failure::BadRequest)?;
        let mut lines = Vec::new();
        // One after the other: upstream takes bursts of product reads amiss (contract 1.4).
        for (item, quantity) in cart.lines() {
            lines.push(BasketLine { priced: self.priced(visitor, locale, item, &rail).await?, quantity });
        }
        Basket::of(lines, rail)
    }

    /// The basket's price for the eyes.
    pub async fn price_view(&self, visitor: &Visitor, locale: Locale, basket: &Basket) -> PriceView {
        let age = u32::try_from(basket.age().as_secs()).unwrap_or(u32::MAX);
        PriceView {
            amount: basket.total.amount().to_string(),
            coin: basket.total.coin().to_string(),
            age,
            refresh_after: refresh_after(age),
            about: self.about(visitor, locale, basket, &basket.total).await.unwrap_or_default(),
        }
    }

    /// What `total` is in dollars, and how much that is above the face value where both are dollars. `None`
    /// when no price in a dollar coin can be had.
    pub async fn about(
        &self,
        visitor: &Visitor,
        locale: Locale,
        basket: &Basket,
        total: &CoinAmount,
    ) -> Option<String> {
        let dollars = if DOLLARS.contains(&total.coin().ticker()) {
            total.amount()
        } else {
            self.in_dollars(visitor, locale, basket).await?
        };
        let words = Words::of(locale);
        let dollar = "USD".parse().ok()?;
        let money = words.money(&Money { amount: dollars.round_dp(2), currency: dollar });
        let above = basket.face_in_dollars().and_then(|face| percent_above(dollars, face));
        Some(match above {
            Some(percent) => {
                words.say_with("price-about-above", &[("money", money), ("percent", words.decimal(percent))])
            }
            None => words.say_with("price-about", &[("money", money)]),
        })
    }

    async fn in_dollars(&self, visitor: &Visitor, locale: Locale, basket: &Basket) -> Option<Decimal> {
        let coin = Coin::usdc();
        let mut sum = Decimal::ZERO;
        for line in &basket.lines {
            let Priced { item, found, .. } = &line.priced;
            let caller = visitor.caller(item.country);
            let price =
                self.catalogue.worth(&caller, &found.brand, &item.choice, &coin, locale.language).await?;
            let quantity = Decimal::from(line.quantity);
            sum = sum.checked_add(price.amount().checked_mul(quantity)?)?;
        }
        Some(sum)
    }
}

impl Basket {
    pub(super) fn of(lines: Vec<BasketLine>, rail: RailOption) -> Result<Self, Failure> {
        let mut sums = lines.iter().map(BasketLine::sum);
        let first = sums.next().flatten().ok_or(Failure::BadRequest)?;
        let total = sums.try_fold(first, |total, sum| total.plus(&sum?)).ok_or(Failure::NoPrice)?;
        if rail.takes(&total) { Ok(Self { lines, rail, total }) } else { Err(Failure::Rail) }
    }

    /// Every delivery, a quantity repeating its item.
    pub fn deliveries(&self) -> impl Iterator<Item = &Priced> {
        self.lines.iter().flat_map(|line| std::iter::repeat_n(&line.priced, line.quantity))
    }

    /// Every delivery as an item.
    pub fn items(&self) -> Vec<Item> {
        self.deliveries().map(|priced| priced.item.clone()).collect()
    }

    /// How old the oldest of its prices is.
    pub fn age(&self) -> Duration {
        self.lines.iter().map(|line| line.priced.age).max().unwrap_or_default()
    }

    /// What the checkout form carries, at this price.
    pub fn quote(&self, price: CoinAmount) -> Quote {
        let made_at = now();
        Quote {
            items: self.items(),
            rail: self.rail.rail.clone(),
            price,
            made_at,
            good_until: made_at.plus(GOOD_FOR),
        }
    }

    /// Whether the quote is for just this.
    pub fn is_quoted_by(&self, quote: &Quote) -> bool {
        quote.rail == self.rail.rail && quote.items == self.items()
    }

    /// The face values together, if all of them are dollars.
    fn face_in_dollars(&self) -> Option<Decimal> {
        let mut faces = self.deliveries().map(|priced| priced.chosen.face());
        faces.try_fold(Decimal::ZERO, |sum, face| {
            let face = face.filter(|face| face.currency.code() == "USD")?;
            sum.checked_add(face.amount)
        })
    }
}

/// By how many percent `paid` lies above `face`, to one decimal. `None` when it does not, or when the face
/// value cannot be one (a subscription's is sometimes a single dollar).
fn percent_above(paid: Decimal, face: Decimal) -> Option<Decimal> {
    let above = paid.checked_sub(face)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(face)?.round_dp(1);
    (above > Decimal::ZERO && above < Decimal::from(50)).then(|| above.normalize())
}

#[cfg(test)]
mod tests {
    use super::percent_above;

    #[test]
    fn a_markup_is_told_when_it_is_one() {
        for (paid, face, percent) in [
            ("26.31", "25", Some("5.2")),
            ("25", "25", None),
            ("24", "25", None),
            ("12", "1", None),
            ("5", "0", None),
            ("101.48", "100", Some("1.5")),
        ] {
            let above = percent_above(paid.parse().unwrap(), face.parse().unwrap());
            assert_eq!(above.map(|p| p.to_string()).as_deref(), percent, "{paid} for {face}");
        }
    }
}
