//! The upstream reads behind the catalogue: one cache per endpoint, with its policy, and the limit
//! on product reads. Keys contain everything that changes an answer, and nothing about the shopper.

use super::{
    answer_source::AnswerSource,
    cache::{Aged, AnswerCheck, Cache, LoadRequest, Loaded, RecallFn},
    cache_policy::{
        BRAND_POLICY, COUNTRY_POLICY, PRICE_FRESH_FOR, PRICE_POLICY, PRICE_SHOWN_FOR, PRODUCT_POLICY,
        RAIL_POLICY, STORY_POLICY,
    },
    clock::Clock,
    entries::{brands_of, countries_of, offers_of, price_of, rails_of, stories_of},
    ghosts::GhostBrands,
    index::{Emoney, Index},
    keys::{BrandTexts, BrandTextsKey, OffersKey, PriceKey},
    rails::Rails,
    read_semaphore::ReadSemaphore,
};
use crate::{
    domain::{
        locale::{CountryCode, Language},
        money::{Coin, CoinAmount},
        offer::Offer,
    },
    upstream::{Caller, Priority, Upstream, UpstreamError},
};
use futures::{FutureExt, future::BoxFuture};
use serde::de::DeserializeOwned;
use std::{sync::Arc, time::Duration};

/// The offers of every brand of a family.
pub type Offers = Vec<Arc<Offer>>;

type QueryCache<K, V> = Cache<K, V, UpstreamError>;

/// The cached reads. Cheap to clone; clones share everything.
#[derive(Clone)]
pub struct CachedQueries {
    upstream: Upstream,
    brands: QueryCache<CountryCode, Index>,
    products: QueryCache<OffersKey, Offers>,
    stories: QueryCache<BrandTextsKey, Vec<BrandTexts>>,
    prices: QueryCache<PriceKey, Option<CoinAmount>>,
    rails: QueryCache<(), Rails>,
    countries: QueryCache<(), Vec<CountryCode>>,
    ghosts: GhostBrands,
    emoney: Emoney,
    source: AnswerSource,
    read_semaphore: ReadSemaphore,
}

impl CachedQueries {
    pub fn new(upstream: Upstream, emoney: Emoney, source: AnswerSource, clock: Clock) -> Self {
        let ghosts = GhostBrands::new(clock.clone());
        let brands = {
            let (source, ghosts) = (source.clone(), ghosts.clone());
            move |country: &CountryCode| {
                let (source, ghosts, name) = (source.clone(), ghosts.clone(), brands_of(*country).name);
                let index = move |brands| Index::with_ghosts(brands, emoney, ghosts);
                async move { source.recall(&name).await.map(|found| found.map(index)) }.boxed()
            }
        };
        let products = recall_fn(&source, |family: &OffersKey| offers_of(family).name, shared_offers);
        let stories = recall_fn(&source, |key: &BrandTextsKey| stories_of(key).name, |stories| stories);
        let rails = recall_fn(&source, |(): &()| rails_of().name, Rails::new);
        let countries = recall_fn(&source, |(): &()| countries_of().name, |countries| countries);
        let read_semaphore = ReadSemaphore::new(source.redis());
        let no_offers = |offers: &Offers| offers.iter().all(|offer| offer.is_empty());
        let no_rails = |rails: &Rails| rails.options().is_empty();
        Self {
            upstream,
            brands: Cache::new(BRAND_POLICY, answer_check(Index::is_empty), clock.clone())
                .with_recall(Arc::new(brands)),
            products: Cache::new(PRODUCT_POLICY, answer_check(no_offers), clock.clone())
                .with_recall(products),
            stories: Cache::new(STORY_POLICY, answer_check(Vec::is_empty), clock.clone())
                .with_recall(stories),
            prices: Cache::new(PRICE_POLICY, answer_check(Option::is_none), clock.clone()),
            rails: Cache::new(RAIL_POLICY, answer_check(no_rails), clock.clone()).with_recall(rails),
            countries: Cache::new(COUNTRY_POLICY, answer_check(Vec::is_empty), clock).with_recall(countries),
            ghosts,
            emoney,
            source,
            read_semaphore,
        }
    }

    pub const fn upstream(&self) -> &Upstream {
        &self.upstream
    }

    pub const fn ghosts(&self) -> &GhostBrands {
        &self.ghosts
    }

    /// Age of a country's catalogue, if upstream gives no newer one.
    pub fn lag(&self, country: CountryCode) -> Option<Duration> {
        self.brands.lag(&country)
    }

    pub async fn brands(&self, caller: &Caller) -> Result<Aged<Index>, UpstreamError> {
        let (upstream, ghosts, caller) = (self.upstream.clone(), self.ghosts.clone(), caller.clone());
        let (emoney, source, country) = (self.emoney, self.source.clone(), caller.country);
        let load = move |request: LoadRequest| async move {
            let caller = caller_for(&caller, request);
            let brands = source.load(brands_of(country), request, upstream.brands(&caller, country)).await?;
            Ok(brands.map(|brands| Index::with_ghosts(brands, emoney, ghosts)))
        };
        self.brands.get(country, load).await
    }

    pub async fn rails(&self, caller: &Caller) -> Result<Aged<Rails>, UpstreamError> {
        let (upstream, caller, source) = (self.upstream.clone(), caller.clone(), self.source.clone());
        let load = move |request: LoadRequest| async move {
            let caller = caller_for(&caller, request);
            let rails = source.load(rails_of(), request, upstream.payment_rails(&caller)).await?;
            Ok(rails.map(Rails::new))
        };
        self.rails.get((), load).await
    }

    pub async fn countries(&self, caller: &Caller) -> Result<Aged<Vec<CountryCode>>, UpstreamError> {
        let (upstream, caller, source) = (self.upstream.clone(), caller.clone(), self.source.clone());
        let load = move |request: LoadRequest| async move {
            let caller = caller_for(&caller, request);
            source.load(countries_of(), request, upstream.countries(&caller)).await
        };
        self.countries.get((), load).await
    }

    /// A family's offers, fresh enough for display.
    pub async fn offers(&self, caller: &Caller, family: OffersKey) -> Result<Aged<Offers>, UpstreamError> {
        let load = self.load_offers(caller, family.clone());
        self.products.get(family, load).await
    }

    /// The English texts of a family's brands. All other product reads take precedence.
    pub async fn stories(
        &self,
        caller: &Caller,
        key: BrandTextsKey,
    ) -> Result<Aged<Vec<BrandTexts>>, UpstreamError> {
        let (upstream, read_semaphore, source) =
            (self.upstream.clone(), self.read_semaphore.clone(), self.source.clone());
        let (caller, requested) = (caller.on(Priority::Refresh), key.clone());
        let load = move |request: LoadRequest| async move {
            let fetch = async {
                let _permit = read_semaphore.acquire(false).await?;
                let BrandTextsKey { country, family } = &requested;
                let offers =
                    upstream.products(&caller, *country, family, &Coin::usdc(), Language::En).await?;
                let with_texts = offers.into_iter().filter(|offer| !offer.story.lacks_texts());
                Ok(with_texts.map(BrandTexts::of).collect())
            };
            source.load(stories_of(&requested), request, fetch).await
        };
        self.stories.get(key, load).await
    }

    /// Age of a family's offers, if upstream gives no newer ones.
    pub fn offers_lag(&self, family: &OffersKey) -> Option<Duration> {
        self.products.lag(family)
    }

    /// A family's offers with their prices. For a purchase they are current, otherwise the newest
    /// available.
    pub async fn priced(&self, caller: &Caller, family: OffersKey) -> Result<Aged<Offers>, UpstreamError> {
        let load = self.load_offers(caller, family.clone());
        match caller.priority {
            Priority::Purchase => self.products.get_within(family, PRICE_FRESH_FOR, load).await,
            Priority::Page | Priority::Refresh | Priority::Unknown | Priority::Crawler => {
                self.products.get_fresh_or_kept(family, PRICE_FRESH_FOR, PRICE_SHOWN_FOR, load).await
            }
        }
    }

    /// The price of a free amount, with the same rules. `None` if upstream names none.
    pub async fn price(
        &self,
        caller: &Caller,
        key: PriceKey,
    ) -> Result<Aged<Option<CoinAmount>>, UpstreamError> {
        let (upstream, owned_caller, requested) = (self.upstream.clone(), caller.clone(), key.clone());
        let source = self.source.clone();
        let load = move |request: LoadRequest| async move {
            let fetch = async {
                let PriceKey { country, brand, amount, coin } = &requested;
                match upstream
                    .price(&caller_for(&owned_caller, request), *country, brand, *amount, coin)
                    .await
                {
                    // What is not for sale has no price (contract 5).
                    Err(UpstreamError::NotFound | UpstreamError::Refused(_)) => Ok(None),
                    answer => answer,
                }
            };
            source.load(price_of(&requested), request, fetch).await
        };
        match caller.priority {
            Priority::Purchase => self.prices.get_within(key, PRICE_FRESH_FOR, load).await,
            Priority::Page | Priority::Refresh | Priority::Unknown | Priority::Crawler => {
                self.prices.get_fresh_or_kept(key, PRICE_FRESH_FOR, PRICE_SHOWN_FOR, load).await
            }
        }
    }

    fn load_offers(
        &self,
        caller: &Caller,
        family: OffersKey,
    ) -> impl FnOnce(LoadRequest) -> BoxFuture<'static, Result<Loaded<Offers>, UpstreamError>> + Send + use<>
    {
        let (upstream, caller, read_semaphore) =
            (self.upstream.clone(), caller.clone(), self.read_semaphore.clone());
        let source = self.source.clone();
        move |request| {
            let load = async move {
                let fetch = async {
                    // Persons may wait for a permit, background refreshes and programs may not:
                    // they come back by themselves.
                    let may_wait = !request.is_refresh && caller.priority != Priority::Crawler;
                    let _permit = read_semaphore.acquire(may_wait).await?;
                    let OffersKey { country, name, coin, language } = &family;
                    match upstream
                        .products(&caller_for(&caller, request), *country, name, coin, *language)
                        .await
                    {
                        Err(UpstreamError::NotFound) => Ok(Vec::new()),
                        answer => answer,
                    }
                };
                Ok(source.load(offers_of(&family), request, fetch).await?.map(shared_offers))
            };
            load.boxed()
        }
    }
}

/// The caller, with the priority of the load.
fn caller_for(caller: &Caller, request: LoadRequest) -> Caller {
    caller.on(if request.is_refresh { caller.priority.max(Priority::Refresh) } else { caller.priority })
}

/// Loads the copies that an earlier run saved of answers of this kind.
fn recall_fn<K: 'static, T: DeserializeOwned + 'static, V: 'static>(
    source: &AnswerSource,
    name: fn(&K) -> String,
    read: fn(T) -> V,
) -> RecallFn<K, V> {
    let source = source.clone();
    Arc::new(move |key| {
        let (source, name) = (source.clone(), name(key));
        async move { source.recall(&name).await.map(|found: Loaded<T>| found.map(read)) }.boxed()
    })
}

fn shared_offers(offers: Vec<Offer>) -> Offers {
    offers.into_iter().map(Arc::new).collect()
}

const fn answer_check<V>(is_empty: fn(&V) -> bool) -> AnswerCheck<V, UpstreamError> {
    AnswerCheck { is_empty, pause }
}

/// How long not to reload after an error: a moment if upstream fails. If upstream asks to wait, its
/// gate knows for how long and for whom.
fn pause(error: &UpstreamError) -> Duration {
    match error {
        UpstreamError::Throttled { .. } | UpstreamError::Blocked { .. } => Duration::ZERO,
        UpstreamError::Unavailable(_)
        | UpstreamError::Refused(_)
        | UpstreamError::NotFound
        | UpstreamError::Unauthorized => Duration::from_secs(2),
    }
}
