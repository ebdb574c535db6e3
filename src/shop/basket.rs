//! Baskets: what is bought together on one rail, each line with its price, and the sum. Also what the sum
//! is in ordinary money.

use super::{Shop, now, quote::Priced, visitor::Visitor};
use crate::{
    domain::{
        cart::{Cart, Item},
        failure::Failure,
        locale::Locale,
        money::{Coin, CoinAmount, Money},
        quote::{PriceView, QUOTE_VALID_SECONDS, Quote, refresh_after},
        rail::{Rail, RailOption},
    },
    i18n::Words,
};
use rust_decimal::Decimal;
use std::time::Duration;

const DOLLARS: StablecoinPeg = StablecoinPeg { currency: "USD", coins: &["USDC", "USDT"] };
const EUROS: StablecoinPeg = StablecoinPeg { currency: "EUR", coins: &["EUROC", "EURC"] };

/// Ordinary money, and the coins that stand for it one to one, near enough for "about".
struct StablecoinPeg {
    currency: &'static str,
    coins: &'static [&'static str],
}

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

    /// What `total` is in ordinary money, and how much that is above the face value where both are of one
    /// currency: euros for a face value in euros, else dollars. `None` when no price in such a coin can
    /// be had.
    pub async fn about(
        &self,
        visitor: &Visitor,
        locale: Locale,
        basket: &Basket,
        total: &CoinAmount,
    ) -> Option<String> {
        let face = basket.face();
        let is_in_euros = face.as_ref().is_some_and(|face| face.currency.code() == EUROS.currency);
        let in_euros =
            if is_in_euros { self.pegged(visitor, locale, basket, total, &EUROS).await } else { None };
        let paid = match in_euros {
            Some(paid) => paid,
            None => self.pegged(visitor, locale, basket, total, &DOLLARS).await?,
        };
        let words = Words::of(locale);
        let face = face.filter(|face| face.currency == paid.currency);
        let above = face.and_then(|face| percent_above(paid.amount, face.amount));
        let money = words.money(&Money { amount: paid.amount.round_dp(2), ..paid });
        Some(match above {
            Some(percent) => {
                words.say_with("price-about-above", &[("money", money), ("percent", words.decimal(percent))])
            }
            None => words.say_with("price-about", &[("money", money)]),
        })
    }

    /// What `total` is in the money of `peg`: by itself if it is a coin of it, else by what the lines cost in one.
    async fn pegged(
        &self,
        visitor: &Visitor,
        locale: Locale,
        basket: &Basket,
        total: &CoinAmount,
        peg: &StablecoinPeg,
    ) -> Option<Money> {
        let currency = peg.currency.parse().ok()?;
        if peg.coins.contains(&total.coin().ticker()) {
            return Some(Money { amount: total.amount(), currency });
        }
        let rails = self.catalogue.rails(&visitor.caller(locale.country)).await.ok()?;
        let is_sold = |coin: &&&str| rails.usable().any(|option| option.rail.coin().ticker() == **coin);
        let coin = peg.coins.iter().find(is_sold)?.parse().ok()?;
        let amount = self.worth(visitor, locale, basket, &coin).await?;
        Some(Money { amount, currency })
    }

    /// What the lines cost together in `coin`, near enough for "about".
    async fn worth(
        &self,
        visitor: &Visitor,
        locale: Locale,
        basket: &Basket,
        coin: &Coin,
    ) -> Option<Decimal> {
        let mut sum = Decimal::ZERO;
        for line in &basket.lines {
            let Priced { item, found, .. } = &line.priced;
            let caller = visitor.caller(item.country);
            let price =
                self.catalogue.worth(&caller, &found.brand, &item.choice, coin, locale.language).await?;
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

    /// The sum of what upstream lists, as against [`Self::total`]. `None` when it leaves the decimal's range.
    pub(super) fn listed(&self) -> Option<CoinAmount> {
        let mut listed = self.deliveries().map(|priced| &priced.listed);
        let first = listed.next()?.clone();
        listed.try_fold(first, |sum, one| sum.plus(one))
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
            good_until: made_at.plus(QUOTE_VALID_SECONDS),
        }
    }

    /// Whether the quote is for just this.
    pub fn is_quoted_by(&self, quote: &Quote) -> bool {
        quote.rail == self.rail.rail && quote.items == self.items()
    }

    /// The face values together, if all of them are of one currency.
    fn face(&self) -> Option<Money> {
        let mut faces = self.deliveries().map(|priced| priced.chosen.face());
        let first = faces.next()??.clone();
        faces.try_fold(first, |sum, face| {
            let face = face.filter(|face| face.currency == sum.currency)?;
            Some(Money { amount: sum.amount.checked_add(face.amount)?, ..sum })
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
