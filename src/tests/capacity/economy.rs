//! A thousand shoppers watch the prices of two hundred brands. Upstream gets as many calls as its budgets
//! allow and no more. `bench/economy` runs this test and prints the ratio.

use crate::{
    domain::{cart::Item, choice::Choice, locale::CountryCode},
    shop::{RequestContext, visitor::Visitor},
    tests::{
        app::{App, live},
        double::Double,
        faults::storm::{Log, busiest, note},
        shopper::RAIL,
    },
    upstream::{Budgets, Endpoint},
};
use axum::{Router, middleware};
use serde_json::json;
use std::{
    net::{IpAddr, Ipv4Addr},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

const SHOPPERS: usize = 1_000;
const BRANDS: usize = 200;
const LASTS: Duration = Duration::from_secs(90);

fn visitor(n: usize) -> Visitor {
    let [_, _, high, low] = u32::try_from(n).unwrap().to_be_bytes();
    Visitor { ip: Some(IpAddr::V4(Ipv4Addr::new(198, 51, high, low))), ..Visitor::default() }
}

async fn shop(double: &Double, folder: &Path, budgets: Budgets) -> App {
    let database = format!("sqlite:{}", folder.join("shared.db").display());
    App::with(|settings| {
        settings.upstream.mode = live(&double.url);
        settings.upstream.budgets = budgets;
        settings.database.url = database.parse().unwrap();
    })
    .await
}

/// One amount of each of the first brands, as an earlier run of the shop has read them.
async fn shelf(app: &App) -> Vec<Item> {
    let (coin, language) = ("USDC".parse().unwrap(), "en".parse().unwrap());
    let mut items = Vec::new();
    for country in ["US", "GB", "IT", "BR"].map(|code| code.parse::<CountryCode>().unwrap()) {
        let caller = visitor(0).caller(country);
        let index = app.shop.catalogue.brands(&caller).await.unwrap();
        for hit in index.all().filter(|hit| !hit.brand.sold_out) {
            // Some brands of the sandbox always fail.
            let found = app.shop.catalogue.offer(&caller, &index, &hit.slug, &coin, language).await;
            let Ok(found) = found else { continue };
            let Some(offer) = found.offer else { continue };
            let Some(product) = offer.sellable_fixed().next() else { continue };
            let choice = Choice::Fixed(product.denomination.clone());
            items.push(Item { country, brand: found.slug, choice, to: None });
        }
        app.shop.catalogue.rails(&caller).await.unwrap();
    }
    items.truncate(BRANDS);
    items
}

/// Watches one price until `end`, as the page does. Counts every request in `asked`.
async fn watch(app: Arc<App>, n: usize, item: Item, end: Instant, asked: Arc<AtomicUsize>) {
    let (locale, rail) = ("en-us".parse().unwrap(), RAIL.parse().unwrap());
    tokio::time::sleep(Duration::from_millis(rand::random_range(0..15_000))).await;
    while Instant::now() < end {
        asked.fetch_add(1, Ordering::Relaxed);
        let request = RequestContext { visitor: visitor(n), locale };
        let price = app.shop.pricing.price(&request, &item, &rail).await;
        let pause = price.map_or(15, |price| price.refresh_after);
        tokio::time::sleep(Duration::from_secs(u64::from(pause))).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "takes two minutes; bench/economy runs it"]
async fn thousand_shoppers_stay_within_upstream_budgets() {
    let log = Log::default();
    let noting = Arc::clone(&log);
    let double =
        Double::with(|router: Router| router.layer(middleware::from_fn_with_state(noting, note))).await;
    let folder = tempfile::tempdir().unwrap();
    let items = shelf(&shop(&double, folder.path(), Budgets::ample()).await).await;
    assert_eq!(items.len(), BRANDS);
    tokio::time::sleep(Duration::from_secs(1)).await;

    double.pull("limits", json!({"rates": true})).await;
    log.lock().unwrap().clear();
    let app = Arc::new(shop(&double, folder.path(), Budgets::default()).await);
    let (asked, end) = (Arc::new(AtomicUsize::new(0)), Instant::now() + LASTS);
    let watching = (0..SHOPPERS).map(|n| {
        let item = items[n % items.len()].clone();
        tokio::spawn(watch(Arc::clone(&app), n, item, end, Arc::clone(&asked)))
    });
    futures::future::join_all(watching).await;

    let log = log.lock().unwrap();
    let calls = log.len();
    let throttled = log.iter().filter(|call| call.status == Some(429)).count();
    let minutes = LASTS.as_secs_f64() / 60.0;
    // Without the shop's caches, each page requests a price every 15 seconds, and each request is a call.
    let before = SHOPPERS * 4;
    let a_minute = f64::from(u32::try_from(calls).unwrap()) / minutes;
    let ratio = f64::from(u32::try_from(before).unwrap()) / a_minute;
    eprintln!(
        "{SHOPPERS} shoppers on {} brands asked {} times in {} s: {before} calls a minute before, {a_minute:.0} after, \
         {ratio:.1} times fewer; {throttled} answers were 429",
        items.len(),
        asked.load(Ordering::Relaxed),
        LASTS.as_secs(),
    );
    assert_eq!(throttled, 0);
    for endpoint in Endpoint::ALL {
        let (most, budget) = (busiest(&log, endpoint), Budgets::default().of(endpoint));
        assert!(most <= budget.calls, "{endpoint:?}: {most} calls of {budget}");
    }
    assert!(ratio > 10.0, "{ratio}");
}
