//! Tests of dry runs, placing and subscribing: what is sent, how often, and what each answer means.

use super::*;
use crate::domain::{
    order::{OrderState, Secret},
    problem::Problem,
};
use futures::StreamExt;
use serde_json::json;
use wiremock::{
    Mock,
    matchers::{body_json, header, method, path},
};

#[tokio::test]
async fn dry_run_is_sent_as_recorded() {
    for (request, recorded) in [
        (cart(), "requests/validation_cart.json"),
        (only(2), "requests/validation_range.json"),
        (only(3), "requests/validation_topup.json"),
        (only(4), "requests/validation_esim.json"),
        (
            {
                let mut request = fixed();
                request.lines[0].label = Some("$25".to_owned());
                request
            },
            "requests/validation_fixed.json",
        ),
    ] {
        let server = MockServer::start().await;
        Mock::given(method("POST"))
            .and(path("/v5/orders/validations"))
            .and(header("x-forwarded-for", "203.0.113.9"))
            .and(body_json(json(recorded)))
            .respond_with(answer(200, "validation_ok_cart.json"))
            .expect(1)
            .mount(&server)
            .await;
        assert!(client(&server).validate(&caller(), &request).await.is_ok(), "{recorded}");
    }
}

#[tokio::test]
async fn order_is_sent_as_recorded() {
    let server = MockServer::start().await;
    Mock::given(method("POST"))
        .and(path("/v5/orders"))
        .and(header("x-cr-application", "partner-7"))
        .and(body_json(json("requests/order_create_cart.json")))
        .respond_with(answer(201, "order_created_usdc_solana.json"))
        .expect(1)
        .mount(&server)
        .await;
    let order = client(&server).place(&caller(), &cart()).await.unwrap();
    assert_eq!(order.state, OrderState::WaitingForPayment);
    assert_eq!(order.amount, Some("26.31".parse().unwrap()));
    assert_eq!((order.coin.as_str(), order.network.as_str()), ("USDC", "Solana"));
}

#[test]
fn free_amount_is_sent_as_a_plain_number() {
    for (amount, written) in
        [("~100", "100"), ("~37.50", "37.5"), ("~0.1", "0.1"), ("~99999999.99", "99999999.99")]
    {
        let mut request = fixed();
        request.lines[0].choice = amount.parse().unwrap();
        let body = serde_json::to_string(&request.dry_run()).unwrap();
        assert!(body.contains(&format!("\"product_value\":{written}}}")), "{body}");
    }
}

#[tokio::test]
async fn validation_is_read_from_any_status() {
    for (status, name, codes) in [
        (200, "validation_problem_200.json", &["OUT_OF_STOCK"][..]),
        (200, "validation_problem_200_limits.json", &["DAILY_SPENDING_LIMIT_EXCEEDED", "FULLNAME_MISSING"]),
        (400, "validation_problem_400_beneficiary.json", &["INVALID_BENEFICIARY_ACCOUNT"]),
        (400, "errors/400_suspended_coin.json", &["SUSPENDED_COIN"]),
        (400, "errors/400_error_code_string.json", &["NOT_AVAILABLE_PRODUCT"]),
        (422, "errors/422_kyc_missing.json", &["KYC_MISSING"]),
        (403, "errors/422_login_required.json", &["LOGIN_REQUIRED"]),
        (200, "validation_ok_fixed.json", &[]),
    ] {
        let server = MockServer::start().await;
        Mock::given(path("/v5/orders/validations")).respond_with(answer(status, name)).mount(&server).await;
        let validation = client(&server).validate(&caller(), &fixed()).await.unwrap();
        let problems: Vec<_> = validation.problems.iter().map(Problem::code).collect();
        assert_eq!(problems, codes, "{name}");
    }
}

#[tokio::test]
async fn result_of_placing_depends_on_the_answer() {
    let refused = |code: &str| format!("refused: {code}");
    for (answer, meaning) in [
        (answer(400, "errors/400_problems.json"), refused("NOT_AVAILABLE_PRODUCT")),
        (answer(422, "errors/422_kyc_missing.json"), refused("KYC_MISSING")),
        (ResponseTemplate::new(400), refused("HTTP_400")),
        (answer(200, "validation_problem_400_beneficiary.json"), refused("INVALID_BENEFICIARY_ACCOUNT")),
        (answer(401, "errors/401_partner.json"), "not sent: unauthorized".to_owned()),
        (answer(404, "errors/404_order.json"), "not sent: not found".to_owned()),
        (answer(403, "errors/403_burst.json"), "not sent: refused a shopper without a reason".to_owned()),
        (answer(429, "errors/429_rate.json"), "not sent: throttled for 5 s".to_owned()),
        (answer(500, "errors/500_generic.json"), "ambiguous: status 500".to_owned()),
        (answer(502, "errors/502_html.txt"), "ambiguous: status 502".to_owned()),
        (ResponseTemplate::new(503), "ambiguous: status 503".to_owned()),
        (
            ResponseTemplate::new(302).insert_header("location", "/v5/orders"),
            "ambiguous: status 302".to_owned(),
        ),
        (answer(200, "errors/502_html.txt"), "ambiguous: a body of the wrong type: text/html".to_owned()),
        (ResponseTemplate::new(201), "ambiguous: an empty body".to_owned()),
        (
            ResponseTemplate::new(200).set_body_json(json!({"ok": true})),
            "ambiguous: a body that is not the expected JSON".to_owned(),
        ),
        (
            ResponseTemplate::new(200).set_body_json(json!(["a-1"])),
            "ambiguous: a body that is not the expected JSON".to_owned(),
        ),
        (
            ResponseTemplate::new(200).set_delay(Duration::from_secs(3)),
            "ambiguous: no complete answer in time".to_owned(),
        ),
    ] {
        let server = MockServer::start().await;
        Mock::given(path("/v5/orders")).respond_with(answer).mount(&server).await;
        let result = client(&server).place(&caller(), &fixed()).await.unwrap_err().detail();
        assert_eq!(result, meaning);
        assert_eq!(server.received_requests().await.unwrap().len(), 1, "sent once: {meaning}");
    }
}

#[tokio::test]
async fn order_without_a_connection_is_not_sent() {
    let placed = client_of("http://127.0.0.1:9").place(&caller(), &fixed()).await;
    assert!(matches!(placed, Err(PlaceError::NotSent(_))), "{placed:?}");
}

#[tokio::test]
async fn validation_is_sent_once() {
    let server = MockServer::start().await;
    Mock::given(method("POST")).respond_with(ResponseTemplate::new(503)).expect(1).mount(&server).await;
    assert!(client(&server).validate(&caller(), &fixed()).await.is_err());
}

#[tokio::test]
async fn answer_about_another_order_is_an_error() {
    let server = MockServer::start().await;
    let recorded = json("order_done_giftcard_code.json");
    let id = recorded["order_id"].as_str().unwrap().to_owned();
    Mock::given(method("GET"))
        .respond_with(answer(200, "order_done_giftcard_code.json"))
        .mount(&server)
        .await;
    let read = async |id: String| client(&server).order(&caller(), &Secret::new(id)).await;
    assert!(read(id.clone()).await.is_ok() && read(id.to_uppercase()).await.is_ok());
    let other = read("97bf7655-f403-4da6-a9bc-d8be4673a113".to_owned()).await;
    assert!(matches!(other, Err(UpstreamError::Unavailable(Fault::Unreadable))), "{other:?}");
}

#[tokio::test]
async fn mismatch_of_the_echo_is_found() {
    let server = MockServer::start().await;
    Mock::given(path("/v5/orders/validations"))
        .respond_with(answer(200, "validation_ok_cart.json"))
        .mount(&server)
        .await;
    let echo = client(&server).validate(&caller(), &cart()).await.unwrap();
    assert_eq!(echo.amount.as_ref().unwrap().to_string(), "197.98 USDC");
    assert_eq!(echo.mismatch(&cart()), None);

    let mut reordered = cart();
    reordered.lines.reverse();
    assert_eq!(echo.mismatch(&reordered), None);

    let mut request = cart();
    request.rail = "USDT:Tron".parse().unwrap();
    assert_eq!(echo.mismatch(&request), Some(Mismatch::Coin));
    assert_eq!(echo.mismatch(&fixed()), Some(Mismatch::Lines));
    for (at, choice, brand) in [
        (1, "=50 USD", "Northstar Play"),
        (2, "~101", "Pomelo Market"),
        (2, "=100 USD", "Pomelo Market"),
        (3, "=20 EUR", "Vela"),
    ] {
        let mut request = cart();
        request.lines[at].choice = choice.parse().unwrap();
        request.lines[at].brand = brand.to_owned();
        assert_eq!(echo.mismatch(&request), Some(Mismatch::Line(at)), "{choice} of {brand}");
    }
    let mut request = cart();
    request.lines[1].country = "CA".parse().unwrap();
    assert_eq!(echo.mismatch(&request), Some(Mismatch::Line(1)), "of another country");
}

#[tokio::test]
async fn subscription_yields_orders_and_a_stop() {
    let server = MockServer::start().await;
    Mock::given(path("/v5/orders/1862d985-eabf-4747-a279-7920d02aee8e/subscribe"))
        .and(header("accept", "text/event-stream"))
        .and(header("x-forwarded-for", "203.0.113.9"))
        .respond_with(
            ResponseTemplate::new(200).set_body_raw(fixture("sse_happy_path.txt"), "text/event-stream"),
        )
        .mount(&server)
        .await;
    let id = Secret::new("1862d985-eabf-4747-a279-7920d02aee8e".to_owned());
    let news: Vec<_> = client(&server).subscribe(&caller(), &id).await.unwrap().collect().await;
    let orders = news.iter().filter(|n| matches!(n, OrderNews::Order(_))).count();
    assert!(orders >= 3, "{orders}");
    assert_eq!(news.last(), Some(&OrderNews::Stop));
}

#[tokio::test]
async fn refused_subscription_keeps_its_reason() {
    let id = Secret::new("a-1".to_owned());
    for (answer, meaning) in [
        (answer(404, "errors/404_order.json"), "not found"),
        (answer(429, "errors/429_rate.json"), "throttled for 5 s"),
        (answer(500, "errors/500_generic.json"), "status 500"),
        (answer(200, "order_done_esim.json"), "a body of the wrong type: application/json"),
    ] {
        let server = MockServer::start().await;
        Mock::given(method("GET")).respond_with(answer).mount(&server).await;
        let Err(error) = client(&server).subscribe(&caller(), &id).await else { panic!("{meaning}") };
        assert_eq!(error.detail(), meaning);
    }
}
