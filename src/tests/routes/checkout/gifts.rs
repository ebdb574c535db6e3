//! Tests of gifts: what is delivered by email goes to another person, and everything else stays with the
//! buyer.

use crate::tests::{
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
async fn gift_is_sent_to_the_recipient_and_shown_to_the_buyer() {
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
async fn invalid_recipient_is_reported_at_its_field(#[case] typed: &str, #[case] words: &str) {
    let (double, app) = open().await;
    let browser = app.browser();
    let told = browser.submit(&gift(&browser, typed).await).await;
    assert_eq!((told.status, double.calls("orders").await), (400, 0), "{}", told.words());
    assert!(told.body.contains(r#"id="gift-error""#) && told.words().contains(words), "{}", told.words());
    assert_eq!(Form::of(&told.body, "/checkout").value("gift"), typed);
}

#[tokio::test]
async fn confirmed_unusual_recipient_is_ordered() {
    let (double, app) = open().await;
    let browser = app.browser();
    let told = browser.submit(&gift(&browser, "friend@gmial.com").await).await;
    browser.submit(&Form::of(&told.body, "/checkout")).await.location();
    assert_eq!(double.calls("orders").await, 1);
}

#[tokio::test]
async fn same_form_with_another_recipient_asks_again() {
    let (double, app) = open().await;
    let browser = app.browser();
    let form = gift(&browser, FRIEND).await;
    browser.submit(&form).await.location();
    let told = browser.submit(&form.with("gift", "another@example.test")).await;
    assert_eq!((told.status, double.calls("orders").await), (409, 1), "{}", told.words());
}

#[tokio::test]
async fn order_without_a_gift_goes_to_the_buyer() {
    let (double, app) = open().await;
    place(&app.browser(), BUYER).await;
    let id = double.order_of(BUYER).await;
    let paid = double.pull(&format!("orders/{id}/pay"), serde_json::json!({})).await;
    assert_eq!(paid["deliveries"][0]["deliverable"]["beneficiary_account"], BUYER);
}
