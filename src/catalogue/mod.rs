//! The catalogue: what the shop lists, searches, offers and quotes, read from upstream through
//! caches.
//!
//! Start reading at [`Catalogue`]. The module deals with brands, offers, prices, rails and
//! pictures, not with orders, carts or pages. All shoppers share the answers: the `caller`
//! parameter only identifies the upstream call if one is needed.

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
mod keys;
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
use cached_queries::CachedQueries;
use clock::Clock;
use images::Images;
use keys::{BrandTextsKey, OffersKey, PriceKey};
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

/// How long a page waits for a brand's English texts before it is rendered without them.
const MAX_STORY_WAIT: Duration = Duration::from_secs(2);

/// The complete catalogue. Cheap to clone; clones share the caches.
#[derive(Clone)]
pub struct Catalogue {
    queries: CachedQueries,
    images: Images,
    sold_out_marks: sold_out::SoldOutMarks,
}

/// A brand and its offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub brand: Arc<Brand>,
    /// The canonical slug. A page that was requested with another one redirects to it.
    pub slug: Slug,
    /// `None` if there is nothing to buy: the brand is sold out or a ghost. Never an empty offer.
    pub offer: Option<Arc<Offer>>,
    /// What upstream says about the brand, even if nothing of it can be bought.
    pub described: Option<Arc<Offer>>,
    /// The other listed brands of the family (credits, data, bundles of one operator).
    pub siblings: Vec<IndexedBrand>,
    /// Age of the offer and the texts, if upstream gives nothing newer.
    pub lag: Option<Duration>,
}

/// A price and its age, which is less than 15 seconds for a purchase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Priced {
    pub price: CoinAmount,
    pub age: Duration,
}

/// Why a brand cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CatalogueError {
    /// No brand has this slug in this country. [`Index::near`] returns similar ones.
    #[error("no such brand")]
    NotFound,
    /// Neither upstream nor the cache has an answer.
    #[error(transparent)]
    Upstream(#[from] UpstreamError),
}

impl Catalogue {
    pub fn new(upstream: Upstream, emoney: Emoney, source: AnswerSource) -> Self {
        Self::with_clock(upstream, emoney, source, Clock::running())
    }

    fn with_clock(upstream: Upstream, emoney: Emoney, source: AnswerSource, clock: Clock) -> Self {
        Self {
            queries: CachedQueries::new(upstream, emoney, source, clock),
            images: Images::new(),
            sold_out_marks: sold_out::SoldOutMarks::new(),
        }
    }

    /// Age of a country's catalogue, if upstream gives no newer one.
    pub fn lag(&self, country: CountryCode) -> Option<Duration> {
        self.queries.lag(country)
    }

    /// The catalogue of the caller's country: fresh for three minutes, then reloaded in the
    /// background. The last good one is served while upstream fails.
    pub async fn brands(&self, caller: &Caller) -> Result<Arc<Index>, UpstreamError> {
        self.queries.brands(caller).await.map(|index| index.value)
    }

    /// The countries that upstream sells in, fresh for six hours.
    pub async fn countries(&self, caller: &Caller) -> Result<Arc<Vec<CountryCode>>, UpstreamError> {
        self.queries.countries(caller).await.map(|countries| countries.value)
    }

    /// The offer of a brand, found by its slug, with prices in `coin` and texts in `language`.
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
        let offers = self.queries.offers(caller, family.clone()).await?;
        let lag = self.queries.offers_lag(&family);
        let described = own(&offers.value, &brand).cloned();
        let offer = described.clone().filter(|offer| !offer.is_empty());
        match offer {
            Some(_) => self.queries.ghosts().saw_alive(&brand),
            None => self.queries.ghosts().saw_empty(&brand),
        }
        let siblings = index.siblings(&brand);
        Ok(Found { brand, slug, offer, described, siblings, lag })
    }

    /// The brand of a slug without its offer, for when the offer cannot be read.
    pub fn listed(&self, index: &Index, slug: &Slug) -> Option<Found> {
        let IndexedBrand { brand, slug } = index.resolve(slug)?;
        let siblings = index.siblings(&brand);
        Some(Found { brand, slug, offer: None, described: None, siblings, lag: None })
    }

    /// Records that upstream refused an amount as out of stock, or the whole brand if `choice` is
    /// `None`.
    pub fn note_sold_out(&self, brand: &Brand, choice: Option<&Choice>) {
        self.sold_out_marks.mark(brand, choice);
    }

    /// What upstream refused of a brand lately.
    pub fn sold_out(&self, brand: &Brand) -> SoldOut {
        self.sold_out_marks.of(brand)
    }

    /// The brand's English texts, for a brand without texts in the requested language
    /// (contract 1.2). Read once a day per family. `None` if they are not available soon.
    pub async fn story_in_english(&self, caller: &Caller, brand: &Brand) -> Option<Story> {
        let key = BrandTextsKey { country: brand.country, family: brand.family.clone() };
        let loading = self.queries.stories(caller, key);
        let stories = tokio::time::timeout(MAX_STORY_WAIT, loading).await.ok()?.ok()?;
        let by_id = stories.value.iter().find(|texts| texts.brand_id.as_ref() == Some(&brand.id));
        let found = by_id.or_else(|| stories.value.iter().find(|texts| texts.brand == brand.name));
        found.map(|texts| texts.story.clone())
    }

    /// The price of a choice in `coin`. For a purchase it is never older than 15 seconds; for
    /// display it may be up to 15 minutes old if upstream gives no newer one. `None` if the choice
    /// is not on sale, or upstream names no price in this coin. Fixed amounts are priced by the
    /// family's offers (shared with [`Self::offer`] in the same coin and language), free amounts by
    /// the price endpoint. Check a free amount's range with [`Offer::choose`] first.
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
                let offers = self.queries.priced(caller, OffersKey::of(brand, coin, language)).await?;
                let chosen = own(&offers.value, brand).and_then(|offer| offer.choose(choice).ok());
                (chosen.and_then(|chosen| chosen.listed_price().cloned()), offers.age)
            }
            Choice::Custom(amount) => {
                let price = self.queries.price(caller, PriceKey::of(brand, *amount, coin)).await?;
                ((*price.value).clone(), price.age)
            }
        };
        Ok(price.filter(|price| price.coin() == coin).map(|price| Priced { price, age }))
    }

    /// An approximate price of a choice in `coin`, up to some minutes old. `None` if it is not
    /// available for any reason.
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
                let offers = self.queries.offers(caller, OffersKey::of(brand, coin, language)).await.ok()?;
                own(&offers.value, brand)?.choose(choice).ok()?.listed_price().cloned()
            }
            Choice::Custom(amount) => {
                let price = self.queries.price(caller, PriceKey::of(brand, *amount, coin)).await.ok()?;
                (*price.value).clone()
            }
        };
        price.filter(|price| price.coin() == coin)
    }

    /// The payment methods of today, fresh for ten minutes. An error means that they are unknown,
    /// not that there are none.
    pub async fn rails(&self, caller: &Caller) -> Result<Arc<Rails>, UpstreamError> {
        self.queries.rails(caller).await.map(|rails| rails.value)
    }

    /// A brand's picture, cached for a day.
    pub async fn image(&self, url: &ImageUrl) -> Result<Image, UpstreamError> {
        self.images.get(self.queries.upstream(), url).await
    }
}

/// The brand's own offer among those of its family: by ID, else by the exact name.
fn own<'a>(offers: &'a [Arc<Offer>], brand: &Brand) -> Option<&'a Arc<Offer>> {
    let by_id = offers.iter().find(|offer| offer.brand_id.as_ref() == Some(&brand.id));
    by_id.or_else(|| offers.iter().find(|offer| offer.brand == brand.name))
}
