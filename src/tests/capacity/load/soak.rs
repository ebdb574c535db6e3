//! A soak test: for hours, shoppers browse, buy, watch their orders and leave for good. The memory of the
//! node stays flat. `bench/soak` sets the duration.

use super::{Double, ORIGIN, Process, watch};
use crate::{
    shop::settings::tests::soak_duration,
    tests::{
        browser::Browser,
        shopper::{json_of, place},
    },
};
use std::{
    io::{Write, stdout},
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::time::sleep;

const SHOPPERS: usize = 40;

/// The tolerance in kilobytes, in addition to a tenth: the rate limits of each shopper are kept for an hour.
const SLACK: usize = 8 * 1024;

const PAGES: [&str; 7] = [
    "/en-us",
    "/es-us/brands?q=north",
    "/it-us/brands/northstar-play",
    "/en-us/brands?category=games",
    "/zh-us/top-up",
    "/en-us/esim",
    "/en-us/brands/nothing-of-the-kind",
];

async fn pause() {
    sleep(Duration::from_millis(rand::random_range(300..900))).await;
}

/// One shopper after another. Returns how many there were.
async fn come_and_go(double: Arc<Double>, address: String, seat: usize, end: Instant) -> usize {
    let mut shoppers = 0;
    while Instant::now() < end {
        let browser = Browser::outside(&format!("http://{address}"), ORIGIN);
        for path in PAGES {
            let status = browser.get(path).await.status;
            assert!([200, 404].contains(&status), "{status} for {path}");
            pause().await;
        }
        let email = format!("quick+buyer-{seat}-{shoppers}@example.test");
        let order = place(&browser, &email).await;
        let subscribe = format!("{}/subscribe", json_of(&order));
        let cookies = browser.cookie_line();
        let leaves = watch(&address, &subscribe, &cookies).await;
        pause().await;
        leaves.abort();
        let stays = watch(&address, &subscribe, &cookies).await;
        double.pay(&double.order_of(&email).await).await;
        let (_, told) = stays.await.unwrap();
        assert!(told.contains("\"phase\":\"delivered\""), "{told}");
        assert_eq!(browser.get(&order).await.status, 200);
        shoppers += 1;
    }
    shoppers
}

fn mean(kilobytes: &[usize]) -> usize {
    kilobytes.iter().sum::<usize>() / kilobytes.len().max(1)
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "runs as long as configured; make soak runs it"]
async fn memory_stays_flat() {
    let double = Arc::new(Double::plain().await);
    let folder = tempfile::tempdir().unwrap();
    let process = Process::start(&double, &folder.path().join("kiosk.db"));
    let lasts = soak_duration();
    let end = Instant::now() + lasts;
    let coming = (0..SHOPPERS)
        .map(|seat| tokio::spawn(come_and_go(Arc::clone(&double), process.address.clone(), seat, end)));
    let coming: Vec<_> = coming.collect();
    let mut held = Vec::new();
    while Instant::now() < end {
        sleep(lasts / 240).await;
        held.push(process.memory());
    }
    let mut shoppers = 0;
    for seat in coming {
        shoppers += seat.await.unwrap();
    }
    let quarters: Vec<_> = held.chunks(held.len().div_ceil(4)).map(mean).collect();
    writeln!(stdout(), "{shoppers} shoppers; kilobytes in each quarter: {quarters:?}").unwrap();
    let (second, last) = (quarters[1], quarters[3]);
    assert!(last <= second + second / 10 + SLACK, "it grew: {quarters:?} of {held:?}");
}
