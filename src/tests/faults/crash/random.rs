//! Tests of two processes on one database, of which one is killed repeatedly at random times while orders are
//! placed. Upstream is a third process that keeps running. Afterwards journal and upstream agree, and every
//! shopper sees the state of their order.

use super::{ORIGIN, Process, state};
use crate::{
    store::tests::{Base, Place},
    tests::{browser::Browser, double::Double, shopper::filled_form},
};
use rand::RngExt;
use rstest::rstest;
use std::time::Duration;

/// When the process is killed, in milliseconds after the form was submitted: from before the request is read
/// to after its response.
const MOMENTS: std::ops::Range<u64> = 0..120;

/// One shopper's order, and the node where it was placed.
struct Bought {
    email: String,
    order: String,
    browser: Browser,
}

#[rstest]
#[tokio::test]
async fn five_random_kills_lose_and_duplicate_no_order(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    killed_at_random(base, 5).await;
}

/// Run by `make crash`, see `bench/crash`.
#[rstest]
#[tokio::test]
#[ignore = "takes minutes"]
async fn hundred_random_kills_lose_and_duplicate_no_order(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    killed_at_random(base, 100).await;
}

async fn killed_at_random(base: Base, kills: usize) {
    let (double, place) = (Double::plain().await, base.place().await);
    let mut nodes = [Process::start(&double, &place), Process::start(&double, &place)];
    let mut bought = Vec::new();
    for n in 0..kills {
        let [victim, _] = &mut nodes;
        bought.push(placed_around_a_kill(&double, victim, n).await);
        nodes.reverse();
        let [survivor, victim] = &mut nodes;
        again_at(survivor, bought.last_mut().unwrap()).await;
        *victim = Process::start(&double, &place);
    }
    judge(&double, &place, bought, &nodes).await;
}

/// Submits a form and kills the process at a random time. The order's page is unknown yet.
async fn placed_around_a_kill(double: &Double, victim: &mut Process, n: usize) -> Bought {
    let browser = Browser::outside(&victim.base, ORIGIN);
    let email = format!("buyer{n}.{}@example.test", double.url.len());
    let form = filled_form(&browser, &email).await;
    let (pressing, sent) = (browser.clone(), form.clone());
    let pressed = tokio::spawn(async move { pressing.try_submit(&sent).await });
    let moment = rand::rng().random_range(MOMENTS);
    tokio::time::sleep(Duration::from_millis(moment)).await;
    victim.kill();
    let _ = pressed.await;
    Bought { email, order: String::new(), browser }
}

/// The same shopper submits the same form to the other node, which was never killed.
async fn again_at(survivor: &Process, bought: &mut Bought) {
    bought.browser = bought.browser.moved_to(&Browser::outside(&survivor.base, ORIGIN));
    let form = filled_form(&bought.browser, &bought.email).await;
    bought.order = bought.browser.submit(&form).await.location().to_owned();
}

async fn judge(double: &Double, place: &Place, bought: Vec<Bought>, nodes: &[Process; 2]) {
    let (mut confirmed, mut unconfirmed) = (0, 0);
    for (n, Bought { email, order, browser }) in bought.iter().enumerate() {
        let browser = browser.moved_to(&Browser::outside(&nodes[n % 2].base, ORIGIN));
        let state = state(&browser, order).await;
        let all = double.orders().await;
        let upstream = all.iter().filter(|upstream| upstream["email"] == email.as_str()).count();
        match (state.as_str(), upstream) {
            ("waiting_for_payment", 1) => confirmed += 1,
            ("unconfirmed", 0 | 1) => unconfirmed += 1,
            (state, upstream) => panic!("{email}: {state} here, {upstream} orders upstream"),
        }
        assert!(
            browser.get("/en-us/orders").await.body.contains(order.as_str()),
            "{email}: the order is not listed"
        );
    }
    assert_eq!(double.calls("orders").await, u64::try_from(double.orders().await.len()).unwrap());
    assert_eq!(confirmed + unconfirmed, bought.len());
    eprintln!("{}: {confirmed} confirmed, {unconfirmed} unconfirmed, none lost or doubled", place.address);
}
