//! Tests of a browser that forgets its orders, of a shared terminal, and of a shop without a mail server.

use super::*;

const CHECKOUT: &str = "/en-us/checkout?brand=northstar-play&amount=%3D25+USD&pay=USDC%3ASolana";

#[tokio::test]
async fn forgotten_browser_loses_its_orders_until_they_are_opened_by_email() {
    let shop = Shop::open().await;
    let browser = shop.app.browser();
    let own = place(&browser, EMAIL).await;
    let thief = browser.cookie_line();
    let list = browser.get(ORDERS).await;
    assert!(list.words().contains("open them again by email"), "{}", list.words());
    let forgotten = browser.submit(&Form::of(&list.body, "/orders/forget")).await;
    assert_eq!(forgotten.location(), ORDERS);
    assert!(forgotten.header("set-cookie").contains("Max-Age=0"), "{}", forgotten.header("set-cookie"));
    let list = browser.get(ORDERS).await;
    assert!(
        !list.body.contains(&own) && Form::find(&list.body, "/orders/forget").is_none(),
        "{}",
        list.words()
    );
    assert_eq!(browser.get(&own).await.status, 404);
    let request =
        axum::http::Request::get(&own).header("cookie", thief).body(axum::body::Body::empty()).unwrap();
    assert_eq!(
        shop.app.browser().send(request).await.status,
        404,
        "a copy of the cookie opens nothing either"
    );
    press(&browser, &shop.link(&browser).await).await;
    assert_eq!(browser.get(&own).await.status, 200);
}

#[tokio::test]
async fn shop_without_mail_says_so() {
    let app = App::sandbox().await;
    let browser = app.browser();
    let page = browser.get(ORDERS).await;
    assert!(page.words().contains("This shop doesn’t send its own emails"), "{}", page.words());
    assert_eq!(Form::find(&page.body, "/orders").map(|form| form.action), None);
    assert_eq!(ask(&browser, EMAIL).await.status, 404);
    assert_eq!(browser.get("/en-us/orders/asked").await.status, 404);
}

#[tokio::test]
async fn shared_terminal_keeps_nothing_beyond_its_session() {
    let app = App::with(|settings| settings.store.shared_terminal_minutes = Some(15)).await;
    let browser = app.browser();
    let order = place(&browser, EMAIL).await;
    assert_eq!(browser.get(&order).await.status, 200);
    let checkout = app.browser().get(CHECKOUT).await;
    let cookie = checkout.header("set-cookie");
    assert!(
        cookie.starts_with("kiosk=") && !cookie.contains("Max-Age") && !cookie.contains("Expires"),
        "{cookie}"
    );
    let remembered = App::sandbox().await;
    let checkout = remembered.browser().get(CHECKOUT).await;
    assert!(checkout.header("set-cookie").contains("Max-Age"), "{}", checkout.header("set-cookie"));
}
