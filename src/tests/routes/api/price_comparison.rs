//! Tests of a coin price in a fiat currency, and of its markup over the face value.

use crate::{
    domain::quote::PriceView,
    tests::{app::App, browser::Browser, double::Double},
};
use axum::{
    body::{Body, Bytes, to_bytes},
    http::{HeaderValue, Method, header::ACCEPT},
    middleware::map_response,
    response::Response,
};
use rstest::rstest;

const DOLLARS: &str = "country=US&brand=northstar-play&amount=%3D25+USD";
const EUROS: &str = "country=DE&brand=bramble-bowling&amount=%3D20+EUR";
const POUNDS: &str = "country=GB&brand=birchwater-bowling&amount=%3D25+GBP";

async fn about(browser: &Browser, card: &str, rail: &str) -> String {
    let path = format!("/api/quote?locale=en-us&{card}&pay={rail}");
    let mut request = browser.request(Method::GET, &path).body(Body::empty()).unwrap();
    request.headers_mut().insert(ACCEPT, HeaderValue::from_static("application/json"));
    let answer = browser.send(request).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    serde_json::from_value::<PriceView>(answer.json()).unwrap().about
}

#[rstest]
#[case::dollars(DOLLARS, "USDC:Solana", "About $2", true)]
#[case::dollars_by_another_coin(DOLLARS, "BTC:Lightning", "About $2", true)]
#[case::euros_by_dollars(EUROS, "USDC:Solana", "About €2", true)]
#[case::euros(EUROS, "EUROC:ETH+Mainnet", "About €2", true)]
#[case::neither(POUNDS, "USDC:Solana", "About $3", false)]
#[tokio::test]
async fn price_is_shown_in_the_currency_of_the_face_value_if_pegged(
    #[case] card: &str,
    #[case] rail: &str,
    #[case] begins: &str,
    #[case] has_percent: bool,
) {
    let app = App::sandbox().await;
    let about = about(&app.browser(), card, rail).await;
    assert!(about.starts_with(begins), "{about}");
    assert_eq!(about.ends_with("% above face value"), has_percent, "{about}");
}

#[tokio::test]
async fn dollars_are_used_if_no_euro_coin_is_sold() {
    let double = Double::with(|router| router.layer(map_response(without_euros))).await;
    let app = App::over(&double).await;
    let about = about(&app.browser(), EUROS, "USDC:Solana").await;
    assert!(about.starts_with("About $2") && !about.contains('%'), "{about}");
}

async fn without_euros(answer: Response) -> Response {
    let (head, body) = answer.into_parts();
    let text = String::from_utf8_lossy(&to_bytes(body, usize::MAX).await.unwrap()).replace("EUROC", "ZUROC");
    Response::from_parts(head, Body::from(Bytes::from(text)))
}
