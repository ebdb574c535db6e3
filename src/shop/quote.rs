//! Prices of items. They always come from upstream through the catalogue's cache, never from a browser.

use super::{
    Shop,
    basket::{Basket, BasketLine},
    phone,
    priced::Priced,
    visitor::Visitor,
};
use crate::domain::{
    cart::Item,
    choice_error::ChoiceError,
    failure::Failure,
    locale::Locale,
    offer::Delivery,
    phone::Phone,
    quote::PriceView,
    rail::{Rail, RailOption},
};

impl Shop {
    /// The price of one item on a rail, for display.
    pub async fn price(
        &self,
        visitor: &Visitor,
        locale: Locale,
        item: &Item,
        rail: &Rail,
    ) -> Result<PriceView, Failure> {
        let basket = self.basket(visitor, locale, std::slice::from_ref(item), rail).await?;
        self.refuse_sold_out(&basket)?;
        Ok(self.price_view(visitor, locale, &basket).await)
    }

    /// Fails if upstream recently refused one of the items as out of stock. Not called while an order is
    /// placed, because upstream reports it then, and an order that was already made has to be found again.
    pub(super) fn refuse_sold_out(&self, basket: &Basket) -> Result<(), Failure> {
        let is_marked = |line: &BasketLine| {
            self.catalogue.sold_out(&line.priced.found.brand).has(line.priced.chosen.choice())
        };
        if basket.lines.iter().any(is_marked) { Err(Failure::Choice(ChoiceError::SoldOut)) } else { Ok(()) }
    }

    /// The rail, if shoppers can choose it now.
    pub(super) async fn rail(
        &self,
        visitor: &Visitor,
        locale: Locale,
        rail: &Rail,
    ) -> Result<RailOption, Failure> {
        let rails = self.catalogue.rails(&visitor.caller(locale.country)).await?;
        rails.find(rail).filter(|r| !r.suspended).cloned().ok_or(Failure::Rail)
    }

    /// Finds the brand, the choice in its offer, and the price. Never substitutes anything else.
    pub(super) async fn priced(
        &self,
        visitor: &Visitor,
        locale: Locale,
        item: &Item,
        rail: &RailOption,
    ) -> Result<Priced, Failure> {
        let caller = visitor.caller(item.country);
        let index = self.catalogue.brands(&caller).await?;
        let coin = rail.rail.coin();
        let found = self.catalogue.offer(&caller, &index, &item.brand, coin, locale.language).await?;
        let offer = found.offer.clone().ok_or(Failure::NothingToSell)?;
        let chosen = offer.choose(&item.choice).map_err(Failure::Choice)?;
        if chosen.delivery() == Delivery::Unsupported {
            return Err(Failure::Choice(ChoiceError::NotOnSale));
        }
        let quoted = self.catalogue.quote(&caller, &found.brand, &item.choice, coin, locale.language).await?;
        let quoted = quoted.ok_or(Failure::NoPrice)?;
        let to = item.to.clone().filter(|_| chosen.delivery() == Delivery::ByPhone);
        let item = Item { brand: found.slug.clone(), to, ..item.clone() };
        let listed = quoted.price;
        let price = self.rail_ratios.validated(&rail.rail, listed.clone());
        Ok(Priced { item, found, offer, chosen, listed, price, age: quoted.age })
    }
}

impl Priced {
    /// Whether it is credited to a phone number.
    pub fn is_by_phone(&self) -> bool {
        self.chosen.delivery() == Delivery::ByPhone
    }

    /// Whether it can be delivered: a top-up needs a phone number of the product's country (contract 11).
    pub fn has_recipient(&self) -> bool {
        let is_of = |to: &Phone| phone::read(to.as_str(), self.item.country).as_ref() == Ok(to);
        !self.is_by_phone() || self.item.to.as_ref().is_some_and(is_of)
    }
}
