//! What a price in a coin is in ordinary money, and how much that is above the face value.

use super::{app::App, browser::Browser, double::Double};
use crate::domain::quote::PriceView;
use axum::{
    body::{Body, Bytes, to_bytes},
    middleware::map_response,
    response::Response,
};
use rstest::rstest;

async fn about(browser: &Browser, country: &str, amount: &str, coin: &str) -> String {
    let path = format!(
        "/api/quote?locale=en-us&country={country}&brand=northstar-play&amount=%3D{amount}&pay={coin}"
    );
    let answer = browser.get(&path).await;
    assert_eq!(answer.status, 200, "{}", answer.words());
    serde_json::from_value::<PriceView>(answer.json()).unwrap().about
}

#[rstest]
#[case::dollars("US", "25+USD", "USDC%3ASolana", "About $2", true)]
#[case::dollars_by_another_coin("US", "25+USD", "BTC%3ALightning", "About $2", true)]
#[case::euros_by_dollars("DE", "25+EUR", "USDC%3ASolana", "About €2", true)]
#[case::euros("DE", "25+EUR", "EUROC%3AETH+Mainnet", "About €2", true)]
#[case::neither("GB", "25+GBP", "USDC%3ASolana", "About $3", false)]
#[tokio::test]
async fn a_price_is_told_in_the_face_values_money_where_a_coin_stands_for_it(
    #[case] country: &str,
    #[case] amount: &str,
    #[case] rail: &str,
    #[case] begins: &str,
    #[case] has_percent: bool,
) {
    let app = App::sandbox().await;
    let about = about(&app.browser(), country, amount, rail).await;
    assert!(about.starts_with(begins), "{about}");
    assert_eq!(about.contains("% above the face value"), has_percent, "{about}");
}

#[tokio::test]
async fn dollars_stand_in_where_nobody_sells_a_euro() {
    let double = Double::with(|router| router.layer(map_response(without_euros))).await;
    let app = App::over(&double).await;
    let about = about(&app.browser(), "DE", "25+EUR", "USDC%3ASolana").await;
    assert!(about.starts_with("About $2") && !about.contains('%'), "{about}");
}

async fn without_euros(answer: Response) -> Response {
    let (head, body) = answer.into_parts();
    let text = String::from_utf8_lossy(&to_bytes(body, usize::MAX).await.unwrap()).replace("EUROC", "ZUROC");
    Response::from_parts(head, Body::from(Bytes::from(text)))
}
