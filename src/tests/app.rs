//! A shop for tests: opened as the binary opens it, on a database of its own, over the embedded sandbox or
//! over a double that stands where upstream does.

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

/// What upstream knows the shop by; in no answer and no log.
pub const PARTNER: &str = "partner-7f3c9a51e0";

/// An open shop and its router.
pub struct App {
    pub shop: Arc<Shop>,
    pub router: Router,
    pub folder: tempfile::TempDir,
}

impl App {
    /// Over its own sandbox, as a shop without settings.
    pub async fn sandbox() -> Self {
        Self::with(|_| {}).await
    }

    /// Over a double, as a shop that earns money.
    pub async fn over(double: &Double) -> Self {
        let url = double.url.clone();
        Self::with(|settings| settings.upstream.mode = live(&url)).await
    }

    /// The shop's own sandbox, and whatever else a test wants.
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

    /// Somebody's browser, without cookies.
    pub fn browser(&self) -> Browser {
        Browser::inside(self.router.clone(), self.shop.settings.store.origin.as_str())
    }
}

/// A double of upstream, and a shop that earns money over it.
pub async fn open() -> (Double, App) {
    let double = Double::plain().await;
    let app = App::over(&double).await;
    (double, app)
}

/// Upstream at this address.
pub fn live(url: &str) -> Mode {
    Mode::Live { url: url.parse().unwrap(), partner_id: PARTNER.into() }
}

/// The settings of a shop nobody has set up, with the journal in this file.
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
            // One address buys more here than a shopper may where calls are short.
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
        // A test's one shopper orders more in a minute than a person in an hour.
        limits: Limits { orders_per_shopper: 10_000, unpaid_orders_per_shopper: 10_000, ..Limits::default() },
        telemetry: Telemetry { log: String::new(), otlp_endpoint: None, sample_percent: 100 },
        mail: None,
        wallet: Wallet { solana_rpc: None },
        quoted: Vec::new(),
    }
}

/// A build without files; `site` is where they would lie.
pub fn options(site: &Path) -> LeptosOptions {
    LeptosOptions::builder().output_name("kiosk").site_root(site.to_str().unwrap()).build()
}
