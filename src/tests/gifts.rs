//! A gift: what comes by e-mail goes to somebody else, and everything else stays the buyer's.

use super::{
    app::open,
    browser::Browser,
    form::Form,
    shopper::{codes, filled_form, first_code, place, until},
};
use rstest::rstest;

const BUYER: &str = "buyer@example.test";
const FRIEND: &str = "friend@example.test";

async fn gift(browser: &Browser, friend: &str) -> Form {
    filled_form(browser, BUYER).await.with("gift", friend)
}

#[tokio::test]
async fn a_gift_is_sent_to_the_friend_and_shown_to_the_buyer() {
    let (double, app) = open().await;
    let browser = app.browser();
    let order = browser.submit(&gift(&browser, FRIEND).await).await.location().to_owned();
    let id = double.order_of(BUYER).await;
    let paid = double.pull(&format!("orders/{id}/pay"), serde_json::json!({})).await;
    assert_eq!(paid["deliveries"][0]["deliverable"]["beneficiary_account"], FRIEND);
    until(&browser, &order, "delivered").await;
    assert!(!first_code(&codes(&browser, &order).await).is_empty());
    let page = browser.get(&order).await;
    assert!(!page.everything().contains(FRIEND), "an address is on no page of an order");
}

#[rstest]
#[case::no_address("a friend", "recipient’s email address")]
#[case::a_slip("friend@gmial.com", "friend@gmail.com")]
#[tokio::test]
async fn a_friend_who_cannot_be_reached_is_said_at_the_field(#[case] typed: &str, #[case] words: &str) {
    let (double, app) = open().await;
    let browser = app.browser();
    let told = browser.submit(&gift(&browser, typed).await).await;
    assert_eq!((told.status, double.calls("orders").await), (400, 0), "{}", told.words());
    assert!(told.body.contains(r#"id="gift-error""#) && told.words().contains(words), "{}", told.words());
    assert_eq!(Form::of(&told.body, "/checkout").value("gift"), typed);
}

#[tokio::test]
async fn a_slip_that_is_meant_is_ordered_at_the_second_press() {
    let (double, app) = open().await;
    let browser = app.browser();
    let told = browser.submit(&gift(&browser, "friend@gmial.com").await).await;
    browser.submit(&Form::of(&told.body, "/checkout")).await.location();
    assert_eq!(double.calls("orders").await, 1);
}

#[tokio::test]
async fn the_same_form_with_another_friend_is_asked_about() {
    let (double, app) = open().await;
    let browser = app.browser();
    let form = gift(&browser, FRIEND).await;
    browser.submit(&form).await.location();
    let told = browser.submit(&form.with("gift", "another@example.test")).await;
    assert_eq!((told.status, double.calls("orders").await), (409, 1), "{}", told.words());
}

#[tokio::test]
async fn an_order_without_a_gift_is_the_buyers() {
    let (double, app) = open().await;
    place(&app.browser(), BUYER).await;
    let id = double.order_of(BUYER).await;
    let paid = double.pull(&format!("orders/{id}/pay"), serde_json::json!({})).await;
    assert_eq!(paid["deliveries"][0]["deliverable"]["beneficiary_account"], BUYER);
}
