//! The storefront: the home page, listings, one brand with its purchase panel, and the countries to buy for
//! besides the store's own.

use super::{Record, now, phone, pricing::Pricing, request_context::RequestContext, visitor::Visitor};
use crate::{
    catalogue::{Catalogue, CatalogueError, Found, IndexedBrand, Query, QueryError, Results, SoldOut},
    domain::{
        brand::{Category, Kind, Slug},
        cart::Item,
        choice::{Choice, Chosen},
        choice_error::ChoiceError,
        failure::Failure,
        locale::{CountryCode, Language},
        money::Coin,
        offer::{Delivery, FixedProduct, Offer, Story},
        phone::{Phone, PhoneError},
        plan::PlanFilter,
        quote::PriceView,
        rail::{Rail, RailOption},
        selection::Selection,
        time::Timestamp,
    },
    upstream::{Caller, UpstreamError},
};
use rust_decimal::Decimal;
use std::{sync::Arc, time::Duration};

/// The free amount that a panel preselects, if it is in range. Upstream's own default is often the maximum.
const DEFAULT_CUSTOM_AMOUNT: i64 = 50;

/// The minimum and maximum wait before a page without amounts reloads, and the jitter that is added, in
/// seconds.
const MIN_RELOAD_WAIT: Duration = Duration::from_secs(4);
const MAX_RELOAD_WAIT: Duration = Duration::from_secs(30);
const RELOAD_JITTER_SECONDS: u64 = 4;

/// The shop window: home page, listings, brands, and the countries to buy for. Cheap to clone.
#[derive(Clone)]
pub struct Storefront {
    pub(super) catalogue: Catalogue,
    pub(super) pricing: Pricing,
}

/// The content of the home page.
#[derive(Clone, Debug)]
pub struct HomeView {
    pub featured: Vec<IndexedBrand>,
    pub categories: Vec<(Category, usize)>,
    /// The number of brands in the catalogue of this country.
    pub total: usize,
}

/// What a brand's page is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BrandRequest {
    pub selection: Selection,
    /// Whether only the price is requested. Then nothing else has to be selected yet.
    pub asks_price: bool,
    /// Which plans to show.
    pub plans: PlanFilter,
}

/// The content of a brand's page.
#[derive(Clone, Debug)]
pub struct BrandView {
    pub found: Found,
    /// The brand's texts, in English if upstream has none in the visitor's language.
    pub story: Story,
    /// Whether upstream reports the brand as sold out, in its list or by refusing an order.
    pub is_sold_out: bool,
    pub sale: Sale,
}

/// Whether a brand can be bought.
#[derive(Clone, Debug)]
pub enum Sale {
    Open(Box<Panel>),
    /// Nothing of this brand can be bought here.
    Nothing,
    /// Payment methods are unknown at the moment.
    Closed,
    /// The products cannot be read now, because upstream's budget is used up. Try again after `look_again`.
    Later {
        look_again: Duration,
    },
}

/// The purchase panel of a brand.
#[derive(Clone, Debug)]
pub struct Panel {
    /// The product's country. The form repeats it if it differs from the store's.
    pub country: CountryCode,
    pub offer: Arc<Offer>,
    pub rails: Vec<RailOption>,
    /// The selected rail, and the recommended one.
    pub rail: Rail,
    pub recommended: Option<Rail>,
    /// What upstream recently refused as out of stock.
    pub sold_out: SoldOut,
    /// The selected amount, if the offer has it.
    pub chosen: Option<Chosen>,
    pub price: Option<PriceView>,
    /// The typed amount, and why it is not available.
    pub typed: String,
    pub problem: Option<ChoiceError>,
    /// The phone number of a top-up as typed, and the parsed number.
    pub to: String,
    pub recipient: Option<Result<Phone, PhoneError>>,
}

impl Storefront {
    /// When upstream provided the data of the country's pages, if upstream cannot provide newer data now.
    /// `lag` is the age of the rest of the page.
    pub fn as_of(&self, country: CountryCode, lag: Option<Duration>) -> Option<Timestamp> {
        let lag = self.catalogue.lag(country).max(lag)?;
        Some(now().plus(i64::try_from(lag.as_secs()).unwrap_or(i64::MAX).saturating_neg()))
    }

    /// The home page.
    pub async fn home(&self, request: &RequestContext) -> Result<HomeView, Failure> {
        let index = self.catalogue.brands(&request.caller()).await?;
        let featured = index.featured();
        let total = featured.kinds.iter().map(|(_, count)| count).sum();
        Ok(HomeView { featured: featured.brands, categories: featured.categories, total })
    }

    /// A listing for a query string. The outer error is about the shop, the inner one about the query.
    pub async fn listing(
        &self,
        request: &RequestContext,
        query: &str,
    ) -> Result<Result<(Query, Results), QueryError>, Failure> {
        let index = self.catalogue.brands(&request.caller()).await?;
        let read = Query::read(query, |category| index.has(category));
        Ok(read.map(|query| {
            let results = index.search(&query);
            (query, results)
        }))
    }

    /// Brands with similar names. Empty if the catalogue is unavailable.
    pub async fn similar(&self, request: &RequestContext, text: &str) -> Vec<IndexedBrand> {
        match self.catalogue.brands(&request.caller()).await {
            Ok(index) => index.similar(text),
            Err(_) => Vec::new(),
        }
    }

    /// A brand with its offer and price.
    pub async fn brand(
        &self,
        request: &RequestContext,
        slug: &Slug,
        asked: &BrandRequest,
    ) -> Result<BrandView, Failure> {
        let selection = &asked.selection;
        let country = selection.country(request.locale.country)?;
        let caller = request.caller_in(country);
        let index = self.catalogue.brands(&caller).await?;
        if index.resolve(slug).is_none() {
            return Err(CatalogueError::NotFound.into());
        }
        // Without rails the brand is still shown, and is distinguished from a sold-out one.
        let rails = self.catalogue.rails(&caller).await.unwrap_or_default();
        let recommended = self.pricing.recommended(&rails).map(|r| r.rail.clone());
        let requested: Option<Rail> = selection.pay.parse().ok();
        let requested = requested.filter(|rail| rails.find(rail).is_some_and(|r| !r.suspended));
        let rail = requested.or_else(|| recommended.clone());
        let coin = rail.as_ref().map_or_else(Coin::usdc, |rail| rail.coin().clone());
        let found = match self.catalogue.offer(&caller, &index, slug, &coin, request.locale.language).await {
            Err(CatalogueError::Upstream(UpstreamError::Throttled { retry_after, .. })) => {
                let found = self.catalogue.listed(&index, slug).ok_or(CatalogueError::NotFound)?;
                let sale = Sale::unread(&found, retry_after);
                let is_sold_out = found.brand.sold_out;
                return Ok(BrandView { found, story: Story::default(), is_sold_out, sale });
            }
            found => found?,
        };
        let story = self.story(&caller, &found, request.locale.language).await;
        let offer = found.offer.as_ref().map(|offer| Arc::new(offer.with_plans(&asked.plans)));
        let sold_out = self.catalogue.sold_out(&found.brand);
        let is_sold_out =
            found.brand.sold_out || offer.as_ref().is_some_and(|o| has_nothing_left(o, &sold_out));
        let Some(offer) = offer.filter(|o| !is_sold_out && !o.is_empty()) else {
            return Ok(BrandView { found, story, is_sold_out, sale: Sale::Nothing });
        };
        let Some(rail) = rail else { return Ok(BrandView { found, story, is_sold_out, sale: Sale::Closed }) };
        let (choice, problem) = first_choice(&offer, &sold_out, selection);
        let chosen = choice.as_ref().and_then(|c| offer.choose(c).ok());
        let price = match &choice {
            Some(choice) => {
                let item = Item { country, brand: slug.clone(), choice: choice.clone(), to: None };
                self.pricing.price(request, &item, &rail).await.ok()
            }
            None => None,
        };
        let recipient = recipient(asked, country, chosen.as_ref());
        let panel = Panel {
            country,
            offer,
            rails: rails.options().to_vec(),
            rail,
            recommended,
            sold_out,
            chosen,
            price,
            typed: selection.custom.clone(),
            problem,
            to: selection.to.clone(),
            recipient,
        };
        Ok(BrandView { found, story, is_sold_out, sale: Sale::Open(Box::new(panel)) })
    }

    /// The countries to choose from: upstream's list and the store's own, or all countries if the list is
    /// unavailable.
    pub async fn countries(&self, request: &RequestContext) -> Vec<CountryCode> {
        let listed = self.catalogue.countries(&request.caller()).await;
        let mut countries = match listed {
            Ok(listed) if !listed.is_empty() => (*listed).clone(),
            Ok(_) | Err(_) => return CountryCode::all().collect(),
        };
        if !countries.contains(&request.locale.country) {
            countries.push(request.locale.country);
        }
        countries
    }

    /// The mobile operators of a country, in the shop's order.
    pub async fn operators(
        &self,
        request: &RequestContext,
        country: CountryCode,
    ) -> Result<Vec<IndexedBrand>, Failure> {
        let index = self.catalogue.brands(&request.caller_in(country)).await?;
        Ok(index.all().filter(|hit| hit.brand.kind == Kind::TopUp).collect())
    }

    /// The slug of the eSIMs for a destination. `None` if there are none.
    pub async fn esim(
        &self,
        request: &RequestContext,
        destination: CountryCode,
    ) -> Result<Option<Slug>, Failure> {
        let index = self.catalogue.brands(&request.caller_in(destination)).await?;
        let mut esims = index.all().filter(|hit| hit.brand.kind == Kind::Esim);
        Ok(esims.next().map(|hit| hit.slug))
    }

    /// The rail to recommend instead of the order's, if that is a token on Solana.
    pub async fn other_rail(&self, visitor: &Visitor, record: &Record) -> Option<RailOption> {
        if !record.agreed.rail.rail.is_solana_token() {
            return None;
        }
        let rails = self.catalogue.rails(&visitor.caller(record.country)).await.ok()?;
        rails.recommended(false).filter(|option| !option.rail.is_solana_token()).cloned()
    }
}

impl Storefront {
    async fn story(&self, caller: &Caller, found: &Found, language: Language) -> Story {
        let offer = found.offer.as_ref().or(found.described.as_ref());
        let Some(story) = offer.map(|offer| offer.story.clone()) else { return Story::default() };
        if !story.lacks_texts() || language == Language::En {
            return story;
        }
        let in_english = self.catalogue.story_in_english(caller, &found.brand).await;
        story.or(in_english)
    }
}

impl Sale {
    /// The sale of a brand whose products cannot be read for `retry_after`.
    fn unread(found: &Found, retry_after: Duration) -> Self {
        if found.brand.sold_out {
            return Self::Nothing;
        }
        // Jitter, so that not all pages reload at once.
        let jitter = Duration::from_secs(rand::random_range(0..=RELOAD_JITTER_SECONDS));
        Self::Later { look_again: retry_after.clamp(MIN_RELOAD_WAIT, MAX_RELOAD_WAIT) + jitter }
    }
}

impl Panel {
    /// Whether the selection or the typed text is invalid.
    pub fn is_refused(&self) -> bool {
        self.problem.is_some() || matches!(self.recipient, Some(Err(_)))
    }
}

/// The typed phone number. It matters only for products that are credited to it, and may be missing until the
/// shopper buys one.
fn recipient(
    asked: &BrandRequest,
    country: CountryCode,
    chosen: Option<&Chosen>,
) -> Option<Result<Phone, PhoneError>> {
    let read = phone::read(&asked.selection.to, country);
    let is_by_phone = chosen.is_some_and(|chosen| chosen.delivery() == Delivery::ByPhone);
    let is_bought = asked.selection.choice().is_some() && !asked.asks_price;
    match read {
        Err(PhoneError::Missing) if !(is_by_phone && is_bought) => None,
        Err(_) if !is_by_phone => None,
        read => Some(read),
    }
}

/// Whether upstream recently refused everything that a guest could buy as out of stock.
fn has_nothing_left(offer: &Offer, sold_out: &SoldOut) -> bool {
    let is_left = |p: &FixedProduct| !sold_out.has(&Choice::Fixed(p.denomination.clone()));
    let has_range = offer.sellable_range().is_some() && !sold_out.is_whole();
    !offer.is_empty() && !has_range && !offer.sellable_fixed().any(is_left)
}

/// The selected choice, else the first amount that has a price; and why the selected one is not available.
fn first_choice(
    offer: &Offer,
    sold_out: &SoldOut,
    selection: &Selection,
) -> (Option<Choice>, Option<ChoiceError>) {
    match selection.choice() {
        Some(Ok(choice)) if sold_out.has(&choice) => (None, Some(ChoiceError::SoldOut)),
        Some(Ok(choice)) => match selection.is_in_money_of(offer).and_then(|()| offer.choose(&choice)) {
            Ok(_) => (Some(choice), None),
            Err(error) => (None, Some(error)),
        },
        Some(Err(error)) => (None, Some(error)),
        None => {
            // Products that are credited to a phone number come before those that come by email.
            let is_left = |p: &&FixedProduct| !sold_out.has(&Choice::Fixed(p.denomination.clone()));
            let left = offer.sellable_fixed().filter(is_left);
            let first = left.min_by_key(|p| p.delivery != Delivery::ByPhone);
            let first = first.map(|p| Choice::Fixed(p.denomination.clone()));
            let range = offer.sellable_range().map(|range| {
                let preferred = Decimal::from(DEFAULT_CUSTOM_AMOUNT);
                Choice::Custom(if range.admit(preferred).is_ok() { preferred } else { range.min })
            });
            (first.or(range), None)
        }
    }
}
