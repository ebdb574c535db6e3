//! A shop for tests. It starts as the binary starts it, on its own database, over the embedded sandbox or
//! over a test double of upstream.

use super::{browser::Browser, double::Double};
use crate::{
    orders::retention::Retention,
    server::router,
    shop::{
        Shop,
        settings::{Database, Limits, Mode, Server, Settings, Store, Telemetry, UpstreamSettings, Wallet},
    },
    store::tests::Base,
    upstream::Budgets,
};
use axum::Router;
use leptos::config::LeptosOptions;
use std::{path::Path, sync::Arc};

/// The Partner ID. It must occur in no response and no log.
pub const PARTNER: &str = "partner-7f3c9a51e0";

/// A running shop and its router.
pub struct App {
    pub shop: Arc<Shop>,
    pub router: Router,
    pub folder: tempfile::TempDir,
}

impl App {
    /// Over its own sandbox, like a shop without settings.
    pub async fn sandbox() -> Self {
        Self::with(|_| {}).await
    }

    /// Over a double, like a live shop.
    pub async fn over(double: &Double) -> Self {
        let url = double.url.clone();
        Self::with(|settings| settings.upstream.mode = live(&url)).await
    }

    /// Over its own sandbox, with other settings.
    pub async fn with(change: impl FnOnce(&mut Settings)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = settings(&folder.path().join("kiosk.db"));
        change(&mut settings);
        let shop = Shop::open(settings, options(folder.path())).await.unwrap();
        Self { router: router(&shop), shop, folder }
    }

    /// Over its own sandbox, with its journal on the `PostgreSQL` server of the tests.
    pub async fn on_postgres() -> Self {
        let place = Base::Postgres.place().await;
        Self::with(|settings| settings.database.url = place.address).await
    }

    /// A new browser, without cookies.
    pub fn browser(&self) -> Browser {
        Browser::inside(self.router.clone(), self.shop.settings.store.origin.as_str())
    }
}

/// A double of upstream, and a live shop over it.
pub async fn open() -> (Double, App) {
    let double = Double::plain().await;
    let app = App::over(&double).await;
    (double, app)
}

/// The live mode, with upstream at this URL.
pub fn live(url: &str) -> Mode {
    Mode::Live { url: url.parse().unwrap(), partner_id: PARTNER.into() }
}

/// The settings of an unconfigured shop, with its database in this file.
pub fn settings(database: &Path) -> Settings {
    Settings {
        store: Store {
            name: "Kiosk".into(),
            origin: "http://127.0.0.1:3000".parse().unwrap(),
            default_locale: "en-us".parse().unwrap(),
            locales: ["en-us", "en-gb", "it-it"].map(|l| l.parse().unwrap()).into(),
            support_email: None,
            terms_url: None,
            privacy_url: None,
            coupons: false,
            shared_terminal_minutes: None,
        },
        upstream: UpstreamSettings {
            mode: Mode::Sandbox,
            app_version: "test/1".into(),
            white_label: false,
            utm_source: None,
            // One address buys more in a test than one shopper's share of a real budget allows.
            budgets: Budgets::ample(),
        },
        database: Database {
            url: format!("sqlite:{}", database.display()).parse().unwrap(),
            retention: Retention::default(),
        },
        redis: None,
        server: Server {
            trusted_proxies: Vec::new(),
            hsts_subdomains: false,
            admin_addr: None,
            secrets: Vec::new(),
            journal_keys: vec!["the journal key of every test's shop".into()],
            journal_key_file: None,
        },
        // The only shopper of a test orders more in a minute than a person does in an hour.
        limits: Limits { orders_per_shopper: 10_000, unpaid_orders_per_shopper: 10_000, ..Limits::default() },
        telemetry: Telemetry { log: String::new(), otlp_endpoint: None, sample_percent: 100 },
        mail: None,
        wallet: Wallet { solana_rpc: None },
        quoted: Vec::new(),
    }
}

/// The options of a build without files, whose site directory is `site`.
pub fn options(site: &Path) -> LeptosOptions {
    LeptosOptions::builder().output_name("kiosk").site_root(site.to_str().unwrap()).build()
}
