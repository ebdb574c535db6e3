//! Baskets: items that are bought together on one rail, each with its price, and their total. Also converts
//! the total to a fiat currency.

use super::{now, priced::Priced, pricing::Pricing, request_context::RequestContext};
use crate::domain::{
    cart::{Cart, Item},
    choice_error::ChoiceError,
    failure::Failure,
    money::{Coin, CoinAmount, Money},
    quote::{PriceView, QUOTE_VALID_SECONDS, Quote, refresh_after},
    rail::{Rail, RailOption},
};
use rust_decimal::Decimal;
use std::time::Duration;

const DOLLARS: StablecoinPeg = StablecoinPeg { currency: "USD", coins: &["USDC", "USDT"] };
const EUROS: StablecoinPeg = StablecoinPeg { currency: "EUR", coins: &["EUROC", "EURC"] };

/// A fiat currency and the stablecoins pegged to it. Their price is close enough for "about".
struct StablecoinPeg {
    currency: &'static str,
    coins: &'static [&'static str],
}

/// Items that are bought together. Never empty.
#[derive(Clone, Debug)]
pub struct Basket {
    pub lines: Vec<BasketLine>,
    pub rail: RailOption,
    /// The sum of the lines. It is an estimate until upstream has validated the order.
    pub total: CoinAmount,
}

/// One item and its quantity.
#[derive(Clone, Debug)]
pub struct BasketLine {
    pub priced: Priced,
    pub quantity: usize,
}

impl BasketLine {
    /// The price of the whole quantity. `None` if it is out of range for a decimal.
    pub fn sum(&self) -> Option<CoinAmount> {
        let one = &self.priced.price;
        (1..self.quantity).try_fold(one.clone(), |sum, _| sum.plus(one))
    }
}

impl Pricing {
    /// The price of one item on a rail, for display.
    pub async fn price(
        &self,
        request: &RequestContext,
        item: &Item,
        rail: &Rail,
    ) -> Result<PriceView, Failure> {
        let basket = self.basket(request, std::slice::from_ref(item), rail).await?;
        self.refuse_sold_out(&basket)?;
        Ok(self.price_view(request, &basket).await)
    }

    /// Fails if upstream recently refused one of the items as out of stock. Not called while an order is
    /// placed, because upstream reports it then, and an order that was already made has to be found again.
    pub(super) fn refuse_sold_out(&self, basket: &Basket) -> Result<(), Failure> {
        let is_marked = |line: &BasketLine| {
            self.catalogue.sold_out(&line.priced.found.brand).has(line.priced.chosen.choice())
        };
        if basket.lines.iter().any(is_marked) { Err(Failure::Choice(ChoiceError::SoldOut)) } else { Ok(()) }
    }

    /// Prices every line. Fails with the error of the first line that has none.
    pub async fn basket(
        &self,
        request: &RequestContext,
        items: &[Item],
        rail: &Rail,
    ) -> Result<Basket, Failure> {
        let rail = self.rail(request, rail).await?;
        let cart = Cart::of(items.to_vec(), None).map_err(|_| Failure::BadRequest)?;
        let mut lines = Vec::new();
        // One after the other, because upstream rejects bursts of product reads (contract 1.4).
        for (item, quantity) in cart.lines() {
            lines.push(BasketLine { priced: self.priced(request, item, &rail).await?, quantity });
        }
        Basket::of(lines, rail)
    }

    /// The basket's price, for display.
    pub async fn price_view(&self, request: &RequestContext, basket: &Basket) -> PriceView {
        let age = u32::try_from(basket.age().as_secs()).unwrap_or(u32::MAX);
        PriceView {
            amount: basket.total.amount().to_string(),
            coin: basket.total.coin().to_string(),
            age,
            refresh_after: refresh_after(age),
            about: self.about(request, basket, &basket.total).await.unwrap_or_default(),
        }
    }

    /// The text for `total` in a fiat currency, and its markup over the face value if both have the same
    /// currency. The currency is the euro if the face value is in euros, else the dollar. `None` if there is
    /// no price in a stablecoin of that currency.
    pub async fn about(
        &self,
        request: &RequestContext,
        basket: &Basket,
        total: &CoinAmount,
    ) -> Option<String> {
        let face = basket.face();
        let is_in_euros = face.as_ref().is_some_and(|face| face.currency.code() == EUROS.currency);
        let in_euros =
            if is_in_euros { self.pegged_total(request, basket, total, &EUROS).await } else { None };
        let paid = match in_euros {
            Some(paid) => paid,
            None => self.pegged_total(request, basket, total, &DOLLARS).await?,
        };
        let words = request.words();
        let face = face.filter(|face| face.currency == paid.currency);
        let markup = face.and_then(|face| markup_percent(paid.amount, face.amount));
        let money = words.money(&Money { amount: paid.amount.round_dp(2), ..paid });
        Some(match markup {
            Some(percent) => {
                words.say_with("price-about-above", &[("money", money), ("percent", words.decimal(percent))])
            }
            None => words.say_with("price-about", &[("money", money)]),
        })
    }

    /// `total` in the currency of `peg`: the same amount if it is in one of its coins, else the price of the
    /// lines in one of them.
    async fn pegged_total(
        &self,
        request: &RequestContext,
        basket: &Basket,
        total: &CoinAmount,
        peg: &StablecoinPeg,
    ) -> Option<Money> {
        let currency = peg.currency.parse().ok()?;
        if peg.coins.contains(&total.coin().ticker()) {
            return Some(Money { amount: total.amount(), currency });
        }
        let rails = self.catalogue.rails(&request.caller()).await.ok()?;
        let is_sold = |coin: &&&str| rails.usable().any(|option| option.rail.coin().ticker() == **coin);
        let coin = peg.coins.iter().find(is_sold)?.parse().ok()?;
        let amount = self.stablecoin_price(request, basket, &coin).await?;
        Some(Money { amount, currency })
    }

    /// The total price of the lines in `coin`, close enough for "about".
    async fn stablecoin_price(
        &self,
        request: &RequestContext,
        basket: &Basket,
        coin: &Coin,
    ) -> Option<Decimal> {
        let mut sum = Decimal::ZERO;
        for line in &basket.lines {
            let Priced { item, found, .. } = &line.priced;
            let caller = request.caller_in(item.country);
            let price = self
                .catalogue
                .worth(&caller, &found.brand, &item.choice, coin, request.locale.language)
                .await?;
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

    /// The sum of upstream's list prices, unlike [`Self::total`]. `None` if it is out of range for a decimal.
    pub(super) fn listed(&self) -> Option<CoinAmount> {
        let mut listed = self.deliveries().map(|priced| &priced.listed);
        let first = listed.next()?.clone();
        listed.try_fold(first, |sum, one| sum.plus(one))
    }

    /// All deliveries: each item repeated by its quantity.
    pub fn deliveries(&self) -> impl Iterator<Item = &Priced> {
        self.lines.iter().flat_map(|line| std::iter::repeat_n(&line.priced, line.quantity))
    }

    /// All deliveries, as items.
    pub fn items(&self) -> Vec<Item> {
        self.deliveries().map(|priced| priced.item.clone()).collect()
    }

    /// The age of the oldest price.
    pub fn age(&self) -> Duration {
        self.lines.iter().map(|line| line.priced.age).max().unwrap_or_default()
    }

    /// The quote that the checkout form carries, at this price.
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

    /// Whether the quote is for exactly this basket.
    pub fn is_quoted_by(&self, quote: &Quote) -> bool {
        quote.rail == self.rail.rail && quote.items == self.items()
    }

    /// The sum of the face values, if all of them have the same currency.
    fn face(&self) -> Option<Money> {
        let mut faces = self.deliveries().map(|priced| priced.chosen.face());
        let first = faces.next()??.clone();
        faces.try_fold(first, |sum, face| {
            let face = face.filter(|face| face.currency == sum.currency)?;
            Some(Money { amount: sum.amount.checked_add(face.amount)?, ..sum })
        })
    }
}

/// By how many percent `paid` exceeds `face`, rounded to one decimal. `None` if it does not, or if the face
/// value is implausible (that of a subscription is sometimes a single dollar).
fn markup_percent(paid: Decimal, face: Decimal) -> Option<Decimal> {
    let markup = paid.checked_sub(face)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(face)?.round_dp(1);
    (markup > Decimal::ZERO && markup < Decimal::from(50)).then(|| markup.normalize())
}

#[cfg(test)]
mod tests {
    use super::markup_percent;

    #[test]
    fn markup_is_shown_only_if_positive_and_plausible() {
        for (paid, face, percent) in [
            ("26.31", "25", Some("5.2")),
            ("25", "25", None),
            ("24", "25", None),
            ("12", "1", None),
            ("5", "0", None),
            ("101.48", "100", Some("1.5")),
        ] {
            let markup = markup_percent(paid.parse().unwrap(), face.parse().unwrap());
            assert_eq!(markup.map(|p| p.to_string()).as_deref(), percent, "{paid} for {face}");
        }
    }
}
