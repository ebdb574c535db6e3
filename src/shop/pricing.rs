//! Prices of items. They always come from upstream through the catalogue's cache, never from a browser.

use super::{phone, priced::Priced, rail_ratios::RailRatios, request_context::RequestContext};
use crate::{
    catalogue::{Catalogue, Rails},
    domain::{
        cart::Item,
        choice_error::ChoiceError,
        failure::Failure,
        offer::Delivery,
        phone::Phone,
        rail::{Rail, RailOption},
    },
};

/// Prices items and baskets on rails. Cheap to clone.
#[derive(Clone)]
pub struct Pricing {
    pub(super) catalogue: Catalogue,
    /// The ratio of validated totals to listed prices, by rail.
    pub(super) rail_ratios: RailRatios,
    /// Whether payments with tokens on Solana can be prepared for wallets.
    serves_solana: bool,
}

impl Pricing {
    pub fn new(catalogue: Catalogue, serves_solana: bool) -> Self {
        Self { catalogue, rail_ratios: RailRatios::default(), serves_solana }
    }

    /// The rail to recommend.
    pub(super) fn recommended<'a>(&self, rails: &'a Rails) -> Option<&'a RailOption> {
        rails.recommended(self.serves_solana)
    }

    /// The rail, if shoppers can choose it now.
    pub(super) async fn rail(&self, request: &RequestContext, rail: &Rail) -> Result<RailOption, Failure> {
        let rails = self.catalogue.rails(&request.caller()).await?;
        rails.find(rail).filter(|r| !r.suspended).cloned().ok_or(Failure::Rail)
    }

    /// Finds the brand, the choice in its offer, and the price. Never substitutes anything else.
    pub(super) async fn priced(
        &self,
        request: &RequestContext,
        item: &Item,
        rail: &RailOption,
    ) -> Result<Priced, Failure> {
        let caller = request.caller_in(item.country);
        let index = self.catalogue.brands(&caller).await?;
        let coin = rail.rail.coin();
        let found = self.catalogue.offer(&caller, &index, &item.brand, coin, request.locale.language).await?;
        let offer = found.offer.clone().ok_or(Failure::NothingToSell)?;
        let chosen = offer.choose(&item.choice).map_err(Failure::Choice)?;
        if chosen.delivery() == Delivery::Unsupported {
            return Err(Failure::Choice(ChoiceError::NotOnSale));
        }
        let quoted =
            self.catalogue.quote(&caller, &found.brand, &item.choice, coin, request.locale.language).await?;
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
