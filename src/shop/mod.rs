//! What the shop does for a visitor, on top of catalogue, upstream and orders.
//!
//! It contains no routes and no views: pages, server functions and routes call it and show the results.
//! [`failing`] is the one place where [`UpstreamError`] becomes [`Failure`].

mod basket;
mod browse;
mod cart;
mod checkout;
mod countries;
pub mod doctor;
mod failing;
pub mod keys;
mod open;
pub mod phone;
mod priced;
mod quote;
mod rail_ratios;
mod rate_limiter;
mod receipt;
pub mod recovery;
pub mod secrets;
pub mod settings;
mod solana_pay;
mod tracking;
mod transfer;
pub mod upkeep;
pub mod visitor;

pub use crate::orders::record::{OrderedLine, Record};
pub use crate::payments::RefundError;
pub use crate::store::{BackupError, StoreError};
pub use basket::{Basket, BasketLine};
pub use browse::{BrandView, Panel, Picked, Sale, Storefront};
pub use cart::{CartLine, CartProblem, CartView};
pub use checkout::{
    CheckoutForm, CheckoutQueue, CheckoutView, FormError, QueueStatus, Submission, amount_label,
};
pub use failing::reply;
pub use open::OpenError;
pub use priced::Priced;
pub use rate_limiter::KeyedRateLimiter;
pub use receipt::Receipt;
pub use solana_pay::{RequestedTransaction, Requester, WalletRefusal};
pub use tracking::{OrderSummary, ShownOrder};

use crate::{
    catalogue::Catalogue,
    cluster::SharedRedis,
    domain::{failure::Failure, time::Timestamp},
    orders::{hub::Hub, journal::Journal, keys::Keys as JournalKeys, place::Placer},
    sandbox::Sandbox,
    store::{Node as StoreNode, Store},
    upstream::Upstream,
};
use keys::{Keys, Purpose};
use leptos::{config::LeptosOptions, prelude::use_context};
use settings::{Mode, Settings};
use std::{
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};
use tokio_util::sync::CancellationToken;
use visitor::Visitor;

/// The running shop. One per process, shared.
pub struct Shop {
    pub settings: Settings,
    pub options: LeptosOptions,
    pub catalogue: Catalogue,
    pub(crate) upstream: Upstream,
    /// The Redis connection that nodes share; `None` if the settings name none.
    redis: Option<SharedRedis>,
    store: Store,
    node: StoreNode,
    pub(crate) journal: Journal,
    pub(crate) placer: Placer,
    pub hub: Hub,
    /// Sign cookies, quotes and links. They can be replaced.
    keys: Keys,
    /// Derive idempotency keys. They never change for one database.
    lasting: Keys,
    journal_keys: JournalKeys,
    sandbox: Option<Sandbox>,
    /// Requests for links to earlier orders; `None` without a mail server.
    link_queue: Option<recovery::LinkQueue>,
    solana: Option<solana_pay::SolanaLookup>,
    /// Checkouts that wait for upstream's budget.
    queue: CheckoutQueue,
    /// The ratio of validated totals to listed prices, by rail.
    rail_ratios: rail_ratios::RailRatios,
    /// Limits how many orders one shopper may place, by email address and by device.
    order_limiter: KeyedRateLimiter,
    /// Canceled when the process starts to shut down. Ends all streams.
    pub stop: CancellationToken,
}

impl Shop {
    /// Whether the shop sells in the sandbox, without real money.
    pub const fn is_sandbox(&self) -> bool {
        matches!(self.settings.upstream.mode, Mode::Sandbox)
    }

    /// The same limiter, shared by all nodes if Redis is configured.
    pub fn shared_by_nodes(&self, limiter: KeyedRateLimiter) -> KeyedRateLimiter {
        limiter.shared_over(self.redis.clone())
    }

    /// Whether checkout has a field for promo codes.
    pub const fn takes_coupons(&self) -> bool {
        self.settings.store.coupons
    }

    /// Whether shoppers use https.
    pub fn is_secure(&self) -> bool {
        self.settings.store.origin.scheme() == "https"
    }

    /// The keys of the device cookie: the first one signs, all of them verify.
    pub fn cookie_keys(&self) -> Vec<[u8; 32]> {
        self.keys.derive_all(Purpose::Device)
    }

    /// Whether the database responds, for readiness.
    pub async fn is_ready(&self) -> bool {
        self.store.is_ready().await
    }

    /// Whether Redis responded to the last command; `None` if it is not configured.
    pub fn is_redis_up(&self) -> Option<bool> {
        self.redis.as_ref().map(SharedRedis::is_up)
    }

    /// Whether calls to upstream are sent, rather than paused because it did not respond.
    pub fn is_upstream_available(&self) -> bool {
        self.upstream.is_asked()
    }

    /// How many calls may still be sent now, by endpoint, for metrics.
    pub async fn budgets_left(&self) -> Vec<(&'static str, usize)> {
        self.upstream.left_now().await
    }
}

/// The current time.
pub fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_unix(i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}

/// The shop, from the context of the current request.
pub fn shop() -> Result<Arc<Shop>, Failure> {
    use_context::<Arc<Shop>>().ok_or(Failure::Internal)
}

/// The visitor, from the context of the current request.
pub fn visitor() -> Visitor {
    use_context::<Visitor>().unwrap_or_default()
}
