//! The shop itself: what it can do for a visitor, put together from catalogue, upstream and orders.
//!
//! No routes and no views here: pages, server functions and routes ask the shop and show what it says. The
//! one place where [`UpstreamError`] becomes [`Failure`] is [`failing`].

mod basket;
mod browse;
mod cart;
mod checkout;
mod countries;
pub mod doctor;
mod failing;
mod keyed_mutex;
pub mod keys;
mod open;
pub mod phone;
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
pub use quote::Priced;
pub use rate_limiter::KeyedRateLimiter;
pub use receipt::Receipt;
pub use solana_pay::{RequestedTransaction, Requester, WalletRefusal};
pub use tracking::{OrderSummary, Owned};

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

/// The running shop. One a process, shared.
pub struct Shop {
    pub settings: Settings,
    pub options: LeptosOptions,
    pub catalogue: Catalogue,
    pub(crate) upstream: Upstream,
    /// What the nodes have in common; absent where there is one.
    commons: Option<SharedRedis>,
    store: Store,
    node: StoreNode,
    pub(crate) journal: Journal,
    pub(crate) placer: Placer,
    pub hub: Hub,
    /// Sign cookies, quotes and links.
    keys: Keys,
    /// What idempotency keys are made by: the same for as long as the database lives.
    lasting: Keys,
    journal_keys: JournalKeys,
    sandbox: Option<Sandbox>,
    /// Where links to earlier orders are asked for; absent without a mail server.
    desk: Option<recovery::LinkQueue>,
    solana: Option<solana_pay::SolanaLookup>,
    turns: keyed_mutex::KeyedMutex,
    /// Checkouts that wait until upstream may be asked.
    queue: CheckoutQueue,
    /// How much dearer validations are than prices, by rail.
    rail_ratios: rail_ratios::RailRatios,
    /// Orders that one shopper placed lately, by e-mail address and by device.
    eagerness: KeyedRateLimiter,
    /// Cancelled when the process begins to end; streams end with it.
    pub stop: CancellationToken,
}

impl Shop {
    /// Whether no real money moves.
    pub const fn is_sandbox(&self) -> bool {
        matches!(self.settings.upstream.mode, Mode::Sandbox)
    }

    /// The same buckets for all nodes together, where these have something in common.
    pub fn shared_by_nodes(&self, buckets: KeyedRateLimiter) -> KeyedRateLimiter {
        buckets.shared_over(self.commons.clone())
    }

    /// Whether the checkout has a field for promotional codes.
    pub const fn takes_coupons(&self) -> bool {
        self.settings.store.coupons
    }

    /// Whether shoppers come over https.
    pub fn is_secure(&self) -> bool {
        self.settings.store.origin.scheme() == "https"
    }

    /// Keys of the visitor's cookie: the first signs, all verify.
    pub fn cookie_keys(&self) -> Vec<[u8; 32]> {
        self.keys.derive_all(Purpose::Device)
    }

    /// Whether the store answers; for readiness.
    pub async fn is_ready(&self) -> bool {
        self.store.is_ready().await
    }

    /// Whether the shared cache answered last; nothing where there is none.
    pub fn is_redis_up(&self) -> Option<bool> {
        self.commons.as_ref().map(SharedRedis::is_up)
    }

    /// Whether upstream is asked, or is given a rest because it did not answer.
    pub fn is_upstream_available(&self) -> bool {
        self.upstream.is_asked()
    }

    /// How many calls may still be sent at this moment, by endpoint; for metrics.
    pub async fn budgets_left(&self) -> Vec<(&'static str, usize)> {
        self.upstream.left_now().await
    }
}

/// The server's clock.
pub fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_unix(i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}

/// The shop of the request that is being answered.
pub fn shop() -> Result<Arc<Shop>, Failure> {
    use_context::<Arc<Shop>>().ok_or(Failure::Internal)
}

/// The visitor of the request that is being answered.
pub fn visitor() -> Visitor {
    use_context::<Visitor>().unwrap_or_default()
}
