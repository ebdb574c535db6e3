//! Tests of a shop that starts while upstream is down. It shows what an earlier run has read, with its age,
//! and sells nothing.

use crate::{
    store::Store,
    tests::{
        app::{App, live, open},
        browser::Browser,
        double::Double,
    },
};
use serde_json::json;
use std::{path::Path, time::Duration};

const BRAND: &str = "/brands/northstar-play";

fn database(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("shared.db").display())
}

/// A shop on this database, with upstream at this URL.
async fn shop(folder: &Path, url: &str) -> App {
    App::with(|settings| {
        settings.upstream.mode = live(url);
        settings.database.url = database(folder).parse().unwrap();
    })
    .await
}

/// A double of upstream. An earlier run of the shop showed a brand's page in four languages, two hours ago.
async fn seen_before(folder: &Path) -> Double {
    let double = Double::plain().await;
    let first = shop(folder, &double.url).await;
    for locale in ["/en-us", "/it-us", "/zh-us", "/es-us"] {
        for path in ["", BRAND] {
            assert_eq!(first.browser().get(&format!("{locale}{path}")).await.status, 200, "{locale}{path}");
        }
    }
    let store = Store::open(&database(folder).parse().unwrap()).await.unwrap();
    // Copies are written in the background: a country, the rails, and a brand in four languages.
    for _ in 0..100 {
        let kept: i64 =
            sqlx::query_scalar("SELECT COUNT(*) FROM copies").fetch_one(store.pool()).await.unwrap();
        if kept >= 6 {
            let age = sqlx::query("UPDATE copies SET read_at = read_at - 7200");
            age.execute(store.pool()).await.unwrap();
            return double;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("not all copies were written");
}

/// A shop that has just started, after upstream went down.
async fn restarted(folder: &Path) -> (App, Browser) {
    let double = seen_before(folder).await;
    let url = double.url.clone();
    drop(double);
    let app = shop(folder, &url).await;
    let browser = app.browser();
    (app, browser)
}

#[tokio::test]
async fn shop_without_upstream_shows_copies_with_their_age() {
    let folder = tempfile::tempdir().unwrap();
    let (_app, browser) = restarted(folder.path()).await;
    for (path, says) in [
        ("/en-us", "Prices and stock as of"),
        ("/en-us/brands", "Prices and stock as of"),
        ("/en-us/brands?q=northstar", "Prices and stock as of"),
        ("/en-us/brands/northstar-play", "Prices and stock as of"),
        ("/it-us/brands/northstar-play", "Prezzi e disponibilità aggiornati al"),
        ("/es-us", "Precios y existencias a fecha de"),
        ("/zh-us", "价格和库存截至"),
    ] {
        let page = browser.get(path).await;
        assert_eq!(page.status, 200, "{path}: {}", page.words());
        assert!(page.body.contains(says) && page.body.contains("as-of"), "{path}: {}", page.body);
    }
}

#[tokio::test]
async fn brand_page_shows_the_age_of_its_own_data() {
    let folder = tempfile::tempdir().unwrap();
    let double = seen_before(folder.path()).await;
    double.pull("faults", json!({"endpoint": "products", "kind": "500"})).await;
    let app = shop(folder.path(), &double.url).await;
    let is_old = async |path: &str| {
        let page = app.browser().get(path).await;
        assert_eq!(page.status, 200, "{path}: {}", page.words());
        page.body.contains("as-of")
    };
    for turn in 0..100 {
        // A page that is the same for everybody is cached for a while.
        if !is_old(&format!("/en-us/brands?q=north{turn}")).await {
            assert!(is_old("/en-us/brands/northstar-play").await);
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the list of brands was not renewed");
}

#[tokio::test]
async fn copies_of_an_earlier_run_sell_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (_app, browser) = restarted(folder.path()).await;
    let page = browser.get("/en-us/brands/northstar-play").await;
    assert_eq!(page.status, 200, "{}", page.words());
    assert!(!page.body.contains("data-amount=\"2"), "a price of two hours ago");
    let checkout = "/en-us/checkout?brand=northstar-play&amount=%3D25+USD&pay=USDC%3ASolana";
    let refused = browser.get(checkout).await;
    assert_eq!(refused.status, 503, "{}", refused.words());
    assert!(refused.words().len() > 80, "{}", refused.words());
}

#[tokio::test]
async fn unreadable_copies_are_ignored() {
    let folder = tempfile::tempdir().unwrap();
    let (app, _browser) = restarted(folder.path()).await;
    let store = Store::open(&database(folder.path()).parse().unwrap()).await.unwrap();
    sqlx::query("UPDATE copies SET body = '[{\"id\":'").execute(store.pool()).await.unwrap();
    assert_eq!(app.browser().get("/en-us").await.status, 503);
    assert_eq!(app.browser().get("/livez").await.status, 200);
}

#[tokio::test]
async fn shop_with_upstream_shows_no_age() {
    let (_double, app) = open().await;
    let browser = app.browser();
    for path in ["/en-us", "/en-us/brands/northstar-play"] {
        let page = browser.get(path).await;
        assert!(page.status == 200 && !page.body.contains("as-of"), "{path}");
    }
}
