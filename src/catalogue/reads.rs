//! The reads behind the catalogue: one cache for each upstream endpoint, its terms, and the pace that
//! upstream bears. Keys hold everything that changes an answer and nothing of the shopper.

use super::{
    cache::{Aged, Cache, Judgement, Terms},
    clock::Clock,
    ghosts::Ghosts,
    index::{Emoney, Index},
    rails::Rails,
};
use crate::{
    domain::{
        brand::Brand,
        locale::{CountryCode, Language},
        money::{Coin, CoinAmount},
        offer::Offer,
    },
    upstream::{Caller, Upstream, UpstreamError},
};
use rust_decimal::Decimal;
use std::{sync::Arc, time::Duration};
use tokio::sync::Semaphore;

/// For what is shown (contract 1.6): three minutes fresh, a day at hand, a month in reserve.
const LISTS: Terms = Terms {
    fresh: Duration::from_mins(3),
    stale: Duration::from_hours(24),
    kept: Duration::from_hours(30 * 24),
    empty: Duration::from_secs(30),
    doubt: Duration::ZERO,
    keys: 2_000,
};

/// A country that has brands does not lose them all at once.
const BRANDS: Terms = Terms { doubt: Duration::from_hours(1), keys: 300, ..LISTS };

/// An amount may be gone within the hour; what is older is asked for first.
const PRODUCTS: Terms = Terms { stale: Duration::from_mins(30), ..LISTS };

const RAILS: Terms =
    Terms { fresh: Duration::from_mins(10), doubt: Duration::from_hours(1), keys: 1, ..LISTS };

/// A list that hardly ever changes.
const COUNTRIES: Terms = Terms {
    fresh: Duration::from_hours(6),
    stale: Duration::from_hours(30 * 24),
    doubt: Duration::from_hours(1),
    keys: 1,
    ..LISTS
};

/// Prices are current or they are none.
const PRICES: Terms = Terms {
    fresh: PRICE_FRESH,
    stale: Duration::ZERO,
    kept: Duration::ZERO,
    empty: Duration::from_secs(5),
    doubt: Duration::ZERO,
    keys: 10_000,
};

/// How old a price may be (contract 1.6).
const PRICE_FRESH: Duration = Duration::from_secs(15);

/// Product reads at once: bursts of them are answered with 403 for minutes (contract 1.4).
const PRODUCTS_AT_ONCE: usize = 2;

/// How long a product read waits for its turn before it is refused.
const PATIENCE: Duration = Duration::from_secs(4);

/// The offers of every brand of a family.
pub type Offers = Vec<Arc<Offer>>;

type Kept<K, V> = Cache<K, V, UpstreamError>;

/// Cheap to clone; clones share everything.
#[derive(Clone)]
pub struct Reads {
    upstream: Upstream,
    brands: Kept<CountryCode, Index>,
    products: Kept<Family, Offers>,
    prices: Kept<Face, Option<CoinAmount>>,
    rails: Kept<(), Rails>,
    countries: Kept<(), Vec<CountryCode>>,
    ghosts: Ghosts,
    emoney: Emoney,
    turns: Arc<Semaphore>,
}

/// One family's offers in one coin and language.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Family {
    country: CountryCode,
    name: String,
    coin: Coin,
    language: Language,
}

impl Family {
    pub fn of(brand: &Brand, coin: &Coin, language: Language) -> Self {
        Self { country: brand.country, name: brand.family.clone(), coin: coin.clone(), language }
    }
}

/// One free amount of one brand in one coin.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Face {
    country: CountryCode,
    brand: String,
    amount: Decimal,
    coin: Coin,
}

impl Face {
    pub fn of(brand: &Brand, amount: Decimal, coin: &Coin) -> Self {
        Self { country: brand.country, brand: brand.name.clone(), amount, coin: coin.clone() }
    }
}

impl Reads {
    pub fn new(upstream: Upstream, emoney: Emoney, clock: Clock) -> Self {
        Self {
            upstream,
            brands: Cache::new(BRANDS, judged(Index::is_empty), clock.clone()),
            products: Cache::new(
                PRODUCTS,
                judged(|offers: &Offers| offers.iter().all(|offer| offer.is_empty())),
                clock.clone(),
            ),
            prices: Cache::new(PRICES, judged(Option::is_none), clock.clone()),
            rails: Cache::new(RAILS, judged(|rails: &Rails| rails.options().is_empty()), clock.clone()),
            countries: Cache::new(COUNTRIES, judged(Vec::is_empty), clock.clone()),
            ghosts: Ghosts::new(clock),
            emoney,
            turns: Arc::new(Semaphore::new(PRODUCTS_AT_ONCE)),
        }
    }

    pub const fn upstream(&self) -> &Upstream {
        &self.upstream
    }

    pub const fn ghosts(&self) -> &Ghosts {
        &self.ghosts
    }

    pub async fn brands(&self, caller: &Caller) -> Result<Aged<Index>, UpstreamError> {
        let (upstream, ghosts, caller) = (self.upstream.clone(), self.ghosts.clone(), caller.clone());
        let emoney = self.emoney;
        let country = caller.country;
        let load = async move {
            let brands = upstream.brands(&caller, country).await?;
            Ok(Index::haunted(brands, emoney, ghosts))
        };
        self.brands.get(country, load).await
    }

    pub async fn rails(&self, caller: &Caller) -> Result<Aged<Rails>, UpstreamError> {
        let (upstream, caller) = (self.upstream.clone(), caller.clone());
        let load = async move { upstream.payment_rails(&caller).await.map(Rails::new) };
        self.rails.get((), load).await
    }

    pub async fn countries(&self, caller: &Caller) -> Result<Aged<Vec<CountryCode>>, UpstreamError> {
        let (upstream, caller) = (self.upstream.clone(), caller.clone());
        self.countries.get((), async move { upstream.countries(&caller).await }).await
    }

    /// A family's offers, good enough to be shown.
    pub async fn offers(&self, caller: &Caller, family: Family) -> Result<Aged<Offers>, UpstreamError> {
        let load = self.load_offers(caller, family.clone());
        self.products.get(family, load).await
    }

    /// A family's offers, good enough to be paid by.
    pub async fn priced(&self, caller: &Caller, family: Family) -> Result<Aged<Offers>, UpstreamError> {
        let load = self.load_offers(caller, family.clone());
        self.products.get_within(family, PRICE_FRESH, load).await
    }

    /// The price of a free amount; `None` when upstream names none.
    pub async fn price(
        &self,
        caller: &Caller,
        face: Face,
    ) -> Result<Aged<Option<CoinAmount>>, UpstreamError> {
        let (upstream, caller, asked) = (self.upstream.clone(), caller.clone(), face.clone());
        let load = async move {
            let Face { country, brand, amount, coin } = &asked;
            match upstream.price(&caller, *country, brand, *amount, coin).await {
                // What is not sold has no price (contract 5).
                Err(UpstreamError::NotFound | UpstreamError::Refused(_)) => Ok(None),
                answer => answer,
            }
        };
        self.prices.get(face, load).await
    }

    fn load_offers(
        &self,
        caller: &Caller,
        family: Family,
    ) -> impl Future<Output = Result<Offers, UpstreamError>> + Send + use<> {
        let (upstream, caller, turns) = (self.upstream.clone(), caller.clone(), self.turns.clone());
        async move {
            let Ok(_turn) = tokio::time::timeout(PATIENCE, turns.acquire()).await else {
                return Err(UpstreamError::Throttled { retry_after: Duration::from_secs(2) });
            };
            let Family { country, name, coin, language } = &family;
            match upstream.products(&caller, *country, name, coin, *language).await {
                Ok(offers) => Ok(offers.into_iter().map(Arc::new).collect()),
                Err(UpstreamError::NotFound) => Ok(Vec::new()),
                Err(error) => Err(error),
            }
        }
    }
}

const fn judged<V>(is_empty: fn(&V) -> bool) -> Judgement<V, UpstreamError> {
    Judgement { is_empty, pause }
}

/// How long nobody asks again: a moment for a dead upstream, as it says for one that asks to wait.
fn pause(error: &UpstreamError) -> Duration {
    match error {
        UpstreamError::Throttled { retry_after } => (*retry_after).min(Duration::from_mins(1)),
        UpstreamError::Unavailable(_)
        | UpstreamError::Refused(_)
        | UpstreamError::NotFound
        | UpstreamError::Unauthorised => Duration::from_secs(2),
    }
}
