//! Starts the shop: the sandbox if no upstream is configured, the upstream client, the journal, the placer,
//! the hub.

use super::{
    Carts, CheckoutQueue, CheckoutService, CustomerOrders, KeyedRateLimiter, OrderRecovery, Pricing, Shop,
    Storefront, WalletPayments,
    checkout::queue,
    keys::{Keys, Purpose},
    recovery::{self, LinkQueue, LinkWorker},
    secrets::{self, Secrets, SecretsError},
    settings::{Mode, Settings},
    wallet_payments::SolanaLookup,
};
use crate::{
    catalogue::{AnswerSource, Catalogue, Copies, Emoney},
    cluster::{NotAnAddress, SharedRedis},
    mail::{MailError, Mailer},
    orders::{
        hub::Hub,
        journal::{Journal, JournalError},
        keys::Keys as JournalKeys,
        place::Placer,
        retention,
        vault::Vault,
    },
    payments::solana::{Node, NotANode},
    sandbox::{self, Sandbox},
    store::{self, Node as StoreNode, Store, StoreError},
    upstream::{BudgetPeers, Config, NotAConfig, Upstream},
};
use leptos::config::LeptosOptions;
use secrecy::ExposeSecret;
use std::{sync::Arc, time::Duration};
use thiserror::Error;
use tokio_util::sync::CancellationToken;

/// Why the shop does not start.
#[derive(Debug, Error)]
pub enum OpenError {
    #[error("cannot start the sandbox: {0}")]
    Sandbox(#[source] std::io::Error),
    #[error("upstream: {0}")]
    Upstream(#[from] NotAConfig),
    #[error("database.url: {0}")]
    Database(#[from] store::OpenError),
    #[error(transparent)]
    Journal(#[from] JournalError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("server.secret: {0}")]
    Secret(#[from] crate::orders::keys::KeyTooShort),
    #[error(transparent)]
    Secrets(#[from] SecretsError),
    #[error("wallet.solana_rpc: {0}")]
    Solana(#[from] NotANode),
    #[error("invalid URL: {0}")]
    Address(#[from] url::ParseError),
    #[error("redis.url: {0}")]
    Redis(#[from] NotAnAddress),
    #[error("mail: {0}")]
    Mail(#[source] MailError),
}

impl OpenError {
    /// Whether the cause is a setting, so that restarting does not help.
    pub const fn is_a_setting(&self) -> bool {
        match self {
            Self::Database(error) => error.is_a_setting(),
            Self::Secrets(error) => error.is_a_setting(),
            Self::Upstream(_)
            | Self::Secret(_)
            | Self::Solana(_)
            | Self::Address(_)
            | Self::Redis(_)
            | Self::Mail(_) => true,
            Self::Sandbox(_) | Self::Journal(_) | Self::Store(_) => false,
        }
    }
}

impl Shop {
    /// Starts the shop and its background tasks.
    pub async fn open(settings: Settings, options: LeptosOptions) -> Result<Arc<Self>, OpenError> {
        let (settings, stop) = (Arc::new(settings), CancellationToken::new());
        let (config, sandbox) = upstream_config(&settings).await?;
        let store = Store::open(&settings.database.url).await?;
        let Secrets { vault, lasting, signing } = secrets::open(&settings, &store).await?;
        let journal = Journal::new(&store, &vault);
        let redis = open_redis(&settings, &config, &lasting)?;
        let journal_keys = JournalKeys::new(&lasting.derive(Purpose::Journal))?;
        let node = StoreNode::join(&store).await?;
        let upstream = Upstream::among(config, budget_peers(redis.clone(), &node))?;
        let hub = Hub::new(&journal, node.clone(), upstream.clone(), stop.clone());
        let placer = Placer::new(hub.reader().clone(), journal_keys.clone(), node.id());
        spawn_background_tasks(&settings, &journal, &node, (vault, signing.clone()), &stop);
        let emoney = if settings.upstream.white_label { Emoney::Listed } else { Emoney::Hidden };
        let source = AnswerSource::new(redis.clone(), copies(&settings, &store));
        let catalogue = Catalogue::new(upstream.clone(), emoney, source);
        let solana = solana_node(&settings, sandbox.as_deref())?
            .map(|node| SolanaLookup::new(node, SolanaLookup::limit().shared_over(redis.clone())));
        let wallets = WalletPayments {
            settings: Arc::clone(&settings),
            journal: journal.clone(),
            hub: hub.clone(),
            keys: signing.clone(),
            solana: solana.map(Arc::new),
        };
        let pricing = Pricing::new(catalogue.clone(), wallets.serve_solana());
        let checkout = Arc::new(CheckoutService {
            settings: Arc::clone(&settings),
            pricing: pricing.clone(),
            upstream: upstream.clone(),
            node: node.clone(),
            journal: journal.clone(),
            journal_keys: journal_keys.clone(),
            placer: placer.clone(),
            keys: signing.clone(),
            lasting,
            order_limiter: KeyedRateLimiter::per_hour(
                "orders_per_shopper",
                settings.limits.orders_per_shopper,
            )
            .shared_over(redis.clone()),
            queue: CheckoutQueue::default(),
        });
        let queued = Box::pin(queue::submit_waiting(Arc::downgrade(&checkout)));
        let until = stop.clone();
        tokio::spawn(async move { until.run_until_cancelled(queued).await });
        let recovery = OrderRecovery {
            link_queue: link_worker(&settings, &journal, &signing, &journal_keys, redis.as_ref())?
                .map(|worker| LinkQueue::open(worker, stop.clone())),
            journal: journal.clone(),
            journal_keys: journal_keys.clone(),
            keys: signing.clone(),
        };
        let orders = CustomerOrders {
            shop_name: settings.store.name.clone(),
            journal: journal.clone(),
            journal_keys,
            hub: hub.clone(),
            wallets: wallets.clone(),
            sandbox: sandbox.clone(),
        };
        Ok(Arc::new(Self {
            storefront: Storefront { catalogue: catalogue.clone(), pricing: pricing.clone() },
            carts: Carts { catalogue: catalogue.clone(), pricing: pricing.clone(), keys: signing.clone() },
            settings,
            options,
            catalogue,
            pricing,
            checkout,
            orders,
            recovery,
            wallets,
            hub,
            upstream,
            redis,
            store,
            node,
            placer,
            keys: signing,
            sandbox,
            stop,
        }))
    }

    /// Shuts the shop down: finishes orders that are being placed, ends streams, closes the database.
    pub async fn close(&self) {
        self.stop.cancel();
        if !self.placer.drain(Duration::from_secs(20)).await {
            tracing::error!("orders were still being placed at shutdown");
        }
        if !self.hub.drain(Duration::from_secs(2)).await {
            tracing::debug!("upstream streams were still open at shutdown");
        }
        if let Err(error) = self.node.leave().await {
            tracing::debug!(%error, "could not release this node's lease; it expires by itself");
        }
        self.store.close().await;
    }

    /// The sandbox's URL, if the sandbox runs.
    pub fn sandbox_url(&self) -> Option<&str> {
        self.sandbox.as_deref().map(Sandbox::url)
    }
}

/// Where the catalogue's last good answers are stored. `None` in the sandbox, which is always available.
fn copies(settings: &Settings, store: &Store) -> Option<Copies> {
    match &settings.upstream.mode {
        Mode::Live { url, .. } => Some(Copies::of(store, url)),
        Mode::Sandbox => None,
    }
}

/// Connects to Redis, if configured. Only nodes with the same account at the same upstream share data.
fn open_redis(
    settings: &Settings,
    config: &Config,
    keys: &Keys,
) -> Result<Option<SharedRedis>, NotAnAddress> {
    let Some(redis) = &settings.redis else { return Ok(None) };
    let partner = config.partner_id.as_ref().map(ExposeSecret::expose_secret).unwrap_or_default();
    let account = format!("{}|{partner}", config.url);
    SharedRedis::open(&redis.url, &account, keys.derive(Purpose::SharedRedis)).map(Some)
}

/// The nodes that share upstream's budgets: all that use the same database.
fn budget_peers(redis: Option<SharedRedis>, node: &StoreNode) -> BudgetPeers {
    let node = node.clone();
    BudgetPeers::new(redis, move || node.count())
}

/// The worker that emails links to orders. `None` without a mail server.
fn link_worker(
    settings: &Settings,
    journal: &Journal,
    keys: &Keys,
    journal_keys: &JournalKeys,
    redis: Option<&SharedRedis>,
) -> Result<Option<LinkWorker>, OpenError> {
    let Some(mail) = &settings.mail else { return Ok(None) };
    let mailer = Mailer::new(&mail.relay, &mail.from, &settings.store.name).map_err(OpenError::Mail)?;
    Ok(Some(LinkWorker {
        mailer,
        journal: journal.clone(),
        keys: keys.clone(),
        journal_keys: journal_keys.clone(),
        link_limiter: KeyedRateLimiter::per_hour("links_per_email", recovery::LINKS_PER_HOUR)
            .shared_over(redis.cloned()),
        shop: settings.store.name.clone(),
        origin: settings.store.origin.clone(),
    }))
}

async fn upstream_config(settings: &Settings) -> Result<(Config, Option<Arc<Sandbox>>), OpenError> {
    let app_version = settings.upstream.app_version.clone();
    let timeout = Duration::from_secs(15);
    let budgets = settings.upstream.budgets.clone();
    Ok(match &settings.upstream.mode {
        Mode::Live { url, partner_id } => {
            let partner_id = Some(partner_id.clone());
            (Config { url: url.clone(), partner_id, app_version, timeout, budgets }, None)
        }
        Mode::Sandbox => {
            let sandbox = sandbox::start(sandbox::Options::default()).await.map_err(OpenError::Sandbox)?;
            let url = sandbox.url().parse()?;
            (Config { url, partner_id: None, app_version, timeout, budgets }, Some(Arc::new(sandbox)))
        }
    })
}

/// The node that prepares Solana payments. In the sandbox it is always the sandbox's own. Its blockhash is
/// unknown to the real network, so no wallet can move real money.
fn solana_node(settings: &Settings, sandbox: Option<&Sandbox>) -> Result<Option<Node>, OpenError> {
    let url = match (sandbox, &settings.wallet.solana_rpc) {
        (Some(sandbox), _) => format!("{}/solana", sandbox.url()),
        (None, Some(url)) => url.expose_secret().to_owned(),
        (None, None) => return Ok(None),
    };
    Ok(Some(Node::new(url.parse()?)?))
}

/// Spawns the tasks that run until shutdown: they delete old orders and reload secrets.
fn spawn_background_tasks(
    settings: &Settings,
    journal: &Journal,
    node: &StoreNode,
    (vault, signing): (Vault, Keys),
    stop: &CancellationToken,
) {
    let retention = retention::run(journal.clone(), node.clone(), settings.database.retention);
    let secrets = secrets::reload_periodically(settings.clone(), journal.store().clone(), vault, signing);
    let (until, then) = (stop.clone(), stop.clone());
    tokio::spawn(async move { until.run_until_cancelled(retention).await });
    tokio::spawn(async move { then.run_until_cancelled(secrets).await });
}
