//! The catalogue: what the shop lists, finds, offers and quotes, read from upstream through caches.
//!
//! Read it from [`Catalogue`] downwards. It knows brands, offers, prices, rails and pictures; it does not
//! know orders, carts or pages. Answers are shared by all shoppers: the caller that is passed along only
//! signs the upstream call that happens to be needed.

mod answer_source;
mod cache;
mod cache_policy;
mod cached_queries;
mod clock;
mod copies;
mod entries;
mod fold;
mod ghosts;
mod images;
mod index;
mod query;
mod rails;
mod read_semaphore;
mod search;
mod slug;
mod sold_out;
mod typo;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

use crate::{
    domain::{
        brand::{Brand, ImageUrl, Slug},
        choice::Choice,
        locale::{CountryCode, Language},
        money::{Coin, CoinAmount},
        offer::{Offer, Story},
    },
    upstream::{Caller, Upstream, UpstreamError},
};
use cached_queries::{BrandTextsKey, CachedQueries, OffersKey, PriceKey};
use clock::Clock;
use images::Images;
use std::{sync::Arc, time::Duration};
use thiserror::Error;

pub use answer_source::AnswerSource;
pub use copies::Copies;
pub use images::Image;
pub use index::{Emoney, Featured, Index, IndexedBrand};
pub use query::{Page, Query, QueryError, Sort};
pub use rails::Rails;
pub use search::{PER_PAGE, Results};
pub use sold_out::SoldOut;

/// A page is drawn without a brand's English texts rather than later than this.
const MAX_STORY_WAIT: Duration = Duration::from_secs(2);

/// The whole catalogue. Cheap to clone; clones share what is cached.
#[derive(Clone)]
pub struct Catalogue {
    reads: CachedQueries,
    images: Images,
    marks: sold_out::SoldOutMarks,
}

/// A brand and what it sells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub brand: Arc<Brand>,
    /// The canonical address; a page reached by another one sends the visitor here.
    pub slug: Slug,
    /// `None` when there is nothing to buy: sold out, or a ghost. Never an empty offer.
    pub offer: Option<Arc<Offer>>,
    /// What upstream tells of the brand, also when nothing of it can be bought.
    pub told: Option<Arc<Offer>>,
    /// The other listed brands of the family (credits, data, bundles of one operator).
    pub siblings: Vec<IndexedBrand>,
    /// How old the offer and what is told are, where upstream gives nothing newer.
    pub lag: Option<Duration>,
}

/// A price and how long ago upstream named it: less than 15 seconds for whoever buys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Priced {
    pub price: CoinAmount,
    pub age: Duration,
}

/// Why a brand cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CatalogueError {
    /// No brand has this address here; [`Index::near`] knows its neighbours.
    #[error("no such brand")]
    NotFound,
    /// Neither upstream nor the cache has an answer.
    #[error(transparent)]
    Upstream(#[from] UpstreamError),
}

impl Catalogue {
    pub fn new(upstream: Upstream, emoney: Emoney, source: AnswerSource) -> Self {
        Self::timed(upstream, emoney, source, Clock::running())
    }

    fn timed(upstream: Upstream, emoney: Emoney, source: AnswerSource, clock: Clock) -> Self {
        Self {
            reads: CachedQueries::new(upstream, emoney, source, clock),
            images: Images::new(),
            marks: sold_out::SoldOutMarks::new(),
        }
    }

    /// How old a country's catalogue is, where upstream gives no newer one.
    pub fn lag(&self, country: CountryCode) -> Option<Duration> {
        self.reads.lag(country)
    }

    /// The catalogue of the caller's country. Three minutes fresh, then renewed in the background; the
    /// last good one stands in for an upstream that fails.
    pub async fn brands(&self, caller: &Caller) -> Result<Arc<Index>, UpstreamError> {
        self.reads.brands(caller).await.map(|index| index.value)
    }

    /// The countries that upstream sells for, six hours fresh.
    pub async fn countries(&self, caller: &Caller) -> Result<Arc<Vec<CountryCode>>, UpstreamError> {
        self.reads.countries(caller).await.map(|countries| countries.value)
    }

    /// What the brand of an address sells, with its prices in `coin` and its story in `language`.
    pub async fn offer(
        &self,
        caller: &Caller,
        index: &Index,
        slug: &Slug,
        coin: &Coin,
        language: Language,
    ) -> Result<Found, CatalogueError> {
        let IndexedBrand { brand, slug } = index.resolve(slug).ok_or(CatalogueError::NotFound)?;
        let family = OffersKey::of(&brand, coin, language);
        let offers = self.reads.offers(caller, family.clone()).await?;
        let lag = self.reads.offers_lag(&family);
        let told = own(&offers.value, &brand).cloned();
        let offer = told.clone().filter(|offer| !offer.is_empty());
        match offer {
            Some(_) => self.reads.ghosts().saw_alive(&brand),
            None => self.reads.ghosts().saw_empty(&brand),
        }
        let siblings = index.siblings(&brand);
        Ok(Found { brand, slug, offer, told, siblings, lag })
    }

    /// The brand of an address as the list tells of it, while nobody can read what it sells.
    pub fn listed(&self, index: &Index, slug: &Slug) -> Option<Found> {
        let IndexedBrand { brand, slug } = index.resolve(slug)?;
        let siblings = index.siblings(&brand);
        Some(Found { brand, slug, offer: None, told: None, siblings, lag: None })
    }

    /// Notes that upstream refused an amount, or without one the whole brand, as out of stock.
    pub fn note_sold_out(&self, brand: &Brand, choice: Option<&Choice>) {
        self.marks.mark(brand, choice);
    }

    /// What of a brand was refused lately.
    pub fn sold_out(&self, brand: &Brand) -> SoldOut {
        self.marks.of(brand)
    }

    /// What the brand says about itself in English, where it says nothing in the language that was asked for
    /// (contract 1.2). Asked for once a day and family; `None` when it cannot be had soon.
    pub async fn story_in_english(&self, caller: &Caller, brand: &Brand) -> Option<Story> {
        let key = BrandTextsKey { country: brand.country, family: brand.family.clone() };
        let asked = self.reads.stories(caller, key);
        let stories = tokio::time::timeout(MAX_STORY_WAIT, asked).await.ok()?.ok()?;
        let by_id = stories.value.iter().find(|told| told.brand_id.as_ref() == Some(&brand.id));
        let found = by_id.or_else(|| stories.value.iter().find(|told| told.brand == brand.name));
        found.map(|told| told.story.clone())
    }

    /// The price of a choice in `coin`: never older than 15 seconds for whoever buys; for the eyes, when upstream
    /// gives no newer one, up to 15 minutes. `None` when the choice is not on
    /// sale or upstream names no price in this coin. Fixed amounts are priced by the family's list
    /// (shared with [`Self::offer`] in the same coin and language), free amounts by the price endpoint;
    /// whether a free amount is in range is for [`Offer::choose`] to say first.
    pub async fn quote(
        &self,
        caller: &Caller,
        brand: &Brand,
        choice: &Choice,
        coin: &Coin,
        language: Language,
    ) -> Result<Option<Priced>, UpstreamError> {
        let (price, age) = match choice {
            Choice::Fixed(_) => {
                let offers = self.reads.priced(caller, OffersKey::of(brand, coin, language)).await?;
                let chosen = own(&offers.value, brand).and_then(|offer| offer.choose(choice).ok());
                (chosen.and_then(|chosen| chosen.listed_price().cloned()), offers.age)
            }
            Choice::Custom(amount) => {
                let price = self.reads.price(caller, PriceKey::of(brand, *amount, coin)).await?;
                ((*price.value).clone(), price.age)
            }
        };
        Ok(price.filter(|price| price.coin() == coin).map(|price| Priced { price, age }))
    }

    /// What a choice costs in `coin`, near enough to say "about": up to some minutes old, and `None` for
    /// every reason why it cannot be had.
    pub async fn worth(
        &self,
        caller: &Caller,
        brand: &Brand,
        choice: &Choice,
        coin: &Coin,
        language: Language,
    ) -> Option<CoinAmount> {
        let price = match choice {
            Choice::Fixed(_) => {
                let offers = self.reads.offers(caller, OffersKey::of(brand, coin, language)).await.ok()?;
                own(&offers.value, brand)?.choose(choice).ok()?.listed_price().cloned()
            }
            Choice::Custom(amount) => {
                let price = self.reads.price(caller, PriceKey::of(brand, *amount, coin)).await.ok()?;
                (*price.value).clone()
            }
        };
        price.filter(|price| price.coin() == coin)
    }

    /// The ways to pay today, ten minutes fresh. An error means that nobody knows, not that there are none.
    pub async fn rails(&self, caller: &Caller) -> Result<Arc<Rails>, UpstreamError> {
        self.reads.rails(caller).await.map(|rails| rails.value)
    }

    /// A brand's picture, kept for a day.
    pub async fn image(&self, url: &ImageUrl) -> Result<Image, UpstreamError> {
        self.images.get(self.reads.upstream(), url).await
    }
}

/// The brand's own among the offers of its family: by id, else by the exact name.
fn own<'a>(offers: &'a [Arc<Offer>], brand: &Brand) -> Option<&'a Arc<Offer>> {
    let by_id = offers.iter().find(|offer| offer.brand_id.as_ref() == Some(&brand.id));
    by_id.or_else(|| offers.iter().find(|offer| offer.brand == brand.name))
}
