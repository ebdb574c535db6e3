//! Tests of the same order submitted more than once: by repeated clicks, in two tabs, after a reload.

use crate::{
    shop::settings::Limits,
    tests::{
        app::{App, live, open},
        browser::Browser,
        double::Double,
        form::Form,
        shopper::{RAIL, checkout_form, filled_form, place, until},
    },
};
use futures::future::join_all;

const EMAIL: &str = "buyer@example.test";

async fn sent(browser: &Browser, form: &Form) -> String {
    browser.submit(form).await.location().to_owned()
}

#[tokio::test]
async fn fifty_concurrent_submissions_make_one_order() {
    let (double, app) = open().await;
    let browser = app.browser();
    let form = filled_form(&browser, EMAIL).await;
    let mut led: Vec<_> = join_all((0..50).map(|_| sent(&browser, &form))).await;
    led.dedup();
    assert_eq!(led.len(), 1, "{led:?}");
    assert_eq!((double.orders().await.len(), double.calls("orders").await), (1, 1));
}

#[tokio::test]
async fn two_tabs_make_one_order() {
    let (double, app) = open().await;
    let browser = app.browser();
    let (one, other) = (filled_form(&browser, EMAIL).await, filled_form(&browser, EMAIL).await);
    assert_eq!(sent(&browser, &one).await, sent(&browser, &other).await);
    assert_eq!(double.calls("orders").await, 1);
}

#[tokio::test]
async fn resubmitted_form_leads_to_its_order() {
    let (double, app) = open().await;
    let browser = app.browser();
    let form = filled_form(&browser, EMAIL).await;
    let order = sent(&browser, &form).await;
    assert_eq!(sent(&browser, &form).await, order);
    assert_eq!(double.calls("orders").await, 1);
}

#[tokio::test]
async fn reloaded_checkout_leads_to_the_unpaid_order() {
    let (double, app) = open().await;
    let browser = app.browser();
    let order = place(&browser, EMAIL).await;
    assert_eq!(place(&browser, EMAIL).await, order);
    assert_eq!(double.calls("orders").await, 1);
}

#[tokio::test]
async fn another_email_in_the_same_form_asks_again() {
    let (double, app) = open().await;
    let browser = app.browser();
    let form = filled_form(&browser, EMAIL).await;
    let order = sent(&browser, &form).await;
    let other = browser.submit(&form.with("email", "other@example.test")).await;
    assert_eq!(other.status, 409);
    assert!(other.body.contains(&format!("href=\"{order}\"")), "{}", other.words());
    assert_eq!(double.calls("orders").await, 1);
    let besides = Form::of(&other.body, "/checkout").with("email", "other@example.test");
    assert_ne!(sent(&browser, &besides).await, order);
    assert_eq!(double.calls("orders").await, 2);
}

#[tokio::test]
async fn same_form_in_another_browser_makes_another_order() {
    let (double, app) = open().await;
    let (one, other) = (app.browser(), app.browser());
    let form = filled_form(&one, EMAIL).await;
    let foreign = filled_form(&other, EMAIL).await.with("key", form.value("key"));
    assert_ne!(sent(&one, &form).await, sent(&other, &foreign).await);
    assert_eq!(double.calls("orders").await, 2);
}

#[tokio::test]
async fn browser_without_cookies_orders_nothing_and_is_told_why() {
    let (double, app) = open().await;
    let form = filled_form(&app.browser(), EMAIL).await;
    let answer = app.browser().submit(&form).await;
    assert_eq!(answer.status, 400);
    assert!(answer.words().to_lowercase().contains("cookie"), "{}", answer.words());
    assert_eq!(double.calls("orders").await, 0);
}

#[tokio::test]
async fn disconnected_shopper_still_has_one_order() {
    let (double, app) = open().await;
    double.fault("orders", "slow").await;
    let browser = app.browser();
    let form = filled_form(&browser, EMAIL).await;
    let first = browser.submit(&form);
    assert!(tokio::time::timeout(std::time::Duration::from_millis(800), first).await.is_err());
    double.heal().await;
    let order = sent(&browser, &form).await;
    until(&browser, &order, "awaiting_payment").await;
    assert_eq!(double.calls("orders").await, 1);
}

#[tokio::test]
async fn concurrent_emails_in_one_form_make_one_order() {
    let (double, app) = open().await;
    let browser = app.browser();
    let form = filled_form(&browser, EMAIL).await;
    let answers = join_all((0..20).map(async |n| {
        let other = form.clone().with("email", &format!("buyer{n}@example.test"));
        browser.submit(&other).await.status
    }));
    let mut statuses = answers.await;
    statuses.sort_unstable();
    assert_eq!((statuses[0], statuses.iter().filter(|status| **status == 409).count()), (303, 19));
    assert_eq!(double.calls("orders").await, 1);
}

#[tokio::test]
async fn another_card_makes_another_order() {
    let (double, app) = open().await;
    let browser = app.browser();
    let order = place(&browser, EMAIL).await;
    let other = checkout_form(&browser, ("northstar-play", "=50 USD"), RAIL).await;
    assert_ne!(sent(&browser, &other.with("email", EMAIL)).await, order);
    let list = browser.get("/en-us/orders").await;
    assert_eq!(list.body.matches("href=\"/en-us/orders/").count(), 2, "{}", list.words());
    assert_eq!(double.calls("orders").await, 2);
}

/// Makes all orders of the shop older by this many seconds.
async fn age(app: &App, seconds: i64) {
    let older = "UPDATE orders SET created_at = created_at - $1";
    sqlx::query(older).bind(seconds).execute(app.shop.orders.journal.store().pool()).await.unwrap();
}

/// Orders the same item several times. All steps but the first page are the same, so the panel is filled in
/// once.
async fn orders_in_a_row(many: usize, between: impl AsyncFn(&App)) {
    let double = Double::plain().await;
    let upstream = live(&double.url);
    let app = App::with(|settings| {
        settings.upstream.mode = upstream;
        settings.limits = Limits {
            prices: 100_000,
            orders: 100_000,
            forms: 100_000,
            orders_per_shopper: 100_000,
            ..settings.limits
        };
    });
    let app = app.await;
    let browser = app.browser();
    let page = browser.get("/en-us/brands/northstar-play").await;
    let panel = Form::of(&page.body, "/checkout").with("pay", RAIL).with("amount", "=25 USD");
    let mut led = std::collections::BTreeSet::new();
    for number in 1..=many {
        let checkout = browser.submit(&panel).await;
        let form = Form::of(&checkout.body, "/checkout").with("email", EMAIL);
        assert!(led.insert(sent(&browser, &form).await), "order {number} is an earlier one");
        let again = browser.submit(&panel).await;
        let again = Form::of(&again.body, "/checkout").with("email", EMAIL);
        assert!(!led.insert(sent(&browser, &again).await), "order {number} was made twice while under way");
        between(&app).await;
    }
    assert_eq!((led.len(), double.orders().await.len()), (many, many));
}

#[tokio::test]
async fn browser_can_buy_the_same_item_150_times() {
    orders_in_a_row(150, async |app| age(app, 3_600).await).await;
}

#[tokio::test]
async fn orders_with_equal_or_unordered_times_repeat_no_key() {
    orders_in_a_row(30, async |app| {
        let same = "UPDATE orders SET created_at = 1000000";
        sqlx::query(same).execute(app.shop.orders.journal.store().pool()).await.unwrap();
    })
    .await;
    let turns = std::sync::atomic::AtomicI64::new(1);
    orders_in_a_row(30, async |app| {
        // Every other order is older than the one before it, as if clocks differed.
        let turn = turns.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let shift = "UPDATE orders SET created_at = $1 WHERE created_at > 10000000";
        let at = 1_000_000 + if turn % 2 == 0 { turn - 3 } else { turn };
        sqlx::query(shift).bind(at).execute(app.shop.orders.journal.store().pool()).await.unwrap();
    })
    .await;
}
