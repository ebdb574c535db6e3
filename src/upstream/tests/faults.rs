//! Tests of everything that may come instead of a usable answer.

use super::*;
use crate::domain::brand::ImageUrl;
use serde_json::json;
use wiremock::{
    Mock,
    matchers::{method, path},
};

/// Reads the rails with this answer. Returns the result as text and the number of requests.
async fn read(answer: ResponseTemplate) -> (String, usize) {
    let server = MockServer::start().await;
    Mock::given(method("GET")).respond_with(answer).mount(&server).await;
    let result = match client(&server).payment_rails(&caller()).await {
        Ok(rails) => format!("{} rails", rails.len()),
        Err(error) => error.detail(),
    };
    (result, server.received_requests().await.unwrap().len())
}

#[tokio::test]
async fn every_answer_is_classified() {
    let limited = || answer(429, "errors/429_rate.json");
    for (answer, meaning, sent) in [
        (limited(), "throttled for 5 s", 1),
        (limited().insert_header("retry-after", "7"), "throttled for 7 s", 1),
        (
            answer(429, "errors/429_v6_only_code.json").insert_header("x-ratelimit-reset", "9"),
            "throttled for 9 s",
            1,
        ),
        (answer(403, "errors/403_burst.json"), "throttled for 5 s", 1),
        (
            ResponseTemplate::new(403).set_body_json(json!({"error": "TOO_MANY_REQUESTS"})),
            "throttled for 5 s",
            1,
        ),
        (
            ResponseTemplate::new(403).set_body_json(json!({"detail": "COUNTRY_BLOCKED"})),
            "refused: COUNTRY_BLOCKED",
            1,
        ),
        (answer(400, "errors/400_missing_filter.json"), "refused: BAD_REQUEST", 1),
        (answer(400, "errors/502_html.txt"), "refused: HTTP_400", 1),
        (answer(401, "errors/401_partner.json"), "unauthorized", 1),
        (answer(404, "errors/404_order.json"), "not found", 1),
        (answer(500, "errors/500_generic.json"), "status 500", 1),
        (answer(502, "errors/502_html.txt"), "status 502", 2),
        (ResponseTemplate::new(503), "status 503", 2),
        (ResponseTemplate::new(503).insert_header("retry-after", "30"), "status 503", 1),
        (ResponseTemplate::new(503).insert_header("retry-after", "0"), "status 503", 2),
        (ResponseTemplate::new(504), "status 504", 2),
        (ResponseTemplate::new(301).insert_header("location", "/"), "status 301", 1),
        (answer(200, "errors/502_html.txt"), "a body of the wrong type: text/html", 1),
        (ResponseTemplate::new(200), "an empty body", 1),
        (
            ResponseTemplate::new(200).set_body_raw("[{\"name\":", "application/json"),
            "a body that is not the expected JSON",
            1,
        ),
        (ResponseTemplate::new(200).set_body_json(json!({})), "a body that is not the expected JSON", 1),
        (
            ResponseTemplate::new(200).set_body_raw(vec![b' '; 8 * 1024 * 1024 + 1], "application/json"),
            "a body larger than 8388608 bytes",
            1,
        ),
        (ResponseTemplate::new(200).set_delay(Duration::from_secs(3)), "no complete answer in time", 1),
        (ResponseTemplate::new(200).set_body_json(json!([])), "0 rails", 1),
    ] {
        assert_eq!(read(answer).await, (meaning.to_owned(), sent), "{meaning}");
    }
}

#[tokio::test]
async fn unavailable_upstream_is_not_called_for_the_requested_time() {
    let server = MockServer::start().await;
    let unavailable = ResponseTemplate::new(503).insert_header("retry-after", "3600");
    Mock::given(method("GET")).respond_with(unavailable).mount(&server).await;
    let client = client(&server);
    assert!(matches!(client.payment_rails(&caller()).await, Err(UpstreamError::Unavailable(_))));
    let Err(UpstreamError::Throttled { retry_after, .. }) = client.payment_rails(&caller()).await else {
        panic!("it was asked again")
    };
    assert!((55..=60).contains(&retry_after.as_secs()), "no longer than a window: {retry_after:?}");
    assert_eq!(server.received_requests().await.unwrap().len(), 1);
}

#[tokio::test]
async fn read_is_retried_once_after_a_gateway_error() {
    let server = MockServer::start().await;
    Mock::given(method("GET")).respond_with(ResponseTemplate::new(502)).up_to_n_times(1).mount(&server).await;
    Mock::given(method("GET")).respond_with(answer(200, "payment_vias.json")).mount(&server).await;
    assert_eq!(client(&server).payment_rails(&caller()).await.unwrap().len(), 11);
}

#[tokio::test]
async fn errors_contain_no_order_id_and_no_partner_id() {
    let id = crate::domain::order::Secret::new("11111111-secret".to_owned());
    let error = client_of("http://127.0.0.1:9").order(&caller(), &id).await.unwrap_err();
    let text = format!("{error} {error:?} {}", error.detail());
    assert!(!text.contains("11111111") && !text.contains("partner-7"), "{text}");
    assert!(matches!(error, UpstreamError::Unavailable(Fault::Connect(_))));
}

#[tokio::test]
async fn pictures_are_checked_and_limited_in_size() {
    let png = |size: usize| ResponseTemplate::new(200).set_body_raw(vec![1; size], "image/png");
    for (answer, meaning) in [
        (png(3), "image/png 3"),
        (
            ResponseTemplate::new(200).set_body_raw("<svg/>", "image/svg+xml; charset=utf-8"),
            "image/svg+xml 6",
        ),
        (png(2 * 1024 * 1024 + 1), "a body larger than 2097152 bytes"),
        (png(0), "an empty body"),
        (answer(200, "errors/502_html.txt"), "a body of the wrong type: text/html"),
        (ResponseTemplate::new(302).insert_header("location", "/other.png"), "status 302"),
        (ResponseTemplate::new(404), "not found"),
    ] {
        let server = MockServer::start().await;
        Mock::given(path("/logo.png")).respond_with(answer).expect(1).mount(&server).await;
        let url = ImageUrl::checked(format!("{}/logo.png", server.uri()));
        let result = match client(&server).image(&url).await {
            Ok((kind, bytes)) => format!("{kind} {}", bytes.len()),
            Err(error) => error.detail(),
        };
        assert_eq!(result, meaning);
        let requests = server.received_requests().await.unwrap();
        assert!(!requests[0].headers.contains_key("x-forwarded-for"));
        assert!(!requests[0].headers.contains_key("x-cr-application"));
        assert_eq!(requests[0].headers["user-agent"], "Kiosk/1.2.3");
    }
}

#[tokio::test]
async fn picture_of_another_host_is_not_fetched() {
    let server = MockServer::start().await;
    let url = ImageUrl::checked("http://127.0.0.1:9/logo.png".to_owned());
    assert_eq!(client(&server).image(&url).await, Err(UpstreamError::NotFound));
}

#[test]
fn invalid_settings_are_refused() {
    let config = |url: &str, partner: &str, version: &str| Config {
        url: url.parse().unwrap(),
        partner_id: Some(partner.into()),
        app_version: version.to_owned(),
        timeout: Duration::from_secs(1),
        budgets: Budgets::default(),
    };
    for (config, error) in [
        (config("ftp://a.test", "p", "1"), NotAConfig::Url),
        (config("data:,x", "p", "1"), NotAConfig::Url),
        (config("https://a.test", "p\n7", "1"), NotAConfig::PartnerId),
        (config("https://a.test", "p", "1\n"), NotAConfig::AppVersion),
    ] {
        assert_eq!(Upstream::new(config).err(), Some(error));
    }
}
