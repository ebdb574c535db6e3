//! The reads behind the catalogue: one cache for each upstream endpoint, its terms, and the pace that
//! upstream bears. Keys hold everything that changes an answer and nothing of the shopper.

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
    rails::Rails,
    read_semaphore::ReadSemaphore,
};
use crate::{
    domain::{
        brand::{Brand, BrandId},
        locale::{CountryCode, Language},
        money::{Coin, CoinAmount},
        offer::{Offer, Story},
    },
    upstream::{Caller, Priority, Upstream, UpstreamError},
};
use futures::{FutureExt, future::BoxFuture};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{sync::Arc, time::Duration};

/// The offers of every brand of a family.
pub type Offers = Vec<Arc<Offer>>;

type QueryCache<K, V> = Cache<K, V, UpstreamError>;

/// Cheap to clone; clones share everything.
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
    turns: ReadSemaphore,
}

/// One family's offers in one coin and language.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct OffersKey {
    pub country: CountryCode,
    pub name: String,
    pub coin: Coin,
    pub language: Language,
}

impl OffersKey {
    pub fn of(brand: &Brand, coin: &Coin, language: Language) -> Self {
        Self { country: brand.country, name: brand.family.clone(), coin: coin.clone(), language }
    }
}

/// The texts of one family's brands, in English.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct BrandTextsKey {
    pub country: CountryCode,
    pub family: String,
}

/// What one brand says about itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BrandTexts {
    pub brand_id: Option<BrandId>,
    pub brand: String,
    pub story: Story,
}

/// One free amount of one brand in one coin.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PriceKey {
    pub country: CountryCode,
    pub brand: String,
    pub amount: Decimal,
    pub coin: Coin,
}

impl PriceKey {
    pub fn of(brand: &Brand, amount: Decimal, coin: &Coin) -> Self {
        Self { country: brand.country, brand: brand.name.clone(), amount, coin: coin.clone() }
    }
}

impl BrandTexts {
    /// In English, whether or not upstream says so.
    fn of(offer: Offer) -> Self {
        let language = offer.story.language.clone().or_else(|| Some(Language::En.code().to_owned()));
        Self { brand_id: offer.brand_id, brand: offer.brand, story: Story { language, ..offer.story } }
    }
}

impl CachedQueries {
    pub fn new(upstream: Upstream, emoney: Emoney, source: AnswerSource, clock: Clock) -> Self {
        let ghosts = GhostBrands::new(clock.clone());
        let brands = {
            let (source, ghosts) = (source.clone(), ghosts.clone());
            move |country: &CountryCode| {
                let (source, ghosts, name) = (source.clone(), ghosts.clone(), brands_of(*country).name);
                let index = move |brands| Index::haunted(brands, emoney, ghosts);
                async move { source.recall(&name).await.map(|found| found.map(index)) }.boxed()
            }
        };
        let products = recalled(&source, |family: &OffersKey| offers_of(family).name, shared_offers);
        let stories = recalled(&source, |key: &BrandTextsKey| stories_of(key).name, |stories| stories);
        let rails = recalled(&source, |(): &()| rails_of().name, Rails::new);
        let countries = recalled(&source, |(): &()| countries_of().name, |countries| countries);
        let turns = ReadSemaphore::new(source.commons());
        let no_offers = |offers: &Offers| offers.iter().all(|offer| offer.is_empty());
        let no_rails = |rails: &Rails| rails.options().is_empty();
        Self {
            upstream,
            brands: Cache::new(BRAND_POLICY, judged(Index::is_empty), clock.clone())
                .recalling(Arc::new(brands)),
            products: Cache::new(PRODUCT_POLICY, judged(no_offers), clock.clone()).recalling(products),
            stories: Cache::new(STORY_POLICY, judged(Vec::is_empty), clock.clone()).recalling(stories),
            prices: Cache::new(PRICE_POLICY, judged(Option::is_none), clock.clone()),
            rails: Cache::new(RAIL_POLICY, judged(no_rails), clock.clone()).recalling(rails),
            countries: Cache::new(COUNTRY_POLICY, judged(Vec::is_empty), clock).recalling(countries),
            ghosts,
            emoney,
            source,
            turns,
        }
    }

    pub const fn upstream(&self) -> &Upstream {
        &self.upstream
    }

    pub const fn ghosts(&self) -> &GhostBrands {
        &self.ghosts
    }

    /// How old the catalogue of a country is, where upstream gives no newer one.
    pub fn lag(&self, country: CountryCode) -> Option<Duration> {
        self.brands.lag(&country)
    }

    pub async fn brands(&self, caller: &Caller) -> Result<Aged<Index>, UpstreamError> {
        let (upstream, ghosts, caller) = (self.upstream.clone(), self.ghosts.clone(), caller.clone());
        let (emoney, source, country) = (self.emoney, self.source.clone(), caller.country);
        let load = move |need: LoadRequest| async move {
            let caller = asking(&caller, need);
            let brands = source.bring(brands_of(country), need, upstream.brands(&caller, country)).await?;
            Ok(brands.map(|brands| Index::haunted(brands, emoney, ghosts)))
        };
        self.brands.get(country, load).await
    }

    pub async fn rails(&self, caller: &Caller) -> Result<Aged<Rails>, UpstreamError> {
        let (upstream, caller, source) = (self.upstream.clone(), caller.clone(), self.source.clone());
        let load = move |need: LoadRequest| async move {
            let caller = asking(&caller, need);
            let rails = source.bring(rails_of(), need, upstream.payment_rails(&caller)).await?;
            Ok(rails.map(Rails::new))
        };
        self.rails.get((), load).await
    }

    pub async fn countries(&self, caller: &Caller) -> Result<Aged<Vec<CountryCode>>, UpstreamError> {
        let (upstream, caller, source) = (self.upstream.clone(), caller.clone(), self.source.clone());
        let load = move |need: LoadRequest| async move {
            let caller = asking(&caller, need);
            source.bring(countries_of(), need, upstream.countries(&caller)).await
        };
        self.countries.get((), load).await
    }

    /// A family's offers, good enough to be shown.
    pub async fn offers(&self, caller: &Caller, family: OffersKey) -> Result<Aged<Offers>, UpstreamError> {
        let load = self.load_offers(caller, family.clone());
        self.products.get(family, load).await
    }

    /// The texts of a family's brands in English. Everything else that wants product reads goes first.
    pub async fn stories(
        &self,
        caller: &Caller,
        key: BrandTextsKey,
    ) -> Result<Aged<Vec<BrandTexts>>, UpstreamError> {
        let (upstream, turns, source) = (self.upstream.clone(), self.turns.clone(), self.source.clone());
        let (caller, asked) = (caller.on(Priority::Refresh), key.clone());
        let load = move |need: LoadRequest| async move {
            let ask = async {
                let _turn = turns.take(false).await?;
                let BrandTextsKey { country, family } = &asked;
                let offers =
                    upstream.products(&caller, *country, family, &Coin::usdc(), Language::En).await?;
                let told = offers.into_iter().filter(|offer| !offer.story.lacks_texts());
                Ok(told.map(BrandTexts::of).collect())
            };
            source.bring(stories_of(&asked), need, ask).await
        };
        self.stories.get(key, load).await
    }

    /// How old a family's offers are, where upstream gives no newer ones.
    pub fn offers_lag(&self, family: &OffersKey) -> Option<Duration> {
        self.products.lag(family)
    }

    /// A family's offers with their prices: for whoever buys good enough to be paid by, else the newest that can be had.
    pub async fn priced(&self, caller: &Caller, family: OffersKey) -> Result<Aged<Offers>, UpstreamError> {
        let load = self.load_offers(caller, family.clone());
        match caller.priority {
            Priority::Purchase => self.products.get_within(family, PRICE_FRESH_FOR, load).await,
            Priority::Page | Priority::Refresh | Priority::Unknown | Priority::Crawler => {
                self.products.get_rather(family, PRICE_FRESH_FOR, PRICE_SHOWN_FOR, load).await
            }
        }
    }

    /// The price of a free amount, likewise; `None` when upstream names none.
    pub async fn price(
        &self,
        caller: &Caller,
        face: PriceKey,
    ) -> Result<Aged<Option<CoinAmount>>, UpstreamError> {
        let (upstream, by, asked) = (self.upstream.clone(), caller.clone(), face.clone());
        let source = self.source.clone();
        let load = move |need: LoadRequest| async move {
            let ask = async {
                let PriceKey { country, brand, amount, coin } = &asked;
                match upstream.price(&asking(&by, need), *country, brand, *amount, coin).await {
                    // What is not sold has no price (contract 5).
                    Err(UpstreamError::NotFound | UpstreamError::Refused(_)) => Ok(None),
                    answer => answer,
                }
            };
            source.bring(price_of(&asked), need, ask).await
        };
        match caller.priority {
            Priority::Purchase => self.prices.get_within(face, PRICE_FRESH_FOR, load).await,
            Priority::Page | Priority::Refresh | Priority::Unknown | Priority::Crawler => {
                self.prices.get_rather(face, PRICE_FRESH_FOR, PRICE_SHOWN_FOR, load).await
            }
        }
    }

    fn load_offers(
        &self,
        caller: &Caller,
        family: OffersKey,
    ) -> impl FnOnce(LoadRequest) -> BoxFuture<'static, Result<Loaded<Offers>, UpstreamError>> + Send + use<>
    {
        let (upstream, caller, turns) = (self.upstream.clone(), caller.clone(), self.turns.clone());
        let source = self.source.clone();
        move |need| {
            let load = async move {
                let ask = async {
                    // People do not wait behind programs, which come back by themselves.
                    let is_patient = !need.is_refresh && caller.priority != Priority::Crawler;
                    let _turn = turns.take(is_patient).await?;
                    let OffersKey { country, name, coin, language } = &family;
                    match upstream.products(&asking(&caller, need), *country, name, coin, *language).await {
                        Err(UpstreamError::NotFound) => Ok(Vec::new()),
                        answer => answer,
                    }
                };
                Ok(source.bring(offers_of(&family), need, ask).await?.map(shared_offers))
            };
            load.boxed()
        }
    }
}

/// On whose behalf, and on which priority, upstream is asked.
fn asking(caller: &Caller, need: LoadRequest) -> Caller {
    caller.on(if need.is_refresh { caller.priority.max(Priority::Refresh) } else { caller.priority })
}

/// Looks answers of this kind up among those of an earlier run.
fn recalled<K: 'static, T: DeserializeOwned + 'static, V: 'static>(
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

const fn judged<V>(is_empty: fn(&V) -> bool) -> AnswerCheck<V, UpstreamError> {
    AnswerCheck { is_empty, pause }
}

/// How long nobody asks again: a moment for a dead upstream. Where upstream asks to wait, its gate knows better, and for
/// whom.
fn pause(error: &UpstreamError) -> Duration {
    match error {
        UpstreamError::Throttled { .. } | UpstreamError::Blocked { .. } => Duration::ZERO,
        UpstreamError::Unavailable(_)
        | UpstreamError::Refused(_)
        | UpstreamError::NotFound
        | UpstreamError::Unauthorised => Duration::from_secs(2),
    }
}
