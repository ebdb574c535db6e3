//! What the shop does for a visitor, on top of catalogue, upstream and orders.
//!
//! It contains no routes and no views: pages, server functions and routes call it and show the results.
//! [`failing`] is the one place where [`UpstreamError`] becomes [`Failure`].

mod basket;
mod carts;
mod checkout;
mod customer_orders;
pub mod doctor;
mod failing;
pub mod keys;
mod open;
pub mod phone;
mod priced;
mod pricing;
mod rail_ratios;
mod rate_limiter;
mod receipt;
pub mod recovery;
mod request_context;
pub mod secrets;
pub mod settings;
mod storefront;
mod transfer;
pub mod upkeep;
pub mod visitor;
mod wallet_payments;

pub use crate::orders::record::{OrderedLine, Record};
pub use crate::payments::RefundError;
pub use crate::store::{BackupError, StoreError};
pub use basket::{Basket, BasketLine};
pub use carts::{CartLine, CartProblem, CartView, Carts};
pub use checkout::{
    CheckoutForm, CheckoutQueue, CheckoutService, CheckoutView, FormError, QueueStatus, Submission,
    amount_label,
};
pub use customer_orders::{CustomerOrders, OrderSummary, ShownOrder};
pub use failing::reply;
pub use open::OpenError;
pub use priced::Priced;
pub use pricing::Pricing;
pub use rate_limiter::KeyedRateLimiter;
pub use receipt::Receipt;
pub use recovery::OrderRecovery;
pub use request_context::RequestContext;
pub use storefront::{BrandRequest, BrandView, HomeView, Panel, Sale, Storefront};
pub use wallet_payments::{RequestedTransaction, Requester, WalletPayments, WalletRefusal};

use crate::{
    catalogue::Catalogue,
    cluster::SharedRedis,
    domain::{failure::Failure, locale::Locale, time::Timestamp},
    orders::{hub::Hub, place::Placer},
    sandbox::Sandbox,
    store::{Node as StoreNode, Store},
    upstream::Upstream,
};
use keys::{Keys, Purpose};
use leptos::{config::LeptosOptions, prelude::use_context};
use settings::Settings;
use std::{
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};
use tokio_util::sync::CancellationToken;
use visitor::Visitor;

/// The running shop: its services, and what they are made of. One per process, shared.
pub struct Shop {
    pub settings: Arc<Settings>,
    pub options: LeptosOptions,
    pub catalogue: Catalogue,
    pub storefront: Storefront,
    pub pricing: Pricing,
    pub carts: Carts,
    pub checkout: Arc<CheckoutService>,
    pub orders: CustomerOrders,
    pub recovery: OrderRecovery,
    pub wallets: WalletPayments,
    pub hub: Hub,
    upstream: Upstream,
    /// The Redis connection that nodes share; `None` if the settings name none.
    redis: Option<SharedRedis>,
    store: Store,
    node: StoreNode,
    placer: Placer,
    /// Sign cookies. They can be replaced.
    keys: Keys,
    sandbox: Option<Arc<Sandbox>>,
    /// Canceled when the process starts to shut down. Ends all streams.
    pub stop: CancellationToken,
}

impl Shop {
    /// The same limiter, shared by all nodes if Redis is configured.
    pub fn shared_by_nodes(&self, limiter: KeyedRateLimiter) -> KeyedRateLimiter {
        limiter.shared_over(self.redis.clone())
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

/// The context of the current request, in this locale.
pub fn request_in(locale: Locale) -> RequestContext {
    RequestContext { visitor: visitor(), locale }
}
