//! Tests of upstream's budgets, which allow few calls for all shoppers together. A shopper who exceeds their
//! share gets no more calls, and no other shopper loses their payment details or their place in the checkout
//! queue.

use crate::{
    shop::settings::Settings,
    tests::{
        app::{App, live, open},
        browser::{Answer, Browser},
        double::Double,
        form::Form,
        shopper::{CARD, RAIL, checkout_form, codes, filled_form, id_of, json_of, listed, place},
    },
    upstream::Budgets,
};
use std::{path::Path, time::Duration};

/// A shop over a double, with upstream's own budgets.
async fn with_budgets(double: &Double, database: Option<&Path>) -> App {
    App::with(|settings| {
        settings.upstream.mode = live(&double.url);
        settings.upstream.budgets = Budgets::default();
        on(settings, database);
    })
    .await
}

fn on(settings: &mut Settings, database: Option<&Path>) {
    if let Some(path) = database {
        settings.database.url = format!("sqlite:{}", path.display()).parse().unwrap();
    }
}

/// A browser with its own address.
fn shopper(app: &App, [third, fourth]: [u8; 2]) -> Browser {
    let mut browser = app.browser();
    browser.peer.set_ip([198, 51, third, fourth].into());
    browser
}

/// The checkout form of a cart of ten lines, one of which upstream refuses.
async fn refused_cart(browser: &Browser) -> Form {
    let form = checkout_form(browser, CARD, RAIL).await.with("email", "attacker@example.test");
    let item = form.value("lines").trim_matches(['[', ']']).to_owned();
    let sold_out = item.replace("northstar-play", "sold-out-co");
    let amounts = ["=10 USD", "=25 USD", "=50 USD"].map(|amount| item.replace("=25 USD", amount));
    let mut lines: Vec<_> = amounts.iter().cycle().take(9).cloned().collect();
    lines.push(sold_out);
    form.with("lines", &format!("[{}]", lines.join(",")))
}

fn shows_payment(page: &Answer) -> bool {
    page.status == 200 && page.body.contains("data-testid=\"pay-address\"")
}

#[tokio::test]
async fn refused_cart_of_ten_lines_costs_few_validations() {
    let (double, app) = open().await;
    let browser = app.browser();
    let cart = refused_cart(&browser).await;
    let told = browser.submit(&cart).await;
    assert_eq!(told.status, 400, "{}", told.words());
    assert!(told.words().contains("Sold Out Co"), "{}", told.words());
    let calls = double.calls("validations").await;
    assert!(calls <= 6, "{calls}");
}

#[tokio::test]
async fn codes_of_an_unpaid_order_cost_no_call() {
    let (double, app) = open().await;
    let browser = app.browser();
    let order = place(&browser, "buyer@example.test").await;
    browser.get(&json_of(&order)).await;
    let before = double.calls("order").await;
    for _ in 0..10 {
        assert_eq!(codes(&browser, &order).await.body, "[]");
    }
    assert_eq!(double.calls("order").await, before);
}

#[tokio::test]
async fn attackers_cannot_block_payment_panels_or_checkouts() {
    let double = Double::plain().await;
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("kiosk.db");
    // They placed their orders in the hours before.
    let before = App::with(|settings| {
        settings.upstream.mode = live(&double.url);
        on(settings, Some(&database));
    })
    .await;
    let mut waiting = Vec::new();
    for number in 0..38 {
        let browser = shopper(&before, [100, number]);
        let order = place(&browser, &format!("buyer-{number}@example.test")).await;
        waiting.push((browser, order));
    }
    before.shop.close().await;
    let app = with_budgets(&double, Some(&database)).await;
    let attackers = [[200, 1], [200, 2]].map(|address| shopper(&app, address));
    for attacker in &attackers {
        let order = place(attacker, "attacker@example.test").await;
        let cart = refused_cart(attacker).await;
        for _ in 0..7 {
            attacker.submit(&cart).await;
        }
        for _ in 0..60 {
            attacker.post("/api/transfer", &[("order", id_of(&order)), ("payer", "0x")]).await;
            attacker.get(&json_of(&order)).await;
            codes(attacker, &order).await;
        }
    }
    // Each loads its page three times, which is more than upstream allows for all of them together.
    for turn in 0..3 {
        for (browser, order) in &waiting {
            let page = browser.moved_to(&app.browser()).get(order).await;
            assert!(shows_payment(&page), "turn {turn}, {order}: {} {}", page.status, page.words());
        }
    }
    let mut placed = 0;
    for number in 0..12 {
        let browser = shopper(&app, [101, number]);
        let form = filled_form(&browser, &format!("honest-{number}@example.test")).await;
        let answer = browser.submit(&form).await;
        placed += usize::from(answer.status == 303 && !answer.location().contains("/queue"));
    }
    assert!(placed >= 11, "{placed} of 12 checkouts ended");
}

#[tokio::test]
async fn unpaid_orders_are_limited_per_shopper() {
    let double = Double::plain().await;
    let app = App::with(|settings| {
        settings.upstream.mode = live(&double.url);
        settings.limits.unpaid_orders_per_shopper = 2;
    })
    .await;
    let amounts = ["=10 USD", "=25 USD", "=50 USD", "=100 USD"];
    let buy = async |browser: &Browser, amount: &str, email: &str| {
        let form = checkout_form(browser, ("northstar-play", amount), RAIL).await.with("email", email);
        browser.submit(&form).await
    };
    let browser = app.browser();
    for amount in &amounts[..2] {
        assert_eq!(buy(&browser, amount, &format!("{}@example.test", amount.len())).await.status, 303);
    }
    let refused = buy(&browser, amounts[2], "third@example.test").await;
    assert!(refused.status == 429 && refused.words().contains("waiting for payment"), "{}", refused.words());
    let same_address = app.browser();
    assert_eq!(buy(&same_address, amounts[2], "fourth@example.test").await.status, 429);
    assert_eq!(buy(&shopper(&app, [9, 9]), amounts[2], "fifth@example.test").await.status, 303);
    for order in double.orders().await {
        double.pay(order["order_id"].as_str().unwrap()).await;
    }
    let mut answer = refused;
    for _ in 0..100 {
        for order in listed(&browser).await {
            browser.get(&json_of(&order)).await;
        }
        answer = buy(&browser, amounts[2], "sixth@example.test").await;
        if answer.status == 303 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(answer.status, 303, "{}", answer.words());
}

#[tokio::test]
async fn checkout_over_the_budget_is_queued_and_placed_once() {
    let double = Double::plain().await;
    let app = App::with(|settings| {
        settings.upstream.mode = live(&double.url);
        settings.upstream.budgets = Budgets::ample();
        settings.upstream.budgets.agree(crate::upstream::Endpoint::Place, "1/3s".parse().unwrap());
    })
    .await;
    let (first, second) = (shopper(&app, [1, 1]), shopper(&app, [1, 2]));
    let form = filled_form(&second, "second@example.test").await;
    assert!(place(&first, "first@example.test").await.starts_with("/en-us/orders/"));
    let answer = second.submit(&form).await;
    let place = answer.location().to_owned();
    assert!(answer.status == 303 && place.starts_with("/en-us/checkout/queue?ticket="), "{place}");
    assert!(
        second.submit(&form).await.location().starts_with("/en-us/checkout/queue?ticket="),
        "pressed twice"
    );
    let page = second.get(&place).await;
    assert_eq!(page.status, 200, "{}", page.words());
    assert!(
        page.words().contains("You’re in line") && page.words().contains("About 5 seconds"),
        "{}",
        page.words()
    );
    assert!(page.headers.contains_key("refresh") && page.header("cache-control").contains("no-store"));
    assert_eq!(first.get(&place).await.status, 503, "another browser has no place there");
    let mut order = String::new();
    for _ in 0..80 {
        let page = second.get(&place).await;
        if page.status == 303 {
            order = page.location().to_owned();
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(order.starts_with("/en-us/orders/"), "{order}");
    assert_eq!(second.get(&place).await.location(), order, "its place leads there for good");
    assert_eq!(second.submit(&form).await.location(), order, "and so does the form");
    assert!(shows_payment(&second.get(&order).await));
    assert_eq!(double.calls("orders").await, 2);
}

#[tokio::test]
async fn throttled_order_is_queued() {
    let (double, app) = open().await;
    let browser = app.browser();
    let form = filled_form(&browser, "buyer@example.test").await;
    double
        .pull(
            "faults",
            serde_json::json!({"endpoint": "orders", "kind": "429_retry_after", "seconds": 2, "count": 1}),
        )
        .await;
    let place = browser.submit(&form).await.location().to_owned();
    assert!(place.starts_with("/en-us/checkout/queue?ticket="), "{place}");
    for _ in 0..100 {
        let page = browser.get(&place).await;
        if page.status == 303 {
            assert!(page.location().starts_with("/en-us/orders/"), "{}", page.location());
            assert_eq!(double.orders().await.len(), 1);
            assert_eq!(
                listed(&browser).await,
                [page.location()],
                "the attempt that was not sent is no order"
            );
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("it was never placed");
}

#[tokio::test]
async fn unknown_queue_ticket_says_that_nothing_was_ordered() {
    let app = App::sandbox().await;
    let browser = app.browser();
    let page = browser.get("/en-us/checkout/queue?ticket=00112233445566778899aabbccddeeff&since=1").await;
    assert_eq!(page.status, 503);
    assert!(page.words().contains("wasn’t placed"), "{}", page.words());
    assert_eq!(browser.get("/en-us/checkout/queue").await.status, 404);
}
