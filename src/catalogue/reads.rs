//! The reads behind the catalogue: one cache for each upstream endpoint, its terms, and the pace that
//! upstream bears. Keys hold everything that changes an answer and nothing of the shopper.

use super::{
    cache::{Aged, Brought, Cache, Judgement, Need, Recall},
    clock::Clock,
    entries::{brands_of, countries_of, offers_of, price_of, rails_of, stories_of},
    ghosts::Ghosts,
    index::{Emoney, Index},
    rails::Rails,
    source::Source,
    terms::{BRANDS, COUNTRIES, PRICE_FRESH, PRICE_SHOWN, PRICES, PRODUCTS, RAILS, STORIES},
    turns::Turns,
};
use crate::{
    domain::{
        brand::{Brand, BrandId},
        locale::{CountryCode, Language},
        money::{Coin, CoinAmount},
        offer::{Offer, Story},
    },
    upstream::{Caller, Occasion, Upstream, UpstreamError},
};
use futures::{FutureExt, future::BoxFuture};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{sync::Arc, time::Duration};

/// The offers of every brand of a family.
pub type Offers = Vec<Arc<Offer>>;

type Kept<K, V> = Cache<K, V, UpstreamError>;

/// Cheap to clone; clones share everything.
#[derive(Clone)]
pub struct Reads {
    upstream: Upstream,
    brands: Kept<CountryCode, Index>,
    products: Kept<Family, Offers>,
    stories: Kept<StoryKey, Vec<BrandStory>>,
    prices: Kept<Face, Option<CoinAmount>>,
    rails: Kept<(), Rails>,
    countries: Kept<(), Vec<CountryCode>>,
    ghosts: Ghosts,
    emoney: Emoney,
    source: Source,
    turns: Turns,
}

/// One family's offers in one coin and language.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Family {
    pub country: CountryCode,
    pub name: String,
    pub coin: Coin,
    pub language: Language,
}

impl Family {
    pub fn of(brand: &Brand, coin: &Coin, language: Language) -> Self {
        Self { country: brand.country, name: brand.family.clone(), coin: coin.clone(), language }
    }
}

/// The texts of one family's brands, in English.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct StoryKey {
    pub country: CountryCode,
    pub family: String,
}

/// What one brand says about itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BrandStory {
    pub brand_id: Option<BrandId>,
    pub brand: String,
    pub story: Story,
}

/// One free amount of one brand in one coin.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Face {
    pub country: CountryCode,
    pub brand: String,
    pub amount: Decimal,
    pub coin: Coin,
}

impl Face {
    pub fn of(brand: &Brand, amount: Decimal, coin: &Coin) -> Self {
        Self { country: brand.country, brand: brand.name.clone(), amount, coin: coin.clone() }
    }
}

impl BrandStory {
    /// In English, whether or not upstream says so.
    fn of(offer: Offer) -> Self {
        let language = offer.story.language.clone().or_else(|| Some(Language::En.code().to_owned()));
        Self { brand_id: offer.brand_id, brand: offer.brand, story: Story { language, ..offer.story } }
    }
}

impl Reads {
    pub fn new(upstream: Upstream, emoney: Emoney, source: Source, clock: Clock) -> Self {
        let ghosts = Ghosts::new(clock.clone());
        let brands = {
            let (source, ghosts) = (source.clone(), ghosts.clone());
            move |country: &CountryCode| {
                let (source, ghosts, name) = (source.clone(), ghosts.clone(), brands_of(*country).name);
                let index = move |brands| Index::haunted(brands, emoney, ghosts);
                async move { source.recall(&name).await.map(|found| found.map(index)) }.boxed()
            }
        };
        let products = recalled(&source, |family: &Family| offers_of(family).name, shared_offers);
        let stories = recalled(&source, |key: &StoryKey| stories_of(key).name, |stories| stories);
        let rails = recalled(&source, |(): &()| rails_of().name, Rails::new);
        let countries = recalled(&source, |(): &()| countries_of().name, |countries| countries);
        let turns = Turns::new(source.commons());
        let no_offers = |offers: &Offers| offers.iter().all(|offer| offer.is_empty());
        let no_rails = |rails: &Rails| rails.options().is_empty();
        Self {
            upstream,
            brands: Cache::new(BRANDS, judged(Index::is_empty), clock.clone()).recalling(Arc::new(brands)),
            products: Cache::new(PRODUCTS, judged(no_offers), clock.clone()).recalling(products),
            stories: Cache::new(STORIES, judged(Vec::is_empty), clock.clone()).recalling(stories),
            prices: Cache::new(PRICES, judged(Option::is_none), clock.clone()),
            rails: Cache::new(RAILS, judged(no_rails), clock.clone()).recalling(rails),
            countries: Cache::new(COUNTRIES, judged(Vec::is_empty), clock).recalling(countries),
            ghosts,
            emoney,
            source,
            turns,
        }
    }

    pub const fn upstream(&self) -> &Upstream {
        &self.upstream
    }

    pub const fn ghosts(&self) -> &Ghosts {
        &self.ghosts
    }

    /// How old the catalogue of a country is, where upstream gives no newer one.
    pub fn lag(&self, country: CountryCode) -> Option<Duration> {
        self.brands.lag(&country)
    }

    pub async fn brands(&self, caller: &Caller) -> Result<Aged<Index>, UpstreamError> {
        let (upstream, ghosts, caller) = (self.upstream.clone(), self.ghosts.clone(), caller.clone());
        let (emoney, source, country) = (self.emoney, self.source.clone(), caller.country);
        let load = move |need: Need| async move {
            let caller = asking(&caller, need);
            let brands = source.bring(brands_of(country), need, upstream.brands(&caller, country)).await?;
            Ok(brands.map(|brands| Index::haunted(brands, emoney, ghosts)))
        };
        self.brands.get(country, load).await
    }

    pub async fn rails(&self, caller: &Caller) -> Result<Aged<Rails>, UpstreamError> {
        let (upstream, caller, source) = (self.upstream.clone(), caller.clone(), self.source.clone());
        let load = move |need: Need| async move {
            let caller = asking(&caller, need);
            let rails = source.bring(rails_of(), need, upstream.payment_rails(&caller)).await?;
            Ok(rails.map(Rails::new))
        };
        self.rails.get((), load).await
    }

    pub async fn countries(&self, caller: &Caller) -> Result<Aged<Vec<CountryCode>>, UpstreamError> {
        let (upstream, caller, source) = (self.upstream.clone(), caller.clone(), self.source.clone());
        let load = move |need: Need| async move {
            let caller = asking(&caller, need);
            source.bring(countries_of(), need, upstream.countries(&caller)).await
        };
        self.countries.get((), load).await
    }

    /// A family's offers, good enough to be shown.
    pub async fn offers(&self, caller: &Caller, family: Family) -> Result<Aged<Offers>, UpstreamError> {
        let load = self.load_offers(caller, family.clone());
        self.products.get(family, load).await
    }

    /// The texts of a family's brands in English. Everything else that wants product reads goes first.
    pub async fn stories(
        &self,
        caller: &Caller,
        key: StoryKey,
    ) -> Result<Aged<Vec<BrandStory>>, UpstreamError> {
        let (upstream, turns, source) = (self.upstream.clone(), self.turns.clone(), self.source.clone());
        let (caller, asked) = (caller.on(Occasion::Refresh), key.clone());
        let load = move |need: Need| async move {
            let ask = async {
                let _turn = turns.take(false).await?;
                let StoryKey { country, family } = &asked;
                let offers =
                    upstream.products(&caller, *country, family, &Coin::usdc(), Language::En).await?;
                let told = offers.into_iter().filter(|offer| !offer.story.lacks_texts());
                Ok(told.map(BrandStory::of).collect())
            };
            source.bring(stories_of(&asked), need, ask).await
        };
        self.stories.get(key, load).await
    }

    /// How old a family's offers are, where upstream gives no newer ones.
    pub fn offers_lag(&self, family: &Family) -> Option<Duration> {
        self.products.lag(family)
    }

    /// A family's offers with their prices: for whoever buys good enough to be paid by, else the newest that can be had.
    pub async fn priced(&self, caller: &Caller, family: Family) -> Result<Aged<Offers>, UpstreamError> {
        let load = self.load_offers(caller, family.clone());
        match caller.occasion {
            Occasion::Purchase => self.products.get_within(family, PRICE_FRESH, load).await,
            Occasion::Page | Occasion::Refresh | Occasion::Unknown | Occasion::Crawler => {
                self.products.get_rather(family, PRICE_FRESH, PRICE_SHOWN, load).await
            }
        }
    }

    /// The price of a free amount, likewise; `None` when upstream names none.
    pub async fn price(
        &self,
        caller: &Caller,
        face: Face,
    ) -> Result<Aged<Option<CoinAmount>>, UpstreamError> {
        let (upstream, by, asked) = (self.upstream.clone(), caller.clone(), face.clone());
        let source = self.source.clone();
        let load = move |need: Need| async move {
            let ask = async {
                let Face { country, brand, amount, coin } = &asked;
                match upstream.price(&asking(&by, need), *country, brand, *amount, coin).await {
                    // What is not sold has no price (contract 5).
                    Err(UpstreamError::NotFound | UpstreamError::Refused(_)) => Ok(None),
                    answer => answer,
                }
            };
            source.bring(price_of(&asked), need, ask).await
        };
        match caller.occasion {
            Occasion::Purchase => self.prices.get_within(face, PRICE_FRESH, load).await,
            Occasion::Page | Occasion::Refresh | Occasion::Unknown | Occasion::Crawler => {
                self.prices.get_rather(face, PRICE_FRESH, PRICE_SHOWN, load).await
            }
        }
    }

    fn load_offers(
        &self,
        caller: &Caller,
        family: Family,
    ) -> impl FnOnce(Need) -> BoxFuture<'static, Result<Brought<Offers>, UpstreamError>> + Send + use<> {
        let (upstream, caller, turns) = (self.upstream.clone(), caller.clone(), self.turns.clone());
        let source = self.source.clone();
        move |need| {
            let load = async move {
                let ask = async {
                    // People do not wait behind programs, which come back by themselves.
                    let is_patient = !need.is_refresh && caller.occasion != Occasion::Crawler;
                    let _turn = turns.take(is_patient).await?;
                    let Family { country, name, coin, language } = &family;
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

/// On whose behalf, and on which occasion, upstream is asked.
fn asking(caller: &Caller, need: Need) -> Caller {
    caller.on(if need.is_refresh { caller.occasion.max(Occasion::Refresh) } else { caller.occasion })
}

/// Looks answers of this kind up among those of an earlier run.
fn recalled<K: 'static, T: DeserializeOwned + 'static, V: 'static>(
    source: &Source,
    name: fn(&K) -> String,
    read: fn(T) -> V,
) -> Recall<K, V> {
    let source = source.clone();
    Arc::new(move |key| {
        let (source, name) = (source.clone(), name(key));
        async move { source.recall(&name).await.map(|found: Brought<T>| found.map(read)) }.boxed()
    })
}

fn shared_offers(offers: Vec<Offer>) -> Offers {
    offers.into_iter().map(Arc::new).collect()
}

const fn judged<V>(is_empty: fn(&V) -> bool) -> Judgement<V, UpstreamError> {
    Judgement { is_empty, pause }
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
