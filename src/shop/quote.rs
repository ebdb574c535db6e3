//! Prices: from a visitor's choice to a quote, always asked of upstream through the catalogue's cache,
//! never taken from a browser.

use super::{Shop, now, visitor::Visitor};
use crate::{
    catalogue::Found,
    domain::{
        brand::Slug,
        choice::{Choice, ChoiceError, Chosen},
        failure::Failure,
        locale::Locale,
        money::CoinAmount,
        offer::{Delivery, Offer},
        quote::{GOOD_FOR, PriceView, Quote},
        rail::{Rail, RailOption},
    },
};
use std::{sync::Arc, time::Duration};

/// A choice with its price: everything a checkout is about.
#[derive(Clone, Debug)]
pub struct Priced {
    pub found: Found,
    pub offer: Arc<Offer>,
    pub chosen: Chosen,
    pub rail: RailOption,
    pub price: CoinAmount,
    pub age: Duration,
}

impl Shop {
    /// The price of a choice, for the eyes.
    pub async fn price(
        &self,
        visitor: &Visitor,
        locale: Locale,
        brand: &Slug,
        choice: &Choice,
        rail: &Rail,
    ) -> Result<PriceView, Failure> {
        let priced = self.priced(visitor, locale, brand, choice, rail).await?;
        Ok(priced.view())
    }

    /// Finds the brand, the choice in its offer, the rail, and the price. Refuses rather than substitutes.
    pub async fn priced(
        &self,
        visitor: &Visitor,
        locale: Locale,
        brand: &Slug,
        choice: &Choice,
        rail: &Rail,
    ) -> Result<Priced, Failure> {
        let caller = visitor.caller(locale.country);
        let rails = self.catalogue.rails(&caller).await?;
        let rail = rails.find(rail).filter(|r| !r.suspended).cloned().ok_or(Failure::Rail)?;
        let index = self.catalogue.brands(&caller).await?;
        let coin = rail.rail.coin().clone();
        let found = self.catalogue.offer(&caller, &index, brand, &coin, locale.language).await?;
        let offer = found.offer.clone().ok_or(Failure::NothingToSell)?;
        let chosen = offer.choose(choice).map_err(Failure::Choice)?;
        if chosen.delivery() != Delivery::ByEmail {
            return Err(Failure::Choice(ChoiceError::NotOnSale));
        }
        let quoted = self.catalogue.quote(&caller, &found.brand, choice, &coin, locale.language).await?;
        let quoted = quoted.ok_or(Failure::NoPrice)?;
        if !rail.takes(&quoted.price) {
            return Err(Failure::Rail);
        }
        Ok(Priced { found, offer, chosen, rail, price: quoted.price, age: quoted.age })
    }
}

impl Priced {
    /// The price and its age.
    pub fn view(&self) -> PriceView {
        PriceView {
            amount: self.price.amount().to_string(),
            coin: self.price.coin().to_string(),
            age: u32::try_from(self.age.as_secs()).unwrap_or(u32::MAX),
        }
    }

    /// What the checkout form carries, at this price.
    pub fn quote(&self, price: CoinAmount) -> Quote {
        let made_at = now();
        Quote {
            country: self.found.brand.country,
            brand: self.found.slug.clone(),
            choice: self.chosen.choice().clone(),
            face: self.chosen.face().cloned(),
            rail: self.rail.rail.clone(),
            price,
            made_at,
            good_until: made_at.plus(GOOD_FOR),
        }
    }

    /// Whether the quote is for this very choice.
    pub fn is_about(&self, quote: &Quote) -> bool {
        quote.country == self.found.brand.country
            && quote.brand == self.found.slug
            && quote.choice == *self.chosen.choice()
            && quote.rail == self.rail.rail
    }
}
