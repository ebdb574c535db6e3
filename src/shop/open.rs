//! Opening the shop: the sandbox if nothing else is set, upstream, journal, placer, hub.

use super::{
    CheckoutQueue, KeyedRateLimiter, Shop,
    checkout::queue,
    keys::{Keys, Purpose},
    recovery::{self, LinkQueue, LinkWorker},
    secrets::{self, Secrets, SecretsError},
    settings::{Mode, Settings},
    solana_pay::SolanaLookup,
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

/// Why the shop does not open.
#[derive(Debug, Error)]
pub enum OpenError {
    #[error("the sandbox cannot be started: {0}")]
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
    #[error("no usable address: {0}")]
    Address(#[from] url::ParseError),
    #[error("redis.url: {0}")]
    Redis(#[from] NotAnAddress),
    #[error("mail: {0}")]
    Mail(#[source] MailError),
}

impl OpenError {
    /// Whether another value of a setting is the cure, so that starting again does not help.
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
    /// Opens the shop.
    pub async fn open(settings: Settings, options: LeptosOptions) -> Result<Arc<Self>, OpenError> {
        let stop = CancellationToken::new();
        let (config, sandbox) = upstream_config(&settings).await?;
        let store = Store::open(&settings.database.url).await?;
        let Secrets { vault, lasting, signing } = secrets::open(&settings, &store).await?;
        let journal = Journal::new(&store, &vault);
        let commons = commons(&settings, &config, &lasting)?;
        let journal_keys = JournalKeys::new(&lasting.derive(Purpose::Journal))?;
        let node = StoreNode::join(&store).await?;
        let upstream = Upstream::among(config, cluster(commons.clone(), &node))?;
        let solana = solana_node(&settings, sandbox.as_ref())?
            .map(|node| SolanaLookup::new(node, SolanaLookup::limit().shared_over(commons.clone())));
        let hub = Hub::new(&journal, node.clone(), upstream.clone(), stop.clone());
        let placer = Placer::new(hub.reader().clone(), journal_keys.clone(), node.id());
        keep_house(&settings, &journal, &node, (vault, signing.clone()), &stop);
        let emoney = if settings.upstream.white_label { Emoney::Listed } else { Emoney::Hidden };
        let source = AnswerSource::new(commons.clone(), copies(&settings, &store));
        let desk = clerk(&settings, &journal, &signing, &journal_keys, commons.as_ref())?
            .map(|c| LinkQueue::open(c, stop.clone()));
        let eagerness = KeyedRateLimiter::per_hour("orders_per_shopper", settings.limits.orders_per_shopper)
            .shared_over(commons.clone());
        let opened = Arc::new(Self {
            catalogue: Catalogue::new(upstream.clone(), emoney, source),
            settings,
            options,
            upstream,
            commons,
            store,
            node,
            journal,
            placer,
            hub,
            keys: signing,
            lasting,
            journal_keys,
            sandbox,
            desk,
            solana,
            turns: super::keyed_mutex::KeyedMutex::default(),
            queue: CheckoutQueue::default(),
            rail_ratios: super::rail_ratios::RailRatios::default(),
            eagerness,
            stop,
        });
        let (line, stop) = (Arc::downgrade(&opened), opened.stop.clone());
        tokio::spawn(async move { stop.run_until_cancelled(Box::pin(queue::serve(line))).await });
        Ok(opened)
    }

    /// Closes the shop: finishes orders under way, ends streams, closes the store.
    pub async fn close(&self) {
        self.stop.cancel();
        if !self.placer.drain(Duration::from_secs(20)).await {
            tracing::error!("orders were still being placed when the shop closed");
        }
        if !self.hub.drain(Duration::from_secs(2)).await {
            tracing::debug!("upstream streams were still open when the shop closed");
        }
        if let Err(error) = self.node.leave().await {
            tracing::debug!(%error, "the lease of this node ends by itself");
        }
        self.store.close().await;
    }

    /// Where the sandbox answers, if it serves.
    pub fn sandbox_url(&self) -> Option<&str> {
        self.sandbox.as_ref().map(Sandbox::url)
    }
}

/// Where the catalogue's last good answers are kept; the sandbox is never away.
fn copies(settings: &Settings, store: &Store) -> Option<Copies> {
    match &settings.upstream.mode {
        Mode::Live { url, .. } => Some(Copies::of(store, url)),
        Mode::Sandbox => None,
    }
}

/// What this node has in common with others: those that earn under the same account at the same upstream.
fn commons(settings: &Settings, config: &Config, keys: &Keys) -> Result<Option<SharedRedis>, NotAnAddress> {
    let Some(redis) = &settings.redis else { return Ok(None) };
    let partner = config.partner_id.as_ref().map(ExposeSecret::expose_secret).unwrap_or_default();
    let account = format!("{}|{partner}", config.url);
    SharedRedis::open(&redis.url, &account, keys.derive(Purpose::SharedRedis)).map(Some)
}

/// The nodes that upstream takes for one shop: as many as share the store.
fn cluster(commons: Option<SharedRedis>, node: &StoreNode) -> BudgetPeers {
    let node = node.clone();
    BudgetPeers::new(commons, move || node.count())
}

/// Whoever answers those who want their orders on another device; nobody without a mail server.
fn clerk(
    settings: &Settings,
    journal: &Journal,
    keys: &Keys,
    journal_keys: &JournalKeys,
    commons: Option<&SharedRedis>,
) -> Result<Option<LinkWorker>, OpenError> {
    let Some(mail) = &settings.mail else { return Ok(None) };
    let post = Mailer::new(&mail.relay, &mail.from, &settings.store.name).map_err(OpenError::Mail)?;
    Ok(Some(LinkWorker {
        post,
        journal: journal.clone(),
        keys: keys.clone(),
        journal_keys: journal_keys.clone(),
        links: KeyedRateLimiter::per_hour("links_per_email", recovery::LINKS_PER_HOUR).shared_over(commons.cloned()),
        shop: settings.store.name.clone(),
        origin: settings.store.origin.clone(),
    }))
}

async fn upstream_config(settings: &Settings) -> Result<(Config, Option<Sandbox>), OpenError> {
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
            (Config { url, partner_id: None, app_version, timeout, budgets }, Some(sandbox))
        }
    })
}

/// The node that Solana payments are prepared with. In the sandbox always the sandbox's own: it knows a
/// blockhash that the real network does not, so that no wallet can move real money.
fn solana_node(settings: &Settings, sandbox: Option<&Sandbox>) -> Result<Option<Node>, OpenError> {
    let url = match (sandbox, &settings.wallet.solana_rpc) {
        (Some(sandbox), _) => format!("{}/solana", sandbox.url()),
        (None, Some(url)) => url.expose_secret().to_owned(),
        (None, None) => return Ok(None),
    };
    Ok(Some(Node::new(url.parse()?)?))
}

/// What goes on in the background until the shop closes: old orders are tidied away, new secrets are read.
fn keep_house(
    settings: &Settings,
    journal: &Journal,
    node: &StoreNode,
    (vault, signing): (Vault, Keys),
    stop: &CancellationToken,
) {
    let retention = retention::run(journal.clone(), node.clone(), settings.database.retention);
    let secrets = secrets::follow(settings.clone(), journal.store().clone(), vault, signing);
    let (until, then) = (stop.clone(), stop.clone());
    tokio::spawn(async move { until.run_until_cancelled(retention).await });
    tokio::spawn(async move { then.run_until_cancelled(secrets).await });
}
