//! Browsing: the home page, listings, one brand with its purchase panel.

use super::{Shop, now, phone, visitor::Visitor};
use crate::{
    catalogue::{CatalogueError, Found, Hit, Query, QueryError, Results},
    domain::{
        brand::{Category, Slug},
        cart::Item,
        choice::{CUSTOM, Choice, ChoiceError, Chosen, read_amount},
        failure::Failure,
        locale::{CountryCode, Locale},
        money::Coin,
        offer::{Delivery, Offer},
        phone::{Phone, PhoneError},
        plan::Wanted,
        quote::PriceView,
        rail::{Rail, RailOption},
        time::Timestamp,
    },
    upstream::UpstreamError,
};
use rust_decimal::Decimal;
use std::{sync::Arc, time::Duration};

/// The free amount that a panel opens with, where the range has it. Upstream's own default is often the
/// greatest amount there is.
const USUAL: i64 = 50;

/// A page without its amounts is looked at again no sooner and no later than this, and up to so many seconds later still.
const LOOK_AGAIN_MIN: Duration = Duration::from_secs(4);
const LOOK_AGAIN_MAX: Duration = Duration::from_secs(30);
const LOOK_AGAIN_JITTER_SECONDS: u64 = 4;

/// What the home page shows.
#[derive(Clone, Debug)]
pub struct Storefront {
    pub featured: Vec<Hit>,
    pub categories: Vec<(Category, usize)>,
    /// Brands in the whole catalogue of this country.
    pub total: usize,
}

/// What a form or a link says was picked, as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picked {
    pub amount: Option<String>,
    pub custom: Option<String>,
    pub pay: Option<String>,
    /// The product's country, where it is not the store's.
    pub country: Option<String>,
    /// The number that a top-up is for, as it was typed.
    pub to: Option<String>,
    /// Only the price is asked for, so nothing else need be there yet.
    pub asks_price: bool,
    /// Which plans are to be seen.
    pub plans: Wanted,
}

impl Picked {
    /// The product's country: the one that is named, else the store's.
    pub fn country(&self, store: CountryCode) -> Result<CountryCode, Failure> {
        match self.country.as_deref().filter(|c| !c.is_empty()) {
            Some(named) => named.parse().ok().filter(CountryCode::exists).ok_or(Failure::BadRequest),
            None => Ok(store),
        }
    }

    /// The choice, if one was made: a radio's value, or what was typed.
    pub fn choice(&self) -> Option<Result<Choice, ChoiceError>> {
        let typed = self.custom.as_deref().map(str::trim).filter(|t| !t.is_empty());
        match (self.amount.as_deref().filter(|a| !a.is_empty()), typed) {
            (Some(value), _) if value != CUSTOM => Some(value.parse().map_err(|_| ChoiceError::NotOnSale)),
            (_, Some(typed)) => Some(read_amount(typed).map(Choice::Custom)),
            (Some(_), None) => Some(Err(ChoiceError::Missing)),
            (None, None) => None,
        }
    }
}

/// A brand's page.
#[derive(Clone, Debug)]
pub struct BrandView {
    pub found: Found,
    pub sale: Sale,
}

/// Whether a brand can be bought.
#[derive(Clone, Debug)]
pub enum Sale {
    Open(Box<Panel>),
    /// Nothing of it can be bought here.
    Nothing,
    /// Nobody knows how it could be paid right now.
    Closed,
    /// What it sells cannot be read now for lack of upstream's budget; it is worth another look after so long.
    Later {
        look_again: Duration,
    },
}

/// The purchase panel of a brand.
#[derive(Clone, Debug)]
pub struct Panel {
    /// The product's country, which the form says again where it is not the store's.
    pub country: CountryCode,
    pub offer: Arc<Offer>,
    pub rails: Vec<RailOption>,
    /// The rail that is picked, and the one that is recommended.
    pub rail: Rail,
    pub recommended: Option<Rail>,
    /// The amount that is picked, if the offer has it.
    pub chosen: Option<Chosen>,
    pub price: Option<PriceView>,
    /// What was typed, and why it cannot be had.
    pub typed: String,
    pub problem: Option<ChoiceError>,
    /// The number that a top-up is for, as it was typed, and as it was read.
    pub to: String,
    pub recipient: Option<Result<Phone, PhoneError>>,
}

impl Shop {
    /// When upstream said what the country's pages are drawn from, where it can say nothing newer. `lag` is how old the rest
    /// of a page is.
    pub fn as_of(&self, country: CountryCode, lag: Option<Duration>) -> Option<Timestamp> {
        let lag = self.catalogue.lag(country).max(lag)?;
        Some(now().plus(i64::try_from(lag.as_secs()).unwrap_or(i64::MAX).saturating_neg()))
    }

    /// The home page.
    pub async fn storefront(&self, visitor: &Visitor, locale: Locale) -> Result<Storefront, Failure> {
        let index = self.catalogue.brands(&visitor.caller(locale.country)).await?;
        let featured = index.featured();
        let total = featured.kinds.iter().map(|(_, count)| count).sum();
        Ok(Storefront { featured: featured.brands, categories: featured.categories, total })
    }

    /// A listing from its query string. The outer error is about the shop, the inner about the query.
    pub async fn listing(
        &self,
        visitor: &Visitor,
        locale: Locale,
        query: &str,
    ) -> Result<Result<(Query, Results), QueryError>, Failure> {
        let index = self.catalogue.brands(&visitor.caller(locale.country)).await?;
        let read = Query::read(query, |category| index.has(category));
        Ok(read.map(|query| {
            let results = index.search(&query);
            (query, results)
        }))
    }

    /// Brands with names like this; nothing when the catalogue cannot be had.
    pub async fn near(&self, visitor: &Visitor, locale: Locale, text: &str) -> Vec<Hit> {
        match self.catalogue.brands(&visitor.caller(locale.country)).await {
            Ok(index) => index.near(text),
            Err(_) => Vec::new(),
        }
    }

    /// A brand with what can be bought of it and at what price.
    pub async fn brand(
        &self,
        visitor: &Visitor,
        locale: Locale,
        slug: &Slug,
        picked: &Picked,
    ) -> Result<BrandView, Failure> {
        let country = picked.country(locale.country)?;
        let caller = visitor.caller(country);
        let index = self.catalogue.brands(&caller).await?;
        if index.resolve(slug).is_none() {
            return Err(CatalogueError::NotFound.into());
        }
        // Without a list of rails the brand is shown all the same, and told apart from one that is sold out.
        let rails = self.catalogue.rails(&caller).await.unwrap_or_default();
        let recommended = rails.recommended(self.serves_solana_wallets()).map(|r| r.rail.clone());
        let asked: Option<Rail> = picked.pay.as_deref().and_then(|p| p.parse().ok());
        let asked = asked.filter(|rail| rails.find(rail).is_some_and(|r| !r.suspended));
        let rail = asked.or_else(|| recommended.clone());
        let coin = rail.as_ref().map_or_else(Coin::usdc, |rail| rail.coin().clone());
        let found = match self.catalogue.offer(&caller, &index, slug, &coin, locale.language).await {
            Err(CatalogueError::Upstream(UpstreamError::Throttled { retry_after, .. })) => {
                let found = self.catalogue.listed(&index, slug).ok_or(CatalogueError::NotFound)?;
                return Ok(BrandView { sale: Sale::unread(&found, retry_after), found });
            }
            found => found?,
        };
        let offer = found.offer.as_ref().map(|offer| Arc::new(offer.with_plans(&picked.plans)));
        let Some(offer) = offer.filter(|o| !found.brand.sold_out && !o.is_empty()) else {
            return Ok(BrandView { found, sale: Sale::Nothing });
        };
        let Some(rail) = rail else { return Ok(BrandView { found, sale: Sale::Closed }) };
        let (choice, problem) = first_choice(&offer, picked);
        let chosen = choice.as_ref().and_then(|c| offer.choose(c).ok());
        let price = match &choice {
            Some(choice) => {
                let item = Item { country, brand: slug.clone(), choice: choice.clone(), to: None };
                self.price(visitor, locale, &item, &rail).await.ok()
            }
            None => None,
        };
        let recipient = recipient(picked, country, chosen.as_ref());
        let panel = Panel {
            country,
            offer,
            rails: rails.options().to_vec(),
            rail,
            recommended,
            chosen,
            price,
            typed: picked.custom.clone().unwrap_or_default(),
            problem,
            to: picked.to.clone().unwrap_or_default(),
            recipient,
        };
        Ok(BrandView { found, sale: Sale::Open(Box::new(panel)) })
    }
}

impl Sale {
    /// What is known of a brand's sale where its products cannot be read for so long.
    fn unread(found: &Found, retry_after: Duration) -> Self {
        if found.brand.sold_out {
            return Self::Nothing;
        }
        // Not everybody at once.
        let jitter = Duration::from_secs(rand::random_range(0..=LOOK_AGAIN_JITTER_SECONDS));
        Self::Later { look_again: retry_after.clamp(LOOK_AGAIN_MIN, LOOK_AGAIN_MAX) + jitter }
    }
}

impl Panel {
    /// Whether something that was picked or typed cannot be had.
    pub fn is_refused(&self) -> bool {
        self.problem.is_some() || matches!(self.recipient, Some(Err(_)))
    }
}

/// The number that was typed. It matters to what is credited to it only, and may be missing until that is bought.
fn recipient(
    picked: &Picked,
    country: CountryCode,
    chosen: Option<&Chosen>,
) -> Option<Result<Phone, PhoneError>> {
    let read = phone::read(picked.to.as_deref().unwrap_or_default(), country);
    let is_by_phone = chosen.is_some_and(|chosen| chosen.delivery() == Delivery::ByPhone);
    let is_bought = picked.amount.is_some() && !picked.asks_price;
    match read {
        Err(PhoneError::Missing) if !(is_by_phone && is_bought) => None,
        Err(_) if !is_by_phone => None,
        read => Some(read),
    }
}

/// What was picked, else the first amount that has a price; and why what was picked cannot be had.
fn first_choice(offer: &Offer, picked: &Picked) -> (Option<Choice>, Option<ChoiceError>) {
    match picked.choice() {
        Some(Ok(choice)) => match offer.choose(&choice) {
            Ok(_) => (Some(choice), None),
            Err(error) => (None, Some(error)),
        },
        Some(Err(error)) => (None, Some(error)),
        None => {
            // What is credited to a number stands before what comes by e-mail.
            let first = offer.sellable_fixed().min_by_key(|p| p.delivery != Delivery::ByPhone);
            let first = first.map(|p| Choice::Fixed(p.denomination.clone()));
            let range = offer.sellable_range().map(|range| {
                let usual = Decimal::from(USUAL);
                Choice::Custom(if range.admit(usual).is_ok() { usual } else { range.min })
            });
            (first.or(range), None)
        }
    }
}
